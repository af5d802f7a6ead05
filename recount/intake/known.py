"""What is known of a report from one place: the options, `reports.csv`, a page's metadata or a table's row."""

from __future__ import annotations

import re

from recount.intake.names import split_names
from recount.lexicon import Lexicon
from recount.records import Record

__all__ = ["Known", "people"]


class Known(Record, frozen=True, kw_only=True):
    """Fields of a report that one place gives; null or empty where it is silent."""

    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None


def people(cell: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Split a cell of authors: by semicolons or bars, as a printed list, else as a byline's names."""
    cell = re.sub(r"^(?:by|BY|By)\s+", "", cell.strip().strip("[]").strip())
    if re.search(r"[;|]|['\"],\s", cell):
        parts = re.split(r"\s*[;|]\s*|(?<=['\"]),\s*", cell)
    else:
        parts = list(split_names(cell, lexicon)) or [cell]
    return tuple(part for part in (p.strip(" '\"") for p in parts) if part)
