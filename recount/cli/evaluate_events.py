"""`recount evaluate events`: sentences with marked events read -> shares by type, speed, predictions, results."""

from __future__ import annotations

import time
from pathlib import Path

import click

__all__ = ["events"]

FILE = click.Path(path_type=Path)
EPILOG = """\b
Examples:
  recount evaluate events sentences.jsonl
  recount evaluate events sentences.jsonl --predictions events.jsonl --cases results.jsonl
"""


@click.command("events", epilog=EPILOG)
@click.argument("data", type=FILE)
@click.option("--predictions", type=FILE, metavar="FILE", help="Write the events of each sentence as JSON lines.")
@click.option("--cases", type=FILE, metavar="FILE", help="Write a result for each sentence: ids and hashes, no text.")
def events(data: Path, predictions: Path | None, cases: Path | None) -> int:
    """Measure the reader of events.

    DATA is a file of JSON lines with id, text and expected (event_code, a PLOVER root type; source_spans and
    target_spans, characters of the parties). Printed are, by type, the shares of the marked events whose type is
    claimed, and which are claimed with the marked actor, target and both.
    """
    import msgspec

    from recount.cli.sink import Sink
    from recount.evaluation.corpora import EventItem, read_lines
    from recount.evaluation.events import event_predictions, events_told, score_events
    from recount.evaluation.results import result_lines
    from recount.language import load_engine
    from recount.lexicon import load_lexicon

    items, lexicon = read_lines(data, EventItem), load_lexicon()
    sinks = [Sink.to(path, (str(data),)) if path else None for path in (predictions, cases)]
    engine = load_engine()
    events_told(items[:1], engine, lexicon)  # what is made once for all runs is made before
    began = time.perf_counter()
    found = events_told(items, engine, lexicon)
    seconds = time.perf_counter() - began
    scores, results = score_events(items, found)
    lines = (msgspec.json.encode(row) + b"\n" for row in event_predictions(items, found))
    for sink, rows in zip(sinks, (b"".join(lines), result_lines(results)), strict=True):
        if sink is not None:
            with sink:
                sink.write(rows)
    total = scores.total()
    click.echo(f"{len(items):,} sentences, {total.marked:,} events marked in them")
    click.echo("type        marked   type   actor  target  both")
    for name, score in (*scores.by_type.items(), ("all", total)):
        shares = [right / score.marked for right in (score.told, score.actor, score.target, score.both)]
        click.echo(f"{name:10} {score.marked:7,}" + "".join(f"   {share:.3f}" for share in shares))
    click.echo(f"speed      {len(items) / max(seconds, 1e-9):,.0f} sentences a second")
    return 0
