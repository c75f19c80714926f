from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from engine.process_engine import ProcessEngine
from tests.webforms.conftest import SignedIn, configured
from tests.webforms.page import Visitor
from webforms import create_app
from webforms.extensions import migrate

PASSWORD = "en lang adgangskode"


@pytest.fixture
def local(tmp_path: Path) -> Flask:
    """Production: accounts with passwords, cookies over TLS only."""
    config = configured(tmp_path, login="local")
    migrate(config)
    app = create_app(config)
    app.config["WTF_CSRF_SSL_STRICT"] = False  # the test client sends no Referer
    with app.app_context():
        engine: ProcessEngine = app.extensions["process_engine"]
        engine.people.create_user("anna", "Anna", PASSWORD, ["tot"])
    return app


def secure(app: Flask) -> Visitor:
    return Visitor(app.test_client(), "https://localhost")


def test_the_demo_offers_a_button_per_person(site: Flask) -> None:
    page = Visitor(site.test_client()).get("/login")
    buttons = page.root.xpath("//button[@name='user']/@value")
    assert {"tot", "fagteam", "procesejer", "admin"} <= set(buttons)
    assert not page.root.xpath("//input[@type='password']")


def test_who_is_not_signed_in_is_sent_to_the_sign_in_page_and_back(site: Flask) -> None:
    client = site.test_client()
    answer = client.get("/sager?status=alle")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/login?next=/sager?status%3Dalle"
    visitor = Visitor(client)
    page = visitor.post("/login/demo", user="tot", next="/sager?status=alle")
    assert page.heading == "Sager"


@pytest.mark.parametrize("target", ["https://andet.dk/", "//andet.dk/", "/\\andet.dk", "javascript:alert(1)"])
def test_nobody_is_led_to_another_site(site: Flask, target: str) -> None:
    visitor = Visitor(site.test_client())
    assert visitor.redirected("/login/demo", user="tot", next=target) == (303, "/")


def test_signing_out_ends_the_session(visit: SignedIn) -> None:
    tot = visit("tot")
    assert "Du er logget ud." in tot.post("/logud").text
    assert tot.client.get("/opgaver").status_code == 303


def test_a_new_password_ends_every_session(visit: SignedIn, site: Flask, door: ProcessEngine) -> None:
    tot = visit("tot")
    with site.app_context():
        door.people.set_password("tot", "noget andet")
    assert tot.client.get("/opgaver").status_code == 303


def test_an_idle_hour_ends_the_session(visit: SignedIn) -> None:
    tot = visit("tot")
    with tot.client.session_transaction() as session:
        session["seen"] -= 3601
    assert tot.client.get("/opgaver").status_code == 303


def test_a_post_without_token_is_refused_and_shows_what_was_typed(visit: SignedIn) -> None:
    tot = visit("tot")
    answer = tot.client.post("/sager/start/p85_ekstern_til_intern", data={"behovsbeskrivelse": "Den lange tekst"})
    assert answer.status_code == 400
    assert "Den lange tekst" in answer.text


def test_a_post_from_another_site_is_refused(visit: SignedIn) -> None:
    tot = visit("tot")
    token = tot.token()
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert tot.client.post("/logud", data={"csrf_token": token}, headers=headers).status_code == 403


def test_a_local_account_signs_in_with_its_password(local: Flask) -> None:
    visitor = secure(local)
    assert visitor.post("/login", user="anna", password="forkert").status == 422
    page = visitor.post("/login", user="anna", password=PASSWORD)
    assert page.heading == "Opgaver"
    assert "Anna" in page.text


def test_local_accounts_have_no_demo_buttons(local: Flask) -> None:
    visitor = secure(local)
    assert visitor.post("/login/demo", user="anna").status == 404
    assert not visitor.get("/login").root.xpath("//button[@name='user']")


def test_the_cookie_is_for_this_host_over_tls_only(local: Flask) -> None:
    headers = secure(local).get("/login").answer.headers
    cookie = headers["Set-Cookie"]
    assert cookie.startswith("__Host-session=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert "max-age=31536000" in headers["Strict-Transport-Security"]


def test_the_sixth_guess_is_not_even_tried(local: Flask) -> None:
    visitor = secure(local)
    for _ in range(5):
        visitor.post("/login", user="anna", password="forkert")
    page = visitor.post("/login", user="anna", password=PASSWORD)
    assert page.status == 429
    assert "Vent et kvarter" in page.text


def test_a_closed_account_cannot_sign_in(local: Flask) -> None:
    with local.app_context():
        local.extensions["process_engine"].people.deactivate("anna")
    assert secure(local).post("/login", user="anna", password=PASSWORD).status == 422
