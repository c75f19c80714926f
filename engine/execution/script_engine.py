"""What SpiffWorkflow and our task specs ask while an instance moves: FEEL over the variables of the token's scope.

It stands where the library expects its script engine and inherits nothing from it. A text that does not carry our
mark was not put there by our compiler and is refused, so no way into the library ends in Python being run
(spiffworkflow.md § 8).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

from engine.bpmn.connecting import CONDITION
from engine.bpmn.model import Element
from engine.bpmn.runtime import Runtime
from engine.bpmn.settings import ElementSettings
from engine.errors import ExpressionFailed, TooManySteps, ValueInvalid
from engine.execution.actions import Scope
from engine.execution.assignment import Assignment
from engine.execution.calls import business_key, given_back, passed_in
from engine.execution.decisions import variables_from
from engine.execution.journal import Journal, call_workflow, scope_id
from engine.execution.variables import LiveScope, Variables
from engine.feel import Evaluation, FeelLimitError, FeelSyntaxError, parse

END_EVENT = "end"  # a tree's data: the end event of its procedure reached last
MAX_FEEL_STEPS = 3_000_000  # of all expressions of one action: ten of the heaviest, tens of thousands of ordinary ones


class ScriptEngine:
    """The running instance as its specs see it (`engine.bpmn.instance.Instance`)."""

    def __init__(self, runtime: Runtime, variables: Variables, journal: Journal) -> None:
        self.runtime = runtime
        self.variables = variables
        self.journal = journal
        self.feel_steps = 0

    def begin(self, runtime: Runtime) -> None:
        """A new action begins, with its own clock and budget."""
        self.runtime = runtime
        self.feel_steps = 0
        self.variables.volume = 0
        self.journal.clear()

    # What the library calls.

    @property
    def environment(self) -> ScriptEngine:
        """The library evaluates some texts past `evaluate`; they end here and carry no mark."""
        return self

    def evaluate(self, task: Any, expression: Any, external_context: Any = None) -> bool:
        """The truth of a marked condition. Raises ExpressionFailed when it is neither true nor false."""
        if not isinstance(expression, str) or not expression.startswith(CONDITION):
            self._refuse(expression)
        text = expression.removeprefix(CONDITION)
        evaluation = self._evaluated(text, self._seen_by(task))
        if isinstance(evaluation.value, bool):
            return evaluation.value
        gave = "ingen værdi (null)" if evaluation.value is None else f"«{evaluation.value}»"
        raise ExpressionFailed(_because(f"Betingelsen «{text}» gav {gave}, ikke sand eller falsk.", evaluation))

    def execute(self, task: Any, script: Any, external_context: Any = None) -> NoReturn:
        """Refused: our script tasks do not come this way."""
        self._refuse(script)

    def validate(self, expression: Any) -> NoReturn:
        """Refused: the library's decision tables are not used."""
        self._refuse(expression)

    def call_service(self, task: Any, **arguments: Any) -> NoReturn:
        """Refused: outside calls are jobs (docs/adr/0007)."""
        self._refuse(arguments)

    def _refuse(self, text: Any) -> NoReturn:
        raise ExpressionFailed(f"Teksten «{text}» er ikke et udtryk, der må udføres her.")

    # What our specs ask.

    def feel(self, task: Any, text: str) -> Any:
        """The JSON value of a FEEL expression over the variables the token sees."""
        return self._json(text, self._seen_by(task))

    def run_script(self, task: Any) -> None:
        """Evaluate a script task: into its result variable, or one variable per entry of the context it gives."""
        settings: ElementSettings = task.task_spec.element.settings
        value = self.feel(task, settings.script or "")
        if settings.result_variable:
            self._write(task, {settings.result_variable: value})
        elif isinstance(value, dict):
            self._write(task, value)
        else:
            sentence = f"Scriptet gav «{value}». Uden «Result variable» skal det give felter: {{felt: værdi}}."
            raise ExpressionFailed(sentence)

    def decide(self, task: Any) -> None:
        """Evaluate a business rule task's decision and write what it gives."""
        element: Element = task.task_spec.element
        settings = element.settings
        reference = settings.decision_ref or ""
        seen = self._seen_by(task)
        decided = self.runtime.decide(reference, element.process_id, settings.decision_binding, seen)
        result = variables_from(decided, settings)
        details = {
            "decision": reference,
            "inputs": dict(decided.inputs),
            "outputs": result,
            "rules": list(decided.rules),
        }
        self.journal.decision(task, details)
        self._write(task, result)

    def open_scope(self, task: Any) -> None:
        """Give a called procedure its scope, with what the call passes in."""
        element: Element = task.task_spec.element
        caller = self.variables[scope_id(task)]
        key = business_key(element.settings, caller, lambda text: self.feel(task, text))
        passed = passed_in(element.settings, caller, lambda text: self.feel(task, text))
        called = element.settings.called_element or ""
        self.variables.open(Scope(str(task.id), caller.id, called, element.id, passed, {}, key))
        self.journal.scope_opened(self.variables[str(task.id)])

    def close_scope(self, task: Any) -> None:
        """A called procedure is over: write back what its mappings say."""
        tree = task.workflow.top_workflow.get_subprocess(task)
        called = self.variables.close(str(task.id))
        back = self._given_back(task, called)
        self.journal.scope_closed(called, tree.data.get(END_EVENT))
        self._write(task, back)

    def give_back(self, task: Any) -> None:
        """An error leaves a called procedure: write back the same; its scope is closed with what is cut off."""
        if task.task_spec.element.type == "callActivity":
            self._write(task, self._given_back(task, self.variables[str(task.id)]))

    def set_variables(self, task: Any, values: Mapping[str, Any]) -> None:
        """Write into the token's scope."""
        self._write(task, values)

    def _given_back(self, task: Any, called: LiveScope) -> dict[str, Any]:
        return given_back(task.task_spec.element.settings, called, lambda text: self._json(text, called.variables))

    # What our specs tell.

    def entered(self, task: Any) -> None:
        """An element is reached; a user task gets its assignment now."""
        self.journal.activity("started", task)
        if task.task_spec.manual:
            assignment = Assignment(task.task_spec.element, self.runtime, lambda text: self.feel(task, text))
            self.journal.new_tasks.append(assignment.new_task(str(task.id), scope_id(task)))

    def left(self, task: Any) -> None:
        """An activity is over."""
        element: Element = task.task_spec.element
        if element.type == "endEvent" and call_workflow(task) is task.workflow:
            self._ended_at(task, element.id)
        self.journal.activity("completed", task)
        self.journal.flows_taken(task)

    def _ended_at(self, task: Any, end_event_id: str) -> None:
        """Remember the end event; one of a branch beside the procedure never replaces another (C-13)."""
        data = task.workflow.data
        if END_EVENT not in data or end_event_id not in task.task_spec._wf_spec.side_elements:
            data[END_EVENT] = end_event_id

    def canceled(self, task: Any) -> None:
        """An activity was cut off; the variables of a call are lost with it."""
        if task.task_spec.element.type == "callActivity":
            self.journal.scope_closed(self.variables.close(str(task.id)), None)
        self.journal.activity("canceled", task)

    def _seen_by(self, task: Any) -> Mapping[str, Any]:
        return self.variables[scope_id(task)].variables

    def _write(self, task: Any, values: Mapping[str, Any]) -> None:
        try:
            self.variables.write(scope_id(task), values)
        except ValueInvalid as error:
            raise ExpressionFailed(error.message) from error

    def _json(self, text: str, variables: Mapping[str, Any]) -> Any:
        evaluation = self._evaluated(text, variables)
        try:
            return evaluation.json
        except FeelLimitError as error:
            raise ExpressionFailed(f"Udtrykket «{text}» giver for meget. {error.message}") from error

    def _evaluated(self, text: str, variables: Mapping[str, Any]) -> Evaluation:
        if self.feel_steps > MAX_FEEL_STEPS:
            raise TooManySteps(
                "Udtrykkene på vejen er tilsammen for tunge at beregne. Mangler der en vej ud af en løkke?"
            )
        try:
            evaluation = parse(text).evaluate(variables, now=self.runtime.now, zone=self.runtime.zone)
            self.feel_steps += evaluation.steps
            return evaluation
        except FeelSyntaxError as error:
            raise ExpressionFailed(f"Udtrykket «{text}» kan ikke læses. {error.message}") from error
        except FeelLimitError as error:
            raise ExpressionFailed(f"Udtrykket «{text}» er for tungt at beregne. {error.message}") from error


def _because(sentence: str, evaluation: Evaluation) -> str:
    return " ".join([sentence, *dict.fromkeys(str(reason) for reason in evaluation.reasons)])
