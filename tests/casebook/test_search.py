"""Words of texts and of questions, folded alike."""

from __future__ import annotations

import pytest
from sqlalchemy.dialects import postgresql, sqlite

from recount.casebook.search import INDEXED, fold, found, words


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("São Crispim", ["sao", "crispim"]),
        ("rebel-held al-Masri’s 12,000 U.N.", ["rebel", "held", "al", "masri", "s", "12", "000", "u", "n"]),
        ("Straße ﬁre Ⅳ", ["strasse", "fire", "iv"]),
        ("under_score \x00 nul\x00", ["under", "score", "nul"]),
        ("a\udce9b 🙂", ["a", "b"]),
        ("", []),
    ],
)
def test_words(text: str, wanted: list[str]) -> None:
    assert words(text) == wanted


def test_only_the_beginning_of_an_endless_text_is_indexed() -> None:
    assert len(words("a " * INDEXED)) == INDEXED // 2
    assert words("a" * 10_000) == []


def test_ascii_folds_as_all_text_does() -> None:
    assert fold("ABC \x00z") == "abc z"


@pytest.mark.parametrize(
    ("asked", "lite", "server"),
    [
        ("shells fell", '"shells" AND "fell"', "('shells') & ('fell')"),
        ('"market place" burn*', '"market place" AND "burn"*', "('market' <-> 'place') & ('burn':*)"),
        ("rebel-held", '"rebel held"', "('rebel' <-> 'held')"),
        ("x' OR words : NEAR(", '"x" AND "or" AND "words" AND "near"', "('x') & ('or') & ('words') & ('near')"),
    ],
)
def test_questions(asked: str, lite: str, server: str) -> None:
    assert found(sqlite.dialect(), "claim_words", asked).compile().params == {"asked": lite}
    assert found(postgresql.dialect(), "claim_words", asked).compile().params == {"asked": server}
