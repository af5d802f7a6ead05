"""Reading -> event drafts: which words name an act, and who did it to whom with what.

Verbs and event nouns of the lexicon become drafts; conditions on their objects sort out figures of speech; harm
(`killing four`) that an attack in the same sentence did is no second event.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from recount.claims.drafts import EventDraft
from recount.claims.participants import Participants
from recount.claims.paths import follow
from recount.claims.roles import Roles
from recount.claims.triggers import NounIndex, Trigger, VerbIndex
from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.lexicon.rows import EventRow
from recount.reading import Reading

__all__ = ["find_events", "find_triggers"]

MANNER = ("in", "into", "with")
NEAR = (
    "object",
    "passive",
    "subject",
    "to:with",
    "to:from",
    "to:of",
    "to:on",
    "to:at",
    "to:to",
    "possessive",
    "modifier",
    "grammatical",
    "clause",
)
"""Paths on which the conditions `needs` and `unless` of a row are tried."""


WITHIN = ("compound", "amod", "nmod", "appos")
"""Relations of the words within a noun phrase, on which the conditions are tried too."""

SUBJECT_REACH = 11
"""Words before a passive verb in which a noun that the row needs may stand."""


class _Triggers(NamedTuple):
    verbs: VerbIndex[EventRow]
    nouns: NounIndex[tuple[EventRow, ...]]


@cache
def _triggers(lexicon: Lexicon) -> _Triggers:
    nouns: dict[str, tuple[EventRow, ...]] = {}
    for row in lexicon.events:
        for noun in row.nouns:
            nouns[noun] = (*nouns.get(noun, ()), row)
    return _Triggers(VerbIndex((v, row) for row in lexicon.events for v in row.verbs), NounIndex(nouns.items()))


def find_triggers(
    reading: Reading, people: Participants, negations: set[int], lexicon: Lexicon
) -> list[Trigger[EventRow]]:
    """Return the event triggers whose conditions hold, at most one a word, in order; `negations`: words under one."""
    index = _triggers(lexicon)
    found: dict[int, Trigger[EventRow]] = {}
    nouns = [Trigger(t.at, t.first, t.last, row) for t in index.nouns.find(reading.syntax) for row in t.row]
    for trigger in [*index.verbs.find(reading.syntax), *nouns]:
        if trigger.at in found and not (trigger.row.negated and not found[trigger.at].row.negated):
            continue
        if (trigger.row.negated and trigger.at not in negations) or people.is_time(trigger.at):
            continue
        if _conditions_hold(reading.syntax, people, trigger):
            found[trigger.at] = trigger
    return [found[i] for i in sorted(found)]


def _conditions_hold(syntax: Syntax, people: Participants, trigger: Trigger[EventRow]) -> bool:
    row = trigger.row
    if not row.needs and not row.unless and not row.person:
        return True
    if row.unless_by and {syntax.words[h].lemma for h in syntax.agents(trigger.at)} & set(row.unless_by):
        return False
    inside = {*trigger.parts, *range(trigger.first, trigger.at + 1)}
    objects = [h for path in ("object", "passive", "possessive", "to:of") for h in follow(syntax, trigger.at, path)]
    if row.person and objects and not any(people.is_people(h) for h in objects):
        return False
    near = {h for path in NEAR for h in follow(syntax, trigger.at, path)} | (inside - {trigger.at})
    if row.sentence:
        sentence = syntax.sentences[syntax.words[trigger.at].sentence]
        near |= set(range(sentence.first, sentence.last)) - inside
    elif syntax.is_passive(trigger.at):
        # where the parser breaks a long subject, its head noun still stands before the verb
        near |= {
            j
            for j in range(max(0, trigger.at - SUBJECT_REACH), trigger.at)
            if syntax.words[j].pos in {"NOUN", "PROPN"}
            and syntax.words[j].sentence == syntax.words[trigger.at].sentence
        }
    close = near | {c for h in near for c in syntax.children(h, "compound", "amod") if c not in inside}
    close |= {h for p in MANNER for h in syntax.oblique(trigger.at, p)}  # «exploded in laughter»
    lemmas = {syntax.words[h].lemma for h in close}
    if row.unless and lemmas & set(row.unless):
        return False
    # what a verb needs is its object's, where it has one: «the attack on the barracks took place» takes no barracks
    grammatical = set(follow(syntax, trigger.at, "grammatical")) if trigger.verb and objects else set()
    near -= grammatical - set(objects)
    lemmas = {
        syntax.words[c].lemma for h in near for c in (h, *syntax.children(h, *WITHIN)) if c not in inside or h == c
    }
    if any(people.place(h) for h in near):
        lemmas.add("PLACE")
    if any(syntax.words[h].entity == "PER" for h in near):
        lemmas.add("PERSON")
    return not row.needs or bool(lemmas & set(row.needs))


def find_events(
    reading: Reading, people: Participants, triggers: list[Trigger[EventRow]], settled: set[int], lexicon: Lexicon
) -> list[EventDraft]:
    """Make a draft of each trigger that is an event of its own; `settled`: words of which a cue says whether it
    happened.
    """
    roles = Roles(reading, people, lexicon, {t.at: t.row for t in triggers})
    drafts = []
    for trigger in triggers:
        if trigger.row.result and _harm_of_another(reading.syntax, trigger.at, roles):
            continue
        draft = roles.draft(trigger)
        if draft is not None and (_says_enough(reading, people, draft) or _is_settled(reading.syntax, draft, settled)):
            drafts.append(draft)
    return _without_doublets(reading.syntax, drafts)


def _says_enough(reading: Reading, people: Participants, draft: EventDraft) -> bool:
    """Tell a telling from a mere mention: «the strikes» in «casualties from the strikes» tells nothing of them.

    An event noun tells where a verb carries it, where it has a party, a place or a time of its own, or where the
    sentence is about it. An act of speech without anybody who does it tells nothing.
    """
    if draft.row.speech and not draft.actors:
        # «the militia was accused of …»: by whom is left open
        return draft.verb and bool(draft.targets) and reading.syntax.is_passive(draft.anchor)
    if draft.verb or draft.carrier != draft.anchor:
        return True
    syntax = reading.syntax
    inside = set(syntax.subtree(draft.anchor)) - {draft.anchor}
    own = bool(draft.actors) or any(people.mention(j) or people.place(j) or people.is_time(j) for j in inside)
    own = (
        own
        or bool(draft.targets)
        or any(syntax.words[j].pos == "PROPN" and syntax.words[j].rel == "nmod" for j in inside)
    )  # a target, or a place that no gazetteer knows
    own = own or any(people.is_time(j) for j in range(draft.anchor + 1, min(draft.anchor + 3, len(syntax.words))))
    word = syntax.words[draft.anchor]
    return (
        own
        or (word.rel in {"nsubj", "nsubj:pass", "root"} and not draft.row.generic)
        or syntax.sentences[word.sentence].headline
    )


def _is_settled(syntax: Syntax, draft: EventDraft, settled: set[int]) -> bool:
    """Tell whether a cue says of this event, or of the round or series of it, whether it happened."""
    word = syntax.words[draft.anchor]
    of = word.rel in {"nmod", "obl"} and syntax.preposition(draft.anchor) == "of"
    return not draft.row.speech and bool({draft.anchor, word.head if of else draft.anchor} & settled)


def _harm_of_another(syntax: Syntax, i: int, roles: Roles) -> bool:
    """Tell whether an attack in the same sentence did this harm: «bombed the port, killing four»."""
    if any(roles.is_assault(s) for s in follow(syntax, i, "grammatical")) or any(
        roles.is_assault(a) for a in syntax.agents(i)
    ):
        return True
    at = i
    while syntax.words[at].rel in {"advcl", "conj", "xcomp", "parataxis"} and syntax.words[at].head != at:
        own = syntax.children(at, "nsubj", "nsubj:pass")
        at = syntax.words[at].head
        if roles.is_assault(at) or any(roles.is_assault(o) for o in follow(syntax, at, "object")):
            return not own or any(roles.is_assault(s) for s in own)
    # «killed in a bomb attack»: the attack is the event
    return any(roles.is_assault(o) for p in ("in", "by", "during") for o in syntax.oblique(i, p))


def _without_doublets(syntax: Syntax, drafts: list[EventDraft]) -> list[EventDraft]:
    """Keep one of two drafts that name the same act in one clause by verb and noun: «shelled … with artillery fire»."""
    kept: dict[tuple[int, str], EventDraft] = {}
    out = []
    for draft in drafts:
        key = (draft.carrier, draft.row.type)
        earlier = kept.get(key)
        same = earlier and (earlier.row.mode == draft.row.mode or not earlier.row.mode or not draft.row.mode)
        if same and earlier and (draft.anchor == draft.carrier) != (earlier.anchor == earlier.carrier):
            continue
        kept.setdefault(key, draft)
        out.append(draft)
    return out
