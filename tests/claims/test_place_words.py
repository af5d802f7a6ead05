"""Places told once and meant again: at the head of an item, by a common noun, and through the tree."""

from __future__ import annotations

import pytest

from recount.language import Engine
from recount.lexicon import Lexicon
from recount.records import AnyClaim
from tests.claims.expected import read_text


def _places(text: str, engine: Engine, lexicon: Lexicon) -> dict[str, str | None]:
    """Return the name of the place of each claim, by the claim's rule."""
    claims: tuple[AnyClaim, ...] = tuple(read_text(text, engine, lexicon))
    return {c.rule: c.place.name if c.place else None for c in claims}


ITEMS = """* KARVO - A suicide bomber blew himself up in a queue of recruits.

* BELTE - Gunmen killed two teachers, police said.

A market in Karvo was closed. A school in Belte stayed open."""


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        (ITEMS, "assault.suicide", "Karvo"),
        (ITEMS, "measure.killed", "Belte"),
        (ITEMS.replace("* KARVO - ", ""), "measure.killed", None),  # one alone may be a dateline
        ("The army surrounded Belte, where rebels killed 40 villagers.", "measure.killed", "Belte"),
        ("The army bombed Belte, and rebels killed 40 villagers.", "measure.killed", None),
        ("Some 61 people were killed and 88 injured in Belte on Sunday.", "measure.killed", "Belte"),
        ("Some 61 people were killed and rebels injured 88 in Belte on Sunday.", "measure.killed", None),
        ("A Belgian soldier said a Belgium drone strike killed four people.", "assault.drone", None),
    ],
)
def test_where(text: str, rule: str, place: str | None, engine: Engine, lexicon: Lexicon) -> None:
    assert _places(text, engine, lexicon)[rule] == place
