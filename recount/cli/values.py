"""Values of options: dates and columns, checked where they are typed, with a message that says what would be right."""

from __future__ import annotations

import re
from datetime import datetime

import click

__all__ = ["ColumnOf", "IsoDate"]

_FULL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:.,+\-Z]{2,32})?", re.IGNORECASE)
_PART = re.compile(r"(?:[0-9]{4}|X{4})(?:-(?:[0-9]{2}|X{2})){0,2}", re.IGNORECASE)


class IsoDate(click.ParamType):
    """A whole ISO 8601 date, with or without a time: `2014-12-30`, `2014-12-30T09:15Z`."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the date as ISO 8601 with a `T` before the time; fails for anything but a full date of the
        calendar.
        """
        text = value.strip()
        if _PART.fullmatch(text) and not _FULL.fullmatch(text):
            self.fail(f"{value!r} is not a full date; give year, month and day, as in 2014-12-30.", param, ctx)
        if not _FULL.fullmatch(text):
            self.fail(f"{value!r} is not an ISO date; write it as YYYY-MM-DD, as in 2014-12-30.", param, ctx)
        try:
            datetime.fromisoformat(text.upper())
        except ValueError:
            self.fail(f"{value!r} is not in the calendar or has a wrong time; write it as in 2014-12-30 or 2014-12-30T09:15.", param, ctx)
        return text.upper().replace(" ", "T")


class ColumnOf(click.ParamType):
    """A column of a table of reports and the field that it holds: `text=Body`."""

    name = "field=name"

    def convert(self, value: str | tuple[str, str], param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Return field and column; fails where one of them or the sign between is missing."""
        if isinstance(value, tuple):
            return value
        field, sign, column = value.partition("=")
        if not (field.strip() and sign and column.strip()):
            self.fail(f"{value!r} names no column; write it as FIELD=NAME, as in text=Body.", param, ctx)
        return field.strip(), column.strip()
