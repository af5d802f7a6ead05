"""Where sentences begin, decided before the parser runs: syntok's rules over one paragraph of text, and ours on titles.

A pipeline component, so that any spaCy pipeline keeps these ends. Measured on news by the project: 0.998 of
sentence ends right, against 0.963 for a parser that cuts for itself.
"""

from __future__ import annotations

import re
from functools import cache

import syntok.segmenter
from spacy.language import Language
from spacy.tokens import Doc

from recount.lexicon import load_lexicon

LONGEST_SENTENCE = 250
"""Words; no sentence of news is longer, and a text without full stops must cost no more than its length."""

LAST_WORD = re.compile(r"\b([A-Za-z]+)\.\s*\Z")
"""A word with its full stop at the end of what was searched."""

LONGEST_ABBREVIATION = 12
"""Characters before a start in which an abbreviation can stand, spaces included."""

__all__ = ["SENTENCES", "sentence_starts"]

SENTENCES = "recount_sentences"
"""Name of the component in a pipeline."""


def sentence_starts(text: str) -> list[int]:
    """Return the character offsets at which sentences of one paragraph begin."""
    starts = [sentence[0].offset for paragraph in syntok.segmenter.analyze(text) for sentence in paragraph if sentence]
    return [start for start in starts if not _follows_abbreviation(text, start)]


def _follows_abbreviation(text: str, start: int) -> bool:
    """Tell a start right after an abbreviation that ends no sentence: «Lt. Col. Lund», «on Dec. 5-6»."""
    before = LAST_WORD.search(text, max(0, start - LONGEST_ABBREVIATION), start)
    if before is None:
        return False
    follows = _abbreviations().get(before[1].lower())
    return follows == "word" or (follows == "number" and text[start].isdigit())


@cache
def _abbreviations() -> dict[str, str]:
    """Return what must follow each abbreviation."""
    return {word: row.before for row in load_lexicon().abbreviations for word in row.words}


@Language.component(SENTENCES)
def set_sentences(doc: Doc) -> Doc:
    """Mark the first token of each sentence of a `Doc`, and no other."""
    starts = sentence_starts(doc.text)
    following, begun = 0, 0
    for token in doc:
        begins = token.i == 0 or token.i - begun >= LONGEST_SENTENCE
        if following < len(starts) and token.idx >= starts[following]:
            begins = True
            while following < len(starts) and starts[following] <= token.idx:
                following += 1
        token.is_sent_start = begins
        begun = token.i if begins else begun
    return doc
