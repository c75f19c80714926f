from __future__ import annotations

from typing import Any

import pytest

from engine.errors import ValueInvalid
from webforms.repair.typed import shown, value


@pytest.mark.parametrize("held", ["", "tekst", True, False, 7, -3, 2.5, ["a", "b"], {"a": [1, None]}])
def test_what_is_shown_is_read_back_as_it_was(held: Any) -> None:
    assert value(shown(held), held) == held


def test_numbers_are_written_in_danish_too() -> None:
    assert value("1.234,5", 2.5) == 1234.5
    assert value("12", 2.5) == 12


@pytest.mark.parametrize(("typed", "old"), [("måske", True), ("mange", 7), ("[1", ["a"])])
def test_what_cannot_be_read_is_refused(typed: str, old: Any) -> None:
    with pytest.raises(ValueInvalid):
        value(typed, old)


def test_nothing_is_none_for_what_was_no_text() -> None:
    assert value(" ", 7) is None
    assert value("ny", None) == "ny"
