"""`recount evaluate place`: place names of a corpus, given or to be found -> shares, speed, predictions, results."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from recount.evaluation.corpora import PlaceDocument
    from recount.lexicon import Lexicon

__all__ = ["place"]

FILE = click.Path(path_type=Path)
EPILOG = """\b
Examples:
  recount evaluate place corpus.jsonl
  recount evaluate place corpus.jsonl --predictions resolved.jsonl --cases results.jsonl
  recount evaluate place corpus.jsonl --find
"""


@click.command("place", epilog=EPILOG)
@click.argument("data", type=FILE)
@click.option("--find", is_flag=True, help="Find the names as well: precision and recall, instead of the places.")
@click.option("--predictions", type=FILE, metavar="FILE", help="Write the place of each name as JSON lines.")
@click.option("--cases", type=FILE, metavar="FILE", help="Write a result for each case: ids and hashes, no text.")
def place(data: Path, find: bool, predictions: Path | None, cases: Path | None) -> int:
    """Measure the reader of places.

    DATA is a file of JSON lines with id, text and toponyms (start, end, name, lat, lon). Printed are the share within
    161 km of all names and of those that the gazetteer can reach (countries count by identity), and names a second.
    """
    from recount.errors import UsageError
    from recount.evaluation.corpora import PlaceDocument, read_lines
    from recount.lexicon import load_lexicon

    if find and (predictions or cases):
        raise UsageError("--predictions and --cases are for names that are given, not for --find")
    lexicon = load_lexicon()
    documents = read_lines(data, PlaceDocument)
    if find:
        return _find(documents, lexicon)
    return _resolve(documents, lexicon, predictions, cases)


def _resolve(
    documents: tuple[PlaceDocument, ...], lexicon: Lexicon, predictions: Path | None, cases: Path | None
) -> int:
    import msgspec

    from recount.cli.sink import Sink
    from recount.evaluation.place import place_predictions, resolve_all, score_places
    from recount.evaluation.results import result_lines

    resolve_all(documents[:1], lexicon)  # what is made once for all runs is made before
    began = time.process_time()
    resolved = resolve_all(documents, lexicon)
    seconds = time.process_time() - began
    scores, results = score_places(documents, resolved, lexicon)
    lines = (msgspec.json.encode(row) + b"\n" for row in place_predictions(documents, resolved))
    for path, rows in ((predictions, b"".join(lines)), (cases, result_lines(results))):
        if path is not None:
            with Sink.to(path, ()) as sink:
                sink.write(rows)
    click.echo(f"{len(documents):,} documents, {scores.gold:,} names with a position, {scores.resolved:,} resolved")
    click.echo(f"right      {scores.of_all():.3f}   {scores.right:,} within 161 km, or the same country")
    click.echo(f"reach      {scores.reach():.3f}   {scores.reachable:,} that the gazetteer has at all")
    click.echo(f"of these   {scores.of_reachable():.3f}   right")
    names = sum(len(document.toponyms) for document in documents)
    click.echo(f"speed      {names / max(seconds, 1e-9):,.0f} names a second on one core")
    return 0


def _find(documents: tuple[PlaceDocument, ...], lexicon: Lexicon) -> int:
    from recount.evaluation.place import find_all, score_found
    from recount.language import load_engine

    scores = score_found(documents, find_all(documents, load_engine(), lexicon))
    click.echo(f"{len(documents):,} documents, {scores.gold:,} names with a position, {scores.found:,} found")
    click.echo(f"precision  {scores.precision():.3f}   {scores.right:,} overlap a name that the corpus marks")
    click.echo(f"recall     {scores.recall():.3f}   {scores.told:,} of the names with a position are found")
    return 0
