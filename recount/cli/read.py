"""`recount read`: files, folders or standard input -> claims, as a table, JSON lines, a spreadsheet or a page."""

from __future__ import annotations

import logging
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recount.cli.values import column_of, iso_date

if TYPE_CHECKING:
    from recount.cli.messages import Messages
    from recount.cli.outputs import Form, FormName
    from recount.cli.run import Reader, Reading
    from recount.cli.sink import Sink
    from recount.cli.table import Explain
    from recount.intake import IntakeOptions
    from recount.records import Issue

__all__ = ["read"]

log = logging.getLogger("recount")

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
  curl -s https://example.org/report.html | recount read -

Exit codes: 0 done, 1 a report or the run failed, 2 wrong usage, 130 stopped by Ctrl-C.
"""


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--published",
    type=iso_date,
    metavar="DATE",
    help="Day on which the reports were published, as in 2014-12-30; needed for “on Sunday” where "
    "a report carries no date.",
)
@click.option("--publisher", metavar="NAME", help="Who published the reports, where they do not say.")
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
@click.option(
    "--column",
    "columns",
    type=column_of,
    multiple=True,
    metavar="FIELD=NAME",
    help="For tables of reports: the column that holds a field; may be repeated.",
)
@click.option(
    "--language-model",
    "model",
    metavar="NAME",
    help="Language model to read with, instead of the one installed with Recount.",
)
@click.option(
    "--gazetteer",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A gazetteer that `recount gazetteer import` made, instead of your own; it is asked before Recount's.",
)
@click.option(
    "--actors",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A table of actors that `recount actors import` made, instead of your own; they come before Recount's.",
)
@click.option("--evidence", is_flag=True, help="In the table, show under each claim the words that say it.")
@click.option(
    "--explain",
    is_flag=True,
    help="In the table, show under each claim its words and the rules that gave its type, status, source and fields.",
)
@click.option("-v", "--verbose", is_flag=True, help="Say on standard error how long each report took.")
def read(
    paths: tuple[str, ...], published: str | None, publisher: str | None, form: FormName | None, out: Path | None,
    columns: tuple[tuple[str, str], ...], model: str | None, gazetteer: Path | None, actors: Path | None,
    evidence: bool, explain: bool, verbose: bool,
) -> int:  # fmt: skip
    """Read reports and print the claims that they make.

    PATH is a file, a folder, or - for standard input.
    """
    from recount.cli.sink import Sink
    from recount.intake import IntakeOptions

    _set_up_log(verbose)
    sink = Sink.to(out, paths)
    options = IntakeOptions(published=published, publisher=publisher, columns=dict(columns))
    name = "table" if explain and not (form or out) else _form_name(form, out, sink)
    return _run(paths, options, _opener(model, gazetteer, actors), sink, name, evidence, explain)


def _run(
    paths: tuple[str, ...],
    options: IntakeOptions,
    open_reader: Callable[[], Reader],
    sink: Sink,
    name: FormName,
    evidence: bool,
    explain: bool,
) -> int:
    from recount.cli.messages import Messages
    from recount.cli.outputs import make_form
    from recount.cli.run import outcomes
    from recount.cli.sink import screen
    from recount.intake import intake

    form = make_form(name, screen(sink), evidence, _explainer() if explain else None)
    shares_terminal = sink.is_terminal or log.isEnabledFor(logging.INFO)
    with sink, Messages(live=not shares_terminal) as messages:
        return _write(outcomes(intake(paths, options, stdin=sys.stdin.buffer), open_reader), form, sink, messages)


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


def _opener(model: str | None, gazetteer: Path | None, actors: Path | None) -> Callable[[], Reader]:
    """Return what loads the language model and the lexicon, when the first report needs them."""

    def open_reader() -> Reader:
        from recount.cli.actors import own_actors
        from recount.cli.gazetteer import own_gazetteers
        from recount.journey import read_claims
        from recount.language import load_engine
        from recount.lexicon import load_lexicon, with_actors, with_gazetteers

        lexicon = with_gazetteers(load_lexicon(), own_gazetteers(gazetteer))
        lexicon = with_actors(lexicon, own_actors(actors))
        return partial(read_claims, engine=load_engine(model), lexicon=lexicon)

    return open_reader


def _explainer() -> Explain:
    """Return what looks up the rules of a claim."""
    from recount.exchange.explaining import reasons
    from recount.lexicon import load_lexicon

    return lambda claim: reasons(claim, load_lexicon())


def _form_name(asked: FormName | None, out: Path | None, sink: Sink) -> FormName:
    if asked:
        return asked
    if out and out.suffix.lower() in BY_SUFFIX:
        return BY_SUFFIX[out.suffix.lower()]
    return "table" if sink.is_terminal else "jsonl"


def _set_up_log(verbose: bool) -> None:
    """Let only Recount's own events out, and those only when asked for."""
    logging.getLogger().addHandler(logging.NullHandler())
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    log.handlers.clear()
    log.propagate = False
    log.setLevel(logging.INFO if verbose else logging.CRITICAL)
    if verbose:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("recount: %(message)s"))
        log.addHandler(handler)
