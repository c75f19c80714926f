"""What a browser saves, and under which name."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from webforms.downloads import download


def disposition(name: str) -> str:
    return download(b"", name, "application/octet-stream").headers["Content-Disposition"]


def test_a_plain_name_is_written_as_it_is() -> None:
    assert disposition("vurder.form") == "attachment; filename=vurder.form"


@pytest.mark.parametrize("name", ["§ 85 – Fra ekstern til intern.docx", "åben sag.bpmn", "飛.form"])
def test_other_letters_keep_the_header_plain(name: str) -> None:
    written = disposition(name)
    assert written.isascii()
    assert unquote(written.partition("filename*=UTF-8''")[2]) == name


@pytest.mark.parametrize("name", ["§ 105/85.docx", '§ 105"85.docx', "§ 105\r\n85.docx", "§ 105\\85.docx"])
def test_what_a_file_name_cannot_hold_becomes_a_hyphen(name: str) -> None:
    assert unquote(disposition(name)).endswith("''§ 105-85.docx")


def test_the_file_is_of_its_kind() -> None:
    answer = download("navn = 1", "prøve.toml", "application/toml")
    assert (answer.data, answer.mimetype) == (b"navn = 1", "application/toml")
