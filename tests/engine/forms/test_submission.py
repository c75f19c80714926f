from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import FormInvalid
from engine.forms import Form, initial_values, submission
from tests.engine.forms.documents import component, form

NOW, ZONE = datetime(2026, 3, 9, 12, tzinfo=UTC), ZoneInfo("Europe/Copenhagen")


def post(found: Form, variables: Mapping[str, Any] | None = None, /, **texts: str | list[str]) -> dict[str, Any]:
    posted = {key: [text] if isinstance(text, str) else text for key, text in texts.items()}
    return submission.read_posted(found, posted, variables or {}, now=NOW, zone=ZONE)


def errors(found: Form, variables: Mapping[str, Any] | None = None, /, **texts: str | list[str]) -> dict[str, str]:
    with pytest.raises(FormInvalid) as raised:
        post(found, variables, **texts)
    return raised.value.errors


def check(found: Form, values: Mapping[str, Any], variables: Mapping[str, Any] | None = None) -> dict[str, Any]:
    return submission.check_values(found, values, variables or {}, now=NOW, zone=ZONE)


EVERY_KIND = form(
    component("textfield", "linje"),
    component("textarea", "tekst"),
    component("number", "tal"),
    component("number", "taltekst", serializeToString=True),
    component("checkbox", "kryds"),
    component("checklist", "liste"),
    component("taglist", "maerker"),
    component("radio", "valg"),
    component("select", "valgt"),
    component("datetime", "dag"),
    component("datetime", "tid", subtype="time"),
    component("datetime", "moede", subtype="datetime"),
)


def test_each_kind_of_field_gives_its_typed_value() -> None:
    values = post(
        EVERY_KIND,
        linje="to\r\nlinjer\tog et tab ",
        tekst="to\r\nlinjer",
        tal="1.234,50",
        taltekst="1.234,50",
        kryds="true",
        liste=["nej", "ja", "ja"],
        maerker="nej",
        valg="ja",
        valgt="nej",
        dag="9.3.2026",
        tid="14.05",
        moede="09.07.2026",
        moede__tid="14.05",
    )
    assert values == {
        "linje": "to linjer og et tab",
        "tekst": "to\nlinjer",
        "tal": 1234.5,
        "taltekst": "1234.5",
        "kryds": True,
        "liste": ["ja", "nej"],
        "maerker": ["nej"],
        "valg": "ja",
        "valgt": "nej",
        "dag": "2026-03-09",
        "tid": "14:05:00",
        "moede": "2026-07-09T14:05:00+02:00",
    }


def test_what_is_left_empty_has_the_empty_value_of_its_kind() -> None:
    empty = dict.fromkeys(["tal", "taltekst", "valg", "valgt", "dag", "tid", "moede"])
    expected = {"linje": "", "tekst": "", "kryds": False, "liste": [], "maerker": []} | empty
    assert post(EVERY_KIND) == check(EVERY_KIND, {}) == check(EVERY_KIND, dict.fromkeys(expected)) == expected
    assert post(EVERY_KIND, linje="  ", tal=" ", dag="", moede="", moede__tid=" ") == expected


def test_a_moment_may_be_posted_as_one_iso_text() -> None:
    assert post(EVERY_KIND, moede="2026-03-09T14:05:00+01:00")["moede"] == "2026-03-09T14:05:00+01:00"


@pytest.mark.parametrize(
    ("texts", "key", "sentence"),
    [
        ({"dag": "31.02.2026"}, "dag", "Skriv datoen som dag.måned.år, for eksempel 09.03.2026."),
        ({"moede": "x", "moede__tid": "14.05"}, "moede", "Skriv datoen som dag.måned.år, for eksempel 09.03.2026."),
        ({"moede": "9.3.2026"}, "moede", "Skriv klokkeslættet som timer.minutter, for eksempel 14.05."),
        ({"moede__tid": "14.05"}, "moede", "Skriv datoen som dag.måned.år, for eksempel 09.03.2026."),
        ({"tid": "25.00"}, "tid", "Skriv klokkeslættet som timer.minutter, for eksempel 14.05."),
        ({"moede": "29.3.2026", "moede__tid": "2.30"}, "moede", "findes ikke den 29.03.2026"),
        ({"tal": "tolv"}, "tal", "Skriv et tal, for eksempel 1.234,50."),
        ({"valg": "måske"}, "valg", "Vælg en af mulighederne."),
        ({"liste": ["ja", "måske"]}, "liste", "Vælg kun blandt mulighederne."),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field(texts: dict[str, Any], key: str, sentence: str) -> None:
    found = errors(EVERY_KIND, **texts)
    assert list(found) == [key]
    assert sentence in found[key]


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("textfield", "Udfyld «Felt»."),
        ("textarea", "Udfyld «Felt»."),
        ("number", "Udfyld «Felt»."),
        ("datetime", "Udfyld «Felt»."),
        ("radio", "Vælg et svar i «Felt»."),
        ("select", "Vælg et svar i «Felt»."),
        ("checklist", "Sæt mindst ét kryds i «Felt»."),
        ("checkbox", "Sæt kryds i «Felt»."),
    ],
)
def test_a_required_field_left_empty_is_named(kind: str, sentence: str) -> None:
    required = form(component(kind, "felt", required=True))
    assert errors(required) == {"felt": sentence}
    with pytest.raises(FormInvalid):
        check(required, {"felt": None})


