"""What a check says of an uploaded file: one finding, written for a process owner."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"  # refuses the deployment
    WARNING = "warning"  # deploys, but is probably not what the owner meant
    INFO = "info"  # deploys; says what is read as drawing only


@dataclass(frozen=True, order=True)
class Finding:
    """One sentence about one place in one file. `message` is Danish and says what was met and what to do."""

    file: str
    line: int = 0
    severity: Severity = Severity.ERROR
    rule: str = ""
    message: str = ""
    element_id: str = ""
    element_name: str = ""
    column: int = 0

    @property
    def is_error(self) -> bool:
        """Whether this finding alone refuses the deployment."""
        return self.severity is Severity.ERROR

    def sentence(self) -> str:
        """The finding in one line, with file, line, element id and name, for lists and the Modeler's output panel."""
        place = self.file + (f", linje {self.line}" if self.line else "")
        name = f" «{self.element_name}»" if self.element_name else ""
        element = f"{self.element_id}{name}: " if self.element_id else ""
        return f"{element}{self.message} ({place})"
