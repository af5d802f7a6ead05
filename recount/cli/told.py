"""What incidents are folded from: reports that are read now, files of claims already read, or a casebook."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recount.cli.messages import Messages
    from recount.cli.way import Way
    from recount.exchange.lines import Told

__all__ = ["gather_told"]


def gather_told(paths: tuple[str, ...], casebook: str, way: Way, messages: Messages) -> tuple[Told, bool]:
    """Return reports, claims and judgements, and whether anything failed; without paths, those of the casebook.

    A file that begins with a record, as `recount read --as jsonl` prints them, is taken as it is; all else is read.
    """
    from recount.exchange.lines import holds_records, read_told

    if not paths:
        return _kept(casebook), False
    kept = [path for path in paths if path != "-" and holds_records(Path(path))]
    told = read_told(Path(path) for path in kept)
    rest = tuple(path for path in paths if path not in kept)
    return _read(rest, told, way, messages) if rest else (told, False)


def _kept(place: str) -> Told:
    from recount.casebook import open_casebook
    from recount.exchange.lines import Told

    with open_casebook(place) as casebook:
        return Told(tuple(casebook.reports()), tuple(casebook.claims()), casebook.judgements())


def _read(paths: tuple[str, ...], told: Told, way: Way, messages: Messages) -> tuple[Told, bool]:
    from recount.cli.run import outcomes
    from recount.intake import intake
    from recount.records import Issue

    reports, claims, failed = list(told.reports), list(told.claims), False
    for outcome in outcomes(intake(paths, way.options(), stdin=sys.stdin.buffer), way.open):
        if isinstance(outcome, Issue):
            failed |= outcome.severity == "error"
            messages.issue(outcome)
            continue
        report, found = outcome
        messages.count(report.path or report.id)
        reports.append(report)
        claims += found
    return told._replace(reports=tuple(reports), claims=tuple(claims)), failed
