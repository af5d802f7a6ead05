"""`recount evaluate displacement`: excerpts that tell a figure of displacement -> shares right, results."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["displacement"]

FILE = click.Path(path_type=Path)
EPILOG = """\b
Examples:
  recount evaluate displacement excerpts.jsonl
  recount evaluate displacement excerpts.jsonl --cases results.jsonl
"""


@click.command("displacement", epilog=EPILOG)
@click.argument("data", type=FILE)
@click.option("--cases", type=FILE, metavar="FILE", help="Write a result for each case: ids and hashes, no text.")
def displacement(data: Path, cases: Path | None) -> int:
    """Measure the figures of people displaced and houses destroyed.

    DATA is a file of JSON lines with id, text, quantity, unit (People or Households) and figure_in_text (false sets
    an excerpt aside). Printed are the share of excerpts whose one chosen figure has the quantity, of those the share
    with the right unit, and the share of excerpts of which some printed figure has it.
    """
    from recount.cli.sink import Sink
    from recount.evaluation.corpora import DisplacementExcerpt, read_lines
    from recount.evaluation.displacement import score_displacement
    from recount.evaluation.results import result_lines
    from recount.language import load_engine
    from recount.lexicon import load_lexicon

    excerpts = read_lines(data, DisplacementExcerpt)
    scores, results = score_displacement(excerpts, load_engine(), load_lexicon())
    if cases is not None:
        with Sink.to(cases, (str(data),)) as sink:
            sink.write(result_lines(results))
    click.echo(f"{len(excerpts):,} excerpts, {scores.set_aside:,} set aside: their quantity is not in their text")
    click.echo(f"figure     {scores.figure():.3f}   {scores.right:,} of {scores.excerpts:,} chosen figures are right")
    click.echo(f"unit       {scores.unit():.3f}   {scores.units:,} of these have the right unit")
    click.echo(f"printed    {scores.reach():.3f}   {scores.printed:,} have the quantity in some figure")
    return 0
