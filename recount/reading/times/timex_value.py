"""A time as found -> its TIMEX3 value: the calendar unit that its window is, a length, or a reference without a place.

Functions are named by the rows (`timex`, else `value`); a `timex` that names no function is the value itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Literal

from recount.reading.times.expression import Expression, amount, step, unit, vague
from recount.reading.times.timex_context import Context, quarter_of, week_of, written
from recount.reading.times.value import Framed, Joined, Tree, read_tree
from recount.reading.times.windows import move, printed, unit_around

__all__ = ["TimexType", "timex_value"]

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
UNITS: Mapping[str, tuple[str, int]] = {
    "second": ("TS", 1), "minute": ("TM", 1), "hour": ("TH", 1), "day": ("D", 1), "week": ("W", 1),
    "weekend": ("WE", 1), "fortnight": ("W", 2), "month": ("M", 1), "quarter": ("Q", 1), "year": ("Y", 1),
    "decade": ("Y", 10), "century": ("Y", 100),
}  # fmt: skip
"""Letters of a length, after a `T` for those shorter than a day, and how many of them a unit is."""
HALVES = {"Y": "6M", "D": "T12H", "TH": "T30M", "TM": "T30S"}
"""What half of a unit is, where it is a whole number of smaller ones."""
YEARS = frozenset({"year", "decade", "century"})
LONG_PAST = "PAST_REF"


def timex_value(tree: Tree, clock: Expression | None, context: Context) -> tuple[TimexType, str]:
    """Return the type and value of a time."""
    try:
        value = _value(tree, context)
    except (OverflowError, ValueError):  # beyond the calendar
        value = "XXXX-XX-XX"
    if clock is not None and len(value.partition("T")[0]) == 10:
        value = value.partition("T")[0] + (_time_of_day(clock) or value[10:])
    name = _innermost(tree).row.timex
    if name in {"each", "each_weekday", "each_month", "often"}:
        return "SET", value
    if value[:1] == "P" and not value.endswith("REF"):
        return "DURATION", value
    return ("TIME" if value[10:11] == "T" else "DATE"), value


def _value(tree: Tree, context: Context) -> str:
    if isinstance(tree, Joined):
        return _value(tree.first, context)
    if isinstance(tree, Framed):
        return _framed(tree, context)
    name = tree.row.timex or tree.row.value
    return WRITERS[name](tree, context) if name in WRITERS else name


def _framed(tree: Framed, context: Context) -> str:
    value = _value(tree.inner, context)
    if tree.daypart and len(value) == 10:
        return f"{value}T{_innermost(tree).words.meaning('daypart', tree.daypart)}"
    match tree.row.part:
        case "first/2" if len(value) == 4:
            return f"{value}-H1"
        case "last/2" if len(value) == 4:
            return f"{value}-H2"
        case "week" | "around/week" | "from/week":
            window = read_tree(tree, context.anchor)
            return week_of(window.start) if window.start and not window.yearless else value
    return value


def _innermost(tree: Tree) -> Expression:
    while not isinstance(tree, Expression):
        tree = tree.inner if isinstance(tree, Framed) else tree.first
    return tree


# --- the calendar ----------------------------------------------------------------------------------------------------


def _calendar(found: Expression, context: Context) -> str:
    """Write the unit of the calendar that a window is, with the part of the day."""
    window = read_tree(found, context.anchor)
    value = _unknown(found) if window.start is None else written(window)
    part = found.groups.get("daypart", "")
    return value + "T" + found.words.meaning("daypart", part) if part and len(value) == 10 else value


def _days(found: Expression, context: Context) -> str:
    """Write one of the days of `12 and 13 March`."""
    window = read_tree(found, context.anchor)
    at = window.end if found.groups.get("side") == "last" else window.start
    return printed(at, window.yearless) or _unknown(found)


def _unknown(found: Expression) -> str:
    if "weekday" in found.groups:
        return f"XXXX-WXX-{int(found.words.meaning('weekday', found.groups['weekday'])) + 1}"
    return f"{found.groups.get('year', 'XXXX')}-XX-XX"


def _each_weekday(found: Expression, context: Context) -> str:
    return _unknown(found)


def _each_month(found: Expression, context: Context) -> str:
    return f"XXXX-{found.words.months[found.groups['month'].lower().rstrip('.')]:02}"


def _printed_year(found: Expression, context: Context) -> str:
    return found.groups["year"]


def _feast(found: Expression, context: Context) -> str:
    """Write the day of a feast, which the moon may move by one; of a month of feasts, its first."""
    window = read_tree(found, context.anchor)
    if window.start is None or window.end is None:
        return "XXXX-XX-XX"
    return (window.start + timedelta(days=window.start < window.end)).isoformat()


def _weekend(found: Expression, context: Context) -> str:
    window = read_tree(found, context.anchor)
    return f"{week_of(window.start)}-WE" if window.start else "XXXX-WXX-WE"


def _overnight(found: Expression, context: Context) -> str:
    window = read_tree(found, context.anchor)
    return f"{window.start.isoformat()}TNI" if window.start else "XXXX-XX-XXTNI"


def _season(found: Expression, context: Context) -> str:
    window = read_tree(found, context.anchor)
    first = found.words.meaning("season", found.groups["season"]).partition("-")[0]
    name = {"3": "SP", "6": "SU", "9": "FA", "12": "WI"}[first]
    return f"{window.start.year:04}-{name}" if window.start else f"XXXX-{name}"


def _quarter(found: Expression, context: Context) -> str:
    window = read_tree(found, context.anchor)
    half = found.groups.get("part", "").lower() == "half"
    if window.start:
        return f"{window.start.year:04}-H{(window.start.month + 5) // 6}" if half else quarter_of(window.start)
    ordinal = found.groups.get("q") or found.words.meaning("ordinal", found.groups["ordinal"])
    return f"XXXX-{'H' if half else 'Q'}{ordinal.replace('-1', '2' if half else '4')}"


def _unit(found: Expression, context: Context) -> str:
    """Write `last month`, `this week`."""
    return _around(context, unit(found), step(found))


def _around(context: Context, name: str, shift: int) -> str:
    if context.anchor is None:
        return "XXXX-XX-XX"
    window = unit_around(context.anchor.first, name, shift)
    return quarter_of(window.start) if name == "quarter" and window.start else written(window)


def _the_unit(found: Expression, context: Context) -> str:
    return _around(context, unit(found), 0)


def _end_of_unit(found: Expression, context: Context) -> str:
    return _around(context, "year" if "unit" not in found.groups else unit(found), 0)


# --- quarters, as business reports tell them -------------------------------------------------------------------------


def _told_quarter(found: Expression, context: Context) -> str:
    """Write `the quarter`: the one told before, or the last one that has ended, as `the latest quarter` has."""
    if "now" in found.groups:
        return _around(context, "quarter", 0)
    ended = _around(context, "quarter", -1)
    return context.quarter if context.quarter and context.quarter <= ended else ended


def _year_ago(found: Expression, context: Context) -> str:
    """Write `the year-earlier quarter`, `the year-ago period`."""
    at = _quarter(found, context) if "ordinal" in found.groups else _told_quarter(found, context)
    return _year_before(at)


def _year_before(quarter: str) -> str:
    year = quarter[:4]
    return f"{int(year) - 1:04}{quarter[4:]}" if year.isdecimal() else quarter


def _quarter_of_year(found: Expression, context: Context) -> str:
    """Write `the 1988 period`: the quarter told before, in that year."""
    return f"{found.groups['year']}{context.quarter[4:] if context.quarter else ''}"


# --- counted from the anchor, or from the time told before -----------------------------------------------------------


def _ago(found: Expression, context: Context) -> str:
    many = amount(found)
    if context.anchor is None or many is None or vague(found) or "count" not in found.groups:
        return LONG_PAST
    if many == 1 and unit(found) == "year" and context.quarter_near:
        return _year_before(context.quarter_near)
    return _away(context.anchor.first, -many, unit(found))


def _ahead(found: Expression, context: Context) -> str:
    many = amount(found)
    if context.anchor is None or many is None or vague(found):
        return "FUTURE_REF"
    return _away(context.anchor.first, many, unit(found))


def _away(at: date, many: float, name: str) -> str:
    there = move(at, many, name)
    if name in {"week", "fortnight"}:
        return week_of(there)
    if name in {"month", "quarter"}:
        return f"{there.year:04}-{there.month:02}"
    return f"{there.year:04}" if name in YEARS else there.isoformat()


def _narrative(found: Expression, context: Context) -> str:
    """Write `the following month` by the time told before; `three days later` is a length, `a year earlier` a year."""
    name = found.words.roles["unit"].get(found.groups["unit"].lower(), "day")
    shift = step(found, "step")
    if "count" in found.groups:
        if amount(found) == 1 and name == "year" and shift < 0 and not vague(found):
            if context.quarter_near:
                return _year_before(context.quarter_near)
            at = context.told or (context.anchor.first if context.anchor else None)
            return f"{at.year - 1:04}" if at else "XXXX"
        return _length(found, context)
    at = context.told or (context.anchor.first if context.anchor else None)
    if at is None:
        return "XXXX-XX-XX"
    there = written(unit_around(at, name, shift))
    part = found.words.roles["daypart"].get(found.groups["unit"].lower())
    return f"{there}T{part}" if part and len(there) == 10 else there


def _weekday_narrative(found: Expression, context: Context) -> str:
    """Write `the following Friday`, `the previous Monday` by the day told before."""
    at = context.told or (context.anchor.first if context.anchor else None)
    if at is None:
        return _unknown(found)
    number = int(found.words.meaning("weekday", found.groups["weekday"]))
    back, forward = (at.weekday() - number) % 7 or 7, (number - at.weekday()) % 7 or 7
    there = at - timedelta(days=back) if step(found, "step") < 0 else at + timedelta(days=forward)
    part = found.groups.get("daypart", "")
    return there.isoformat() + ("T" + found.words.meaning("daypart", part) if part else "")


# --- lengths and sets ------------------------------------------------------------------------------------------------


def _length(found: Expression, _: Context) -> str:
    """Write how long: `P3D`, `PT2H`, `PXW` where the number is vague."""
    letter, times = UNITS[unit(found)]
    time, letter = ("T", letter[1:]) if letter[0] == "T" else ("", letter)
    many = _many(found)
    if many is not None and many % 1 == 0.5 and time + letter in HALVES and times == 1:
        whole = f"{int(many)}{letter}" if many > 1 else ""
        half = HALVES[time + letter]
        return f"P{time if whole or half[0] != 'T' else ''}{whole}{half.removeprefix('T') if time and whole else half}"
    return f"P{time}{'X' if many is None else f'{many * times:g}'}{letter}"


def _many(found: Expression) -> float | None:
    half = 0.5 if "half" in found.groups else 0
    if "count" not in found.groups:
        singular = found.groups["unit"].lower() in found.words.singular
        return half or (1 if singular else None)
    if vague(found):
        exact = found.words.roles["exact"].get(" ".join(found.groups["count"].lower().split()))
        return float(exact) if exact else None
    many = amount(found)
    return None if many is None else many + half


def _recent(found: Expression, context: Context) -> str:
    return LONG_PAST


def _each(found: Expression, context: Context) -> str:
    return _length(found, context).replace("X", "1")


def _often(found: Expression, context: Context) -> str:
    word = found.groups.get("each", "year").lower()
    letter = UNITS[{"dai": "day", "night": "day"}.get(word, word)][0]
    return f"P{letter[:-1]}1{letter[-1]}"


# --- the time of day -------------------------------------------------------------------------------------------------


def _clock(found: Expression, context: Context) -> str:
    """Write a time of day, of the day told before in the same breath, or that of publication."""
    at = context.told_day or (context.anchor.first if context.anchor and context.anchor.is_day() else None)
    return (at.isoformat() if at else "XXXX-XX-XX") + _time_of_day(found)


def _time_of_day(found: Expression) -> str:
    g, words = found.groups, found.words
    if "word" in g:
        return f"T{words.meaning('clock_word', g['word'])}"
    if "hour" not in g:
        return ""
    hour = int(words.number(g["hour"].lower()))
    half = g.get("half", "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"T{hour:02}:{g.get('minute', '00')}"


def _part_of_day(found: Expression, context: Context) -> str:
    at = context.told_day or (context.anchor.first if context.anchor else None)
    day = at.isoformat() if at else "XXXX-XX-XX"
    return f"{day}T{found.words.meaning('daypart', found.groups['daypart'])}"


WRITERS: Mapping[str, Callable[[Expression, Context], str]] = {
    **dict.fromkeys(
        (
            "date", "month", "months", "numeric", "named", "fixed", "year", "spoken_year", "years", "decade",
            "decade_of", "century", "weekday", "weekday_of_week", "days_from", "nth_weekday",
        ),
        _calendar,
    ),
    "days": _days, "season": _season, "quarter": _quarter, "overnight": _overnight, "narrative": _narrative,
    "weekend": _weekend, "weekday_narrative": _weekday_narrative, "unit": _unit, "ago": _ago, "past": _length,
    "recent": _recent, "following": _length, "days_ahead": _ahead, "length": _length, "each": _each,
    "each_weekday": _each_weekday, "each_month": _each_month, "often": _often, "clock": _clock,
    "part_of_day": _part_of_day, "the_unit": _the_unit, "end_of_unit": _end_of_unit, "told_quarter": _told_quarter,
    "year_ago": _year_ago, "quarter_of_year": _quarter_of_year, "printed_year": _printed_year, "feast": _feast,
}  # fmt: skip
