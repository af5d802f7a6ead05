"""Times of invented sentences, with and without a day of publication; and what looks like a time and is none."""

from __future__ import annotations

import csv
import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recount.reading.times import find_times, resolve
from recount.records import Span, Time, TimeMention

if TYPE_CHECKING:
    from recount.lexicon import Lexicon

FOLDER = Path(__file__).parents[1] / "cases"
FILES = ("times.csv", "times_second.csv")
CASES = [row for name in FILES for row in csv.DictReader((FOLDER / name).read_text(encoding="utf-8").splitlines())]
PIECES = (
    "on", "Sunday", "May", "25", "2014", ",", "-", "to", "since", "early", "the", "last", "month", "three", "days", "ago",
    "between", "and", "will", "by", "night", "9/11", "3 p.m.", "Christmas Day", "\n", " ", "before", "’s", "week of", "🙂", "0", "31",
)  # fmt: skip


def printed(mention: TimeMention) -> str:
    """Return a mention as the corpus writes it."""
    value = mention.value
    if mention.kind != "date":
        return f"{value.text} = {mention.kind}"
    return f"{value.text} = {value.start or '..'}/{value.end or '..'} {value.precision}"


def anchor(start: str | None, end: str | None) -> Time:
    return Time(start=start, end=end, precision="range", text="then", span=Span(start=0, end=4, text="then"))


def only(text: str, published: str | None, lexicon: Lexicon) -> TimeMention:
    (mention,) = find_times(text, published, lexicon)
    return mention


@pytest.mark.parametrize("case", CASES, ids=[f"{n}: {c['note']}" for n, c in enumerate(CASES, 2)])
def test_corpus(case: dict[str, str], lexicon: Lexicon) -> None:
    found = " | ".join(map(printed, find_times(case["text"], case["published"] or None, lexicon)))
    assert found == case["expected"]


def test_every_rule_has_a_case(lexicon: Lexicon) -> None:
    found = (m for case in CASES for m in find_times(case["text"], case["published"] or None, lexicon))
    used = {name for m in found for name in m.rule.split("+")}
    rows = [
        *(r for r in lexicon.times if r.value and r.kind != "reference"),  # those are held by test_timex.py
        *lexicon.time_frames,
        *(c for c in lexicon.time_cues if not c.cancels),
    ]
    assert sorted({row.name for row in rows} - used) == []


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("Some 900 fled this month.", "2014-11-01", "2014-11-30", ("2014-11-01", "2014-11-30")),
        ("Some 900 fled this year.", "2014-11-01", "2014-11-30", ("2014-01-01", "2014-12-31")),
        ("Some 900 fled last month.", "2014-11-20", "2014-11-20", ("2014-10-01", "2014-10-31")),
        ("They fled yesterday.", "2014-11-20", "2014-11-20", ("2014-11-19", "2014-11-19")),
        ("They fled yesterday.", "2014-11-01", "2014-11-30", (None, None)),
        ("They fled on Sunday.", "2014-11-20", "2014-11-20", ("2014-11-16", "2014-11-16")),
        ("They will flee on Sunday.", "2014-11-20", "2014-11-20", ("2014-11-23", "2014-11-23")),
        ("They fled on December 3.", "2013-02-01", "2013-02-01", ("2012-12-03", "2012-12-03")),
        ("They fled in early May.", "2013-02-01", "2013-02-01", ("2012-05-01", "2012-05-10")),
        ("They have fled since May.", "2013-02-01", "2013-02-01", ("2012-05-01", None)),
        ("They fled from Monday to Friday.", "2014-12-30", "2014-12-30", ("2014-12-22", "2014-12-26")),
        ("They fled on December 3, 2010.", "2013-02-01", "2013-02-01", ("2010-12-03", "2010-12-03")),
        ("The day before they fled.", "2014-12-25", "2014-12-25", ("2014-12-24", "2014-12-24")),
        ("Two days later they fled.", "2014-12-25", "2014-12-25", ("2014-12-27", "2014-12-27")),
        ("The following week they fled.", "2014-12-25", "2014-12-25", ("2014-12-29", "2015-01-04")),
        ("Later that day they fled.", "2014-12-25", "2014-12-25", ("2014-12-25", "2014-12-25")),
        ("A few days later they fled.", "2014-12-25", "2014-12-25", (None, None)),
        ("They fled on Sunday.", "XXXX-11-20", "XXXX-11-20", (None, None)),
        ("They fled on Sunday.", "2014-11-20", None, (None, None)),
    ],
)
def test_another_anchor(text: str, start: str, end: str, expected: tuple[str, str], lexicon: Lexicon) -> None:
    read = resolve(only(text, "2014-12-30", lexicon), anchor(start, end), lexicon)
    assert (read.value.start, read.value.end) == expected


