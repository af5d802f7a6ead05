"""Arithmetic of the calendar: windows of days, units and their multiples. Knows no words.

A window without a known year lies in a stand-in leap year and says so; it is printed with `XXXX`.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from recount.records import TimePrecision

__all__ = [
    "OPEN", "STAND_IN", "Window", "add_months", "day", "easter", "islamic", "month", "move", "part_of", "printed",
    "unit_around", "weekday_of", "year", "years",
]  # fmt: skip

STAND_IN = 2000
"""A leap year, so that 29 February exists where no year is known."""


class Window(NamedTuple):
    """Inclusive days, either end open."""

    start: date | None
    end: date | None
    precision: TimePrecision
    yearless: bool = False


OPEN = Window(None, None, "unknown")


def day(at: date) -> Window:
    """Return the window of one day."""
    return Window(at, at, "day")


def month(year_: int, number: int) -> Window:
    """Return the window of a month."""
    return Window(date(year_, number, 1), date(year_, number, monthrange(year_, number)[1]), "month")


def year(number: int) -> Window:
    """Return the window of a year."""
    return Window(date(number, 1, 1), date(number, 12, 31), "year")


def years(first: int, last: int) -> Window:
    """Return the window of several years."""
    return Window(date(first, 1, 1), date(last, 12, 31), "range")


def add_months(at: date, number: int) -> date:
    """Return the same day so many months later, or the last of a shorter month; OverflowError past the calendar."""
    index = at.year * 12 + at.month - 1 + number
    year_, month_ = divmod(index, 12)
    if not 1 <= year_ <= 9999:
        raise OverflowError(f"no year {year_}")
    return date(year_, month_ + 1, min(at.day, monthrange(year_, month_ + 1)[1]))


MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
HOURS = {"hour": 24.0, "minute": 24.0 * 60, "second": 24.0 * 3600}


def move(at: date, number: float, unit: str) -> date:
    """Return the day so many units later; hours make whole days."""
    if unit in MONTHS:
        return add_months(at, round(number * MONTHS[unit]))
    return at + timedelta(days=number * DAYS[unit] if unit in DAYS else int(number / HOURS[unit]))


def unit_around(at: date, unit: str, shift: int = 0) -> Window:
    """Return the calendar unit that holds a day, or the one `shift` units later."""
    at = move(at, shift, unit)
    if unit in DAYS:
        monday = at - timedelta(days=at.weekday())
        if unit == "fortnight":
            return Window(monday, monday + timedelta(days=13), "range")
        return day(at) if unit == "day" else Window(monday, monday + timedelta(days=6), "week")
    if unit == "month":
        return month(at.year, at.month)
    if unit == "quarter":
        first = (at.month - 1) // 3 * 3 + 1
        return Window(month(at.year, first).start, month(at.year, first + 2).end, "range")
    if unit == "year":
        return year(at.year)
    length = MONTHS[unit] // 12
    first = max(1, at.year // length * length)
    return years(first, min(first + length - 1, 9999))


def part_of(window: Window, place: str, parts: int) -> Window:
    """Return the first, middle or last of so many equal parts; a day has no parts."""
    if window.start is None or window.end is None or window.start == window.end:
        return window
    index = {"first": 0, "middle": parts // 2, "last": parts - 1}[place]
    if parts == 3 and window.precision == "month":
        first = window.start + timedelta(days=10 * index)
        return Window(first, window.end if index == 2 else first + timedelta(days=9), "range", window.yearless)
    months = (window.end.year - window.start.year) * 12 + window.end.month - window.start.month + 1
    whole = window.start.day == 1 and (window.end + timedelta(days=1)).day == 1
    if whole and months >= parts:
        start = add_months(window.start, months * index // parts)
        end = add_months(window.start, months * (index + 1) // parts) - timedelta(days=1)
    else:
        days = (window.end - window.start).days + 1
        start = window.start + timedelta(days=days * index // parts)
        end = window.start + timedelta(days=days * (index + 1) // parts - 1)
    return Window(start, end, "range", window.yearless)


def easter(year_: int) -> date:
    """Return Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    a, b, c = year_ % 19, year_ // 100, year_ % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month_, day_ = divmod(h + k - 7 * m + 114, 31)
    return date(year_, month_, day_ + 1)


def weekday_of(year_: int, number: int, weekday: int, ordinal: int) -> date:
    """Return the n-th such weekday of a month, Monday being 0."""
    first = date(year_, number, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (ordinal - 1))


def islamic(year_: int, number: int, day_: int) -> date:
    """Return a day of the tabular Islamic calendar; what is announced may differ from it by a day."""
    days = day_ + (59 * (number - 1) + 1) // 2 + 354 * (year_ - 1) + (3 + 11 * year_) // 30
    return date.fromordinal(days + HIJRA)


HIJRA = 227014
"""The ordinal before the first day of the Islamic calendar, 16 July 622 of the Julian one."""


def printed(at: date | None, yearless: bool) -> str | None:
    """Return a day as records print it."""
    if at is None:
        return None
    return f"XXXX-{at.month:02}-{at.day:02}" if yearless else at.isoformat()
