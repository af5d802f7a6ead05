"""`recount incidents`: a casebook, reports, or claims already read -> incidents, as blocks or JSON lines."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from recount.cli.casebook import casebook_option, filter_options, make_filter
from recount.cli.told import gather_told
from recount.cli.way import Way, reading_options, set_up_log

if TYPE_CHECKING:
    from recount.cli.sink import Screen
    from recount.records import Incident

__all__ = ["incidents"]

ASKED = ("where", "country", "since", "until", "actor", "type", "measure", "status", "source", "text")
"""Options of `filter_options`."""

EPILOG = """\b
Examples:
  recount incidents
  recount incidents --country Libya --measure killed --since 2014-12-01
  recount incidents reports/
  recount read reports/ --as jsonl --out claims.jsonl
  recount incidents claims.jsonl --policy ucdp
  recount incidents claims.jsonl --all --why
  recount incidents claims.jsonl --as jsonl | jq '.figures.killed'

Exit codes: 0 done, 1 a report or the run failed, 2 wrong usage, 130 stopped by Ctrl-C.
"""


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@casebook_option
@click.option(
    "--policy",
    default="default",
    show_default=True,
    metavar="NAME",
    help="How counts become low, best and high: default, ucdp, or airwars, which adds its grade of civilian harm.",
)
@click.option("--all", "everything", is_flag=True, help="Show those without a count or a dispute too.")
@click.option("--why", is_flag=True, help="Show the rule of each count, and why reports were put together.")
@filter_options
@click.option("--as", "form", type=click.Choice(["table", "jsonl"]), help="Form of the output: table on a terminal.")
@click.option("--out", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE", help="Write to this file.")
@reading_options
def incidents(
    paths: tuple[str, ...],
    place: str,
    policy: str,
    everything: bool,
    why: bool,
    form: Literal["table", "jsonl"] | None,
    out: Path | None,
    verbose: bool,
    **how: Any,
) -> int:
    """Fold what many reports claim into incidents.

    PATH is a file or folder of reports, or a file of claims that `recount read --as jsonl` wrote; without one, the
    incidents are those of the casebook. Options about claims ask for incidents with a claim of that sort.
    """
    from recount.cli.messages import Messages
    from recount.cli.sink import Sink, screen
    from recount.exchange.jsonl import jsonl_line
    from recount.incidents import fold, policies

    asked = {name: how.pop(name) for name in ASKED}
    _check(policy, tuple(policies()), paths, asked)
    set_up_log(verbose)
    sink = Sink.to(out, paths)
    with sink, Messages(live=not sink.is_terminal) as messages:
        if paths:
            told, failed = gather_told(paths, place, Way(**how), messages)
            found, reports = fold(told.reports, told.claims, told.judgements, policy), len(told.reports)
        else:
            (found, reports), failed = _kept(place, policy, asked), False
        shown = found if everything else tuple(one for one in found if one.figures or one.contradictions)
        if form == "jsonl" or (form is None and not sink.is_terminal):
            sink.write(b"".join(jsonl_line(incident) for incident in (found if form is None else shown)))
        else:
            sink.write(_blocks(shown, len(found), reports, screen(sink), why))
    return int(failed or not reports)


def _check(policy: str, known: tuple[str, ...], paths: tuple[str, ...], asked: dict[str, Any]) -> None:
    from recount.errors import UsageError

    if policy not in known:
        raise UsageError(f"--policy {policy!r} is none; use one of {', '.join(known)}")
    if paths and any(asked.values()):
        raise UsageError("options about claims are for a casebook; `recount add` the reports first, or leave them out")


def _kept(place: str, policy: str, asked: dict[str, Any]) -> tuple[tuple[Incident, ...], int]:
    """Return the incidents of a casebook with a claim of the sort that is asked for, and its number of reports."""
    from recount.casebook import open_casebook
    from recount.incidents.kept import incidents_of

    with open_casebook(place) as casebook:
        found, reports = incidents_of(casebook, policy), sum(1 for _ in casebook.reports(text=False))
        if any(asked.values()):
            meant = {listed.claim.id for listed in casebook.listed(make_filter(**asked))}
            found = tuple(incident for incident in found if meant.intersection(incident.claims))
    return found, reports


def _blocks(shown: Sequence[Incident], found: int, reports: int, on: Screen, why: bool) -> bytes:
    from rich.console import Console

    from recount.cli.incident_table import incident_blocks
    from recount.cli.outputs import encode_screen
    from recount.cli.plurals import plural

    stream = io.StringIO()
    width, colour, _ = on
    console = Console(
        file=stream, width=width, force_terminal=colour, color_system="auto" if colour else None, highlight=False
    )
    console.print(incident_blocks(shown, width, why))
    left = found - len(shown)
    more = f"; {left:,} further without a count or a dispute (--all)" if left else ""
    total = f"{plural(len(shown), 'incident')} in {plural(reports, 'report')}{more}"
    return encode_screen(f"{stream.getvalue()}{total}\n", on.encoding)
