"""A compiled gazetteer -> the places of a name. Nothing is loaded but what is asked for, and that is kept at hand."""

from __future__ import annotations

import sqlite3
import threading
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from recount.errors import DataFileError
from recount.gazetteer.writing import FORMAT, CountryFact

__all__ = ["Entry", "Store"]

KEPT = 60_000
"""Names kept at hand; most words of a report are asked for again and again."""


class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A place that a name may mean."""

    id: str
    name: str
    kind: str
    country: str | None = None
    admin1: str | None = None
    """GeoNames code within its country, as for `admin2`, so that a town and its province can be told to belong."""
    admin2: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    other: bool = False
    """It was found by another spelling or name than its first."""


class Store:
    """A gazetteer file, opened for reading. Names are given folded, pieces joined by spaces.

    Raises `DataFileError` where the file is no gazetteer or one of another version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        try:
            self._base = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True,
                                         check_same_thread=False)  # fmt: skip
            self.about = dict(self._base.execute("SELECT name, value FROM about"))
        except sqlite3.Error as error:
            raise DataFileError(f"{path}: no gazetteer ({error})") from error
        if self.about.get("format") != FORMAT:
            found = self.about.get("format")
            raise DataFileError(f"{path}: a gazetteer of version {found}, wanted is {FORMAT}; build or import it again")
        self.entries = lru_cache(KEPT)(self._entries)
        self.longest = lru_cache(KEPT)(self._longest)

    def _rows(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._base.execute(question, values).fetchall()

    def _entries(self, key: str) -> tuple[Entry, ...]:
        """Return the places called so, the largest first."""
        rows = self._rows(NAMED, key)
        return tuple(sorted(map(_entry, rows), key=lambda e: (-e.population, e.id)))

    def _longest(self, piece: str) -> int:
        """Return the pieces of the longest name that begins with this one."""
        rows = self._rows("SELECT longest FROM opening WHERE piece = ?", piece)
        return int(rows[0][0]) if rows else 1

    def place(self, name: str) -> Entry | None:
        """Return the place with this id (`geonames:2210247`, or a region's `geonames:LY.77`), if there is one."""
        _, _, number = name.partition(":")
        rows = self._rows(NUMBERED, int(number)) if number.isdecimal() else self._rows(CODED, name)
        return _entry(rows[0]) if rows else None

    def countries(self) -> tuple[CountryFact, ...]:
        """Return all countries and territories."""
        rows = self._rows("SELECT * FROM country ORDER BY iso3")
        return tuple(
            CountryFact(
                iso3=r[0], iso2=r[1], name=r[2], latitude=r[3], longitude=r[4], population=r[5], capital=r[6],
                continent=r[7], neighbours=tuple(r[8].split()), domain=r[9],
            )
            for r in rows
        )  # fmt: skip

    def counts(self) -> dict[str, int]:
        """Return how many places, names and countries there are."""
        return {table: int(self._rows(f"SELECT count(*) FROM {table}")[0][0]) for table in ("place", "name", "country")}


FIELDS = """p.id, p.code, p.name, coalesce(p.kind, 'city') AS kind, p.country, p.admin1, p.admin2,
    p.latitude / 10000.0, p.longitude / 10000.0, p.population"""
NAMED = f"SELECT {FIELDS}, n.other FROM name n JOIN place p ON p.id = n.place WHERE n.key = ?"
NUMBERED = f"SELECT {FIELDS}, 0 FROM place p WHERE p.id = ?"
CODED = f"SELECT {FIELDS}, 0 FROM place p WHERE p.kind = 'admin1' AND p.code = ?"


def _entry(row: tuple[Any, ...]) -> Entry:
    number, code, name, kind, country, admin1, admin2, north, east, population, other = row
    return Entry(
        id=code or f"geonames:{number}", name=name, kind=kind, country=country, admin1=admin1, admin2=admin2,
        latitude=north, longitude=east, population=population, other=bool(other),
    )  # fmt: skip
