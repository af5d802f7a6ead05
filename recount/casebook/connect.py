"""A path or an address -> an engine of SQLAlchemy, with the settings that a casebook needs.

SQLite in WAL mode, so that readers and one writer go on beside one another; what is committed is on the disk.
Transactions are begun by us, since Python's own module begins none for what changes tables.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from recount.errors import StoreError, UsageError

__all__ = ["WAIT", "connect", "is_server", "lock", "shown"]

WAIT = 20.0
"""Seconds that a writer waits for another one; a batch takes well under a second."""

REACH = 10
"""Seconds to wait for a server to answer."""

LOCK = 0x5265636F756E74
"""Number of the lock that PostgreSQL's writers take in turn (`Recount` in ASCII)."""


def is_server(place: str | Path) -> bool:
    """Tell the address of a server from the path of a file."""
    return isinstance(place, str) and place.split("://")[0] in {"postgresql", "postgres", "postgresql+psycopg"}


def shown(place: str | Path) -> str:
    """Return the path or the address, without its password."""
    return _url(str(place)).render_as_string(hide_password=True) if is_server(place) else str(place)


def connect(place: str | Path, create: bool, wait: float = WAIT) -> Engine:
    """Return an engine; raises `StoreError` where there is no such file, `UsageError` for another kind of address."""
    if is_server(place):
        return _postgres(_url(str(place)), wait)
    if "://" in str(place):
        raise UsageError(f"{str(place).split('://')[0]}: no such kind of casebook; give a file or postgresql://…")
    return _sqlite(Path(place), create, wait)


def lock(connection: Connection) -> None:
    """Begin to write: wait until no other program writes; the lock ends with the transaction."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (LOCK,))


def _url(place: str) -> URL:
    try:
        return make_url(place).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError):
        raise UsageError(
            "the address of the casebook has a wrong form; write postgresql://USER@HOST/DATABASE"
        ) from None


def _postgres(url: URL, wait: float) -> Engine:
    if find_spec("psycopg") is None:
        raise StoreError(f"{shown(str(url))}: needs psycopg; install it with `pip install 'recount[postgresql]'`")
    engine = create_engine(url, connect_args={} if "connect_timeout" in url.query else {"connect_timeout": REACH})

    @event.listens_for(engine, "connect")
    def _settle(connection: Any, _record: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = {int(wait * 1000)}")
        connection.commit()

    return engine


def _sqlite(path: Path, create: bool, wait: float) -> Engine:
    if not path.exists() and not create:
        raise StoreError(f"{path}: there is no such casebook; make one with `recount add PATH... --casebook {path}`")
    if path.is_dir():
        raise StoreError(f"{path}: is a folder; give the name of a file in it")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: there is no folder {path.parent}; make it first")
    engine = create_engine("sqlite://", creator=_opener(path, wait), poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if not options.get("bare"):
            connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("write") else "BEGIN")

    return engine


def _opener(path: Path, wait: float) -> Callable[[], sqlite3.Connection]:
    """Return what opens the file; one that cannot be written is taken as it stands, without the files of WAL."""
    fixed = path.exists() and not (_writable(path) and _writable(path.parent))
    beside = path.with_name(path.name + "-wal").exists()
    mode = ("mode=ro" if beside else "immutable=1") if fixed else "mode=rwc"

    def opened() -> sqlite3.Connection:
        uri = f"{path.absolute().as_uri()}?{mode}"
        connection = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)
        try:
            if not fixed:
                connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    return opened


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
