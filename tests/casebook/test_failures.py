"""What fails says which casebook, why, and what to do, in one line; and what was stored stays."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import create_engine, text

from recount.casebook import Casebook, open_casebook
from recount.casebook.schema import HEAD
from recount.errors import StoreError, UsageError
from tests.casebook.conftest import server
from tests.casebook.made import BY, COUNT, fill, judgement, make_claims, make_report, state

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the file of a casebook with some reports in it."""
    with open_casebook(tmp_path / "kept.db", create=True) as casebook:
        fill(casebook, COUNT)
    return tmp_path / "kept.db"


def run(*words: str | Path, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command; `limit` is the size of the largest file that it may write."""
    code = "import sys; from recount.cli import main; main(sys.argv[1:])"
    if limit is not None:
        code = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit})); {code}"
    command = [sys.executable, "-c", code, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def one_line(done: subprocess.CompletedProcess[str], place: object, *words: str) -> bool:
    """Tell whether a run failed with one line that names the casebook and holds the words."""
    lines = done.stderr.strip().splitlines()
    said = lines[-1] if lines else ""
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    assert str(place) in said, said
    assert not [word for word in words if word not in said], said
    return True


def story(folder: Path) -> Path:
    """Write a report and return its path."""
    report = folder / "story.txt"
    report.write_text("Four killed in Karvo\n\nThe army shelled Karvo on Sunday and killed four people.\n")
    return report


def test_a_full_disk(path: Path) -> None:
    before = _state(path)
    with open_casebook(path) as casebook:
        _allow_no_more_pages(casebook)
        with pytest.raises(StoreError, match=r"kept\.db: the disk is full .*; free some space, .*; what was stored"):
            fill(casebook, 10 * COUNT)
    after = _state(path)
    assert after["reports"][:3] == before["reports"][:3]  # type: ignore[index]
    with open_casebook(path) as casebook:
        fill(casebook, 10 * COUNT)
        assert len(list(casebook.claims())) == 120 * COUNT


def test_a_disk_that_takes_no_more(path: Path, tmp_path: Path) -> None:
    before = _state(path)
    done = run("add", story(tmp_path), "--casebook", path, limit=40_000)
    assert one_line(done, path, "full", "run the command again")
    assert _state(path) == before


@contextmanager
def as_somebody() -> Iterator[None]:
    """Let root, whom no permission stops, be somebody else for a while."""
    me = os.geteuid()
    if me == 0:
        os.seteuid(NOBODY)
    yield
    os.seteuid(me)


@pytest.fixture
def everyones(path: Path) -> Iterator[Path]:
    """Return a casebook that everybody may read and nobody may write."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "kept.db"
        file.write_bytes(path.read_bytes())
        file.chmod(0o444)
        Path(folder).chmod(0o555)
        yield file
        Path(folder).chmod(0o755)


def test_a_file_that_may_only_be_read(everyones: Path) -> None:
    claim = make_claims(make_report(0), 0)[0]
    with as_somebody(), open_casebook(everyones) as casebook:
        assert len(list(casebook.claims())) == 12 * COUNT
        with pytest.raises(StoreError, match=r"kept\.db: it cannot be written .*; check the permissions"):
            fill(casebook, COUNT + 1)
        with pytest.raises(StoreError, match=r"kept\.db: it cannot be written"):
            casebook.judge(judgement("accept", claim.id))


def test_a_locked_file(path: Path) -> None:
    claim = make_claims(make_report(0), 0)[0]
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_casebook(path, wait=0.1) as casebook:
        assert len(list(casebook.reports())) == COUNT  # who only reads is not kept waiting
        with pytest.raises(StoreError, match=r"kept\.db: another program keeps it locked .*; wait for that program"):
            casebook.judge(judgement("accept", claim.id))
        other.execute("ROLLBACK")
        casebook.judge(judgement("accept", claim.id))
    other.close()


def test_a_server_on_which_another_writes(postgres: str) -> None:
    with open_casebook(postgres, create=True) as first, open_casebook(postgres, wait=0.1) as second:
        fill(first, 2)
        with first._engine.connect() as connection, connection.begin():
            connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": 0x5265636F756E74})
            assert len(list(second.reports())) == 2
            with pytest.raises(StoreError, match="another program keeps it locked"):
                fill(second, 4)
        fill(second, 4)
        assert len(list(second.reports())) == 4


@pytest.mark.parametrize("at", [0, 20, 5_000, 50_000])
def test_a_damaged_file(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at : at + 30_000] = b"\xa5" * min(30_000, len(content) - at)
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"kept\.db: .*(damaged|casebook).*; (go back to|give another)"):
        _state(path)


