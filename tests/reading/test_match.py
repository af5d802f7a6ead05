"""Phrases are found whatever their spelling marks, longest first, never across a sentence."""

from __future__ import annotations

import pytest

from recount.reading.match import PhraseIndex, fold, pieces
from tests.build import build, plain

NAMES = PhraseIndex(
    [
        ("Harran", 1),
        ("al-Qasr", 2),
        ("Qasr", 3),
        ("New Harran Bay", 4),
        ("São Lenço", 5),
        ("People's Front", 6),
        ("Qasr", 9),
    ],
    exact=[("US", 7), ("U.S.", 7), ("Of", 8)],
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on Harran.", ["Harran"]),
        ("Shells fell on Al-Qasr and al Qasr", ["Al-Qasr", "al Qasr"]),
        ("The New Harran Bay pier", ["New Harran Bay"]),
        ("New Harran roads", ["Harran"]),
        ("HARRAN burned", ["HARRAN"]),
        ("Sao Lenco fell", ["Sao Lenco"]),
        ("the People’s Front said", ["People’s Front"]),
        ("The US and the U.S. told us", ["US", "U.S."]),
        ("a man of honour", []),
        ("al, Qasr", ["Qasr"]),
        ("He left New. Harran Bay burned", ["Harran"]),
        ("Harranian troops", []),
    ],
)
def test_text(text: str, expected: list[str]) -> None:
    syntax = plain(text)
    assert [syntax.word_span(m.first, m.last).text for m in NAMES.find(syntax)] == expected


def test_first_entry_wins_and_bounds_hold() -> None:
    syntax = plain("Qasr and Harran")
    assert [m.value for m in NAMES.find(syntax)] == [3, 1]
    assert [m.value for m in NAMES.find(syntax, 1)] == [1]
    assert [m.value for m in NAMES.find(syntax, 0, 1)] == [3]


def test_lemmas() -> None:
    syntax = build("""
        Air air NOUN NN 2 compound
        strikes strike NOUN NNS 3 nsubj
        hit hit VERB VBD 0 root
        it it PRON PRP 3 obj
        _. . PUNCT . 3 punct
    """)
    index = PhraseIndex([("air strike", "a"), ("strike", "b"), ("hit", "c")], by="lemma")
    assert [(m.value, m.first, m.last) for m in index.find(syntax)] == [("a", 0, 1), ("c", 2, 2)]


def test_get_and_pieces() -> None:
    assert NAMES.get("AL QASR") == 2
    assert NAMES.get("us") is None
    assert pieces("Al-Sidra’s") == ("al", "sidra", "s")
    assert fold("Łódź") == "lodz"


def test_linear_on_hostile_text() -> None:
    syntax = plain("New Harran " * 5000 + "," * 5000 + "x" * 100_000)
    assert len(list(NAMES.find(syntax))) == 5000