def test_all_errors_come_at_once_in_the_order_of_the_fields() -> None:
    found = form(component("textfield", "b", required=True), component("number", "a"), component("textfield", "c"))
    assert list(errors(found, a="x", c="ok")) == ["b", "a"]


ALL = component("checklist", "punkter", properties={"allRequired": "true"})


def test_a_checklist_where_all_must_be_ticked_says_so() -> None:
    assert errors(form(ALL), punkter="ja") == {"punkter": "Sæt kryds ved alle punkter i «Punkter»."}
    assert errors(form(ALL)) == {"punkter": "Sæt kryds ved alle punkter i «Punkter»."}
    assert post(form(ALL), punkter=["nej", "ja"]) == {"punkter": ["ja", "nej"]}


REASON = form(
    component("radio", "udfald"), component("textarea", "hvorfor", properties={"requiredIf": '=udfald != "ja"'})
)


def test_a_field_may_be_required_only_for_some_answers() -> None:
    assert post(REASON, udfald="ja") == {"udfald": "ja", "hvorfor": ""}
    assert errors(REASON, udfald="nej") == {"hvorfor": "Udfyld «Hvorfor»."}


HIDDEN = form(component("radio", "a"), component("number", "b", required=True, hide='=a != "ja"'))


def test_a_hidden_field_is_neither_checked_nor_submitted() -> None:
    assert post(HIDDEN, a="nej", b="ikke et tal") == {"a": "nej"}
    assert check(HIDDEN, {"a": "nej", "b": "x"}) == {"a": "nej"}
    assert list(errors(HIDDEN, a="ja")) == ["b"]


FIXED = form(
    component("select", "aarsag", readonly=True, required=True, defaultValue="ja"),
    component("textfield", "lukket", disabled=True, required=True),
    component("textfield", "delvis", readonly='=laas = "ja"'),
)


def test_a_fixed_field_has_its_default_or_variable_never_what_was_posted() -> None:
    assert post(FIXED, aarsag="nej", lukket="x", delvis="fri") == {"aarsag": "ja", "delvis": "fri"}
    assert post(FIXED, {"aarsag": "nej", "lukket": "y"}, aarsag="ja") == {"aarsag": "nej", "delvis": ""}
    assert post(FIXED, {"aarsag": "findes ikke"})["aarsag"] == "ja"
    assert check(FIXED, {"aarsag": "nej"})["aarsag"] == "ja"


def test_a_field_may_be_fixed_by_an_expression() -> None:
    assert post(FIXED, {"laas": "ja", "delvis": "før"}, delvis="nu")["delvis"] == "før"


def test_unknown_fields_are_dropped() -> None:
    assert post(form(component("textfield", "a")), a="x", ansvarlig_team="tot") == {"a": "x"}
    assert check(form(component("textfield", "a")), {"a": "x", "ansvarlig_team": "tot"}) == {"a": "x"}


def test_a_computed_field_sees_the_others_and_takes_nothing_from_the_post() -> None:
    found = form(component("number", "a"), component("expression", "dobbelt", expression="=a * 2"))
    assert post(found, a="21", dobbelt="1") == {"a": 21, "dobbelt": 42}


