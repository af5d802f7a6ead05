"""The lexicon's words for the lines around a report, in the forms that matching needs: sets and alternations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from recount.lexicon import Lexicon

__all__ = ["alternation", "furniture_words", "month_numbers", "plain"]

QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "…": "..."})


@cache
def furniture_words(lexicon: Lexicon, *kinds: str) -> frozenset[str]:
    """Return the words of these kinds of furniture, in lower case."""
    return frozenset(word.casefold() for row in lexicon.furniture if row.kind in kinds for word in row.words)


@cache
def month_numbers(lexicon: Lexicon) -> dict[str, int]:
    """Return the number of the month for each of its names, in lower case."""
    return {word.casefold(): row.number for row in lexicon.months for word in row.words}


def alternation(words: Iterable[str]) -> str:
    """Make a regular expression that matches any of the words, longest first, with any space for a space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


def plain(text: str) -> str:
    """Return the words in lower case with straight quotation marks and single spaces, for comparing with phrases."""
    return " ".join(text.translate(QUOTES).casefold().split())
