"""The answers a field can have, where they are all fixed in forms."""

from __future__ import annotations

from engine.bpmn.checks.binding import form_of
from engine.bpmn.checks.feel import compared_texts, read
from engine.bpmn.checks.subject import Subject
from engine.bpmn.checks.variables import around, results
from engine.bpmn.model import Element
from engine.forms.schema import Choice


def fixed_answers(subject: Subject) -> dict[str, set[str]]:
    """Field → its possible texts, for fields that only choices with fixed answers set.

    What a script, a table or an unfixed field sets as well is left out: it may be given any value.
    """
    if not subject.variables.complete:
        return {}
    answers: dict[str, set[str]] = {}
    open_fields: set[str] = set()
    for process in around(subject.process, subject.context):
        for element in process.elements.values():
            form = form_of(element.settings.form, subject.context)
            fields = {} if form is None else {field.key: field for field in form.fields()}
            for key, field in fields.items():
                if isinstance(field, Choice) and field.options and not (field.options_key or field.options_expression):
                    answers.setdefault(key, set()).update(str(option.value) for option in field.options)
                else:
                    open_fields.add(key)
            open_fields |= results(element, subject.context) - fields.keys()
    return {key: texts for key, texts in answers.items() if key not in open_fields}


def always_a_way(subject: Subject, gateway: Element) -> bool:
    """Whether a condition of a gateway always holds: `true`, or one for every answer of a field that is required."""
    texts = [flow.condition or "" for flow in subject.flows_out(gateway)]
    if "true" in texts:
        return True
    pairs = [pair for text in texts if (parsed := read(text)) for pair in compared_texts(parsed)]
    fields = {name for name, _ in pairs}
    name = fields.pop() if len(fields) == 1 else ""
    asked = {text for _, text in pairs}
    return bool(name) and name in _required(subject) and fixed_answers(subject).get(name, {""}) <= asked


def _required(subject: Subject) -> set[str]:
    forms = (form_of(element.settings.form, subject.context) for element in subject.elements())
    return {field.key for form in forms if form for field in form.fields() if field.required or field.required_if}
