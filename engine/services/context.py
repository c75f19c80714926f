"""What all services share."""

from __future__ import annotations

from dataclasses import dataclass

from engine.clock import Clock
from engine.persistence.transactions import Transactions
from engine.services.definitions import DeployedDefinitions
from engine.services.settings import EngineSettings


@dataclass(frozen=True)
class Context:
    """The engine's clock, settings, transactions and deployed definitions."""

    transactions: Transactions
    clock: Clock
    settings: EngineSettings
    definitions: DeployedDefinitions
