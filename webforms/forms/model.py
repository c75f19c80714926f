"""What the form templates are given: plain, frozen, with every id and word already decided."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup


@dataclass(frozen=True)
class ShownOption:
    """One answer to choose."""

    id: str
    value: str
    label: str
    checked: bool


@dataclass(frozen=True)
class ShownComponent:
    """One component. `template` names its file; `marker` (`data-field`) is the same whether it is shown or hidden."""

    template: str
    id: str
    marker: str
    name: str = ""
    label: str = ""
    hint: str = ""
    error: str = ""
    required: bool = False
    value: str = ""
    subtype: str = ""
    time_name: str = ""
    time_label: str = ""
    time_value: str = ""
    error_in_time: bool = False
    prefix: str = ""
    suffix: str = ""
    input_mode: str = ""
    options: tuple[ShownOption, ...] = ()
    markup: Markup = field(default_factory=Markup)
    rows: tuple[ShownRow, ...] = ()

    @property
    def described_by(self) -> str:
        """The ids of hint and error, for `aria-describedby`."""
        ids = [f"{self.id}-hjaelp"] if self.hint else []
        return " ".join([*ids, f"{self.id}-fejl"] if self.error else ids)

    @property
    def error_target(self) -> str:
        """The id the error summary links to."""
        return f"{self.id}-tid" if self.error_in_time else self.id


@dataclass(frozen=True)
class ShownCell:
    """A component's place in a row; `span` counts columns of twelve."""

    component: ShownComponent
    span: int


@dataclass(frozen=True)
class ShownRow:
    """Components side by side; one alone takes the whole width."""

    cells: tuple[ShownCell, ...]


@dataclass(frozen=True)
class SummaryLine:
    """One line of the error summary: the id of the field, and the sentence."""

    target: str
    sentence: str


@dataclass(frozen=True)
class ShownForm:
    """A form ready to be written. `errors` are in the order of the fields."""

    rows: tuple[ShownRow, ...]
    errors: tuple[SummaryLine, ...] = ()
