"""What a user tells intake: who published the reports, when, and which columns of a table hold what."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from recount.errors import UsageError
from recount.records import Record

__all__ = ["FIELDS", "IntakeOptions"]

FIELDS = ("text", "title", "published", "publisher", "authors", "url", "id")
"""Fields of a report that a column can be named for."""
ISO = re.compile(
    r"(?:\d{4}|XXXX)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T[0-2]\d:[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d\d:\d\d)?)?"
    r"|\d{4}(?:-(?:0[1-9]|1[0-2]))?"
)


class IntakeOptions(Record, frozen=True, kw_only=True):
    """Options of one run of intake; they outrank what files and texts say. Raises `UsageError` where one is wrong."""

    published: str | None = None
    """ISO 8601 date or date-time on which all reports read were published."""
    publisher: str | None = None
    columns: Mapping[str, str] = msgspec.field(default_factory=dict)
    """Our field -> name of the table's column that holds it."""
    max_bytes: int = 20_000_000
    """Size of the largest report (or JSON array, or row of a table) that is read; tables may be larger."""

    def __post_init__(self) -> None:
        if self.published is not None and not ISO.fullmatch(self.published):
            raise UsageError(f"published: {self.published!r} is no date; write it as 2014-12-30")
        unknown = sorted(set(self.columns) - set(FIELDS))
        if unknown:
            raise UsageError(f"columns: {unknown[0]!r} is no field of a report; use one of {', '.join(FIELDS)}")
        if self.max_bytes < 1:
            raise UsageError("max_bytes: must be at least 1")
