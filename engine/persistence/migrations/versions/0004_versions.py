"""What is known of a deployment: a note, the findings of its checks, whether it is a draft, and who did what to it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make them."""
    op.add_column("deployment", sa.Column("note", sa.Text(), nullable=False, server_default=""))
    op.add_column("deployment", sa.Column("draft", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "deployment_finding",
        *_texts("deployment_id"),
        sa.Column("position", sa.Integer(), nullable=False),
        *_texts("file"),
        sa.Column("line", sa.Integer(), nullable=False),
        *_texts("severity", "rule"),
        sa.Column("message", sa.Text(), nullable=False),
        *_texts("element_id", "element_name"),
        sa.ForeignKeyConstraint(["deployment_id"], ["deployment.id"], name="fk_deployment_finding_deployment_id"),
        sa.PrimaryKeyConstraint("deployment_id", "position", name="pk_deployment_finding"),
    )
    op.create_table(
        "version_event",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *_texts("actor", "kind", "deployment_id"),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["deployment_id"], ["deployment.id"], name="fk_version_event_deployment_id"),
        sa.PrimaryKeyConstraint("id", name="pk_version_event"),
    )
    op.create_index("ix_version_event_deployment_id_id", "version_event", ["deployment_id", "id"])
    op.execute(
        "INSERT INTO version_event (at, actor, kind, deployment_id, note)"
        " SELECT deployed_at, deployed_by, 'deployed', id, '' FROM deployment ORDER BY number"
    )


def _texts(*names: str) -> list[sa.Column[str]]:
    """Columns of text that is never null."""
    return [sa.Column(name, sa.String(), nullable=False) for name in names]
