"""Text and date of publication -> time mentions: days, months and windows, and what must not be taken for a count.

Nothing is filled in by guess: without a date of publication a weekday stays open, and a day of a month keeps its
year unknown, `XXXX-12-25`.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from recount.lexicon import Lexicon, load_lexicon
from recount.reading.times.expression import Anchor
from recount.reading.times.lexicon import TimeRules, time_rules
from recount.reading.times.match import Node, find_nodes
from recount.reading.times.value import read_tree
from recount.reading.times.windows import month, printed, year
from recount.records import Span, Time, TimeMention

Kind = Literal["date", "duration", "clock", "set"]

__all__ = ["anchor_of", "find_times", "resolve"]


def find_times(text: str, published: str | None, lexicon: Lexicon) -> tuple[TimeMention, ...]:
    """Return the times of a text in order, never overlapping, read against the day of publication.

    `published` is an ISO 8601 date or date-time, a month or a year; with an unknown year it says nothing. The rule of
    a mention joins the names of all rows that made it with `+`.
    """
    anchor = anchor_of(published)
    nodes = find_nodes(text, time_rules(lexicon))
    return tuple(_mention(text, node, anchor, node.kind) for node in nodes if node.kind != "reference")


def resolve(mention: TimeMention, anchor: Time | None, lexicon: Lexicon | None = None) -> TimeMention:
    """Return the mention read against another anchor: the time of a speech, or of the happening that it follows.

    Against an anchor `the day before` gets a value too. The anchor may be a whole month; with None, or an anchor of
    unknown year, only what names its own date keeps it.
    """
    rules: TimeRules = time_rules(lexicon or load_lexicon())
    words = mention.value.span.text
    nodes = find_nodes(words, rules, frozenset(mention.rule.split("+")))
    widest = max(nodes, key=lambda n: n.end - n.start, default=None)
    if widest is None:
        return mention
    first, last = (anchor_of(at) for at in (anchor.start, anchor.end)) if anchor else (None, None)
    against = Anchor(first.first, last.last, narrative=True) if first and last else None
    read = _mention(words, widest, against, mention.kind)
    value = Time(
        start=read.value.start,
        end=read.value.end,
        precision=read.value.precision,
        text=mention.value.text,
        span=mention.value.span,
    )
    return TimeMention(start=mention.start, end=mention.end, value=value, kind=mention.kind, rule=mention.rule)


def anchor_of(published: str | None) -> Anchor | None:
    """Return the day, month or year that an ISO date names, or None where its year is not known."""
    parts = (published or "")[:10].split("-")
    if not all(part.isdecimal() and part.isascii() for part in parts):
        return None
    numbers = [int(part) for part in parts]
    try:
        match numbers:
            case [y, m, d]:
                return Anchor(date(y, m, d), date(y, m, d))
            case [y, m]:
                window = month(y, m)
            case [y]:
                window = year(y)
            case _:
                return None
    except ValueError:
        return None
    return Anchor(window.start, window.end) if window.start and window.end else None


def _mention(text: str, node: Node, anchor: Anchor | None, kind: Kind) -> TimeMention:
    window = read_tree(node.tree, anchor)
    words = text[node.start : node.end]
    value = Time(
        start=printed(window.start, window.yearless),
        end=printed(window.end, window.yearless),
        precision=window.precision,
        text=words,
        span=Span(start=node.start, end=node.end, text=words),
    )
    return TimeMention(start=node.start, end=node.end, value=value, kind=kind, rule="+".join(node.rules))
