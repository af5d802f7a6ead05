"""The case files of intake, as (text, expected) pairs for pytest."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

__all__ = ["cases", "rows"]

FOLDER = Path(__file__).parents[1] / "cases"


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def cases(name: str) -> list[object]:
    return [pytest.param(row["text"], row["expected"], id=row["text"][:50]) for row in rows(name)]
