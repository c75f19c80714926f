"""Cases moved to another version: batches, and what each case was before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "migration_batch",
        *_texts("id", "process_key", "from_definition_id", "to_definition_id"),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("recompute", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        *_texts("created_by"),
        sa.ForeignKeyConstraint(
            ["from_definition_id"], ["process_definition.id"], name="fk_migration_batch_from_definition_id"
        ),
        sa.ForeignKeyConstraint(
            ["to_definition_id"], ["process_definition.id"], name="fk_migration_batch_to_definition_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_migration_batch"),
    )
    op.create_index("ix_migration_batch_process_key_created_at", "migration_batch", ["process_key", "created_at"])
    op.create_table(
        "migration_item",
        *_texts("batch_id", "instance_id"),
        sa.Column("position", sa.Integer(), nullable=False),
        *_texts("status"),
        sa.Column("message", sa.Text(), nullable=False),
        *_texts("actor"),
        sa.Column("plan", sa.JSON(), nullable=True),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["migration_batch.id"], name="fk_migration_item_batch_id"),
        sa.ForeignKeyConstraint(["instance_id"], ["process_instance.id"], name="fk_migration_item_instance_id"),
        sa.PrimaryKeyConstraint("batch_id", "instance_id", name="pk_migration_item"),
    )
    op.create_index("ix_migration_item_status_batch_id_position", "migration_item", ["status", "batch_id", "position"])
    op.create_index("ix_migration_item_instance_id", "migration_item", ["instance_id"])


def _texts(*names: str) -> list[sa.Column[str]]:
    """Columns of text that is never null."""
    return [sa.Column(name, sa.String(), nullable=False) for name in names]
