"""A noun phrase -> its neutral name: what the report calls the actor, less what judges, counts or doubts it."""

from __future__ import annotations

from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.reading.cues import capitalised, cue_words, lower
from recount.reading.gazetteer import gazetteer
from recount.reading.match import HYPHENS
from recount.reading.names import loaded_words
from recount.reading.phrases import Phrase

__all__ = ["neutral_name"]

NAME_JOINS = {"for"}
EDGES = " -,'\u2010\u2011\u2018\u2019"
"""Marks that no name begins or ends with."""


def neutral_name(syntax: Syntax, phrase: Phrase, lexicon: Lexicon) -> str:
    """Return the words of the phrase without numbers, loaded words and backers (`US-backed`).

    A possessor that is a name stays (`Sabt's men`); for a loaded noun with a neutral word, names and that word stay.
    """
    found = loaded_words(lexicon).find(syntax, phrase.own, phrase.head)
    dropped = {i for m in found for i in range(m.first, m.last + 1) if syntax.words[i].tag not in {"NNP", "NNPS"}}
    dropped.update(i for c in syntax.children(phrase.head, "nummod") for i in syntax.subtree(c))
    neutral = phrase.noun.neutral if phrase.noun else None
    at = phrase.noun_at or (phrase.head, phrase.head)
    kept: list[int] = []
    articles = cue_words(lexicon, "article")
    for i in range(_start(syntax, phrase), at[0] if neutral else phrase.last + 1):
        if lower(syntax, i) in cue_words(lexicon, "linked") and lower(syntax, i - 1) in HYPHENS:
            while kept and kept[-1] >= i - 2:
                kept.pop()
        elif (
            i not in dropped
            and _names(syntax, i, phrase.head, lexicon)
            and (not neutral or capitalised(syntax.words[i].text, articles) or _bound(syntax, i))
        ):
            kept.append(i)
    if neutral:
        return f"{_joined(syntax, kept, range(0), lexicon)} {neutral}".strip()
    return _joined(syntax, kept or [phrase.head], range(at[0], at[1] + 1), lexicon)


def _start(syntax: Syntax, phrase: Phrase) -> int:
    named = any(w.tag in {"NNP", "NNPS"} for w in syntax.words[phrase.first : phrase.own])
    return phrase.first if named else phrase.own


def _bound(syntax: Syntax, i: int) -> bool:
    """Tell a possessive mark or a hyphen, which stays with the word before it."""
    return i > 0 and syntax.words[i - 1].end == syntax.words[i].start and syntax.words[i].pos in {"PART", "PUNCT"}


def _names(syntax: Syntax, i: int, head: int, lexicon: Lexicon) -> bool:
    """Tell a word that belongs to a neutral name: no number, no determiner, no doubt, no measure before the noun."""
    word = syntax.words[i]
    if word.pos == "DET" and i > head and syntax.words[head].tag == "NNP" and lower(syntax, i - 1) in NAME_JOINS:
        return True  # Front for the Liberation of Oresh
    if word.pos in {"DET", "NUM", "SYM"} or word.tag in {"CD", "PRP$"}:
        return False
    if lower(syntax, i) in cue_words(lexicon, "hedge"):
        return False
    return i >= head or word.pos not in {"ADV", "ADP"} or word.text[:1].isupper()


def _joined(syntax: Syntax, kept: list[int], nouns: range, lexicon: Lexicon) -> str:
    out = ""
    for n, i in enumerate(kept):
        word = syntax.words[i]
        text = (
            word.text.lower() if _starts_sentence(syntax, i) and _common(syntax, i, kept, nouns, lexicon) else word.text
        )
        gap = n > 0 and (kept[n - 1] != i - 1 or syntax.words[i - 1].end < word.start)
        out += (" " if gap else "") + text
    return out.strip(EDGES)


def _common(syntax: Syntax, i: int, kept: list[int], nouns: range, lexicon: Lexicon) -> bool:
    """Tell a word that is capitalised only where a sentence begins; `nouns` are the words of the common noun."""
    word = syntax.words[i]
    if word.text.isupper() or gazetteer(lexicon).demonyms.at(syntax, i, i + 1):
        return False
    if word.pos in {"NOUN", "ADJ"} and word.tag not in {"NNP", "NNPS"}:
        return True
    return i in nouns and not any(syntax.words[k].text[:1].isupper() for k in kept if k != i)


def _starts_sentence(syntax: Syntax, i: int) -> bool:
    return syntax.sentences[syntax.words[i].sentence].first == i
