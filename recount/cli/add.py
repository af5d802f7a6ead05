"""`recount add`, `recount reread`: reports are read as by `recount read`, and kept in a casebook."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from shlex import quote
from typing import TYPE_CHECKING, Any

import click

from recount.cli.casebook import casebook_option
from recount.cli.way import Way, engine_options, log, reading_options, set_up_log

if TYPE_CHECKING:
    from recount.casebook import Casebook, Outcome
    from recount.cli.messages import Messages
    from recount.cli.progress import Meter
    from recount.intake import IntakeOptions
    from recount.records import Issue, Report

__all__ = ["add", "reread"]

ADD_EPILOG = """\b
Examples:
  recount add reports/
  recount add report.txt --published 2014-12-30 --publisher "Evening Post"
  recount add reports/ --casebook libya.db
  recount add reports/ --casebook postgresql://analyst@db.example.org/casebook

Adding again what is there changes nothing, so a run that was stopped is gone on with by the same command.
Exit codes: 0 done, 1 a report or the run failed, 2 wrong usage, 130 stopped by Ctrl-C.
"""


@click.command(epilog=ADD_EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@casebook_option
@reading_options
def add(paths: tuple[str, ...], place: str, verbose: bool, **how: Any) -> int:
    """Read reports and keep them, with their claims, in a casebook.

    PATH is a file, a folder, or - for standard input.
    """
    from recount.casebook import open_casebook
    from recount.cli.messages import Messages
    from recount.cli.progress import Meter, sizes
    from recount.intake import intake
    from recount.intake.sources import find_sources
    from recount.records import Issue

    set_up_log(verbose)
    way = Way(**how)
    options = way.options()
    files = sizes(source.path for source in find_sources(paths) if not isinstance(source, Issue))
    with open_casebook(place, create=True) as casebook, Messages(live=not verbose) as messages:
        run = _Run(casebook, way, messages, Meter(files, time.monotonic()))
        return run.over(run.wanted(intake(paths, options, stdin=sys.stdin.buffer), options))


@click.command()
@casebook_option
@engine_options
def reread(place: str, verbose: bool, **how: Any) -> int:
    """Read the stored reports again whose claims are of another version or data, or were corrected since.

    Their claims are replaced; judgements are kept, and those that need a look are listed by `recount judgements
    --doubtful`.
    """
    from recount.casebook import open_casebook
    from recount.cli.messages import Messages
    from recount.cli.progress import Meter

    set_up_log(verbose)
    way = Way(**how)
    with open_casebook(place) as casebook, Messages(live=not verbose) as messages:
        run = _Run(casebook, way, messages, Meter({}, time.monotonic()))
        return run.over(casebook.to_reread(run.by))


class _Run:
    """One run of adding: what it has done so far, and what it tells about it."""

    def __init__(self, casebook: Casebook, way: Way, messages: Messages, meter: Meter) -> None:
        self._casebook, self._way, self._messages, self._meter = casebook, way, messages, meter
        self.by = way.read_by()
        self._done = Counter[str]()
        self._failed = False

    def over(self, sources: Iterator[Report | Issue]) -> int:
        """Read and keep what comes; say what was done, and return the exit code."""
        from recount.cli.run import outcomes
        from recount.records import Issue

        began = time.perf_counter()
        try:
            with self._casebook.adding(self.by, self._stored, self._issue) as adding:
                for outcome in outcomes(sources, self._way.open):
                    if isinstance(outcome, Issue):
                        self._issue(outcome)
                        adding.issue(outcome)
                        continue
                    report, claims = outcome
                    adding.put(report, claims)
                    self._tell(report)
                    log.info(
                        "event=read report=%s claims=%d seconds=%.2f",
                        report.id,
                        len(claims),
                        time.perf_counter() - began,
                    )
                    began = time.perf_counter()
        finally:
            click.echo(self._summary(), err=True)
        return 1 if self._failed else 0

    def wanted(self, sources: Iterator[Report | Issue], options: IntakeOptions) -> Iterator[Report | Issue]:
        """Leave out the reports that are there with their claims; of the others, give the report that is kept."""
        from recount.records import Issue

        for source in sources:
            if isinstance(source, Issue):
                yield source
                continue
            yield from self._differs(source, options)
            report = self._casebook.to_read(source, self.by)
            if report is None:
                self._done["there"] += 1
                self._tell(source)
            else:
                yield report

    def _differs(self, given: Report, options: IntakeOptions) -> Iterator[Issue]:
        """Yield a warning where a report that is there was published otherwise than is said now: it stays as it is."""
        from recount.intake.issues import make_issue

        kept = self._casebook.report(given.id, text=False)
        said = {"published": given.published if given.published_from in {"option", "sidecar"} else None}
        for field, now in (said | {"publisher": options.publisher}).items():
            if kept and now and now != getattr(kept, field):
                before = getattr(kept, field) or "not known"
                remedy = f"recount judge correct {given.id} --field {field} --value {quote(now)}, then recount reread"
                message = (
                    f"{given.path}: is in the casebook with {field} {before}, and stays so; to correct it: {remedy}"
                )
                yield make_issue("differs", message, path=given.path, report=given.id, severity="warning")

    def _stored(self, outcome: Outcome, claims: int) -> None:
        self._done[outcome] += 1
        self._done["claims"] += claims if outcome != "there" else 0

    def _issue(self, issue: Issue) -> None:
        self._failed |= issue.severity == "error"
        self._done["issues"] += 1
        self._messages.issue(issue)

    def _tell(self, report: Report) -> None:
        words = self._meter.step(report.path, len(report.text), time.monotonic())
        self._messages.count("  ".join(filter(None, (words, report.path or report.id))))

    def _summary(self) -> str:
        done = self._done
        parts = [f"{done['new']:,} added"]
        parts += [f"{done['again']:,} read again"] if done["again"] else []
        parts += [f"{done['there']:,} there already"] if done["there"] else []
        parts += [f"{done['issues']:,} issues"] if done["issues"] else []
        return f"{self._casebook.place}: {', '.join(parts)}; {done['claims']:,} claims stored"
