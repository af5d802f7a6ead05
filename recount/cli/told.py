"""Paths -> the reports and claims that incidents are folded from: files of records, or reports that are read now."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from recount.cli.values import iso_date

if TYPE_CHECKING:
    from recount.cli.messages import Messages
    from recount.cli.run import Reader
    from recount.exchange.lines import Told

__all__ = ["gather_told", "told_options"]

Command = TypeVar("Command", bound=Callable[..., object])

OPTIONS = (
    click.option("--published", type=iso_date, metavar="DATE", help="Day on which the reports were published."),
    click.option("--publisher", metavar="NAME", help="Who published the reports, where they do not say."),
)


def told_options(command: Command) -> Command:
    """Give a command the options of what it reads."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def gather_told(
    paths: tuple[str, ...], published: str | None, publisher: str | None, messages: Messages
) -> tuple[Told, bool]:
    """Return reports, claims and judgements of all paths, and whether anything failed.

    A file that begins with a record, as `recount read --as jsonl` prints them, is taken as it is; all else is read.
    """
    from recount.exchange.lines import Told, holds_records, read_told
    from recount.intake import IntakeOptions, intake
    from recount.records import Issue

    kept = [path for path in paths if path != "-" and holds_records(Path(path))]
    told = read_told(Path(path) for path in kept)
    rest = tuple(path for path in paths if path not in kept)
    if not rest:
        return told, False
    from recount.cli.run import outcomes

    reports, claims, failed = list(told.reports), list(told.claims), False
    sources = intake(rest, IntakeOptions(published=published, publisher=publisher), stdin=sys.stdin.buffer)
    for outcome in outcomes(sources, _open):
        if isinstance(outcome, Issue):
            failed |= outcome.severity == "error"
            messages.issue(outcome)
            continue
        report, found = outcome
        messages.count(report.path or report.id)
        reports.append(report)
        claims += found
    return Told(tuple(reports), tuple(claims), told.judgements), failed


def _open() -> Reader:
    """Load the language model and the lexicon."""
    from recount.cli.actors import own_actors
    from recount.cli.gazetteer import own_gazetteers
    from recount.journey import read_claims
    from recount.language import load_engine
    from recount.lexicon import load_lexicon, with_actors, with_gazetteers

    lexicon = with_actors(with_gazetteers(load_lexicon(), own_gazetteers(None)), own_actors(None))
    return partial(read_claims, engine=load_engine(), lexicon=lexicon)
