"""Compiles calls: built-ins are found and their arguments ordered while compiling, other functions while running."""

from __future__ import annotations

from typing import Any, NoReturn

from engine.feel.builtins import BUILTINS, OMITTED, Builtin
from engine.feel.compilation import Closure, Context, compile_node, compiles
from engine.feel.failures import FeelSyntaxError, NoValue
from engine.feel.messages import DANISH
from engine.feel.run import Run, Scope
from engine.feel.syntax import Call, Name, Node, Path
from engine.feel.values import FunctionValue, kind

CALL_COST = 3


@compiles(Call)
def call(node: Call, context: Context) -> Closure:
    """`name(arguments)`."""
    function = node.function
    if isinstance(function, Name) and function.name not in context.bound:
        context.unit.functions.add(function.name)
        if function.name == "is defined":
            return _is_defined(node, context)
        if function.name in BUILTINS:
            return _builtin_call(node, BUILTINS[function.name], context)
        if function.name not in context.unit.names:
            _fail_unknown(function, context)
    return _value_call(node, context)


def _fail_unknown(function: Name, context: Context) -> NoReturn:
    place = (context.unit.source, function.start, function.end)
    if function.name.lower() in DANISH:
        raise FeelSyntaxError("danish-word", *place, found=function.name, meant=DANISH[function.name.lower()])
    raise FeelSyntaxError("unknown-function", *place, name=function.name, known=tuple(BUILTINS))


def _builtin_call(node: Call, function: Builtin, context: Context) -> Closure:
    ordered = _ordered(node, function, context)
    arguments = tuple(None if part is None else compile_node(part, context) for part in ordered)

    def evaluate(scope: Scope) -> Any:
        run = scope.run
        run.left -= CALL_COST
        values = [OMITTED if argument is None else argument(scope) for argument in arguments]
        try:
            return function.call(run, values)
        except NoValue as none:
            return run.explain(none.code, node, **none.facts)

    return evaluate


def _ordered(node: Call, function: Builtin, context: Context) -> tuple[Node | None, ...]:
    """The arguments in the order of a signature that takes them; None where one by name is left out."""
    place = (context.unit.source, node.start, node.end)
    if node.names:
        for signature in function.signatures:
            if signature.takes_names(node.names):
                given = dict(zip(node.names, node.arguments, strict=True))
                return tuple(given.get(name) for name in signature.names)
        known = {name for signature in function.signatures for name in signature.names}
        for name in node.names:
            if name not in known:
                raise FeelSyntaxError("argument-name", *place, name=function.name, argument=name, usage=function.usage)
    elif any(signature.takes(len(node.arguments)) for signature in function.signatures):
        return node.arguments
    count = len(node.arguments)
    word = "argument" if count == 1 else "argumenter"
    facts: dict[str, Any] = {"name": function.name, "usage": function.usage, "count": count, "argument_word": word}
    raise FeelSyntaxError("argument-count", *place, **facts)


def _value_call(node: Call, context: Context) -> Closure:
    function = compile_node(node.function, context)
    arguments = tuple(compile_node(part, context) for part in node.arguments)
    names = node.names

    def evaluate(scope: Scope) -> Any:
        target = function(scope)
        values = [argument(scope) for argument in arguments]
        if not isinstance(target, FunctionValue):
            return scope.run.explain("not-a-function", node, name=_called(node), kind=kind(target))
        return _apply(scope.run, node, target, values, names)

    return evaluate


def _called(node: Call) -> str:
    return node.function.name if isinstance(node.function, (Name, Path)) else "værdien"


def _apply(run: Run, node: Call, target: FunctionValue, values: list[Any], names: tuple[str, ...]) -> Any:
    try:
        if names:
            given = dict(zip(names, values, strict=True))
            if set(given) != set(target.parameters):
                raise NoValue("call-count", expected=len(target.parameters), count=len(values))
            values = [given[name] for name in target.parameters]
        return target.call(values)
    except NoValue as none:
        return run.explain(none.code, node, **none.facts)


def _is_defined(node: Call, context: Context) -> Closure:
    """`is defined(x)`: whether a variable or an entry is there at all, null included."""
    if len(node.arguments) != 1 or node.names:
        facts: dict[str, Any] = {"name": "is defined", "usage": "is defined(value)", "argument_word": "argumenter"}
        place = (context.unit.source, node.start, node.end)
        raise FeelSyntaxError("argument-count", *place, count=len(node.arguments), **facts)
    argument = node.arguments[0]
    if isinstance(argument, Name):
        if not context.is_local(argument.name):
            context.unit.variables.add(argument.name)
        return lambda scope: scope.has(argument.name)
    if not isinstance(argument, Path):
        value = compile_node(argument, context)
        return lambda scope: value(scope) is not None
    source = compile_node(argument.source, context)

    def evaluate(scope: Scope) -> Any:
        known = len(scope.run.reasons)
        found = source(scope)
        del scope.run.reasons[known:]
        return isinstance(found, dict) and argument.name in found

    return evaluate
