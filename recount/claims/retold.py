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
        return self._restated(counted) or self._recounted(counted) or self._beside(counted, by_head)

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

    def _recounted(self, counted: Counted) -> FigureDraft | None:
        """«puts the number at 17», «raised the figure to 24», «speaks of 33»."""
        words = self.syntax.words
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
            return None
        return self.before(counted.role)

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
