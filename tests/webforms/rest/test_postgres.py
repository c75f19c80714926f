"""The same face on PostgreSQL: one handover from start to end, with the clock moved by another process."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.support import settled
from tests.support.called import CHECK_VUM, follow_up_after_three_months
from tests.support.folders import PROCESSES, in_order

HANDOVER = "p85_ekstern_til_intern"


@pytest.mark.postgres
def test_a_handover_runs_on_postgresql_behind_two_processes(postgres: Engine, tmp_path: Path) -> None:
    url = postgres.url.render_as_string(hide_password=False)
    first, second = settled.app_on(url, tmp_path), settled.app_on(url, tmp_path)
    settled.fill(first, [PROCESSES / key for key in in_order(HANDOVER)])
    case = settled.reached_over_rest(first).start(HANDOVER, ansvarlig_team="tot")
    case.complete("Inddrag fagteamrådgiver til sparring", team="tot")
    case.complete("Giv sparring om leverandør og arbejdsgang", team="fagteam")
    assess = "Vurdér hvem der varetager den primære indsats"
    case.complete(assess, team="tot", primaer_indsats="intern", afvigelse_oenskes="nej")
    assert case.waits_at == [CHECK_VUM]
    case.route = settled.reached_over_rest(second).route
    follow_up_after_three_months(case, "tot", "fagteam")
    assert (case.end_state, case.responsible_team) == ("sag_hos_fagteam", "fagteam")
    settled.close(first)
    settled.close(second)
