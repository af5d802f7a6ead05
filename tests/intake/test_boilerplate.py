"""What is not the report, line by line and as blocks; a sentence of the body is never marked."""

from __future__ import annotations

import pytest

from recount.intake.boilerplate import is_body, is_link, unit_kind
from recount.intake.text import read_text
from recount.lexicon import Lexicon
from tests.intake.corpus import cases, rows

BODY = "The army shelled the town of Kesh on Monday, residents said."


@pytest.mark.parametrize(("text", "expected"), cases("boilerplate.csv"))
def test_lines(text: str, expected: str, lexicon: Lexicon) -> None:
    assert bool(unit_kind(text, lexicon)) == (expected == "yes")


def test_every_row_has_a_case(lexicon: Lexicon) -> None:
    noted = {row["note"] for row in rows("boilerplate.csv") if row["expected"] == "yes"}
    assert {row.name for row in lexicon.boilerplate} == noted


def marked(text: str, lexicon: Lexicon) -> list[str]:
    return [span.text for span in read_text(text, lexicon).boilerplate]


def test_a_sign_up_block_at_the_end(lexicon: Lexicon) -> None:
    tail = "Sign Up!\nGet our news by mail\nElection 2031\nSport"
    assert marked(f"{BODY}\n\nThe Kesh Times / By A. Writer\n\n{tail}", lexicon) == [tail]


def test_links_at_the_end(lexicon: Lexicon) -> None:
    tail = "Related\n\nTen killed in Oster\n\n- Four killed in Vel\n\n3 May 2016\n\nWho are the rebels?"
    text = f"{BODY}\n\n{tail}"
    assert marked(text, lexicon) == [tail]
    assert read_text(text, lexicon).published is None


def test_links_in_the_middle(lexicon: Lexicon) -> None:
    text = f"{BODY}\n\nMost read\nTen killed in Oster\nMinister resigns over raid\n\n{BODY}"
    assert marked(text, lexicon) == ["Most read\nTen killed in Oster\nMinister resigns over raid"]


def test_facts_of_a_list_stay(lexicon: Lexicon) -> None:
    text = f"{BODY} The dead:\n\n- Four killed in Oster\n- Six wounded in Vel\n\nRead more\n\n{BODY}\n\n- Two missing\n- One held"
    assert marked(text, lexicon) == ["Read more"]


def test_short_last_lines_stay(lexicon: Lexicon) -> None:
    assert marked(f"{BODY}\n\nTwo more bodies found on Tuesday", lexicon) == []


def test_copyright_opens_nothing(lexicon: Lexicon) -> None:
    assert marked(f"{BODY}\n\n(c) 2018 The Herald\n\nTwo more bodies found", lexicon) == ["(c) 2018 The Herald"]


def test_no_body_is_marked_after_a_sign_up_in_the_middle(lexicon: Lexicon) -> None:
    text = f"{BODY}\n\nSign up for our newsletter\n\nArmy denies attack\n\n{BODY}"
    assert marked(text, lexicon) == ["Sign up for our newsletter"]


@pytest.mark.parametrize("unit", [BODY, "“We fled at night and left all that we had.”", " ".join(["word"] * 25)])
def test_bodies(unit: str) -> None:
    assert is_body(unit)


@pytest.mark.parametrize("unit", ["Ten killed in Oster", "Who are the rebels?", "Sport", "The army said."])
def test_no_bodies(unit: str) -> None:
    assert not is_body(unit)


def test_links() -> None:
    assert is_link("Ten killed in Oster")
    assert not is_link("- Ten killed in Oster")
    assert not is_link("the dead:")
