from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from engine.errors import FormInvalid
from engine.forms import Form, initial_values, submission
from engine.forms.wording import Data
from tests.engine.forms.documents import component, form
from webforms.forms.display import display_form
from webforms.forms.render import render

NOW, ZONE = datetime(2026, 3, 9, 12, tzinfo=UTC), ZoneInfo("Europe/Copenhagen")
TEMPLATES = Path(__file__).parents[3] / "webforms" / "templates"
PAGE = """{% from "forms/form.html" import error_summary, fields %}{{ error_summary(rendered) }}
<form method="post" novalidate>{{ fields(rendered) }}</form>"""


class Page(HTMLParser):
    """The elements of a page, and the text of each element with an id."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.source = source
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), attrs
        self.elements.append((tag, dict(attrs)))

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag in tags]

    @property
    def ids(self) -> list[str]:
        return [str(attributes["id"]) for _, attributes in self.elements if "id" in attributes]

    def by_id(self, key: str) -> dict[str, str | None]:
        return next(attributes for _, attributes in self.elements if attributes.get("id") == key)

    @property
    def controls(self) -> list[dict[str, str | None]]:
        return [found for found in self.all("input", "select", "textarea") if found.get("type") != "hidden"]


def page(
    found: Form,
    variables: Mapping[str, Any] | None = None,
    texts: Mapping[str, Any] | None = None,
    errors: Mapping[str, str] | None = None,
) -> Page:
    variables = variables or {}
    texts = initial_values(found, variables, zone=ZONE) | dict(texts or {})
    rendered = render(found, texts, variables, now=NOW, zone=ZONE, errors=errors)
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    return Page(environment.from_string(PAGE).render(rendered=rendered))


OPTIONS = [{"label": "Ja & nej", "value": 'a"b'}, {"label": "Andet", "value": "c"}]
EVERY_KIND = form(
    component("text", text="## Vejledning\n{{ hjaelp }}"),
    component("textfield", "linje", required=True, description="Kort"),
    component("textarea", "tekst"),
    component("number", "tal", appearance={"prefixAdorner": "ca.", "suffixAdorner": "kr."}),
    component("checkbox", "kryds", required=True, description="Sæt kryds"),
    component("checklist", "liste", values=OPTIONS, description="Flere"),
    component("taglist", "maerker", values=OPTIONS),
    component("radio", "valg", values=OPTIONS, required=True),
    component("select", "valgt", values=OPTIONS),
    component("datetime", "dag", required=True),
    component("datetime", "tid", subtype="time"),
    component("datetime", "moede", subtype="datetime", description="I mødelokalet"),
    component("textfield", "fast", readonly=True, defaultValue="fast & fin"),
    component("select", "lukket", disabled=True, values=OPTIONS),
    component("group", id="g", label="Gruppe", path="g", components=[component("textfield", "inde")]),
    component("group", id="h", label="", components=[component("textfield", "ogsaa")]),
    component("separator"),
    component("spacer"),
    component("html", content="<p onclick=x>HTML</p>"),
    component("image", alt="Et kort"),
    component("expression", "sum", expression="=1"),
)
ALL_ERRORS = {field.key: f"Der er noget galt med {field.key}." for field in EVERY_KIND.fields()}


@pytest.fixture(params=[None, ALL_ERRORS], ids=["without errors", "with errors"])
def every_kind(request: pytest.FixtureRequest) -> Page:
    return page(EVERY_KIND, {"hjaelp": "<script>"}, errors=request.param)


def test_every_control_has_a_label_of_its_own(every_kind: Page) -> None:
    labels = Counter(label["for"] for label in every_kind.all("label"))
    assert every_kind.controls
    assert [control["id"] for control in every_kind.controls if labels[control["id"]] != 1] == []


def test_ids_are_unique_and_everything_that_is_pointed_at_exists(every_kind: Page) -> None:
    ids = every_kind.ids
    assert len(set(ids)) == len(ids)
    for _, attributes in every_kind.elements:
        for name in ("aria-describedby", "aria-labelledby", "for"):
            assert set((attributes.get(name) or "").split()) <= set(ids), attributes


def test_groups_of_answers_are_fieldsets_with_a_legend(every_kind: Page) -> None:
    fieldsets = every_kind.all("fieldset")
    assert len(fieldsets) == len(every_kind.all("legend")) == 5
    assert {"felt-liste", "felt-maerker", "felt-valg", "felt-g"} <= {found.get("id") for found in fieldsets}


def test_nothing_inline_nothing_remembered_by_the_browser_and_all_escaped(every_kind: Page) -> None:
    for tag, attributes in every_kind.elements:
        assert tag not in {"script", "style"}
        assert not [name for name in attributes if name == "style" or name.startswith("on")]
    for control in every_kind.controls:
        assert control.get("type") in {"checkbox", "radio"} or control["autocomplete"] == "off"
    assert "&lt;script&gt;" in every_kind.source


def test_every_component_is_marked_once_for_the_script(every_kind: Page) -> None:
    markers = [found["data-field"] for _, found in every_kind.elements if "data-field" in found]
    assert len(set(markers)) == len(markers) == 22
    assert {"linje", "g", "g.inde", "Felt_separator"} <= set(markers)
    assert "sum" not in markers


def test_required_fields_say_so_in_words() -> None:
    source = page(EVERY_KIND).source
    assert source.count("(skal udfyldes)") == 4
    assert page(EVERY_KIND).by_id("felt-linje").keys() >= {"required"}
    assert "required" not in page(EVERY_KIND).by_id("felt-tekst")


def test_each_error_stands_at_its_field_and_in_the_summary_with_a_link() -> None:
    found = page(EVERY_KIND, errors=ALL_ERRORS)
    links = [str(link["href"]).removeprefix("#") for link in found.all("a")]
    assert len(links) == 12 + 1  # the fields that can be filled in
    assert set(links) <= set(found.ids)
    assert "Linje: Der er noget galt med linje." in found.source
    assert found.by_id("fejloversigt")["tabindex"] == "-1"
    assert found.by_id("felt-linje")["aria-invalid"] == "true"
    assert found.by_id("felt-linje")["aria-describedby"] == "felt-linje-hjaelp felt-linje-fejl"
    assert found.by_id("felt-valg")["aria-describedby"] == "felt-valg-fejl"


def test_a_form_without_errors_has_no_summary() -> None:
    assert "fejloversigt" not in page(EVERY_KIND).ids


def test_a_sentence_that_names_its_field_is_not_named_twice() -> None:
    found = page(EVERY_KIND, errors={"linje": "Udfyld «Linje»."})
    assert "Linje: Udfyld" not in found.source
    assert "Der er en fejl i formularen" in found.source


def test_an_error_in_the_time_of_a_moment_links_to_the_time() -> None:
    posted = {"moede": ["9.3.2026"], "moede__tid": ["halv tre"]}
    with pytest.raises(FormInvalid) as raised:
        submission.read_posted(EVERY_KIND, posted, {}, now=NOW, zone=ZONE)
    found = page(EVERY_KIND, texts=submission.draft(EVERY_KIND, posted), errors=raised.value.errors)
    assert "#felt-moede-tid" in [link["href"] for link in found.all("a")]
    assert found.by_id("felt-moede-tid")["aria-invalid"] == "true"
    assert "aria-invalid" not in found.by_id("felt-moede")


def test_what_was_typed_is_given_back_untouched() -> None:
    typed = {"dag": "31.02.2026", "tal": "tolv", "tekst": "\nlinje 1\n<b>", "moede__tid": "x", "liste": ["c"]}
    found = page(EVERY_KIND, texts=typed)
    assert found.by_id("felt-dag")["value"] == "31.02.2026"
    assert found.by_id("felt-tal")["value"] == "tolv"
    assert found.by_id("felt-moede-tid")["value"] == "x"
    assert re.search(r"<textarea[^>]*>\n\nlinje 1\n&lt;b&gt;</textarea>", found.source)
    assert "checked" not in found.by_id("felt-liste-1")
    assert "checked" in found.by_id("felt-liste-2")


def test_stored_values_are_shown_in_their_fields() -> None:
    stored = {"dag": "2026-03-09", "kryds": True, "valg": 'a"b', "valgt": "c", "g": {"inde": "x"}}
    found = page(EVERY_KIND, stored)
    assert found.by_id("felt-dag")["value"] == "09.03.2026"
    assert "checked" in found.by_id("felt-kryds")
    assert "checked" in found.by_id("felt-valg-1")
    assert [option["value"] for option in found.all("option") if "selected" in option] == ["c"]
    assert found.by_id("felt-g-inde")["value"] == "x"


def test_a_fixed_field_is_text_and_posts_nothing() -> None:
    found = page(EVERY_KIND, texts={"fast": "x"})
    assert "fast &amp; fin" in found.source
    assert {"fast", "lukket"} & {control.get("name") for control in found.controls} == set()


def test_fields_that_post_nothing_when_empty_say_they_were_on_the_page() -> None:
    found = page(EVERY_KIND)
    said = [found["value"] for found in found.all("input") if found.get("name") == submission.ON_PAGE]
    assert said == ["kryds", "liste", "maerker", "valg"]


CONDITIONAL = form(
    component("radio", "a"),
    component("textarea", "b", hide='=a != "ja"', required=True),
    component("textarea", "c", properties={"requiredIf": '=a = "ja"'}),
    component("group", id="g", hide='=a != "ja"', components=[component("textfield", "d")]),
)


def test_what_is_hidden_leaves_only_its_place() -> None:
    found = page(CONDITIONAL, texts={"a": "nej", "b": "hemmelig"})
    places = {str(div["data-field"]): "hidden" in div for _, div in found.elements if "data-field" in div}
    assert places == {"a": False, "b": True, "c": False, "g": True}
    assert "hemmelig" not in found.source
    assert "(skal udfyldes)" not in found.source


def test_what_is_typed_decides_what_is_shown_and_required() -> None:
    found = page(CONDITIONAL, texts={"a": "ja"})
    places = {str(div["data-field"]): "hidden" in div for _, div in found.elements if "data-field" in div}
    assert places == {"a": False, "b": False, "c": False, "g": False, "d": False}
    assert found.source.count("(skal udfyldes)") == 2


def test_components_of_one_layout_row_stand_side_by_side() -> None:
    found = form(
        component("textfield", "a", layout={"row": "r", "columns": 4}),
        component("textfield", "b", layout={"row": "r", "columns": 12}),
        component("textfield", "c", layout={"row": "s"}),
    )
    classes = [
        div.get("class") for div in page(found).all("div") if (div.get("class") or "").startswith(("row", "col"))
    ]
    assert classes == ["row", "col-12 col-md-3 mt-6", "col-12 col-md-9 mt-6"]


def test_labels_and_hints_may_depend_on_the_data() -> None:
    found = form(component("textfield", "a", label='="Noter fra " + team', description="Frist {{ frist }}"))
    source = page(found, {"team": "tot", "frist": "2026-03-09"}).source
    assert "Noter fra tot" in source
    assert "Frist 09.03.2026" in source


def test_submitted_values_are_listed_with_their_labels() -> None:
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    lines = display_form(EVERY_KIND, {"linje": "<x>", "valg": 'a"b', "dag": "2026-03-09"}, Data({}, NOW, ZONE))
    template = environment.from_string('{% from "forms/values.html" import values %}{{ values(lines) }}')
    source = template.render(lines=lines)
    assert re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", source) == [
        ("Linje", "&lt;x&gt;"),
        ("Valg", "Ja &amp; nej"),
        ("Dag", "09.03.2026"),
    ]


def test_two_forms_of_one_page_have_ids_of_their_own() -> None:
    asked = form(component("radio", "svar"), component("datetime", "dag", subtype="datetime"))
    texts = initial_values(asked, {}, zone=ZONE)
    shown = [render(asked, texts, {}, now=NOW, zone=ZONE, prefix=f"form-{number}-") for number in (1, 2)]
    ids = [{cell.component.id for row in each.rows for cell in row.cells} for each in shown]
    assert ids == [{"form-1-svar", "form-1-dag"}, {"form-2-svar", "form-2-dag"}]
