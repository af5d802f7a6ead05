"""Publication dates: every printed form in the cases, and what has no certain reading."""

from __future__ import annotations

import pytest

from recount.intake.stamps import find_stamps, read_date
from recount.lexicon import Lexicon
from tests.intake.corpus import cases


@pytest.mark.parametrize(("text", "expected"), cases("publication_dates.csv"))
def test_printed_dates(text: str, expected: str, lexicon: Lexicon) -> None:
    stamps = find_stamps(text, lexicon)
    if expected == "none":
        assert [s for s in stamps if s.full] == []
    else:
        assert [s.value for s in stamps] == [expected or None]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2014-12-25", "2014-12-25"),
        ("2014-12", "2014-12"),
        ("1999", "1999"),
        (" 25 December 2014 ", "2014-12-25"),
        ("03/04/2019", None),
        ("Dec 25", None),
        ("on or about 25 December 2014", None),
        ("25 December 2014 and 26 December 2014", None),
        ("tomorrow", None),
        ("", None),
    ],
)
def test_cells(cell: str, expected: str | None, lexicon: Lexicon) -> None:
    assert read_date(cell, lexicon) == expected


def test_every_month_is_read(lexicon: Lexicon) -> None:
    for row in lexicon.months:
        for word in row.words:
            assert [s.value for s in find_stamps(f"3 {word} 2011", lexicon)] == [f"2011-{row.number:02}-03"]
