"""Texts of any shape and size are read to the end, in time, with true offsets: small ones always, large by `soak`."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.test_journey import broken_spans, read

if TYPE_CHECKING:
    from recount.language import Engine
    from recount.lexicon import Lexicon

SENTENCE = "Shells fell on the town of Marrow on Tuesday, killing at least 12 people, the council said. "
SHAPES = {
    "one line": lambda size: SENTENCE * (size // len(SENTENCE)),
    "many lines": lambda size: (SENTENCE + "\n\n") * (size // len(SENTENCE)),
    "commas": lambda size: "Killed" + ", " * (size // 2),
    "numbers": lambda size: "12 " * (size // 3),
    "and": lambda size: "Marrow and " * (size // 11),
    "quotation marks": lambda size: "“" * (size // 2) + '"' * (size // 2),
    "brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "no spaces": lambda size: "a" * size,
    "capitals": lambda size: "A. " * (size // 3),
    "dashes": lambda size: "killed--" * (size // 8),
    "emoji": lambda size: "👩‍👩‍👧 killed 3 " * (size // 15),
    "control characters": lambda size: "Killed\x00\x07 3\x1b[31m men\u202e. " * (size // 24),
    "line breaks": lambda size: "\r\n\t\u2028" * (size // 4),
    "said": lambda size: "He said that " * (size // 13),
}
MARKS = ["“", "”", '"', "’s", "(", ")", "—", ",", ".", "\n\n", "\u00a0", "\x00", "\u202e", "🙂", ""]
CUES = ["not", "denied", "threatened to", "and", "12,000", "XIV", "between 3 and", "last Tuesday", "army", "Reuters:"]
WORDS = [*SENTENCE.split(), *MARKS, *CUES]


def check(text: str, folder: Path, engine: Engine, lexicon: Lexicon) -> None:
    path = folder / "report.txt"
    path.write_text(text, encoding="utf-8", newline="")
    for report, claims in read((path,), engine, lexicon):
        for record in [msgspec.to_builtins(report), *claims]:
            assert broken_spans(record, report.text) == []


@pytest.mark.parametrize("shape", SHAPES)
def test_small_texts_of_any_shape(shape: str, tmp_path: Path, engine: Engine, lexicon: Lexicon) -> None:
    check(SHAPES[shape](4_000), tmp_path, engine, lexicon)


@pytest.mark.soak
@pytest.mark.parametrize("shape", SHAPES)
def test_large_texts_of_any_shape_in_time(shape: str, tmp_path: Path, engine: Engine, lexicon: Lexicon) -> None:
    times = []
    for size in (60_000, 240_000):
        begun = time.process_time()
        check(SHAPES[shape](size), tmp_path, engine, lexicon)
        times.append(time.process_time() - begun)
    # Four times the text may take four times as long; sixteen times would be quadratic.
    assert times[1] < 10 * times[0] + 2


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=60))
def test_words_in_any_order(words: list[str], tmp_path: Path, engine: Engine, lexicon: Lexicon) -> None:
    check(" ".join(words), tmp_path, engine, lexicon)


@pytest.mark.soak
@settings(max_examples=1_000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(WORDS) | st.text(max_size=12), max_size=300))
def test_words_in_any_order_for_long(words: list[str], tmp_path: Path, engine: Engine, lexicon: Lexicon) -> None:
    check(" ".join(words), tmp_path, engine, lexicon)
