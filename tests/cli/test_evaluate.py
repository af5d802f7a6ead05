"""`recount evaluate` as people run it: what it prints and writes, and what it says of files that are no corpus."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recount.cli.evaluate import evaluate
from recount.errors import RecountError, UsageError

CASES = Path(__file__).parents[1] / "cases"
TEXT = "On Sunday they met; two days later they left."


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(evaluate, list(map(str, words)), standalone_mode=False)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl"
    timexes = [{"start": 3, "end": 9, "value": "2014-12-28"}, {"start": 20, "end": 28, "value": "P3D"}]
    path.write_text(json.dumps({"id": "one", "dct": "2014-12-30", "text": TEXT, "timexes": timexes}), encoding="utf-8")
    return path


def test_times_of_a_corpus(corpus: Path, tmp_path: Path) -> None:
    found, results = tmp_path / "found.jsonl", tmp_path / "results.jsonl"
    done = run("time", corpus, "--predictions", found, "--cases", results)
    assert done.exception is None
    lines = done.output.splitlines()
    assert lines[0] == "1 document, 2 times in them, 2 found"
    assert [line[:17] for line in lines[1:4]] == [
        "relaxed  F1 1.000",
        "strict   F1 0.500",
        "value    F1 0.500",
    ]
    assert lines[4].endswith("characters a second")
    assert [t["value"] for t in json.loads(found.read_bytes())["timexes"]] == ["2014-12-28", "P2D"]
    assert "Sunday" not in results.read_text(encoding="utf-8")


def test_cases_of_times_and_numbers() -> None:
    for what in ("time", "numbers"):
        done = run(what, CASES / f"{what.removesuffix('s')}s.csv")
        assert done.exception is None
        assert "(100.0%)" in done.output.splitlines()[0]


def test_numbers_of_texts(tmp_path: Path) -> None:
    path, found = tmp_path / "n.jsonl", tmp_path / "found.jsonl"
    rows = [{"id": "a", "text": "Six died.", "value": 6}, {"id": "b", "text": "Six died.", "value": 0}]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = run("numbers", path, "--predictions", found)
    assert done.output.splitlines()[:2] == ["2 cases, 1 right (50.0%)", "wrong: b"]
    assert "over 0   1 of 1 right (100.0%)" in done.output
    assert [json.loads(line)["value"] for line in found.read_text(encoding="utf-8").splitlines()] == [6, 6]


def test_two_runs_compared(tmp_path: Path) -> None:
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    old.write_text('{"id":"a","found":"1","right":true}\n', encoding="utf-8")
    new.write_text('{"id":"a","found":"2","right":false}\n', encoding="utf-8")
    worse = run("compare", old, new)
    assert (worse.return_value, worse.output) == (1, "now wrong        a\n1 now wrong\n")
    assert (run("compare", new, old).return_value, run("compare", old, old).output) == (0, "no case changed\n")


def test_what_is_no_corpus_is_named(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("Four killed in Karvo", encoding="utf-8")
    error = run("time", path).exception
    assert isinstance(error, RecountError)
    assert "story.txt, line 1: " in str(error)


def test_predictions_of_case_files_are_refused() -> None:
    assert isinstance(run("time", CASES / "times.csv", "--predictions", "x").exception, UsageError)


def test_the_corpus_is_never_written_over(corpus: Path) -> None:
    before = corpus.read_bytes()
    assert isinstance(run("time", corpus, "--cases", corpus).exception, UsageError)
    assert corpus.read_bytes() == before


def test_a_place_that_cannot_be_written_is_named(corpus: Path, tmp_path: Path) -> None:
    error = run("time", corpus, "--cases", tmp_path / "none" / "results.jsonl").exception
    assert isinstance(error, RecountError)
    assert "cannot write" in str(error)
