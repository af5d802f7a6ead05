"""What a TIMEX3 value is read against: the day of publication, and the times that the text has told before."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from recount.reading.times.expression import Anchor
from recount.reading.times.windows import Window

__all__ = ["Context", "follow", "quarter_of", "week_of", "written"]

NEAR = 400
"""Characters over which a time that was told is still what the next one is counted from: a paragraph or two."""
BREATH = 120
"""Characters over which a day is the day of a time of day: about a sentence."""
QUARTER = re.compile(r"[0-9]{4}-Q[1-4]")
CALENDAR = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?:T.*)?")


class Context(NamedTuple):
    """The anchor, where the reader stands, and the last calendar date and quarter with the places where they end."""

    anchor: Anchor | None
    at: int = 0
    last: tuple[str, int] = ("", 0)
    last_quarter: tuple[str, int] = ("", 0)

    @property
    def quarter(self) -> str:
        """The last quarter that was told, or an empty string."""
        return self.last_quarter[0]

    @property
    def quarter_near(self) -> str:
        """The last quarter, where it was told shortly before."""
        return self.quarter if self.at - self.last_quarter[1] <= NEAR else ""

    @property
    def told(self) -> date | None:
        """The first day of what was told shortly before."""
        return _first_day(self.last[0]) if self.at - self.last[1] <= NEAR else None

    @property
    def told_day(self) -> date | None:
        """The day that was told in the same breath."""
        day = len(self.last[0]) >= 10 and self.at - self.last[1] <= BREATH
        return _first_day(self.last[0]) if day else None


def follow(context: Context, value: str, end: int, counted: bool) -> Context:
    """Return the context after a value; what was itself counted from a quarter told before does not take its place."""
    if QUARTER.fullmatch(value) and not counted:
        return context._replace(last_quarter=(value, end))
    return context._replace(last=(value, end)) if CALENDAR.fullmatch(value) else context


def written(window: Window) -> str:
    """Return the unit of the calendar that a window is; its first day where it is none."""
    start, end = window.start, window.end
    if start is None or end is None:
        return "XXXX"
    year = "XXXX" if window.yearless else f"{start.year:04}"
    if window.precision == "week":
        return week_of(start)
    if window.precision == "year" or (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        span = end.year - start.year
        return year[:3] if span == 9 and start.year % 10 == 0 else year[:2] if span == 99 else year
    if window.precision == "month":
        return f"{year}-{start.month:02}"
    return f"{year}-{start.month:02}-{start.day:02}"


def week_of(at: date) -> str:
    """Return the ISO week of a day."""
    year, week, _ = at.isocalendar()
    return f"{year:04}-W{week:02}"


def quarter_of(at: date) -> str:
    """Return the quarter of a day."""
    return f"{at.year:04}-Q{(at.month + 2) // 3}"


def _first_day(value: str) -> date | None:
    match = CALENDAR.fullmatch(value)
    if not match:
        return None
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
