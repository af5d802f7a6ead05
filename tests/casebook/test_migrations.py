"""Tables of an older version are brought forward, after a copy was kept, all of them or none; on both databases."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from recount.casebook import Casebook, open_casebook, store, versions
from recount.casebook.schema import HEAD, VERSION_TABLE, metadata
from recount.casebook.versions import MIGRATIONS, copy_name
from recount.errors import StoreError
from tests.casebook.made import fill, state

STEP = '''"""A later version, for the test."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0003", "{head}"


def upgrade() -> None:
    op.add_column("reports", sa.Column("later", sa.Text))
    op.execute("UPDATE reports SET later = id")
    {broken}
'''


@pytest.fixture
def old(place: str) -> str:
    """Return where a casebook of this version is kept, with some reports."""
    with open_casebook(place, create=True) as casebook:
        fill(casebook, 5)
    return place


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the program be of a later version; return the file of its migration."""
    scripts = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "v0003_later.py").write_text(STEP.format(head=HEAD, broken=""))
    prepare = versions.prepare
    monkeypatch.setattr(versions, "HEAD", "0003")
    monkeypatch.setattr(store, "prepare", lambda *words: prepare(*words, scripts=str(scripts)))
    return scripts / "v0003_later.py"


def test_the_newest_version_is_the_last_migration() -> None:
    assert ScriptDirectory(MIGRATIONS, version_locations=[MIGRATIONS]).get_heads() == [HEAD]


def test_migrations_make_the_tables_that_queries_are_written_for(old: str) -> None:
    with open_casebook(old) as casebook, casebook._engine.connect() as connection:
        options = {"include_object": _ours, "compare_server_default": True, "version_table": VERSION_TABLE}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


def test_an_older_casebook_is_brought_forward_and_a_copy_kept(old: str, later: Path) -> None:
    with open_casebook(old) as casebook:
        assert len(list(casebook.reports())) == 5
        assert _one(casebook, "SELECT count(*) FROM reports WHERE later = id") == 5
        assert _one(casebook, f"SELECT version_num FROM {VERSION_TABLE}") == "0003"
        if old.startswith("postgresql"):
            schema = _one(casebook, "SELECT current_schema()")
            assert _one(casebook, f"SELECT count(*) FROM {schema}_before_{HEAD}.claims") == 60
    if not old.startswith("postgresql"):
        assert copy_name(Path(old), HEAD).exists()


def test_the_copy_of_a_file_is_a_whole_casebook(tmp_path: Path, later: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kept.db"
    with monkeypatch.context() as now:
        now.setattr(versions, "HEAD", HEAD)
        now.setattr(store, "prepare", versions.prepare)
        with open_casebook(path, create=True) as casebook:
            fill(casebook, 5)
            before = state(casebook)
    open_casebook(path).close()
    with monkeypatch.context() as now:
        now.setattr(versions, "HEAD", HEAD)
        now.setattr(store, "prepare", versions.prepare)
        with open_casebook(copy_name(path, HEAD)) as copied:
            assert state(copied) == before
        with pytest.raises(StoreError, match="newer Recount"):
            open_casebook(path)


def test_a_migration_that_fails_changes_nothing(old: str, later: Path) -> None:
    later.write_text(STEP.format(head=HEAD, broken='op.execute("INSERT INTO nowhere VALUES (1)")'))
    with pytest.raises(StoreError, match=r"nowhere|are missing"):
        open_casebook(old)
    later.write_text(STEP.format(head=HEAD, broken=""))
    with open_casebook(old) as casebook:
        assert _one(casebook, "SELECT count(*) FROM reports WHERE later = id") == 5


def test_a_casebook_of_the_first_version_is_brought_forward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, scripts = tmp_path / "kept.db", tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__", "v0002*"))
    with monkeypatch.context() as then:
        then.setattr(versions, "HEAD", "0001")
        prepare = versions.prepare
        then.setattr(store, "prepare", lambda *words: prepare(*words, scripts=str(scripts)))
        with open_casebook(path, create=True) as casebook:
            fill(casebook, 5)
            before = state(casebook)
    with open_casebook(path) as casebook:
        assert state(casebook) == before
        assert casebook.workings("any") == {}
    assert copy_name(path, "0001").exists()


def _one(casebook: Casebook, query: str) -> object:
    with casebook._engine.connect() as connection:
        return connection.execute(text(query)).scalar()


def _ours(_object: object, name: str | None, kind: str, _reflected: bool, _compared: object) -> bool:
    """Leave text search out, which each database has in its own way."""
    return kind != "table" or not (name or "").startswith(("report_words", "claim_words", VERSION_TABLE))


def test_every_table_is_looked_at(old: str) -> None:
    with open_casebook(old) as casebook, casebook._engine.connect() as connection:
        assert set(metadata.tables) <= set(inspect(connection).get_table_names())
