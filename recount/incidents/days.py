"""Times of claims and reports -> days as whole numbers, so that intervals can be compared."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from recount.records import Report, Time

__all__ = ["Days", "days_of", "iso", "published_day"]

LONG = 31
"""Days above which an interval is a period of many happenings and no time of one."""
REMEMBERED = 65_536
"""Times whose days are kept at hand: many claims tell of one day."""
WEEK, WEEKS = 5, 21
"""Days of what is told of a week or some weeks."""

AGO = re.compile(r"\b(?:ago|earlier|anniversary)\b", re.IGNORECASE)
"""Words of a time that is counted back to one day."""


class Days(NamedTuple):
    """An interval of days, both ends counted; an open end is far away."""

    first: int
    last: int
    vague: bool = False
    """One day somewhere in it: `a year ago`, `last week`."""

    @property
    def length(self) -> int:
        """How many days."""
        return self.last - self.first + 1

    @property
    def exact(self) -> bool:
        """One day, or a night over two."""
        return self.length <= 2

    @property
    def period(self) -> bool:
        """Of several happenings: weeks, or more than a month; `by Thursday` has no beginning and is no period.

        A month is most often that of one happening whose day is not told, and so is a year that is so long ago.
        """
        return not self.vague and (WEEK <= self.length <= WEEKS or self.length > LONG) and self.first > 0

    def gap(self, other: Days) -> int:
        """Return the days from one interval to the other: 0 where they overlap, 1 for the next day."""
        return max(0, self.first - other.last, other.first - self.last)


def days_of(time: Time | None) -> Days | None:
    """Return the days of a time; None where neither end is known or its year is not."""
    found = _between(time.start, time.end) if time and (time.start is not None or time.end is not None) else None
    if found is None or time is None:
        return None
    vague = time.precision == "week" or AGO.search(time.text) is not None
    return found._replace(vague=True) if vague else found


def published_day(report: Report) -> int | None:
    """Return the day on which a report was published; None where it or its year is not known to the day."""
    return _edge(report.published, True) if report.published and len(report.published) >= 10 else None


def iso(day: int) -> str:
    """Return a day as an ISO date."""
    return date.fromordinal(day).isoformat()


@lru_cache(REMEMBERED)
def _between(start: str | None, end: str | None) -> Days | None:
    first, last = _edge(start, False), _edge(end, True)
    if (start and first is None) or (end and last is None):
        return None
    return Days(first if first is not None else 0, last if last is not None else date.max.toordinal())


def _edge(written: str | None, last: bool) -> int | None:
    """Return the first or last day of a date that may lack its day or month."""
    parts = (written or "")[:10].split("T")[0].split("-")
    if not all(part.isascii() and part.isdecimal() for part in parts):
        return None
    year, month = int(parts[0]), int(parts[1]) if len(parts) > 1 else 12 if last else 1
    try:
        day = int(parts[2]) if len(parts) > 2 else monthrange(year, month)[1] if last else 1
        return date(year, month, day).toordinal()
    except (ValueError, IndexError):
        return None
