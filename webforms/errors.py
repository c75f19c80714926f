"""One table from what went wrong to a status and a Danish page. /engine-rest answers its errors itself, as JSON."""

from __future__ import annotations

from flask import Flask, current_app, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from engine.errors import (
    ConcurrentChange,
    EngineError,
    InstanceSuspended,
    InvalidInput,
    NotAllowed,
    NotFound,
    Refused,
)

Answer = tuple[str, int]
PAGES: tuple[tuple[type[EngineError], int, str, str], ...] = (
    (NotFound, 404, "Findes ikke", "Sagen kan være gået videre. Gå tilbage til listen, og se, hvor den står nu."),
    (NotAllowed, 403, "Det må du ikke", "Mener du, at du skulle have adgang, så tal med din leder."),
    (ConcurrentChange, 409, "Prøv igen", ""),
    (InstanceSuspended, 409, "Sagen er sat på pause", "Når den genoptages, kan du fortsætte."),
    (Refused, 409, "Det kan ikke lade sig gøre nu", "Andre kan være kommet først. Gå tilbage, og se, hvor sagen står."),
    (InvalidInput, 422, "Det kan ikke bruges", ""),
)
STATUSES = {
    400: ("Forespørgslen kunne ikke læses", "Gå tilbage, og prøv igen."),
    403: ("Det må du ikke", "Forespørgslen kom fra et andet websted eller er for gammel."),
    404: ("Siden findes ikke", "Adressen kan være skrevet forkert, eller siden kan være flyttet."),
    405: ("Forespørgslen kunne ikke læses", "Siden kan ikke kaldes på den måde."),
    413: ("For stort", "Det, du sendte, er større end 5 MB."),
    429: ("For mange forsøg", "Vent et kvarter, og prøv igen."),
}
UNEXPECTED = ("Der skete en fejl", "Fejlen er noteret. Prøv igen, eller skriv til administratoren.")
SIGNED_OUT = ("Siden er for gammel", "Din session er udløbet, eller du er logget ud i en anden fane.")
NOT_KEPT = frozenset({"csrf_token", "password", "next", "__felter"})


def status_of(error: EngineError) -> int:
    """The HTTP status of an engine error."""
    return next((status for kind, status, _, _ in PAGES if isinstance(error, kind)), 500)


def handle_errors(app: Flask) -> None:
    """Answer every error of the pages with a page."""
    app.register_error_handler(EngineError, _engine_error)
    app.register_error_handler(CSRFError, _signed_out)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _unexpected)


def page(status: int, heading: str, sentence: str, advice: str = "") -> Answer:
    """A page that says what went wrong; after a post with what was typed, so that it can be copied."""
    return render_template("errors/error.html", heading=heading, sentence=sentence, advice=advice, kept=_kept()), status


def _engine_error(error: EngineError) -> Answer:
    for kind, status, heading, advice in PAGES:
        if isinstance(error, kind):
            return page(status, heading, error.message, advice)
    return _unexpected(error)


def _signed_out(error: CSRFError) -> Answer:
    return page(400, *SIGNED_OUT, advice="Log ind igen, og send derefter.")


def _http_error(error: HTTPException) -> Answer:
    status = error.code or 500
    heading, sentence = STATUSES.get(status, UNEXPECTED)
    return page(status, heading, sentence)


def _unexpected(error: Exception) -> Answer:
    current_app.logger.exception("%s %s", request.method, request.path, exc_info=error)
    return page(500, *UNEXPECTED)


def _kept() -> list[tuple[str, str]]:
    if request.method != "POST" or request.content_length is None:
        return []
    try:
        fields = request.form.items(multi=True)
        return [(name, text) for name, text in fields if name not in NOT_KEPT and text.strip()]
    except HTTPException:  # too large to be read at all
        return []