def test_a_file_that_was_cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(StoreError, match=r"kept\.db: .*damaged"):
        _state(path)


def test_no_database_at_all(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Not a casebook.\n" * 1000)
    with pytest.raises(StoreError, match=r"notes\.txt: the file is no casebook"):
        open_casebook(tmp_path / "notes.txt", create=True)
    assert (tmp_path / "notes.txt").read_text() == "Not a casebook.\n" * 1000


def test_a_database_of_another_program(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE music (name TEXT)")
    other.close()
    with pytest.raises(StoreError, match=r"other\.db: is a database of another program"):
        open_casebook(tmp_path / "other.db", create=True)


def test_a_casebook_of_a_newer_version(place: str) -> None:
    with open_casebook(place, create=True) as casebook:
        fill(casebook, 2)
        before = state(casebook)
        _set_version(casebook, "9999")
        with pytest.raises(StoreError, match=r"written by a newer Recount \(version 9999 .*install the newer"):
            open_casebook(place)
        _set_version(casebook, HEAD)
    with open_casebook(place) as casebook:
        assert state(casebook) == before


def test_a_place_where_nothing_is(tmp_path: Path) -> None:
    for place, why in (
        (tmp_path / "none.db", r"none\.db: there is no such casebook; make one with `recount add"),
        (tmp_path, "is a folder"),
        (tmp_path / "no" / "none.db", "there is no folder"),
    ):
        with pytest.raises(StoreError, match=why):
            open_casebook(place, create=place != tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_database_is_no_casebook_yet(place: str) -> None:
    if not place.startswith("postgresql"):
        Path(place).touch()
    with pytest.raises(StoreError, match="holds no casebook yet; make one"):
        open_casebook(place)


def test_a_server_that_cannot_be_reached() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match=r"ana:\*\*\*@127\.0\.0\.1.*cannot be reached .*; check the address") as caught:
        open_casebook("postgresql://ana:secret@127.0.0.1:9/casebook")
    assert "secret" not in str(caught.value)


def test_a_database_that_a_server_does_not_have() -> None:
    address = server().rpartition("/")[0] + "/nosuch"
    with pytest.raises(StoreError, match='database "nosuch" does not exist'):
        open_casebook(address, create=True)


def test_a_server_that_hangs_up(postgres: str) -> None:
    with open_casebook(postgres, create=True) as casebook:
        fill(casebook, 5)
        before = state(casebook)
        adding = casebook.adding(BY)
        adding.put(make_report(6), ())
        _hang_up(server())
        with pytest.raises(StoreError, match=r"the server (was shut down|cannot be reached)"):
            adding.flush()
        assert state(casebook) == before
        fill(casebook, 7)
        assert len(list(casebook.reports())) == 7


def test_an_address_of_a_wrong_form() -> None:
    with pytest.raises(UsageError, match="wrong form"):
        open_casebook("postgresql://ana:secret@host:port/casebook")


def _state(path: Path) -> dict[str, object]:
    with open_casebook(path) as casebook:
        return state(casebook)


def _allow_no_more_pages(casebook: Casebook) -> None:
    """Let the file grow by a few pages only; the connection goes back to the pool, and is the one used next."""
    with casebook._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 60}")


def _set_version(casebook: Casebook, version: str) -> None:
    with casebook._engine.connect() as connection, connection.begin():
        connection.execute(text("UPDATE recount_version SET version_num = :v"), {"v": version})


def _hang_up(address: str) -> None:
    engine = create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        mine = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname IS NOT NULL"
        connection.execute(text(mine))
    engine.dispose()
