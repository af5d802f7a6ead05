"""A group of `extents.toml` -> its words: prepositions of place, words of scope, of settlements, of remembering."""

from __future__ import annotations

from functools import cache

from recount.lexicon import Lexicon

__all__ = ["words_of"]


@cache
def words_of(lexicon: Lexicon, group: str) -> frozenset[str]:
    """Return the words of a group; empty where no row is of it."""
    return frozenset(w for row in lexicon.extents if row.group == group for w in row.words)
