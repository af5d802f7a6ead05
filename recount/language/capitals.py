"""A text all in capitals, as old wires sent it -> the same letters in sentence case, so that it can be parsed.

Words that a dictionary of English knows are lowered, all others are taken for names. Every letter stays where it was.
"""

from __future__ import annotations

import re
from functools import cache

from lemminflect import getAllLemmas

from recount.lexicon import load_lexicon

__all__ = ["in_sentence_case"]

WORD = re.compile(r"[^\W\d_]+")
SHARE = 0.9
"""Of its letters that are capitals, for a text to be all in capitals; figures of units and codes may be small."""

ENOUGH = 40
"""Letters; a shorter text may be a name."""

LONGEST_CODE = 5
"""Letters of an abbreviation in capitals that no dictionary knows."""

VOWELS = frozenset("AEIOUY")
ENDS = frozenset(".!?")


def in_sentence_case(text: str) -> str:
    """Return the text in sentence case if it is all in capitals; else as it is."""
    letters = sum(map(str.isalpha, text))
    if letters < ENOUGH or sum(map(str.isupper, text)) < SHARE * letters:
        return text
    out = list(text)
    before = 0
    for match in WORD.finditer(text):
        gap = text[before : match.start()]
        begins = before == 0 or not ENDS.isdisjoint(gap) or "\n\n" in gap
        out[match.start() : match.end()] = _in_case(match.group(), begins)
        before = match.end()
    return "".join(out)


def _in_case(word: str, begins: bool) -> str:
    lower, title = word.lower(), word[:1] + word[1:].lower()
    if len(lower) != len(word) or len(title) != len(word):
        return word
    if _common(lower):
        return title if begins else lower
    return word if len(word) <= LONGEST_CODE and VOWELS.isdisjoint(word) else title


@cache
def _common(lower: str) -> bool:
    """Tell a word of the language from a name, by the dictionary; countries, peoples and months are names."""
    if lower in _names():
        return False
    return lower in _small() or bool(getAllLemmas(lower))


@cache
def _small() -> frozenset[str]:
    rows = load_lexicon().function_words
    return frozenset(word for row in rows if row.language == "en" for word in row.words)


@cache
def _names() -> frozenset[str]:
    lexicon = load_lexicon()
    names = [name for row in lexicon.countries for name in (row.name, *row.demonyms, *row.capital, row.adjective)]
    months = [word for row in lexicon.months for word in row.words]
    return (
        frozenset(word.lower() for name in (*names, *months) for word in WORD.findall(name) if len(word) > 3) - _small()
    )
