"""Which sentences are not about our subject: sport, film, markets, weather, accidents, kitchens and games.

In: a reading; out: the sentences from which nothing is claimed, or nothing but how many a disaster displaced. They
borrow the words of conflict (a cold front strikes, a share price explodes), but not its people and weapons: each
paragraph is weighed by both.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import NamedTuple

from recount.claims.extents import words_of
from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.reading import Reading
from recount.reading.match import PhraseIndex
from recount.records import Sentence

__all__ = ["Subject", "find_subject"]

PARTIES = {"government", "military", "police", "rebel", "militia", "criminal", "protester", "igo"}
"""Kinds of actors whose presence speaks for our subject."""

ENOUGH = 4
"""Weight of the signs of conflict in a whole report from which a sentence without any is still taken to be about it."""

PLAIN = 2
"""Weight from which a sign is no borrowed word."""

SHORT = 2
"""Sentences of a text that is too short to tell by what it lacks."""

ASKING = 4
"""Words at the beginning of a sentence among which the one stands that asks: «In which year»."""

REASON = 4
"""Words before weather in which it may be called the reason of something."""

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
        self.plain: Counter[int] = Counter()
        self.against: Counter[int] = Counter()
        self.elsewhere: Counter[int] = Counter()
        self.borrowed: set[int] = set()
        self.playful: set[int] = set()
        self.disaster = False
        self.short = len(reading.syntax.sentences) <= SHORT
        self.grounded = bool(reading.places) or any(m.value.kind in PARTIES for m in reading.actors)
        self._told: set[int] = set()
        syntax = reading.syntax
        signs: set[int] = set()
        for value, first, last in _signs(lexicon).find(syntax):
            sentence = syntax.sentences[syntax.words[first].sentence]
            signs.update(range(first, last + 1))
            self.disaster = self.disaster or value.disaster
            if value.weight > 0:
                self._speaks_for(sentence.paragraph, value.weight)
                self._told.add(sentence.index)
            elif value.weight < 0 and not (value.disaster and _is_a_reason(syntax, first)):
                if _is_victim(syntax, last, words_of(lexicon, "victimised")):
                    continue
                self._speaks_against(sentence.paragraph, sentence.index, value)
        self._count_parties(reading, signs)
        self._count_harm(reading, lexicon)

    def _speaks_for(self, paragraph: int, weight: int) -> None:
        self.loud[paragraph] += weight
        self.plain[paragraph] += weight if weight >= PLAIN else 0

    def _count_harm(self, reading: Reading, lexicon: Lexicon) -> None:
        """A sign of conflict that does harm in its sentence is no figure of speech."""
        harm = words_of(lexicon, "harm")
        for index in self._told:
            sentence = reading.syntax.sentences[index]
            if any(w.lemma in harm for w in reading.syntax.words[sentence.first : sentence.last]):
                self._speaks_for(sentence.paragraph, PLAIN)

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
            if mention.value.kind in PARTIES and (mention.value.id or mention.value.country):
                self.plain[paragraph] += 1

    def silent(self) -> bool:
        """Tell a report without any sign of conflict, or with none but borrowed words and no place or party to them.

        A sentence that stands alone, without any sign of another subject either, is too short to be judged so.
        """
        if self.short:
            return self.loud.total() == 0 and self.against.total() > 0
        return self.loud.total() == 0 or (self.plain.total() == 0 and not self.grounded)

    def outweighed(self, against: Counter[int], borrowed: set[int], paragraph: int, sentence: int) -> bool:
        """Tell a sentence whose paragraph, or whose report where it says nothing itself, is about another subject."""
        for_it, other = self.loud[paragraph], against[paragraph]
        total = self.loud.total()
        elsewhere = against.total() > 0 and (total < ENOUGH or against.total() > total)
        if other >= PLAIN and self.plain[paragraph] == 0:
            return True  # borrowed words in a paragraph that is plainly about something else
        return other > for_it or (other == for_it and sentence in borrowed) or (for_it == 0 and elsewhere)


def find_subject(reading: Reading, lexicon: Lexicon) -> Subject:
    """Return which sentences are not about conflict, and which of these not about a disaster either."""
    weights = _Weights(reading, lexicon)
    silent = weights.silent()
    quiet, hushed = set(), set()
    for sentence in reading.syntax.sentences:
        asked = _asks(reading, sentence)
        if silent or asked or weights.outweighed(weights.against, weights.borrowed, sentence.paragraph, sentence.index):
            quiet.add(sentence.index)
        if asked or weights.outweighed(weights.elsewhere, weights.playful, sentence.paragraph, sentence.index):
            hushed.add(sentence.index)
    return Subject(frozenset(quiet), frozenset(hushed), weights.disaster or not silent)


def _is_victim(syntax: Syntax, i: int, verbs: frozenset[str]) -> bool:
    """Tell what only says who suffered: «kidnapped six members of a church choir»."""
    for at in (i, *syntax.ancestors(i)):
        word = syntax.words[at]
        if word.rel in {"obj", "nsubj:pass"}:
            return syntax.words[word.head].lemma in verbs
        if word.rel == "acl:relcl" and word.lemma in verbs:
            return True
        if word.rel not in {"nmod", "compound", "amod", "appos"}:
            return any(syntax.words[c].lemma in verbs for c in syntax.children(at, "acl", "acl:relcl", "amod"))
        if any(syntax.words[c].lemma in verbs for c in syntax.children(at, "acl", "acl:relcl", "amod")):
            return True
    return False


def _is_a_reason(syntax: Syntax, first: int) -> bool:
    """Tell what only put something off or hindered it: «was called off because of fog»."""
    before = " ".join(w.text.lower() for w in syntax.words[max(0, first - REASON) : first])
    return any(words in before for words in ("because of", "due to", "owing to"))


def _asks(reading: Reading, sentence: Sentence) -> bool:
    """Tell a question for who or which: a quiz asks after what everybody knows happened, and tells nothing."""
    words = reading.syntax.words[sentence.first : sentence.last]
    asking = any(w.tag in {"WP", "WDT"} for w in words[:ASKING])
    return asking and words[-1].text == "?"
