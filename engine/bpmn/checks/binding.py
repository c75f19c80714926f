"""Whether the form that an element names can be found with the binding it asks for."""

from __future__ import annotations

from dataclasses import dataclass

from engine.bpmn.checks.context import CheckContext
from engine.bpmn.checks.wording import did_you_mean, is_computed
from engine.bpmn.settings import FormBinding
from engine.forms import Form

_ATTACH = "Vælg .form-filen under «Include additional files» i Camunda Modelers Deploy-vindue."


@dataclass(frozen=True)
class Problem:
    """Why a form is not at hand. `missing`: nobody has it; otherwise it exists, but did not come along."""

    missing: bool
    sentence: str


def form_problem(binding: FormBinding, context: CheckContext) -> Problem | None:
    """What stands in the way of showing the form, or None."""
    name = binding.name
    if is_computed(name):
        return Problem(True, f"Formularens id kan ikke beregnes («{name}»). Skriv et fast id i «Form reference».")
    if binding.kind == "file":
        return _file_problem(name, context)
    if name not in context.forms and name not in context.forms_in_deployment:
        hint = did_you_mean(name, context.forms)
        return Problem(True, f"Formularen «{name}» findes ikke. {_ATTACH}{hint}")
    if binding.binding == "deployment" and name not in context.forms_in_deployment:
        return Problem(False, f"Formularen «{name}» er ikke sendt med, men har bindingen «deployment». {_ATTACH}")
    return None


def _file_problem(name: str, context: CheckContext) -> Problem | None:
    if form_of_file(name, context) is not None:
        return None
    return Problem(False, f"Filen «{name}» er ikke sendt med. {_ATTACH}")


def form_of_file(name: str, context: CheckContext) -> Form | None:
    """A form of this deployment by its file name; folders before the name do not count."""
    plain = name.rpartition("/")[2]
    found = (form for file, form in context.form_files.items() if file.rpartition("/")[2] == plain)
    return context.form_files.get(name) or next(found, None)


def form_of(binding: FormBinding | None, context: CheckContext) -> Form | None:
    """The form an element shows, as far as it is at hand."""
    if binding is None:
        return None
    return form_of_file(binding.name, context) if binding.kind == "file" else context.forms.get(binding.name)
