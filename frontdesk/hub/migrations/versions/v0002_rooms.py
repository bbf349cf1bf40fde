"""What the rooms around the console need: lines, versions of articles, reasons of returns, shifts, closed days."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

FOLDED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_index(op.f("ix_journal_row"), "journal", ["row"], unique=False)
    _make_lines()
    _widen_articles()
    _widen_calls()
    _widen_moves_and_gaps()
    _make_shifts_and_closings()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _to(table: str, name: str, other: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(36), sa.ForeignKey(f"{other}.id", name=op.f(f"fk_{table}_{name}")), nullable=True)


def _make_lines() -> None:
    op.create_table(
        "lines",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("reference", sa.String(length=6), nullable=False),
        _text("name"),
        sa.Column("name_folded", FOLDED, nullable=False),
        _text("number"),
        _text("greeting"),
        _text("does"),
        _text("does_not"),
        sa.Column("retired_at", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lines")),
        sa.UniqueConstraint("reference", name=op.f("uq_lines_reference")),
    )
    op.create_index(op.f("ix_lines_name_folded"), "lines", ["name_folded"], unique=False)


def _widen_articles() -> None:
    with op.batch_alter_table("articles") as batch:
        batch.add_column(sa.Column("state", sa.String(16), server_default="approved", nullable=False))
        batch.add_column(_to("articles", "line_id", "lines"))
    op.create_table(
        "versions",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("article_id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        _text("title"),
        _text("say"),
        _text("body"),
        sa.Column("keywords", sa.Text(), server_default="[]", nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        _text("note"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_versions_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_versions")),
        sa.UniqueConstraint("article_id", "version", name=op.f("uq_versions_article_id_version")),
    )


def _widen_calls() -> None:
    with op.batch_alter_table("calls") as batch:
        batch.add_column(_to("calls", "line_id", "lines"))
        batch.add_column(sa.Column("urgent", sa.Integer(), server_default="0", nullable=False))
        batch.add_column(sa.Column("waited_seconds", sa.Integer(), server_default="0", nullable=False))
        batch.add_column(_text("taken_by"))


def _widen_moves_and_gaps() -> None:
    with op.batch_alter_table("moves") as batch:
        batch.add_column(_text("reason"))
        batch.add_column(_to("moves", "meant_person_id", "people"))
        batch.add_column(_to("moves", "meant_department_id", "departments"))
    with op.batch_alter_table("gaps") as batch:
        batch.add_column(_to("gaps", "topic_id", "topics"))
        batch.add_column(_text("note"))


def _make_shifts_and_closings() -> None:
    op.create_table(
        "shifts",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("began_at", sa.String(length=27), nullable=False),
        sa.Column("ended_at", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shifts")),
    )
    op.create_index(op.f("ix_shifts_desk"), "shifts", ["desk"], unique=False)
    op.create_table(
        "closings",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.String(length=27), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("files", sa.Text(), server_default="[]", nullable=False),
        _text("figures"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closings")),
        sa.UniqueConstraint("day", "revision", name=op.f("uq_closings_day_revision")),
    )
