"""All queries in one place: what the engine's door calls `read`."""

from __future__ import annotations

from engine.queries.case_list import CaseList
from engine.queries.decisions import DecisionTables
from engine.queries.definitions import Definitions
from engine.queries.external_tasks import ExternalTaskList
from engine.queries.history import History
from engine.queries.organisation import Organisations
from engine.queries.people_load import PeopleLoad
from engine.queries.process_state import ProcessStates
from engine.queries.succession import Successions
from engine.queries.task_history import TaskHistory
from engine.queries.task_list import TaskList
from engine.queries.versions import Versions


class Reading(
    TaskList,
    CaseList,
    ProcessStates,
    Definitions,
    History,
    Successions,
    Organisations,
    PeopleLoad,
    Versions,
    ExternalTaskList,
    DecisionTables,
    TaskHistory,
):
    """Every query of the engine."""
