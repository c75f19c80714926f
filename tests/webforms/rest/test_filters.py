from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from engine.errors import ValueInvalid
from webforms.rest import filters
from webforms.rest.parameters import Parameters

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


@dataclass(frozen=True)
class Row:
    name: str
    due_at: datetime | None = None
    done: bool = False


ROWS = [
    Row("Vurdér sagen", datetime(2026, 3, 2, tzinfo=UTC)),
    Row("Send brev"),
    Row("Afhold møde", datetime(2026, 3, 1, tzinfo=UTC), done=True),
]
FILTERS = {
    "name": filters.equal("name"),
    "nameIn": filters.within("name"),
    "nameLike": filters.like("name"),
    "dueBefore": filters.before("due_at"),
    "dueAfter": filters.after("due_at"),
    "done": filters.when(lambda row: row.done),
    "finished": filters.answers(lambda row: row.done),
}


def names(**values: Any) -> list[str]:
    return [row.name for row in filters.selected(ROWS, Parameters(values, COPENHAGEN), FILTERS)]


def test_each_filter_that_was_sent_must_hold() -> None:
    assert names() == ["Vurdér sagen", "Send brev", "Afhold møde"]
    assert names(name="Send brev") == ["Send brev"]
    assert names(nameLike="%é% s%") == names(nameLike="V______sagen") == names(nameLike="%agen") == ["Vurdér sagen"]
    assert names(nameLike="Send brev") == names(nameLike="Send%") == names(nameLike="%S%brev%") == ["Send brev"]
    assert names(nameLike="end") == names(nameLike="%x%") == names(nameLike="(.*)") == []
    assert names(nameIn="Send brev,Afhold møde") == ["Send brev", "Afhold møde"]
    assert names(dueBefore="2026-03-01T12:00:00Z") == ["Afhold møde"]
    assert names(dueAfter="2026-03-01T12:00:00.000+0100") == ["Vurdér sagen"]
    assert names(name="Send brev", done="true") == []


def test_a_flag_asks_only_when_true_and_an_answer_also_when_false() -> None:
    assert names(done="TRUE") == ["Afhold møde"]
    assert len(names(done="false")) == 3
    assert names(finished=False) == ["Vurdér sagen", "Send brev"]


def test_unknown_names_are_ignored() -> None:
    assert len(names(tenantIdIn="x", startInstructions=[])) == 3


def test_records_are_ordered_by_several_names_and_empty_values_come_last() -> None:
    asked = Parameters({"sorting": [{"sortBy": "dueDate", "sortOrder": "desc"}]}, COPENHAGEN)
    assert [row.name for row in filters.ordered(ROWS, asked, {"dueDate": "due_at"})] == [
        "Vurdér sagen",
        "Afhold møde",
        "Send brev",
    ]


def test_an_order_we_have_not_is_refused_with_those_we_have() -> None:
    with pytest.raises(ValueInvalid, match="dueDate"):
        filters.ordered(ROWS, Parameters({"sortBy": "farve"}, COPENHAGEN), {"dueDate": "due_at"})


def test_a_page_is_cut_out() -> None:
    assert Parameters({"firstResult": "1", "maxResults": 1}, COPENHAGEN).page([1, 2, 3]) == [2]
    assert Parameters({"maxResults": "0"}, COPENHAGEN).page([1, 2, 3]) == []
    with pytest.raises(ValueInvalid, match="maxResults"):
        Parameters({"maxResults": "-1"}, COPENHAGEN).page([1])
