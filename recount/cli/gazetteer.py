"""`recount gazetteer`: what it holds, what a name may mean, and how more of GeoNames is added."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from recount.gazetteer.dumps import Broken
    from recount.gazetteer.importing import Imported

__all__ = ["gazetteer", "own_gazetteers"]

FILE = click.Path(path_type=Path)
SHOWN = 20
"""Broken lines that are shown; the others are counted."""

IMPORT_EPILOG = """\b
Examples:
  recount gazetteer import LY.zip
  recount gazetteer import allCountries.zip --into world.sqlite
  recount gazetteer import alternateNamesV2.zip --into world.sqlite
  recount read reports/ --gazetteer world.sqlite
"""
FIND_EPILOG = """\b
Examples:
  recount gazetteer find Tripoli
  recount gazetteer find Tripoli --text "Shells fell on Tripoli, Lebanon."
"""


def user_file() -> Path:
    """Return where the user's own gazetteer lies: in the platform's folder for the data of programs."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "recount" / "gazetteer.sqlite"


def own_gazetteers(named: Path | None) -> tuple[str, ...]:
    """Return the gazetteer that the user names, or their own where there is one."""
    path = named or user_file()
    return (str(path),) if named or path.is_file() else ()


@click.group("gazetteer")
def gazetteer() -> None:
    """Look into the gazetteer, and add more of GeoNames to it.

    The places that come with Recount are those of GeoNames with 500 people and more, regions and countries
    (www.geonames.org, CC BY 4.0).
    """


@gazetteer.command("info")
@click.option("--gazetteer", "named", type=FILE, metavar="FILE", help="A gazetteer of your own, instead of yours.")
def info(named: Path | None) -> int:
    """Say which gazetteers are used and what they hold."""
    from recount.gazetteer import Store, shipped

    for path in (*map(Path, own_gazetteers(named)), shipped()):
        store = Store(path)
        counts = store.counts()
        size = path.stat().st_size / 1e6
        click.echo(f"{path}")
        click.echo(
            f"  {counts['place']:,} places, {counts['name']:,} names, {counts['country']:,} countries, {size:.1f} MB"
        )
        click.echo(f"  {store.about.get('source', '')}")
    return 0


@gazetteer.command("find", epilog=FIND_EPILOG)
@click.argument("name")
@click.option("--text", metavar="TEXT", help="A text that the name stands in, by which it is resolved.")
@click.option("--gazetteer", "named", type=FILE, metavar="FILE", help="A gazetteer of your own, instead of yours.")
def find(name: str, text: str | None, named: Path | None) -> int:
    """Say what places a name may mean, the likeliest first, and what speaks for each."""
    from recount.errors import UsageError
    from recount.exchange.wording import one_line
    from recount.lexicon import load_lexicon, with_gazetteers
    from recount.reading.toponyms import resolve_spans

    lexicon = with_gazetteers(load_lexicon(), own_gazetteers(named))
    words = text if text is not None else name
    at = words.find(name)
    if at < 0:
        raise UsageError("the text of --text does not have the name in it")
    (ranked,) = resolve_spans(words, [(at, at + len(name))], lexicon)
    for place in ranked[:SHOWN]:
        e = place.entry
        where = "" if e.latitude is None or e.longitude is None else f"{e.latitude:.2f} {e.longitude:.2f}"
        line = f"{place.score:6.2f}  {e.name}  {e.country or ''}  {e.kind}  {e.population:,}  {where}  {e.id}"
        click.echo(one_line(f"{line}  ({', '.join(place.because)})"))
    if not ranked:
        click.echo("no place is called so", err=True)
    return 0 if ranked else 1


@gazetteer.command("import", epilog=IMPORT_EPILOG)
@click.argument("source", metavar="FILE", type=FILE)
@click.option("--into", type=FILE, metavar="FILE", help="The gazetteer to add to, instead of your own.")
def import_(source: Path, into: Path | None) -> int:
    """Add a download of GeoNames to your own gazetteer, which `recount read` then uses.

    FILE is a download from https://download.geonames.org/export/dump as it comes: allCountries.zip, one country such
    as LY.zip, or alternateNamesV2.zip, which adds names to the places that are there. A line that cannot be read is
    named and left out. The gazetteer is replaced when all is done, and stays as it was if that fails.
    """
    from recount.gazetteer import Store, shipped
    from recount.gazetteer.importing import import_dump
    from recount.gazetteer.spelling import spelling
    from recount.lexicon import load_lexicon

    lexicon = load_lexicon()
    kinds = {row.feature: row.kind for row in lexicon.features}
    target = into or user_file()
    teller = _Teller()
    done = import_dump(source, target, Store(shipped()), kinds, spelling(lexicon), teller.broken, teller.progress)
    teller.end()
    click.echo(
        f"{target}: {done.places:,} places and {done.names:,} further names from {done.lines:,} lines, "
        f"{done.broken:,} broken"
    )
    return 0


class _Teller:
    """Tells on standard error what goes on: a line that rewrites itself on a terminal, and the broken lines."""

    def __init__(self) -> None:
        self.shown = 0
        self.live = sys.stderr.isatty()

    def broken(self, fault: Broken) -> None:
        from recount.exchange.wording import one_line

        self.shown += 1
        if self.shown <= SHOWN:
            click.echo(f"line {fault.number:,} left out: {one_line(fault.why)}", err=True)

    def progress(self, done: Imported) -> None:
        if self.live:
            click.echo(f"\r{done.lines:,} lines, {done.places:,} places, {done.names:,} names", err=True, nl=False)

    def end(self) -> None:
        if self.live:
            click.echo("", err=True)
        if self.shown > SHOWN:
            click.echo(f"... and {self.shown - SHOWN:,} further broken lines", err=True)
