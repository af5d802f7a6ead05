"""Claims in a few plain words: how many, who, where, when, says who.

One place for the short forms that the table, the spreadsheet and the page share, so that a claim reads the
same everywhere. Nothing here is escaped for a medium; `visible` makes control characters harmless and seen.
"""

from __future__ import annotations

import re
from calendar import monthrange
from typing import assert_never

from recount.records import Actor, AnyClaim, Event, Figure, Place, Relation, Source, Status, Time

__all__ = [
    "STATUS_WORDS",
    "actors",
    "amount",
    "chain",
    "counted",
    "number",
    "one_line",
    "place_words",
    "printable",
    "shorten",
    "targets",
    "time_words",
    "visible",
    "what",
    "where",
]

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

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\ufeff]")
"""Control characters and those that reorder or break lines unseen; tab and newline are left alone.
Joiners (U+200C, U+200D) stay: Persian words and emoji need them."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")


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


def number(value: float) -> str:
    """Return a number with thousands separated; a whole number has no decimals."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


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
    """Return the place, and for a movement `from → to`; empty where none is known."""
    parts = [place_words(claim.place)] if claim.place else []
    if claim.origin or claim.destination:
        ends = [place_words(p) if p else "?" for p in (claim.origin, claim.destination)]
        parts.append(" → ".join(ends))
    return "; ".join(parts)


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
