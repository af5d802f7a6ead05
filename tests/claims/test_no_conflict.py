"""Passages on sport, film, markets and kitchens give next to no claims; conflict that borrows their words still does."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.claims.expected import read_text

if TYPE_CHECKING:
    from recount.language import Engine
    from recount.lexicon import Lexicon

TESTS = Path(__file__).parents[1]
FLOORS: dict[str, int] = tomllib.loads((TESTS / "floors.toml").read_text(encoding="utf-8"))["no_conflict"]
SETS = ("no_conflict", "no_conflict_second", "no_conflict_third", "no_conflict_fourth")


def passages(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((TESTS / "cases" / f"{name}.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("name", SETS)
def test_passages_without_conflict_give_hardly_any_claims(name: str, engine: Engine, lexicon: Lexicon) -> None:
    loud = []
    for passage in passages(name):
        claims = read_text(passage["text"], engine, lexicon)
        loud += [f"{passage['note']}: {claim.rule} in {claim.evidence.text!r}" for claim in claims[:1]]
    assert len(loud) <= FLOORS[name], f"{len(loud)} passages give claims:\n" + "\n".join(loud)


def test_conflict_that_borrows_the_words_of_sport_and_film_is_claimed(engine: Engine, lexicon: Lexicon) -> None:
    missed = [p["note"] for p in passages("conflict_borrowing") if not read_text(p["text"], engine, lexicon)]
    assert len(missed) <= FLOORS["conflict_borrowing"], f"nothing is claimed of: {', '.join(missed)}"


def test_there_are_passages() -> None:
    assert sum(len(passages(name)) for name in SETS) >= 110
