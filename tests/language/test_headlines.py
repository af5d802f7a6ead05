"""Headlines in Title Case and CAPITALS take the case of the body, letter for letter in their place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.language.headlines import recase


def headline(title: str, body: str) -> str:
    text = f"{title}\n\n{body}"
    out = recase(text, (0, len(title)))
    assert out[len(title) :] == text[len(title) :]
    return out[: len(title)]


BODY = (
    "The rebels shelled the harbour of Velmar. Their leader, Oto Brandt, spoke in Tarn. It was a truce for the rebels."
)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Rebels Shelled The Harbour Of Velmar", "Rebels shelled the harbour of Velmar"),
        ("REBELS SHELLED THE HARBOUR OF VELMAR", "Rebels shelled the harbour of Velmar"),
        ("Leader Brandt Spoke In Tarn", "Leader Brandt spoke in Tarn"),
        ("Rebels shelled the harbour of Velmar", "Rebels shelled the harbour of Velmar"),
        ("Velmar harbour hit", "Velmar harbour hit"),
        ("Harbour Truce", "Harbour truce"),
        ("", ""),
        ("In It", "In It"),
    ],
)
def test_case(title: str, expected: str) -> None:
    assert headline(title, BODY) == expected


def test_a_word_that_the_body_does_not_know_is_kept() -> None:
    assert headline("Rebels Shelled Karvo And Belte", BODY) == "Rebels shelled Karvo And Belte"


def test_an_acronym_of_the_body_stays() -> None:
    assert headline("UNHCR COUNTS THE REBELS", "The UNHCR counts the rebels.") == "UNHCR counts the rebels"


def test_letters_whose_other_case_is_longer_stay() -> None:
    title = "STRAẞE ŉABC REBELS SHELLED HARBOUR"
    assert len(headline(title, BODY)) == len(title)


@given(st.text(max_size=40), st.text(max_size=40))
def test_every_letter_stays_where_it_was(title: str, body: str) -> None:
    text = title + "\n" + body
    out = recase(text, (0, len(title)))
    assert len(out) == len(text)
    assert out[len(title) :] == text[len(title) :]
    assert all(a == b or a.lower() == b.lower() for a, b in zip(out, text, strict=True))
