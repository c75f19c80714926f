"""A procedure's form on a page: opened, or shown again with what was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import request

from engine.forms import Form, initial_values, paths, submission
from engine.forms.initial import texts_of
from webforms.context import now, zone
from webforms.forms.model import ShownForm
from webforms.forms.render import render

Posted = Mapping[str, Sequence[str]]


def posted() -> dict[str, list[str]]:
    """The fields as the page posted them, our own token left out."""
    return {name: texts for name, texts in request.form.to_dict(flat=False).items() if name != "csrf_token"}


def opened(form: Form, variables: Mapping[str, Any], draft: Mapping[str, Any] | None = None) -> ShownForm:
    """The form with its draft, the case's values or its defaults."""
    texts = initial_values(form, variables, draft, zone=zone())
    return render(form, texts, variables, now=now(), zone=zone())


def carried(form: Form, values: Mapping[str, Any]) -> ShownForm:
    """The form as a case's values fill it in, those that are decided in it too; the rest with its defaults."""
    return render(form, _carried_texts(form, values), values, now=now(), zone=zone())


def is_as_carried(form: Form, values: Mapping[str, Any], typed: Posted) -> bool:
    """Whether a form that was shown with these values came back untouched."""
    texts = _carried_texts(form, values)
    back = submission.draft(form, typed)
    return all(_plain(texts.get(name, "")) == _plain(text) for name, text in back.items())


def _carried_texts(form: Form, values: Mapping[str, Any]) -> dict[str, str | list[str]]:
    texts = initial_values(form, values, zone=zone())
    for field in form.fields():
        known = paths.get(values, field.path)
        if known is not None:
            texts |= texts_of(field, known, zone())
    return texts


def _plain(text: str | list[str]) -> str | list[str]:
    """What a browser does to a text on its way, undone."""
    return text.replace("\r\n", "\n").strip("\n") if isinstance(text, str) else sorted(text)


def again(
    form: Form, variables: Mapping[str, Any], typed: Posted, errors: Mapping[str, str] | None = None
) -> ShownForm:
    """The form with what was typed, untouched, and the sentences of `errors` at their fields."""
    texts = initial_values(form, variables, submission.draft(form, typed), zone=zone())
    return render(form, texts, variables, now=now(), zone=zone(), errors=errors)


def kept(form: Form | None, typed: Posted) -> list[tuple[str, str]]:
    """What was typed as lines of label and text: for copying where it can no longer be submitted."""
    if form is None:
        return []
    texts = submission.draft(form, typed)
    lines = [(field.name, texts.get(field.key, "")) for field in form.fields()]
    joined = ((label, ", ".join(text) if isinstance(text, list) else text) for label, text in lines)
    return [(label, text) for label, text in joined if text]
