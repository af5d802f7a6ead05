"""Claims in a few plain words: how many, who, where, when, says who.

One place for the short forms that the table, the spreadsheet and the page share, so that a claim reads the
same everywhere. Nothing here is escaped for a medium; `visible` makes control characters harmless and seen.
"""

from __future__ import annotations

import re
from calendar import monthrange
from typing import assert_never

from recount.records import Actor, AnyClaim, Event, Figure, Place, Relation, Report, Source, Status, Time

__all__ = [
    "KINDS",
    "STATUS_WORDS",
    "actors",
    "amount",
    "chain",
    "counted",
    "heading",
    "kind",
    "number",
    "one_line",
    "place_words",
    "printable",
    "shorten",
    "targets",
    "time_words",
    "visible",
    "voices",
    "what",
    "where",
    "whole",
]

KINDS = ("event", "figure", "relation")
"""Kinds of claims, in the order in which counts are shown."""

STATUS_WORDS: dict[Status, str] = {
    "happened": "happened",
    "ongoing": "ongoing",
    "planned": "planned",
    "threatened": "threatened",
    "ordered": "ordered",
    "requested": "requested",
    "possible": "possible",
    "did_not_happen": "did not happen",
}
"""The status as people read it, in the order in which counts are shown."""

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\ufeff]"
)
"""Control characters and those that reorder or break lines unseen; tab and newline are left alone.
Joiners (U+200C, U+200D) stay: Persian words and emoji need them."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")

_EXACT = 2.0**53
"""Up to here a float holds every whole number."""


def visible(text: str) -> str:
    """Return the text with every control, direction and lone surrogate character replaced by its name, `⟨U+202E⟩`."""
    return printable(_UNSAFE.sub(lambda m: f"⟨U+{ord(m[0]):04X}⟩", text))


def printable(text: str) -> str:
    """Return the text with lone surrogates, which no encoding can write, replaced by U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Return the text made visible, on one line."""
    return visible(_SPACES.sub(" ", text)).strip()


def shorten(text: str, width: int) -> str:
    """Return the text cut to `width` characters, with an ellipsis where something was left out."""
    return text if len(text) <= width else text[: max(width - 1, 0)].rstrip() + "…"


def whole(value: float) -> int | float:
    """Return a whole number as an integer, so that it is printed without decimals."""
    return int(value) if float(value).is_integer() and abs(value) <= _EXACT else value


def number(value: float) -> str:
    """Return a number with thousands separated; a whole number has no decimals."""
    return f"{whole(value):,}"


def heading(report: Report) -> str:
    """Return the title of a report, or what else tells it from others: its path, its address, its id."""
    return report.title or report.path or report.url or report.id


def kind(claim: AnyClaim) -> str:
    """Return the claim's kind, one of `KINDS`."""
    return "event" if isinstance(claim, Event) else "figure" if isinstance(claim, Figure) else "relation"


def amount(figure: Figure) -> str:
    """Return how many: `22`, `≥ 1,000`, `≤ 50`, `≈ 80`, `24–99`, `0`, or `not known`."""
    low, best, high = figure.low, figure.best, figure.high
    if low is None and best is None and high is None:
        return "not known"
    if figure.qualifier == "about" and best is not None:
        return f"≈ {number(best)}"
    if low is not None and high is not None:
        return number(low) if low == high else f"{number(low)}–{number(high)}"
    if low is not None:
        return f"≥ {number(low)}"
    if high is not None:
        return f"≤ {number(high)}"
    return number(best) if best is not None else "not known"


def what(claim: AnyClaim) -> tuple[str, str]:
    """Return what is claimed and how it is narrowed: (`ASSAULT`, `aerial`), (`killed`, `cumulative`), (`backs`, ``)."""
    if isinstance(claim, Event):
        return claim.type, claim.mode or ""
    if isinstance(claim, Figure):
        return claim.measure, "" if claim.scope == "incident" else claim.scope
    if isinstance(claim, Relation):
        return claim.relation.replace("_", " "), ""
    assert_never(claim)


def actors(claim: AnyClaim) -> tuple[Actor, ...]:
    """Return all who are said to act; none for a figure."""
    if isinstance(claim, Figure):
        return ()
    return claim.actors or ((claim.actor,) if claim.actor else ())


def targets(claim: AnyClaim) -> tuple[Actor, ...]:
    """Return all who are acted on; none for a figure."""
    if isinstance(claim, Figure):
        return ()
    return claim.targets or ((claim.target,) if claim.target else ())


def counted(figure: Figure) -> str:
    """Return what a figure counts: `soldiers`, or the unit where the report does not say (`people`)."""
    words = figure.of or figure.unit
    known = figure.population in {"civilians", "combatants"} and figure.population != words
    return f"{words} ({figure.population})" if known else words


def place_words(place: Place) -> str:
    """Return a place with how closely it is known: `Ostrava (near), CZE`, `Libya (country)`, `Velmar (not located)`."""
    if place.precision is None:
        return f"{place.name} (not located)"
    name = place.name if place.precision == "exact" else f"{place.name} ({place.precision})"
    return name if place.precision == "country" or not place.country else f"{name}, {place.country}"


def where(claim: AnyClaim) -> str:
    """Return the place, and for a movement `Velmar → Lower Esk`, `from Velmar`, `to Lower Esk`; empty if unknown."""
    start, end = claim.origin, claim.destination
    move = " → ".join(place_words(p) for p in (start, end) if p)
    if not (start and end):
        move = f"{'from' if start else 'to'} {move}" if move else ""
    named = claim.place and all(claim.place.name != p.name for p in (start, end) if p)
    return "; ".join(part for part in (place_words(claim.place) if claim.place and named else "", move) if part)


def time_words(time: Time | None) -> str:
    """Return when: `2014-12-25`, `2014-11`, `2014-06-30 – 2014-12-30`, `from …`, `until …`, or the report's own
    words.
    """
    if time is None:
        return ""
    start, end = time.start, time.end
    if start is None and end is None:
        return f"“{time.text}”"
    if start is None:
        return f"until {end}"
    if end is None:
        return f"from {start}"
    return _whole_period(start, end) or f"{start} – {end}"


def chain(sources: tuple[Source, ...], separator: str = " > ") -> str:
    """Return the source chain by name, outermost first: `Tribune > state radio > the army`."""
    return separator.join(source.name for source in sources)


def voices(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """Return who is quoted, nearest the fact first: the last link and the outlets cited on the way to it.

    The publisher is left out, who is the same for all claims of a report: nobody is left where nobody is quoted.
    """
    quoted = [s for s in sources[:-1] if s.role == "cited"] + [s for s in sources[-1:] if s.role != "publisher"]
    return tuple(reversed(quoted))


def _whole_period(start: str, end: str) -> str:
    """Return the day, month or year that the interval is exactly, or an empty string."""
    if start == end:
        return start
    if start[:4] == end[:4] and start[4:] == "-01-01" and end[4:] == "-12-31":
        return start[:4]
    if start[:7] == end[:7] and start[7:] == "-01" and end[8:10] == _last_day(start):
        return start[:7]
    return ""


def _last_day(start: str) -> str:
    year, month = start[:4], start[5:7]
    if not month.isdecimal() or not 1 <= int(month) <= 12:
        return ""
    # A year that is not known (XXXX) has no last day of February; 2000 gives the longest.
    known = year.isdecimal() and int(year) > 0
    return str(monthrange(int(year) if known else 2000, int(month))[1])
