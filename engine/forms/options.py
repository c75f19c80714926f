"""The answers of a choice for given data, and the text each is posted as."""

from __future__ import annotations

import json
from typing import Any

from engine.forms import paths
from engine.forms.parts import read_options
from engine.forms.schema import Choice, Option
from engine.forms.wording import Data


def options_of(choice: Choice, data: Data) -> tuple[Option, ...]:
    """The answers: listed in the form, in a variable, or computed."""
    if choice.options_expression:
        return read_options(data.value(choice.options_expression))
    if choice.options_key:
        return read_options(paths.get(data.values, choice.options_key.split(".")))
    return choice.options


def posted_text(value: Any) -> str:
    """What a page posts for an answer: the text itself, or the JSON of a number or a Boolean."""
    return value if isinstance(value, str) else json.dumps(value)


def chosen(options: tuple[Option, ...], value: Any) -> Option | None:
    """The answer with that value; a value of another type never counts as the same."""
    return next((option for option in options if option.value == value and type(option.value) is type(value)), None)


def labels(options: tuple[Option, ...], value: Any) -> str:
    """The words for a value or a list of values; a value no longer among the answers stands for itself."""
    if isinstance(value, list | tuple):
        return ", ".join(labels(options, item) for item in value)
    option = chosen(options, value)
    return option.label if option else posted_text(value)
