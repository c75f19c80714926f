"""The register of built-in functions: their signatures, and the one place where arguments are matched and paid for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import DecimalException
from typing import Any

from engine.feel.budget import checked
from engine.feel.failures import NoValue
from engine.feel.run import Run
from engine.feel.values import kind

KIND_GROUPS = {
    "any": frozenset({"any"}),
    "temporal": frozenset({"date", "time", "date and time"}),
    "duration": frozenset({"days and time duration", "years and months duration"}),
    "datetime": frozenset({"date and time"}),
}
SIGNATURE = re.compile(r"(?P<name>[^(]+)\((?P<parameters>.*)\)")
PARAMETER = re.compile(r"(?P<name>[^:?.]+)(?P<optional>\?)?: (?P<kinds>[^.]+)(?P<many>\.\.\.)?")
DATE_HINT = " Gør teksten til en dato med date(...)."


@dataclass(frozen=True)
class Parameter:
    """One parameter of a signature; `many` takes all arguments that are left."""

    name: str
    kinds: frozenset[str]
    optional: bool
    many: bool

    def accepts(self, value: Any) -> bool:
        """Whether a value may be given for it."""
        return "any" in self.kinds or kind(value) in self.kinds


@dataclass(frozen=True)
class Signature:
    """One way to call a function, as it is written for the reader."""

    parameters: tuple[Parameter, ...]
    usage: str

    @property
    def names(self) -> tuple[str, ...]:
        """The parameters' names in order."""
        return tuple(parameter.name for parameter in self.parameters)

    def takes(self, count: int) -> bool:
        """Whether it can be called with this many arguments."""
        required = sum(1 for parameter in self.parameters if not parameter.optional)
        return required <= count and (count <= len(self.parameters) or self._has_many())

    def takes_names(self, names: Sequence[str]) -> bool:
        """Whether it can be called with arguments of these names."""
        required = {parameter.name for parameter in self.parameters if not parameter.optional}
        return required <= set(names) <= set(self.names) and len(set(names)) == len(names)

    def _has_many(self) -> bool:
        return bool(self.parameters) and self.parameters[-1].many

    def parameter(self, index: int) -> Parameter:
        """The parameter that the argument at an index belongs to."""
        return self.parameters[min(index, len(self.parameters) - 1)]


@dataclass(frozen=True)
class Builtin:
    """A built-in function with its signatures."""

    name: str
    signatures: tuple[Signature, ...]
    function: Callable[..., Any]

    @property
    def usage(self) -> str:
        """All ways to call it, for a message."""
        return " eller ".join(signature.usage for signature in self.signatures)

    def call(self, run: Run, arguments: Sequence[Any]) -> Any:
        """The function's value; both what it reads and what it makes is paid for. Raises NoValue, FeelLimitError."""
        for argument in arguments:
            run.spend_for(argument)
        signature, fitting = self._match(arguments)
        try:
            result = (
                self.function(run, *fitting) if len(self.signatures) == 1 else self.function(run, signature, *fitting)
            )
        except (DecimalException, OverflowError, ValueError) as error:
            raise NoValue("number-out-of-range") from error
        run.spend_for(result)
        return checked(result)

    def _match(self, arguments: Sequence[Any]) -> tuple[int, list[Any]]:
        """The signature the arguments fit, and the arguments as it wants them. Raises NoValue for the first misfit."""
        misfit: NoValue | None = None
        for index, signature in enumerate(self.signatures):
            if signature.takes(len(arguments)):
                try:
                    return index, self._fitted(signature, arguments)
                except NoValue as none:
                    misfit = misfit or none
        raise misfit or NoValue("call-count", expected=len(self.signatures[0].parameters), count=len(arguments))

    def _fitted(self, signature: Signature, arguments: Sequence[Any]) -> list[Any]:
        fitted = [self._fit(signature.parameter(i), argument) for i, argument in enumerate(arguments)]
        missing = [parameter for parameter in signature.parameters[len(fitted) :] if not parameter.many]
        return fitted + [None] * len(missing)

    def _fit(self, parameter: Parameter, value: Any) -> Any:
        if parameter.accepts(value) or value is OMITTED:
            return None if value is OMITTED else value
        if isinstance(value, list) and len(value) == 1 and parameter.accepts(value[0]):
            return value[0]
        if "list" in parameter.kinds and value is not None:
            return [value]
        if type(value) is date and parameter.kinds == KIND_GROUPS["datetime"]:
            return datetime.combine(value, time())
        wanted = sorted(parameter.kinds)
        raise NoValue(
            "argument-type",
            function=self.name,
            argument=parameter.name,
            expected_kinds=wanted,
            kind=kind(value),
            hint=DATE_HINT if isinstance(value, str) and parameter.kinds & KIND_GROUPS["temporal"] else "",
        )


class _Omitted:
    """Stands for an argument left out of a call by name."""


OMITTED = _Omitted()
BUILTINS: dict[str, Builtin] = {}


def builtin(*signatures: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Registers the decorated function under its signatures, as in `"round up(n: number, scale: number)"`.

    The function is given the run, then (with several signatures) which one was met, then the arguments; an optional
    one that was left out is None. It raises NoValue where there is no result.
    """
    parsed = [_signature(signature) for signature in signatures]

    def register(function: Callable[..., Any]) -> Callable[..., Any]:
        name = parsed[0][0]
        BUILTINS[name] = Builtin(name, tuple(signature for _, signature in parsed), function)
        return function

    return register


def _signature(text: str) -> tuple[str, Signature]:
    match = SIGNATURE.fullmatch(text)
    if match is None:
        raise ValueError(f"not a signature: {text}")
    parameters = tuple(_parameter(part) for part in match["parameters"].split(", ") if part)
    shown = [f"{p.name}, …" if p.many else f"[{p.name}]" if p.optional else p.name for p in parameters]
    return match["name"], Signature(parameters, f"{match['name']}({', '.join(shown)})")


def _parameter(text: str) -> Parameter:
    match = PARAMETER.fullmatch(text)
    if match is None:
        raise ValueError(f"not a parameter: {text}")
    kinds = frozenset().union(*(KIND_GROUPS.get(part, {part}) for part in match["kinds"].split("|")))
    return Parameter(match["name"], kinds, bool(match["optional"]), bool(match["many"]))
