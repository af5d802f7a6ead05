"""The measuring of numbers: which number a text tells, and case files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from recount.evaluation.corpora import Case, NumberItem
from recount.evaluation.numbers import number_results, number_told, numbers_told, score_number_cases

if TYPE_CHECKING:
    from recount.lexicon import Lexicon


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("At least 1,200 people fled.", 1200),
        ("Up to 40 were hurt on May 3.", 40),
        ("Dozens fled.", 24),
        ("A woman aged 30 and four men died.", 4),
        ("They fled.", None),
        ("", None),
    ],
)
def test_the_first_count_is_the_number_told(text: str, value: float | None, lexicon: Lexicon) -> None:
    assert number_told(text, lexicon) == value


def test_results(lexicon: Lexicon) -> None:
    items = [NumberItem("a", "Six died.", 6), NumberItem("b", "Six died.", 7), NumberItem("c", "They died.", None)]
    results = number_results(items, numbers_told(items, lexicon))
    assert [(r.id, r.right) for r in results] == [("a", True), ("b", False), ("c", True)]


def test_cases(lexicon: Lexicon) -> None:
    cases = [Case("2", "Six died.", "Six = 6/6/6 exact"), Case("3", "Six died.", "Six = 7/7/7 exact")]
    assert [r.right for r in score_number_cases(cases, lexicon)] == [True, False]
