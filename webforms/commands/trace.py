"""The command `trace`: the rules of the source documents against the elements of the diagrams, in both directions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from engine.process_engine import Place, Rule, Trace, trace_folders
from webforms.config import ConfigError
from webforms.folders import read_folders
from webforms.organisation import RULES


def trace(paths: Sequence[Path], *, everything: bool = False) -> int:
    """Print what is not traced, and with `everything` where each rule is realised.

    Gives 1 when a rule that is to be executed is realised nowhere, or an element names a rule nobody knows.
    """
    found = trace_folders(read_folders(paths), _rules(paths))
    executable = len({*found.realised} - {rule.id for rule in found.policy}) + len(found.missing)
    click.echo(f"{executable} regler skal udføres, {len(found.policy)} er politik.")
    if everything:
        _print("Regler og deres steder", (_realised(rule_id, places) for rule_id, places in found.realised.items()))
    _print("Regler, der skal udføres, men ikke har noget sted", map(_rule, found.missing))
    _print("Regelnumre, som ingen kilde har", (f"{rule_id}: {_place(place)}" for rule_id, place in found.unknown))
    _print("Elementer uden regel", map(_place, found.without_rule))
    _print("Politik, der ikke kan udføres", (f"{_rule(rule)} – {rule.reason}" for rule in found.policy))
    return int(is_broken(found))


def is_broken(found: Trace) -> bool:
    """Whether something must be put right."""
    return bool(found.missing or found.unknown)


def _rules(paths: Iterable[Path]) -> str:
    """The rules at the paths or above."""
    places = [place for path in paths for place in (path.resolve(), *path.resolve().parents)]
    file = next((place / RULES for place in places if (place / RULES).is_file()), None)
    if file is None:
        raise ConfigError(f"«{RULES}» findes hverken i mappen eller over den.")
    return file.read_text("utf-8")


def _print(heading: str, lines: Iterable[str]) -> None:
    every = list(lines)
    click.echo(f"\n{heading}: {len(every) or 'ingen'}")
    for line in every:
        click.echo(f"  {line}")


def _rule(rule: Rule) -> str:
    return f"{rule.id} «{rule.quote}» ({rule.source})"


def _realised(rule_id: str, places: Iterable[Place]) -> str:
    return f"{rule_id}: {'; '.join(map(_place, places))}"


def _place(place: Place) -> str:
    return f"{place.process_key} {place.element_id} «{place.name}»"
