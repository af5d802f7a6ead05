"""A tree of expressions and an anchor -> the window of days that it means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import NamedTuple

from recount.lexicon.rows import TimeFrameRow
from recount.reading.times import named, relative
from recount.reading.times.expression import Anchor, Expression
from recount.reading.times.windows import OPEN, Window, add_months, part_of, unit_around

__all__ = ["Framed", "Joined", "Tree", "read_tree"]


class Framed(NamedTuple):
    """A time under the words beside it; `ordinal` is the one among them, if any; `span` is where the time stands."""

    row: TimeFrameRow
    inner: Tree
    ordinal: int
    span: tuple[int, int] = (0, 0)
    daypart: str = ""
    """The part of the day among the words, if any."""


class Joined(NamedTuple):
    """Two times that are the ends of one; `split`: where the first ends and the last begins."""

    first: Tree
    last: Tree
    split: tuple[int, int] = (0, 0)


Tree = Expression | Framed | Joined


def read_tree(tree: Tree, anchor: Anchor | None) -> Window:
    """Return the window of a time; what cannot be read without a guess is open at both ends."""
    try:
        return _read(tree, anchor)
    except (OverflowError, ValueError):  # no such day, or one beyond the calendar
        return OPEN


def _read(tree: Tree, anchor: Anchor | None) -> Window:
    if isinstance(tree, Expression):
        return READERS[tree.row.value](tree, anchor)
    if isinstance(tree, Joined):
        return _joined(tree, anchor)
    window = _read(tree.inner, anchor)
    return window if window.start is None and window.end is None else _framed(tree, window)


def _framed(tree: Framed, window: Window) -> Window:
    """Return what the words beside a time make of it."""
    start, end, precision, yearless = window
    after = end + timedelta(days=1) if end and precision in {"day", "month"} else start
    match tree.row.effect:
        case "part":
            return _part(tree, window)
        case "since":
            return Window(start, None, "range", yearless)
        case "from":
            opens = _is_ahead(tree.inner) and not _has_end(tree.inner)
            return Window(start, None, "range", yearless) if opens else window
        case "until" | "by":
            return Window(None, end, "range", yearless)
        case "after":
            return Window(after, None, "range", yearless)
        case "before":
            before = start - timedelta(days=1) if start else None
            return Window(None, before, "year" if precision == "year" else "range", yearless)
        case "night" if start and end:
            return Window(start - timedelta(days=1), end, "range", yearless)
    return window


def _part(tree: Framed, window: Window) -> Window:
    start, end, _, yearless = window
    part = str(tree.row.part)
    if part.endswith("/week"):
        return _week(window, part)
    if "/" in part:
        place, _, parts = part.partition("/")
        return part_of(window, place, int(parts))
    if start is None or end is None:
        return window
    week = timedelta(days=6)
    first = end - week if tree.ordinal < 0 else start + timedelta(days=7 * (tree.ordinal - 1))
    return Window(first, min(first + week, end), "week" if part == "week" else "range", yearless)


def _week(window: Window, part: str) -> Window:
    """Return the week that holds a day, or begins with it; of a day without a year, the days that it may be."""
    start, end, _, yearless = window
    if start is None or start != end:
        return window
    six = timedelta(days=6)
    if part == "from/week":
        return Window(start, start + six, "week", yearless)
    return Window(start - six, start + six, "range", yearless) if yearless else unit_around(start, "week")


def _is_ahead(tree: Tree) -> bool:
    if isinstance(tree, Expression):
        return tree.ahead
    return _is_ahead(tree.inner if isinstance(tree, Framed) else tree.first)


def _has_end(tree: Tree) -> bool:
    return isinstance(tree, Expression) and tree.row.value in {"days", "months", "years"}


def _joined(tree: Joined, anchor: Anchor | None) -> Window:
    """Return the window from the first to the last time; the first moves back where it would lie after the last."""
    first, last = _read(tree.first, anchor), _read(tree.last, anchor)
    start, end = first.start, last.end
    if start is None or end is None or first.yearless != last.yearless:
        return OPEN
    if start > end and not first.yearless:
        years = start.year - end.year + ((start.month, start.day) > (end.month, end.day))
        start = start - timedelta(days=7) if start - end < timedelta(days=7) else add_months(start, -12 * years)
    return Window(start, end, "range", first.yearless)


READERS: Mapping[str, Callable[[Expression, Anchor | None], Window]] = {
    "date": named.read_date, "days": named.read_days, "month": named.read_month, "months": named.read_months,
    "nth_weekday": named.read_nth_weekday, "numeric": named.read_numeric, "named": named.read_named,
    "fixed": named.read_fixed, "season": named.read_season, "quarter": named.read_quarter, "year": named.read_year,
    "years": named.read_years, "decade": named.read_decade, "spoken_year": named.read_spoken_year,
    "decade_of": named.read_decade_of, "century": named.read_century, "feast": named.read_feast,
    "weekday": relative.read_weekday, "day_of_month": relative.read_day_of_month,
    "weekday_of_week": relative.read_weekday_of_week,
    "days_from": relative.read_days_from, "overnight": relative.read_overnight, "narrative": relative.read_narrative,
    "weekend": relative.read_weekend, "unit": relative.read_unit, "ago": relative.read_ago,
    "past": relative.read_past, "recent": relative.read_recent, "following": relative.read_following,
    "days_ahead": relative.read_days_ahead, "open": relative.read_open,
}  # fmt: skip
