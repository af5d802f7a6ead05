"""Numbers that say no measure of their own -> the measure of a figure told before.

«Police put the number at 17», «the ministry speaks of 33», «212 families (1,100 persons)», «three are Yamba»: what
they count was said with another number, in the same sentence or the ones before it.
"""

from __future__ import annotations

from functools import cache

from recount.claims.counted import Counted
from recount.claims.drafts import FigureDraft
from recount.claims.extents import words_of
from recount.claims.measuring import Measuring
from recount.claims.paths import follow
from recount.claims.triggers import VerbIndex
from recount.language.syntax import Syntax
from recount.lexicon import Lexicon

__all__ = ["Retold"]

SENTENCES_BACK = 3
"""How far back the figure may have been told of which another count is given."""

LISTING = {"and", ",", ";"}
PLACED = {"in", "at", "near", "on"}
ESTIMATING = {"estimate", "reckon", "calculate"}

RESTATING = {"(", "or", "–", "—", "about", "approximately"}
"""Words between a count and the same in other units."""


@cache
def _count_verbs(lexicon: Lexicon) -> VerbIndex[str]:
    return VerbIndex((w, w) for w in sorted(words_of(lexicon, "count_verbs")))


class Retold:
    """The figures of a report so far (`made` grows), for numbers that lean on them."""

    def __init__(self, syntax: Syntax, measuring: Measuring, lexicon: Lexicon, made: list[FigureDraft]) -> None:
        self.syntax = syntax
        self.measuring = measuring
        self.made = made
        self.lexicon = lexicon

    def find(self, counted: Counted, by_head: dict[int, FigureDraft]) -> FigureDraft | None:
        """Return the figure told before that this is another count of, or nothing."""
        if counted.number is None or counted.number.qualifier == "none":
            return None
        finds = (self._restated, self._elsewhere, self._recounted, self._estimated)
        told = next((draft for find in finds if (draft := find(counted))), None)
        return told or self._beside(counted, by_head)

    def before(self, i: int) -> FigureDraft | None:
        """Return the last figure of people told before a word, in its sentence or the few before it."""
        sentence = self.syntax.words[i].sentence
        for draft in reversed(self.made[-8:]):
            if draft.row.things or draft.head >= i:
                continue
            return draft if sentence - self.syntax.words[draft.head].sentence <= SENTENCES_BACK else None
        return None

    def _restated(self, counted: Counted) -> FigureDraft | None:
        """«212 families (approximately 1,100 persons)», «1,340 families, or 7,102 persons»."""
        last = self.made[-1] if self.made else None
        if last is None or last.row.things:
            return None
        between = [w.text.lower() for w in self.syntax.words[last.head + 1 : counted.start]]
        near = bool(between) and len(between) <= 3 and all(w in RESTATING or w == "," for w in between)
        return last if near and any(w in {"(", "or"} for w in between) and not counted.bare else None

    def _elsewhere(self, counted: Counted) -> FigureDraft | None:
        """«killing 12 in Karvo and seven in Belte»: the same of another place or attack, in one sentence."""
        words, last = self.syntax.words, self.made[-1] if self.made else None
        inside = self.syntax.within(counted.number.start, counted.number.end) if counted.number else range(0)
        after = inside[-1] + 1 if inside else len(words)
        if last is None or last.row.things or last.number is None or not counted.bare or after >= len(words):
            return None
        if words[last.head].sentence != words[counted.role].sentence or words[inside[0] - 1].lemma not in LISTING:
            return None
        following = self.syntax.within(last.number.start, last.number.end)[-1]
        between = {w.lemma for w in words[following + 1 : inside[0]] if w.rel == "case"}
        return last if words[after].lemma in PLACED and between & PLACED else None

    def _estimated(self, counted: Counted) -> FigureDraft | None:
        """«We estimate that there are 11,000 people»: of those told of in the sentences before."""
        words = self.syntax.words
        verb = words[counted.role].head
        there = bool(self.syntax.children(verb, "expl")) and words[counted.noun].lemma in {"people", "person"}
        told = self.before(counted.role) if there and words[words[verb].head].lemma in ESTIMATING else None
        return told if told and told.row.displaces else None

    def _recounted(self, counted: Counted) -> FigureDraft | None:
        """«puts the number at 17», «raised the figure to 24», «speaks of 33»."""
        words = self.syntax.words
        same = self._same_people(counted)
        if not (counted.bare or counted.noun == counted.role):
            return None
        if words[counted.role].pos not in {"NUM", "NOUN"} or words[counted.role].rel not in {
            "obl",
            "nmod",
            "obj",
            "xcomp",
            "nummod",
            "advcl",
            "ccomp",
        }:
            return None
        head = words[self.syntax.first_conjunct(counted.role)].head
        nouns = words_of(self.lexicon, "count_nouns")
        near = [head, *(h for path in ("grammatical", "object") for h in follow(self.syntax, head, path))]
        told = any(words[h].lemma in nouns and h != counted.role for h in near)
        if not told and self.syntax.preposition(counted.role):
            wanted = self.syntax.preposition(counted.role)
            told = wanted in words_of(self.lexicon, "count_against") or f"{words[head].lemma} {wanted}" in words_of(
                self.lexicon, "count_against"
            )
            told = told or any(words[t.last].lemma == wanted for t in _count_verbs(self.lexicon).at(self.syntax, head))
        if not told or (counted.noun == counted.role and words[counted.role].pos == "NOUN" and not counted.bare):
            return same if told else None
        return self.before(counted.role)

    def _same_people(self, counted: Counted) -> FigureDraft | None:
        """Return the figure before that counts the same: «22 militants were killed; police spoke of 25 militants»."""
        told, words = self.before(counted.role), self.syntax.words
        if told is None or counted.bare:
            return None
        earlier = [d for d in self.made[-4:] if words[d.head].lemma == words[counted.noun].lemma]
        here = words[told.head].sentence == words[counted.role].sentence
        return earlier[-1] if earlier else told if here and self.measuring.fitting.is_person(counted.noun) else None

    def at(self, counted: Counted) -> int:
        """Return the word by which the time and place of such a number are found: the attack of «22 in the attack»."""
        words = self.syntax.words
        inside = self.syntax.within(counted.number.start, counted.number.end) if counted.number else range(0)
        after = inside[-1] + 1 if inside else len(words)
        placed = counted.bare and after < len(words) and words[after].lemma in PLACED and words[after].rel == "case"
        head = words[after].head if placed else counted.role
        return head if head > counted.role and words[head].pos == "NOUN" else counted.role

    def _beside(self, counted: Counted, by_head: dict[int, FigureDraft]) -> FigureDraft | None:
        """«six of the dead are Kagul and three are Yamba»: of those of the clause before."""
        words = self.syntax.words
        if not counted.bare or words[counted.role].rel not in {"nsubj", "nsubj:pass"}:
            return None
        verb = words[counted.role].head
        above = words[verb].head
        if words[verb].rel != "conj" or self.syntax.is_verb(verb):
            return None
        return next((by_head[s] for s in self.syntax.children(above, "nsubj", "nsubj:pass") if s in by_head), None)
