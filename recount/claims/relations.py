"""Reading -> relation drafts: who controls, backs, besieges, leads whom, from verbs, from predicates (`is part of`)
and from compounds (`rebel-held`).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from recount.claims.drafts import RelationDraft
from recount.claims.participants import Participants
from recount.claims.paths import follow
from recount.claims.states import find_states
from recount.claims.triggers import VerbIndex
from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.lexicon.rows import RelationRow
from recount.reading import Reading
from recount.records import Actor

__all__ = ["find_relations"]

HOLDABLE = {"place", "facility"}
TERRITORIAL = {"controls", "besieges", "based_in"}
"""Relations whose target is a place or facility; the others hold between bodies and persons."""

MANNED = {"leads", "member_of"}
"""Relations to a body that may be told by no more than its kind: a group, a unit."""


class _Relations(NamedTuple):
    verbs: VerbIndex[RelationRow]
    participles: dict[str, RelationRow]


@cache
def _relations(lexicon: Lexicon) -> _Relations:
    return _Relations(
        VerbIndex((v, r) for r in lexicon.relations for v in r.verbs),
        {p: r for r in lexicon.relations for p in r.participles},
    )


def find_relations(reading: Reading, people: Participants, lexicon: Lexicon) -> list[RelationDraft]:
    """Return the relations of a report, in order of the text."""
    index = _relations(lexicon)
    syntax = reading.syntax
    drafts = []
    for trigger in index.verbs.find(syntax):
        row, i = trigger.row, trigger.at
        perfect = any(syntax.words[a].lemma == "have" for a in syntax.children(i, "aux"))
        present = {"VBZ", "VBP"}
        state = syntax.is_passive(i) and any(syntax.words[a].tag in present for a in syntax.children(i, "aux:pass"))
        if row.ongoing and syntax.words[i].tag not in {"VBG", *present} and not perfect and not state:
            continue
        heads = follow(syntax, i, "object") or [
            h for p in ("with", "to", "of", "in", "from") for h in syntax.oblique(i, p)
        ]
        if trigger.last > i:  # «stands behind Baku»
            heads = syntax.oblique(i, syntax.words[trigger.last].text.lower()) or heads
        if trigger.last > i and not heads:
            heads = [c for w in range(i, trigger.last + 1) for p in ("of", "in", "to") for c in syntax.oblique(w, p)]
        subjects = follow(syntax, i, "subject")
        if not subjects and syntax.is_passive(i):  # «is allied with», «is based in»: a state of the subject
            subjects, heads = follow(syntax, i, "grammatical"), [h for h in heads if h not in syntax.subjects(i)]
            heads = heads or [h for p in ("with", "to", "of", "in", "from") for h in syntax.oblique(i, p)]
        drafts.append(_draft(people, i, row, subjects, heads))
    drafts += [_draft(people, s.at, s.row, s.actors, s.targets) for s in find_states(syntax, lexicon)]
    for word in syntax.words:
        held = index.participles.get(word.text.lower())
        if held:
            drafts.append(_compound(syntax, people, word.index, held))
    return sorted((d for d in drafts if d), key=lambda d: d.anchor)


def _draft(
    people: Participants, i: int, row: RelationRow, subjects: list[int], objects: list[int]
) -> RelationDraft | None:
    actors = tuple(a for h in subjects if (a := people.actor(h)))
    targets = tuple(t for h in objects if (t := people.target(h)) and _may_be(people, h, t, row))
    if not actors or not targets:
        return None
    return RelationDraft(anchor=i, row=row, actors=actors, targets=targets)


def _may_be(people: Participants, head: int, target: Actor, row: RelationRow) -> bool:
    """Tell what can be held, besieged or lived in from whom one can back, lead or oppose."""
    named = target.text[:1].isupper()
    if row.relation in TERRITORIAL:
        ground = {people.syntax.words[h].lemma for h in (head, *people.syntax.oblique(head, "of"))}
        return target.kind in HOLDABLE or (target.kind == "unknown" and (named or bool(ground & set(row.grounds))))
    body = row.relation in MANNED and people.mention(head) is not None  # «the leader of the group»
    return target.kind not in {"place", "facility", "unknown"} or named or (body and target.kind == "unknown")


def _compound(syntax: Syntax, people: Participants, i: int, row: RelationRow) -> RelationDraft | None:
    """`Iran-backed militia`, `rebel-held town`: the word before the hyphen is the actor, the noun after the target."""
    words = syntax.words
    if i < 2 or words[i - 1].text not in {"-", "‐", "‑"} or words[i - 1].start != words[i - 2].end:
        return None
    head = words[i].head
    while words[head].rel in {"amod", "compound"} and words[head].head > head:
        head = words[head].head
    if head <= i:
        return None
    # a `Tarn-based militia` is the one that is based: the name before the hyphen is where
    actor, target = (head, i - 2) if row.relation == "based_in" else (i - 2, head)
    return _draft(people, i, row, [actor], [target])
