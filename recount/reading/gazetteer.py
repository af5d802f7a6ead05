"""The lexicon's countries and places -> an index of their names, with the spellings that reports vary.

Built when it is first asked and kept with the lexicon; the long list of cities (GeoNames) is read only then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from recount.lexicon import Lexicon
from recount.lexicon.files import read_csv
from recount.lexicon.name_rows import CountryRow, PlaceRow
from recount.reading.cues import cue_words
from recount.reading.match import PhraseIndex, fold, pieces

__all__ = ["Gazetteer", "gazetteer"]

ARAB_REGIONS = {"North Africa", "Middle East"}
"""Where an article may be left off or written otherwise: al-Bayda, El Beida, Bayda."""

SHORTEST_BARE = 4
"""Letters of a name that may stand without its article."""


class Gazetteer(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Names to places and countries."""

    names: PhraseIndex[tuple[PlaceRow, ...]]
    demonyms: PhraseIndex[CountryRow]
    countries: dict[str, CountryRow]
    """By alpha-3 code."""
    capitals: dict[str, str]
    """Folded names of seats of government to alpha-3 codes."""
    notable: frozenset[str]
    """Ids of the places listed by hand, which news names without saying where they are."""


@cache
def gazetteer(lexicon: Lexicon) -> Gazetteer:
    """Return the gazetteer of a lexicon."""
    grouped: dict[tuple[str, ...], list[PlaceRow]] = {}
    exact: list[tuple[str, tuple[PlaceRow, ...]]] = []
    regions = {c.iso3: c.region for c in lexicon.countries}
    articles = cue_words(lexicon, "article")
    for row in (*_countries(lexicon.countries), *_places(lexicon)):
        for name in (row.name, *row.aliases):
            if is_abbreviation(name):
                exact.append((name, (row,)))
                continue
            for key in _variants(pieces(name), regions.get(row.country or "") in ARAB_REGIONS, articles):
                rows = grouped.setdefault(key, [])
                if not rows or rows[-1] is not row:
                    rows.append(row)
    return Gazetteer(
        names=PhraseIndex(((key, tuple(rows)) for key, rows in grouped.items()), exact=exact),
        demonyms=PhraseIndex((d, c) for c in lexicon.countries for d in (*c.demonyms, c.adjective) if d),
        countries={c.iso3: c for c in lexicon.countries},
        notable=frozenset(row.id for row in lexicon.places),
        capitals={fold(n): c.iso3 for c in lexicon.countries for n in c.capital},
    )


def is_abbreviation(name: str) -> bool:
    """Tell a name that must agree in case: `US`, `U.A.E.`, `DRC`."""
    return name.isupper() and len(name.replace(".", "")) <= 6


def _countries(rows: Iterable[CountryRow]) -> Iterator[PlaceRow]:
    for row in rows:
        yield PlaceRow(id=f"country:{row.iso3}", name=row.name, aliases=row.aliases, country=row.iso3, kind="country")


def _places(lexicon: Lexicon) -> Iterator[PlaceRow]:
    """Yield the overlay's places, each completed from the city of the same id, then the other cities."""
    cities = read_csv("places.csv", PlaceRow)
    by_id = {row.id: row for row in cities}
    amended = set()
    for row in lexicon.places:
        base = by_id.get(row.id)
        if base is None:
            yield row
            continue
        amended.add(row.id)
        yield msgspec.structs.replace(
            row,
            aliases=(*row.aliases, base.name, *base.aliases),
            latitude=base.latitude if row.latitude is None else row.latitude,
            longitude=base.longitude if row.longitude is None else row.longitude,
            population=row.population or base.population,
        )
    yield from (row for row in cities if row.id not in amended)


def _variants(key: tuple[str, ...], arab: bool, articles: frozenset[str]) -> Iterator[tuple[str, ...]]:
    yield key
    if arab and len(key) > 1 and key[0] in articles:
        yield from ((a, *key[1:]) for a in ("al", "el") if a != key[0])
        if len("".join(key[1:])) >= SHORTEST_BARE:
            yield key[1:]
