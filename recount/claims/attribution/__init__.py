"""Who says it: cues of speech, quotations, headlines and what carries on -> attributions, and from them source scopes.

In: a reading; out: attributions (who, by which words, what), of which those that somebody says are the source scopes of
the claims: sets of words with the one who says them, from the widest to the narrowest the chain after the publisher.
"""

from __future__ import annotations

from recount.claims.attribution.accounts import from_accounts
from recount.claims.attribution.carried import carried
from recount.claims.attribution.cues import cues_of
from recount.claims.attribution.found import Attribution, Scene
from recount.claims.attribution.headlines import from_layout
from recount.claims.attribution.media import is_own, with_media
from recount.claims.attribution.nouns import from_nouns
from recount.claims.attribution.quoted import find_quotes
from recount.claims.attribution.uncued import with_uncued
from recount.claims.attribution.unnamed import from_unnamed
from recount.claims.attribution.verbs import from_surface, from_verbs
from recount.claims.attribution.voices import speaking_subjects
from recount.claims.participants import Participants
from recount.claims.scopes import SourceScope
from recount.lexicon import Lexicon
from recount.reading import Reading
from recount.records import Source

__all__ = ["Attribution", "find_attributions", "find_source_scopes", "speaking_subjects"]


def find_attributions(reading: Reading, people: Participants, lexicon: Lexicon) -> list[Attribution]:
    """Return what is credited to somebody in a report; cost is linear in its length."""
    scene = Scene(reading.syntax, find_quotes(reading), people, cues_of(lexicon))
    unnamed = from_unnamed(scene)
    cues = {i for a in unnamed for i in a.cue}
    verbs = [a for a in from_verbs(scene) if a.at not in cues]
    found = unnamed + [a for a in verbs if a.content]
    found += from_surface(scene, {a.at for a in found})
    found += from_accounts(scene, found)
    found += from_layout(scene, frozenset(a.at for a in found))
    found += from_nouns(scene, frozenset(i for a in found for i in a.cue))
    found = [a if a.source is None or not is_own(scene, a.source) else a._replace(own=True) for a in found]
    return with_media(
        scene, _without_told_attitudes(carried(scene, with_uncued(scene, found, [a for a in verbs if not a.content])))
    )


def find_source_scopes(reading: Reading, people: Participants, lexicon: Lexicon) -> list[SourceScope]:
    """Return the source scopes of a report: what somebody says, and none of what is only thought or wanted."""
    return [
        SourceScope(a.content, _source(people, a), a.at, a.rule, a.depth)
        for a in find_attributions(reading, people, lexicon)
        if a.says and not a.own
    ]


def _source(people: Participants, a: Attribution) -> Source | None:
    head = a.source if a.stands_for is None else a.stands_for
    return None if head is None else people.source(head, a.role)


def _without_told_attitudes(found: list[Attribution]) -> list[Attribution]:
    """What somebody is said to think is part of what is said: only attitudes that the publisher tells stand alone."""
    said = {i for a in found if a.says for i in a.content}
    return [a for a in found if a.says or a.at not in said]
