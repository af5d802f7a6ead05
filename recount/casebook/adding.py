"""Reports as they are read -> short write batches: what is stored is whole reports, whenever the run is ended."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from types import TracebackType

from sqlalchemy import Engine
from sqlalchemy.exc import DataError, IntegrityError

from recount.casebook.connect import lock
from recount.casebook.failures import told
from recount.casebook.writer import Item, Outcome, ReadBy, put_batch
from recount.intake.issues import make_issue
from recount.records import AnyClaim, Issue, Report

__all__ = ["Adding"]

MOST_REPORTS, MOST_CLAIMS = 50, 2_000
"""A batch is written when it holds so many, in well under a second: others wait no longer."""

LONGEST = 0.5
"""Seconds that a report waits to be written while others are read."""

Told = Callable[[Outcome, int], None]


class Adding:
    """Takes reports with their claims and writes them in batches; the last one at the end of the `with` block."""

    def __init__(self, engine: Engine, place: str, by: ReadBy, stored: Told, refused: Callable[[Issue], None]) -> None:
        self._engine, self._place, self._by = engine, place, by
        self._stored, self._refused = stored, refused
        self._pending: list[Item] = []
        self._claims = 0
        self._due = 0.0

    def put(self, report: Report, claims: Sequence[AnyClaim]) -> None:
        """Take one report with what it claims; raises `StoreError` where the batch cannot be written."""
        self._take((report, tuple(claims)), len(claims))

    def issue(self, issue: Issue) -> None:
        """Take an issue, which is kept beside the reports."""
        self._take(issue, 0)

    def flush(self) -> None:
        """Write what has been taken."""
        batch, self._pending, self._claims = self._pending, [], 0
        with told(self._place):
            try:
                self._write(batch)
            except (IntegrityError, DataError):
                for item in batch:
                    self._write_alone(item)

    def __enter__(self) -> Adding:
        """Return what takes the reports."""
        return self

    def __exit__(
        self, _type: type[BaseException] | None, error: BaseException | None, _at: TracebackType | None
    ) -> None:
        """Write the rest, also where the run was stopped."""
        if error is None or isinstance(error, KeyboardInterrupt):
            self.flush()

    def _take(self, item: Item, claims: int) -> None:
        if not self._pending:
            self._due = time.monotonic() + LONGEST
        self._pending.append(item)
        self._claims += claims
        if len(self._pending) >= MOST_REPORTS or self._claims >= MOST_CLAIMS or time.monotonic() >= self._due:
            self.flush()

    def _write(self, batch: Sequence[Item]) -> None:
        """Write all or nothing, and say what became of each report."""
        if not batch:
            return
        with self._engine.connect().execution_options(write=True) as connection, connection.begin():
            lock(connection)
            done = put_batch(connection, batch, self._by)
        for outcome, item in zip(done, batch, strict=True):
            if outcome and not isinstance(item, Issue):
                self._stored(outcome, len(item[1]))

    def _write_alone(self, item: Item) -> None:
        """Write one item of a batch that the database refused; the one that it refuses becomes an issue."""
        try:
            self._write([item])
        except (IntegrityError, DataError):
            if isinstance(item, Issue):
                return
            path = item[0].path or item[0].id
            message = (
                f"{path}: the casebook does not take this report; leave it out for now, and please report the fault"
            )
            self._refused(make_issue("not_stored", message, path=path, report=item[0].id))
