from __future__ import annotations

from flask import Flask

from tests.webforms.conftest import SignedIn
from webforms.security import POLICY


def test_the_policy_allows_our_own_files_and_nothing_else() -> None:
    assert POLICY.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in POLICY
    assert "frame-ancestors 'none'" in POLICY


def test_every_answer_carries_the_headers(site: Flask) -> None:
    client = site.test_client()
    for path in ("/login", "/opgaver", "/findes-ikke", "/engine-rest/version", "/static/css/theme.css", "/sundhed"):
        headers = client.get(path, buffered=True).headers
        assert headers["Content-Security-Policy"] == POLICY, path
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert headers["Referrer-Policy"] == "same-origin", path
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin", path


def test_files_are_kept_for_a_year_when_their_address_names_their_content(site: Flask) -> None:
    client = site.test_client()
    assert "immutable" in client.get("/static/css/theme.css?v=12345678", buffered=True).headers["Cache-Control"]
    plain = client.get("/static/css/theme.css", buffered=True)
    assert plain.headers["Cache-Control"] == "no-cache"
    assert plain.headers["ETag"]


def test_an_unknown_page_is_a_page_in_danish(visit: SignedIn) -> None:
    page = visit("tot").get("/findes-ikke")
    assert (page.status, page.heading) == (404, "Siden findes ikke")


def test_too_large_a_request_is_told_in_danish(visit: SignedIn) -> None:
    tot = visit("tot")
    page = tot.post("/logud", fyld="x" * (6 * 1024 * 1024))
    assert page.status == 413
    assert "større end 5 MB" in page.text
