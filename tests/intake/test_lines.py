"""Lines of furniture: what each says, and the sentences that are none."""

from __future__ import annotations

import pytest

from recount.intake.lines import Notice, is_clock, read_line
from recount.intake.text import read_text
from recount.lexicon import Lexicon
from tests.intake.corpus import cases


def said(notice: Notice | None) -> str:
    """Write a notice as the cases do."""
    if notice is None:
        return "none"
    parts = [
        f"authors={'|'.join(notice.authors)}" if notice.authors else "",
        f"publisher={notice.publisher}" if notice.publisher else "",
        f"published={notice.published.value}" if notice.published and notice.published.value else "",
        "updated" if notice.updated else "",
        "place" if notice.place else "",
    ]
    return ";".join(filter(None, parts)) or "furniture"


@pytest.mark.parametrize(("text", "expected"), cases("furniture_lines.csv"))
def test_lines(text: str, expected: str, lexicon: Lexicon) -> None:
    assert said(read_line(text, lexicon)) == expected


@pytest.mark.parametrize(
    "line", ["14:05 GMT", "10:45", "9.30am", "2:15 p.m. EST", "1430 GMT", "14:05 GMT / 17:05 local time"]
)
def test_clocks(line: str, lexicon: Lexicon) -> None:
    assert is_clock(line, lexicon)


@pytest.mark.parametrize("line", ["14 dead", "2019", "10:45 GMT The army said it had left", "5-0"])
def test_no_clocks(line: str, lexicon: Lexicon) -> None:
    assert not is_clock(line, lexicon)


def test_every_kind_of_furniture_is_used(lexicon: Lexicon) -> None:
    assert {row.kind for row in lexicon.furniture} >= {"published", "byline", "wire", "media", "section", "zone"}


def test_the_title_of_a_label(lexicon: Lexicon) -> None:
    text = "Title: Two dead in Kesh\nAuthor: Jane Doe\n\nTwo people died in Kesh on Monday."
    found = read_text(text, lexicon)
    assert (found.title, found.authors) == ("Two dead in Kesh", ("Jane Doe",))
    assert found.headline is not None
    assert found.headline.start == len("Title: ")
    assert [s.text for s in found.furniture] == ["Title:", "Author: Jane Doe"]
