"""Incidents in a few plain words: what, where, when, how many, who says so, where sources differ.

One place for the short forms that the terminal and the page share. Nothing here is escaped for a medium.
"""

from __future__ import annotations

from collections.abc import Iterable

from recount.exchange.wording import STATUS_WORDS, number, place_words, time_words
from recount.records import Contradiction, Incident, Part, Tally, Variant

__all__ = [
    "difference",
    "incident_title",
    "incident_where_when",
    "names",
    "part_words",
    "parties",
    "rests_on",
    "tally_words",
]

MOST_NAMES = 4
"""Names that are shown of several; the others are counted."""


def incident_title(incident: Incident) -> str:
    """Return what happened, and whether: `ASSAULT firearms, happened`, `displaced, happened`."""
    kind = incident.type or ", ".join(incident.figures) or "not told what"
    return f"{kind}{f' {incident.mode}' if incident.mode else ''}, {STATUS_WORDS[incident.status]}"


def incident_where_when(incident: Incident) -> str:
    """Return the place and time as far as they are known."""
    where = place_words(incident.place) if incident.place else "place not told"
    return f"{where}, {time_words(incident.time) or 'day not told'}"


def parties(incident: Incident) -> str:
    """Return who did it to whom: `gunmen → people, market`; empty where neither is told."""
    acting = names(actor.name for actor in incident.actors)
    hit = names(target.name for target in incident.targets)
    if not hit:
        return acting
    return f"{acting or 'not told who'} → {hit}"


def tally_words(tally: Tally) -> str:
    """Return low to high with the best between: `19 to 31, best 27`, `at least 12`, `about 40`, `not known`."""
    low, best, high = tally.low, tally.best, tally.high
    if low is None and best is None and high is None:
        return "not known"
    if low is not None and high is not None:
        spread = number(low) if low == high else f"{number(low)} to {number(high)}"
    elif low is not None:
        spread = f"at least {number(low)}"
    elif high is not None:
        spread = f"up to {number(high)}"
    else:
        spread = f"about {number(best or 0)}"
    inner = best is not None and (low, high) not in {(best, best), (None, None)} and not (low == best and high is None)
    words = f"{spread}, best {number(best)}" if inner and best is not None else spread
    return f"{words}; some say not known" if tally.unknown else words


def part_words(part: Part) -> str:
    """Return a part with who says so: `of these 4 children (governor)`, `23 gunmen (army, of its enemy)`."""
    value = tally_words(Tally(low=part.low, best=part.best, high=part.high, rule="", because="", claims=()))
    said = names(part.sources)
    return f"{value} {part.of or 'of these'} ({said}{', of its enemy' if part.by_enemy else ''})"


def rests_on(incident: Incident) -> str:
    """Return how many independent sources there are, in how many reports, and who they are."""
    count, reports = incident.independent_sources, len(incident.reports)
    sources = f"{count} independent source{'' if count == 1 else 's'} in {reports} report{'' if reports == 1 else 's'}"
    return f"{sources}: {names((origin.name for origin in incident.origins), 2 * MOST_NAMES)}"


def difference(found: Contradiction) -> str:
    """Return what is said differently, by whom: `at least 19 (governor) / 23 (nurse)`; a development with its days."""
    between = " → " if any(value.when for value in found.values) else " / "
    return between.join(_variant(value) for value in found.values)


def names(found: Iterable[str], most: int = MOST_NAMES) -> str:
    """Return names with commas, each once; of many the first few and how many more."""
    known = list(dict.fromkeys(found))
    more = f" +{len(known) - most}" if len(known) > most else ""
    return ", ".join(known[:most]) + more


def _variant(value: Variant) -> str:
    words = number(value.value) if isinstance(value.value, int | float) else value.value.replace("_", " ")
    said = names(value.sources)
    about = ", ".join(part for part in (said, value.when or "") if part)
    return f"{words} ({about})" if about else words
