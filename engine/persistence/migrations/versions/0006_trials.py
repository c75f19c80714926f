"""Trial runs of process owners."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "trial",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("id", "definition_id", "owner")),
        *(sa.Column(name, sa.DateTime(timezone=True), nullable=False) for name in ("created_at", "expires_at", "now")),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("bindings", sa.JSON(), nullable=False),
        sa.Column("tokens", sa.Text(), nullable=True),
        sa.Column("run", sa.JSON(), nullable=False),
        sa.Column("story", sa.JSON(), nullable=False),
        sa.Column("failure", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["definition_id"], ["process_definition.id"], name="fk_trial_definition_id"),
        sa.PrimaryKeyConstraint("id", name="pk_trial"),
    )
    op.create_index("ix_trial_owner_created_at", "trial", ["owner", "created_at"])
    op.create_index("ix_trial_expires_at", "trial", ["expires_at"])
