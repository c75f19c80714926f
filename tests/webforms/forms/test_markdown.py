from __future__ import annotations

from datetime import UTC, datetime
from time import perf_counter
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.forms.wording import Data, Wording, read_wording
from tests.webforms.forms.elements import addresses, tags
from webforms.forms.markdown import markdown

DATA = Data(
    {"navn": "<b>**x**</b> [a](https://b.dk)", "frist": "2026-03-09", "t": True},
    datetime(2026, 3, 9, tzinfo=UTC),
    ZoneInfo("Europe/Copenhagen"),
)


def html(source: str) -> str:
    return str(markdown(read_wording(source), DATA))


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("Hej\nigen\n\nNyt afsnit", "<p>Hej<br>igen</p>\n<p>Nyt afsnit</p>"),
        ("# Overskrift\n###### Lille", "<h2>Overskrift</h2>\n<h4>Lille</h4>"),
        ("- en\n- to\n1. tre", "<ul><li>en</li><li>to</li></ul>\n<ol><li>tre</li></ol>"),
        ("**fed** og *kursiv* og _kursiv_", "<p><strong>fed</strong> og <em>kursiv</em> og <em>kursiv</em></p>"),
        ("snake_case_navn og 2*3*4", "<p>snake_case_navn og 2*3*4</p>"),
        (
            "[Retsinformation](https://x.dk/a?b=1&c=2)",
            '<p><a href="https://x.dk/a?b=1&amp;c=2" rel="noreferrer">Retsinformation</a></p>',
        ),
        ("Frist {{ frist }}, {{ t }}", "<p>Frist 09.03.2026, Ja</p>"),
    ],
)
def test_the_subset_is_written_as_html(source: str, result: str) -> None:
    assert html(source) == result


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,<script>)",
        '[x](https://a.dk/" onclick="alert)',
        "![x](https://a.dk/b.png)<img src=x onerror=y>",
        "# <iframe>",
        "- <b onclick=x>",
    ],
)
def test_nothing_but_the_subset_becomes_markup(source: str) -> None:
    assert set(tags(html(source))) <= ALLOWED
    assert "javascript:" not in "".join(addresses(html(source)))


def test_values_never_become_markup() -> None:
    assert html("{{ navn }}") == "<p>&lt;b&gt;**x**&lt;/b&gt; [a](https://b.dk)</p>"


ALLOWED = {"p", "br", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "a"}


@given(st.text(alphabet="*_#-[]()<>\"'&ab \n1.:/hptsm\ue000\ue001", max_size=80))
def test_any_text_gives_only_allowed_tags_and_addresses(source: str) -> None:
    written = str(markdown(Wording(source), DATA))
    assert set(tags(written)) <= ALLOWED
    assert all(address.startswith(("http://", "https://", "mailto:")) for address in addresses(written))


@pytest.mark.parametrize("source", ["*" * 20_000, "[" * 20_000, "**a" * 7_000, "_a" * 10_000, "[a](" * 5_000])
def test_long_texts_take_no_long_time(source: str) -> None:
    started = perf_counter()
    html(source)
    assert perf_counter() - started < 2
