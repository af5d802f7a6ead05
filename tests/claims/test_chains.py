"""Chains of sources in context: as many read right as the floors say, and no fewer."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.claims.contexts import chain_read, rows_of, same_chain

if TYPE_CHECKING:
    from recount.language import Engine
    from recount.lexicon import Lexicon

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE.parent / "floors.toml").read_text(encoding="utf-8"))["chains"]
FILES = {
    "own": HERE / "chains.csv",
    "first": HERE.parent / "unseen" / "attribution.csv",
    "second": HERE.parent / "unseen" / "attribution_second.csv",
    "third": HERE.parent / "unseen" / "attribution_third.csv",
}


@pytest.mark.parametrize("name", list(FLOORS))
def test_chains_keep_their_floors(name: str, engine: Engine, lexicon: Lexicon) -> None:
    rows = rows_of(FILES[name])
    wrong = [r["text"] for r in rows if not same_chain(r["chain"], chain_read(r, engine, lexicon))]
    assert len(rows) - len(wrong) >= FLOORS[name], wrong
