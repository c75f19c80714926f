from __future__ import annotations

from engine.forms.options import chosen, labels, posted_text
from engine.forms.parts import read_options

OPTIONS = read_options([{"label": "Ja", "value": "ja"}, "nej", 1, True, {"value": "x"}, {"label": "uden værdi"}, None])


def test_options_are_pairs_or_values_that_are_their_own_labels() -> None:
    assert [(option.value, option.label) for option in OPTIONS] == [
        ("ja", "Ja"),
        ("nej", "nej"),
        (1, "1"),
        (True, "True"),
        ("x", "x"),
    ]


def test_a_number_and_a_boolean_are_different_answers() -> None:
    assert chosen(OPTIONS, 1) == OPTIONS[2]
    assert chosen(OPTIONS, True) == OPTIONS[3]
    assert chosen(OPTIONS, "1") is None
    assert [posted_text(value) for value in ("ja", 1, True, 2.5)] == ["ja", "1", "true", "2.5"]


def test_values_are_shown_by_their_labels_and_unknown_ones_as_they_are() -> None:
    assert labels(OPTIONS, "ja") == "Ja"
    assert labels(OPTIONS, ["ja", "findes ikke længere"]) == "Ja, findes ikke længere"


def test_what_is_no_list_gives_no_options() -> None:
    assert read_options(None) == read_options("tekst") == read_options({"a": 1}) == ()
