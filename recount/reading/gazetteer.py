"""The lexicon's countries and places, and the gazetteer that lies in the package -> names of places and peoples.

Made when it is first asked for and kept with the lexicon. A user's own gazetteer (`recount gazetteer import`) is asked
before the package's where one is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import msgspec

from recount.gazetteer import Entry, Store, shipped
from recount.gazetteer.folding import fold
from recount.gazetteer.spelling import keys_of, spelling
from recount.gazetteer.writing import CountryFact
from recount.lexicon import Lexicon
from recount.lexicon.name_rows import CountryRow
from recount.reading.match import PhraseIndex
from recount.reading.place_names import PlaceNames, is_abbreviation

__all__ = ["Gazetteer", "gazetteer", "is_abbreviation"]


class Gazetteer(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Names to places and countries."""

    names: PlaceNames
    demonyms: PhraseIndex[CountryRow]
    countries: dict[str, CountryRow]
    """By alpha-3 code."""
    namesakes: dict[str, frozenset[str]]
    """Countries with a people called as another's, to all that share the name (Congolese)."""
    entries: dict[str, Entry]
    """Countries and territories as places, by alpha-3 code."""
    peoples: dict[str, str]
    """Names of countries and of their people in lower case to alpha-3 codes, for a quick look over a text."""
    openings: dict[str, int]
    """First words of those names, and the number of words of the longest."""
    capitals: dict[str, str]
    """Folded names of seats of government to alpha-3 codes."""
    seats: frozenset[tuple[str, str]]
    """Key and country of each seat of government."""
    domains: dict[str, str]
    """Internet domains of countries, `.ly`, to alpha-3 codes."""
    notable: frozenset[str]
    """Ids of the places listed by hand, which news names without saying where they are."""


@cache
def gazetteer(lexicon: Lexicon) -> Gazetteer:
    """Return the gazetteer of a lexicon."""
    stores = tuple(Store(path) for path in (*map(Path, lexicon.gazetteers), shipped()))
    facts = {c.iso3: c for store in reversed(stores) for c in store.countries()}
    entries = {e.country or "": e for e in _countries(lexicon.countries, facts)}
    aliases = {f"country:{row.iso3}": row.aliases for row in lexicon.countries}
    peoples = _peoples(entries.values(), lexicon.countries)
    capitals = [(n, c.iso3) for c in lexicon.countries for n in c.capital]
    by_size = sorted(lexicon.countries, key=lambda c: -(entries[c.iso3].population if c.iso3 in entries else 0))
    return Gazetteer(
        names=PlaceNames(entries.values(), aliases, lexicon.places, stores, spelling(lexicon)),
        demonyms=PhraseIndex((d, c) for c in by_size for d in (*c.demonyms, c.adjective) if d),
        namesakes=_namesakes(lexicon.countries),
        countries={c.iso3: c for c in lexicon.countries},
        entries=entries,
        peoples=peoples,
        openings=_openings(peoples),
        notable=frozenset(row.id for row in lexicon.places),
        capitals={fold(name): country for name, country in capitals},
        seats=frozenset((key, country) for name, country in capitals for key in keys_of(name)),
        domains={c.domain: c.iso3 for c in facts.values() if c.domain},
    )


def _peoples(entries: Iterable[Entry], rows: Iterable[CountryRow]) -> dict[str, str]:
    """Return the names of countries and their people; abbreviations of two letters are too like other words."""
    out: dict[str, str] = {}
    for row in rows:
        for name in (row.name, *row.aliases, row.adjective, *row.demonyms):
            if len(name) > 2:
                out.setdefault(name.lower(), row.iso3)
    for entry in entries:
        out.setdefault(entry.name.lower(), entry.country or "")
    return out


def _namesakes(rows: Iterable[CountryRow]) -> dict[str, frozenset[str]]:
    """Return the countries whose people share a name."""
    called: dict[str, set[str]] = {}
    for row in rows:
        for name in (row.adjective, *row.demonyms):
            called.setdefault(name.lower(), set()).add(row.iso3)
    return {iso3: frozenset(group) for name, group in called.items() if name and len(group) > 1 for iso3 in group}


def _openings(names: Iterable[str]) -> dict[str, int]:
    """Return the first words of names, and the number of words of the longest that begins so."""
    out: dict[str, int] = {}
    for words in map(str.split, names):
        out[words[0]] = max(out.get(words[0], 0), len(words))
    return out


def _countries(rows: Iterable[CountryRow], facts: dict[str, CountryFact]) -> Iterator[Entry]:
    """Yield the lexicon's countries, then the territories that it does not list."""
    listed = {row.iso3: row.name for row in rows}
    for iso3 in (*listed, *(f for f in facts if f not in listed)):
        fact = facts.get(iso3)
        yield Entry(
            id=f"country:{iso3}", name=listed.get(iso3) or (fact.name if fact else iso3), kind="country", country=iso3,
            latitude=fact.latitude if fact else None, longitude=fact.longitude if fact else None,
            population=fact.population if fact else 0,
        )  # fmt: skip
