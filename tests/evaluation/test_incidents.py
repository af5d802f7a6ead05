"""Counts and groups are measured as the documentation says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from recount.cli.evaluate import evaluate
from recount.evaluation.corpora import GoldIncident
from recount.evaluation.incidents import b_cubed, draw, plain_counts


def test_b_cubed() -> None:
    gold = {"a": 1, "b": 1, "c": 2}
    assert b_cubed(gold, gold) == pytest.approx((1, 1, 1))
    assert b_cubed(gold, {"a": 1, "b": 2, "c": 2})[:2] == pytest.approx((2 / 3, 2 / 3))
    assert b_cubed(gold, {"a": 1, "b": 1, "c": 1})[:2] == pytest.approx((5 / 9, 1))


def test_the_plain_reader() -> None:
    assert plain_counts("Three people were killed and 12 others wounded.", "killed") == 3
    assert plain_counts("Three people were killed and 12 others wounded.", "injured") == 12
    assert plain_counts("Nobody was there.", "killed") == 0


def test_a_draw_is_the_same_for_one_seed() -> None:
    items = [GoldIncident(id=str(n), num_killed=0, num_injured=0, articles=()) for n in range(20)]
    assert draw(items, 5, 1) == draw(items, 5, 1)
    assert len(draw(items, 5, 1)) == 5
    assert draw(items, None, 1) == tuple(items)


def test_the_command(tmp_path: Path) -> None:
    articles = [
        {"id": "x1", "title": "Two killed in Marrow", "dct": "2020-05-05",
         "text": "Gunmen killed two people in the town of Marrow on Monday, police said. Three others were wounded."},
    ]  # fmt: skip
    path = tmp_path / "corpus.jsonl"
    path.write_text(json.dumps({"id": "i1", "num_killed": 2, "num_injured": 3, "city": "Marrow", "articles": articles}))
    gold, found = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    words = ["incidents", str(path), "--gold", str(gold), "--predictions", str(found)]
    done = CliRunner().invoke(evaluate, words, standalone_mode=False)
    assert done.exception is None
    assert "killed     1.000 exactly right" in done.output
    assert json.loads(gold.read_text()) == {"id": "x1", "group": "i1"}
    assert json.loads(found.read_text())["id"] == "x1"
