"""Times of a text -> TIMEX3: the spans and values by which readers of time are measured. It reads no words itself.

TIMEX3 marks the bare expression (`May` in `since May`), both ends of a range, and writes values that no claim has:
lengths (`P3D`), sets, times of day, and `PAST_REF`, `PRESENT_REF`, `FUTURE_REF` for what has no place in the calendar.
"""

from __future__ import annotations

from collections.abc import Iterator

from recount.lexicon import Lexicon
from recount.reading.times import anchor_of
from recount.reading.times.expression import Expression
from recount.reading.times.lexicon import time_rules
from recount.reading.times.match import find_nodes
from recount.reading.times.timex_context import Context, follow
from recount.reading.times.timex_value import timex_value
from recount.reading.times.value import Framed, Joined, Tree
from recount.records import Timex

__all__ = ["find_timexes"]

OUTSIDE = frozenset({"since", "from", "until", "by", "before", "after"})
"""Effects of the words that stand before a time and are no part of it."""

COUNTED = frozenset({
    "time-ago", "time-narrative-count", "time-quarter-year-ago", "time-period-year-ago", "time-period-of-year",
})  # fmt: skip
"""Rows whose value may be counted from a quarter told before."""


def find_timexes(text: str, published: str | None, lexicon: Lexicon) -> tuple[Timex, ...]:
    """Return the expressions of time in order, never overlapping, with their TIMEX3 types and values.

    `published` is an ISO 8601 date or date-time, a month or a year, as for `find_times`.
    """
    context = Context(anchor_of(published))
    found: list[Timex] = []
    for node in find_nodes(text, time_rules(lexicon, references=True)):
        parts = list(_parts(text, node.tree, node.start, node.end))
        for start, end, tree in parts:
            kind, value = timex_value(tree, node.clock if len(parts) == 1 else None, context._replace(at=start))
            rule = "+".join(node.rules)
            found.append(Timex(start=start, end=end, type=kind, value=value, text=text[start:end], rule=rule))
            context = follow(context, value, end, any(name in COUNTED for name in node.rules))
    return tuple(found)


def _parts(text: str, tree: Tree, start: int, end: int) -> Iterator[tuple[int, int, Tree]]:
    """Yield the expressions of a time with their places: the ends of a range apart, without the words before them."""
    if isinstance(tree, Joined):
        yield from _parts(text, tree.first, start, tree.split[0])
        yield from _parts(text, tree.last, tree.split[1], end)
    elif isinstance(tree, Framed) and tree.row.effect in OUTSIDE:
        yield from _parts(text, tree.inner, *tree.span)
    elif isinstance(tree, Expression) and tree.row.value == "days":
        yield from _days(text, tree, start, end)
    else:
        yield start, end, tree


def _days(text: str, tree: Expression, start: int, end: int) -> Iterator[tuple[int, int, Tree]]:
    """Yield the two days of `12 and 13 March` apart; the first ends with its numeral, the last begins with its own."""
    g = tree.groups
    first = text.index(g["day"], start) + len(g["day"])
    last = text.index(g["month2"] if "month2" in g else g["day2"], first)
    yield start, first, tree._replace(groups={**g, "side": "first"})
    yield last, end, tree._replace(groups={**g, "side": "last"})
