"""What was worked out from a casebook, by name, as bytes that only whoever made them reads: kept, found, forgotten.

Rows of another edition, whose rules were others, are never given out, and go when the first ones of a new edition come.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from sqlalchemy import Connection, delete, insert, select

from recount.casebook.schema import worked_out

__all__ = ["all_workings", "put_workings"]

AT_ONCE = 500
"""Rows of one statement: databases take a limited number of values."""


def all_workings(connection: Connection, edition: str) -> dict[str, bytes]:
    """Return the rows of an edition by name."""
    query = select(worked_out.c.name, worked_out.c.value).where(worked_out.c.edition == edition)
    return {row.name: row.value for row in connection.execute(query)}


def put_workings(connection: Connection, edition: str, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    """Write what is different after than before, and forget all of other editions."""
    connection.execute(delete(worked_out).where(worked_out.c.edition != edition))
    changed = [name for name, value in after.items() if before.get(name) != value]
    for names in _slices([*changed, *(name for name in before if name not in after)]):
        connection.execute(delete(worked_out).where(worked_out.c.name.in_(names)))
    for names in _slices(changed):
        rows = [{"name": name, "edition": edition, "value": after[name]} for name in names]
        connection.execute(insert(worked_out), rows)


def _slices(names: list[str]) -> Iterator[list[str]]:
    left = iter(names)
    while part := [*islice(left, AT_ONCE)]:
        yield part
