"""Where sentences of news begin: after a full stop, but not after a title, an initial or a number."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from recount.language.sentences import SENTENCES, sentence_starts

if TYPE_CHECKING:
    from recount.language import Engine


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell. Nobody was hurt.", ["Shells fell.", "Nobody was hurt."]),
        ("Gen. Oto Brandt spoke. He left.", ["Gen. Oto Brandt spoke.", "He left."]),
        ("The U.S. Army left Tarn.", ["The U.S. Army left Tarn."]),
        ("About 1.5 million fled.", ["About 1.5 million fled."]),
        ("It began at 4 p.m. on Friday.", ["It began at 4 p.m. on Friday."]),
        ("“We will stay.” He left.", ["“We will stay.”", "He left."]),
        ("Who fired? Nobody knows!", ["Who fired?", "Nobody knows!"]),
        (
            "Lt. Col. Omar Lund and Maj. Gen. Ada Brask met. They left.",
            ["Lt. Col. Omar Lund and Maj. Gen. Ada Brask met.", "They left."],
        ),
        ("Gov. Lund and Rep. Brask met.", ["Gov. Lund and Rep. Brask met."]),
        ("It fell on Dec. 5-6 or so.", ["It fell on Dec. 5-6 or so."]),
        ("It fell in Dec. The guards left.", ["It fell in Dec.", "The guards left."]),
        ("He was in the op. It failed.", ["He was in the op.", "It failed."]),
        ("One line without an end", ["One line without an end"]),
    ],
)
def test_starts(text: str, expected: list[str]) -> None:
    starts = [*sentence_starts(text), len(text)]
    assert [text[a:b].strip() for a, b in itertools.pairwise(starts)] == expected


@pytest.mark.parametrize("text", ["", " ", "\t", "..."])
def test_text_without_words(text: str) -> None:
    assert all(0 <= start < len(text) for start in sentence_starts(text))


def test_starts_are_in_order() -> None:
    text = "Shells fell on Tarn. " * 40
    starts = sentence_starts(text)
    assert starts == sorted(set(starts))
    assert len(starts) == 40


def test_the_pipeline_keeps_these_starts(engine: Engine) -> None:
    assert engine.nlp.pipe_names[0] == SENTENCES
    doc = engine.nlp("Gen. Oto Brandt spoke. He left.")
    assert [s.text for s in doc.sents] == ["Gen. Oto Brandt spoke.", "He left."]
