"""Dates, months, seasons and years -> windows. A missing year is the one nearest to the anchor that fits."""

from __future__ import annotations

from datetime import date, timedelta

from recount.reading.times.expression import Anchor, Expression, rel, step
from recount.reading.times.windows import (
    OPEN,
    STAND_IN,
    Window,
    add_months,
    day,
    easter,
    islamic,
    month,
    weekday_of,
    year,
    years,
)

__all__ = [
    "read_century", "read_date", "read_days", "read_decade", "read_decade_of", "read_feast", "read_fixed", "read_month",
    "read_months", "read_named", "read_nth_weekday", "read_numeric", "read_quarter", "read_season", "read_spoken_year",
    "read_year", "read_years",
]  # fmt: skip

SLACK = timedelta(days=7)
"""A date so soon after publication is this year's, not last year's."""
NEAR_AHEAD = timedelta(days=62)
NEAR_AHEAD_MONTHS = 2
"""So soon after publication, a date is this year's and still to come, unless something says that it has passed."""
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
    near = FAR_AHEAD if found.ahead else timedelta() if found.behind else NEAR_AHEAD
    if min(after) - anchor.last <= near:
        return day(min(after))
    return day(max(d for d in around if d <= anchor.last + (timedelta() if found.ahead else SLACK)))


def read_days(found: Expression, anchor: Anchor | None) -> Window:
    """Read `3 to 9 April`, `December 28 to January 3`."""
    g = found.groups
    a = read_date(found, anchor)
    b = read_date(found._replace(groups={**g, "day": g["day2"], "month": g.get("month2", g["month"])}), anchor)
    start, end = a.start, b.end
    if start and end and start > end and not a.yearless:
        ahead = anchor is not None and start > anchor.last
        start, end = (start, add_months(end, 12)) if ahead else (add_months(start, -12), end)
    return Window(start, end, "range", a.yearless)


def read_month(found: Expression, anchor: Anchor | None) -> Window:
    """Read a month, with or without its year."""
    number, year_ = _month_number(found), _year(found, anchor)
    if year_:
        return month(year_, number)
    if anchor is None:
        return month(STAND_IN, number)._replace(yearless=True)
    this, which = anchor.last.replace(day=1), rel(found)
    back = (this.month - number) % 12
    near = FAR_AHEAD_MONTHS if found.ahead else 0 if found.behind else NEAR_AHEAD_MONTHS
    if which and step(found) == 0:
        return month(this.year, number)
    if which and step(found) < 0:
        at = add_months(this, -(back or 12))
    elif (which and step(found) > 0) or (back and 12 - back <= near):
        at = add_months(this, (12 - back) or 12)
    else:
        at = add_months(this, -back)
    return month(at.year, at.month)


