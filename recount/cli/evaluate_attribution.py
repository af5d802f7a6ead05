"""`recount evaluate attribution`: texts with marked attributions -> shares, speed, predictions, results."""

from __future__ import annotations

import time
from pathlib import Path

import click

__all__ = ["attribution"]

FILE = click.Path(path_type=Path)
EPILOG = """\b
Examples:
  recount evaluate attribution corpus.jsonl
  recount evaluate attribution corpus.jsonl --predictions found.jsonl --cases results.jsonl
"""


@click.command("attribution", epilog=EPILOG)
@click.argument("data", type=FILE)
@click.option("--predictions", type=FILE, metavar="FILE", help="Write what was found in each text as JSON lines.")
@click.option(
    "--cases", type=FILE, metavar="FILE", help="Write a result for each attribution: ids and hashes, no text."
)
def attribution(data: Path, predictions: Path | None, cases: Path | None) -> int:
    """Measure the reader of attributions.

    DATA is a file of JSON lines with id, text and attributions (source, cue and content, each a list of spans with
    begin and end). Printed are precision and recall of the contents, the share of those whose source is right, F1 of
    the exact cues, and characters a second.
    """
    import msgspec

    from recount.cli.sink import Sink
    from recount.evaluation.attribution import attribution_predictions, find_all, score_attributions
    from recount.evaluation.corpora import AttributionDocument, read_lines
    from recount.evaluation.results import result_lines
    from recount.language import load_engine
    from recount.lexicon import load_lexicon

    documents, lexicon, engine = read_lines(data, AttributionDocument), load_lexicon(), load_engine()
    sinks = [Sink.to(path, (str(data),)) if path else None for path in (predictions, cases)]
    began = time.perf_counter()
    found = find_all(documents, engine, lexicon)
    seconds = time.perf_counter() - began
    scores, results = score_attributions(documents, found)
    lines = (msgspec.json.encode(row) + b"\n" for row in attribution_predictions(documents, found))
    for sink, rows in zip(sinks, (b"".join(lines), result_lines(results)), strict=True):
        if sink is not None:
            with sink:
                sink.write(rows)
    click.echo(f"{len(documents):,} documents, {scores.gold:,} attributions in them, {scores.found:,} found")
    click.echo(f"precision  {scores.precision():.3f}   {scores.right:,} contents overlap one of the corpus")
    click.echo(f"recall     {scores.recall():.3f}")
    click.echo(f"source     {scores.source():.3f}   {scores.sources:,} of these have the right source")
    click.echo(f"cue F1     {scores.cue():.3f}   {scores.cues:,} exactly the same")
    characters = sum(len(document.text) for document in documents)
    click.echo(f"speed      {characters / max(seconds, 1e-9):,.0f} characters a second, parsing included")
    return 0
