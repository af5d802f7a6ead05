"""Rows that say what a rule of the code, or a file of rows, does: for people who ask why."""

from __future__ import annotations

from functools import cache
from typing import Literal

from recount.lexicon.files import read_toml
from recount.lexicon.rows import Row

__all__ = ["ClaimField", "RuleRow", "load_rules"]

ClaimField = Literal["what", "status", "says who", "who", "where", "when", "how many", "wording", "told again"]
"""The questions that the rules of a claim answer, in the order in which they are shown."""


class RuleRow(Row, frozen=True, kw_only=True):
    """What a rule answers of a claim, and how: a rule of the code by its name, or all rows of a data file by its."""

    field: ClaimField
    """The question that it answers."""
    place: str
    """Where it stands: a file of the package."""
    meaning: str
    """What it does, in a few words."""


@cache
def load_rules() -> tuple[RuleRow, ...]:
    """Read what rules do; raises `DataFileError` where the file is wrong."""
    return read_toml("rules.toml", RuleRow)
