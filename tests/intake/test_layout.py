"""Paragraphs of texts that mark them by blank lines, one a line, or not at all because a program broke the lines."""

from __future__ import annotations

import itertools
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.intake.layout import paragraphs
from tests.linear import is_linear, quarter

LONG = (
    "The army shelled the town of Kesh on Monday, residents said, and at least nine people were killed when a shell "
    "hit the market. Rebels who hold the hills above the town blamed the governor, who has denied that he gave orders."
)
OTHER = (
    "In the port of Oster the police fired on a crowd that had gathered to mourn the dead, and two men were wounded. "
    "The minister said that the shots had been fired into the air, and that nobody had been told to aim at people."
)


def split(text: str) -> list[str]:
    return [" ".join(text[a:b].split()) for a, b in paragraphs(text)]


def test_blank_lines() -> None:
    assert split(f"Two dead in Kesh\n\n{LONG}\n\n\n  {OTHER}\n") == ["Two dead in Kesh", LONG, OTHER]


def test_one_a_line() -> None:
    assert split(f"Two dead in Kesh\n{LONG}\n{OTHER}") == ["Two dead in Kesh", LONG, OTHER]


def test_short_sentences_one_a_line() -> None:
    lines = [
        "Two men died in Kesh on Monday morning.",
        "The army blamed rebels for it.",
        "Nobody was held, the police said.",
    ]
    assert split("\n".join(lines)) == lines


@pytest.mark.parametrize("width", [60, 66, 72, 80])
def test_hard_wrapped(width: int) -> None:
    text = "\n\n".join(["Two dead in Kesh", textwrap.fill(LONG, width), textwrap.fill(OTHER, width)])
    assert split(text) == ["Two dead in Kesh", LONG, OTHER]


@pytest.mark.parametrize("width", [60, 72])
def test_hard_wrapped_with_indents_only(width: int) -> None:
    text = "\n".join(textwrap.fill(part, width, initial_indent="    ") for part in (LONG, OTHER, LONG))
    assert split(text) == [LONG, OTHER, LONG]


def test_hard_wrapped_capitals() -> None:
    assert split(textwrap.fill(LONG.upper(), 70) + "\n\n" + textwrap.fill(OTHER.upper(), 70)) == [
        LONG.upper(),
        OTHER.upper(),
    ]


def test_bullets_in_wrapped_texts_stay_apart() -> None:
    text = textwrap.fill(LONG, 70) + "\n- Four killed in Oster\n- Six wounded in Vel"
    assert split(text)[-2:] == ["- Four killed in Oster", "- Six wounded in Vel"]


def test_headlines_one_a_line() -> None:
    lines = ["Ten killed in Oster", "Minister resigns over raid on the port", "Rebels free two nuns", "Vel"]
    assert split("\n".join(lines)) == lines


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t\n \n"])
def test_nothing(text: str) -> None:
    assert paragraphs(text) == ()


@pytest.mark.parametrize(
    "text", ["x" * 1_000_000, "word " * 200_000, "a\n" * 200_000, "\n" * 1_000_000, "a, " * 100_000]
)
def test_time_is_linear(text: str) -> None:
    assert is_linear(paragraphs, quarter(text), text)


@given(st.text(alphabet="ab .\n\t-", max_size=300))
def test_ranges_cover_all_words_in_order(text: str) -> None:
    ranges = paragraphs(text)
    assert all(a < b and not text[a].isspace() and not text[b - 1].isspace() for a, b in ranges)
    assert all(b <= c for (_, b), (c, _) in itertools.pairwise(ranges))
    assert "".join("".join(text[a:b].split()) for a, b in ranges) == "".join(text.split())
