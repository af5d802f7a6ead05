"""`reportedly`, `it is understood that`, `were reported to have fled` -> attributions to nobody who is named."""

from __future__ import annotations

from recount.claims.attribution.found import Attribution, Scene
from recount.language.syntax import Syntax

__all__ = ["from_unnamed"]


def from_unnamed(scene: Scene) -> list[Attribution]:
    """Return what is said without a word of who says it."""
    out, syntax = [], scene.syntax
    for row, first, last in scene.cues.unnamed.find(syntax):
        cue = tuple(range(first, last + 1))
        content = _clause_around(syntax, first) if first == last else _sentence_around(syntax, first, last)
        content -= set(cue)
        if any(syntax.words[i].pos != "PUNCT" for i in content):
            out.append(Attribution(first, cue, None, frozenset(content), row.name))
    return out


def _clause_around(syntax: Syntax, adverb: int) -> set[int]:
    """Return the clause that an adverb modifies."""
    return set(syntax.clause(syntax.clause_head(syntax.words[adverb].head)))


def _sentence_around(syntax: Syntax, first: int, last: int) -> set[int]:
    """Return what follows `it is said`, or all around it where commas set it off."""
    sentence = syntax.sentences[syntax.words[first].sentence]
    after = syntax.words[last + 1].text if last + 1 < sentence.last else "."
    apart = after in {",", "."} and first > sentence.first
    return set(range(sentence.first if apart else last + 1, sentence.last))
