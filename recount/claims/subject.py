"""Which sentences are not about our subject: sport, film, markets, weather, accidents, kitchens and games.

In: a reading; out: the sentences from which nothing is claimed, or nothing but how many a disaster displaced. They
borrow the words of conflict (a cold front strikes, a share price explodes), but not its people and weapons: each
paragraph is weighed by both.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import NamedTuple

from recount.lexicon import Lexicon
from recount.reading import Reading
from recount.reading.match import PhraseIndex

__all__ = ["Subject", "find_subject"]

PARTIES = {"government", "military", "police", "rebel", "militia", "criminal", "protester", "igo"}
"""Kinds of actors whose presence speaks for our subject."""

ENOUGH = 4
"""Weight of the signs of conflict in a whole report from which a sentence without any is still taken to be about it."""

DISASTERS = {"weather", "disaster"}
"""Subjects that displace people without being conflicts."""


class Subject(NamedTuple):
    """What the sentences of a report are about, by index."""

    quiet: frozenset[int]
    """Not about conflict."""
    hushed: frozenset[int]
    """Not about conflict nor about a disaster: nobody is displaced in them either."""
    disaster: bool
    """The report speaks of a disaster or of conflict."""


class _Sign(NamedTuple):
    weight: int
    disaster: bool


@cache
def _signs(lexicon: Lexicon) -> PhraseIndex[_Sign]:
    """Words that speak against our subject (below 0) or for it (above), by weight; weapons weigh 1, but for those of
    every kitchen.
    """
    words = [
        (w, _Sign(row.weight * (1 if row.subject == "conflict" else -1), row.subject in DISASTERS))
        for row in lexicon.subjects
        for w in row.words
    ]
    words += [(w, _Sign(1, False)) for row in lexicon.weapons if row.mode != "primitive" for w in row.words]
    return PhraseIndex(words, by="lemma")


class _Weights:
    """The signs of a report by paragraph: for our subject, against it, and against it but for disasters."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.loud: Counter[int] = Counter()
        self.against: Counter[int] = Counter()
        self.elsewhere: Counter[int] = Counter()
        self.borrowed: set[int] = set()
        self.playful: set[int] = set()
        self.disaster = False
        syntax = reading.syntax
        signs: set[int] = set()
        for value, first, last in _signs(lexicon).find(syntax):
            sentence = syntax.sentences[syntax.words[first].sentence]
            signs.update(range(first, last + 1))
            self.disaster = self.disaster or value.disaster
            if value.weight > 0:
                self.loud[sentence.paragraph] += value.weight
            elif value.weight < 0:
                self._speaks_against(sentence.paragraph, sentence.index, value)
        self._count_parties(reading, signs)

    def _speaks_against(self, paragraph: int, sentence: int, sign: _Sign) -> None:
        self.against[paragraph] -= sign.weight
        self.borrowed.add(sentence)
        if not sign.disaster:
            self.elsewhere[paragraph] -= sign.weight
            self.playful.add(sentence)

    def _count_parties(self, reading: Reading, signs: set[int]) -> None:
        seen: set[tuple[int, str]] = set()
        for mention in reading.actors:
            paragraph = reading.syntax.sentences[reading.syntax.words[mention.head].sentence].paragraph
            counted = mention.head in signs or (paragraph, mention.value.name) in seen
            if mention.value.kind in PARTIES and not counted:
                seen.add((paragraph, mention.value.name))
                self.loud[paragraph] += 1

    def outweighed(self, against: Counter[int], borrowed: set[int], paragraph: int, sentence: int) -> bool:
        """Tell a sentence whose paragraph, or whose report where it says nothing itself, is about another subject."""
        for_it, other = self.loud[paragraph], against[paragraph]
        total = self.loud.total()
        elsewhere = against.total() > 0 and (total < ENOUGH or against.total() > total)
        return other > for_it or (other == for_it and sentence in borrowed) or (for_it == 0 and elsewhere)


def find_subject(reading: Reading, lexicon: Lexicon) -> Subject:
    """Return which sentences are not about conflict, and which of these not about a disaster either."""
    weights = _Weights(reading, lexicon)
    # a report without any sign of conflict, and with those of another subject, is not about it, whatever its verbs
    silent = weights.loud.total() == 0 and weights.against.total() > 0
    quiet, hushed = set(), set()
    for sentence in reading.syntax.sentences:
        if silent or weights.outweighed(weights.against, weights.borrowed, sentence.paragraph, sentence.index):
            quiet.add(sentence.index)
        if weights.outweighed(weights.elsewhere, weights.playful, sentence.paragraph, sentence.index):
            hushed.add(sentence.index)
    return Subject(frozenset(quiet), frozenset(hushed), weights.disaster or not silent)