def test_without_an_anchor_only_dates_keep_their_value(lexicon: Lexicon) -> None:
    day, weekday = find_times("On December 3 and again on Sunday.", "2014-12-30", lexicon)
    assert resolve(day, None, lexicon).value.start == "XXXX-12-03"
    assert resolve(weekday, None, lexicon).value.start is None


def test_another_anchor_keeps_words_and_place(lexicon: Lexicon) -> None:
    mention = only("It rained. By midnight on Tuesday they had left.", "2014-12-30", lexicon)
    read = resolve(mention, anchor("2014-06-30", "2014-06-30"), lexicon)
    assert (read.start, read.end, read.kind, read.rule) == (mention.start, mention.end, mention.kind, mention.rule)
    assert read.value.span == mention.value.span


def test_the_same_anchor_reads_the_same(lexicon: Lexicon) -> None:
    for case in CASES:
        if len(case["published"]) != 10 or case["published"].startswith("X"):
            continue
        there = anchor(case["published"], case["published"])
        for mention in find_times(case["text"], case["published"], lexicon):
            if mention.rule.startswith("time-narrative"):
                continue
            assert resolve(mention, there, lexicon) == mention, case["text"]


def test_a_time_never_crosses_a_paragraph(lexicon: Lexicon) -> None:
    found = find_times("It was over by May\n\n25 people left.", "2014-12-30", lexicon)
    assert [m.value.text for m in found] == ["by May"]


@pytest.mark.parametrize("published", ["", "soon", "2014-13-40", "2014-1-2-3", "٢٠١٤", "0000", "-", "2014-02-30"])
def test_a_publication_that_is_no_date_says_nothing(published: str, lexicon: Lexicon) -> None:
    assert only("On Sunday it rained.", published, lexicon).value.start is None


@pytest.mark.parametrize("published", [None, "0001-01-01", "9999-12-31", "2014-02", "2000-02-29"])
def test_the_ends_of_the_calendar(published: str | None, lexicon: Lexicon) -> None:
    text = " ".join(case["text"] for case in CASES)
    for mention in find_times(text, published, lexicon):
        assert text[mention.start : mention.end] == mention.value.text == mention.value.span.text


@pytest.mark.parametrize(
    "shape", ["May 1, ", "on Sunday and ", "2011-", "the ", "will ", "- ", "last ", "3 ", "since "]
)
def test_any_shape_is_read_to_the_end(shape: str, lexicon: Lexicon) -> None:
    text = shape * (6_000 // len(shape))
    found = find_times(text, "2014-12-30", lexicon)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@settings(max_examples=150, deadline=None)
@given(parts=st.lists(st.sampled_from(PIECES), max_size=14), spaced=st.booleans())
def test_spans_are_true_and_starts_before_ends(parts: list[str], spaced: bool) -> None:
    from recount.lexicon import load_lexicon

    text = (" " if spaced else "").join(parts)
    for published in (None, "2014-12-30"):
        found = find_times(text, published, load_lexicon())
        assert all(a.end <= b.start for a, b in itertools.pairwise(found))
        for m in found:
            value = m.value
            assert text[m.start : m.end] == value.text
            assert (value.span.start, value.span.end, value.span.text) == (m.start, m.end, value.text)
            if value.start and value.end and not value.start.startswith("X"):
                assert value.start <= value.end
