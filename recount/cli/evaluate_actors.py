"""`recount evaluate actors`: phrases of a corpus read for country and sector -> shares, speed, predictions, results."""

from __future__ import annotations

import time
from pathlib import Path

import click

__all__ = ["actors"]

FILE = click.Path(path_type=Path)
EPILOG = """\b
Examples:
  recount evaluate actors phrases.jsonl
  recount evaluate actors phrases.jsonl --predictions named.jsonl --cases results.jsonl
"""


@click.command("actors", epilog=EPILOG)
@click.argument("data", type=FILE)
@click.option("--predictions", type=FILE, metavar="FILE", help="Write who each phrase names as JSON lines.")
@click.option("--cases", type=FILE, metavar="FILE", help="Write a result for each phrase: ids and hashes, no text.")
def actors(data: Path, predictions: Path | None, cases: Path | None) -> int:
    """Measure the reader of actors.

    DATA is a file of JSON lines with id, text, date and expected (country, code_1: CAMEO's codes). Printed are the
    shares of the countries and of the sectors that are right, and phrases a second.
    """
    import msgspec

    from recount.cli.sink import Sink
    from recount.evaluation.actors import actor_predictions, name_all, score_actors
    from recount.evaluation.corpora import ActorItem, read_lines
    from recount.evaluation.results import result_lines
    from recount.language import load_engine
    from recount.lexicon import load_lexicon

    items, lexicon = read_lines(data, ActorItem), load_lexicon()
    sinks = [Sink.to(path, (str(data),)) if path else None for path in (predictions, cases)]
    engine = load_engine()
    name_all(items[:1], engine, lexicon)  # what is made once for all runs is made before
    began = time.perf_counter()
    found = name_all(items, engine, lexicon)
    seconds = time.perf_counter() - began
    scores, results = score_actors(items, found)
    lines = (msgspec.json.encode(row) + b"\n" for row in actor_predictions(items, found))
    for sink, rows in zip(sinks, (b"".join(lines), result_lines(results)), strict=True):
        if sink is not None:
            with sink:
                sink.write(rows)
    click.echo(f"{len(items):,} phrases, a country or a sector told for {len(results):,}")
    click.echo(f"country    {scores.country():.3f}   {scores.countries_right:,} of {scores.countries:,} right")
    click.echo(f"sector     {scores.sector():.3f}   {scores.sectors_right:,} of {scores.sectors:,} right")
    click.echo(f"speed      {len(items) / max(seconds, 1e-9):,.0f} phrases a second")
    return 0
