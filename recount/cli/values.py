"""Values of options, checked where they are typed, with a message that says what would be right."""

from __future__ import annotations

import re
from datetime import datetime

import click

__all__ = ["column_of", "country_code", "day", "iso_date"]

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


def day(typed: str) -> str:
    """Return a day, `2014-12-30`; raises `click.BadParameter` for anything else."""
    return iso_date(typed)[:10]


def country_code(typed: str) -> str:
    """Return the ISO 3166-1 alpha-3 code of a country given by it or by name; raises `click.BadParameter`."""
    from recount.lexicon.files import read_csv
    from recount.lexicon.name_rows import CountryRow

    asked = typed.strip().casefold()
    for row in read_csv("countries.csv", CountryRow):
        if asked in {row.iso3.casefold(), row.name.casefold(), *(alias.casefold() for alias in row.aliases)}:
            return row.iso3
    raise click.BadParameter(f"{typed!r} is no country known here; give its code, as in LBY.")
