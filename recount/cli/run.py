"""Paths -> reports with their claims, and issues, one after the other: the edge of a run.

Whatever goes wrong with one report becomes an issue, and the run goes on with the next.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePath
from typing import TypeVar

from recount.errors import RecountError, SourceError
from recount.intake.issues import make_issue
from recount.records import AnyClaim, Issue, Report

__all__ = ["FIRST_LOOK", "Reader", "Reading", "guard", "outcomes"]

Reading = tuple[Report, tuple[AnyClaim, ...]]
Reader = Callable[[Report], tuple[AnyClaim, ...]]
T = TypeVar("T")

FIRST_LOOK = "first_look"
"""Code of the issue for a report that was left unread because its words do not speak of conflict."""

SKIPPED = "not read: few of its words speak of conflict; leave out --first-look to have it read"


def outcomes(
    sources: Iterator[Report | Issue],
    open_reader: Callable[[], Reader],
    worth: Callable[[Report], bool] | None = None,
) -> Iterator[Reading | Issue]:
    """Yield each report with its claims, and each issue; the reader is opened at the first report that is read.

    A report that is not `worth` reading is yielded without claims, and with an issue that says so.
    Raises only what ends the run: `EngineError`, `DataFileError`, `UsageError`.
    """
    find_claims: Reader | None = None
    while (source := guard(partial(next, sources, None))) is not None:
        if isinstance(source, Issue):
            yield source
            continue
        if worth is not None and not worth(source):
            yield source, ()
            yield make_issue(FIRST_LOOK, SKIPPED, path=source.path, report=source.id, severity="warning")
            continue
        find_claims = find_claims or open_reader()
        found = guard(partial(find_claims, source), source)
        yield found if isinstance(found, Issue) else (source, found)


def guard(step: Callable[[], T], report: Report | None = None) -> T | Issue:
    """Return what the step gives, or an issue where it fails on this report."""
    try:
        return step()
    except SourceError as error:
        return make_issue(error.code, str(error), path=error.path, report=report.id if report else None)
    except (RecountError, BrokenPipeError):
        raise
    except Exception as error:
        return _internal(error, report)


def _internal(error: Exception, report: Report | None) -> Issue:
    """Say what failed and where in Recount, without the exception's own words: they may hold any text."""
    frames = traceback.extract_tb(error.__traceback__)
    at = f"{'/'.join(PurePath(frames[-1].filename).parts[-2:])}:{frames[-1].lineno}" if frames else "unknown"
    doing = "reading this report" if report else "opening the sources"
    message = f"{doing} failed ({type(error).__name__} at {at}); leave it out for now, and please report the fault"
    if report is None:
        return make_issue("internal", message)
    return make_issue("internal", message, path=report.path or report.url, report=report.id)
