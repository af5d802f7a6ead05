"""Casebooks that others wrote, with the incidents a careful analyst expects: what is reached cannot be lost."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from recount.language import Engine
from recount.lexicon import Lexicon
from tests.incidents.casebooks import Score, read_casebook, score_casebook

ROOT = Path(__file__).parents[1] / "gold" / "casebooks"
FOLDERS = sorted(path for path in ROOT.iterdir() if path.is_dir())


class Floor(NamedTuple):
    """How many incidents and figures must come out right, and how many pairs kept apart may be merged."""

    books: int
    incidents: int
    figures: int
    merged: int


FLOORS = {
    "c01": Floor(15, 51, 52, 0),  # c01 to c15: of 56 incidents and 65 figures
    "c16": Floor(8, 29, 19, 0),  # c16 to c23: of 41 and 39; 27, 13 and 1 before anybody had looked at them
}


@pytest.fixture(scope="module")
def scores(engine: Engine, lexicon: Lexicon) -> dict[str, Score]:
    return {folder.name: score_casebook(read_casebook(folder, engine, lexicon)) for folder in FOLDERS}


@pytest.mark.parametrize("first", list(FLOORS))
def test_what_is_reached_stays(first: str, scores: dict[str, Score]) -> None:
    later = [name for name in FLOORS if name > first]
    books = [score for name, score in scores.items() if first <= name < min(later, default="d")]
    floor = FLOORS[first]
    assert len(books) == floor.books
    assert sum(score.found for score in books) >= floor.incidents
    assert sum(score.figures_right for score in books) >= floor.figures
    assert sum(score.merged for score in books) <= floor.merged
