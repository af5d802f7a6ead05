"""Reading -> event drafts: which words name an act, and who did it to whom with what.

Verbs and event nouns of the lexicon become drafts; conditions on their objects sort out figures of speech; harm
(`killing four`) that an attack in the same sentence did is no second event.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import msgspec

from recount.claims.conditions import conditions_hold
from recount.claims.drafts import EventDraft
from recount.claims.participants import Participants
from recount.claims.paths import follow
from recount.claims.roles import Roles
from recount.claims.triggers import NounIndex, Trigger, VerbIndex
from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.lexicon.rows import EventRow
from recount.reading import Reading
from recount.reading.match import HYPHENS

__all__ = ["find_events", "find_triggers"]


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
        if _tells_a_state(reading.syntax, trigger.at, trigger.row):
            continue
        if conditions_hold(reading.syntax, people, trigger, lexicon):
            found[trigger.at] = trigger
    return [found[i] for i in sorted(found)]


def _tells_a_state(syntax: Syntax, i: int, row: EventRow) -> bool:
    """Tell the participle of «the Iran-backed militia», «the rebel-held town», «the disputed border»: a relation or
    what is said of something, no act of its own.
    """
    before, word = syntax.words[max(0, i - 1)], syntax.words[i]
    return word.rel == "amod" and (row.speech or (before.text in HYPHENS and before.end == word.start))


def find_events(
    reading: Reading, people: Participants, triggers: list[Trigger[EventRow]], settled: set[int], lexicon: Lexicon
) -> list[EventDraft]:
    """Make a draft of each trigger that is an event of its own; `settled`: words of which a cue says whether it
    happened.
    """
    roles = Roles(reading, people, lexicon, triggers)
    drafts = []
    behind = {t.at: _attack_behind(reading.syntax, t, roles) for t in triggers if t.row.result}
    done = {at: roles.event_of(attack) for at, attacks in behind.items() for attack in attacks}
    harm = {done[t.at]: t for t in reversed(triggers) if t.at in done}
    for trigger in triggers:
        if trigger.at in done:
            continue
        draft = roles.draft(trigger)
        if draft is None:
            continue
        told = trigger.at in harm and not draft.definite  # «killed four in an air raid»
        if told or _says_enough(reading, people, draft) or _is_settled(reading.syntax, draft, settled):
            drafts.append(_with_harm(draft, harm[trigger.at], roles) if trigger.at in harm else draft)
    return _without_doublets(reading.syntax, drafts)


def _with_harm(draft: EventDraft, harm: Trigger[EventRow], roles: Roles) -> EventDraft:
    """Fill an attack that is told without its parties from the verb of the harm that it did: «opened fire, killing a
    guard» was aimed at the guard.
    """
    does = roles.draft(harm) if harm.verb and harm.row.person else None
    if does is None:
        return draft
    aims = draft.targets or draft.row.mode == "crowd-control" or roles.meets_nobody(harm.at)
    return msgspec.structs.replace(
        draft, actors=draft.actors or does.actors, targets=draft.targets if aims else does.targets
    )


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
        or (word.rel in {"nsubj", "nsubj:pass", "nsubj:outer", "root"} and not draft.row.generic)
        or syntax.sentences[word.sentence].headline
    )


def _is_settled(syntax: Syntax, draft: EventDraft, settled: set[int]) -> bool:
    """Tell whether a cue says of this event, or of the round or series of it, whether it happened."""
    word = syntax.words[draft.anchor]
    of = word.rel in {"nmod", "obl"} and syntax.preposition(draft.anchor) == "of"
    return not draft.row.speech and bool({draft.anchor, word.head if of else draft.anchor} & settled)


def _attack_behind(syntax: Syntax, trigger: Trigger[EventRow], roles: Roles) -> list[int]:
    """Return the attack, if any, in the same sentence that did this harm: «bombed the port, killing four».

    Harm to things beside an attack is an act of its own: «threw bricks and set fire to two buses».
    """
    i = trigger.at
    doers = [h for h in (*follow(syntax, i, "grammatical"), *syntax.agents(i)) if roles.does_harm(h)]
    if doers:
        return doers[:1]
    at = i
    beside = {"advcl", "conj", "xcomp", "parataxis"} if trigger.row.person else {"advcl", "xcomp"}
    while syntax.words[at].rel in beside and syntax.words[at].head != at:
        own = syntax.children(at, "nsubj", "nsubj:pass")
        at = syntax.words[at].head
        attack = next((h for h in (at, *follow(syntax, at, "object")) if roles.does_harm(h)), None)
        if attack is not None:
            return [attack] if not own or any(roles.does_harm(s) for s in own) else []
    # «killed in a bomb attack»: the attack is the event
    return [o for p in ("in", "by", "during") for o in syntax.oblique(i, p) if roles.does_harm(o)][:1]


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
