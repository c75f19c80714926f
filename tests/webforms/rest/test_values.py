from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from engine.errors import ValueInvalid
from webforms.rest.values import read_value, read_variables, typed, written_variables

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


@pytest.mark.parametrize(
    ("sent", "plain"),
    [
        ({"value": "intern", "type": "String"}, "intern"),
        ({"value": 5, "type": "Integer"}, 5),
        ({"value": "5", "type": "Long"}, 5),
        ({"value": 2, "type": "Double"}, 2.0),
        ({"value": True, "type": "Boolean"}, True),
        ({"value": "TRUE", "type": "boolean"}, True),
        ({"value": None, "type": "Null"}, None),
        ({"value": None, "type": "String"}, None),
        ({"value": '["a", {"b": 1}]', "type": "Json"}, ["a", {"b": 1}]),
        ({"value": ["a"], "type": "Json"}, ["a"]),
        (
            {"value": '{"a": 1}', "type": "Object", "valueInfo": {"serializationDataFormat": "application/json"}},
            {"a": 1},
        ),
        ({"value": "2026-07-01T12:00:00.000+0200", "type": "Date"}, "2026-07-01T12:00:00+02:00"),
        ({"value": 7, "type": "String"}, "7"),
    ],
)
def test_a_typed_value_becomes_a_plain_one(sent: dict[str, Any], plain: object) -> None:
    value = read_value("x", sent, COPENHAGEN)
    assert value == plain
    assert type(value) is type(plain)


@pytest.mark.parametrize("plain", [None, True, 3, 1.5, "tekst", ["a"], {"a": 1}])
def test_without_a_type_the_value_is_taken_as_it_is(plain: object) -> None:
    assert read_variables({"x": {"value": plain}}, COPENHAGEN) == {"x": plain}


@pytest.mark.parametrize(
    "sent",
    [
        {"value": "fem", "type": "Integer"},
        {"value": 1.5, "type": "Long"},
        {"value": True, "type": "Integer"},
        {"value": "NaN", "type": "Double"},
        {"value": "måske", "type": "Boolean"},
        {"value": "{", "type": "Json"},
        {"value": "[NaN]", "type": "Json"},
        {"value": "i går", "type": "Date"},
        {"value": ["a"], "type": "String"},
        {"value": "AAAA", "type": "Bytes"},
        {
            "value": "rO0AB",
            "type": "Object",
            "valueInfo": {"serializationDataFormat": "java"},
        },
        "intern",
    ],
)
def test_a_value_that_is_not_of_its_type_is_refused_by_name(sent: object) -> None:
    with pytest.raises(ValueInvalid, match="primaer_indsats"):
        read_value("primaer_indsats", sent, COPENHAGEN)


def test_variables_must_be_a_map() -> None:
    assert read_variables(None, COPENHAGEN) == {}
    with pytest.raises(ValueInvalid):
        read_variables([], COPENHAGEN)


def test_an_answer_says_the_type_of_each_value() -> None:
    answered = written_variables({"a": None, "b": True, "c": 3, "d": 2**40, "e": 0.5, "f": "ja", "g": ["æ"]})
    assert {name: value["type"] for name, value in answered.items()} == {
        "a": "Null",
        "b": "Boolean",
        "c": "Integer",
        "d": "Long",
        "e": "Double",
        "f": "String",
        "g": "Json",
    }
    assert answered["g"] == {"type": "Json", "value": '["æ"]', "valueInfo": {}}


def test_what_is_answered_can_be_sent_back() -> None:
    for plain in (None, True, 3, 0.5, "ja", ["a"], {"b": [1]}):
        assert read_value("x", typed(plain), COPENHAGEN) == plain
