"""Passages on sport, film, markets and kitchens give next to no claims: the share that does is a recorded ceiling."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from tests.claims.expected import read_text

if TYPE_CHECKING:
    from recount.language import Engine
    from recount.lexicon import Lexicon

TESTS = Path(__file__).parents[1]
PASSAGES = list(csv.DictReader((TESTS / "cases" / "no_conflict.csv").read_text(encoding="utf-8").splitlines()))
CEILING: int = tomllib.loads((TESTS / "floors.toml").read_text(encoding="utf-8"))["no_conflict"]["passages_with_claims"]


def test_passages_without_conflict_give_hardly_any_claims(engine: Engine, lexicon: Lexicon) -> None:
    loud = []
    for passage in PASSAGES:
        claims = read_text(passage["text"], engine, lexicon)
        loud += [f"{passage['note']}: {claim.rule} in {claim.evidence.text!r}" for claim in claims[:1]]
    print("\n".join(loud))
    assert len(loud) <= CEILING, f"{len(loud)} of {len(PASSAGES)} passages give claims:\n" + "\n".join(loud)


def test_there_are_passages() -> None:
    assert len(PASSAGES) >= CEILING * 4
