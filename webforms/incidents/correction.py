"""What is typed on the page of an incident: answers in the form, and values without one, against what they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from engine.errors import FormInvalid, ValueInvalid
from engine.forms import submission
from engine.records.incidents import IncidentView
from webforms import filled_form
from webforms.context import now, zone
from webforms.repair import typed

REASON = "begrundelse|"  # a form's keys hold no «|»: our own fields cannot be taken for one of its fields
HELD, MISSING, OF_CASE = "indsendt|", "mangler|", "sag|"
KINDS: Mapping[str, tuple[str, Any]] = {"tekst": ("Tekst", ""), "tal": ("Tal", 0), "ja-nej": ("Ja eller nej", False)}
LONG = 60
MAX_REASON = 2_000


@dataclass(frozen=True)
class Fact:
    """One value as it is typed. `kind` is a key of KINDS for one that the case does not have yet."""

    posted: str
    id: str
    name: str
    scope_id: str
    old: Any
    text: str
    kind: str = ""
    error: str = ""

    @property
    def is_long(self) -> bool:
        """Whether it needs more than a line."""
        return len(self.text) > LONG or "\n" in self.text

    def value(self) -> Any:
        """The typed value, of the kind that the old one was. Raises ValueInvalid."""
        return typed.value(self.text, KINDS[self.kind][1] if self.kind else self.old)

    @property
    def is_changed(self) -> bool:
        """Whether something else stands there now."""
        return bool(self.text.strip()) if self.kind else self.text != typed.shown(self.old)


@dataclass(frozen=True)
class Correction:
    """The corrections of one incident, as they are opened or as they were `posted`."""

    view: IncidentView
    posted: filled_form.Posted | None = None
    form_errors: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)  # by the id of our own fields

    @property
    def reason(self) -> str:
        """Why it is corrected."""
        return self._text(REASON, "").strip()

    @cached_property
    def known(self) -> Mapping[str, Any]:
        """What the form shows: the case's values, and on top of them those that are held."""
        return {**self.view.seen, **(self.view.values or {})}

    @cached_property
    def facts(self) -> list[Fact]:
        """The values to be typed: held ones the form does not know, missing ones, and those of the case."""
        numbered = enumerate(self._facts(), 1)
        named = (replace(fact, id=f"fact-{number}") for number, fact in numbered)
        return [replace(fact, error=self.errors.get(fact.id, "")) for fact in named]

    def of(self, kind: str) -> list[Fact]:
        """Those of one kind: HELD, MISSING or OF_CASE."""
        return [fact for fact in self.facts if fact.posted.startswith(kind)]

    def judged(self) -> Correction:
        """The same with the sentences of all that cannot be used."""
        errors: dict[str, str] = {}
        for fact in self.facts:
            try:
                fact.value()
            except ValueInvalid as error:
                errors[fact.id] = error.message
        form_errors: Mapping[str, str] = {}
        try:
            self._answers()
        except FormInvalid as invalid:
            form_errors = invalid.errors
        if len(self.reason) > MAX_REASON:
            errors["reason"] = f"Begrundelsen er for lang: højst {MAX_REASON} tegn."
        elif not self.reason and not errors and not form_errors and (self.values is not None or self.variables):
            errors["reason"] = "Skriv, hvorfor du retter."
        return replace(self, form_errors=form_errors, errors=errors)

    @cached_property
    def values(self) -> Mapping[str, Any] | None:
        """What is to be held instead; None when nothing of it was changed. Raises FormInvalid, ValueInvalid."""
        held = self.view.values
        if held is None:
            return None
        others = {fact.name: fact.value() if fact.is_changed else fact.old for fact in self.of(HELD)}
        added = {fact.name: fact.value() for fact in self.of(MISSING) if fact.is_changed and not fact.scope_id}
        values = {**self._answers(), **others, **added}
        return None if values == held else values

    @cached_property
    def variables(self) -> Mapping[str, Mapping[str, Any]]:
        """The changed values of the case: scope id → name → value. Raises ValueInvalid."""
        changed: dict[str, dict[str, Any]] = {}
        for fact in self.facts:
            if fact.scope_id and fact.is_changed:
                changed.setdefault(fact.scope_id, {})[fact.name] = fact.value()
        return changed

    def _answers(self) -> Mapping[str, Any]:
        """The answers in the form; as they are held, when nobody has touched them. Raises FormInvalid."""
        form, held = self.view.form, self.view.values or {}
        if form is None:
            return {}
        if self.posted is None or filled_form.is_as_carried(form, self.known, self.posted):
            return {name: value for name, value in held.items() if name in self._of_form}
        answers: Mapping[str, Any] = submission.read_posted(form, self.posted, self.known, now=now(), zone=zone())
        return answers

    @cached_property
    def _of_form(self) -> set[str]:
        return {each.path[0] for each in self.view.form.fields()} if self.view.form else set()

    def _facts(self) -> Iterator[Fact]:
        view = self.view
        for name, old in (view.values or {}).items():
            if name not in self._of_form:
                yield self._fact(HELD + name, name, "", old)
        for name in view.missing:
            if name not in self._of_form:
                kind = self._text(f"slags|{name}", "tekst")
                where = "" if view.doing == "start" else view.scope_id
                fact = self._fact(MISSING + name, name, where, None)
                yield replace(fact, kind=kind if kind in KINDS else "tekst")
        for scope in view.scopes:
            for name, old in scope.variables.items():
                yield self._fact(f"{OF_CASE}{scope.id}|{name}", name, scope.id, old)

    def _fact(self, posted: str, name: str, scope_id: str, old: Any) -> Fact:
        return Fact(posted, "", name, scope_id, old, self._text(posted, typed.shown(old)))

    def _text(self, name: str, otherwise: str) -> str:
        if self.posted is None or name not in self.posted:
            return otherwise
        return self.posted[name][0].replace("\r\n", "\n")
