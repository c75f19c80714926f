"""The procedure as the municipality's own document, made from the diagram: never written by hand, always in step."""

from __future__ import annotations

from collections.abc import Mapping

from engine.bpmn.model import Element, Process
from engine.bpmn.twin import TwinStep, text_twin
from engine.bpmn.version import Version, compare_versions
from engine.bpmn.wording import Words
from engine.dmn import Decision
from engine.forms import Form
from engine.forms.schema import Checklist, Field
from engine.records.documents import Checkpoint, ProcedureDocument, Step, Table

_HEADING = (
    ("afdeling", "Afdeling"),
    ("gaeldende_fra", "Gældende fra"),
    ("gyldig_fra", "Kilden gælder fra"),
    ("senest_revideret", "Senest revideret"),
    ("godkendt_af", "Godkendt af"),
    ("retsgrundlag", "Retsgrundlag"),
    ("kilde", "Kilde"),
)
_TOLD = {"userTask", "manualTask", "scriptTask", "businessRuleTask", "callActivity", "serviceTask", "subProcess"}


def procedure_document(version: Version, words: Words, previous: Version | None = None) -> ProcedureDocument:
    """Make the document; `previous` is the version its changes are counted from."""
    process, decisions = version.process, version.decisions
    twin = text_twin(process, words)
    return ProcedureDocument(
        key=process.id,
        title=process.name,
        heading=tuple((label, process.properties[name]) for name, label in _HEADING if process.properties.get(name)),
        purpose=process.documentation,
        roles=tuple(_roles(process)),
        steps=tuple(_step(step, process.elements[step.element_id], version.forms) for step in twin),
        tables=tuple(_table(decisions[name]) for name in _decision_names(process) if name in decisions),
        end_states=tuple(element.name for element in process.elements.values() if _is_end(element, process)),
        changes=tuple(change.sentence for change in compare_versions(previous, version, words)) if previous else (),
    )


def _roles(process: Process) -> list[tuple[str, str]]:
    tasks = [element for element in process.elements.values() if element.type in {"userTask", "manualTask"}]
    counted = [(lane.name, sum(task.lane == lane.name for task in tasks)) for lane in process.lanes]
    return [(name, "1 opgave" if count == 1 else f"{count} opgaver") for name, count in counted]


def _step(step: TwinStep, element: Element, forms: Mapping[str, Form]) -> Step:
    form = forms.get(step.element_id)
    fields = tuple(form.fields()) if form else ()
    return Step(
        number=step.number,
        kind=step.kind,
        name=step.name,
        who=step.audience or (step.lane if element.type in _TOLD else ""),
        due=step.due,
        guidance=step.documentation,
        source=element.settings.properties.get("kilde", ""),
        fields=tuple(_field(field) for field in fields if not isinstance(field, Checklist)),
        checklists=tuple(_checkpoint(field) for field in fields if isinstance(field, Checklist)),
        next=tuple(_next(answer, number, name) for answer, number, name in step.next),
    )


def _field(field: Field) -> str:
    return f"{field.name} (skal udfyldes)" if field.required else field.name


def _checkpoint(field: Checklist) -> Checkpoint:
    return Checkpoint(field.name, tuple(option.label for option in field.options))


def _next(answer: str, number: int, name: str) -> str:
    return f"{answer}: gå til {number}. {name}" if answer else f"Gå til {number}. {name}"


def _decision_names(process: Process) -> list[str]:
    names = (element.settings.decision_ref for element in process.elements.values())
    return list(dict.fromkeys(name for name in names if name))


def _table(decision: Decision) -> Table:
    inputs = [column.title for column in decision.inputs]
    outputs = [column.title for column in decision.outputs]
    rows = tuple(
        (
            *(test.text if test else "alle" for test in rule.tests),
            *(out.text if out else "" for out in rule.outputs),
            rule.note,
        )
        for rule in decision.rules
    )
    return Table(decision.name, (*inputs, *(f"→ {title}" for title in outputs), "Regel"), rows)


def _is_end(element: Element, process: Process) -> bool:
    return element.type == "endEvent" and element.parent_id == process.id
