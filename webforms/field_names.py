"""What people know variables by: the labels of the forms that ask for them."""

from __future__ import annotations

from collections.abc import Iterable

from webforms.context import actor, engine


def field_names(definition_ids: Iterable[str]) -> dict[str, str]:
    """Label by variable, of all forms of these versions; where two ask for the same, the last one's.

    Raises DefinitionNotFound.
    """
    forms = [found.form for each in definition_ids for found in engine().documents.forms(each, actor())]
    return {field.key: field.name for form in forms for field in form.fields()}
