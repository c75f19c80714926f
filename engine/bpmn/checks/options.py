"""The answers a field can have, where they are all fixed in forms."""

from __future__ import annotations

from engine.bpmn.checks.binding import form_of
from engine.bpmn.checks.subject import Subject
from engine.bpmn.checks.variables import around, results
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
