"""With what it was done: the weapons of a report, and which of them a trigger's words tell."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from recount.claims.participants import Participants
from recount.claims.triggers import NounIndex, Trigger
from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.lexicon.rows import EventRow, WeaponRow
from recount.reading.match import PhraseIndex
from recount.records import Mode, Span

__all__ = ["Weapons", "strikes_by_name"]


ARMED = {"aerial", "drone", "heavy-weapons"}
"""Modes of acts by aircraft, missiles and guns."""


@cache
def _nouns(lexicon: Lexicon) -> NounIndex[WeaponRow]:
    return NounIndex((w, row) for row in lexicon.weapons for w in row.words)


@cache
def _words(lexicon: Lexicon) -> PhraseIndex[WeaponRow]:
    return PhraseIndex(((w, row) for row in lexicon.weapons for w in row.words), by="lemma")


@cache
def _armed_acts(lexicon: Lexicon) -> frozenset[str]:
    """Return the names of acts that take the arms of a state: `air strike`, no `car bombing`."""
    return frozenset(noun for row in lexicon.events if row.mode in ARMED for noun in row.nouns)


def strikes_by_name(syntax: Syntax, country: int, event: int, lexicon: Lexicon) -> bool:
    """Tell a country before an event noun that acts from one where it was.

    «a US attack», «Russia missile strike»; but «Pakistan mosque blast», «Iraq attack»: its place.
    """
    between, words = range(country + 1, event + 1), syntax.words
    armed = any(_words(lexicon).at(syntax, j, event + 1) for j in between)
    armed = armed or (len(between) > 1 and f"{words[event - 1].lemma} {words[event].lemma}" in _armed_acts(lexicon))
    return syntax.words[country].text.replace(".", "").isupper() or armed


class Weapons:
    """The weapons that a report names, by sentence."""

    def __init__(self, syntax: Syntax, people: Participants, lexicon: Lexicon) -> None:
        self.syntax = syntax
        self.people = people
        self._by_sentence: dict[int, list[Trigger[WeaponRow]]] = {}
        for weapon in _nouns(lexicon).find(syntax):
            self._by_sentence.setdefault(syntax.words[weapon.at].sentence, []).append(weapon)
        self._inner = {m.last: m for m in _words(lexicon).find(syntax)}

    def of(
        self, trigger: Trigger[EventRow], carrier: int, actors: list[int], none: Collection[int]
    ) -> Trigger[WeaponRow] | None:
        """Return the weapon of a trigger's own phrase (`drone strike`), or the nearest in its clause or in what is said
        of its actors (`firing rockets`): one that is its object before one that is its subject. `none`: words that
        are no weapon here.
        """
        i = trigger.at
        for j in range(trigger.first, i + 1 if not trigger.verb else i):
            own = self._inner.get(j)
            if own is not None and own.first >= trigger.first:
                return Trigger(own.last, own.first, own.last, own.value)
        near = self._beside(i)
        if not near:
            return None
        clause = set(self.syntax.clause(carrier)) | set(self.syntax.subtree(i))
        clause |= {w for a in actors for w in self.syntax.subtree(a)}
        found = [w for w in near if w.at in clause and w.at not in none and not self.is_bearer(w.at)]
        return min(found, key=lambda w: (w.at in actors, abs(w.at - i)), default=None)

    def is_weapon(self, i: int) -> bool:
        """Tell whether a word is the head of a weapon's name."""
        return any(w.at == i for w in self._beside(i))

    def is_bearer(self, i: int) -> bool:
        """Tell people who are named by what they bear, a bomber or gunner; an aircraft of that name is no person."""
        mention = self.people.mention(i)
        return mention is not None and mention.value.kind != "military" and self.people.is_people(i)

    def mode(self, weapon: Trigger[WeaponRow], actors: list[int]) -> Mode | None:
        """Return the mode of a weapon; bombs that a warplane drops are those of an air attack."""
        fired_from = {w.row.mode for w in self._beside(weapon.at) if w.at in actors}
        return "aerial" if weapon.row.mode == "explosives" and "aerial" in fired_from else weapon.row.mode

    def span(self, weapon: Trigger[WeaponRow]) -> Span:
        """Return the words of a weapon with the type before it: a «MiG-23 jet»."""
        words, first = self.syntax.words, weapon.first
        while first and words[first - 1].head == weapon.at and words[first - 1].rel == "compound":
            first -= 1
        return self.syntax.word_span(first, weapon.last)

    def _beside(self, i: int) -> list[Trigger[WeaponRow]]:
        return self._by_sentence.get(self.syntax.words[i].sentence, [])
