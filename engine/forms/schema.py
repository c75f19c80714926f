"""A form as plain data: one frozen dataclass per component of the form-js schema, its expressions parsed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar

from engine.feel import Expression
from engine.forms.wording import PLAIN, Wording


@dataclass(frozen=True)
class Component:
    """Anything that stands in a form. `hide` is FEEL: exactly true hides it. `row`, `columns`: the layout's grid."""

    type: ClassVar[str] = ""
    id: str
    label: Wording = PLAIN
    description: Wording = PLAIN
    hide: Expression | None = None
    row: str = ""
    columns: int | None = None
    properties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Group(Component):
    """Components under a common heading; `path` nests the keys below it (already part of the children's keys)."""

    type = "group"
    components: tuple[Component, ...] = ()


@dataclass(frozen=True)
class Text(Component):
    """A text to read, in a subset of Markdown, with `{{ path }}`."""

    type = "text"
    text: Wording = PLAIN


@dataclass(frozen=True)
class Html(Component):
    """A text to read, in HTML; shown without anything but plain structure."""

    type = "html"
    content: Wording = PLAIN


@dataclass(frozen=True)
class Image(Component):
    """A picture; only its alternative text is shown."""

    type = "image"
    alternative: Wording = PLAIN


@dataclass(frozen=True)
class Separator(Component):
    """A line."""

    type = "separator"


@dataclass(frozen=True)
class Spacer(Component):
    """Empty room."""

    type = "spacer"


@dataclass(frozen=True)
class Field(Component):
    """A component with a value under `key`, a dotted path in the variables.

    `required_if`, `decision` and `prefill` are our own properties (conventions C-16 and C-17). A decision is answered
    anew each time: it is prefilled from the variables only with `prefill` or a default. A readonly field has a fixed
    value (C-23): never what was posted.
    """

    empty: ClassVar[Any] = None
    key: str = ""
    default: Any = None
    readonly: bool | Expression = False
    disabled: bool = False
    required: bool = False
    required_if: Expression | None = None
    decision: bool = False
    prefill: bool = False

    @property
    def path(self) -> tuple[str, ...]:
        """The key's parts."""
        return tuple(self.key.split("."))

    @property
    def name(self) -> str:
        """What the field is called in an error sentence."""
        return self.label.plain or self.key

    @property
    def keeps_variable(self) -> bool:
        """Whether a variable of that name is shown when the task is opened (C-16)."""
        return not self.decision or self.prefill or self.default is not None


@dataclass(frozen=True)
class TextField(Field):
    """One line of text."""

    type = "textfield"
    empty = ""
    min_length: int | Expression | None = None
    max_length: int | Expression | None = None
    pattern: str = ""
    pattern_message: str = ""
    validation_type: str = ""  # email, phone or empty
    prefix: Wording = PLAIN
    suffix: Wording = PLAIN


@dataclass(frozen=True)
class TextArea(Field):
    """Several lines of text."""

    type = "textarea"
    empty = ""
    min_length: int | Expression | None = None
    max_length: int | Expression | None = None


@dataclass(frozen=True)
class Number(Field):
    """A number, exact: compared and rounded as a decimal."""

    type = "number"
    minimum: Decimal | Expression | None = None
    maximum: Decimal | Expression | None = None
    decimals: int | None = None
    increment: Decimal | None = None
    as_text: bool = False
    prefix: Wording = PLAIN
    suffix: Wording = PLAIN


@dataclass(frozen=True)
class Checkbox(Field):
    """Yes or no in one box; required means ticked."""

    type = "checkbox"
    empty = False


@dataclass(frozen=True)
class DateTime(Field):
    """A date, a time of day, or both; `subtype` is date, time or datetime."""

    type = "datetime"
    subtype: str = "date"
    time_label: Wording = PLAIN
    disallow_passed: bool = False


@dataclass(frozen=True)
class Option:
    """One answer to choose."""

    value: Any
    label: str


@dataclass(frozen=True)
class Choice(Field):
    """A field with answers to choose: listed in the form, in a variable (`options_key`), or computed."""

    options: tuple[Option, ...] = ()
    options_key: str = ""
    options_expression: Expression | None = None


@dataclass(frozen=True)
class Radio(Choice):
    """One of few answers."""

    type = "radio"


@dataclass(frozen=True)
class Select(Choice):
    """One of many answers."""

    type = "select"


@dataclass(frozen=True)
class Checklist(Choice):
    """Any number of answers. `all_required`: every one must be ticked (C-17)."""

    type = "checklist"
    empty: ClassVar[Any] = ()
    all_required: bool = False


@dataclass(frozen=True)
class TagList(Checklist):
    """Any number of answers; shown as a checklist."""

    type = "taglist"


@dataclass(frozen=True)
class Computed(Field):
    """A value that is computed from the others and not shown (form-js `expression`)."""

    type = "expression"
    expression: Expression | None = None


@dataclass(frozen=True)
class Form:
    """One .form file. `id` is empty in older files; those are reached by file name only."""

    id: str
    file: str
    components: tuple[Component, ...]
    version_tag: str = ""

    def all_components(self) -> Iterator[Component]:
        """Every component in reading order, groups before what stands in them."""
        yield from _walk(self.components)

    def fields(self) -> Iterator[Field]:
        """Every component with a value, in reading order."""
        return (component for component in self.all_components() if isinstance(component, Field))

    def field(self, key: str) -> Field | None:
        """The field with that key."""
        return next((found for found in self.fields() if found.key == key), None)

    @property
    def variables(self) -> frozenset[str]:
        """Names of the variables the form writes."""
        return frozenset(found.path[0] for found in self.fields() if not found.disabled)


def _walk(components: tuple[Component, ...]) -> Iterator[Component]:
    for component in components:
        yield component
        if isinstance(component, Group):
            yield from _walk(component.components)
