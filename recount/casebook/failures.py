"""What a database says when it fails -> one line that names the casebook, the reason and the remedy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from recount.errors import StoreError

__all__ = ["failure", "told"]

REASONS = (
    # SQLite's names of errors and PostgreSQL's codes begin so; the first row that fits says why and what to do.
    ("SQLITE_FULL", "the disk is full", "free some space, then run the command again"),
    ("SQLITE_READONLY", "it cannot be written", "check the permissions of the file and of its folder"),
    ("SQLITE_BUSY", "another program keeps it locked", "wait for that program or end it, then run the command again"),
    ("SQLITE_LOCKED", "another program keeps it locked", "wait for that program or end it, then run the command again"),
    ("SQLITE_CORRUPT", "the file is damaged", "go back to a copy, or save what is left with `sqlite3 FILE .recover`"),
    ("SQLITE_NOTADB", "the file is no casebook, or is damaged", "give another file, or go back to a copy of it"),
    ("SQLITE_CANTOPEN", "it cannot be opened", "check its folder and the permissions"),
    ("SQLITE_IOERR", "the disk failed or is full", "check the disk, then run the command again"),
    ("53100", "the server's disk is full", "free some space there, then run the command again"),
    ("53", "the server has no room for this", "try again later, or ask who runs it"),
    ("25006", "the server lets nobody write", "give the address of the server that takes writes"),
    ("55P03", "another program keeps it locked", "wait for that program or end it, then run the command again"),
    ("57014", "the server took too long and gave up", "run the command again"),
    ("42501", "the user of the database lacks the right to do this", "ask who runs the server for it"),
    ("42P07", "the database holds tables of another program", "give a database or schema of its own"),
    ("42P01", "tables of the casebook are missing", "go back to a copy of it"),
    ("57", "the server was shut down", "wait until it runs, then run the command again"),
    ("08", "the server cannot be reached", "check the address, and that the server runs"),
)  # fmt: skip
KEPT = "what was stored before stays"


@contextmanager
def told(place: str) -> Iterator[None]:
    """Let failures of the database out as `StoreError`; `place` is the casebook as it may be shown."""
    try:
        yield
    except SQLAlchemyError as error:
        raise failure(place, error) from error


def failure(place: str, error: SQLAlchemyError) -> StoreError:
    """Return the error that says what failed; the database's own words are added where they tell more."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    name = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or ""
    for start, reason, remedy in REASONS:
        if name.startswith(start):
            return StoreError(f"{place}: {reason} ({name}); {remedy}; {KEPT}")
    words = " ".join(str(cause).split())[:300]
    if isinstance(error, DBAPIError) and not name and error.orig and type(error.orig).__module__.startswith("psycopg"):
        return StoreError(
            f"{place}: the server cannot be reached ({words}); check the address, and that the server runs"
        )
    return StoreError(f"{place}: the database failed ({name or type(cause).__name__}: {words}); {KEPT}")
