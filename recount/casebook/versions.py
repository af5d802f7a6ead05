"""Brings the tables of a casebook to this version: made anew, or migrated forward after a copy was kept."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, inspect, text

from recount.casebook.connect import lock
from recount.casebook.schema import HEAD, VERSION_TABLE, metadata
from recount.errors import StoreError

__all__ = ["copy_name", "prepare"]

MIGRATIONS = str(files("recount") / "casebook" / "migrations")


def prepare(engine: Engine, place: str, path: Path | None, create: bool, scripts: str = MIGRATIONS) -> None:
    """Make or migrate the tables where that is due; all of it or nothing. Raises `StoreError` for tables that are
    another program's or a newer Recount's.
    """
    with engine.connect() as connection:
        version = _version(connection)
        if version == HEAD:
            return
        if version is None:
            _refuse_strange(connection, place, create)
        elif version not in _known(scripts):
            raise StoreError(
                f"{place}: was written by a newer Recount (version {version} of the tables, this one knows {HEAD}); "
                "install the newer Recount"
            )
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        lock(connection)
        if _version(connection) != version:  # another program was faster
            return
        if version and path:
            _copy_file(engine, path, version)
        elif version:
            _copy_tables(connection, version)
        _upgrade(connection, scripts)


def copy_name(path: Path, version: str) -> Path:
    """Return where the copy of a file is kept before it is migrated from that version."""
    return path.with_name(f"{path.name}.before-{version}")


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()


def _refuse_strange(connection: Connection, place: str, create: bool) -> None:
    if connection.dialect.name == "sqlite" and inspect(connection).get_table_names():
        raise StoreError(f"{place}: is a database of another program, not a casebook; give another file")
    if not create:
        raise StoreError(f"{place}: holds no casebook yet; make one with `recount add PATH... --casebook {place}`")


def _known(scripts: str) -> set[str]:
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory(scripts, version_locations=[scripts]).walk_revisions()}


def _copy_file(engine: Engine, path: Path, version: str) -> None:
    """Copy what is committed to a file beside this one, in the place of an earlier copy of the same version."""
    draft = copy_name(path, f"{version}.part")
    draft.unlink(missing_ok=True)
    with engine.connect().execution_options(bare=True) as connection:
        connection.execute(text("VACUUM INTO :draft"), {"draft": str(draft)})
    draft.replace(copy_name(path, version))


def _copy_tables(connection: Connection, version: str) -> None:
    """Copy the tables into a schema beside theirs."""
    quote = connection.dialect.identifier_preparer.quote
    schema = quote(f"{connection.execute(text('SELECT current_schema()')).scalar()}_before_{version}")
    connection.execute(text(f"CREATE SCHEMA {schema}"))
    for name in (VERSION_TABLE, *metadata.tables):
        if inspect(connection).has_table(name):
            connection.execute(text(f"CREATE TABLE {schema}.{quote(name)} AS TABLE {quote(name)}"))


def _upgrade(connection: Connection, scripts: str) -> None:
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    directory = ScriptDirectory(scripts, version_locations=[scripts])

    def steps(current: Any, _context: object) -> Any:
        return directory._upgrade_revs("head", current)  # what Alembic's own command runs

    with EnvironmentContext(Config(), directory, fn=steps) as context:
        context.configure(connection=connection, version_table=VERSION_TABLE, transactional_ddl=True)
        context.run_migrations()
