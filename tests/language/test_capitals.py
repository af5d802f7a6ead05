"""Texts all in capitals: lowered for the parser, every letter where it was; other texts left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from recount.language.capitals import in_sentence_case
from tests.claims.expected import read_text, unmet

if TYPE_CHECKING:
    from recount.language import Engine
    from recount.lexicon import Lexicon


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "GUERRILLAS OF THE FMLN KIDNAPPED JUAN ROMERO IN PERU ON 3 JULY. HE WAS RELEASED.",
            "Guerrillas of the FMLN kidnapped Juan Romero in Peru on 3 July. He was released.",
        ),
        ("The FMLN said that its fighters had left the town of San Miguel.", None),
        ("UN HIGH COMMISSIONER", None),
        ("12 345 678", None),
        ("", None),
    ],
)
def test_case(text: str, expected: str | None) -> None:
    assert in_sentence_case(text) == (text if expected is None else expected)


@pytest.mark.parametrize("text", ["İSTANBUL " * 20, "STRASSE ẞ " * 20, "A\u0301" * 60, "Ǆ" * 60])
def test_letters_stay_where_they_are(text: str) -> None:
    assert len(in_sentence_case(text)) == len(text)


def test_claims_print_the_text_as_it_is(engine: Engine, lexicon: Lexicon) -> None:
    text = "GUERRILLAS KIDNAPPED TWO MINERS NEAR THE TOWN OF KARVO ON SUNDAY, THE ARMY SAID."
    claims = read_text(text, engine, lexicon)
    assert not unmet("event ASSAULT mode=abduct actor=guerrillas target=miners speaker=army", claims)
    assert all(text[c.evidence.start : c.evidence.end] == c.evidence.text for c in claims)