def read_nth_weekday(found: Expression, anchor: Anchor | None) -> Window:
    """Read `the first Sunday of March`, `the last Friday in May 2013`."""
    whole = read_month(found, anchor)
    if whole.start is None or whole.end is None or whole.yearless:
        return OPEN
    weekday = int(found.words.meaning("weekday", found.groups["weekday"]))
    ordinal = int(found.words.meaning("ordinal", found.groups["ordinal"]))
    at = weekday_of(whole.start.year, whole.start.month, weekday, max(ordinal, 1))
    if ordinal < 0:
        at += timedelta(days=(whole.end - at).days // 7 * 7)
    return day(at) if at <= whole.end else OPEN


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


def read_feast(found: Expression, anchor: Anchor | None) -> Window:
    """Read a day that moves from year to year; one told by the moon is given with the day before and after it.

    Of two feasts with one name the nearer is meant; of a day 0 the whole month is.
    """
    kind, _, where = found.words.meaning("feast", found.groups["feast"]).partition(":")
    feasts = [tuple(map(int, numbers.split("/"))) for numbers in where.split()]
    printed = int(found.groups["year"]) if "year" in found.groups else None
    if printed is None and anchor is None:
        return OPEN
    about = printed or (anchor.last.year if anchor else 0)
    around = sorted(d for n in feasts for y in range(about - 2, about + 3) for d in _feasts(kind, n, y))
    if printed or anchor is None:
        within = [d for d in around if d.year == printed]
        at = within[0] if len(within) == 1 else None
    else:
        near = FAR_AHEAD if found.ahead or step(found) > 0 else timedelta(days=1) if found.behind else NEAR_AHEAD
        at = next((d for d in around if anchor.first <= d <= anchor.last + near), None)
        at = at or next((d for d in reversed(around) if d <= anchor.last), None)
    if at is None:
        return OPEN
    if kind != "moon":
        return day(at)
    return Window(at - timedelta(days=1), at + timedelta(days=1 if feasts[0][-1] else 30), "range")


def _feasts(kind: str, numbers: tuple[int, ...], year_: int) -> list[date]:
    """Return the days of a feast that are told by a year: with the moon, by each Islamic year that touches it."""
    match kind, numbers:
        case "easter", (days,):
            return [easter(year_) + timedelta(days=days)]
        case "weekday", (number, weekday, ordinal):
            return [weekday_of(year_, number, weekday, ordinal)]
        case "moon", (number, day_):
            near = (year_ - 622) * 33 // 32 + 1
            return [d for y in range(near - 1, near + 2) if (d := islamic(y, number, day_ or 1)).year == year_]
    return []


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
    if rel(found):
        return _season_of(anchor.last.year, first, last)
    return next((w for w in reversed(around) if w.start and w.start <= anchor.last), OPEN)


def _season_of(year_: int, first: int, last: int) -> Window:
    return Window(month(year_, first).start, month(year_ + (last < first), last).end, "range")


def read_quarter(found: Expression, anchor: Anchor | None) -> Window:
    """Read a quarter or half of a year."""
    g, year_ = found.groups, _year(found, anchor)
    months = 6 if g.get("part", "").lower() == "half" else 3
    count = 12 // months
    ordinal = int(g["q"]) if "q" in g else int(found.words.meaning("ordinal", g["ordinal"]))
    index = count - 1 if ordinal < 0 else ordinal - 1
    if index >= count:
        return OPEN
    if year_ is None:
        if anchor is None:
            return OPEN
        now = (anchor.last.month - 1) // months
        year_ = anchor.last.year + ((index < now - 1) if found.ahead else -(index > now))
    return Window(month(year_, index * months + 1).start, month(year_, (index + 1) * months).end, "range")


def read_year(found: Expression, anchor: Anchor | None) -> Window:
    """Read a year."""
    return year(int(found.groups["year"]))


def read_spoken_year(found: Expression, anchor: Anchor | None) -> Window:
    """Read a year as it is said: `nineteen ninety-six`, `two thousand and four`."""
    g, number = found.groups, found.words.number
    words = g.get("rest", "hundred").lower()
    hundreds = 20 if "thousand" in g else number(g["hundreds"].lower())
    return year(int(hundreds * 100 + (0 if words == "hundred" else number(words))))


def read_years(found: Expression, anchor: Anchor | None) -> Window:
    """Read `2011-2014` and `2011-14`."""
    first, last = int(found.groups["year"]), found.groups["year2"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return years(first, end) if first < end else OPEN


def read_decade(found: Expression, anchor: Anchor | None) -> Window:
    """Read `the 1990s`; `the 1900s` are a century."""
    first = int(found.groups["decade"])
    return years(first, first + 99) if first % 100 == 0 and first < STAND_IN else years(first, first + 9)


def read_decade_of(found: Expression, anchor: Anchor | None) -> Window:
    """Read `the '80s`, `the eighties` as the last decade of that name that has begun."""
    g = found.groups
    tens = int(g["tens"] if "tens" in g else found.words.meaning("decade_word", g["decade_word"])) * 10
    if anchor is None:
        return OPEN
    return years(first := (anchor.last.year - tens) // 100 * 100 + tens, first + 9)


def read_century(found: Expression, anchor: Anchor | None) -> Window:
    """Read `the 19th century`, `the 18th and 19th centuries`."""
    first = int(found.groups["century"])
    return years(first * 100 - 99, int(found.groups.get("century2", first)) * 100)


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
