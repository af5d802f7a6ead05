"""`recount reports`, `claims`, `issues`: what a casebook holds, filtered, as a table, JSON lines or a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from recount.cli.casebook import casebook_option, filter_options, make_filter, the_one

if TYPE_CHECKING:
    from recount.casebook import Casebook, Filter, Listed
    from recount.cli.sink import Screen, Sink
    from recount.records import Report

__all__ = ["claims", "form_of", "issues", "output_options", "reports", "screen_of"]

ListForm = Literal["table", "jsonl", "csv"]


REPORTS_EPILOG = """\b
Examples:
  recount reports
  recount reports --country Libya --since 2014-12-01
  recount reports --text '"oil terminal" burn*' --as csv --out reports.csv
"""
CLAIMS_EPILOG = """\b
Examples:
  recount claims --measure killed --place Misrata
  recount claims --actor "Libya Dawn" --type ASSAULT --since 2014-12-25 --until 2014-12-31
  recount claims --source ministry --as jsonl | jq .evidence.text
  recount claims --report 3f2a
"""


def output_options(command: Any) -> Any:
    """Give a command `--as` and `--out`."""
    form = click.option(
        "--as",
        "form",
        type=click.Choice(["table", "jsonl", "csv"]),
        help="Form of the output: table on a terminal, otherwise jsonl; or by the name of --out.",
    )
    out = click.option(
        "--out", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE", help="Write to this file."
    )
    return form(out(command))


@click.command(epilog=REPORTS_EPILOG)
@casebook_option
@filter_options
@output_options
def reports(place: str, form: ListForm | None, out: Path | None, **asked: Any) -> int:
    """List the reports of a casebook.

    Options that are about claims ask for reports with a claim of that sort.
    """
    from recount.casebook import open_casebook
    from recount.cli.lists import report_list
    from recount.cli.sink import Sink

    with open_casebook(place) as casebook, Sink.to(out, ()) as sink:
        name, where = form_of(form, out, sink), make_filter(**asked)
        found = casebook.reports(where, text=name == "jsonl")
        return _write(sink, report_list(name, found, casebook.counts(), screen_of(sink)))


@click.command(epilog=CLAIMS_EPILOG)
@casebook_option
@filter_options
@click.option("--kind", type=click.Choice(["event", "figure", "relation"]), help="Kind of claim.")
@click.option("--report", metavar="ID", help="Claims of this report.")
@click.option("--rejected", is_flag=True, help="Show claims that people rejected too.")
@click.option("--evidence", is_flag=True, help="In the table, show under each claim the words that say it.")
@output_options
def claims(
    place: str, form: ListForm | None, out: Path | None, evidence: bool, report: str | None, **asked: Any
) -> int:
    """List the claims of a casebook as they stand now: corrected, and without those that were rejected."""
    from recount.casebook import open_casebook
    from recount.cli.lists import claim_list
    from recount.cli.sink import Sink

    with open_casebook(place) as casebook, Sink.to(out, ()) as sink:
        of = the_one(casebook, report, ("report",)).id if report else None
        found = _by_report(casebook, make_filter(report=of, **asked))
        return _write(sink, claim_list(form_of(form, out, sink), found, screen_of(sink), evidence))


@click.command()
@casebook_option
@click.option("--severity", type=click.Choice(["warning", "error"]), help="How bad it is.")
@click.option("--code", metavar="CODE", help="What went wrong, as in docs/bad-input.md: binary, not_english.")
@click.option("--report", metavar="ID", help="Issues of this report.")
@output_options
def issues(place: str, form: ListForm | None, out: Path | None, report: str | None, **asked: Any) -> int:
    """List what could not be read or stored well."""
    from recount.casebook import open_casebook
    from recount.cli.lists import issue_list
    from recount.cli.sink import Sink

    with open_casebook(place) as casebook, Sink.to(out, ()) as sink:
        of = the_one(casebook, report, ("report",)).id if report else None
        found = casebook.issues(make_filter(report=of, **asked))
        return _write(sink, issue_list(form_of(form, out, sink), found, screen_of(sink)))


def _by_report(casebook: Casebook, where: Filter) -> Iterator[tuple[Report, list[Listed]]]:
    """Yield each report, without its text, with those of its claims that are asked for."""
    for name, group in groupby(casebook.listed(where), key=lambda listed: listed.claim.report):
        if report := casebook.report(name, text=False):
            yield report, list(group)


def form_of(asked: ListForm | None, out: Path | None, sink: Sink) -> ListForm:
    """Return the form of a list; raises `UsageError` for a page, which a list cannot be."""
    from recount.cli.read import form_name
    from recount.errors import UsageError

    name = form_name(asked, out, sink)
    if name == "html":
        raise UsageError("lists are printed as table, jsonl or csv; name one with --as")
    return name


def screen_of(sink: Sink) -> Screen:
    """Return what the place of output can show."""
    from recount.cli.sink import screen

    return screen(sink)


def _write(sink: Sink, pieces: Iterator[bytes]) -> int:
    for piece in pieces:
        sink.write(piece)
    return 0