def test_dotted_keys_nest_and_leave_the_rest_of_the_object() -> None:
    found = form(component("textfield", "borger.vej"), component("textfield", "borger.by"))
    values = submission.read_posted(found, {"borger.vej": ["Gade 1"]}, {"borger": {"ref": "B1"}}, now=NOW, zone=ZONE)
    assert values == {"borger": {"ref": "B1", "vej": "Gade 1", "by": ""}}
    assert check(found, {"borger": {"by": "X"}, "borger.vej": "Y"}) == {"borger": {"vej": "Y", "by": "X"}}


def test_answers_may_come_from_a_variable_or_an_expression() -> None:
    found = form(
        component("select", "team", valuesKey="teams"), component("select", "to", valuesExpression='=["a", team]')
    )
    teams = {"teams": ["tot", {"label": "Fagteam", "value": "fagteam"}]}
    assert post(found, teams, team="fagteam", to="fagteam") == {"team": "fagteam", "to": "fagteam"}
    assert list(errors(found, teams, team="andet", to="b")) == ["team", "to"]
    assert list(errors(found, {}, team="tot")) == ["team"]


NUMBERS = [{"label": "En", "value": 1}, {"label": "Sand", "value": True}]


def test_answers_that_are_no_text_keep_their_type() -> None:
    found = form(component("radio", "a", values=NUMBERS), component("checklist", "b", values=NUMBERS))
    assert post(found, a="1", b=["true"]) == {"a": 1, "b": [True]}
    assert check(found, {"a": True, "b": [1]}) == {"a": True, "b": [1]}


RULES: list[tuple[dict[str, Any], str, str]] = [
    (component("textfield", "a", validate={"minLength": 3}), "ab", "Skriv mindst 3 tegn i «A»."),
    (component("textarea", "a", validate={"maxLength": "=1 + 1"}), "abc", "Skriv højst 2 tegn i «A». Der er 3."),
    (component("textfield", "a"), "x" * 10_001, "Skriv højst 10.000 tegn"),
    (component("number", "a", validate={"min": 14}), "13,5", "Tallet i «A» skal være mindst 14."),
    (component("number", "a", validate={"max": 2}), "3", "Tallet i «A» må højst være 2."),
    (component("number", "a", decimalDigits=0), "1,5", "Skriv et helt tal i «A»."),
    (component("number", "a", decimalDigits=1), "0,15", "Skriv et tal med højst 1 decimal i «A»."),
    (component("number", "a", increment=0.1), "0,35", "Tallet i «A» skal gå op i 0,1."),
    (component("textfield", "a", validate={"pattern": "^[A-Z]"}), "ab", "har ikke den rigtige form"),
    (component("textfield", "a", validate={"pattern": "^x", "patternErrorMessage": "Skriv x."}), "y", "Skriv x."),
    (component("textfield", "a", validate={"validationType": "email"}), "a@b", "Skriv en mailadresse"),
    (component("textfield", "a", validate={"validationType": "phone"}), "123", "Skriv et telefonnummer"),
    (component("datetime", "a", disallowPassedDates=True), "08.03.2026", "Datoen i «A» må ikke ligge før i dag."),
    (component("textfield", "a"), "Borger 010101-1234", "Skriv en reference, aldrig et CPR-nummer."),
]


@pytest.mark.parametrize(("written", "text", "sentence"), RULES)
def test_each_rule_has_its_sentence(written: dict[str, Any], text: str, sentence: str) -> None:
    assert sentence in errors(form(written), a=text)["a"]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (component("textfield", "a", validate={"minLength": 3, "maxLength": 3}), " abc "),
        (component("number", "a", validate={"min": 14, "max": 14}), "14"),
        (component("number", "a", increment=0.1), "0,3"),
        (component("textfield", "a", validate={"pattern": "B-\\d+"}), "se B-12 her"),
        (component("textfield", "a", validate={"validationType": "email"}), "navn@kommune.dk"),
        (component("textfield", "a", validate={"validationType": "phone"}), "12 34 56 78"),
        (component("datetime", "a", disallowPassedDates=True), "09.03.2026"),
        (component("textarea", "a"), "Fritekst med 010101-1234 er rådgiverens ansvar"),
        (component("textfield", "a", validate={"minLength": 3}), ""),
    ],
)
def test_what_keeps_to_the_rules_is_accepted(written: dict[str, Any], text: str) -> None:
    post(form(written), a=text)


def test_a_pattern_cannot_hang_the_server() -> None:
    bomb = form(component("textfield", "a", validate={"pattern": "^(a+)+$"}))
    assert list(errors(bomb, a="a" * 5000 + "!")) == ["a"]


