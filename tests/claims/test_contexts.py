"""Statuses in context, held against their recorded floors."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from recount.language import Engine
from recount.lexicon import Lexicon
from tests.claims.contexts import rows_of, same_chain, status_read

TESTS = Path(__file__).parents[1]
FLOORS = tomllib.loads((TESTS / "floors.toml").read_text(encoding="utf-8"))["contexts"]


FILES = {
    "status": TESTS / "unseen" / "status.csv",
    "status_second": TESTS / "unseen" / "status_second.csv",
    "status_third": TESTS / "unseen" / "status_third.csv",
    "status_own": TESTS / "claims" / "statuses.csv",
}


@pytest.mark.parametrize("name", FILES)
def test_statuses(name: str, engine: Engine, lexicon: Lexicon) -> None:
    rows = rows_of(FILES[name])
    read = [(row["status"], status_read(row, engine, lexicon)) for row in rows]
    assert sum(wanted == found for wanted, found in read) >= FLOORS[name]
    untrue = sum(found == "happened" != wanted for wanted, found in read)
    assert untrue <= FLOORS[f"{name}_wrongly_happened"]


@pytest.mark.parametrize(
    ("expected", "found", "same"),
    [
        ("", [], True),
        ("Harbour Times > nurse", ["The Harbour Times / Harbour Times", "a nurse / nurse"], True),
        ("nurse", ["Harbour Times / Harbour Times", "nurse / nurse"], False),
        ("nurse", ["doctor / doctor"], False),
        ("", ["unknown"], False),
    ],
)
def test_chains_are_compared_link_by_link(expected: str, found: list[str], same: bool) -> None:
    assert same_chain(expected, found) is same
