from __future__ import annotations

from flask import Flask

from tests.webforms.conftest import SignedIn


def test_a_key_is_shown_once_and_opens_the_api(site: Flask, visit: SignedIn) -> None:
    owner = visit("procesejer")
    assert owner.get("/procedurer").link("Mine adgangsnøgler") == "/adgangsnoegler"
    assert "Du har ingen nøgler." in owner.get("/adgangsnoegler").text
    made = owner.post("/adgangsnoegler", navn="Modeler", gyldighed="90")
    key = made.root.xpath("//*[@id='key']/@value")[0]
    assert "http://localhost/engine-rest" in made.text
    assert key not in owner.get("/adgangsnoegler").answer.text
    client = site.test_client()
    bearer = {"Authorization": f"Bearer {key}"}
    assert client.get("/engine-rest/deployment?maxResults=0", headers=bearer).status_code == 200
    owner.post(owner.get("/adgangsnoegler").root.xpath("//form[contains(@action, 'tilbagekald')]/@action")[0])
    answered = client.get("/engine-rest/deployment?maxResults=0", headers=bearer)
    assert answered.status_code == 401
    assert "Adgangsnøglen gælder ikke" in answered.get_json()["message"]


def test_a_key_without_a_name_or_beyond_a_year_is_refused(visit: SignedIn) -> None:
    owner = visit("procesejer")
    page = owner.post("/adgangsnoegler", navn="", gyldighed="90")
    assert (page.status, page.title[:6]) == (422, "Fejl: ")
    assert owner.post("/adgangsnoegler", navn="x", gyldighed="366").status == 422
    assert owner.post("/adgangsnoegler", navn="x", gyldighed="altid").status == 422


def test_advisers_have_no_keys(visit: SignedIn) -> None:
    assert visit("tot").get("/adgangsnoegler").status == 403
    assert visit("tot").post("/adgangsnoegler", navn="x", gyldighed="90").status == 403


def test_nobody_revokes_the_key_of_another(visit: SignedIn) -> None:
    owner = visit("procesejer")
    made = owner.post("/adgangsnoegler", navn="Modeler", gyldighed="90")
    action = made.root.xpath("//form[contains(@action, 'tilbagekald')]/@action")[0]
    assert visit("admin").post(action).status == 404
    assert "Gælder ikke" not in owner.get("/adgangsnoegler").text
