"""The four forms of output: each turns a report with its claims, and each issue, into bytes to be written at once.

A form says what comes first, for each report, for each issue and last; it writes nothing itself, so that a
failure while one report is put into words leaves no half of it in the output.
"""

from __future__ import annotations

import io
from collections import Counter
from typing import Literal, Protocol

from rich.console import Console, RenderableType

from recount.cli.sink import Screen
from recount.cli.table import Explain, claim_table, totals
from recount.exchange.jsonl import jsonl_line
from recount.exchange.spreadsheet import write_csv, write_csv_header
from recount.exchange.wording import kind
from recount.records import AnyClaim, Issue, Report
from recount.web import page

__all__ = ["Form", "FormName", "encode_screen", "make_form", "shown"]

FormName = Literal["table", "jsonl", "csv", "html"]

PLAIN = str.maketrans({
    "≥": ">=", "≤": "<=", "≈": "~", "–": "-", "—": "-", "→": "->", "“": '"', "”": '"', "·": "-", "…": "...",
    "⟨": "<", "⟩": ">", "●": "+", "◐": "+", "○": "o", "▲": "!", "►": ">", "◇": "?", "◌": "?", "✕": "x",
})  # fmt: skip
"""Signs of the table for terminals whose encoding has none of them."""


class Form(Protocol):
    """One form of output."""

    def first(self) -> bytes:
        """Return what opens the output."""

    def report(self, report: Report, claims: tuple[AnyClaim, ...]) -> bytes:
        """Return what is written for one report."""

    def issue(self, issue: Issue) -> bytes:
        """Return what is written for an issue; most forms leave that to standard error."""

    def last(self) -> bytes:
        """Return what closes the output."""


def make_form(name: FormName, screen: Screen, evidence: bool, explain: Explain | None = None) -> Form:
    """Return the form of this name; all but the name matters to the table only."""
    match name:
        case "table":
            return TableForm(screen, evidence, explain)
        case "jsonl":
            return JsonlForm()
        case "csv":
            return CsvForm()
        case "html":
            return HtmlForm()


class JsonlForm:
    """One record a line: the report, its claims, issues where they come up."""

    def first(self) -> bytes:
        """Return nothing."""
        return b""

    def report(self, report: Report, claims: tuple[AnyClaim, ...]) -> bytes:
        """Return the report's line and those of its claims."""
        return b"".join(jsonl_line(record) for record in (report, *claims))

    def issue(self, issue: Issue) -> bytes:
        """Return the issue's line."""
        return jsonl_line(issue)

    def last(self) -> bytes:
        """Return nothing."""
        return b""


class CsvForm:
    """One row a claim, after a header."""

    def first(self) -> bytes:
        """Return the header."""
        stream = io.StringIO(newline="")
        write_csv_header(stream)
        return stream.getvalue().encode()

    def report(self, report: Report, claims: tuple[AnyClaim, ...]) -> bytes:
        """Return the rows of the report's claims."""
        stream = io.StringIO(newline="")
        write_csv(stream, report, claims)
        return stream.getvalue().encode()

    def issue(self, issue: Issue) -> bytes:
        """Return nothing: a row is a claim."""
        return b""

    def last(self) -> bytes:
        """Return nothing."""
        return b""


class HtmlForm:
    """One page for all reports, so it keeps them until the end."""

    def __init__(self) -> None:
        self._items: list[tuple[Report, tuple[AnyClaim, ...]]] = []
        self._issues: list[Issue] = []

    def first(self) -> bytes:
        """Return nothing yet."""
        return b""

    def report(self, report: Report, claims: tuple[AnyClaim, ...]) -> bytes:
        """Keep the report for the page."""
        self._items.append((report, claims))
        return b""

    def issue(self, issue: Issue) -> bytes:
        """Keep the issue for the page."""
        self._issues.append(issue)
        return b""

    def last(self) -> bytes:
        """Return the page."""
        return page(self._items, self._issues).encode()


class TableForm:
    """Tables for a terminal, one a report, and the totals where there are several."""

    def __init__(self, screen: Screen, evidence: bool, explain: Explain | None = None) -> None:
        self._screen = screen
        self._evidence = evidence
        self._explain = explain
        self._reports = 0
        self._kinds = Counter[str]()

    def first(self) -> bytes:
        """Return nothing."""
        return b""

    def report(self, report: Report, claims: tuple[AnyClaim, ...]) -> bytes:
        """Return the report's table."""
        self._reports += 1
        self._kinds.update(map(kind, claims))
        return shown(claim_table(report, claims, self._screen.width, self._evidence, None, self._explain), self._screen)

    def issue(self, issue: Issue) -> bytes:
        """Return nothing: people read issues on standard error."""
        return b""

    def last(self) -> bytes:
        """Return the totals of several reports."""
        if self._reports < 2:
            return b""
        return encode_screen(f"{self._reports:,} reports, {totals(self._kinds)}\n", self._screen.encoding)


def shown(found: RenderableType, screen: Screen) -> bytes:
    """Return what rich makes of a table or text on a screen."""
    stream = io.StringIO()
    width, colour, _ = screen
    console = Console(
        file=stream, width=width, force_terminal=colour, color_system="auto" if colour else None, highlight=False
    )
    console.print(found)
    return encode_screen(stream.getvalue(), screen.encoding)


def encode_screen(text: str, encoding: str) -> bytes:
    """Return lines for a terminal, without blanks at their ends; signs that its encoding lacks are told in others."""
    lines = "".join(line.rstrip(" ") + "\n" for line in text.split("\n")).removesuffix("\n")
    try:
        return lines.encode(encoding)
    except UnicodeEncodeError:
        return lines.translate(PLAIN).encode(encoding, errors="replace")
