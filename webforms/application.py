"""Puts the application together: database, engine, protection, sign-in, pages, /engine-rest."""

from __future__ import annotations

from flask import Flask, redirect, url_for
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response

from webforms import auth, demo, errors, presentation, rest, security
from webforms.cases import control, starting
from webforms.cases.export import blueprint as case_export
from webforms.cases.views import blueprint as cases
from webforms.config import Config, read_config
from webforms.deployments.views import blueprint as deployments
from webforms.documents.views import blueprint as documents
from webforms.extensions import csrf, open_engine
from webforms.incidents.views import blueprint as incidents
from webforms.kit import views as kit
from webforms.migrations.views import blueprint as migrations
from webforms.overview.views import blueprint as overview
from webforms.recurring.views import blueprint as recurring
from webforms.repair.views import blueprint as repair
from webforms.succession.views import blueprint as succession
from webforms.tasks.export import blueprint as task_export
from webforms.tasks.views import blueprint as tasks
from webforms.tokens.views import blueprint as tokens
from webforms.trials import tasks as trial_tasks
from webforms.trials.views import blueprint as trials
from webforms.versions import at_once, releasing
from webforms.versions.views import blueprint as versions

LARGEST_REQUEST = 5 * 1024 * 1024
LARGEST_FORM = 2 * 1024 * 1024  # long drafts


def assemble(config: Config | None = None) -> Flask:
    """The application; without `config` it reads the environment."""
    settings = config or read_config()
    app = Flask(__name__)
    _configure(app, settings)
    open_engine(app, settings)
    security.protect(app)
    csrf.init_app(app)
    errors.handle_errors(app)
    presentation.give_to_templates(app)
    if settings.is_demo:
        demo.register(app)
    auth.require_sign_in(app)
    exports = (case_export, task_export)
    pages = (tasks, starting.blueprint, cases, control.blueprint, succession, overview, recurring, incidents)
    owners = (
        deployments,
        documents,
        versions,
        releasing.blueprint,
        at_once.blueprint,
        trials,
        trial_tasks.blueprint,
        migrations,
        repair,
        tokens,
    )
    for blueprint in (*pages, *exports, *owners, kit.blueprint, kit.open_blueprint):
        app.register_blueprint(blueprint)
    rest.register(app)
    app.add_url_rule("/", "home", home)
    app.add_url_rule("/sundhed", "health", health)
    if settings.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies, x_host=settings.proxies
        )
    return app


def home() -> Response:
    """The front page is the list of tasks."""
    return redirect(url_for("tasks.inbox"), 303)


def health() -> tuple[str, int, dict[str, str]]:
    """For whoever watches the server."""
    return "ok\n", 200, {"Content-Type": "text/plain; charset=utf-8"}


def _configure(app: Flask, settings: Config) -> None:
    is_safe = not settings.is_demo  # production is reached over TLS only
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SECRET_KEY_FALLBACKS=list(settings.old_secret_keys),
        SESSION_COOKIE_NAME="__Host-session" if is_safe else "session",
        SESSION_COOKIE_SECURE=is_safe,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",  # with Strict the answer of a sign-in server would come without session
        PERMANENT_SESSION_LIFETIME=auth.LIFETIME,
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        TRUSTED_HOSTS=list(settings.trusted_hosts) or None,
        WTF_CSRF_TIME_LIMIT=None,  # the session's own limits hold
        WTF_CSRF_SSL_STRICT=is_safe,
    )
