"""Casebooks that others wrote, with the incidents a careful analyst expects: what is reached cannot be lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from recount.language import Engine
from recount.lexicon import Lexicon
from tests.incidents.casebooks import Score, read_casebook, score_casebook

ROOT = Path(__file__).parents[1] / "gold" / "casebooks"
FOLDERS = sorted(path for path in ROOT.iterdir() if path.is_dir())
INCIDENTS, FIGURES, MERGED = 50, 52, 0
"""Of 56 incidents and 65 figures at least so many must come out right, and of the pairs kept apart no more be merged."""


@pytest.fixture(scope="module")
def scores(engine: Engine, lexicon: Lexicon) -> dict[str, Score]:
    return {folder.name: score_casebook(read_casebook(folder, engine, lexicon)) for folder in FOLDERS}


def test_incidents_come_out(scores: dict[str, Score]) -> None:
    assert len(scores) == 15
    assert sum(score.found for score in scores.values()) >= INCIDENTS


def test_figures_come_out(scores: dict[str, Score]) -> None:
    assert sum(score.figures_right for score in scores.values()) >= FIGURES


def test_distinct_incidents_are_not_merged(scores: dict[str, Score]) -> None:
    assert sum(score.merged for score in scores.values()) <= MERGED
