from __future__ import annotations

from flask import Flask


def test_the_modeler_is_told_without_login_where_our_pages_are(app: Flask) -> None:
    answered = app.test_client().get("/.well-known/camunda-automation-platform/webapps")
    assert answered.status_code == 200
    assert answered.get_json().keys() == {"cockpitUrl", "adminUrl", "tasklistUrl"}
    assert not answered.get_json()["cockpitUrl"].endswith("/cockpit")
    assert answered.headers["Access-Control-Allow-Origin"] == "*"


def test_its_links_lead_to_the_deployment_and_the_case(app: Flask) -> None:
    client = app.test_client()
    asked = '[{"type":"id","operator":"eq","value":"abc"}]'
    deployment = client.get("/modeler/repository", query_string={"deploymentsQuery": asked})
    assert deployment.status_code == 302
    assert deployment.headers["Location"].endswith("/abc")
    case = client.get("/modeler/process-instance/x-1")
    assert case.status_code == 302
    assert case.headers["Location"].endswith("/x-1")


def test_a_link_without_an_id_leads_to_the_list(app: Flask) -> None:
    for asked in ("", "x", "[]", "[3]"):
        answered = app.test_client().get("/modeler/repository", query_string={"deploymentsQuery": asked})
        assert answered.headers["Location"] == "/udrulninger"
