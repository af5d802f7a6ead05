"""`recount actors`: who bears a name, and how lists of actors of one's own are added."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from recount.cli.gazetteer import FILE, SHOWN, user_file

if TYPE_CHECKING:
    from recount.lexicon.actor_world import Found
    from recount.lexicon.name_rows import ActorRow

__all__ = ["actors", "own_actors"]

IMPORT_EPILOG = """\b
Examples:
  recount actors import groups.csv
  recount actors import Phoenix.MilNonState.actors.txt
  recount actors import ucdp-actors.csv --into study.csv
  recount read reports/ --actors study.csv
"""
FIND_EPILOG = """\b
Examples:
  recount actors find LNA
  recount actors find "Libya Dawn" --actors study.csv
"""


def user_actors() -> Path:
    """Return where the user's own actors lie: beside their own gazetteer."""
    return user_file().with_name("actors.csv")


def own_actors(named: Path | None) -> Path | None:
    """Return the table of actors that the user names, or their own where there is one."""
    path = named or user_actors()
    return path if named or path.is_file() else None


@click.group("actors")
def actors() -> None:
    """Look up who bears a name, and add lists of actors of your own."""


@actors.command("find", epilog=FIND_EPILOG)
@click.argument("name")
@click.option("--actors", "named", type=FILE, metavar="FILE", help="A table of actors, instead of your own.")
def find(name: str, named: Path | None) -> int:
    """Say who bears a name: main name, kind, country, years, id, source; your own come first."""
    from recount.exchange.wording import one_line
    from recount.lexicon import load_lexicon, with_actors
    from recount.reading.match import pieces

    asked = pieces(name)
    rows = with_actors(load_lexicon(), own_actors(named)).actors
    bearers = [row for row in rows if asked in map(pieces, (row.name, *row.aliases))]
    for row in bearers:
        click.echo(one_line(_line(row)))
    if not bearers:
        click.echo("nobody is called so", err=True)
    return 0 if bearers else 1


def _line(row: ActorRow) -> str:
    years = f"{row.start or ''}–{row.end or ''}" if row.start or row.end else "any year"
    return "  ".join(filter(None, (row.name, row.kind, row.country, years, row.id, f"({row.source})")))


@actors.command("import", epilog=IMPORT_EPILOG)
@click.argument("source", metavar="FILE", type=FILE)
@click.option("--into", type=FILE, metavar="FILE", help="The table to add to, instead of your own.")
def import_(source: Path, into: Path | None) -> int:
    """Add a list of actors to your own, which `recount read` then uses.

    FILE is a CSV with the columns name and kind (and id, aliases, country, start, end), an actor dictionary of CAMEO
    coders (TABARI, PETRARCH, Phoenix), or UCDP's list of actors or events as CSV. A line that cannot be read is named
    and left out. Your table is replaced when all is done. An actor with an id that is there already takes its place.
    """
    from recount.errors import DataFileError
    from recount.gazetteer.writing import replacing
    from recount.lexicon import load_lexicon
    from recount.lexicon.files import own_table
    from recount.lexicon.name_rows import ActorRow
    from recount.lexicon.own_actors import added, as_csv, read_list

    target = into or user_actors()
    before = own_table(target, ActorRow)[0] if target.exists() else ()
    found = read_list(source, load_lexicon())
    _tell(source, found)
    if not found.rows:
        raise DataFileError(f"{source}: read as {found.form}, it has no actor to add; {target} stays as it was")
    content = as_csv(rows := added(before, found.rows))
    replacing(target, lambda draft: _write(draft, content))
    click.echo(
        f"{target}: {len(found.rows):,} rows from {found.form}, {len(found.broken):,} broken lines, "
        f"{sum(found.left.values()):,} entries left out; {len(rows):,} rows in all"
    )
    return 0


def _write(draft: Path, content: str) -> None:
    draft.write_text(content, encoding="utf-8", newline="")


def _tell(source: Path, found: Found) -> None:
    """Say on standard error what was left out, and why."""
    from recount.exchange.wording import one_line

    for fault in found.broken[:SHOWN]:
        click.echo(one_line(f"{source}, line {fault.number:,} left out: {fault.why}"), err=True)
    if len(found.broken) > SHOWN:
        click.echo(f"... and {len(found.broken) - SHOWN:,} further broken lines", err=True)
    for what, count in found.left.items():
        click.echo(one_line(f"left out: {count:,} {what}"), err=True)
