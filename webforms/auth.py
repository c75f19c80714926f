"""Who it is: signing in and out, and the person behind each request. What a person may do, the engine decides."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

from flask import Blueprint, Flask, abort, flash, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response as BaseResponse

from engine.clock import SystemClock
from engine.records.people import UserRecord
from webforms.context import config, engine
from webforms.formats import danish_order
from webforms.texts import DEMO_GROUPS

blueprint = Blueprint("auth", __name__)
LIFETIME = timedelta(hours=10)
IDLE_SECONDS = 3600
REFRESH_SECONDS = 60
OPEN_ENDPOINTS = frozenset({"auth.sign_in", "auth.sign_in_demo", "health"})
OPEN_BLUEPRINTS = frozenset({"engine_rest", "kit_lists", "web_apps"})  # they ask for themselves
WRONG = "Brugernavn eller adgangskode er forkert."
THROTTLED = "For mange forkerte forsøg. Vent et kvarter, og prøv igen."


def require_sign_in(app: Flask) -> None:
    """Find out before each page who asks; nobody is sent to the sign-in page."""
    app.before_request(_load_actor)
    app.register_blueprint(blueprint)


def _load_actor() -> BaseResponse | None:
    g.actor = None
    if request.blueprint in OPEN_BLUEPRINTS or request.endpoint == "static":
        return None
    user = _user_of_session()
    if user is not None:
        g.actor = engine().people.actor_of(user)
    elif request.endpoint is not None and request.endpoint not in OPEN_ENDPOINTS:
        session.pop("user", None)
        return redirect(url_for("auth.sign_in", next=_here()), 303)
    return None


def _user_of_session() -> UserRecord | None:
    """The person of the session cookie, while it is neither idle for an hour nor ended everywhere."""
    user_id, seen, present = session.get("user"), session.get("seen", 0), _seconds()
    if not isinstance(user_id, str) or present - seen > IDLE_SECONDS:
        return None
    user = engine().people.find(user_id)
    if user is None or not user.active or user.epoch != session.get("epoch"):
        return None
    if present - seen > REFRESH_SECONDS:
        session["seen"] = present
    return user


def _begin(user: UserRecord) -> BaseResponse:
    target = _safe(request.form.get("next", ""))
    session.clear()
    session.permanent = True
    session.update(user=user.id, epoch=user.epoch, seen=_seconds())
    return redirect(target or url_for("home"), 303)


@blueprint.route("/login", methods=["GET", "POST"])
def sign_in() -> BaseResponse | str | tuple[str, int]:
    """The demo's buttons, or user name and password."""
    if request.method == "GET" or config().is_demo:
        return _page(target=_safe(request.args.get("next", "")))
    user_id, password = request.form.get("user", "").strip(), request.form.get("password", "")
    people, address = engine().people, request.remote_addr or ""
    if people.is_throttled(user_id, address):
        return _page(THROTTLED, user_id, _safe(request.form.get("next", ""))), 429
    user = people.verify(user_id, password)
    if user is None:
        people.count_failure(user_id, address)
        return _page(WRONG, user_id, _safe(request.form.get("next", ""))), 422
    return _begin(user)


@blueprint.post("/login/demo")
def sign_in_demo() -> BaseResponse:
    """Be one of the demo people; only in demo mode."""
    if not config().is_demo:
        abort(404)
    user = engine().people.find(request.form.get("user", ""))
    if user is None or not user.active:
        abort(404)
    return _begin(user)


@blueprint.post("/logud")
def sign_out() -> BaseResponse:
    """End this session."""
    session.clear()
    flash("Du er logget ud.", "success")
    return redirect(url_for("auth.sign_in"), 303)


def _page(error: str = "", user_id: str = "", target: str = "") -> str:
    groups = _demo_groups() if config().is_demo else []
    return render_template("auth/sign_in.html", error=error, user=user_id, target=target, groups=groups)


def _demo_groups() -> list[tuple[str, list[UserRecord]]]:
    """The demo people under headings: advisers and teams, leaders, and those with a role of their own."""
    people = sorted((user for user in engine().people.users() if user.active), key=lambda user: danish_order(user.name))
    leaders = engine().settings.manager_groups
    headed: dict[str, list[UserRecord]] = {heading: [] for heading in DEMO_GROUPS}
    for user in people:
        is_leader = not leaders.isdisjoint(user.groups)
        headed[DEMO_GROUPS[2 if user.roles else 1 if is_leader else 0]].append(user)
    return [(heading, members) for heading, members in headed.items() if members]


def _here() -> str:
    """The page that was asked for, to come back to after signing in."""
    return request.full_path.rstrip("?") if request.method == "GET" and request.path != "/" else ""


def _safe(target: str) -> str:
    """`target` if it is a path on this site, else nothing."""
    parts = urlsplit(target)
    is_ours = target.startswith("/") and not target.startswith("//") and "\\" not in target
    return target if is_ours and not parts.scheme and not parts.netloc else ""


def _seconds() -> int:
    """Real time, whatever the demo clock says: a session must not end because the clock was moved."""
    return int(SystemClock().now().timestamp())
