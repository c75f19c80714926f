"""Small turns of phrase that several rules use in their sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

MANY = 200


def did_you_mean(met: str, known: Iterable[str]) -> str:
    """« Mente du «x»?» when something known is written nearly like what was met; otherwise nothing.

    Nothing is proposed out of very many names: comparing each with each would take longer than the Modeler waits.
    """
    originals = {name.lower(): name for name in known}
    close = get_close_matches(met[:100].lower(), originals, n=1) if len(originals) <= MANY else []
    return f" Mente du «{originals[close[0]]}»?" if close and originals[close[0]] != met else ""


def is_computed(text: str) -> bool:
    """Whether a text is an expression (`=…`, `${…}`, `#{…}`) instead of the thing itself."""
    return text.lstrip().startswith("=") or "${" in text or "#{" in text


def listed(names: Iterable[str]) -> str:
    """«a», «b» og «c»."""
    quoted = [f"«{name}»" for name in names]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " og " + quoted[-1] if quoted else ""


def is_plain_key(text: str) -> bool:
    """Whether a key is ASCII snake_case (convention C-01)."""
    return re.fullmatch(r"[a-z][a-z0-9_]*", text) is not None
