"""Quotations as sets of words: which there are, by sentence, and which of them may be what somebody said."""

from __future__ import annotations

from typing import NamedTuple

from recount.language.syntax import FINITE, Syntax
from recount.reading import Reading

__all__ = ["Quotes", "find_quotes"]

UTTERANCE = 4
"""Words of a quotation without a verb, from which it may be what somebody said; fewer are held at a distance."""


class Quotes(NamedTuple):
    """The quotations of a report by their words."""

    all: tuple[frozenset[int], ...]
    words: frozenset[int]
    by_sentence: dict[int, list[int]]
    """Indexes into `all` of those that touch a sentence."""
    closed: tuple[bool, ...]

    def touching(self, sentence: int) -> list[frozenset[int]]:
        """Return the quotations that touch a sentence."""
        return [self.all[n] for n in self.by_sentence.get(sentence, ())]


def find_quotes(reading: Reading) -> Quotes:
    """Return the quotations that have words."""
    syntax = reading.syntax
    pairs = [(frozenset(syntax.within(q.start, q.end)), q.closed) for q in reading.quotations]
    pairs = [(words, closed) for words, closed in pairs if words]
    by_sentence: dict[int, list[int]] = {}
    for n, (words, _) in enumerate(pairs):
        for sentence in sorted({syntax.words[i].sentence for i in words}):
            by_sentence.setdefault(sentence, []).append(n)
    every = tuple(words for words, _ in pairs)
    return Quotes(every, frozenset(i for w in every for i in w), by_sentence, tuple(c for _, c in pairs))


def is_utterance(syntax: Syntax, words: frozenset[int]) -> bool:
    """Tell a quotation that may be what somebody said from words that are only held at a distance."""
    return len(words) >= UTTERANCE or any(syntax.words[i].tag in FINITE for i in words)
