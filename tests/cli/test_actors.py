"""`recount actors`: what it prints, what it makes, how `recount read` uses it, and how it fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recount.cli import main
from recount.cli.actors import own_actors, user_actors

TABLE = "name,kind,aliases,country,start,end\nHarvat Shield,militia,HSH|LNA,LBY,2031,\nBrask\x1b[31m,rebel,,,,\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the user's own folder be an empty one."""
    for name in ("XDG_DATA_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "groups.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path / "groups.csv"


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in args])


def actor_ids(told: Result) -> set[str | None]:
    claims = [json.loads(line) for line in told.output.splitlines() if line.startswith("{")]
    return {actor["id"] for claim in claims for actor in claim.get("actors", ())}


def test_find_says_who_bears_a_name() -> None:
    told = run("actors", "find", "libyan national ARMY")
    assert told.exit_code == 0
    assert "actor:libyan-national-army" in told.output
    assert run("actors", "find", "Zzyqx").exit_code == 1


def test_an_import_is_used_from_then_on(table: Path, home: Path) -> None:
    assert own_actors(None) is None
    told = run("actors", "import", table)
    assert told.exit_code == 0
    assert "groups.csv, line 3 left out" in told.output
    assert "\x1b" not in told.output
    assert "1 rows from a table of actors, 1 broken lines" in told.output
    assert own_actors(None) == user_actors()
    assert user_actors().is_relative_to(home)
    assert run("actors", "find", "LNA").output == "Harvat Shield militia LBY 2031– own:harvat-shield (groups.csv)\n"
    assert "1 rows in all" in run("actors", "import", table).output
    assert [p.name for p in user_actors().parent.iterdir()] == ["actors.csv"]


def test_an_import_into_a_named_file(table: Path, tmp_path: Path, home: Path) -> None:
    assert run("actors", "import", table, "--into", tmp_path / "own.csv").exit_code == 0
    assert not home.exists()
    text = tmp_path / "report.txt"
    text.write_text("Harvat Shield shelled Misrata on Sunday, killing two people, doctors said.", encoding="utf-8")
    told = run("read", text, "--actors", tmp_path / "own.csv", "--as", "jsonl")
    assert told.exit_code == 0
    assert "own:harvat-shield" in actor_ids(told)
    assert "own:harvat-shield" not in actor_ids(run("read", text, "--as", "jsonl"))


@pytest.mark.parametrize("content", ["", "a diary", "name,kind\n,\n", "name,kind\nBrask,heroes\n", "GUNMAN [~REB]\n"])
def test_an_import_that_fails_changes_nothing(content: str, table: Path, tmp_path: Path) -> None:
    run("actors", "import", table)
    before = user_actors().read_bytes()
    (tmp_path / "list.txt").write_text(content, encoding="utf-8")
    told = run("actors", "import", tmp_path / "list.txt")
    assert told.exit_code == 1
    assert "recount: " in told.output.splitlines()[-1]
    assert user_actors().read_bytes() == before
    assert run("actors", "import", tmp_path / "none.txt").exit_code == 1


@pytest.mark.parametrize(
    "content", [None, b"a diary", b"\xff\xfe", b"name,kind,id\nBrask,heroes,x:1\n", b'name,kind,id\n"']
)
def test_a_table_that_is_none(content: bytes | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "own.csv").write_bytes(content)
    (tmp_path / "report.txt").write_text("Two people died.", encoding="utf-8")
    for command in (["actors", "find", "LNA"], ["read", tmp_path / "report.txt"]):
        told = run(*command, "--actors", tmp_path / "own.csv")
        assert (told.exit_code, "Traceback" in told.output) == (1, False)
        assert "own.csv" in told.output
