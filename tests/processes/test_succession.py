"""What the application owes the procedures: deviations (C-14), what follows (C-15), what recurs (C-19), case lists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from engine.demo_clock import DemoClock, advance_to
from engine.process_engine import ProcessEngine
from tests.support import settled
from tests.support.engine_route import ADMIN, member_of
from tests.support.folders import PROCESSES
from tests.support.scenario import Case, Municipality
from webforms.organisation import settle_organisation

STARTED: dict[str, Any] = {"ansvarlig_team": "maalgruppeteam"}


@pytest.fixture
def municipality(procedures: Path, tmp_path: Path) -> Iterator[Municipality]:
    """All procedures, and what the organisation has settled beside them."""
    app = settled.copy(procedures, tmp_path)
    with app.app_context():
        settle_organisation(app.extensions["process_engine"], PROCESSES / "organisation.toml")
        yield settled.reached_by_verbs(app)
    settled.close(app)


def engine_of(municipality: Municipality) -> ProcessEngine:
    engine: ProcessEngine = municipality.route.engine  # type: ignore[attr-defined]
    return engine


def offered(municipality: Municipality, case: Case) -> list[str]:
    return [each.process_key for each in engine_of(municipality).read.follow_ons(case.id, ADMIN)]


def born_of(municipality: Municipality, case: Case) -> list[Case]:
    found = engine_of(municipality).read.relatives(case.id, ADMIN).offspring
    return [Case(municipality.route, each.id) for each in found]


def test_a_deviation_raised_in_a_called_procedure_ends_the_procedure_that_called_it(
    municipality: Municipality,
) -> None:
    case = municipality.start("p85_ekstern_til_intern", ansvarlig_team="tot")
    case.complete_all(
        ("tot", "Inddrag fagteamrådgiver til sparring"),
        ("fagteam", "Giv sparring om leverandør og arbejdsgang"),
        (
            "tot",
            "Vurdér hvem der varetager den primære indsats",
            {"primaer_indsats": "intern", "afvigelse_oenskes": "nej"},
        ),
    )
    open_task = case.tasks[0]
    engine = engine_of(municipality)
    raised = engine.deviations.raise_from(open_task.id, member_of(open_task.team))
    deviation = Case(municipality.route, raised.id)
    assert deviation.variables["udloesende_procedure"] == "§ 85 – Fra ekstern til intern"
    assert deviation.variables["udloesende_opgave"] == open_task.name
    deviation.complete("Beskriv ønsket afvigelse fra samarbejdsaftalen", team="tot", afvigelse_beskrivelse="Nej tak")
    deviation.complete(
        "Drøft afvigelse med rådgiver",
        team="teamleder",
        afvigelse_udfald="afvigelse_aftalt",
        afvigelse_ansvarlig_team="hjemindsats",
    )
    assert (deviation.end_state, case.end_state) == ("afvigelse_aftalt", "afvigelse_aftalt")
    assert (case.responsible_team, case.waits_at) == ("hjemindsats", [])


def to_the_whole(case: Case) -> None:
    """An application about a child, up to the whole assessment."""
    case.complete_all(
        ("maalgruppeteam", "Registrér henvendelsen og svar borgeren"),
        ("maalgruppeteam", "Gennemgå ny henvendelse på ugentligt møde"),
        ("teamleder", "Deltag i ugentlig gennemgang af nye henvendelser"),
        ("maalgruppeteam", "Indhent relevante oplysninger", {"partshoering_noedvendig": "nej"}),
        ("maalgruppeteam", "Vurdér om forældrene er i målgruppen for §§ 41 og 42", {"i_maalgruppen": "ja"}),
        (
            "boernehandicap",
            "Oplys sagen sammen med forældrene",
            {"hjaelpemiddel_relevant": "nej", "oevrig_ansoegning": "nej"},
        ),
    )


def test_a_childrens_examination_starts_at_once_beside_the_application(municipality: Municipality) -> None:
    case = municipality.start("boernehandicap_ansoegning", **STARTED)
    to_the_whole(case)
    assert born_of(municipality, case) == []
    needs = {"saerlig_stoette_behov": "ja", "ydelse": "merudgifter"}
    case.complete("Foretag helhedsvurdering", team="boernehandicap", **needs)
    assert case.variables["bfu_igangsat"] == "ja"
    (examination,) = born_of(municipality, case)
    assert examination.variables["sag_id"] == case.variables["sag_id"]
    assert examination.variables["borger_ref"] == "B-1"
    assert examination.variables["opmaerksom_dato"] == "2026-03-02"
    assert examination.variables["bfu_frist"].startswith("2026-07-02")
    assert examination.incidents == []
    assert examination.responsible_team == "boernehandicap"
    assert not case.ended


def test_a_grant_is_followed_up(municipality: Municipality) -> None:
    case = municipality.start("boernehandicap_ansoegning", **STARTED)
    to_the_whole(case)
    case.complete_all(
        ("boernehandicap", "Foretag helhedsvurdering", {"saerlig_stoette_behov": "nej", "ydelse": "merudgifter"}),
        ("boernehandicap", "Vurdér behov for partshøring", {"partshoering_noedvendig": "nej"}),
        (
            "boernehandicap",
            "Udarbejd udkast til afgørelse og vurdér bevillingskompetence",
            {"afgoerelse_udfald": "bevilling", "inden_for_kompetence": "ja"},
        ),
        ("boernehandicap", "Udarbejd afgørelse med begrundelse og klagevejledning", {"afgoerelse_udfald": "bevilling"}),
    )
    assert case.end_state == "bevilget"
    assert offered(municipality, case) == ["boerne_opfoelgning"]
    engine = engine_of(municipality)
    followed = engine.instances.start_follow_on(case.id, "boerne_opfoelgning", member_of("boernehandicap"))
    assert followed.business_key == case.variables["sag_id"]
    assert Case(municipality.route, followed.id).variables["borger_ref"] == "B-1"


@pytest.mark.parametrize(("team", "next_key"), [("team_107", "p107_sag"), ("tot", "vum_sagsforloeb")])
def test_a_distributed_case_goes_on_where_its_team_works(municipality: Municipality, team: str, next_key: str) -> None:
    way = {"team_107": "p107", "tot": "p108_ekstern"}[team]
    case = municipality.start("ungekoordinering_fordeling", ansvarlig_team="fagteam")
    while case.tasks:
        first = case.tasks[0]
        case.complete(first.name, team=first.team, aabenlyst_forloeb=way, modtagende_team=team)
    assert (case.end_state, case.responsible_team) == ("sag_fordelt", team)
    assert offered(municipality, case) == [next_key]


def test_three_months_start_each_recurring_procedure_once(municipality: Municipality) -> None:
    engine = engine_of(municipality)
    clock = engine.clock
    assert isinstance(clock, DemoClock)
    lines = engine.read.recurring(ADMIN)
    assert all(each.is_deployed for each in lines)
    advance_to(clock, engine.jobs, clock.now() + timedelta(days=92))
    started = [each.last_business_key for each in engine.read.recurring(ADMIN) if each.last_instance_id]
    assert len(started) == len(lines) - 1  # all but the yearly one
    assert {"ledelsestilsyn-fagteam-2026-04", "ledelsesinformation-maaned-2026-03"} <= set(started)
    assert engine.read.incidents(ADMIN) == []
    assert {each.end_state for each in engine.read.instances(ADMIN, size=100)} == {None}
    advance_to(clock, engine.jobs, clock.now() + timedelta(days=366))
    assert all(each.last_instance_id for each in engine.read.recurring(ADMIN))


def test_a_taskforce_case_goes_from_one_saved_list_to_the_other(municipality: Municipality) -> None:
    engine = engine_of(municipality)
    ready, closed = engine.read.case_lists(member_of("taskforce"))

    def listed() -> tuple[int, int]:
        seen = member_of("taskforce")
        return tuple(len(engine.read.instances(seen, saved=each)) for each in (ready, closed))  # type: ignore[return-value]

    values = {"oensket_moedetidspunkt": "2026-03-12T09:00:00+01:00", "indstillingsstatus": "klar_til_godkendelse"}
    case = municipality.start("taskforce_moede", ansvarlig_team="tot", **values)
    assert listed() == (1, 0)
    answers = {"dagsorden_udfald": "oensket_tidspunkt", "botilbudsramme_behov": "ja", "maalgruppe": "p107"}
    while case.tasks:
        first = case.tasks[0]
        case.complete(first.name, team=first.team, taskforce_behandling="godkendt", **answers)
    assert case.end_state == "behandlet"
    assert listed() == (0, 1)
