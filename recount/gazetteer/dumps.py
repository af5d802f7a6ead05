"""A GeoNames download -> places, or further names of places, one line at a time; a broken line is told and left out.

In: `allCountries.zip`, `LY.zip` (19 columns a line), `alternateNamesV2.zip` (10 columns), or the text file in them.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from recount.errors import SourceError
from recount.gazetteer.folding import plain
from recount.gazetteer.spelling import Spelling, keys_of, other_keys, region_keys
from recount.gazetteer.writing import PlaceFact

__all__ = ["Broken", "FurtherName", "Line", "further_name", "lines", "place", "shape"]

PLACE_COLUMNS = 19
NAME_COLUMNS = {8, 10}
"""Without and with the years of a name."""

LONGEST_LINE = 1 << 20
"""Bytes; the longest lines of GeoNames have some 20,000."""

NOT_NAMES = frozenset({"link", "post", "iata", "icao", "faac", "tcid", "unlc", "abbr", "wkdt", "phon", "piny"})
"""Codes that stand where a language is named: addresses and codes, not names."""


class Line(NamedTuple):
    """A line of a dump, cut at its tabs; numbers count from 1."""

    number: int
    cells: list[str]


class Broken(NamedTuple):
    """A line that cannot be used, and why."""

    number: int
    why: str


class FurtherName(NamedTuple):
    """Another name of the place with this number."""

    place: int
    name: str


def lines(path: Path) -> Iterator[Line | Broken]:
    """Yield the lines of a dump; raises `SourceError` where the file cannot be opened as one."""
    with _opened(path) as file:
        number = 0
        while raw := file.readline(LONGEST_LINE):
            number += 1
            if len(raw) == LONGEST_LINE and not raw.endswith(b"\n"):
                while raw and not raw.endswith(b"\n"):
                    raw = file.readline(LONGEST_LINE)
                yield Broken(number, f"longer than {LONGEST_LINE:,} bytes")
                continue
            try:
                text = raw.decode("utf-8").rstrip("\r\n")
            except UnicodeDecodeError:
                yield Broken(number, "not UTF-8")
                continue
            if text.strip():
                yield Line(number, text.split("\t"))


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """Open a text file, or the largest text file of an archive (readme and list of languages lie beside it)."""
    try:
        if not zipfile.is_zipfile(path):
            with path.open("rb") as file:
                yield file
            return
        with zipfile.ZipFile(path) as archive:
            members = [m for m in archive.infolist() if m.filename.lower().endswith(".txt")]
            if not members:
                raise SourceError("no_dump", str(path), f"{path}: there is no text file in the archive")
            with archive.open(max(members, key=lambda m: m.file_size)) as member:
                yield member
    except (OSError, zipfile.BadZipFile, NotImplementedError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise SourceError("unreadable", str(path), f"{path}: {why}; download it again") from error


def shape(line: Line) -> str | None:
    """Return whether a line tells a `place` or a further `name`; null where it is of neither form."""
    if len(line.cells) == PLACE_COLUMNS:
        return "place"
    return "name" if len(line.cells) in NAME_COLUMNS else None


def place(line: Line, iso3: dict[str, str], kinds: dict[str, str | None], words: Spelling) -> PlaceFact | Broken | None:
    """Return the place of a line; null for a kind that is not taken over."""
    cells = line.cells
    if len(cells) != PLACE_COLUMNS:
        return Broken(line.number, f"{len(cells)} columns, where a place has {PLACE_COLUMNS}")
    kind = kind_of(f"{cells[6]}.{cells[7]}", kinds)
    if kind is None:
        return None
    try:
        number, population = int(cells[0]), int(cells[14] or 0)
        north, east = float(cells[4]), float(cells[5])
    except ValueError as error:
        return Broken(line.number, str(error))
    name = plain(cells[1]) or plain(cells[2])
    if not -90 <= north <= 90 or not -180 <= east <= 180 or number < 1 or population < 0 or not name:
        return Broken(line.number, "position, number, population or name out of range")
    country = iso3.get(cells[8])
    keys = tuple(dict.fromkeys((*keys_of(cells[1]), *keys_of(cells[2]))))
    bare = region_keys(name, words) if kind.startswith("admin") else ()
    return PlaceFact(
        id=number, name=name, kind=kind, country=country, admin1=cells[10] or None, admin2=cells[11] or None,
        latitude=north, longitude=east, population=population, keys=keys,
        other_keys=other_keys((*cells[3].split(","), *bare), keys, country, words),
    )  # fmt: skip


def kind_of(feature: str, kinds: dict[str, str | None]) -> str | None:
    """Return the kind of a feature such as `P.PPLC`: that of the longest code that it begins with."""
    for end in range(len(feature), 0, -1):
        if feature[:end] in kinds:
            return kinds[feature[:end]]
    return None


def further_name(line: Line) -> FurtherName | Broken | None:
    """Return the name of a line; null for what is no name, such as an address."""
    if len(line.cells) not in NAME_COLUMNS:
        return Broken(line.number, f"{len(line.cells)} columns, where a name has 10")
    if line.cells[2] in NOT_NAMES:
        return None
    if not line.cells[1].isdecimal():
        return Broken(line.number, f"the number of a place is {line.cells[1][:20]!r}")
    return FurtherName(int(line.cells[1]), line.cells[3])
