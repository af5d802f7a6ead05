"""Names and kinds of actors from the lexicon, compiled once: known bodies, common nouns, titles, demonyms."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.lexicon.name_rows import ActorNounRow, ActorRow
from recount.reading.gazetteer import is_abbreviation
from recount.reading.match import Match, PhraseIndex
from recount.records import ActorKind

__all__ = ["act_verbs", "actor_names", "actor_nouns", "loaded_words", "noun_at", "nouns_in", "titles"]


@cache
def actor_names(lexicon: Lexicon) -> PhraseIndex[tuple[ActorRow, ...]]:
    """Return the index of known bodies and office-holders by name and alias; a name may have had several bearers."""
    rows: dict[str, list[ActorRow]] = {}
    for row in lexicon.actors:
        for name in (row.name, *row.aliases):
            rows.setdefault(name, []).append(row)
    named = [(name, tuple(bearers)) for name, bearers in rows.items()]
    # «the times were hard» names no paper
    exact = {n for n, _ in named if is_abbreviation(n) or n.startswith("The ")}
    return PhraseIndex(((n, r) for n, r in named if n not in exact), exact=((n, r) for n, r in named if n in exact))


@cache
def actor_nouns(lexicon: Lexicon) -> PhraseIndex[ActorNounRow]:
    """Return the index of common nouns for actors, by lemma."""
    return PhraseIndex(((w, row) for row in lexicon.actor_nouns for w in row.words), by="lemma")


@cache
def _printed_nouns(lexicon: Lexicon) -> PhraseIndex[ActorNounRow]:
    return PhraseIndex((w, row) for row in lexicon.actor_nouns for w in row.words)


def noun_at(syntax: Syntax, i: int, last: int, lexicon: Lexicon) -> Match[ActorNounRow] | None:
    """Return the longest common noun for an actor that begins with the word `i`, by lemma or (mistagged) as printed."""
    return actor_nouns(lexicon).at(syntax, i, last) or _printed_nouns(lexicon).at(syntax, i, last)


def nouns_in(syntax: Syntax, first: int, end: int, lexicon: Lexicon) -> Iterator[Match[ActorNounRow]]:
    """Yield the common nouns for actors among the words before `end`, the longest first and none within another."""
    i = first
    while i < end:
        found = noun_at(syntax, i, end, lexicon)
        if found:
            yield found
        i = found.last + 1 if found else i + 1


@cache
def titles(lexicon: Lexicon) -> PhraseIndex[ActorKind]:
    """Return the index of titles that stand before a person's name, as printed."""
    return PhraseIndex((w, row.kind) for row in lexicon.titles for w in row.words)


@cache
def loaded_words(lexicon: Lexicon) -> PhraseIndex[str]:
    """Return the index of loaded wording, which no neutral name keeps."""
    return PhraseIndex((w, row.kind) for row in lexicon.loaded for w in row.words)


@cache
def act_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Return the lemmas of verbs of which only an actor can be the subject: speech and acts."""
    speech = (w for row in lexicon.name_cues if row.use == "speech" for w in row.words)
    credit = (w for row in lexicon.attributions if row.kind == "verb" for w in row.words)
    acts = (w for row in lexicon.events for w in row.verbs)
    return frozenset(w.split()[0] for words in (speech, credit, acts) for w in words)
