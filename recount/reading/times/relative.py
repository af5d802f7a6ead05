"""Weekdays, `yesterday`, `last month`, `two weeks ago` -> windows, counted from the anchor; open without one."""

from __future__ import annotations

from datetime import timedelta

from recount.reading.times.expression import Anchor, Expression, amount, largest, rel, step, unit, vague
from recount.reading.times.windows import OPEN, Window, day, month, move, unit_around, year, years

__all__ = [
    "read_ago", "read_day_of_month", "read_days_ahead", "read_days_from", "read_following", "read_narrative",
    "read_open", "read_overnight", "read_past", "read_recent", "read_unit", "read_weekday", "read_weekday_of_week",
    "read_weekend",
]  # fmt: skip


LONGEST_MONTH = 31


def read_weekday(found: Expression, anchor: Anchor | None) -> Window:
    """Read a weekday as the nearest in the past, or ahead, the anchor's day included; `this` is of the same week."""
    if anchor is None or not anchor.is_day():
        return OPEN
    number, at = int(found.words.meaning("weekday", found.groups["weekday"])), anchor.first
    back, forward = (at.weekday() - number) % 7, (number - at.weekday()) % 7
    if rel(found) and step(found) > 0:
        return day(at + timedelta(days=forward or 7))
    if rel(found) and step(found) < 0:
        return day(at - timedelta(days=back or 7))
    if rel(found) and not found.ahead:
        return day(at + timedelta(days=number - at.weekday()))
    return day(at + timedelta(days=forward) if found.ahead else at - timedelta(days=back))


def read_day_of_month(found: Expression, anchor: Anchor | None) -> Window:
    """Read `the 13th` as the last such day up to the anchor, or the next one; open where the month has none."""
    if anchor is None or not anchor.is_day():
        return OPEN
    number, at = int(found.groups["day"].rstrip("stndrh")), anchor.first
    sign = 1 if found.ahead else -1
    for days in range(LONGEST_MONTH + 1):
        tried = at + timedelta(days=sign * days)
        if tried.day == number:
            return day(tried)
    return OPEN


def read_weekday_of_week(found: Expression, anchor: Anchor | None) -> Window:
    """Read `Monday of last week`."""
    if anchor is None or not anchor.is_day():
        return OPEN
    monday = unit_around(anchor.first, "week", step(found)).start
    number = int(found.words.meaning("weekday", found.groups["weekday"]))
    return day(monday + timedelta(days=number)) if monday else OPEN


def read_days_from(found: Expression, anchor: Anchor | None) -> Window:
    """Read a day that the row counts from the anchor: `yesterday`."""
    return day(anchor.first + timedelta(days=found.row.shift)) if anchor and anchor.is_day() else OPEN


def read_overnight(found: Expression, anchor: Anchor | None) -> Window:
    """Read the night before the anchor, or after it, as the two days that it touches."""
    if anchor is None or not anchor.is_day():
        return OPEN
    first = anchor.first if found.ahead else anchor.first - timedelta(days=1)
    return Window(first, first + timedelta(days=1), "range")


def read_narrative(found: Expression, anchor: Anchor | None) -> Window:
    """Read `the day before`, `two weeks later`: they need the time of a happening, not that of publication."""
    if anchor is None or not anchor.narrative:
        return OPEN
    name = found.words.roles["unit"].get(found.groups["unit"].lower(), "day")
    sign = step(found, "step")
    many = amount(found)
    if many == 1 and name in {"week", "month", "year"}:
        return unit_around(anchor.first, name, sign)
    if many is None or vague(found) or not anchor.is_day() or name != "day":
        return OPEN
    return day(move(anchor.first, sign * many, name))


def read_weekend(found: Expression, anchor: Anchor | None) -> Window:
    """Read a weekend as the nearest one in the past, or ahead."""
    if anchor is None or not anchor.is_day():
        return OPEN
    at, within = anchor.first, anchor.first.weekday() >= 5
    saturday = at - timedelta(days=(at.weekday() - 5) % 7)
    if (rel(found) and step(found) > 0) or (found.ahead and not within):
        saturday += timedelta(days=7)
    elif rel(found) and step(found) < 0 and within:
        saturday -= timedelta(days=7)
    return Window(saturday, saturday + timedelta(days=1), "range")


def read_unit(found: Expression, anchor: Anchor | None) -> Window:
    """Read a unit of the calendar: `last month`; `earlier this year` ends, `later this year` begins with the anchor."""
    if anchor is None:
        return OPEN
    shift = step(found)
    whole = _joined(unit_around(anchor.first, unit(found), shift), unit_around(anchor.last, unit(found), shift))
    when = step(found, "when")
    if "when" not in found.groups or shift:
        return whole
    return Window(whole.start, anchor.last, "range") if when < 0 else Window(anchor.first, whole.end, "range")


def read_ago(found: Expression, anchor: Anchor | None) -> Window:
    """Read `two weeks ago`, as exact as its unit is; `more than` opens it."""
    many = amount(found)
    if anchor is None or many is None or "count" not in found.groups:
        return OPEN
    there = _so_far(anchor, -many, unit(found))
    if vague(found):
        return Window(there.start, _so_far(anchor, -min(many, 2), unit(found)).end, "range")
    bound = found.words.roles["bound"].get(found.groups.get("approx", "").lower().split(" ")[0])
    if bound == "more":
        return Window(None, there.end, "range")
    return Window(there.start, anchor.last, "range") if bound == "less" else there


def _so_far(anchor: Anchor, many: float, name: str) -> Window:
    first, last = move(anchor.first, many, name), move(anchor.last, many, name)
    if name in {"week", "fortnight", "weekend"}:
        return Window(first - timedelta(days=3), last + timedelta(days=3), "week")
    if name in {"month", "quarter"}:
        return _joined(month(first.year, first.month), month(last.year, last.month))
    if name == "year":
        return _joined(year(first.year), year(last.year))
    if name in {"decade", "century"}:
        return years(first.year - 1, last.year + 1)
    return Window(first, last, "day" if first == last else "range")


def _joined(a: Window, b: Window) -> Window:
    return a if a == b else Window(a.start, b.end, "range")


def read_past(found: Expression, anchor: Anchor | None) -> Window:
    """Read `the past six months` as a window that ends with the anchor."""
    many = amount(found)
    if anchor is None or many is None:
        return OPEN
    return Window(move(anchor.first, -many, unit(found)), anchor.last, "range")


def read_recent(found: Expression, anchor: Anchor | None) -> Window:
    """Read `recent weeks` as the widest window that a few weeks can be."""
    return Window(move(anchor.first, -largest(found), unit(found)), anchor.last, "range") if anchor else OPEN


def read_following(found: Expression, anchor: Anchor | None) -> Window:
    """Read `the next five days` as a window that begins with the anchor."""
    many = amount(found) if "count" in found.groups else largest(found)
    if anchor is None or many is None:
        return OPEN
    return Window(anchor.first, move(anchor.last, many, unit(found)), "range")


def read_days_ahead(found: Expression, anchor: Anchor | None) -> Window:
    """Read `in two weeks' time`."""
    many = amount(found)
    return OPEN if anchor is None or many is None else _so_far(anchor, many, unit(found))


def read_open(found: Expression, anchor: Anchor | None) -> Window:
    """Read what has no place in the calendar: a duration, a time of day."""
    return OPEN
