"""The one door to the engine: wires clock, transactions, services and queries together."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from engine.bpmn.trace import Place, Rule, Trace, read_rules, trace
from engine.clock import Clock
from engine.errors import ValueInvalid
from engine.execution.scenario_file import read_scenario
from engine.findings import Finding
from engine.handlers.registry import Registry, handlers
from engine.persistence.transactions import Transactions
from engine.queries.reading import Reading
from engine.records.scenarios import Replayed
from engine.services.checking import OnlyGroups, check
from engine.services.comments import Comments
from engine.services.context import Context
from engine.services.deciding import Decisions
from engine.services.definitions import DeployedDefinitions
from engine.services.deleting import Deletions
from engine.services.deployment_files import in_folder, read_files
from engine.services.deployments import Deployments
from engine.services.deviations import Deviations
from engine.services.documents import Documents
from engine.services.external_tasks import ExternalTasks
from engine.services.folder_stage import replay_in
from engine.services.incidents import Incidents
from engine.services.instances import Instances
from engine.services.jobs import Jobs
from engine.services.migration import Migration
from engine.services.organisation import Organisation
from engine.services.people import People
from engine.services.recurring import Recurring
from engine.services.releases import Releases
from engine.services.repair import Repairs
from engine.services.retention import Retention
from engine.services.rule_catalogue import constructs, rules
from engine.services.service_jobs import ServiceJobs
from engine.services.settings import EngineSettings
from engine.services.stored_settings import StoredSettings
from engine.services.task_variables import TaskVariables
from engine.services.tasks import Tasks
from engine.services.tokens import Tokens
from engine.services.trials import Trials

__all__ = [
    "EngineSettings",
    "Place",
    "ProcessEngine",
    "Replayed",
    "Rule",
    "Trace",
    "check_folders",
    "constructs",
    "replay_scenario",
    "rules",
    "trace_folders",
]


class ProcessEngine:
    """One engine per process. `sessions` gives a session: a `sessionmaker`, or Flask-SQLAlchemy's `db.session`.

    `topics` are the service tasks that are done in this process.
    The services hold the verbs, each in one transaction; `read` holds the queries. Threads may share an engine.
    """

    def __init__(
        self,
        sessions: Callable[[], Session],
        clock: Clock,
        settings: EngineSettings | None = None,
        topics: Registry = handlers,
    ) -> None:
        self.clock = clock
        self.settings = settings or EngineSettings()
        transactions = Transactions(sessions)
        definitions = DeployedDefinitions()
        context = Context(transactions, clock, self.settings, definitions)
        self.deployments = Deployments(context)
        self.instances = Instances(context)
        self.tasks = Tasks(context)
        self.task_variables = TaskVariables(context)
        self.comments = Comments(context)
        self.decisions = Decisions(context)
        self.deletions = Deletions(context)
        self.deviations = Deviations(context)
        self.recurring = Recurring(context)
        self.jobs = Jobs(context, self.recurring, ServiceJobs(context, topics))
        self.external_tasks = ExternalTasks(context)
        self.incidents = Incidents(context)
        self.documents = Documents(context)
        self.releases = Releases(context)
        self.trials = Trials(context)
        self.migration = Migration(context)
        self.repair = Repairs(context)
        self.organisation = Organisation(context)
        self.retention = Retention(context)
        self.people = People(transactions, self.settings)
        self.tokens = Tokens(transactions)
        self.stored_settings = StoredSettings(transactions)
        self.topics = topics.topics
        self.read = Reading(transactions, clock, definitions.form)


def check_folders(
    folders: Mapping[str, Mapping[str, bytes]], groups: frozenset[str] | None = None
) -> tuple[Finding, ...]:
    """What deploying these folders together would find, without a database; `groups` are the organisation's teams."""
    read = [read_files(name, files) for name, files in folders.items()]
    known = OnlyGroups(groups)
    return tuple(finding for each in read for finding in in_folder(each.name, check(each, read, known)))


def replay_scenario(
    folders: Mapping[str, Mapping[str, bytes]],
    text: str,
    file: str,
    groups: frozenset[str] | None = None,
    settings: EngineSettings | None = None,
) -> Replayed:
    """Replay a scenario file on the procedures of these folders, without a database.

    Raises ValueInvalid for a file that cannot be read, DefinitionNotFound, and DeploymentRejected for a diagram that
    cannot run.
    """
    read = [read_files(name, files) for name, files in folders.items()]
    return replay_in(read, read_scenario(text, file), groups, settings or EngineSettings())


def trace_folders(folders: Mapping[str, Mapping[str, bytes]], rules: str) -> Trace:
    """The rules (the text of `regler.csv`) set against the procedures of these folders. Raises ValueInvalid."""
    read = [read_files(name, files) for name, files in folders.items()]
    try:
        return trace(read_rules(rules), (process for each in read for process in each.processes.values()))
    except ValueError as error:
        raise ValueInvalid(str(error)) from error
