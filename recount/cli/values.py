"""Values of options: dates and columns, checked where they are typed, with a message that says what would be right."""

from __future__ import annotations

import re
from datetime import datetime

import click

__all__ = ["column_of", "iso_date"]

_FULL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:.,+\-Z]{2,32})?", re.IGNORECASE)
_PART = re.compile(r"(?:[0-9]{4}|X{4})(?:-(?:[0-9]{2}|X{2})){0,2}", re.IGNORECASE)


def iso_date(typed: str) -> str:
    """Return a whole ISO 8601 date, with a `T` before the time where it has one: `2014-12-30`, `2014-12-30T09:15Z`.

    Raises `click.BadParameter` for anything but a full date of the calendar.
    """
    text = typed.strip()
    if not _FULL.fullmatch(text):
        part = _PART.fullmatch(text)
        wrong = "is not a full date; give year, month and day" if part else "is not an ISO date; write it as YYYY-MM-DD"
        raise click.BadParameter(f"{typed!r} {wrong}, as in 2014-12-30.")
    try:
        datetime.fromisoformat(text.upper())
    except ValueError:
        wrong = "is not in the calendar or has a wrong time; write it as in 2014-12-30 or 2014-12-30T09:15"
        raise click.BadParameter(f"{typed!r} {wrong}.") from None
    return text.upper().replace(" ", "T")


def column_of(typed: str) -> tuple[str, str]:
    """Return a field and the column of a table that holds it (`text=Body`); raises `click.BadParameter`."""
    field, _, column = (part.strip() for part in typed.partition("="))
    if not (field and column):
        raise click.BadParameter(f"{typed!r} names no column; write it as FIELD=NAME, as in text=Body.")
    return field, column
