"""A file -> its reports: one of a text or a page, one of each row of a table; what cannot be read becomes an issue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from recount.errors import SourceError
from recount.intake.assemble import Layer, assemble
from recount.intake.decoding import decode, normalise_newlines
from recount.intake.html import read_html
from recount.intake.issues import make_issue
from recount.intake.known import Known, people
from recount.intake.options import IntakeOptions
from recount.intake.sources import STANDARD_INPUT, Source, kind_of_bytes, open_file, read_bytes
from recount.intake.stamps import read_date
from recount.intake.tables import Row, Rows, column_for, known_columns, read_json, read_json_lines, read_separated
from recount.lexicon import Lexicon
from recount.records import Issue, Report

__all__ = ["read_source"]


def read_source(
    source: Source, sidecar: Known, options: IntakeOptions, lexicon: Lexicon, stdin: BinaryIO | None
) -> Iterator[Report | Issue]:
    """Yield the reports of a file, with an issue in place of each that cannot be read."""
    option = Known(publisher=options.publisher, published=options.published)
    layers: list[Layer] = [("option", option), ("sidecar", sidecar)]
    try:
        if source.kind in {"csv", "tsv", "jsonl"} and source.path != STANDARD_INPUT:
            with open_file(source.path) as stream:
                yield from _table(source, stream, layers, options, lexicon)
            return
        raw = read_bytes(source, options.max_bytes, stdin)
        kind = kind_of_bytes(raw) if source.path == STANDARD_INPUT else source.kind
        if kind in {"json", "jsonl"}:
            yield from _rows(read_json(raw, source.path, lexicon), source.path, layers, options, lexicon)
        else:
            yield from _one(raw, kind == "html", source.path, layers, lexicon)
    except SourceError as error:
        yield make_issue(error.code, str(error), path=source.path)
    except OSError as error:
        yield make_issue("unreadable", f"{source.path}: cannot be read ({error.strerror}); try again", path=source.path)


def _one(raw: bytes, html: bool, path: str, layers: list[Layer], lexicon: Lexicon) -> Iterator[Report | Issue]:
    text = decode(raw, path, html=html)
    if not text.strip():
        raise SourceError("empty", path, f"{path}: is empty; give a file with the text of a report")
    metadata = Known()
    if html:
        text, metadata = read_html(text, path, lexicon)
    if not any(c.isalpha() for c in text):
        raise SourceError("no_text", path, f"{path}: holds no words; give a file with the text of a report")
    yield from assemble(text, raw, path, [*layers, ("metadata", metadata)], lexicon)


def _table(
    source: Source, stream: BinaryIO, layers: list[Layer], options: IntakeOptions, lexicon: Lexicon
) -> Iterator[Report | Issue]:
    if source.kind == "jsonl":
        rows = read_json_lines(stream, source.path, options.max_bytes)
    else:
        rows = read_separated(stream, source.path, source.kind, options.max_bytes, lexicon)
        rows = _with_text(rows, source.path, options, lexicon)
    yield from _rows(rows, source.path, layers, options, lexicon)


def _with_text(rows: Rows, path: str, options: IntakeOptions, lexicon: Lexicon) -> Rows:
    """Hand on rows; raises `SourceError` with code `bad_table` where no column holds text."""
    for row in rows:
        if isinstance(row, Row) and column_for("text", row.cells, options.columns, lexicon) is None:
            raise SourceError("bad_table", path, _no_column(path, row, options))
        yield row


def _rows(
    rows: Rows, path: str, layers: list[Layer], options: IntakeOptions, lexicon: Lexicon
) -> Iterator[Report | Issue]:
    seen = False
    for row in rows:
        seen = True
        yield from [row] if isinstance(row, Issue) else _row(row, path, layers, options, lexicon)
    if not seen:
        raise SourceError("empty", path, f"{path}: has no rows; give a table with one report a row")


def _row(
    row: Row, path: str, layers: list[Layer], options: IntakeOptions, lexicon: Lexicon
) -> Iterator[Report | Issue]:
    values = {field: _value(row, field, options, lexicon) for field in ("title", "publisher", "published", "url", "id")}
    where, text = f"{path}#{values['id'] or row.number}", normalise_newlines(_value(row, "text", options, lexicon))
    if not any(c.isalpha() for c in text):
        message = f"{path}, row {row.number}: has no text under a name that is known; the row is left out"
        yield make_issue("no_text", message, path=where)
        return
    try:
        original = msgspec.json.encode(row.cells, order="deterministic")
    except UnicodeEncodeError:
        message = f"{path}, row {row.number}: holds halves of characters; write the table as UTF-8"
        yield make_issue("bad_row", message, path=where)
        return
    published = read_date(values["published"], lexicon)
    if values["published"] and published is None:
        message = f"{path}, row {row.number}: {values['published'][:60]!r} is not one certain date; write 2014-12-30"
        yield make_issue("bad_date", message, path=where, severity="warning")
    authors = people(_value(row, "authors", options, lexicon), lexicon)
    metadata = Known(
        title=" ".join(values["title"].split()) or None,
        publisher=values["publisher"] or None,
        authors=authors,
        published=published,
        url=values["url"] or None,
    )
    yield from assemble(text, original, where, [*layers, ("metadata", metadata)], lexicon, row=row.number)


def _value(row: Row, field: str, options: IntakeOptions, lexicon: Lexicon) -> str:
    """Return the first cell that says something about a field, as one string."""
    columns = known_columns(field, row.cells, options.columns, lexicon)
    found = (_string(row.cells[name], "\n\n" if field == "text" else "; ") for name in columns)
    return next((value for value in found if value.strip()), "")


def _string(cell: Any, joint: str) -> str:
    if isinstance(cell, str):
        return cell if joint == "\n\n" else cell.strip()
    if isinstance(cell, list):
        return joint.join(filter(None, (_string(item, joint) for item in cell)))
    if isinstance(cell, dict):
        return _string(cell.get("name"), joint)
    return str(cell) if isinstance(cell, int) and not isinstance(cell, bool) and joint != "\n\n" else ""


def _no_column(path: str, row: Row, options: IntakeOptions) -> str:
    has = ", ".join(repr(name) for name in list(row.cells)[:12])
    wanted = options.columns.get("text")
    lacks = f"has no column {wanted!r}" if wanted else "has no column of text"
    return f"{path}: {lacks}; name the one that holds it among {has}"
