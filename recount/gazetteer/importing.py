"""GeoNames downloads -> a user's own gazetteer file, which is made beside its place and takes it in one step.

A second import adds to the first. Lines are read one by one, so that all of GeoNames needs no more memory than a town.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterable
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from recount.errors import SourceError
from recount.gazetteer.dumps import Broken, FurtherName, Line, further_name, lines, place, shape
from recount.gazetteer.spelling import Spelling, keys_of, other_keys
from recount.gazetteer.store import Entry, Store
from recount.gazetteer.writing import PlaceFact, create, finish, put_countries, put_names, put_places, replacing

__all__ = ["Imported", "import_dump"]

LOOKED_AT = 50
"""Lines by which a file is told to be a download at all."""

STEP = 20_000
"""Lines between two words about progress."""


class Imported(NamedTuple):
    """What came of an import."""

    lines: int
    places: int
    names: int
    broken: int


def import_dump(
    source: Path, into: Path, shipped: Store, kinds: dict[str, str | None], words: Spelling,
    broken: Callable[[Broken], None], progress: Callable[[Imported], None],
) -> Imported:  # fmt: skip
    """Add a download to a gazetteer file, which is made where there is none.

    `kinds`: feature code to kind of place; `broken` and `progress` are told as the import goes on. Raises `SourceError`
    where the source is no download of GeoNames, `DataFileError` where `into` is no gazetteer; both leave it as it was.
    """
    read = lines(source)
    opening = list(islice(read, LOOKED_AT))
    form = next((form for line in opening if isinstance(line, Line) and (form := shape(line))), None)
    if form is None:
        wrong = "its first lines have neither the 19 columns of places nor the 10 of names"
        raise SourceError("no_dump", str(source), f"{source}: no download of GeoNames; {wrong}")
    if into.exists():
        Store(into)
    run = _Run(shipped, kinds, words, broken, progress)

    def write(path: Path) -> None:
        base = _opened(path, into, shipped)
        try:
            run.take(base, chain(opening, read), form)
            finish(base)
        finally:
            base.close()

    replacing(into, write)
    return run.done


def _opened(path: Path, before: Path, shipped: Store) -> sqlite3.Connection:
    if not before.exists():
        base = create(path, {"source": "GeoNames (CC BY 4.0), imported"})
        put_countries(base, shipped.countries())
        return base
    shutil.copyfile(before, path)
    base = sqlite3.connect(path)
    base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    return base


class _Run:
    """The state of one import: what is counted, and what every line needs."""

    def __init__(
        self, shipped: Store, kinds: dict[str, str | None], words: Spelling, broken: Callable[[Broken], None],
        progress: Callable[[Imported], None],
    ) -> None:  # fmt: skip
        self.shipped, self.kinds, self.words = shipped, kinds, words
        self.broken, self.progress = broken, progress
        self.iso3 = {country.iso2: country.iso3 for country in shipped.countries()}
        self.done = Imported(0, 0, 0, 0)

    def take(self, base: sqlite3.Connection, read: Iterable[Line | Broken], form: str) -> None:
        """Write what the lines tell."""
        for line in read:
            places = names = faults = 0
            found = line if isinstance(line, Broken) else self._read(line, form)
            if isinstance(found, Broken):
                self.broken(found)
                faults = 1
            elif isinstance(found, FurtherName):
                names = self._name(base, found)
            elif found is not None:
                places = put_places(base, [found])
            self.done = Imported(*map(sum, zip(self.done, (1, places, names, faults), strict=True)))
            if self.done.lines % STEP == 0:
                self.progress(self.done)
        self.progress(self.done)

    def _read(self, line: Line, form: str) -> PlaceFact | FurtherName | Broken | None:
        return further_name(line) if form == "name" else place(line, self.iso3, self.kinds, self.words)

    def _name(self, base: sqlite3.Connection, found: FurtherName) -> int:
        """Add a name of a place that the file has, or that the package's gazetteer has; of others nothing is known."""
        known = base.execute("SELECT country FROM place WHERE id = ?", (found.place,)).fetchone()
        if known is None:
            entry = self.shipped.place(f"geonames:{found.place}")
            if entry is None:
                return 0
            known = (entry.country,)
            put_places(base, [_fact(found.place, entry)])
        keys = other_keys([found.name], (), known[0], self.words)
        put_names(base, found.place, keys, other=True)
        return len(keys)


def _fact(number: int, entry: Entry) -> PlaceFact:
    return PlaceFact(
        id=number, name=entry.name, kind=entry.kind, country=entry.country, admin1=entry.admin1, admin2=entry.admin2,
        latitude=entry.latitude, longitude=entry.longitude, population=entry.population, keys=keys_of(entry.name),
    )  # fmt: skip
