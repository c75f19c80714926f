"""The called procedures in short, for the tests of those that call them: their tasks as if they stood in the caller.

What a called procedure does in all its branches is tested in its own module.
"""

from __future__ import annotations

from datetime import date, datetime

from tests.support.scenario import COPENHAGEN, Case

CHECK_VUM = "Kontrollér at VUM er opdateret"
PRESENT = "Fremlæg sagen på mødet (5 minutter)"
AGENDA = "Orientér dig i sagen og sæt den på dagsordenen"


def discuss_deviation(case: Case, team: str, outcome: str, responsible: str | None = None) -> None:
    """The adviser describes a deviation, the nearest leader decides; `responsible` has the case if it is agreed."""
    case.complete("Beskriv ønsket afvigelse fra samarbejdsaftalen", team=team, afvigelse_beskrivelse="Særlige forhold")
    agreed = {"afvigelse_ansvarlig_team": responsible} if responsible else {}
    case.complete("Drøft afvigelse med rådgiver", team="teamleder", afvigelse_udfald=outcome, **agreed)


def follow_up_after_three_months(case: Case, giving: str, receiving: str) -> None:
    """The follow-up of a handover that begins on 2 March, without changes in the efforts."""
    assert case.due(CHECK_VUM) == date(2026, 3, 2)
    case.complete(CHECK_VUM, team=giving, vum_opdateret="ja")
    assert case.due("Indkald til tre-måneders opfølgning") == date(2026, 6, 2)
    case.complete("Indkald til tre-måneders opfølgning", team=giving, moede_tidspunkt="2026-06-02T10:00:00+02:00")
    assert case.timer("Tre måneder er gået") == datetime(2026, 6, 2, 9, 0, tzinfo=COPENHAGEN)
    case.advance("P3M")
    assert case.responsible_team == giving
    case.complete("Afhold den primære samtale ved tre-måneders opfølgning", team=giving)
    case.complete("Notér og stil spørgsmål ved tre-måneders opfølgning", team=receiving)
    assert case.responsible_team == receiving
    case.complete("Opdatér VUM og serviceydelser", team=receiving, aendringer_i_indsats="nej")


def put_to_taskforce(case: Case, team: str, wished: str) -> None:
    """A recommendation of a citizen without an open taskforce case, written for a meeting at the wished time."""
    case.complete("Kvalitetssikr sagen efter tjeklisten", team=team, aaben_taskforcesag="nej")
    case.complete("Kvalitetssikr sagen som teamleder", team="teamleder", kvalitetssikret="ja")
    for name in ("Opret henvendelse på borgeren", "Opret henvendelsesnotat", "Opret sag"):
        case.complete(name, team=team)
    case.complete("Opret indstilling", team=team, oensket_moedetidspunkt=wished)


def meet_taskforce(case: Case, team: str, framework: str, target_group: str) -> None:
    """Taskforce takes the case at the wished time, finishes its work and closes the recommendation."""
    case.complete(AGENDA, team="taskforce", dagsorden_udfald="oensket_tidspunkt")
    case.complete(PRESENT, team=team)
    case.complete("Giv sparring på sagsåbning, sagsoplysning og sagsvurdering (50 minutter)", team="taskforce")
    case.complete(
        "Saml op på sparringen (5 minutter)", team="taskforce", botilbudsramme_behov=framework, maalgruppe=target_group
    )
    case.complete("Skriv kort notat i CURA", team="taskforce")
    case.complete("Behandl indstillingen efter mødet", team="taskforce", taskforce_behandling="godkendt")
    case.complete("Luk indstillingen", team="taskforce")


def exceed_deadline(case: Case, team: str, necessary: str = "ja") -> None:
    """The team weighs whether its deadline must be exceeded, and when it must, writes to the citizen."""
    case.complete("Vurdér om fristoverskridelsen er nødvendig", team=team, overskridelse_noedvendig=necessary)
    if necessary == "ja":
        case.complete("Send brev om at sagsbehandlingstiden ikke kan overholdes", team=team)
