"""The lexicon's rows on incidents -> what the other files ask of words: kind of an act, side of a noun, cues."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal

from recount.lexicon import Lexicon
from recount.lexicon.incident_rows import IncidentFeatureRow, IncidentKindRow
from recount.records import Actor, ActorKind, AnyClaim, Event, EventType, Figure, Measure, Mode, Record, Status

__all__ = [
    "Mood",
    "Side",
    "Vocabulary",
    "actor_key",
    "actor_key_of",
    "actors_of",
    "mood",
    "singular",
    "targets_of",
    "vocabulary",
    "words_of",
]

Side = Literal["state", "armed", "civil"]
Mood = Literal["real", "meant", "denied"]
WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")

REMEMBERED = 65_536
"""Phrases whose words are kept at hand: names and nouns come again and again."""
PLAIN = {"digit", "teen", "ten"}
"""Number words that say a number by themselves."""
SIDES: dict[ActorKind, Side] = {
    "government": "state", "military": "state", "police": "state",
    "rebel": "armed", "militia": "armed", "criminal": "armed",
    "civilian": "civil", "protester": "civil", "medical": "civil", "media": "civil", "ngo": "civil",
}  # fmt: skip
MOODS: dict[Status, Mood] = {
    "happened": "real", "ongoing": "real", "possible": "real",
    "planned": "meant", "threatened": "meant", "ordered": "meant", "requested": "meant",
    "did_not_happen": "denied",
}  # fmt: skip


class Vocabulary(Record, frozen=True, kw_only=True, eq=False):
    """Rows on incidents, ready to be asked; it compares by identity, so that what it says can be remembered."""

    kinds: tuple[IncidentKindRow, ...]
    rows: Mapping[str, IncidentKindRow]
    features: Mapping[str, IncidentFeatureRow]
    cues: Mapping[str, re.Pattern[str]]
    words: Mapping[str, frozenset[str]]
    noun_kinds: Mapping[str, ActorKind]
    numbers: Mapping[str, float]
    sums: frozenset[Measure]
    """Measures of which parts are added up."""

    def kind_of(self, claim: AnyClaim) -> str:
        """Return the name of the row that takes the claim, or the type itself where none does."""
        if isinstance(claim, Event):
            return _kind_of_event(self, claim.type, claim.mode)
        if isinstance(claim, Figure):
            return next((row.name for row in self.kinds if claim.measure in row.measures), claim.measure)
        return claim.relation

    def row(self, kind: str) -> IncidentKindRow | None:
        """Return the row of a kind; none for a kind that is a type alone."""
        return self.rows.get(kind)

    def has(self, group: str, text: str) -> bool:
        """Tell whether a text has a cue of the group."""
        return _has(self, group, text)

    def side_of_noun(self, phrase: str) -> Side | None:
        """Return whose side people called so are on: soldiers, rebels, villagers; None where it stays open."""
        return _side_of_noun(self, phrase)

    def side_of(self, actor: Actor) -> Side | None:
        """Return the side of an actor, by its kind or else its words."""
        return SIDES.get(actor.kind) or self.side_of_noun(actor.name)


@cache
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Return the rows on incidents of a lexicon, compiled once."""
    groups: dict[str, list[str]] = {}
    for row in lexicon.incident_cues:
        groups.setdefault(row.group, []).extend(row.words)
    nouns = {word: row.kind for row in reversed(lexicon.actor_nouns) for word in row.words}
    return Vocabulary(
        kinds=lexicon.incident_kinds,
        rows={row.name: row for row in reversed(lexicon.incident_kinds)},
        features={row.name: row for row in lexicon.incident_features},
        cues={group: _any_of(words) for group, words in groups.items()},
        words={group: frozenset(words) for group, words in groups.items()},
        noun_kinds=nouns,
        sums=frozenset(measure for row in lexicon.incident_kinds for measure in row.sums),
        numbers={word: row.value for row in lexicon.number_words if row.role in PLAIN for word in row.words},
    )


def mood(claim: AnyClaim) -> Mood:
    """Return whether something is told as real, as meant, or is denied."""
    return MOODS[claim.status]


@lru_cache(REMEMBERED)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case."""
    return tuple(word.lower() for word in WORD.findall(text))


def actor_key(actor: Actor) -> str:
    """Return what makes two mentions one actor: the id, or the name without articles and capitals."""
    return actor.id or actor_key_of(actor.name)


@lru_cache(REMEMBERED)
def actor_key_of(name: str) -> str:
    """Return the name without articles and capitals."""
    return " ".join(singular(word) for word in words_of(name) if word not in {"the", "a", "an"})


def actors_of(claim: AnyClaim) -> tuple[Actor, ...]:
    """Return all who are said to act; none for a figure."""
    if isinstance(claim, Figure):
        return ()
    return claim.actors or ((claim.actor,) if claim.actor else ())


def targets_of(claim: AnyClaim) -> tuple[Actor, ...]:
    """Return all who are acted on; none for a figure."""
    if isinstance(claim, Figure):
        return ()
    return claim.targets or ((claim.target,) if claim.target else ())


def singular(phrase: str) -> str:
    """Return a plural noun's likely singular: rows hold dictionary forms."""
    if phrase.endswith("men"):
        return phrase[:-3] + "man"
    if phrase.endswith("ies") and len(phrase) > 4:
        return phrase[:-3] + "y"
    return phrase[:-1] if phrase.endswith("s") and not phrase.endswith("ss") else phrase


@lru_cache(REMEMBERED)
def _has(vocabulary: Vocabulary, group: str, text: str) -> bool:
    return vocabulary.cues[group].search(text) is not None


@lru_cache(REMEMBERED)
def _kind_of_event(vocabulary: Vocabulary, kind: EventType, mode: Mode | None) -> str:
    taken = (row for row in vocabulary.kinds if kind in row.types and (not row.modes or mode in row.modes))
    return next((row.name for row in taken), kind)


@lru_cache(REMEMBERED)
def _side_of_noun(vocabulary: Vocabulary, phrase: str) -> Side | None:
    words = words_of(phrase)
    for size in (3, 2, 1):
        for at in range(len(words) - size, -1, -1):
            found = vocabulary.noun_kinds.get(singular(" ".join(words[at : at + size])))
            if found in SIDES:
                return SIDES[found]
    return None


def _any_of(words: list[str]) -> re.Pattern[str]:
    ranked = sorted(words, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in ranked) + r")\b", re.IGNORECASE)
