"""The called procedures of casework in short, for the tests of those that call them.

What a called procedure does in all its branches is tested in its own module.
"""

from __future__ import annotations

from tests.support.scenario import Case

SEND_HEARING = "Send partshøring"
ANSWER_HEARING = "Registrér partshøringssvar"
OFFER_PLAN = "Tilbyd § 141-handleplan"
MEETING = "2026-03-12T10:00:00+01:00"


def hear_parties(case: Case, team: str) -> None:
    """The party is heard and has no remarks."""
    case.complete(SEND_HEARING, team=team, partshoering_materiale="Udtalelse", partshoering_frist_dage=14)
    case.complete(ANSWER_HEARING, team=team, partshoeringssvar="ingen_bemaerkninger")


def order(case: Case, team: str) -> None:
    """An effort is ordered without handleplan, and udfører knows what is needed."""
    case.complete(OFFER_PLAN, team=team, handleplan_oenskes="nej", magtanvendelse_registreret="nej")
    case.complete("Fastlæg indsatsformål og indsatsmål", team=team, indsatsmaal="Egen økonomi")
    case.complete("Scor indsatsmål via FKO", team=team)
    case.complete("Send bestilling til udfører", team=team, bestilling_dato="2026-03-16")
    case.complete("Modtag bestilling", team="udfoerer", bestilling_tilstraekkelig="ja")


def move_to_other_municipality(case: Case, team: str, responsible: str) -> None:
    """The citizen moves; `responsible` is which of the two municipalities acts from now on."""
    case.complete("Registrér flytning til anden kommune", team=team, ny_kommune="Naboby", flyttedato="2026-04-01")
    case.complete("Rådgiv om handle- og betalingskommune", team="jurist", ny_handlekommune=responsible)
    case.complete("Vejled borger om at kontakte den nye kommune", team=team, samtykke_oversendelse="nej")


def follow_up(case: Case, team: str, outcome: str) -> None:
    """The follow-up is called, prepared, held and assessed, and nothing essential is new."""
    case.complete("Indkald til opfølgningsmøde", team="udfoerer", moede_tidspunkt=MEETING)
    case.complete("Udfyld VUM-opfølgningsskema", team="udfoerer")
    prepare = "Tjek opfølgningsskemaet og forbered opfølgningsmødet"
    case.complete(prepare, team=team, opfoelgningsskema_status="fyldestgoerende", magtanvendelse_registreret="nej")
    case.complete_all((team, "Afhold opfølgningsmøde"), ("udfoerer", "Deltag i opfølgningsmøde"))
    finish = "Færdiggør opfølgningsskemaet og vurdér indsatsen"
    case.complete(finish, team=team, opfoelgning_udfald=outcome, vaesentligt_nyt="nej")
