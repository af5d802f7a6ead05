"""A table of reports (CSV, TSV, JSON lines, a JSON array) -> its rows, one at a time, whatever its size."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Collection, Generator, Mapping
from typing import Any, BinaryIO

import msgspec

from recount.errors import SourceError
from recount.intake.decoding import check_text_bytes, decode, stream_encoding
from recount.intake.issues import make_issue
from recount.lexicon import Lexicon
from recount.records import Issue, Record

__all__ = ["Row", "Rows", "column_for", "known_columns", "read_json", "read_json_lines", "read_separated"]

DELIMITERS = ",;\t|"


class Row(Record, frozen=True, kw_only=True):
    """One row: its number (from 1, the header not counted; for JSON lines the line) and its cells."""

    number: int
    cells: dict[str, Any]


Rows = Generator[Row | Issue, None, None]


def read_separated(stream: BinaryIO, path: str, kind: str, most: int, lexicon: Lexicon) -> Rows:
    """Yield the rows of a seekable CSV or TSV file with a header; raises `SourceError` with code `bad_table`."""
    text = io.TextIOWrapper(stream, encoding=stream_encoding(stream, path), newline="")
    header_line = text.readline(most)
    text.seek(0)
    delimiter = "\t" if kind == "tsv" else _delimiter(header_line, lexicon)
    csv.field_size_limit(most)  # the module keeps one limit for the process; reports are longer than its default
    reader = csv.reader(text, delimiter=delimiter, strict=False)
    try:
        header = [cell.strip() for cell in next(reader, [])]
        if not any(header):
            raise SourceError("empty", path, f"{path}: is empty; give a table with a header and rows")
        for number, cells in enumerate(reader, 1):
            if not any(cells):
                continue
            if len(cells) > len(header):
                message = f"{path}, row {number}: has {len(cells)} cells for {len(header)} columns; check its quotes"
                yield make_issue("bad_row", message, path=path)
                continue
            yield Row(number=number, cells=dict(itertools.zip_longest(header, cells, fillvalue="")))
    except (csv.Error, UnicodeDecodeError) as error:
        message = f"{path}, line {reader.line_num}: is no row that can be read ({error}); check quotes and encoding"
        raise SourceError("bad_table", path, message) from error
    finally:
        _let_go(text, stream)


def read_json_lines(stream: BinaryIO, path: str, most: int) -> Rows:
    """Yield the objects of a seekable stream of JSON lines; a line that is none becomes an issue."""
    text = io.TextIOWrapper(stream, encoding=stream_encoding(stream, path), newline="\n")
    number = 0
    try:
        while line := text.readline(most + 1):
            number += 1
            if len(line) > most:
                while not line.endswith("\n") and (line := text.readline(most)):
                    pass
                message = f"{path}, line {number}: is longer than {most} characters; split it"
                yield make_issue("too_large", message, path=path)
            elif line.strip():
                yield _object(line, number, path)
    except UnicodeDecodeError as error:
        message = f"{path}, line {number + 1}: its encoding cannot be told ({error.reason}); save it as UTF-8"
        raise SourceError("bad_encoding", path, message) from error
    finally:
        _let_go(text, stream)


def read_json(raw: bytes, path: str, lexicon: Lexicon) -> Rows:
    """Yield the objects of a JSON array, of an object that holds one, or one object; else read JSON lines."""
    check_text_bytes(raw, path)
    try:
        whole = msgspec.json.decode(decode(raw, path).encode())
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError) as error:
        if b"\n" in raw.strip():
            yield from read_json_lines(io.BytesIO(raw), path, len(raw))
            return
        raise SourceError("bad_table", path, f"{path}: is no JSON ({error}); check how it was written") from error
    if isinstance(whole, dict) and column_for("text", whole, {}, lexicon) is None:
        whole = next((v for v in whole.values() if isinstance(v, list) and v and isinstance(v[0], dict)), whole)
    items = whole if isinstance(whole, list) else [whole]
    if items and not any(isinstance(item, dict) for item in items):
        message = f"{path}: holds no objects with named fields; give an array of reports, each an object"
        raise SourceError("bad_table", path, message)
    for number, item in enumerate(items, 1):
        yield _checked(item, number, path)


def column_for(field: str, header: Collection[str], chosen: Mapping[str, str], lexicon: Lexicon) -> str | None:
    """Return the column that holds a field: the one chosen, else the first of the known names that the table has."""
    return next(iter(known_columns(field, header, chosen, lexicon)), None)


def known_columns(field: str, header: Collection[str], chosen: Mapping[str, str], lexicon: Lexicon) -> list[str]:
    """Return all columns that can hold a field, most trusted first."""
    if field in chosen:
        return [chosen[field]] if chosen[field] in header else []
    names = [word for row in lexicon.columns if row.field == field for word in row.words]
    plain = {re.sub(r"[\s-]", "_", name.strip().casefold()): name for name in reversed(list(header))}
    return [plain[name] for name in names if name in plain]


def _let_go(text: io.TextIOWrapper, stream: BinaryIO) -> None:
    """Give the stream back to whoever opened it, who may have closed it by now."""
    if not stream.closed:
        text.detach()


def _delimiter(header: str, lexicon: Lexicon) -> str:
    """Choose the mark that makes most known column names of the header."""
    names = {word for row in lexicon.columns for word in row.words}

    def known(mark: str) -> tuple[int, int]:
        cells = [cell.strip(" \"'\r\n\ufeff").casefold() for cell in header[:10_000].split(mark)]
        return sum(cell in names for cell in cells), len(cells)

    return max(DELIMITERS, key=known)


def _object(line: str, number: int, path: str) -> Row | Issue:
    try:
        return _checked(msgspec.json.decode(line.encode()), number, path)
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError) as error:
        message = f"{path}, line {number}: is no JSON object ({error}); the line is left out"
        return make_issue("bad_row", message, path=path)


def _checked(item: Any, number: int, path: str) -> Row | Issue:
    if isinstance(item, dict):
        return Row(number=number, cells=item)
    message = f"{path}, row {number}: is no object with named fields; the row is left out"
    return make_issue("bad_row", message, path=path)
