"""A number in a table -> the words of its cell, where these are nothing but a label and a number.

«Houses destroyed: 146», «Population evacuated 1,160»: a number first or last among few words without a verb.
"""

from __future__ import annotations

from recount.claims.counted import Counted
from recount.language.syntax import FINITE, Syntax
from recount.records import Word

__all__ = ["in_a_cell"]

LABEL = 12
"""Words of the longest cell of a table that names what its number counts."""


def in_a_cell(syntax: Syntax, counted: Counted) -> list[Word]:
    """Return the words of the cell in which a number stands, in order; none where it stands in a sentence."""
    sentence = syntax.sentences[syntax.words[counted.role].sentence]
    printed = syntax.words[sentence.first : sentence.last]
    cut = next((w.index for w in printed if w.text == "(" and w.index > counted.role), sentence.last)
    words = [w for w in printed if w.pos != "PUNCT" and w.index < cut]
    if len(words) > LABEL or any(w.tag in {*FINITE, "MD"} and w.pos in {"VERB", "AUX"} for w in words):
        return []
    number = set(syntax.within(counted.number.start, counted.number.end)) if counted.number else set()
    return words if words and number & {words[0].index, words[-1].index} else []
