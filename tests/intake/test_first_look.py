"""The first look: reports of conflict and displacement are worth reading, passages on other subjects are not."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from recount.intake.first_look import may_be_about_conflict

if TYPE_CHECKING:
    from recount.lexicon import Lexicon

ROOT = Path(__file__).parents[2]
REPORTS = sorted(
    path for folder in ("samples", "tests/blind", "tests/unseen") for path in (ROOT / folder).glob("*.txt")
)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_no_report_of_conflict_is_left_unread(path: Path, lexicon: Lexicon) -> None:
    assert may_be_about_conflict(path.read_text(encoding="utf-8"), lexicon)


def test_most_passages_on_other_subjects_are_left_unread(lexicon: Lexicon) -> None:
    texts = [
        row["text"]
        for path in sorted((ROOT / "tests" / "cases").glob("no_conflict*.csv"))
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    ]
    assert sum(may_be_about_conflict(text, lexicon) for text in texts) <= len(texts) / 10


def test_people_displaced_by_a_disaster_are_worth_reading(lexicon: Lexicon) -> None:
    text = "The river rose by three metres overnight after a week of rain in the hills. "
    assert not may_be_about_conflict(text * 3, lexicon)
    assert may_be_about_conflict(text * 3 + "Some 900 villagers were displaced.", lexicon)


def test_a_text_too_short_to_judge_is_read(lexicon: Lexicon) -> None:
    assert may_be_about_conflict("The mayor opened a bridge.", lexicon)
