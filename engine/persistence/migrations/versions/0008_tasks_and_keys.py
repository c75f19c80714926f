"""Variables of a task's own, how its form is bound, and what a key may be used for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add them. Tasks that are there have no variables of their own; keys that are there keep all their rights."""
    op.add_column("task", sa.Column("local_variables", sa.JSON(), nullable=True))
    op.add_column("task", sa.Column("form_binding", sa.String(), nullable=True))
    op.add_column("access_token", sa.Column("purpose", sa.String(), nullable=False, server_default="all"))
