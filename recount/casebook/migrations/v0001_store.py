"""Makes the tables of a casebook: reports, readings, claims, issues, judgements, anchors, and text search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["upgrade"]

revision = "0001"
down_revision = None

Words = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make all tables of version 0001."""
    _reports()
    _claims()
    _issues()
    _judgements()
    _search()


def _reports() -> None:
    op.create_table(
        "readings",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("reader", Words, nullable=False),
        sa.Column("digest", Words, nullable=False),
    )
    op.create_index("readings_by", "readings", ["reader", "digest"], unique=True)
    op.create_table(
        "reports",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", Words, nullable=False, unique=True),
        sa.Column("head", Words, nullable=False),
        sa.Column("text", Words, nullable=False),
        sa.Column("corrected", Words),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.number"), nullable=False),
        sa.Column("as_read", Words, nullable=False),
        sa.Column("edition", Words),
        sa.Column("supersedes", Words),
        sa.Column("published", Words),
        sa.Column("publisher", Words, nullable=False),
    )
    op.create_index("reports_edition", "reports", ["edition"])
    op.create_index("reports_published", "reports", ["published"])


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", Words, nullable=False, unique=True),
        sa.Column("report", Words, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.number"), nullable=False),
        sa.Column("record", Words, nullable=False),
        sa.Column("corrected", Words),
        sa.Column("verdict", Words),
        sa.Column("kind", Words, nullable=False),
        sa.Column("what", Words, nullable=False),
        sa.Column("status", Words, nullable=False),
        sa.Column("place", Words, nullable=False),
        sa.Column("country", Words, nullable=False),
        sa.Column("first", Words),
        sa.Column("last", Words),
        sa.Column("actors", Words, nullable=False),
        sa.Column("sources", Words, nullable=False),
    )
    op.create_index("claims_report", "claims", ["report"])
    op.create_index("claims_what", "claims", ["what"])


def _issues() -> None:
    op.create_table(
        "issues",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", Words, nullable=False, unique=True),
        sa.Column("report", Words),
        sa.Column("path", Words),
        sa.Column("severity", Words, nullable=False),
        sa.Column("code", Words, nullable=False),
        sa.Column("record", Words, nullable=False),
    )
    op.create_index("issues_report", "issues", ["report"])
    op.create_index("issues_path", "issues", ["path"])


def _judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", Words, nullable=False, unique=True),
        sa.Column("record", Words, nullable=False),
    )
    op.create_table(
        "anchors",
        sa.Column("judgement", Words, sa.ForeignKey("judgements.id"), primary_key=True),
        sa.Column("subject", Words, primary_key=True),
        sa.Column("report", Words),
        sa.Column("snapshot", Words),
        sa.Column("now", Words),
        sa.Column("changed", sa.Boolean, nullable=False),
    )
    op.create_index("anchors_report", "anchors", ["report"])
    op.create_index("anchors_now", "anchors", ["now"])


def _search() -> None:
    """Make the tables of text search: words without the text of reports, which SQLite can never take out again."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE report_words USING fts5(words, content='')")
        op.execute("CREATE VIRTUAL TABLE claim_words USING fts5(words)")
        return
    for name in ("report_words", "claim_words"):
        op.execute(f"CREATE TABLE {name} (number integer PRIMARY KEY, words tsvector NOT NULL)")
        op.execute(f"CREATE INDEX {name}_words ON {name} USING gin (words)")