@pytest.mark.parametrize(
    ("key", "value", "result"),
    [
        ("tal", 14, 14),
        ("tal", 2.5, 2.5),
        ("tal", "2,5", 2.5),
        ("taltekst", 2.5, "2.5"),
        ("dag", "2026-03-09", "2026-03-09"),
        ("dag", "2026-03-09T12:00:00+01:00", "2026-03-09T12:00:00+01:00"),
        ("moede", "2026-03-09T12:00", "2026-03-09T12:00:00+01:00"),
        ("moede", "2026-03-09", "2026-03-09"),
        ("liste", "ja", ["ja"]),
        ("liste", ["ja"], ["ja"]),
    ],
)
def test_typed_values_are_taken_as_they_are_meant(key: str, value: Any, result: Any) -> None:
    assert check(EVERY_KIND, {key: value})[key] == result


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("tal", True),
        ("tal", float("nan")),
        ("tal", 10**40),
        ("tal", [1]),
        ("linje", 5),
        ("kryds", "ja"),
        ("dag", 20260309),
        ("dag", "i morgen"),
        ("valg", "måske"),
        ("valg", {"value": "ja"}),
        ("liste", ["måske"]),
    ],
)
def test_typed_values_of_the_wrong_kind_are_refused(key: str, value: Any) -> None:
    with pytest.raises(FormInvalid) as raised:
        check(EVERY_KIND, {key: value})
    assert list(raised.value.errors) == [key]


def test_a_value_left_out_keeps_what_the_page_would_show() -> None:
    found = form(
        component("textarea", "noter", required=True),
        component("radio", "udfald", required=True, properties={"decision": "true"}),
        component("number", "dage", defaultValue=14),
    )
    variables = {"noter": "før", "udfald": "ja"}
    assert check(found, {"udfald": "nej"}, variables) == {"noter": "før", "udfald": "nej", "dage": 14}
    with pytest.raises(FormInvalid) as raised:
        check(found, {}, variables)
    assert list(raised.value.errors) == ["udfald"]


def test_a_draft_keeps_what_was_typed_untouched() -> None:
    posted = {"dag": ["31.02.2026"], "moede__tid": ["halv tre"], "liste": ["ja", "x"], "andet": ["y"], "linje": [""]}
    assert submission.draft(EVERY_KIND, posted) == {
        "linje": "",
        "liste": ["ja", "x"],
        "dag": "31.02.2026",
        "moede__tid": "halv tre",
    }


def test_a_draft_knows_what_was_left_unticked_on_the_page() -> None:
    posted = {submission.ON_PAGE: ["kryds", "liste"]}
    kept = submission.draft(EVERY_KIND, posted)
    assert kept == {"kryds": "", "liste": []}
    shown = initial_values(EVERY_KIND, {"kryds": True, "liste": ["ja"], "valg": "ja"}, kept)
    assert (shown["kryds"], shown["liste"], shown["valg"]) == ("", [], "ja")


def test_a_draft_leaves_fixed_fields_out() -> None:
    assert submission.draft(FIXED, {"aarsag": ["x"], "lukket": ["y"], "delvis": ["z"]}) == {"delvis": "z"}


TEXTS = st.dictionaries(st.sampled_from([field.key for field in EVERY_KIND.fields()]), st.lists(st.text(), max_size=3))


@given(TEXTS)
def test_any_post_is_accepted_or_refused_by_field(posted: dict[str, list[str]]) -> None:
    try:
        values = submission.read_posted(EVERY_KIND, posted, {}, now=NOW, zone=ZONE)
    except FormInvalid as refused:
        unknown = set(refused.errors) - set(posted)
        values = {}
    else:
        unknown = set()
    assert unknown == set()
    shown = initial_values(EVERY_KIND, values)
    again = {key: [text] if isinstance(text, str) else text for key, text in shown.items()}
    assert values in ({}, submission.read_posted(EVERY_KIND, again, {}, now=NOW, zone=ZONE))


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_a_date_survives_posting_storing_and_showing_again(day: date) -> None:
    stored = post(EVERY_KIND, dag=f"{day.day}.{day.month}.{day.year}")["dag"]
    assert stored == day.isoformat()
    shown = initial_values(EVERY_KIND, {"dag": stored})["dag"]
    assert shown == f"{day:%d.%m.}{day.year}"
    assert post(EVERY_KIND, dag=shown)["dag"] == stored
