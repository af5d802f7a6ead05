"""Which sentences are not about our subject: sport, film, markets, weather, accidents, kitchens and games.

In: a reading; out: the sentences from which nothing is claimed. They borrow the words of conflict (a cold front
strikes, a share price explodes), but not its people and weapons: each paragraph is weighed by both.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from recount.lexicon import Lexicon
from recount.reading import Reading
from recount.reading.match import PhraseIndex

__all__ = ["quiet_sentences"]

PARTIES = {"government", "military", "police", "rebel", "militia", "criminal", "protester", "igo"}
"""Kinds of actors whose presence speaks for our subject."""

ENOUGH = 4
"""Weight of the signs of conflict in a whole report from which a sentence without any is still taken to be about it."""


@cache
def _signs(lexicon: Lexicon) -> PhraseIndex[int]:
    """Words that speak against our subject (below 0) or for it (above), by weight; weapons weigh 1, but for those of
    every kitchen.
    """
    words = [(w, row.weight * (1 if row.subject == "conflict" else -1)) for row in lexicon.subjects for w in row.words]
    words += [(w, 1) for row in lexicon.weapons if row.mode != "primitive" for w in row.words]
    return PhraseIndex(words, by="lemma")


def quiet_sentences(reading: Reading, lexicon: Lexicon) -> frozenset[int]:
    """Return the indexes of the sentences that are not about conflict."""
    syntax = reading.syntax
    loud: Counter[int] = Counter()
    quiet: Counter[int] = Counter()
    borrowed: set[int] = set()
    signs: set[int] = set()
    for value, first, last in _signs(lexicon).find(syntax):
        sentence = syntax.sentences[syntax.words[first].sentence]
        (loud if value > 0 else quiet)[sentence.paragraph] += abs(value)
        signs.update(range(first, last + 1))
        if value < 0:
            borrowed.add(sentence.index)
    seen: set[tuple[int, str]] = set()
    for mention in reading.actors:
        paragraph = syntax.sentences[syntax.words[mention.head].sentence].paragraph
        counted = mention.head in signs or (paragraph, mention.value.name) in seen
        if mention.value.kind in PARTIES and not counted:
            seen.add((paragraph, mention.value.name))
            loud[paragraph] += 1
    total = loud.total()
    out = set()
    for sentence in syntax.sentences:
        for_it, against = loud[sentence.paragraph], quiet[sentence.paragraph]
        outweighed = against > for_it or (against == for_it and sentence.index in borrowed)
        elsewhere = quiet.total() > 0 and (total < ENOUGH or quiet.total() > total)
        # a report without any sign of conflict is not about it, whatever its verbs
        if outweighed or (total == 0 and quiet.total() > 0) or (for_it == 0 and elsewhere):
            out.add(sentence.index)
    return frozenset(out)
