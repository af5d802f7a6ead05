"""Places and their names -> a SQLite file that `Store` reads; the same rows give the same bytes.

The file is written beside its place and takes it at the end in one step, so that nobody reads half of it.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

__all__ = [
    "FORMAT",
    "CountryFact",
    "PlaceFact",
    "create",
    "finish",
    "put_countries",
    "put_names",
    "put_places",
    "replacing",
]

FORMAT = "1"
"""Version of the tables; a file of another version is refused."""

SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE country (
    iso3 TEXT PRIMARY KEY, iso2 TEXT NOT NULL, name TEXT NOT NULL, latitude REAL, longitude REAL,
    population INTEGER NOT NULL, capital TEXT NOT NULL, continent TEXT NOT NULL, neighbours TEXT NOT NULL,
    domain TEXT NOT NULL
) WITHOUT ROWID;
-- Positions are counted in 1/10,000 of a degree (11 m), which takes half the room of a float.
CREATE TABLE place (
    id INTEGER PRIMARY KEY, code TEXT, name TEXT NOT NULL, kind TEXT, country TEXT, admin1 TEXT, admin2 TEXT,
    latitude INTEGER, longitude INTEGER, population INTEGER NOT NULL
);
CREATE TABLE name (key TEXT, place INTEGER, other INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE INDEX place_code ON place (code) WHERE kind = 'admin1';
CREATE TABLE opening (piece TEXT PRIMARY KEY, longest INTEGER NOT NULL) WITHOUT ROWID;
"""


class CountryFact(msgspec.Struct, frozen=True, kw_only=True):
    """A country or territory; the position is a point inside of it, for measuring nearness only."""

    iso3: str
    iso2: str
    name: str
    latitude: float | None
    longitude: float | None
    population: int
    capital: str
    continent: str
    neighbours: tuple[str, ...]
    """Alpha-3 codes."""
    domain: str
    """Its internet domain, `.ly`."""


class PlaceFact(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A place with the folded forms of its names, the pieces joined by spaces."""

    id: int
    """Number at GeoNames; below zero for regions of which only the code is known."""
    code: str | None = None
    name: str
    kind: str = "city"
    country: str | None
    admin1: str | None = None
    admin2: str | None = None
    latitude: float | None
    longitude: float | None
    population: int = 0
    keys: tuple[str, ...] = ()
    """Of its own name."""
    other_keys: tuple[str, ...] = ()
    """Of other spellings and other names."""


def create(path: Path, about: dict[str, str]) -> sqlite3.Connection:
    """Open a new file with empty tables; nothing is kept in a journal, for it is thrown away if anything fails."""
    base = sqlite3.connect(path)
    base.executescript("PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    base.executescript(SCHEMA)
    base.executemany("INSERT INTO about VALUES (?, ?)", sorted({**about, "format": FORMAT}.items()))
    return base


def put_countries(base: sqlite3.Connection, countries: Iterable[CountryFact]) -> None:
    """Add countries."""
    base.executemany(
        "INSERT INTO country VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (c.iso3, c.iso2, c.name, c.latitude, c.longitude, c.population, c.capital, c.continent,
             " ".join(c.neighbours), c.domain)
            for c in countries
        ),
    )  # fmt: skip


def put_places(base: sqlite3.Connection, places: Iterable[PlaceFact]) -> int:
    """Add places and their names, or put them in the stead of those with the same number; return how many."""
    count = 0
    for place in places:
        base.execute("INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _cells(place))
        put_names(base, place.id, place.keys, other=False)
        put_names(base, place.id, place.other_keys, other=True)
        count += 1
    return count


def put_names(base: sqlite3.Connection, place: int, keys: Iterable[str], other: bool) -> None:
    """Add names of a place, and how long a name may be that begins with their first piece."""
    for key in keys:
        base.execute("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", (key, place, int(other)))
        length = key.count(" ") + 1
        if length > 1:
            base.execute(
                "INSERT INTO opening VALUES (?, ?) ON CONFLICT (piece) DO UPDATE SET longest = max(longest, ?)",
                (key.partition(" ")[0], length, length),
            )


def finish(base: sqlite3.Connection) -> None:
    """Close a file, packed as tightly as it goes; a number made from all its rows stands in its first 100 bytes."""
    total = hashlib.sha256()
    for table, order in (("about", "name"), ("country", "iso3"), ("place", "id"), ("name", "key, place")):
        for row in base.execute(f"SELECT * FROM {table} ORDER BY {order}"):
            total.update(repr(row).encode())
    base.commit()
    base.execute(f"PRAGMA user_version = {int.from_bytes(total.digest()[:4], 'big') >> 1}")
    base.execute("VACUUM")
    base.close()


def _cells(place: PlaceFact) -> tuple[object, ...]:
    at = (None if d is None else round(d * 10_000) for d in (place.latitude, place.longitude))
    kind = None if place.kind == "city" else place.kind
    return (place.id, place.code, place.name, kind, place.country, place.admin1, place.admin2, *at, place.population)


def replacing(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` make a file beside `path`, which then takes its place; of a failed one nothing is left."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        write(draft)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
