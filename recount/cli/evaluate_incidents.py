"""`recount evaluate incidents`: articles about incidents with final counts -> shares right, grouping, results."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from recount.evaluation.incidents import CountScores

__all__ = ["incidents"]

Shares = tuple[float, float, float]
FILE = click.Path(path_type=Path)
EPILOG = """\b
Examples:
  recount evaluate incidents incidents.jsonl --sample 300
  recount evaluate incidents incidents.jsonl --sample 300 --gold gold.jsonl --predictions found.jsonl
"""


@click.command("incidents", epilog=EPILOG)
@click.argument("data", type=FILE)
@click.option("--sample", type=click.IntRange(1), metavar="N", help="Draw so many incidents; reading all takes long.")
@click.option("--seed", type=int, default=7, show_default=True, help="Which incidents are drawn.")
@click.option("--gold", type=FILE, metavar="FILE", help="Write the right group of each article as JSON lines.")
@click.option("--predictions", type=FILE, metavar="FILE", help="Write the group found for each as JSON lines.")
@click.option("--cases", type=FILE, metavar="FILE", help="Write a result for each incident: ids and hashes, no text.")
def incidents(
    data: Path, sample: int | None, seed: int, gold: Path | None, predictions: Path | None, cases: Path | None
) -> int:
    """Measure how claims of many articles are folded.

    DATA is a file of JSON lines with id, num_killed, num_injured and articles (id, title, dct, text). Printed are the
    shares of incidents whose counts are exactly right, beside the median over articles of a plain regular expression,
    and B-cubed for grouping the articles, beside grouping by day of publication and city.
    """
    import msgspec

    from recount.cli.sink import Sink
    from recount.evaluation import incidents as measured
    from recount.evaluation.corpora import GoldIncident, read_lines
    from recount.evaluation.results import result_lines
    from recount.journey import read_claims
    from recount.language import load_engine
    from recount.lexicon import load_lexicon

    sinks = [Sink.to(path, (str(data),)) if path else None for path in (gold, predictions, cases)]
    items, lexicon = measured.draw(read_lines(data, GoldIncident), sample, seed), load_lexicon()
    reader = partial(read_claims, engine=load_engine(), lexicon=lexicon)
    began = time.perf_counter()
    read = [measured.read_incident(item, reader, lexicon) for item in items]
    reading = time.perf_counter() - began
    scores, results = measured.score_counts(read)
    right = {article: one.gold.id for one in read for article in one.article.values()}
    found = measured.group(read)
    folding = time.perf_counter() - began - reading
    lines = [(msgspec.json.encode({"id": key, "group": name}) + b"\n" for key, name in groups.items())
             for groups in (right, found)]  # fmt: skip
    for sink, rows in zip(sinks, (*(b"".join(line) for line in lines), result_lines(results)), strict=True):
        if sink is not None:
            with sink:
                sink.write(rows)
    _print(scores, len(right), measured.b_cubed(right, found), measured.b_cubed(right, measured.by_day_and_city(read)))
    click.echo(f"time       {reading:,.0f} s to read, {folding:,.1f} s to fold")
    return 0


def _print(scores: CountScores, articles: int, ours: Shares, theirs: Shares) -> None:
    click.echo(f"{scores.incidents:,} incidents, {articles:,} articles")
    click.echo(f"killed     {scores.killed:.3f} exactly right   plain median {scores.plain_killed:.3f}")
    click.echo(f"injured    {scores.injured:.3f} exactly right   plain median {scores.plain_injured:.3f}")
    click.echo("grouping   precision {:.3f}, recall {:.3f}, F1 {:.3f}".format(*ours))
    click.echo("by day and city      {:.3f},        {:.3f},    {:.3f}".format(*theirs))
