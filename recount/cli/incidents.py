"""`recount incidents`: reports, or claims already read -> incidents, as blocks for the terminal or JSON lines."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from recount.cli.told import gather_told, told_options

if TYPE_CHECKING:
    from recount.cli.sink import Screen
    from recount.records import Incident

__all__ = ["incidents"]

EPILOG = """\b
Examples:
  recount incidents reports/
  recount read reports/ --as jsonl --out claims.jsonl
  recount incidents claims.jsonl --policy ucdp
  recount incidents claims.jsonl --all --why
  recount incidents claims.jsonl --as jsonl | jq '.figures.killed'

Exit codes: 0 done, 1 a report or the run failed, 2 wrong usage, 130 stopped by Ctrl-C.
"""


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--policy",
    default="default",
    show_default=True,
    metavar="NAME",
    help="How counts become low, best and high: default, ucdp, or airwars, which adds its grade of civilian harm.",
)
@click.option(
    "--all", "everything", is_flag=True, help="Show statements, talks and plans too, not only harm and counts."
)
@click.option("--why", is_flag=True, help="Show the rule of each count, and why reports were put together.")
@click.option("--as", "form", type=click.Choice(["table", "jsonl"]), help="Form of the output: table on a terminal.")
@click.option("--out", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE", help="Write to this file.")
@told_options
def incidents(
    paths: tuple[str, ...],
    policy: str,
    everything: bool,
    why: bool,
    form: Literal["table", "jsonl"] | None,
    out: Path | None,
    published: str | None,
    publisher: str | None,
) -> int:
    """Fold what many reports claim into incidents.

    PATH is a file or folder of reports, or a file of claims that `recount read --as jsonl` wrote.
    """
    from recount.cli.messages import Messages
    from recount.cli.sink import Sink, screen
    from recount.errors import UsageError
    from recount.exchange.jsonl import jsonl_line
    from recount.incidents import fold, policies

    if policy not in policies():
        raise UsageError(f"--policy {policy!r} is none; use one of {', '.join(policies())}")
    sink = Sink.to(out, paths)
    with sink, Messages(live=not sink.is_terminal) as messages:
        told, failed = gather_told(paths, published, publisher, messages)
        found = fold(told.reports, told.claims, told.judgements, policy)
        shown = found if everything else tuple(one for one in found if one.figures or one.type == "ASSAULT")
        if form == "jsonl" or (form is None and not sink.is_terminal):
            sink.write(b"".join(jsonl_line(incident) for incident in (found if form is None else shown)))
        else:
            sink.write(_blocks(shown, len(found), len(told.reports), screen(sink), why))
    return int(failed or not told.reports)


def _blocks(shown: Sequence[Incident], found: int, reports: int, on: Screen, why: bool) -> bytes:
    from rich.console import Console

    from recount.cli.incident_table import incident_blocks
    from recount.cli.outputs import encode_screen

    stream = io.StringIO()
    width, colour, _ = on
    console = Console(
        file=stream, width=width, force_terminal=colour, color_system="auto" if colour else None, highlight=False
    )
    console.print(incident_blocks(shown, width, why))
    left = found - len(shown)
    more = f"; {left:,} further of statements, talks and plans (--all)" if left else ""
    return encode_screen(f"{stream.getvalue()}{len(shown):,} incidents in {reports:,} reports{more}\n", on.encoding)
