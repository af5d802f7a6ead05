"""Where tests keep casebooks: a file, and a schema of its own on the server that RECOUNT_TEST_POSTGRES names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

import pytest

from recount.casebook import Casebook, open_casebook
from recount.casebook.schema import HEAD
from tests.casebook.made import COUNT, fill

NUMBERS = count()
MISSING = "no PostgreSQL to test with: run tools/with-postgres make test (RECOUNT_TEST_POSTGRES names a server)"


def server() -> str:
    """Return the address of the server for tests; skips the test where there is none."""
    address = os.environ.get("RECOUNT_TEST_POSTGRES")
    if not address:
        pytest.skip(MISSING)
    return address


@contextmanager
def schema_of_its_own() -> Iterator[str]:
    """Give the address of a schema on the server that is dropped afterwards."""
    import psycopg

    address, schema = server(), f"test_{os.getpid()}_{next(NUMBERS)}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
    yield f"{address}?options=-csearch_path%3D{schema}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA {schema} CASCADE")
        connection.execute(f"DROP SCHEMA IF EXISTS {schema}_before_{HEAD} CASCADE")


@pytest.fixture
def postgres() -> Iterator[str]:
    """Return the address of a new casebook on a server."""
    with schema_of_its_own() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return where a new casebook is made: on each kind of database in turn."""
    if request.param == "sqlite":
        return str(tmp_path / "casebook.db")
    address: str = request.getfixturevalue("postgres")
    return address


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    """Return a casebook with some reports in it, for tests that only read."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            place = str(tmp_path_factory.mktemp("library") / "casebook.db")
        else:
            place = stack.enter_context(schema_of_its_own())
        casebook = stack.enter_context(open_casebook(place, create=True))
        fill(casebook, COUNT)
        yield casebook
