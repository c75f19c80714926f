"""Service tasks are jobs with a topic, which a worker outside may have."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make them."""
    op.add_column("job", sa.Column("topic", sa.String(), nullable=True))
    op.add_column("job", sa.Column("priority", sa.Integer(), nullable=True))
    op.add_column("job", sa.Column("worker_id", sa.String(), nullable=True))
    op.add_column("job", sa.Column("retries", sa.Integer(), nullable=True))
    op.add_column("job", sa.Column("error_details", sa.Text(), nullable=True))
    op.create_index("ix_job_topic_status_due_at", "job", ["topic", "status", "due_at"])
