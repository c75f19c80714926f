"""Diagram shapes for random walks: what loops, splits, joins, waits and calls in the ways procedures do.

Conditions read only `mere` (go round again) and `a`, `b`, `c` (branches taken), which each completed task sets at
random. `apart` holds pairs of element sets that may never wait side by side: what precedes a join and what follows
it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.support.diagrams import Draft, process

MORE = 'mere = "ja"'
FAILING, ERROR = "kan-fejle", "NEJ"  # a topic whose jobs meet that error now and then; every shape catches it


@dataclass(frozen=True)
class Shape:
    """One diagram with the procedures it calls."""

    name: str
    files: tuple[bytes, ...]
    apart: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()


SHAPES: list[Shape] = []


def shape(*apart: tuple[str, str]) -> Callable[[Callable[[], tuple[Draft, ...]]], Callable[[], tuple[Draft, ...]]]:
    """Register a shape; each of `apart` is two blank-separated lists of element ids."""

    def register(draw: Callable[[], tuple[Draft, ...]]) -> Callable[[], tuple[Draft, ...]]:
        files = tuple(draft.file() for draft in draw())
        pairs = tuple((frozenset(before.split()), frozenset(after.split())) for before, after in apart)
        SHAPES.append(Shape(draw.__name__, files, pairs))
        return draw

    return register


def again(draft: Draft, gateway: str, back_to: str, on_to: str) -> Draft:
    """A gateway that goes back while `mere` is yes."""
    return draft.exclusive(gateway).flow(gateway, back_to, MORE).flow(gateway, on_to, default=True)


def called(key: str = "q") -> Draft:
    """A procedure with a loop of its own that changes what its caller has, too."""
    draft = process(key).start("qs").user("qa", "qb").script("qc", "{fra_kald: 1, a: false}").end("qe")
    draft.path("qs", "qa", "qb", "qg").path("qc", "qe")
    return again(draft, "qg", "qa", "qc")


@shape()
def straight_line() -> tuple[Draft, ...]:
    return (process("p").start().user("u1", "u2", "u3").end().path("start", "u1", "u2", "u3", "end"),)


@shape()
def loop_back() -> tuple[Draft, ...]:
    draft = process("p").start().user("u1", "u2").end().path("start", "u1", "u2", "g")
    return (again(draft, "g", "u1", "end"),)


@shape()
def exclusive_choice_in_file_order() -> tuple[Draft, ...]:
    draft = process("p").start().exclusive("g").user("u0", "u1", "u2", "u3").end()
    draft.path("start", "u0", "g").flow("g", "u1", "a").flow("g", "u2", "b").flow("g", "u3", default=True)
    draft.path("u1", "h").path("u2", "h").path("u3", "h").exclusive("h").path("h", "g2")
    return (again(draft, "g2", "u0", "end"),)


@shape(("u1 u2", "u3"))
def parallel() -> tuple[Draft, ...]:
    draft = process("p").start().parallel("s", "j").user("u1", "u2", "u3").end()
    return (draft.path("start", "s", "u1", "j", "u3", "end").path("s", "u2", "j"),)


@shape(("u1 u2 u4", "u3"))
def parallel_in_loop() -> tuple[Draft, ...]:
    draft = process("p").start().exclusive("m").parallel("s", "j").user("u1", "u2", "u3", "u4").end()
    draft.path("start", "m", "s", "u1", "j", "u3", "g").path("s", "u2", "u4", "j")
    return (again(draft, "g", "m", "end"),)


@shape(("u1 u2", "u3"))
def loop_in_a_parallel_branch() -> tuple[Draft, ...]:
    draft = process("p").start().parallel("s", "j").user("u1", "u2", "u3").end()
    draft.path("start", "s", "u1", "g").path("s", "u2", "j", "u3", "end")
    return (again(draft, "g", "u1", "j"),)


@shape(("u1 u2 u3 u4", "u5"), ("u1 u2", "u4"))
def nested_splits_in_loop() -> tuple[Draft, ...]:
    draft = process("p").start().exclusive("m").parallel("s", "s2", "j2", "j").user("u1", "u2", "u3", "u4", "u5").end()
    draft.path("start", "m", "s", "s2", "u1", "j2", "u4", "j", "u5", "g").path("s2", "u2", "j2").path("s", "u3", "j")
    return (again(draft, "g", "m", "end"),)


@shape(("u1 u2 u3", "u4"))
def three_branches_two_joins() -> tuple[Draft, ...]:
    draft = process("p").start().parallel("s", "j1", "j2").user("u1", "u2", "u3", "u4").end()
    return (draft.path("start", "s", "u1", "j1", "j2", "u4", "end").path("s", "u2", "j1").path("s", "u3", "j2"),)


@shape(("u1 u2 u3", "u4"))
def inclusive_in_loop() -> tuple[Draft, ...]:
    draft = process("p").start().exclusive("m").inclusive("s", "j").user("u0", "u1", "u2", "u3", "u4").end()
    draft.path("start", "u0", "m", "s").flow("s", "u1", "a").flow("s", "u2", "b").flow("s", "u3", default=True)
    draft.path("u1", "j").path("u2", "j").path("u3", "j").path("j", "u4", "g")
    return (again(draft, "g", "m", "end"),)


@shape(("u1 u2", "u4"))
def inclusive_with_a_flow_straight_to_the_join() -> tuple[Draft, ...]:
    draft = process("p").start().inclusive("s", "j").user("u0", "u1", "u2", "u4").end()
    draft.path("start", "u0", "s").flow("s", "j", "true").flow("s", "u1", "a").flow("s", "u2", "b")
    return (draft.path("u1", "j").path("u2", "j").path("j", "u4", "end"),)


@shape(("u1 u2 u3", "u5"))
def inclusive_with_a_loop_and_a_choice_inside() -> tuple[Draft, ...]:
    draft = process("p").start().inclusive("s", "j").exclusive("x").user("u0", "u1", "u2", "u3", "u5").end()
    draft.path("start", "u0", "s").flow("s", "u1", "true").flow("s", "u2", "b")
    draft.path("u1", "g")
    draft.flow("x", "u3", "c").flow("x", "j", default=True).path("u3", "j").path("u2", "j").path("j", "u5", "end")
    return (again(draft, "g", "u1", "x"),)


@shape()
def interrupting_timer() -> tuple[Draft, ...]:
    draft = process("p").start().user("u1", "u2", "u3").boundary("t", "u1", "P14D").exclusive("m").end()
    draft.path("start", "u1", "u2", "m").path("t", "u3", "m", "g")
    return (again(draft, "g", "u1", "end"),)


@shape(("s1 u1", "u2"))
def services_in_a_branch_and_under_timers() -> tuple[Draft, ...]:
    draft = (
        process("p").start().exclusive("m").parallel("s", "j").service("s1", "t1").service("s2", "t2").user("u1", "u2")
    )
    draft.boundary("b", "s2", "P1D").boundary("w", "s1", "PT1H", interrupting=False).end("end", "e2")
    draft.path("start", "m", "s", "s1", "j", "u2", "s2", "g").path("s", "u1", "j").path("w", "e2").path("b", "g")
    return (again(draft, "g", "m", "end"),)


@shape()
def timer_that_does_not_interrupt() -> tuple[Draft, ...]:
    draft = process("p").start().user("u1", "u2", "u3").boundary("t", "u1", "P1M", interrupting=False).end("end", "e2")
    draft.path("start", "u1", "u2", "g").path("t", "u3", "e2")
    return (again(draft, "g", "u1", "end"),)


@shape()
def two_timers_on_one_task() -> tuple[Draft, ...]:
    draft = process("p").start().user("u1", "u2", "u3").end("end", "e2")
    draft.boundary("t1", "u1", "P7D", interrupting=False).boundary("t2", "u1", "P14D")
    draft.path("start", "u1", "g").path("t1", "u2", "e2").path("t2", "u3", "u1")
    return (again(draft, "g", "u1", "end"),)


@shape()
def timer_back_to_its_own_task() -> tuple[Draft, ...]:
    draft = process("p").start().user("u1", "u2").boundary("t", "u1", "P1D").end()
    return (draft.path("start", "u1", "end").path("t", "u2", "u1"),)


@shape()
def waiting_timer_in_loop() -> tuple[Draft, ...]:
    draft = process("p").start().user("u1").timer("t", "P3M").end().path("start", "u1", "t", "g")
    return (again(draft, "g", "u1", "end"),)


@shape(("u1 u2", "u3"))
def subprocess_with_a_split_and_timers() -> tuple[Draft, ...]:
    draft = process("p").start()
    inner = draft.sub("sub").start("s1").parallel("sp", "sj").user("u1", "u2").end("se")
    inner.path("s1", "sp", "u1", "sj", "se").path("sp", "u2", "sj")
    draft.boundary("t1", "sub", "P1M", interrupting=False).boundary("t2", "sub", "P3M").user("u3", "u4", "u5")
    draft.end("end", "e2").path("start", "sub", "u3", "g").path("t1", "u4", "e2").path("t2", "u5", "g")
    return (again(draft, "g", "sub", "end"),)


@shape()
def terminate_inside_a_subprocess_only() -> tuple[Draft, ...]:
    draft = process("p").start()
    inner = draft.sub("sub").start("s1").parallel("sp").user("u1", "u2").terminate("st").end("se")
    inner.path("s1", "sp", "u1", "st").path("sp", "u2", "se")
    return (again(draft.end().user("u3").path("start", "sub", "u3", "g"), "g", "sub", "end"),)


@shape()
def subprocess_in_a_subprocess() -> tuple[Draft, ...]:
    draft = process("p").start()
    outer = draft.sub("outer").start("s1").end("e1")
    inner = outer.sub("inner").start("s2").user("u1").boundary("t", "u1", "P1D", interrupting=False).user("u2")
    inner.path("s2", "u1").path("t", "u2")
    outer.user("u3").path("s1", "inner", "u3", "e1")
    return (again(draft.end().path("start", "outer", "g"), "g", "outer", "end"),)


@shape()
def call_in_a_loop() -> tuple[Draft, ...]:
    draft = process("p").start().user("u1").call("k", "q").end().path("start", "u1", "k", "g")
    return again(draft, "g", "u1", "end"), called()


@shape(("qa qb u1", "u2"))
def call_beside_a_branch() -> tuple[Draft, ...]:
    draft = process("p").start().exclusive("m").parallel("s", "j").call("k", "q").user("u1", "u2").end()
    draft.path("start", "m", "s", "k", "j", "u2", "g").path("s", "u1", "j")
    return again(draft, "g", "m", "end"), called()


@shape()
def call_that_calls_with_a_timer_on_the_call() -> tuple[Draft, ...]:
    draft = process("p").start().call("k", "r").boundary("t", "k", "P1M").user("u1", "u2").end()
    middle = process("r").start("rs").call("rk", "q").user("r1").end("re").path("rs", "rk", "r1", "re")
    draft.path("start", "k", "u1", "g").path("t", "u2", "g")
    return again(draft, "g", "k", "end"), middle, called()


@shape()
def split_without_gateway_and_ends_everywhere() -> tuple[Draft, ...]:
    draft = process("p").start().user("u1", "u2", "u3").end("e1")
    return (draft.path("start", "u1", "u2", "e1").path("u1", "u3"),)


@shape(("s1 u1 u3", "u2"))
def errors_of_a_job_beside_a_branch() -> tuple[Draft, ...]:
    draft = process("p").start().exclusive("m", "h").parallel("s", "j").service("s1", FAILING).user("u1", "u2", "u3")
    draft.boundary("t", "s1", "P1D", interrupting=False).error_boundary("no", "s1", ERROR).end("end", "e2")
    draft.path("start", "m", "s", "s1", "h", "j", "u2", "g").path("s", "u1", "j").path("t", "e2").path("no", "u3", "h")
    return (again(draft, "g", "m", "end"),)


@shape()
def error_end_in_a_subprocess_with_branches() -> tuple[Draft, ...]:
    draft = process("p").start()
    inner = draft.sub("sub").start("s1").parallel("sp").user("u1", "u2").exclusive("x").end("se", "sf")
    inner.error_end("wrong", ERROR).path("s1", "sp", "u1", "x").path("sp", "u2", "se")
    inner.flow("x", "wrong", "a").flow("x", "sf", default=True)
    draft.boundary("t", "sub", "P1M").error_boundary("no", "sub").user("u3", "u4", "u5").end("end", "e2")
    draft.path("start", "sub", "u3", "g").path("t", "u4", "e2").path("no", "u5", "g")
    return (again(draft, "g", "sub", "end"),)


@shape()
def errors_out_of_calls_that_call() -> tuple[Draft, ...]:
    draft = process("p").start().call("k", "r").error_boundary("no", "k", ERROR).user("u1", "u2").end()
    draft.path("start", "k", "u1", "g").path("no", "u2", "g")
    middle = process("r").start("rs").call("rk", "q").user("r1").end("re").path("rs", "rk", "r1", "re")
    inner = process("q").start("qs").service("q1", FAILING).user("q2").end("qe").path("qs", "q1", "q2", "qe")
    return again(draft, "g", "k", "end"), middle, inner
