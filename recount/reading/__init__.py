"""Syntax -> `Reading`: quotations, times, numbers, places and actors, each a span with a read value."""

from __future__ import annotations

import msgspec

from recount.intake.layout import paragraphs
from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.reading.actors import find_actors
from recount.reading.numbers import find_numbers
from recount.reading.places import find_places
from recount.reading.quotes import find_quotations
from recount.reading.times import find_times
from recount.records import ActorMention, NumberMention, PlaceMention, Quotation, Report, TimeMention

__all__ = ["Reading", "read"]


class Reading(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Everything found in a report before it is asked what the report claims."""

    report: Report
    syntax: Syntax
    quotations: tuple[Quotation, ...]
    times: tuple[TimeMention, ...]
    numbers: tuple[NumberMention, ...]
    places: tuple[PlaceMention, ...]
    actors: tuple[ActorMention, ...]


def read(report: Report, syntax: Syntax, lexicon: Lexicon) -> Reading:
    """Read the mentions of a parsed report; mentions outside of what was parsed (boilerplate, byline) are left out."""
    parsed = [(s.start, s.end) for s in syntax.sentences]
    times = tuple(t for t in find_times(report.text, report.published, lexicon) if _inside(t.start, parsed))
    numbers = tuple(n for n in find_numbers(report.text, lexicon, times) if _inside(n.start, parsed))
    places = find_places(syntax, report, lexicon)
    return Reading(
        report=report,
        syntax=syntax,
        quotations=find_quotations(report.text, paragraphs(report.text)),
        times=times,
        numbers=numbers,
        places=places,
        actors=find_actors(syntax, report, places, lexicon),
    )


def _inside(at: int, parsed: list[tuple[int, int]]) -> bool:
    """Tell whether an offset lies in one of the ordered ranges."""
    low, high = 0, len(parsed)
    while low < high:
        middle = (low + high) // 2
        if parsed[middle][1] <= at:
            low = middle + 1
        else:
            high = middle
    return low < len(parsed) and parsed[low][0] <= at
