"""HTTP Basic and Bearer for /engine-rest: 401 with JSON, never a redirect to a page (camunda-modeler § 1.4)."""

from __future__ import annotations

import base64
import binascii
from dataclasses import replace

from flask import Response, current_app, g, request
from werkzeug.exceptions import TooManyRequests

from engine.actor import Actor
from webforms.rest.answers import CORS, failure
from webforms.rest.context import engine
from webforms.rest.login_memory import LoginMemory

ANONYMOUS = "Log ind med brugernavn og adgangskode (HTTP Basic) eller med en adgangsnøgle (Bearer token)."
UNKNOWN = "Forkert brugernavn eller adgangskode."
VOID = "Adgangsnøglen gælder ikke. Lav en ny under «Mine adgangsnøgler»."
CHALLENGE = 'Basic realm="Sagsgang", charset="UTF-8"'


def credentials(header: str) -> tuple[str, str] | None:
    """User and password of an `Authorization: Basic` header; None when it is none.

    The Modeler encodes them as Latin-1, browsers and libraries as UTF-8: strictly UTF-8 first, else Latin-1.
    """
    scheme, _, encoded = header.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        raw = base64.b64decode(encoded.strip(), validate=True)
    except (binascii.Error, ValueError):
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    user_id, colon, password = text.partition(":")
    return (user_id, password) if colon else None


def bearer(header: str) -> str | None:
    """The key of an `Authorization: Bearer` header; None when it is none."""
    scheme, _, key = header.partition(" ")
    return key.strip() if scheme.lower() == "bearer" else None


def holder_of(key: str) -> Actor | None:
    """The actor whose key it is, who may do no more than the key is for."""
    holder = engine().tokens.holder_of(key)
    user = engine().people.find(holder.user_id) if holder else None
    if holder is None or user is None or not user.active:
        return None
    return replace(engine().people.actor_of(user), purpose=holder.purpose)


def signed_in(user_id: str, password: str, logins: LoginMemory) -> Actor | None:
    """The actor, when the password is right; a login verified lately costs no password hash.

    Raises TooManyRequests when this account or address has had too many wrong passwords lately.
    """
    people = engine().people
    user = people.find(user_id)
    if user is None or not user.active or not logins.knows(user_id, password, user.epoch):
        address = request.remote_addr or ""
        if people.is_throttled(user_id, address):
            raise TooManyRequests("For mange forkerte forsøg. Vent et kvarter, og prøv igen.")
        user = people.verify(user_id, password)
        if user is None:
            people.count_failure(user_id, address)
            return None
        logins.remember(user_id, password, user.epoch)
    return people.actor_of(user)


def authenticate() -> Response | None:
    """Before each call: `OPTIONS` passes unasked (a preflight carries no credentials), all else must sign in.

    The description of the API is no secret.
    """
    if request.method == "OPTIONS":
        return Response(status=204, headers=CORS)
    if request.endpoint == "engine_rest.openapi":
        return None
    header = request.headers.get("Authorization", "")
    pair, key = credentials(header), bearer(header)
    actor = signed_in(*pair, current_app.extensions["rest_logins"]) if pair else holder_of(key) if key else None
    if actor is None:
        response = failure(401, "AuthenticationException", UNKNOWN if pair else VOID if key else ANONYMOUS)
        response.headers["WWW-Authenticate"] = CHALLENGE
        return response
    g.actor = actor
    return None


def allow_other_origins(response: Response) -> Response:
    """The Modeler's origin is `file://`; this is safe because no cookie is ever read on these paths."""
    response.headers.update(CORS)
    return response
