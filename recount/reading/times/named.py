"""Dates, months, seasons and years -> windows. A missing year is the one nearest to the anchor that fits."""

from __future__ import annotations

from datetime import date, timedelta

from recount.reading.times.expression import Anchor, Expression, rel, step
from recount.reading.times.windows import OPEN, STAND_IN, Window, add_months, day, month, year, years

__all__ = [
    "read_century", "read_date", "read_days", "read_decade", "read_fixed", "read_month", "read_months", "read_named",
    "read_numeric", "read_quarter", "read_season", "read_year", "read_years",
]  # fmt: skip

SLACK = timedelta(days=7)
"""A date so soon after publication is this year's, not last year's."""
FAR_AHEAD = timedelta(days=270)
"""What looks ahead further than this looks back: `was slated for` a day that has passed."""
FAR_AHEAD_MONTHS = 9


def read_date(found: Expression, anchor: Anchor | None) -> Window:
    """Read a day of a month, with or without its year."""
    g = found.groups
    number = int(g["dd"]) if "dd" in g else _digits(g["day"])
    return _day_of_year(found, int(g["mm"]) if "mm" in g else _month_number(found), number, anchor)


def _day_of_year(found: Expression, month_: int, number: int, anchor: Anchor | None) -> Window:
    year_ = _year(found, anchor)
    if year_:
        return day(date(year_, month_, number))
    if anchor is None:
        return day(date(STAND_IN, month_, number))._replace(yearless=True)
    around = [d for y in range(anchor.last.year - 8, anchor.last.year + 9) if (d := _maybe(y, month_, number))]
    after = [d for d in around if d >= anchor.first]
    if "rel" in found.groups and step(found) < 0:
        return day(max(d for d in around if d < anchor.first))
    if "rel" in found.groups and step(found) > 0:
        return day(min(d for d in after if d > anchor.last))
    if found.ahead and min(after) - anchor.last <= FAR_AHEAD:
        return day(min(after))
    return day(max(d for d in around if d <= anchor.last + (timedelta() if found.ahead else SLACK)))


def read_days(found: Expression, anchor: Anchor | None) -> Window:
    """Read `3 to 9 April`, `December 28 to January 3`."""
    g = found.groups
    a = read_date(found, anchor)
    b = read_date(found._replace(groups={**g, "day": g["day2"], "month": g.get("month2", g["month"])}), anchor)
    if a.start and b.end and a.start > b.end and not a.yearless:
        a = day(add_months(a.start, -12))
    return Window(a.start, b.end, "range", a.yearless)


def read_month(found: Expression, anchor: Anchor | None) -> Window:
    """Read a month, with or without its year."""
    number, year_ = _month_number(found), _year(found, anchor)
    if year_:
        return month(year_, number)
    if anchor is None:
        return month(STAND_IN, number)._replace(yearless=True)
    this, which = anchor.last.replace(day=1), rel(found)
    back = (this.month - number) % 12
    if which and step(found) == 0:
        return month(this.year, number)
    if which and step(found) < 0:
        at = add_months(this, -(back or 12))
    elif which or (found.ahead and (12 - back) % 12 <= FAR_AHEAD_MONTHS):
        at = add_months(this, (12 - back) % 12 or (12 if which else 0))
    else:
        at = add_months(this, -back)
    return month(at.year, at.month)


def read_months(found: Expression, anchor: Anchor | None) -> Window:
    """Read `March-May`, with or without its year."""
    first = read_month(found, anchor)
    last = read_month(found._replace(groups={**found.groups, "month": found.groups["month2"]}), anchor)
    start = first.start
    if start and last.end and start > last.end and not last.yearless:
        start = add_months(start, -12)
    return Window(start, last.end, "range", last.yearless)


def read_numeric(found: Expression, anchor: Anchor | None) -> Window:
    """Read `25/12/2014`; where day and month could change places it stays open."""
    a, year_ = int(found.groups["a"]), int(found.groups["year"])
    b = int(found.groups.get("b") or found.groups["dotted"])
    if "dotted" in found.groups or a > 12 or a == b:
        return day(date(year_, b, a))
    return day(date(year_, a, b)) if b > 12 else OPEN


def read_named(found: Expression, anchor: Anchor | None) -> Window:
    """Read a day with a name of its own."""
    month_, number = map(int, found.words.meaning("named", found.groups["named"]).split("-"))
    return _day_of_year(found, month_, number, anchor)


def read_fixed(found: Expression, anchor: Anchor | None) -> Window:
    """Read a day that the row itself names."""
    return day(date.fromisoformat(str(found.row.date)))


def read_season(found: Expression, anchor: Anchor | None) -> Window:
    """Read a season as the northern hemisphere has it: most reports that name seasons come from there."""
    first, last = map(int, found.words.meaning("season", found.groups["season"]).split("-"))
    if "year" in found.groups:
        return _season_of(int(found.groups["year"]), first, last)
    if anchor is None:
        return OPEN
    around = [_season_of(y, first, last) for y in range(anchor.last.year - 2, anchor.last.year + 3)]
    if step(found) > 0:
        return next((w for w in around if w.start and w.start > anchor.last), OPEN)
    if step(found) < 0:
        return next((w for w in reversed(around) if w.end and w.end < anchor.first), OPEN)
    if found.ahead:
        return next((w for w in around if w.end and w.end >= anchor.first), OPEN)
    return next((w for w in reversed(around) if w.start and w.start <= anchor.last), OPEN)


def _season_of(year_: int, first: int, last: int) -> Window:
    return Window(month(year_, first).start, month(year_ + (last < first), last).end, "range")


def read_quarter(found: Expression, anchor: Anchor | None) -> Window:
    """Read a quarter or half of a year."""
    g, year_ = found.groups, _year(found, anchor)
    if year_ is None:
        return OPEN
    months = 6 if g.get("part", "").lower() == "half" else 3
    count = 12 // months
    ordinal = int(g["q"]) if "q" in g else int(found.words.meaning("ordinal", g["ordinal"]))
    index = count - 1 if ordinal < 0 else ordinal - 1
    if index >= count:
        return OPEN
    return Window(month(year_, index * months + 1).start, month(year_, (index + 1) * months).end, "range")


def read_year(found: Expression, anchor: Anchor | None) -> Window:
    """Read a year."""
    return year(int(found.groups["year"]))


def read_years(found: Expression, anchor: Anchor | None) -> Window:
    """Read `2011-2014` and `2011-14`."""
    first, last = int(found.groups["year"]), found.groups["year2"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return years(first, end) if first < end else OPEN


def read_decade(found: Expression, anchor: Anchor | None) -> Window:
    """Read `the 1990s`; `the 1900s` are a century."""
    first = int(found.groups["decade"])
    return years(first, first + 99) if first % 100 == 0 and first < STAND_IN else years(first, first + 9)


def read_century(found: Expression, anchor: Anchor | None) -> Window:
    """Read `the 19th century`."""
    number = int(found.groups["century"])
    return years(number * 100 - 99, number * 100)


def _year(found: Expression, anchor: Anchor | None) -> int | None:
    """Return the year that is printed, or said by `last year`."""
    if "year" in found.groups:
        return int(found.groups["year"])
    return anchor.last.year + step(found, "relyear") if anchor and "relyear" in found.groups else None


def _month_number(found: Expression) -> int:
    return found.words.months[found.groups["month"].lower().rstrip(".")]


def _digits(words: str) -> int:
    return int("".join(c for c in words if c in "0123456789"))


def _maybe(year_: int, month_: int, number: int) -> date | None:
    try:
        return date(year_, month_, number)
    except ValueError:
        return None
