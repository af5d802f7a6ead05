"""`recount evaluate templates`: reports with incident templates read -> incident types, deaths, parties; results."""

from __future__ import annotations

import time
from pathlib import Path

import click

__all__ = ["templates"]

FILE = click.Path(path_type=Path)
EPILOG = """\b
Examples:
  recount evaluate templates reports.jsonl
  recount evaluate templates reports.jsonl --split dev --cases results.jsonl
"""


@click.command("templates", epilog=EPILOG)
@click.argument("data", type=FILE)
@click.option("--split", metavar="NAME", help="Only the reports of this part of the corpus.")
@click.option("--cases", type=FILE, metavar="FILE", help="Write a result for each report: ids and hashes, no text.")
def templates(data: Path, split: str | None, cases: Path | None) -> int:
    """Measure the claims of whole reports against templates of their incidents.

    DATA is a file of JSON lines with id, split, text and templates (incident_type, perp_individual_id,
    perp_organization_id, victims, deaths). Printed are the F1 of the incident types of reports, the share of the
    templates with deaths whose number is claimed, and the shares of perpetrators and victims named by an attack.
    """
    from recount.cli.sink import Sink
    from recount.errors import UsageError
    from recount.evaluation.corpora import TemplateReport, read_lines
    from recount.evaluation.results import result_lines
    from recount.evaluation.templates import claims_of, score_templates
    from recount.language import load_engine
    from recount.lexicon import load_lexicon

    reports = [r for r in read_lines(data, TemplateReport) if split in (None, r.split)]
    if not reports:
        raise UsageError(f"{data} has no report of the part {split!r}")
    sink = Sink.to(cases, (str(data),)) if cases else None
    engine, lexicon = load_engine(), load_lexicon()
    claims_of(reports[:1], engine, lexicon)  # what is made once for all runs is made before
    began = time.perf_counter()
    scores, results = score_templates(reports, claims_of(reports, engine, lexicon))
    seconds = time.perf_counter() - began
    if sink is not None:
        with sink:
            sink.write(result_lines(results))
    click.echo(f"{len(reports):,} reports, {scores.wanted:,} types of incident in them, {scores.found:,} found")
    click.echo(f"types         F1 {scores.f1():.3f}   precision {scores.precision():.3f}, recall {scores.recall():.3f}")
    for name, right, of in (
        ("deaths", scores.deaths_right, scores.deaths),
        ("perpetrators", scores.perpetrators_found, scores.perpetrators),
        ("victims", scores.victims_found, scores.victims),
    ):
        click.echo(f"{name:12}     {right / max(of, 1):.3f}   {right:,} of {of:,}")
    click.echo(f"speed            {sum(len(r.text) for r in reports) / max(seconds, 1e-9):,.0f} characters a second")
    return 0
