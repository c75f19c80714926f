"""What stands for an element whose id is gone: proposed by name and neighbours, never guessed."""

from __future__ import annotations

from engine.bpmn.alignment import align
from engine.bpmn.model import Process
from engine.bpmn.reader import read_diagram
from tests.support.diagrams import Draft, process


def read(draft: Draft) -> Process:
    diagram, _ = read_diagram(draft.file(), "p.bpmn")
    assert diagram is not None
    return diagram.processes[0]


def line(*tasks: tuple[str, str]) -> Process:
    """Tasks one after the other, each an id and a name."""
    draft = process("p").start().end()
    for identifier, name in tasks:
        draft.element("userTask", identifier, name=name)
    return read(draft.path("start", *(identifier for identifier, _ in tasks), "end"))


def proposed(old: Process, new: Process) -> dict[str, tuple[str, str]]:
    return {each.old_id: (each.new_id, each.why) for each in align(old, new)}


OLD = line(("a", "Skriv"), ("b", "Send"), ("c", "Arkivér"))


def test_an_id_that_is_still_there_needs_no_proposal() -> None:
    assert proposed(OLD, line(("b", "Send"), ("a", "Noget andet"), ("c", "Arkivér"))) == {}


def test_the_same_name_is_enough() -> None:
    assert proposed(OLD, line(("c", "Arkivér"), ("x", "Send"), ("a", "Skriv"))) == {"b": ("x", "name")}


def test_the_same_neighbours_are_enough_and_one_of_two_is_not() -> None:
    new = line(("a", "Skriv"), ("y", "Afsend"), ("c", "Arkivér"))
    assert proposed(OLD, new) == {"b": ("y", "neighbours")}
    assert proposed(OLD, line(("a", "Skriv"), ("y", "Afsend"))) == {}


def test_what_is_only_gone_has_no_proposal() -> None:
    assert proposed(OLD, line(("a", "Skriv"), ("c", "Arkivér"))) == {}


def test_two_that_fit_as_well_as_each_other_are_not_guessed() -> None:
    draft = process("p").start().parallel("s", "j").end().path("start", "s").path("j", "end")
    for identifier in ("x", "y"):
        draft.element("userTask", identifier, name="Ny").path("s", identifier, "j")
    old = process("p").start().parallel("s", "j").user("a").end().path("start", "s", "a", "j", "end")
    assert proposed(read(old), read(draft)) == {}


def test_another_kind_is_never_proposed() -> None:
    new = process("p").start().script("x", "1", name="Send").user("a", "c").end().path("start", "a", "x", "c", "end")
    assert "b" not in proposed(OLD, read(new))
