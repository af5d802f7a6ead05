"""Numbers of invented sentences: bounds, ranges, parts and increments; and what looks like a count and is none."""

from __future__ import annotations

import csv
import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recount.reading.numbers import find_numbers
from recount.reading.times import find_times
from recount.records import NumberMention

if TYPE_CHECKING:
    from recount.lexicon import Lexicon

CORPORA = Path(__file__).parents[1] / "cases"
FILES = ("numbers.csv", "numbers_second.csv", "numbers_third.csv")
CASES = [
    (f"{name.removesuffix('.csv')} {n}: {case['note']}", case)
    for name in FILES
    for n, case in enumerate(csv.DictReader((CORPORA / name).read_text(encoding="utf-8").splitlines()), 2)
]
PIECES = (
    "at least", "12", "1,000", "twenty", "-", "to", "and", "of the", "dozens", "no", "one", "half a", "million", ",", ".",
    "aged", "$", "%", " ", "\n", "\u00a0", "more", "another", "May 3", "between", "up to", "(", "’s", "🙂", "\x00", "1.5m",
)  # fmt: skip


def read(text: str, lexicon: Lexicon) -> tuple[NumberMention, ...]:
    return find_numbers(text, lexicon, find_times(text, None, lexicon))


def shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.10g}"


def printed(text: str, mention: NumberMention) -> str:
    """Return a mention as the corpus writes it."""
    words = [f"{text[mention.start : mention.end]} ="]
    words.append("/".join(map(shown, (mention.low, mention.best, mention.high))))
    words.append(mention.qualifier)
    words += [mention.kind] if mention.kind != "count" else []
    words += ["of"] if mention.of_total else []
    words += ["more"] if mention.increment else []
    return " ".join(words)


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_corpus(case: dict[str, str], lexicon: Lexicon) -> None:
    found = " | ".join(printed(case["text"], m) for m in read(case["text"], lexicon))
    assert found == case["expected"]


def test_every_rule_has_a_case(lexicon: Lexicon) -> None:
    with_times = (m for _, case in CASES for m in read(case["text"], lexicon))
    without = (
        m
        for text in ["It was 3:45.", "At 4 p.m.", "For 3 days.", "The 2011-14 war."]
        for m in find_numbers(text, lexicon)
    )
    used = {name for m in (*with_times, *without) for name in m.rule.split("+")}
    rows = [*lexicon.numbers, *lexicon.number_bounds, *(r for r in lexicon.number_kinds if r.kind != "skip")]
    assert sorted({row.name for row in rows} - used) == []


def test_a_rule_is_made_of_names_of_rows(lexicon: Lexicon) -> None:
    rows = {row.name for row in (*lexicon.numbers, *lexicon.number_bounds, *lexicon.number_kinds)}
    (mention,) = read("At least 1,000 people fled.", lexicon)
    assert mention.rule == "bound-at-least+number-digits"
    assert set(mention.rule.split("+")) <= rows


def test_numbers_inside_a_time_are_none(lexicon: Lexicon) -> None:
    text = "On December 25, 22 guards fled after a 72-hour siege in 2011."
    assert [text[m.start : m.end] for m in read(text, lexicon)] == ["22"]


def test_a_number_may_be_wrapped_but_never_crosses_a_paragraph(lexicon: Lexicon) -> None:
    wrapped, parted = "At least\n12 fled.", "At least\n\n12 fled."
    assert [wrapped[m.start : m.end] for m in read(wrapped, lexicon)] == ["At least\n12"]
    assert [parted[m.start : m.end] for m in read(parted, lexicon)] == ["12"]


@pytest.mark.parametrize("shape", ["12 ", "one ", "and 3 ", "1,", "at least ", "- ", "9", "aged 1, ", "between 1 and "])
def test_any_shape_is_read_to_the_end(shape: str, lexicon: Lexicon) -> None:
    text = shape * (6_000 // len(shape))
    found = read(text, lexicon)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@settings(max_examples=150, deadline=None)
@given(parts=st.lists(st.sampled_from(PIECES), max_size=14), spaced=st.booleans())
def test_mentions_are_ordered_and_bounds_agree(parts: list[str], spaced: bool) -> None:
    from recount.lexicon import load_lexicon

    text = (" " if spaced else "").join(parts)
    found = read(text, load_lexicon())
    times = find_times(text, "2014-12-30", load_lexicon())
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    for m in found:
        assert 0 <= m.start < m.end <= len(text)
        assert text[m.start : m.end] == text[m.start : m.end].strip()
        assert m.low is None or m.high is None or m.low <= m.high
    for n in find_numbers(text, load_lexicon(), times):
        assert all(n.end <= t.start or n.start >= t.end for t in times)
