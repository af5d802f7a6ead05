"""Data files of the package -> rows of a record type, with every mistake located.

TOML files hold one array of tables, one table a rule; CSV files hold one row a line, with `|` between the items
of a list. Keys are the fields of the row's record type and no others.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

import msgspec

from recount.errors import DataFileError

__all__ = ["LIST_MARK", "data_folder", "digest", "own_table", "read_csv", "read_toml"]

Row = TypeVar("Row", bound=msgspec.Struct)
LIST_MARK = "|"
SQLITE_HEAD = 100
"""Bytes of the head of a SQLite file; the gazetteer's holds a number made from all its rows."""


def data_folder() -> Traversable:
    """Return the folder of the package's data files."""
    return files("recount") / "data"


def digest(gazetteers: Iterable[str] = ()) -> str:
    """Return a hash over all data files, so that results can be traced to the lexicon that gave them."""
    total = hashlib.sha256()
    for item in sorted(data_folder().iterdir(), key=lambda item: item.name):
        if item.name.endswith((".toml", ".csv")):
            total.update(item.name.encode() + b"\0" + item.read_bytes() + b"\0")
        elif item.name.endswith(".sqlite"):
            total.update(item.name.encode() + b"\0" + _head(item) + b"\0")
    for path in gazetteers:
        total.update(_head(Path(path)) + b"\0")
    return total.hexdigest()[:16]


def _head(item: Traversable) -> bytes:
    try:
        with item.open("rb") as file:
            return file.read(SQLITE_HEAD)
    except OSError as error:
        raise DataFileError(f"{item}: {error.strerror or 'unreadable'}") from error


def read_toml(name: str, row_type: type[Row], table: str = "rule") -> tuple[Row, ...]:
    """Read `[[table]]` entries of a TOML file; raises `DataFileError` with file, line and key."""
    text = (data_folder() / name).read_text(encoding="utf-8")
    try:
        parsed = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataFileError(f"{name}: {error}") from error
    unknown = set(parsed) - {table}
    if unknown:
        raise DataFileError(f"{name}: unknown table {sorted(unknown)[0]!r}; rows are written as [[{table}]]")
    return tuple(_convert(name, text, index, row, row_type, table) for index, row in enumerate(parsed.get(table, [])))


def _convert(name: str, text: str, index: int, row: dict[str, object], row_type: type[Row], table: str) -> Row:
    try:
        return msgspec.convert(row, row_type)
    except msgspec.ValidationError as error:
        heads = [m.start() for m in re.finditer(rf"^\[\[{table}\]\]", text, re.MULTILINE)]
        line = text.count("\n", 0, heads[index]) + 1 if index < len(heads) else 1
        raise DataFileError(f"{name}, line {line}, rule {row.get('name', index)!r}: {error}") from error


def read_csv(name: str, row_type: type[Row]) -> tuple[Row, ...]:
    """Read a CSV file with a header; empty cells take the field's default; raises `DataFileError`."""
    return _rows(name, (data_folder() / name).read_text(encoding="utf-8"), row_type)


def own_table(path: Path, row_type: type[Row]) -> tuple[tuple[Row, ...], str]:
    """Read a user's own CSV file as `read_csv` does; return the rows and a hash over the file."""
    try:
        content = path.read_bytes()
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise DataFileError(f"{path}: {error.strerror or 'unreadable'}") from error
    except UnicodeDecodeError as error:
        raise DataFileError(f"{path}: not in UTF-8; save it so, or import it again") from error
    heads = text.partition("\n")[0].strip().split(",")
    if missing := [f.name for f in msgspec.structs.fields(row_type) if f.required and f.name not in heads]:
        raise DataFileError(f"{path}: no column {missing[0]!r}; make the table with `recount actors import`")
    try:
        return _rows(str(path), text, row_type), hashlib.sha256(content).hexdigest()
    except csv.Error as error:
        raise DataFileError(f"{path}: {error}; look for a quote that is not closed") from error


def _rows(name: str, text: str, row_type: type[Row]) -> tuple[Row, ...]:
    lists = {f.encode_name for f in msgspec.structs.fields(row_type) if "tuple" in str(f.type)}
    out = []
    reader = csv.DictReader(io.StringIO(text))
    for cells in reader:
        values = {k: (v.split(LIST_MARK) if k in lists else v) for k, v in cells.items() if v}
        try:
            out.append(msgspec.convert(values, row_type, strict=False))
        except (msgspec.ValidationError, TypeError) as error:
            raise DataFileError(
                f"{name}, line {reader.line_num}: {error}: {','.join(map(str, cells.values()))[:80]}"
            ) from error
    return tuple(out)
