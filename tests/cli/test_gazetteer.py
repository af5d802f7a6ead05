"""`recount gazetteer` and `recount evaluate place`: what they print, what they make, and how they fail."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recount.cli import main
from recount.cli.gazetteer import own_gazetteers, user_file

VILLAGE = "21\tQaryat Brask\tQaryat Brask\tBrask\t30.5\t14.5\tP\tPPL\tLY\t\t07\t\t\t\t120\t\t3\tX\tY"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the user's own folder be an empty one."""
    for name in ("XDG_DATA_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def download(tmp_path: Path) -> Path:
    with zipfile.ZipFile(tmp_path / "LY.zip", "w") as archive:
        archive.writestr("LY.txt", f"{VILLAGE}\nbroken\x1b[31m\tline\n")
    return tmp_path / "LY.zip"


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in args])


def test_info_names_what_is_used() -> None:
    told = run("gazetteer", "info")
    assert told.exit_code == 0
    assert "gazetteer.sqlite" in told.output
    assert "CC BY 4.0" in told.output


def test_find_ranks_and_says_why() -> None:
    told = run("gazetteer", "find", "Tripoli", "--text", "Shells fell on Tripoli, Lebanon.")
    assert told.exit_code == 0
    assert "LBN" in told.output.splitlines()[0]
    assert "contained" in told.output.splitlines()[0]


def test_find_nothing() -> None:
    assert run("gazetteer", "find", "Zzyqx").exit_code == 1
    assert run("gazetteer", "find", "Zzyqx", "--text", "Another text.").exit_code == 2


def test_an_import_is_used_from_then_on(download: Path, home: Path) -> None:
    assert own_gazetteers(None) == ()
    told = run("gazetteer", "import", download)
    assert told.exit_code == 0
    assert "1 places" in told.output
    assert "line 2 left out" in told.output
    assert "\x1b" not in told.output
    assert own_gazetteers(None) == (str(user_file()),)
    assert user_file().is_relative_to(home)
    assert run("gazetteer", "find", "Brask").output.split()[1:4] == ["Qaryat", "Brask", "LBY"]


def test_an_import_into_a_named_file(download: Path, tmp_path: Path, home: Path) -> None:
    assert run("gazetteer", "import", download, "--into", tmp_path / "own.sqlite").exit_code == 0
    assert not home.exists()
    text = tmp_path / "report.txt"
    text.write_text("Gunmen attacked the village of Brask in Libya on Sunday, killing two people.", encoding="utf-8")
    read = run("read", text, "--gazetteer", tmp_path / "own.sqlite", "--as", "jsonl")
    assert read.exit_code == 0
    places = [json.loads(line).get("place") for line in read.output.splitlines() if line.startswith("{")]
    assert "geonames:21" in {place["gazetteer_id"] for place in places if place}


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 broken"])
def test_an_import_that_fails(content: bytes, tmp_path: Path, home: Path) -> None:
    (tmp_path / "LY.zip").write_bytes(content)
    told = run("gazetteer", "import", tmp_path / "LY.zip")
    assert told.exit_code == 1
    assert told.output.startswith("recount: ")
    assert not list(home.rglob("*.sqlite"))


def test_a_gazetteer_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "own.sqlite").write_bytes(b"a diary")
    (tmp_path / "report.txt").write_text("Two people died.", encoding="utf-8")
    for path in (tmp_path / "own.sqlite", tmp_path / "none.sqlite"):
        for command in (["gazetteer", "info"], ["gazetteer", "find", "Goma"], ["read", tmp_path / "report.txt"]):
            told = run(*command, "--gazetteer", path)
            assert (told.exit_code, "Traceback" in told.output) == (1, False)
            assert str(path) in told.output


def test_evaluate_place(tmp_path: Path) -> None:
    text = "Shells fell on Tripoli, Lebanon."
    toponym = {"start": 15, "end": 22, "name": "Tripoli", "lat": 34.4, "lon": 35.8}
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(json.dumps({"id": "a", "text": text, "toponyms": [toponym]}), encoding="utf-8")
    found, cases = tmp_path / "found.jsonl", tmp_path / "cases.jsonl"
    told = run("evaluate", "place", corpus, "--predictions", found, "--cases", cases)
    assert told.exit_code == 0
    assert "right      1.000" in told.output
    assert json.loads(found.read_text(encoding="utf-8"))["toponyms"][0]["country"] == "LBN"
    assert "Tripoli" not in cases.read_text(encoding="utf-8")
    assert "recall     1.000" in run("evaluate", "place", corpus, "--find").output
    assert run("evaluate", "place", corpus, "--find", "--cases", cases).exit_code == 2
