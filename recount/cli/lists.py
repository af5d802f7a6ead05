"""Reports, claims, issues and judgements of a casebook -> bytes of a list: a table, JSON lines or CSV."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from rich.table import Table
from rich.text import Text

from recount.cli.outputs import encode_screen, shown
from recount.cli.plurals import plural
from recount.cli.table import claim_table, totals
from recount.exchange.jsonl import jsonl_line
from recount.exchange.spreadsheet import safe_cell, write_csv, write_csv_header
from recount.exchange.wording import kind, one_line, shorten
from recount.records import Issue, Judgement, Report

if TYPE_CHECKING:
    from recount.casebook import Listed
    from recount.cli.sink import Screen

__all__ = ["claim_list", "issue_list", "judgement_list", "report_list"]

ListForm = Literal["table", "jsonl", "csv"]
Cell = str | int | float | None

SHORT = 10
"""Characters of an id that a table shows: enough to ask for it again."""

LONGEST = 90
"""Characters of a cell."""

PAGE = 200
"""Rows of a table that are printed at once: a table is as wide as its longest row, and a list may be endless."""

REPORT_COLUMNS = (
    "id",
    "published",
    "publisher",
    "title",
    "claims",
    "path",
    "url",
    "language",
    "supersedes",
    "duplicate_of",
)
ISSUE_COLUMNS = ("id", "severity", "code", "path", "report", "message")
JUDGEMENT_COLUMNS = ("id", "when", "who", "act", "subject", "field", "value", "why")
VERDICTS = {"accepted": "✓", "rejected": "✕"}


def report_list(form: ListForm, found: Iterable[Report], counts: Mapping[str, int], screen: Screen) -> Iterator[bytes]:
    """Yield the list of reports; `counts` are their claims, by id."""
    if form == "jsonl":
        yield from map(jsonl_line, found)
        return
    rows = ({**_fields(report, REPORT_COLUMNS), "claims": counts.get(report.id, 0)} for report in found)
    if form == "csv":
        yield from _csv(REPORT_COLUMNS, rows)
        return
    names = {"id": "Id", "published": "Published", "publisher": "Publisher", "title": "Title", "claims": "Claims"}
    named = ({**row, "title": row["title"] or row["path"] or row["url"]} for row in rows)
    yield from _table(names, named, screen, "report")


def claim_list(
    form: ListForm, found: Iterable[tuple[Report, list[Listed]]], screen: Screen, evidence: bool
) -> Iterator[bytes]:
    """Yield the list of claims, report by report, as they stand now."""
    if form == "csv":
        yield _header()
    reports, kinds = 0, Counter[str]()
    for report, listed in found:
        claims = [one.claim for one in listed]
        if form == "jsonl":
            yield from map(jsonl_line, claims)
        elif form == "csv":
            stream = io.StringIO(newline="")
            write_csv(stream, report, claims)
            yield stream.getvalue().encode()
        else:
            marks = {one.claim.id: _mark(one) for one in listed}
            yield shown(claim_table(report, claims, screen.width, evidence, marks), screen)
            reports, kinds = reports + 1, kinds + Counter(map(kind, claims))
    if form == "table" and reports != 1:
        yield encode_screen(
            f"{plural(reports, 'report')}, {totals(kinds)}\n" if reports else "no claims\n", screen.encoding
        )


def issue_list(form: ListForm, found: Iterable[Issue], screen: Screen) -> Iterator[bytes]:
    """Yield the list of issues."""
    if form == "jsonl":
        yield from map(jsonl_line, found)
        return
    rows = (_fields(issue, ISSUE_COLUMNS) for issue in found)
    if form == "csv":
        yield from _csv(ISSUE_COLUMNS, rows)
        return
    yield from _table({"id": "Id", "severity": "Severity", "code": "Code", "message": "Message"}, rows, screen, "issue")


def judgement_list(
    form: ListForm, found: Iterable[Judgement], undone: frozenset[str], screen: Screen
) -> Iterator[bytes]:
    """Yield the list of judgements; in a table, those that somebody undid are marked."""
    if form == "jsonl":
        yield from map(jsonl_line, found)
        return
    rows = (_judgement(judgement) for judgement in found)
    if form == "csv":
        yield from _csv(JUDGEMENT_COLUMNS, rows)
        return
    names = {"id": "Id", "when": "When", "who": "Who", "act": "Act", "subject": "About", "set": "What", "why": "Why"}
    yield from _table(names, (_told(row, undone) for row in rows), screen, "judgement")


def _fields(record: Report | Issue, columns: Iterable[str]) -> dict[str, Cell]:
    return {name: getattr(record, name, None) for name in columns}


def _judgement(judgement: Judgement) -> dict[str, Cell]:
    value = judgement.value if isinstance(judgement.value, str | None) else json.dumps(judgement.value)
    fields = {name: getattr(judgement, name) for name in JUDGEMENT_COLUMNS}
    return fields | {"subject": " ".join(judgement.subject), "value": value}


def _told(row: dict[str, Cell], undone: frozenset[str]) -> dict[str, Cell]:
    about = " ".join(name[:SHORT] for name in str(row["subject"]).split(" "))
    setting = f"{row['field']} = {row['value']}" if row["field"] else row["value"]
    act = f"{row['act']} (undone)" if row["id"] in undone else row["act"]
    return {**row, "when": str(row["when"])[:16].replace("T", " "), "subject": about, "set": setting, "act": act}


def _mark(listed: Listed) -> str:
    signs = VERDICTS.get(listed.verdict or "", "") + ("*" if listed.corrected else "")
    return f"{listed.claim.id[:SHORT]} {signs}".rstrip()


def _header() -> bytes:
    stream = io.StringIO(newline="")
    write_csv_header(stream)
    return stream.getvalue().encode()


def _csv(columns: Iterable[str], rows: Iterable[Mapping[str, Cell]]) -> Iterator[bytes]:
    names = tuple(columns)
    yield (",".join(names) + "\r\n").encode()
    for row in rows:
        stream = io.StringIO(newline="")
        csv.writer(stream).writerow([safe_cell(row.get(name)) for name in names])
        yield stream.getvalue().encode()


def _table(names: Mapping[str, str], rows: Iterable[Mapping[str, Cell]], screen: Screen, noun: str) -> Iterator[bytes]:
    """Yield tables of the rows, a page at a time, and how many they were."""
    count, page = 0, list[Mapping[str, Cell]]()
    for row in rows:
        count, page = count + 1, [*page, row]
        if len(page) == PAGE:
            yield _page(names, page, screen, first=count == PAGE)
            page = []
    if page:
        yield _page(names, page, screen, first=count <= PAGE)
    yield encode_screen(f"{plural(count, noun)}\n" if count else f"no {noun}s\n", screen.encoding)


def _page(names: Mapping[str, str], rows: Iterable[Mapping[str, Cell]], screen: Screen, first: bool) -> bytes:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim", show_header=first)
    for name, title in names.items():
        number = name == "claims"
        table.add_column(
            title, justify="right" if number else "left", no_wrap=name in {"id", "claims"}, overflow="fold"
        )
    for row in rows:
        table.add_row(*(_text(name, row.get(name)) for name in names))
    return shown(table, screen)


def _text(name: str, value: Cell) -> Text:
    words = f"{value:,}" if isinstance(value, int | float) else one_line(value or "")
    return Text(words[:SHORT], style="dim") if name == "id" else Text(shorten(words, 2 * LONGEST))
