"""The casebook: a store of reports, claims, issues and judgements, on SQLite or PostgreSQL.

What is read is given one record after the other, as of one moment; what is written is written in short batches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Engine, Row, Select, Table, select

from recount.casebook.adding import Adding
from recount.casebook.anchors import Doubt, anchored, doubts, made
from recount.casebook.checks import check
from recount.casebook.connect import WAIT, connect, is_server, lock, shown
from recount.casebook.failures import told
from recount.casebook.filters import Filter, Verdict
from recount.casebook.rows import decode, decode_claim, decode_report
from recount.casebook.schema import claims, issues, judgements, reports
from recount.casebook.versions import prepare
from recount.casebook.views import by_date, count_claims, find_claims, find_issues, find_reports
from recount.casebook.workings import all_workings, put_workings
from recount.casebook.writer import Outcome, ReadBy, as_read, put_judgement, reading_number
from recount.records import AnyClaim, Issue, Judgement, Report

__all__ = ["Casebook", "Found", "Listed", "open_casebook"]

BATCH = 500
"""Rows fetched at once."""

Kind = Literal["report", "claim", "issue", "judgement"]


class Found(NamedTuple):
    """What an id, or the beginning of one, names."""

    kind: Kind
    id: str


class Listed(NamedTuple):
    """A claim as it stands now, and what people decided of it."""

    claim: AnyClaim
    verdict: Verdict | None
    corrected: bool


def open_casebook(place: str | Path, *, create: bool = False, wait: float = WAIT) -> Casebook:
    """Open a casebook: the path of a file, or `postgresql://…`. Its tables are migrated where they are older.

    `wait`: seconds to wait for another writer. Raises `StoreError` where it cannot be opened, where it is no casebook,
    and, unless it may be created, where there is none; `UsageError` for an address of another kind.
    """
    name, path = shown(place), None if is_server(place) else Path(place)
    engine = connect(place, create, wait)
    with ExitStack() as failing:
        failing.callback(engine.dispose)
        with told(name):
            prepare(engine, name, path, create)
        failing.pop_all()
    return Casebook(engine, name)


class Casebook:
    """An open casebook; to be closed, or used in a `with` block. Every method raises `StoreError`."""

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine = engine
        self.place = place
        """As it may be shown: without a password."""

    # --- reading -------------------------------------------------------------------------------------------

    def reports(self, where: Filter | None = None, *, text: bool = True) -> Iterator[Report]:
        """Yield reports as they stand now, the oldest first; without their texts where those are not wanted."""
        for row in self._rows(find_reports(where or Filter(), self._engine.dialect, text)):
            yield decode_report(row.corrected or row.head, row.text if text else None, row.supersedes)

    def report(self, name: str, *, text: bool = True) -> Report | None:
        """Return the report with this id as it stands now, or None."""
        return next(iter(list(self.reports(Filter(ids=(name,)), text=text))), None)

    def claims(self, where: Filter | None = None) -> Iterator[AnyClaim]:
        """Yield claims as they were read, the rejected ones too: what `current` takes, with `judgements`."""
        where = where or Filter(rejected=True)
        for row in self._rows(find_claims(where, self._engine.dialect)):
            yield decode_claim(row.record)

    def listed(self, where: Filter | None = None) -> Iterator[Listed]:
        """Yield claims as they stand now, those of the oldest report first: corrected, and without the rejected ones
        unless the filter asks for them.
        """
        for row in self._rows(by_date(find_claims(where or Filter(), self._engine.dialect))):
            yield Listed(decode_claim(row.corrected or row.record), row.verdict, row.corrected is not None)

    def issues(self, where: Filter | None = None) -> Iterator[Issue]:
        """Yield what could not be read or stored well."""
        for row in self._rows(find_issues(where or Filter())):
            yield decode(row.record, Issue)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements, oldest first, about the claims that stand for the judged ones now: for `current`."""
        with self._reading() as connection:
            return anchored(connection)

    def judgements_made(self) -> tuple[Judgement, ...]:
        """Return all judgements exactly as they were made, oldest first."""
        with self._reading() as connection:
            return made(connection)

    def doubts(self) -> tuple[Doubt, ...]:
        """Return the judgements that need a person's look since a newer reading."""
        with self._reading() as connection:
            return doubts(connection)

    def counts(self) -> dict[str, int]:
        """Return how many claims each report makes, by its id."""
        with self._reading() as connection:
            return {row.report: row.claims for row in connection.execute(count_claims())}

    def find(self, name: str) -> tuple[Found, ...]:
        """Return what has this id, else all whose ids begin so."""
        tables: dict[Kind, Table] = {"report": reports, "claim": claims, "issue": issues, "judgement": judgements}
        found = []
        with self._reading() as connection:
            for kind, table in tables.items():
                query = select(table.c.id).where(table.c.id.startswith(name, autoescape=True)).limit(20)
                found += [Found(kind, row.id) for row in connection.execute(query)]
        return tuple(f for f in found if f.id == name) or tuple(found)

    def workings(self, edition: str) -> dict[str, bytes]:
        """Return what was kept of an edition by `keep_workings`, by name."""
        with self._reading() as connection:
            return all_workings(connection, edition)

    # --- writing -------------------------------------------------------------------------------------------

    def to_read(self, report: Report, by: ReadBy) -> Report | None:
        """Return the report whose claims are to be read: this one if it is new, the stored one, as people corrected
        it, where its claims are of another reading, and None where all is there.
        """
        with self._reading() as connection:
            if self._is_read(connection, report.id, by):
                return None
        return self.report(report.id) or report

    def to_reread(self, by: ReadBy) -> Iterator[Report]:
        """Yield the stored reports whose claims are of another reading, or of other corrections."""
        with self._reading() as connection:
            read = (reports.c.reading == reading_number(connection, by)) & (reports.c.as_read == "")
            unsure = select(reports.c.id).where(~read | reports.c.corrected.is_not(None)).order_by(reports.c.id)
            names = [row.id for row in connection.execute(unsure).all()]
            names = [name for name in names if not self._is_read(connection, name, by)]
        for name in names:
            if report := self.report(name):
                yield report

    def adding(
        self,
        by: ReadBy,
        stored: Callable[[Outcome, int], None] = lambda _outcome, _claims: None,
        refused: Callable[[Issue], None] = lambda _issue: None,
    ) -> Adding:
        """Return what takes reports with their claims; `stored` hears of each report and its number of claims."""
        return Adding(self._engine, self.place, by, stored, refused)

    def judge(self, judgement: Judgement) -> None:
        """Add a judgement; raises `UsageError` where it is about nothing that is here, or makes no sense."""
        with told(self.place), self._engine.connect().execution_options(write=True) as connection, connection.begin():
            lock(connection)
            check(connection, judgement)
            put_judgement(connection, judgement)

    def keep_workings(self, edition: str, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
        """Keep what was worked out, all of it or nothing, in the place of what was found before and of other editions.

        Rows are true of what they name, whoever writes last.
        """
        if before == after:
            return
        with told(self.place), self._engine.connect().execution_options(write=True) as connection, connection.begin():
            lock(connection)
            put_workings(connection, edition, before, after)

    def close(self) -> None:
        """Let go of the file or the server."""
        with told(self.place):
            self._engine.dispose()

    def __enter__(self) -> Casebook:
        """Return the casebook."""
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told(self.place), self._engine.connect() as connection, connection.begin():
            yield connection

    def _rows(self, query: Select[Any]) -> Iterator[Row[Any]]:
        with self._reading() as connection:
            rows = connection.execution_options(yield_per=BATCH).execute(query)
            with closing(rows):  # also where the caller stops half-way: a server keeps a cursor for it
                yield from rows

    def _is_read(self, connection: Connection, name: str, by: ReadBy) -> bool:
        query = select(reports.c.reading, reports.c.as_read).where(reports.c.id == name)
        stored = connection.execute(query).first()
        return stored is not None and stored == (reading_number(connection, by), as_read(connection, name))
