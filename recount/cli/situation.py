"""`recount situation`: a casebook, reports or claims -> the state of a conflict as reported, and what changed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from recount.cli.casebook import casebook_option
from recount.cli.told import gather_told
from recount.cli.values import country_code, iso_date
from recount.cli.way import Way, reading_options, set_up_log

if TYPE_CHECKING:
    from recount.cli.sink import Screen
    from recount.records import Changed, Situation

__all__ = ["situation"]

BY_SUFFIX: dict[str, Literal["json", "html"]] = {".json": "json", ".html": "html", ".htm": "html"}
EPILOG = """\b
Examples:
  recount situation --country Libya
  recount situation claims.jsonl --at 2014-12-31 --country LBY
  recount situation claims.jsonl --since 2011-02-28 --at 2014-12-31
  recount situation reports/ --as html --out situation.html

Exit codes: 0 done, 1 a report or the run failed, 2 wrong usage, 130 stopped by Ctrl-C.
"""


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@casebook_option
@click.option("--at", type=iso_date, metavar="DATE", help="As reported up to this day; the latest report's by default.")
@click.option("--since", type=iso_date, metavar="DATE", help="Show first what changed since the situation of this day.")
@click.option("--country", type=country_code, metavar="COUNTRY", help="A country, by name or code: Libya, LBY.")
@click.option("--as", "form", type=click.Choice(["table", "json", "html"]), help="Form; or by the name of --out.")
@click.option("--out", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE", help="Write to this file.")
@reading_options
def situation(
    paths: tuple[str, ...],
    place: str,
    at: str | None,
    since: str | None,
    country: str | None,
    form: Literal["table", "json", "html"] | None,
    out: Path | None,
    verbose: bool,
    **how: Any,
) -> int:
    """Show the state of a conflict as it is reported: control, backing, leaders, harm, totals, deadlines.

    PATH is a file or folder of reports, or a file of claims that `recount read --as jsonl` wrote; without one, the
    situation is that of the casebook.
    """
    from recount.cli.messages import Messages
    from recount.cli.sink import Sink, screen
    from recount.incidents.situation import changes
    from recount.incidents.situation import situation as make
    from recount.web.situation import situation_page

    set_up_log(verbose)
    sink = Sink.to(out, paths)
    form = form or (BY_SUFFIX.get(out.suffix.lower()) if out else None) or ("table" if sink.is_terminal else "json")
    with sink, Messages(live=not sink.is_terminal) as messages:
        told, failed = gather_told(paths, place, Way(**how), messages)
        now = make(told.reports, told.claims, told.judgements, at, country)
        before = make(told.reports, told.claims, told.judgements, since, country) if since else None
        changed = changes(before, now) if before else None
        if form == "html":
            sink.write(situation_page(now, told.reports, told.claims, changed, since).encode())
        elif form == "json":
            sink.write(_json(now, changed))
        else:
            sink.write(_page(now, changed, since, screen(sink)))
    return int(failed or not told.reports)


def _json(now: Situation, changed: Sequence[Changed] | None) -> bytes:
    from recount.exchange.jsonl import jsonl_line

    return jsonl_line(now) + b"".join(jsonl_line(one) for one in changed or ())


def _page(now: Situation, changed: Sequence[Changed] | None, since: str | None, on: Screen) -> bytes:
    from rich.console import Console

    from recount.cli.incident_table import situation_blocks
    from recount.cli.outputs import encode_screen

    stream = io.StringIO()
    console = Console(
        file=stream, width=on.width, force_terminal=on.colour, color_system="auto" if on.colour else None,
        highlight=False,
    )  # fmt: skip
    console.print(situation_blocks(now, changed, since, on.width))
    return encode_screen(stream.getvalue(), on.encoding)
