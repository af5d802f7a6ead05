"""A users' list of actors in any known form -> rows of actors; and their own file, read and written.

The forms: a table with the columns of `actors.csv`; a CAMEO dictionary; UCDP's list of actors, or its events.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from recount.errors import DataFileError
from recount.lexicon import Lexicon
from recount.lexicon.actor_world import Fault, Found, World, fault_of_name, slug, world
from recount.lexicon.files import LIST_MARK
from recount.lexicon.name_rows import ActorRow
from recount.lexicon.petrarch import is_petrarch, read_petrarch
from recount.lexicon.ucdp import is_ucdp, read_ucdp

__all__ = ["COLUMNS", "added", "as_csv", "read_list"]

COLUMNS = tuple(f.name for f in msgspec.structs.fields(ActorRow))
SEPARATORS = (",", ";", "\t")
LONGEST_HEAD = 10_000
"""Characters of the heads that are looked at."""
KNOWN = "a CSV with name and kind, a CAMEO dictionary (NAME [CODE]), or UCDP's list of actors or events as CSV"


def read_list(path: Path, lexicon: Lexicon) -> Found:
    """Read a list; raises `DataFileError` where the file cannot be read or is of no known form."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataFileError(f"{path}: {error.strerror or 'unreadable'}") from error
    if content.startswith(b"PK\x03\x04"):
        raise DataFileError(f"{path}: a workbook or an archive; save its sheet as CSV, or unpack it")
    text, known = _decoded(content), world(lexicon)
    heads = [h.strip() for h in next((c for _, c in _lines(text) if not isinstance(c, str)), [])]
    if {"name", "kind"} <= {h.lower() for h in heads}:
        return _read_own(text, [h.lower() for h in heads], known, path)
    if is_ucdp(heads):
        return read_ucdp(_table(text, heads), known, path.name)
    if "\0" not in text and is_petrarch(text):
        return read_petrarch(text, known, path.name)
    raise DataFileError(f"{path}: no list of actors that Recount knows; give {KNOWN}")


def added(before: Iterable[ActorRow], new: Iterable[ActorRow]) -> tuple[ActorRow, ...]:
    """Return the rows with the new ones, which take the place of those with their ids."""
    rows = tuple(new)
    ids = {row.id for row in rows}
    return (*(row for row in before if row.id not in ids), *rows)


def as_csv(rows: Iterable[ActorRow]) -> str:
    """Return the rows as a table with the columns of `actors.csv`."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        cells = msgspec.structs.asdict(row) | {"aliases": LIST_MARK.join(row.aliases), "person": row.person or ""}
        writer.writerow("true" if v is True else "" if v is None else v for v in (cells[c] for c in COLUMNS))
    return out.getvalue()


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _lines(text: str) -> Iterator[tuple[int, list[str] | str]]:
    """Yield the number of each line of a table with its cells, or with what is wrong; empty lines are skipped."""
    first = text[:LONGEST_HEAD].partition("\n")[0]
    reader = csv.reader(io.StringIO(text), delimiter=max(SEPARATORS, key=first.count))
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield reader.line_num, f"{error}; look for a quote that is not closed"
            continue
        if any(cells):
            yield reader.line_num, cells


def _table(text: str, heads: Sequence[str]) -> Iterator[tuple[int, dict[str, str] | str]]:
    """Yield the lines under the heads."""
    rest = _lines(text)
    next((c for c in rest if not isinstance(c[1], str)), None)
    for number, cells in rest:
        if isinstance(cells, str):
            yield number, cells
        elif len(cells) > len(heads) and any(cells[len(heads) :]):
            yield number, "more cells than heads; put a cell with a comma in it into quotes"
        else:
            yield number, dict(zip(heads, [*cells, *[""] * len(heads)], strict=False))


def _read_own(text: str, heads: Sequence[str], known: World, path: Path) -> Found:
    wrong = [h for h in heads if h and h not in COLUMNS]
    if wrong:
        raise DataFileError(f"{path}: unknown column {wrong[0]!r}; the columns are {', '.join(COLUMNS)}")
    rows, broken = [], []
    for number, cells in _table(text, heads):
        made = cells if isinstance(cells, str) else _own_row(cells, known, path.name)
        if isinstance(made, str):
            broken.append(Fault(number, made))
        else:
            rows.append(made)
    return Found(form="a table of actors", rows=tuple(rows), broken=tuple(broken))


def _own_row(cells: dict[str, str], known: World, source: str) -> ActorRow | str:
    """Return the row, or why there is none, with the remedy."""
    values: dict[str, object] = {k: v.strip() for k, v in cells.items() if k and v.strip()}
    name = str(values.get("name", ""))
    aliases = [a.strip() for a in str(values.pop("aliases", "")).split(LIST_MARK) if a.strip()]
    if why := next(filter(None, map(fault_of_name, (name, *aliases))), None):
        return why
    values = {"id": f"own:{slug(name)}", "source": source, "aliases": aliases} | values
    try:
        row = msgspec.convert(values, ActorRow, strict=False)
    except msgspec.ValidationError as error:
        return f"{error}; docs/actors.md says what a cell may hold"
    if row.country and row.country not in known.countries:
        return f"unknown country {row.country!r}; give its code of three letters (ISO 3166), or leave it empty"
    if row.start and row.end and row.start > row.end:
        return "it ends before it starts; put the earlier year under start"
    return row
