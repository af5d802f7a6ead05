"""The floor of the seed reports: what passes, what fails, and that a broken run never passes."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.seeds_gate import shortfalls

FLOORS = {"facts": 10, "fields": 30, "wrongly_claimed": 0, "broken_spans": 0}


def printed(facts: int = 10, fields: int = 30, wrong: int = 0, broken: int = 0, note: str = "") -> str:
    counts = f"facts {facts}/20, fields {fields}/60, wrongly claimed {wrong}, broken spans {broken}, unlisted attacks 7"
    return f"a.txt: {counts}{note}\ntotal: {counts}\n"


@pytest.mark.parametrize("text", [printed(), printed(facts=11), printed(fields=60)])
def test_at_or_above_the_floor_passes(text: str) -> None:
    assert shortfalls(FLOORS, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (printed(facts=9), ["facts: 9, floor 10"]),
        (printed(fields=0), ["fields: 0, floor 30"]),
        (printed(wrong=1), ["wrongly_claimed: 1, at most 0"]),
        (printed(broken=2), ["broken_spans: 2, at most 0"]),
        (printed(facts=9, wrong=1), ["facts: 9, floor 10", "wrongly_claimed: 1, at most 0"]),
        (printed(note=", REPORT NOT PRINTED"), ["a.txt: the report was not printed"]),
        ("", ["the checker printed no total line"]),
        ("Traceback (most recent call last):", ["the checker printed no total line"]),
    ],
)
def test_below_the_floor_is_named(text: str, expected: list[str]) -> None:
    assert shortfalls(FLOORS, text) == expected


def test_recorded_floors_have_every_name() -> None:
    recorded = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))
    assert set(recorded["seeds"]) == set(FLOORS)
