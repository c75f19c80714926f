"""What Alembic runs: the migrations, on the connection that `upgrade` has opened."""

from __future__ import annotations

from alembic import context

from engine.persistence import definitions, history, instances, migration, organisation, people, succession, trials
from engine.persistence.base import Base

MODELS = (
    definitions,
    history,
    instances,
    migration,
    organisation,
    people,
    succession,
    trials,
)  # importing them fills the metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
context.run_migrations()
