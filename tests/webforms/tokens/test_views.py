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


def test_a_new_key_is_for_deploying_unless_all_is_chosen(site: Flask, visit: SignedIn) -> None:
    owner = visit("procesejer")
    page = owner.get("/adgangsnoegler")
    options = page.root.xpath("//select[@name='formaal']/option/text()")
    assert options == ["Udrulning fra Camunda Modeler", "Alt, hvad du selv må"]
    assert page.root.xpath("//select[@name='formaal']/@aria-describedby") == ["formaal-hint"]
    keys = [
        owner.post("/adgangsnoegler", navn=name, gyldighed="90", **more).root.xpath("//*[@id='key']/@value")[0]
        for name, more in (("Modeler", {}), ("Tavle", {"formaal": "all"}))
    ]
    listed = owner.get("/adgangsnoegler").root.xpath("//tbody/tr/td[@data-title='Må']/text()")
    assert sorted(listed) == ["Alt, hvad du selv må", "Udrulning fra Camunda Modeler"]
    client = site.test_client()
    asked = [client.get("/engine-rest/task", headers={"Authorization": f"Bearer {key}"}).status_code for key in keys]
    assert asked == [403, 200]
    assert owner.post("/adgangsnoegler", navn="x", gyldighed="90", formaal="andet").status == 422


def test_another_system_has_keys_for_all_that_it_may(site: Flask, visit: SignedIn) -> None:
    with site.app_context():
        site.extensions["process_engine"].people.create_user("post", "Post", "post", roles=["integration"])
    system = visit("post")
    assert system.get("/adgangsnoegler").root.xpath("//select[@name='formaal']") == []
    made = system.post("/adgangsnoegler", navn="Post", gyldighed="90")
    key = made.root.xpath("//*[@id='key']/@value")[0]
    answered = site.test_client().get("/engine-rest/external-task", headers={"Authorization": f"Bearer {key}"})
    assert answered.status_code == 200
    assert system.post("/adgangsnoegler", navn="x", gyldighed="90", formaal="deploy").status == 403
