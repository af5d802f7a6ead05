"""Datelines: their span, their date and their agency, and sentences that begin like one."""

from __future__ import annotations

import pytest

from recount.intake.datelines import find_dateline
from recount.lexicon import Lexicon
from tests.intake.corpus import cases


@pytest.mark.parametrize(("text", "expected"), cases("datelines.csv"))
def test_datelines(text: str, expected: str, lexicon: Lexicon) -> None:
    found = find_dateline(text, 0, len(text), lexicon)
    got = ""
    if found is not None:
        value = found.published.value if found.published else None
        got = f"{text[found.start : found.end]};{value or ''};{found.publisher or ''}"
    assert got == expected


def test_offsets_are_of_the_text(lexicon: Lexicon) -> None:
    text = "Two dead\n\nKESH, May 4 (AFP) - Two people died."
    found = find_dateline(text, 10, len(text), lexicon)
    assert found is not None
    assert text[found.start : found.end] == "KESH, May 4 (AFP) -"
