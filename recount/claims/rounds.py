"""An event noun -> the word that stands for it in its clause: the `wave` of attacks, the `Ridge` of Operation Ridge.

The verb carries the wave; what happened is the attacks.
"""

from __future__ import annotations

from recount.claims.extents import words_of
from recount.language.syntax import Syntax
from recount.lexicon import Lexicon

__all__ = ["round_of", "rounds"]

DEEP = 3
"""Nouns that may stand on one another: «the start of the second phase of the offensive»."""


def round_of(syntax: Syntax, i: int, lexicon: Lexicon) -> int:
    """Return the noun that stands in the clause for the event noun `i`: the `wave` of attacks, or `i` itself."""
    return rounds(syntax, i, lexicon)[-1]


def rounds(syntax: Syntax, i: int, lexicon: Lexicon) -> list[int]:
    """Return the event noun and the nouns that stand for it, from the inside: `offensive`, `phase`, `start`."""
    own = syntax.words[i]
    named = own.rel == "compound" and own.head > i and syntax.words[own.head].pos == "PROPN"
    at, out = syntax.first_conjunct(own.head if named else i), [i]
    for _ in range(DEEP):
        word = syntax.words[at]
        counted = word.rel == "nmod" and "of" in {syntax.preposition(at), syntax.preposition(i)}
        if not counted or syntax.words[word.head].lemma not in words_of(lexicon, "rounds"):
            break
        out.append(at := syntax.first_conjunct(word.head))
    return out if len(out) > 1 or not named else [i, at]
