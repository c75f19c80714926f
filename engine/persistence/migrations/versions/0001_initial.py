"""The first tables: deployments, cases and what is projected from them, history, people."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make them."""
    _make_deployments()
    _make_cases()
    _make_waits()
    _make_people()


def _texts(*names: str) -> list[sa.Column[str]]:
    """Columns of text that is never null."""
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _make_deployments() -> None:
    """What has been deployed."""
    op.create_table(
        "deployment",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("deployed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deployed_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_deployment"),
        sa.UniqueConstraint("number", name="uq_deployment_number"),
    )
    op.create_index("ix_deployment_name_number", "deployment", ["name", "number"])
    op.create_table(
        "resource",
        *_texts("deployment_id", "name"),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["deployment_id"], ["deployment.id"], name="fk_resource_deployment_id"),
        sa.PrimaryKeyConstraint("deployment_id", "name", name="pk_resource"),
    )
    op.create_table(
        "process_definition",
        *_texts("id", "key"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("latest", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("version_tag", sa.String(), nullable=True),
        *_texts("deployment_id", "resource", "documentation"),
        sa.Column("history_time_to_live", sa.String(), nullable=True),
        sa.Column("starter_groups", sa.JSON(), nullable=False),
        sa.Column("starter_users", sa.JSON(), nullable=False),
        sa.Column("called_keys", sa.JSON(), nullable=False),
        sa.Column("start_form", sa.JSON(), nullable=True),
        sa.Column("guidance", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["deployment_id"], ["deployment.id"], name="fk_process_definition_deployment_id"),
        sa.PrimaryKeyConstraint("id", name="pk_process_definition"),
        sa.UniqueConstraint("key", "version", name="uq_process_definition_key_version"),
    )
    op.create_index("ix_process_definition_deployment_id", "process_definition", ["deployment_id"])
    op.create_index("ix_process_definition_latest_key", "process_definition", ["latest", "key"])
    op.create_table(
        "decision_definition",
        *_texts("id", "key"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("latest", sa.Boolean(), nullable=False),
        *_texts("name", "deployment_id", "resource"),
        sa.ForeignKeyConstraint(["deployment_id"], ["deployment.id"], name="fk_decision_definition_deployment_id"),
        sa.PrimaryKeyConstraint("id", name="pk_decision_definition"),
        sa.UniqueConstraint("key", "version", name="uq_decision_definition_key_version"),
    )
    op.create_index("ix_decision_definition_deployment_id", "decision_definition", ["deployment_id"])
    op.create_index("ix_decision_definition_latest_key", "decision_definition", ["latest", "key"])
    op.create_table(
        "form_definition",
        *_texts("id", "key"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("latest", sa.Boolean(), nullable=False),
        *_texts("deployment_id", "resource"),
        sa.ForeignKeyConstraint(["deployment_id"], ["deployment.id"], name="fk_form_definition_deployment_id"),
        sa.PrimaryKeyConstraint("id", name="pk_form_definition"),
        sa.UniqueConstraint("key", "version", name="uq_form_definition_key_version"),
    )
    op.create_index("ix_form_definition_deployment_id", "form_definition", ["deployment_id"])
    op.create_index("ix_form_definition_latest_key", "form_definition", ["latest", "key"])


def _make_cases() -> None:
    """Cases and their variables."""
    op.create_table(
        "process_instance",
        *_texts("id", "definition_id", "process_key", "business_key", "status"),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("bindings", sa.JSON(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_by", sa.String(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("end_event_id", sa.String(), nullable=True),
        sa.Column("end_name", sa.String(), nullable=True),
        *_texts("responsible_team", "district"),
        sa.Column("open_incidents", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["definition_id"], ["process_definition.id"], name="fk_process_instance_definition_id"),
        sa.PrimaryKeyConstraint("id", name="pk_process_instance"),
    )
    op.create_index("ix_process_instance_business_key", "process_instance", ["business_key"])
    op.create_index("ix_process_instance_definition_id_status", "process_instance", ["definition_id", "status"])
    op.create_index("ix_process_instance_started_at_id", "process_instance", ["started_at", "id"])
    op.create_index("ix_process_instance_status_started_at", "process_instance", ["status", "started_at"])
    op.create_table(
        "variable_scope",
        *_texts("instance_id", "id"),
        sa.Column("parent_id", sa.String(), nullable=True),
        *_texts("process_key", "definition_id"),
        sa.Column("call_element_id", sa.String(), nullable=True),
        sa.Column("business_key", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.Column("variables", sa.JSON(), nullable=False),
        sa.Column("changed", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["instance_id"], ["process_instance.id"], name="fk_variable_scope_instance_id"),
        sa.PrimaryKeyConstraint("instance_id", "id", name="pk_variable_scope"),
    )
    op.create_table(
        "case_team",
        *_texts("instance_id", "team"),
        sa.ForeignKeyConstraint(["instance_id"], ["process_instance.id"], name="fk_case_team_instance_id"),
        sa.PrimaryKeyConstraint("instance_id", "team", name="pk_case_team"),
    )
    op.create_index("ix_case_team_team_instance_id", "case_team", ["team", "instance_id"])


def _make_waits() -> None:
    """What cases wait for, and what has failed in them."""
    op.create_table(
        "task",
        *_texts(
            "id",
            "instance_id",
            "definition_id",
            "process_key",
            "scope_id",
            "element_id",
            "element_type",
            "name",
            "status",
        ),
        sa.Column("assignee", sa.String(), nullable=True),
        sa.Column("candidate_groups", sa.JSON(), nullable=False),
        sa.Column("candidate_users", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_sort", sa.DateTime(timezone=True), nullable=False),
        sa.Column("follow_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("form_id", sa.String(), nullable=True),
        sa.Column("drafts", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["definition_id"], ["process_definition.id"], name="fk_task_definition_id"),
        sa.ForeignKeyConstraint(["form_id"], ["form_definition.id"], name="fk_task_form_id"),
        sa.ForeignKeyConstraint(["instance_id"], ["process_instance.id"], name="fk_task_instance_id"),
        sa.PrimaryKeyConstraint("id", name="pk_task"),
    )
    op.create_index("ix_task_assignee_status_due_sort_id", "task", ["assignee", "status", "due_sort", "id"])
    op.create_index("ix_task_instance_id_status", "task", ["instance_id", "status"])
    op.create_index("ix_task_status_due_sort_id", "task", ["status", "due_sort", "id"])
    op.create_table(
        "task_candidate",
        *_texts("task_id", "kind", "name"),
        sa.Column("assigned", sa.Boolean(), nullable=False),
        sa.Column("district", sa.String(), nullable=False),
        sa.Column("due_sort", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name="fk_task_candidate_task_id"),
        sa.PrimaryKeyConstraint("task_id", "kind", "name", name="pk_task_candidate"),
    )
    op.create_index(
        "ix_task_candidate_kind_name_assigned_district_due_sort_task_id",
        "task_candidate",
        ["kind", "name", "assigned", "district", "due_sort", "task_id"],
    )
    op.create_index(
        "ix_task_candidate_kind_name_assigned_due_sort_task_id",
        "task_candidate",
        ["kind", "name", "assigned", "due_sort", "task_id"],
    )
    op.create_table(
        "job",
        *_texts(
            "id", "instance_id", "definition_id", "process_key", "scope_id", "kind", "element_id", "name", "status"
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["instance_id"], ["process_instance.id"], name="fk_job_instance_id"),
        sa.PrimaryKeyConstraint("id", name="pk_job"),
    )
    op.create_index("ix_job_instance_id", "job", ["instance_id"])
    op.create_index("ix_job_status_due_at_id", "job", ["status", "due_at", "id"])
    op.create_table(
        "incident",
        *_texts("id", "instance_id", "definition_id", "process_key", "kind", "element_id", "element_name"),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("action", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["instance_id"], ["process_instance.id"], name="fk_incident_instance_id"),
        sa.PrimaryKeyConstraint("id", name="pk_incident"),
    )
    op.create_index("ix_incident_instance_id_resolved_at", "incident", ["instance_id", "resolved_at"])
    op.create_index("ix_incident_resolved_at_created_at", "incident", ["resolved_at", "created_at"])


def _make_people() -> None:
    """People and teams; settings; history."""
    op.create_table(
        "user",
        *_texts("id", "name", "password_hash"),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("district", sa.String(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_user"),
    )
    op.create_table(
        "group_member",
        *_texts("user_id", "group_id"),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_group_member_user_id"),
        sa.PrimaryKeyConstraint("user_id", "group_id", name="pk_group_member"),
    )
    op.create_index("ix_group_member_group_id_user_id", "group_member", ["group_id", "user_id"])
    op.create_table(
        "team",
        *_texts("id", "name"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_team"),
    )
    op.create_table(
        "failed_login",
        sa.Column("id", sa.Integer(), nullable=False),
        *_texts("user_id", "address"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_failed_login"),
    )
    op.create_index("ix_failed_login_address_at", "failed_login", ["address", "at"])
    op.create_index("ix_failed_login_user_id_at", "failed_login", ["user_id", "at"])
    op.create_table(
        "setting",
        *_texts("key", "value"),
        sa.PrimaryKeyConstraint("key", name="pk_setting"),
    )
    op.create_table(
        "history_event",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *_texts("actor", "kind"),
        sa.Column("instance_id", sa.String(), nullable=True),
        *_texts("process_key", "scope_id", "element_id", "element_name", "element_type", "activity_id"),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["instance_id"], ["process_instance.id"], name="fk_history_event_instance_id"),
        sa.PrimaryKeyConstraint("id", name="pk_history_event"),
    )
    op.create_index("ix_history_event_instance_id_id", "history_event", ["instance_id", "id"])
