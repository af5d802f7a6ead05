"""Which language a text is in, as far as small words tell; each of English's neighbours has cases."""

from __future__ import annotations

import pytest

from recount.intake.english import guess_language
from recount.lexicon import Lexicon
from tests.intake.corpus import cases, rows


@pytest.mark.parametrize(("text", "expected"), cases("languages.csv"))
def test_languages(text: str, expected: str, lexicon: Lexicon) -> None:
    assert guess_language(text, lexicon) == (expected or None)


def test_upper_case_makes_no_difference(lexicon: Lexicon) -> None:
    for row in rows("languages.csv"):
        if row["expected"] in {"en", "es", "fr", "nl", "sw", "id"}:
            assert guess_language(row["text"].upper(), lexicon) == row["expected"]


def test_there_are_cases_enough() -> None:
    assert len(rows("languages.csv")) >= 40


@pytest.mark.parametrize("text", ["", " ", "\n", "🚨🚨🚨", "123 456", "?!", "a" * 100_000, "é" * 10])
def test_hostile_texts(text: str, lexicon: Lexicon) -> None:
    assert guess_language(text, lexicon) in {"en", None}
