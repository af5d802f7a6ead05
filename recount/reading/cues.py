"""The lexicon's words around names, compiled once: sets of words by use, and phrases that stand right before a name."""

from __future__ import annotations

from functools import cache

from recount.language.syntax import Syntax
from recount.lexicon import Lexicon

__all__ = ["capitalised", "cue_before", "cue_words", "lower", "printed_as_name"]

QUOTES = "'`\u2018\u2019\u02bf"
"""Marks that may stand before the first letter of a name."""

LONGEST_CUE = 5
"""Words of the longest phrase before a name: `not far from`, `on the outskirts of`."""


@cache
def cue_words(lexicon: Lexicon, use: str) -> frozenset[str]:
    """Return the words and phrases of a use, in lower case."""
    return frozenset(w for row in lexicon.name_cues if row.use == use for w in row.words)


def cue_before(syntax: Syntax, first: int, words: frozenset[str]) -> bool:
    """Tell whether one of these words or phrases ends right before the word `first`, within its sentence."""
    start = syntax.sentences[syntax.words[first].sentence].first
    taken: list[str] = []
    for i in range(first - 1, max(start, first - LONGEST_CUE) - 1, -1):
        taken.insert(0, syntax.words[i].text.lower())
        if " ".join(taken).replace(" - ", "-") in words:
            return True
    return False


def lower(syntax: Syntax, i: int) -> str:
    """Return the word in lower case, or nothing where there is no such word."""
    return syntax.words[i].text.lower() if 0 <= i < len(syntax.words) else ""


def capitalised(text: str, articles: frozenset[str]) -> bool:
    """Tell a word written as a name, its article aside: `Masri`, `al-Masri`, `'Ain`."""
    plain = text.lstrip(QUOTES)
    article, hyphen, rest = plain.partition("-")
    return plain[:1].isupper() or bool(hyphen and article.lower() in articles and rest[:1].isupper())


def printed_as_name(syntax: Syntax, first: int, last: int, articles: frozenset[str]) -> bool:
    """Tell whether the words are written as a name: the first that is no article begins with a capital letter."""
    for i in range(first, last + 1):
        text = syntax.words[i].text
        if text.lower() not in articles and any(c.isalpha() for c in text):
            return capitalised(text, articles)
    return capitalised(syntax.words[first].text, articles)
