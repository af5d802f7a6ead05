"""`recount evaluate displacement` as people run it."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from recount.cli.evaluate import evaluate
from recount.errors import SourceError


def test_shares_and_cases(tmp_path: Path) -> None:
    data, cases = tmp_path / "excerpts.jsonl", tmp_path / "cases.jsonl"
    rows = [
        {"id": "a", "text": "Floods displaced 410 people in Karvo.", "quantity": 410, "unit": "People"},
        {"id": "b", "text": "The storm destroyed 12 homes.", "quantity": 21, "unit": "Households"},
        {"id": "c", "text": "Nobody knows.", "quantity": 3, "unit": "People", "figure_in_text": False},
    ]
    data.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    words = ["displacement", str(data), "--cases", str(cases)]
    told = CliRunner().invoke(evaluate, words, standalone_mode=False).output
    assert "3 excerpts, 1 set aside" in told
    assert "figure     0.500   1 of 2" in told
    assert [json.loads(line)["right"] for line in cases.read_text(encoding="utf-8").splitlines()] == [True, False]


def test_a_file_that_is_no_corpus_says_what_is_wanted(tmp_path: Path) -> None:
    data = tmp_path / "excerpts.jsonl"
    data.write_text('{"id": "a"}\n', encoding="utf-8")
    error = CliRunner().invoke(evaluate, ["displacement", str(data)], standalone_mode=False).exception
    assert isinstance(error, SourceError)
    assert '"quantity"' in str(error)
