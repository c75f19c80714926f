"""Variables on the wire: {"value", "type", "valueInfo"} to plain values and back (camunda-modeler § 2.1)."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import Any

from flask import Response

from engine.errors import NotFound, ValueInvalid
from webforms.rest.answers import answer
from webforms.rest.dates import read_instant

INTEGER_LIMIT = 2**31
SHOWN = 200  # characters of a value that an error repeats


class VariableNotFound(NotFound):
    """The case has no variable of that name."""

    code = "variable-not-found"
    noun = "Variablen"


def read_variables(sent: Any, zone: tzinfo) -> dict[str, Any]:
    """The plain values of a map of variables; None is an empty one. Raises ValueInvalid."""
    if sent is None:
        return {}
    if not isinstance(sent, dict):
        raise ValueInvalid('Variabler skal være et objekt: {"navn": {"value": …, "type": …}}.')
    return {str(name): read_value(str(name), value, zone) for name, value in sent.items()}


def read_changes(sent: Mapping[str, Any], zone: tzinfo) -> tuple[dict[str, Any], list[str]]:
    """What `modifications` set and `deletions` take away. Raises ValueInvalid."""
    removed = sent.get("deletions") or []
    if not isinstance(removed, list) or not all(isinstance(name, str) for name in removed):
        raise ValueInvalid('deletions skal være en liste af variabelnavne: ["navn"].')
    return read_variables(sent.get("modifications"), zone), removed


def read_value(name: str, sent: Any, zone: tzinfo) -> Any:
    """The plain value of one variable: Json decoded, dates as ISO text. Raises ValueInvalid."""
    if not isinstance(sent, dict):
        raise ValueInvalid(f'Variablen «{name}» skal skrives som {{"value": …, "type": …}}.')
    value, kind = sent.get("value"), sent.get("type")
    if value is None or not kind:
        return value
    info = sent.get("valueInfo")
    if kind == "Object" and isinstance(info, dict) and "json" in str(info.get("serializationDataFormat")):
        kind = "Json"
    read = READERS.get(str(kind).lower())
    if read is None:
        raise ValueInvalid(f"Variablen «{name}» har typen {kind}, som ikke kan bruges her. Brug {', '.join(NAMES)}.")
    try:
        return read(value, zone)
    except (ValueError, RecursionError) as cause:
        raise ValueInvalid(f"Variablen «{name}» kan ikke læses som {kind}: «{str(value)[:SHOWN]}».") from cause


def _boolean(value: Any, zone: tzinfo) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if word not in {"true", "false"}:
        raise ValueError(word)
    return word == "true"


def _integer(value: Any, zone: tzinfo) -> int:
    if isinstance(value, bool) or (isinstance(value, float) and not value.is_integer()):
        raise ValueError(value)
    return int(value)


def _double(value: Any, zone: tzinfo) -> float:
    number = float(value)
    if isinstance(value, bool) or not math.isfinite(number):
        raise ValueError(value)
    return number


def _string(value: Any, zone: tzinfo) -> str:
    if isinstance(value, dict | list):
        raise ValueError("not a text")
    return value if isinstance(value, str) else json.dumps(value)


def _json(value: Any, zone: tzinfo) -> Any:
    return json.loads(value, parse_constant=_no_constant) if isinstance(value, str) else value


def _no_constant(word: str) -> Any:
    raise ValueError(word)


def _date(value: Any, zone: tzinfo) -> str:
    try:
        return read_instant(str(value), zone).astimezone(zone).isoformat()
    except (ValueInvalid, OverflowError) as cause:
        raise ValueError(value) from cause


def _null(value: Any, zone: tzinfo) -> None:
    return None


NAMES = ("Boolean", "Integer", "Short", "Long", "Double", "Date", "String", "Null", "Json", "Xml")
READERS: Mapping[str, Callable[[Any, tzinfo], Any]] = {
    "boolean": _boolean,
    "integer": _integer,
    "short": _integer,
    "long": _integer,
    "double": _double,
    "date": _date,
    "string": _string,
    "null": _null,
    "json": _json,
    "xml": _string,
}


def one(values: Mapping[str, Any], name: str) -> Any:
    """The value of that name. Raises VariableNotFound."""
    if name not in values:
        raise VariableNotFound(name)
    return values[name]


def bare(value: Any) -> Response:
    """A value alone: text as it is, anything else as JSON."""
    return Response(value, content_type="text/plain") if isinstance(value, str) else answer(value)


def typed(value: Any) -> dict[str, Any]:
    """One value in Camunda's three keys; lists and objects are JSON text, as Camunda sends them."""
    kind = type_name(value)
    return {
        "type": kind,
        "value": json.dumps(value, ensure_ascii=False) if kind == "Json" else value,
        "valueInfo": {},
    }


def type_name(value: Any) -> str:
    """Camunda's name for the type of a plain value."""
    if value is None:
        return "Null"
    if isinstance(value, bool):
        return "Boolean"
    if isinstance(value, int):
        return "Integer" if -INTEGER_LIMIT <= value < INTEGER_LIMIT else "Long"
    if isinstance(value, float):
        return "Double"
    return "String" if isinstance(value, str) else "Json"


def written_variables(values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """A map of variables, as every `/variables` answers."""
    return {name: typed(value) for name, value in values.items()}
