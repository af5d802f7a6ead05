"""The command as people run it: what it prints, where complaints go, and how it exits."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

STORY = (
    "Four killed in Karvo\n\nThe army shelled the village of Karvo on Sunday and killed four people, officials said.\n"
)


def run(*words: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, its output piped."""
    command = [sys.executable, "-m", "recount", *map(str, words)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=120)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def records(printed: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in printed.decode("utf-8").splitlines()]


def test_piped_output_is_json_lines(story: Path) -> None:
    done = run("read", story, "--published", "2014-12-30", "--publisher", "The Karvo Courier")
    assert done.returncode == 0
    report, *claims = records(done.stdout)
    assert (report["record"], report["published"], report["published_from"]) == ("report", "2014-12-30", "option")
    killed = next(c for c in claims if c.get("measure") == "killed")
    assert killed["best"] == 4
    assert b'"best":4,' in done.stdout  # a whole number, not 4.0
    assert {c["record"] for c in claims} == {"claim"}


def test_standard_input_is_read(story: Path) -> None:
    done = run("read", "-", stdin=STORY.encode())
    assert done.returncode == 0
    assert any(r.get("measure") == "killed" for r in records(done.stdout))


def test_csv_has_a_row_a_claim_and_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "=cmd.txt"
    path.write_text("=HYPERLINK\n\n" + STORY, encoding="utf-8")
    done = run("read", path, "--as", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8"), newline="")))
    assert done.returncode == 0
    assert rows
    assert not [cell for row in rows for cell in row.values() if cell and cell[0] in "=+@\t\r"]


def test_html_is_one_page_without_script(story: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run("read", story, "--as", "html", "--out", page).returncode == 0
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text
    assert "default-src &#39;none&#39;" in text or "default-src 'none'" in text
    assert "Karvo" in text


def test_one_bad_file_stops_no_other(story: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 8)
    done = run("read", tmp_path)
    assert done.returncode == 1
    assert any(r.get("measure") == "killed" for r in records(done.stdout))
    assert {r["code"] for r in records(done.stdout) if r["record"] == "issue"} == {"empty", "binary"}
    lines = done.stderr.decode("utf-8").splitlines()
    assert [line for line in lines if "empty.txt" in line]
    assert [line for line in lines if "binary.txt" in line]
    assert "Traceback" not in done.stderr.decode("utf-8")


def test_a_missing_file_is_one_clear_line(tmp_path: Path) -> None:
    done = run("read", tmp_path / "nowhere.txt", "--as", "csv")
    assert done.returncode == 1
    assert len(done.stderr.decode("utf-8").splitlines()) == 1
    assert "nowhere.txt" in done.stderr.decode("utf-8")


def test_another_language_is_recognised_and_nothing_claimed(tmp_path: Path) -> None:
    path = tmp_path / "fr.txt"
    path.write_text(
        "L'armée a bombardé le village dimanche, tuant vingt-deux personnes, selon le ministère de la défense. "
        "Les rebelles ont démenti avoir attaqué la ville, et ils accusent le gouvernement de mentir à tous.",
        encoding="utf-8",
    )
    done = run("read", path)
    assert done.returncode == 0
    assert [r["code"] for r in records(done.stdout) if r["record"] == "issue"] == ["not_english"]
    assert not [r for r in records(done.stdout) if r["record"] == "claim"]


@pytest.mark.parametrize(
    "words",
    [["read"], ["read", "x.txt", "--published", "3/4/19"], ["read", "x.txt", "--as", "pdf"], ["reed", "x.txt"]],
    ids=["no path", "no date", "no such form", "no such command"],
)
def test_wrong_usage_exits_with_two_and_says_why(words: list[str]) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert done.stderr
    assert b"Traceback" not in done.stderr


def test_a_missing_model_is_one_clear_line(story: Path) -> None:
    done = run("read", story, "--language-model", "no_such_model")
    assert done.returncode in {1, 2}
    assert "no_such_model" in done.stderr.decode("utf-8")
    assert "Traceback" not in done.stderr.decode("utf-8")


def test_help_shows_examples_and_loads_no_model() -> None:
    done = run("read", "--help")
    assert done.returncode == 0
    assert b"Examples" in done.stdout
    check = "import sys, recount.cli; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_the_version_is_printed() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert run("--version").stdout.decode().strip() == f"recount {project['version']}"


@pytest.mark.parametrize("columns", ["80", "120"])
def test_a_table_fits_its_terminal_and_tames_what_it_shows(
    tmp_path: Path, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    path = tmp_path / "hostile.txt"
    path.write_text("Title \x1b[31mred\x1b[0m [bold]x[/]\n\n" + STORY, encoding="utf-8")
    printed = run("read", path, "--as", "table").stdout.decode("utf-8")
    assert "\x1b[31m" not in printed
    assert "[bold]x[/]" in printed
    assert max(len(line) for line in printed.splitlines()) <= max(int(columns), 80)
    assert "killed" in printed


def test_the_first_look_names_what_it_leaves_unread(story: Path, tmp_path: Path) -> None:
    recipe = tmp_path / "recipe.txt"
    recipe.write_text("Peel the garlic, heat the oven and beat two eggs with the flour. " * 4, encoding="utf-8")
    done = run("read", story, recipe, "--first-look", "--as", "jsonl")
    issues = [r for r in records(done.stdout) if r["record"] == "issue"]
    assert [issue["code"] for issue in issues] == ["first_look"]
    assert b"1 of 2 reports were left unread" in done.stderr
    assert done.returncode == 0
    assert any(r["record"] == "claim" for r in records(done.stdout))
