"""A number and a noun -> words for a screen: `1 claim`, `2,400 claims`."""

from __future__ import annotations

__all__ = ["plural"]


def plural(count: int, noun: str) -> str:
    """Return how many there are, with an `s` where it is not one.

    >>> plural(1, "incident"), plural(2400, "claim")
    ('1 incident', '2,400 claims')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
