"""Where a case comes from and what follows it, recurring starts, saved case lists, districts, source rules."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ORIGIN = ("origin_kind", "origin_instance_id", "origin_task_id")


def upgrade() -> None:
    """Make them."""
    for name in ORIGIN:
        op.add_column("process_instance", sa.Column(name, sa.String(), nullable=True))
    op.create_index("ix_process_instance_origin_instance_id", "process_instance", ["origin_instance_id"])
    _make_succession()
    _make_organisation()
    _make_rules()


def _texts(*names: str) -> list[sa.Column[str]]:
    """Columns of text that is never null."""
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _lists(*names: str) -> list[sa.Column[object]]:
    """Columns of JSON that is never null."""
    return [sa.Column(name, sa.JSON(), nullable=False) for name in names]


def _position() -> sa.Column[int]:
    return sa.Column("position", sa.Integer(), nullable=False)


def _make_succession() -> None:
    """What follows a case."""
    op.create_table(
        "follow_on",
        *_texts("instance_id", "process_key"),
        _position(),
        *_lists("variables"),
        sa.Column("started_instance_id", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["instance_id"], ["process_instance.id"], name="fk_follow_on_instance_id"),
        sa.PrimaryKeyConstraint("instance_id", "process_key", name="pk_follow_on"),
    )
    op.create_table(
        "case_marker",
        *_texts("instance_id", "name", "value"),
        sa.ForeignKeyConstraint(["instance_id"], ["process_instance.id"], name="fk_case_marker_instance_id"),
        sa.PrimaryKeyConstraint("instance_id", "name", name="pk_case_marker"),
    )
    op.create_index("ix_case_marker_name_value_instance_id", "case_marker", ["name", "value", "instance_id"])


def _make_organisation() -> None:
    """What the municipality has settled."""
    op.create_table("district", *_texts("id", "name"), _position(), sa.PrimaryKeyConstraint("id", name="pk_district"))
    op.create_table(
        "recurring_start",
        *_texts("id", "process_key", "team"),
        _position(),
        *_texts("every", "first_on"),
        *_lists("variables"),
        sa.Column("next_due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_instance_id", sa.String(), nullable=True),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_recurring_start"),
    )
    op.create_index("ix_recurring_start_next_due", "recurring_start", ["next_due"])
    op.create_table(
        "case_list",
        *_texts("id", "name"),
        _position(),
        *_texts("variable"),
        *_lists("wanted", "process_keys", "teams", "shown_to"),
        sa.Column("running", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_case_list"),
    )


def _make_rules() -> None:
    """What the diagrams are traced to."""
    op.create_table(
        "source_rule",
        *_texts("id"),
        _position(),
        *_texts("source"),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("executable", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_source_rule"),
    )
