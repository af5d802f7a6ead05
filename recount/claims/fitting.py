"""What a measure can count: people for the dead, things for the destroyed, and words for both.

In: a number in its noun phrase and a row of the measures; out: whether the one can count the other.
"""

from __future__ import annotations

from recount.claims.counted import Counted
from recount.claims.extents import words_of
from recount.claims.participants import Participants
from recount.language.syntax import FINITE, Syntax
from recount.lexicon import Lexicon
from recount.lexicon.rows import MeasureRow
from recount.records import ActorMention

__all__ = ["Fitting"]


HELD = {"detained", "abducted"}
"""Measures whose nouns name people by the state that they are in: `prisoner`, `hostage`."""


class Fitting:
    """The words of one report, as things that may be counted."""

    def __init__(self, syntax: Syntax, people: Participants, lexicon: Lexicon) -> None:
        self.syntax = syntax
        self.people = people
        self.persons = words_of(lexicon, "persons")
        self.homes = words_of(lexicon, "homes")
        self.states = words_of(lexicon, "states")

    def fits(self, row: MeasureRow, counted: Counted) -> bool:
        """Tell whether the measure can count this: people for the dead, things for the destroyed."""
        lemma = self.syntax.words[counted.noun].lemma
        inside = [c for c in self.syntax.children(counted.noun, "compound", "nmod") if self._names(c)]
        around = {lemma, *(self.syntax.words[c].lemma for c in inside)}
        if around & set(row.unless):
            return False
        mention = self.people.mention(counted.noun)
        bare = counted.bare or lemma in {"other", "more"}
        person = self._is_person(counted, mention)
        if lemma in row.nouns or (row.displaces and lemma in self.homes):
            return True
        if around & set(row.needs):
            return not (row.things and person)
        if row.needs and not ("PEOPLE" in row.needs and (person or bare)):
            return False
        return not (person if row.things else mention is not None and not person)

    def acts(self, row: MeasureRow, counted: Counted) -> bool:
        """Tell people named by a state who do something: of prisoners who escaped nobody says that they are held."""
        words = self.syntax.words
        if row.measure not in HELD or not self.is_person(counted.noun):
            return False
        at = self.syntax.first_conjunct(counted.role)
        while words[at].rel == "nmod" and self.syntax.preposition(at) == "of":
            at = self.syntax.first_conjunct(words[at].head)
        after = self.syntax.subtree(at)[-1] + 1
        beside = words[after] if after < len(words) and words[after].tag in FINITE else None
        verb = words[words[at].head] if words[at].rel == "nsubj" else beside
        return verb is not None and verb.pos == "VERB" and verb.lemma not in self.states

    def is_person(self, i: int) -> bool:
        """Tell a noun for people, or a party that is no building."""
        mention = self.people.mention(i)
        named = mention is not None and mention.value.kind not in {"facility", "place", "business"}
        return named or self.syntax.words[i].lemma in self.persons

    def _names(self, c: int) -> bool:
        """Tell what belongs to the name of what is counted: `cattle herders`, `head of cattle`; not where they are."""
        return self.syntax.words[c].rel == "compound" or self.syntax.preposition(c) == "of"

    def _is_person(self, counted: Counted, mention: ActorMention | None) -> bool:
        """Tell people: a party that is no building, a word for a person, or what stands beside people."""
        if self.is_person(counted.noun):
            return True
        first = self.syntax.first_conjunct(counted.role)
        beside = self.people.mention(first) if mention is None and first != counted.role else None
        return beside is not None and beside.value.kind not in {"facility", "place", "business"}

    def is_counted(self, lemma: str) -> bool:
        """Tell a word for people, households or homes."""
        return lemma in self.persons or lemma in self.homes or lemma in {"people", "family", "household"}
