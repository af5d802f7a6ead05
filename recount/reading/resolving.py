"""Candidates of one name -> the place that the report means, or none: by country, by container, by size.

A country that the report speaks of weighs more than size; a small place of a country that it never names is not
chosen at all, for a wrong position is worse than none.
"""

from __future__ import annotations

import math

import msgspec

from recount.lexicon.name_rows import PlaceRow

__all__ = ["Context", "choose"]

COUNTRY_NAMED = 3.0
"""Worth of a country that the report names, in powers of ten of population."""

EACH_NAMING = 0.3
MOST_NAMINGS = 6
"""Each further naming adds a little, up to this many."""

SIZE_OF_AREA = 6.0
SIZE_OF_COUNTRY = 8.5
SIZE_OF_LISTED = 5.3
"""Powers of ten that stand for regions, countries and listed places without a population."""

KNOWN_ANYWHERE = 5.5
"""A place this large (300,000) needs no naming of its country."""

AREAS = {"region", "admin1", "sea", "island", "river", "strait", "mountain"}


class Context(msgspec.Struct, frozen=True):
    """What a report says about where it plays: how often it names each country (alpha-3), with its own parts."""

    countries: dict[str, int]
    notable: frozenset[str] = frozenset()
    """Ids of places that are known anywhere, whatever their size."""


def choose(rows: tuple[PlaceRow, ...], context: Context, container: PlaceRow | None) -> PlaceRow | None:
    """Return the place meant, or null; `container` is what follows after a comma (`Rafah, Gaza`)."""
    if container is not None and container.country:
        inside = [row for row in rows if row.country == container.country and row.id != container.id]
        if inside:
            return min(inside, key=lambda row: (_distance(row, container), -row.population))
    best = max(rows, key=lambda row: _score(row, context))
    if best.kind == "country" or best.country is None or best.country in context.countries:
        return best
    if container is not None:
        return None
    if _size(best) >= KNOWN_ANYWHERE or best.id in context.notable:
        return best
    return None if context.countries else best


def _score(row: PlaceRow, context: Context) -> float:
    named = context.countries.get(row.country or "", 0)
    if row.country is None:
        return _size(row) + COUNTRY_NAMED
    return _size(row) + (COUNTRY_NAMED + EACH_NAMING * min(named, MOST_NAMINGS) if named else 0.0)


def _size(row: PlaceRow) -> float:
    if row.kind == "country" or (row.kind in AREAS and row.country is None):
        return SIZE_OF_COUNTRY
    if row.kind in AREAS:
        return SIZE_OF_AREA
    return math.log10(row.population) if row.population > 0 else SIZE_OF_LISTED


def _distance(row: PlaceRow, container: PlaceRow) -> float:
    """Degrees, squared: enough to tell which of several is nearest; zero where the container has no position."""
    if None in (row.latitude, row.longitude, container.latitude, container.longitude):
        return 0.0
    north = (row.latitude or 0.0) - (container.latitude or 0.0)
    east = (row.longitude or 0.0) - (container.longitude or 0.0)
    return north * north + east * east
