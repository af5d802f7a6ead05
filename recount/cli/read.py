"""`recount read`: files, folders or standard input -> claims, as a table, JSON lines, a spreadsheet or a page."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from recount.cli.way import Way, log, reading_options, set_up_log

if TYPE_CHECKING:
    from recount.cli.messages import Messages
    from recount.cli.outputs import Form, FormName
    from recount.cli.run import Reading
    from recount.cli.sink import Sink
    from recount.cli.table import Explain
    from recount.records import Issue, Report

__all__ = ["form_name", "read"]

BY_SUFFIX: dict[str, FormName] = {".csv": "csv", ".html": "html", ".htm": "html", ".jsonl": "jsonl", ".ndjson": "jsonl"}
"""The form that the name of the output file asks for."""

EPILOG = """\b
Examples:
  recount read report.txt
  recount read report.txt --evidence
  recount read report.txt --explain
  recount read report.txt --published 2014-12-30 --publisher "Evening Post"
  recount read reports/ --as html --out claims.html
  recount read reports/ --as jsonl | jq 'select(.kind == "figure")'
  recount read table.csv --column text=Body --column title=Headline --out claims.csv
  recount read archive/ --first-look --out claims.jsonl
  curl -s https://example.org/report.html | recount read -

Exit codes: 0 done, 1 a report or the run failed, 2 wrong usage, 130 stopped by Ctrl-C.
"""


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@reading_options
@click.option(
    "--as",
    "form",
    type=click.Choice(["table", "jsonl", "csv", "html"]),
    help="Form of the output: table on a terminal, otherwise jsonl; or by the name of --out.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help="Write to this file instead of standard output.",
)
@click.option("--evidence", is_flag=True, help="In the table, show under each claim the words that say it.")
@click.option(
    "--explain",
    is_flag=True,
    help="In the table, show under each claim its words and the rules that gave its type, status, source and fields.",
)
@click.option(
    "--first-look",
    is_flag=True,
    help="Leave reports unread whose words do not speak of conflict: for streams of general news; each is named.",
)
def read(
    paths: tuple[str, ...], form: FormName | None, out: Path | None, evidence: bool, explain: bool, first_look: bool,
    verbose: bool, **how: Any,
) -> int:  # fmt: skip
    """Read reports and print the claims that they make.

    PATH is a file, a folder, or - for standard input.
    """
    from recount.cli.sink import Sink

    set_up_log(verbose)
    sink = Sink.to(out, paths)
    way = Way(**how)
    name = "table" if explain and not (form or out) else form_name(form, out, sink)

    found = partial(_found, paths, way, first_look)
    return _run(found, sink, name, evidence, explain)


def _found(paths: tuple[str, ...], way: Way, first_look: bool) -> Iterator[Reading | Issue]:
    from recount.cli.run import outcomes
    from recount.intake import intake

    sources = intake(paths, way.options(), stdin=sys.stdin.buffer)
    return outcomes(sources, way.open, _worth(way) if first_look else None)


def _worth(way: Way) -> Callable[[Report], bool]:
    """Return the first look at a report's text."""
    from recount.intake.first_look import may_be_about_conflict

    return lambda report: may_be_about_conflict(report.text, way.lexicon)


def _run(
    found: Callable[[], Iterator[Reading | Issue]],
    sink: Sink,
    name: FormName,
    evidence: bool,
    explain: bool,
) -> int:
    from recount.cli.messages import Messages
    from recount.cli.outputs import make_form
    from recount.cli.sink import screen

    form = make_form(name, screen(sink), evidence, _explainer() if explain else None)
    shares_terminal = sink.is_terminal or log.isEnabledFor(logging.INFO)
    with sink, Messages(live=not shares_terminal) as messages:
        return _write(found(), form, sink, messages)


def _write(found: Iterator[Reading | Issue], form: Form, sink: Sink, messages: Messages) -> int:
    """Write each outcome as it comes; return the exit code."""
    from recount.cli.run import guard
    from recount.records import Issue

    opening, seen, failed, began = form.first(), False, False, time.perf_counter()
    for outcome in found:
        written = outcome if isinstance(outcome, Issue) else guard(partial(form.report, *outcome), outcome[0])
        if not isinstance(outcome, Issue):
            messages.count(outcome[0].path or outcome[0].id)
            log.info(
                "event=read report=%s claims=%d seconds=%.2f",
                outcome[0].id,
                len(outcome[1]),
                time.perf_counter() - began,
            )
        if isinstance(written, Issue):
            failed |= written.severity == "error"
            messages.issue(written)
            written = form.issue(written)
        sink.write(opening + written)
        opening, seen, began = b"", True, time.perf_counter()
    if not seen:
        messages.line("recount: no reports found; give files, or a folder with reports in it")
    sink.write(opening + form.last())
    return 1 if failed or not seen else 0


def _explainer() -> Explain:
    """Return what looks up the rules of a claim."""
    from recount.exchange.explaining import reasons
    from recount.lexicon import load_lexicon

    return lambda claim: reasons(claim, load_lexicon())


def form_name(asked: FormName | None, out: Path | None, sink: Sink) -> FormName:
    """Return the form asked for, else that of the file's name, else a table for a terminal and JSON lines elsewhere."""
    if asked:
        return asked
    if out and out.suffix.lower() in BY_SUFFIX:
        return BY_SUFFIX[out.suffix.lower()]
    return "table" if sink.is_terminal else "jsonl"
