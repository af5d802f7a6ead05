"""What the readers of values are given: a row that matched, with its groups, and the anchor to read it against."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from recount.lexicon.rows import TimeRow
from recount.reading.times.lexicon import TimeWords

__all__ = ["Anchor", "Expression", "amount", "largest", "rel", "step", "unit", "vague"]


class Anchor(NamedTuple):
    """The first and last day of publication or speech, one and the same as a rule."""

    first: date
    last: date
    narrative: bool = False
    """Whether `the day before` is to be read against it: it is the time of a happening."""

    def is_day(self) -> bool:
        """Tell whether the anchor is known to the day."""
        return self.first == self.last


class Expression(NamedTuple):
    """A row that matched, with the groups of its pattern, and whether a cue says that it is still to come."""

    row: TimeRow
    groups: Mapping[str, str]
    ahead: bool
    words: TimeWords
    start: int = 0
    end: int = 0
    behind: bool = False
    """Whether a cue says that it has passed."""


def rel(found: Expression) -> str:
    """Return the word that says which: `last`, `this`, `next`, or an empty string."""
    words = found.groups.get("rel", "").lower().split()
    return words[-1] if words else ""


def step(found: Expression, group: str = "rel") -> int:
    """Return how many units away: -1, 0 or 1."""
    words = found.groups.get(group, "").lower().split()
    return int(found.words.meaning("step", words[-1])) if words else 0


def unit(found: Expression) -> str:
    """Return the unit that matched, as windows know it."""
    return found.words.meaning("unit", found.groups["unit"])


def amount(found: Expression) -> float | None:
    """Return how many units; the greatest number that a vague word allows, None where it allows any."""
    words = found.groups.get("count", "a").lower()
    if vague(found):
        greatest = found.words.meaning("vague", words)
        return float(greatest) if greatest else None
    return 1.0 if words in {"a", "an"} else found.words.number(words)


def vague(found: Expression) -> bool:
    """Tell whether the number of units is a vague word."""
    return " ".join(found.groups.get("count", "").lower().split()) in found.words.roles["vague"]


def largest(found: Expression) -> float:
    """Return the greatest number that any vague word allows."""
    return max(float(value) for value in found.words.roles["vague"].values() if value)
