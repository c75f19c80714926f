"""Forms: from .form file (form-js schema) to components, and from what was typed to checked, typed values.

`read_form` reads a file and never raises for bad input. `submission` judges what is submitted, `visibility` decides
what is shown, `initial_values` gives what the page shows first. The server alone decides all three.
"""

from __future__ import annotations

from engine.forms import submission, visibility
from engine.forms.initial import initial_values
from engine.forms.reader import read_form
from engine.forms.schema import Component, Field, Form

__all__ = ["Component", "Field", "Form", "initial_values", "read_form", "submission", "visibility"]
