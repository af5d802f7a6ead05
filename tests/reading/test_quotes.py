"""Quotations by their marks, whatever the marks, and never an apostrophe for one."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recount.reading.quotes import LONGEST_SINGLE, find_quotations
from recount.records import Quotation


def quotations(text: str) -> tuple[Quotation, ...]:
    """Find the quotations of a text of one paragraph a line."""
    ranges, start = [], 0
    for line in text.split("\n"):
        ranges.append((start, start + len(line)))
        start += len(line) + 1
    return find_quotations(text, ranges)


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will stay,” she said.", ["We will stay,"]),
        ("She said “no” and “never”.", ["no", "never"]),
        ('"We will stay," she said.', ["We will stay,"]),
        ('He spoke of "friends" and left.', ["friends"]),
        ("‘We will stay,’ she said.", ["We will stay,"]),
        ("'We will stay,' she said.", ["We will stay,"]),
        ("«We will stay», she said.", ["We will stay"]),
        ("„We will stay“, she said.", ["We will stay"]),
        ("„We will stay”, she said.", ["We will stay"]),
        # one inside another: the outermost
        ("“He told us, ‘Run,’ and we ran,” she said.", ["He told us, ‘Run,’ and we ran,"]),
        ("'He told us, \"Run,\" and we ran,' she said.", ['He told us, "Run," and we ran,']),
        ("She said — “no”.", ["no"]),
        ("(“Never.”)", ["Never."]),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It isn't over, and they're at the rebels' camp.",
        "It isn’t over, and they’re at the rebels’ camp.",
        "The soldiers' wives and the miners' sons marched.",
        "The ’68 rising and the '90s war.",
        "Rock 'n' roll was banned.",
        "A 5' wall and a 6\" gun.",
        "",
        "‘",
        "' '",
    ],
)
def test_apostrophes_are_no_quotations(text: str) -> None:
    assert [q for q in quoted(text) if " " in q.strip()] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'The rebels' camp is empty,' he said.", "The rebels' camp is empty,"),
        ("‘The rebels’ camp is empty,’ he said.", "The rebels’ camp is empty,"),
        ("'It isn't over,' he said.", "It isn't over,"),
        ("‘It isn’t over,’ he said.", "It isn’t over,"),
    ],
)
def test_an_apostrophe_ends_no_quotation(text: str, expected: str) -> None:
    assert quoted(text) == [expected]


def test_an_unclosed_quotation_runs_to_the_end_of_its_paragraph() -> None:
    text = "“We will stay.\nHe left."
    (found,) = quotations(text)
    assert (text[found.start : found.end], found.closed) == ("We will stay.", False)


def test_paragraphs_reopen_their_marks_and_the_last_one_closes() -> None:
    text = "“We were asleep.\n“Then they came.\n“Nobody was left,” she said.\nIt rained."
    assert quoted(text) == ["We were asleep.", "Then they came.", "Nobody was left,"]
    assert [q.closed for q in quotations(text)] == [False, False, True]


def test_straight_marks_reopen_too() -> None:
    text = '"We were asleep.\n"Then they came," she said.'
    assert quoted(text) == ["We were asleep.", "Then they came,"]


def test_a_closing_mark_alone_closes_what_began_before() -> None:
    assert quoted("We were asleep,” she said.") == ["We were asleep,"]
    assert quoted('We were asleep," she said.') == ["We were asleep,"]
    assert quoted("We were asleep», she said.") == ["We were asleep"]
    assert [q.closed for q in quotations("We were asleep,” she said.")] == [False]


def test_inches_are_no_marks() -> None:
    assert quoted('The 5" gun fired.') == []


def test_marks_of_two_kinds_may_close_one_another() -> None:
    assert quoted('“We go," he said. "We stay,” she said.') == ["We go,", "We stay,"]
    assert quoted("“We go,“ he said. “We stay.”") == ["We go,", "We stay."]
    assert quoted('"He said “no” to it," she said.') == ["He said “no” to it,"]


def test_two_apostrophes_are_one_mark() -> None:
    assert quoted("''We go,'' he said. ``We stay,'' she said.") == ["We go,", "We stay,"]


def test_an_empty_quotation_is_none() -> None:
    assert quoted('“” and "" and «».') == []


def test_an_empty_quotation_before_a_lone_mark_is_none() -> None:
    assert quoted('“” he said"') == []


def test_single_marks_far_apart_are_apostrophes() -> None:
    assert quoted("‘" + "word " * (LONGEST_SINGLE // 4) + "end’ he said.") == []
    assert quoted("‘" + "word " * 9 + "end’ he said.") == ["word " * 9 + "end"]


def test_a_quotation_never_leaves_its_paragraph() -> None:
    assert quoted("He said “no\nand” left.") == ["no", "and"]


@pytest.mark.parametrize("mark", ["“", '"', "'", "‘", "«", "”", "’", "“‘", "'s "])
def test_many_marks_are_read_to_the_end(mark: str) -> None:
    text = mark * (20_000 // len(mark))
    found = quotations(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab s,.'\"“”‘’«»„\n\x00🙂", max_size=40))
def test_quotations_are_in_order_inside_their_paragraph(text: str) -> None:
    found = quotations(text)
    assert all(0 <= q.start <= q.end <= len(text) for q in found)
    assert all("\n" not in text[q.start : q.end] for q in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
