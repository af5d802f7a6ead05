"""The tables of a casebook, the same on SQLite and PostgreSQL: what queries are written with.

`migrations` makes them; a test holds that both say the same. Records stand in them as canonical JSON; the other
columns are there to find them by. Text search has tables of its own, one per database (`search.py`).
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table
from sqlalchemy import Text as AnyText

__all__ = [
    "HEAD",
    "VERSION_TABLE",
    "anchors",
    "claims",
    "issues",
    "judgements",
    "metadata",
    "readings",
    "reports",
    "worked_out",
]

HEAD = "0002"
"""The newest version of the tables, and the name of the last migration."""

VERSION_TABLE = "recount_version"
"""Holds the version of the tables: one row, `version_num`."""

Text = AnyText().with_variant(AnyText(collation="C"), "postgresql")
"""Text that is sorted and compared by its characters, whatever the language of the server."""

metadata = MetaData()

readings = Table(
    "readings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("reader", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Index("readings_by", "reader", "digest", unique=True),
)
"""Each version of the reader with each state of its data that read any report."""

reports = Table(
    "reports",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("head", Text, nullable=False),  # the record as it was added, with an empty text
    Column("text", Text, nullable=False),  # the text, as a JSON string: PostgreSQL takes no NUL
    Column("corrected", Text),  # the head with people's corrections; null where there are none
    Column("reading", Integer, ForeignKey("readings.number"), nullable=False),
    Column("as_read", Text, nullable=False),  # a hash of the corrections that the claims were read with, or empty
    Column("edition", Text),  # what the versions of one article share
    Column("supersedes", Text),
    Column("published", Text),
    Column("publisher", Text, nullable=False),  # folded
    Index("reports_edition", "edition"),
    Index("reports_published", "published"),
)

claims = Table(
    "claims",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("reading", Integer, ForeignKey("readings.number"), nullable=False),
    Column("record", Text, nullable=False),  # as it was read
    Column("corrected", Text),  # with people's corrections; null where there are none
    Column("verdict", Text),  # accepted, rejected or null
    # What follows says what stands in `corrected`, else in `record`.
    Column("kind", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("place", Text, nullable=False),  # names and words of all places, folded
    Column("country", Text, nullable=False),  # |LBY|TCD|
    Column("first", Text),
    Column("last", Text),  # days; null where open or not known
    Column("actors", Text, nullable=False),  # folded
    Column("sources", Text, nullable=False),  # folded
    Index("claims_report", "report"),
    Index("claims_what", "what"),
)

issues = Table(
    "issues",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("report", Text),
    Column("path", Text),
    Column("severity", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("record", Text, nullable=False),
    Index("issues_report", "report"),
    Index("issues_path", "path"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("record", Text, nullable=False),
)

anchors = Table(
    "anchors",
    metadata,
    Column("judgement", Text, ForeignKey("judgements.id"), primary_key=True),
    Column("subject", Text, primary_key=True),  # as the judgement has it
    Column("report", Text),  # of a claim
    Column("snapshot", Text),  # the claim as it was read when it was judged
    Column("now", Text),  # id of the claim that stands for it now; null where none does
    Column("changed", Boolean, nullable=False),  # whether that claim says something else
    Index("anchors_report", "report"),
    Index("anchors_now", "now"),
)
"""What each judgement is about, so that it survives another reading of the report."""

worked_out = Table(
    "worked_out",
    metadata,
    Column("name", Text, primary_key=True),
    Column("edition", Text, nullable=False),
    Column("value", LargeBinary, nullable=False),
)
"""What was worked out from reports, claims and judgements, so that it need not be again; nothing is lost without it."""
