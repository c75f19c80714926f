"""What every answer of ours forbids the browser (frontend.md § 7): no code but our own files, no frames, no caching."""

from __future__ import annotations

from flask import Flask, Response, abort, request

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
YEAR = 31_536_000
WITHOUT_COOKIE = "/engine-rest"  # nothing there can be done with a cookie
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def protect(app: Flask) -> None:
    """Set the headers on every answer, and refuse what another site's page sends with our cookie."""
    app.before_request(_refuse_other_sites)
    app.after_request(_set_headers)


def _refuse_other_sites() -> None:
    ours = request.headers.get("Sec-Fetch-Site") != "cross-site"
    if not (ours or request.method in SAFE_METHODS or request.path.startswith(WITHOUT_COOKIE)):
        abort(403)


def _set_headers(response: Response) -> Response:
    headers = response.headers
    headers["Content-Security-Policy"] = POLICY
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "same-origin"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    if request.is_secure:
        headers["Strict-Transport-Security"] = f"max-age={YEAR}"
    if request.endpoint == "static":
        kept = f"public, max-age={YEAR}, immutable" if "v" in request.args else "no-cache"
        headers["Cache-Control"] = kept
    else:
        headers["Cache-Control"] = "no-store"
    return response
