"""Rows of the lexicon that credit words to somebody -> indexes by verb, noun and phrase."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from recount.claims.triggers import VerbIndex
from recount.lexicon import Lexicon
from recount.lexicon.rows import AttributionRow, EventRow
from recount.reading.match import PhraseIndex

__all__ = ["Cues", "SpeechRow", "cues_of", "opens_link"]

SpeechRow = AttributionRow | EventRow


class Cues(NamedTuple):
    """Cue words by the way in which they are looked for."""

    verbs: VerbIndex[SpeechRow]
    surface: dict[str, AttributionRow]
    """Verbs of one word that speak: where the tree fails, they are known by what stands beside them."""
    nouns: dict[str, tuple[AttributionRow, ...]]
    prepositions: PhraseIndex[AttributionRow]
    accounts: dict[str, AttributionRow]
    """Nouns of `by the mayor's account`."""
    unnamed: PhraseIndex[AttributionRow]
    """`reportedly`, `it is understood that`."""
    openers: frozenset[str]
    """Words of a live page before who says it: no part of a name."""
    surveys: frozenset[str]
    """Nouns for what asks many: `poll`."""
    polling: frozenset[str]
    """Verbs of those who ask them."""
    issuing: frozenset[str]
    """Verbs of those who publish."""
    trusted: frozenset[str]
    """Verbs of `if the abbot is to be believed`."""
    media: frozenset[str]
    """Nouns for media: `newspaper`."""
    beside: frozenset[str]
    """Conjunctions by which a headline adds something in its own voice."""
    interviews: frozenset[str]
    """Nouns for talk with a medium."""
    reading: frozenset[str]
    """Verbs of media to whom a document came: `seen by`."""
    relying: VerbIndex[AttributionRow]
    """Verbs by which a source has it from another."""
    spokesmen: frozenset[str]
    """Nouns for those who may speak without a name: `source`, `monitor`."""


@cache
def cues_of(lexicon: Lexicon) -> Cues:
    """Return the cues of a lexicon."""
    by_kind: dict[str, list[tuple[str, AttributionRow]]] = {}
    for row in lexicon.attributions:
        by_kind.setdefault(row.kind, []).extend((words, row) for words in row.words)
    speech: list[tuple[str, SpeechRow]] = list(by_kind["verb"])
    speech += [(v, row) for row in lexicon.events if row.speech for v in row.verbs]
    # what is said comes before what is only felt: one word may be of both
    speech.sort(key=lambda entry: not opens_link(entry[1]))
    return Cues(
        verbs=VerbIndex(speech),
        surface={v: row for v, row in by_kind["verb"] if " " not in v and not row.attitude},
        nouns={n: tuple(row for w, row in by_kind["noun"] if w == n) for n, _ in by_kind["noun"]},
        prepositions=PhraseIndex(by_kind["preposition"]),
        accounts=dict(by_kind["account"]),
        unnamed=PhraseIndex(by_kind["unnamed"]),
        openers=frozenset(w for w, _ in by_kind["opener"]),
        surveys=frozenset(w for w, _ in by_kind["survey"]),
        polling=frozenset(w for w, _ in by_kind["polling"]),
        issuing=frozenset(w for w, _ in by_kind["issuing"]),
        trusted=frozenset(w for w, _ in by_kind["trusted"]),
        media=frozenset(w for w, _ in by_kind["medium"]),
        beside=frozenset(w for w, _ in by_kind["beside"]),
        interviews=frozenset(w for w, _ in by_kind["interview"]),
        reading=frozenset(w for w, _ in by_kind["reading"]),
        relying=VerbIndex(by_kind["relying"]),
        spokesmen=frozenset(w for w, _ in by_kind["person"]),
    )


def opens_link(row: SpeechRow) -> bool:
    """Tell whether who is credited by this row says it, and does not only think or want it."""
    return not (isinstance(row, AttributionRow) and row.attitude)
