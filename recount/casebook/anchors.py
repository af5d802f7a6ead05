"""Judgements as they were made -> judgements about what stands there now, and those that need a person's look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

import msgspec
from sqlalchemy import Connection, select

from recount.casebook.judging import in_force
from recount.casebook.rows import decode
from recount.casebook.schema import anchors, judgements
from recount.records import Judgement, Record

__all__ = ["Doubt", "anchored", "doubts", "made", "reached"]

Reason = Literal["lost", "changed"]
POINTING = {"move", "mark_copy"}
"""Acts whose value is an id."""
OF_CONTENT = {"accept", "reject", "correct"}
"""Acts about what a claim says, rather than about which claim it is."""


class Doubt(Record, frozen=True, kw_only=True):
    """A judgement in force whose claim a newer reading does not have, or has otherwise."""

    record: Literal["doubt"] = "doubt"
    judgement: Judgement
    """As it was made."""
    subject: str
    now: str | None
    """Id of the claim that stands for the subject now."""
    reason: Reason
    """`lost`: no claim stands for it. `changed`: the claim says something else than what was judged."""


class _Anchor(NamedTuple):
    now: str | None
    changed: bool


Anchors = dict[tuple[str, str], _Anchor]


def made(connection: Connection) -> tuple[Judgement, ...]:
    """Return all judgements as they were made, oldest first."""
    rows = connection.execute(select(judgements.c.record).order_by(judgements.c.number))
    return tuple(decode(row.record, Judgement) for row in rows)


def anchored(connection: Connection) -> tuple[Judgement, ...]:
    """Return all judgements, oldest first, with the ids of the claims that stand for the judged ones now.

    Nobody has accepted a claim that says something else now: such an acceptance is left out.
    """
    held = _anchors(connection)
    found = (_now(judgement, held) for judgement in made(connection))
    return tuple(judgement for judgement in found if judgement.subject)


def doubts(connection: Connection) -> tuple[Doubt, ...]:
    """Return what needs a look; it goes where the judgement is undone, or the claim judged again in the same way."""
    held = _anchors(connection)
    holding = in_force(made(connection))
    found = dict[tuple[str, str, str | None], Doubt]()
    for judgement in holding:
        for subject in judgement.subject:
            anchor = held.get((judgement.id, subject), _Anchor(subject, False))
            key = (judgement.act, anchor.now or subject, judgement.field)
            found.pop(key, None)
            if reason := _reason(judgement, anchor):
                found[key] = Doubt(judgement=judgement, subject=subject, now=anchor.now, reason=reason)
    return tuple(found.values())


def reached(asked: Iterable[str], all_made: Sequence[Judgement], connection: Connection) -> set[str]:
    """Return the ids of what some judgements are about now, through what they undo."""
    by_id = {judgement.id: judgement for judgement in all_made}
    todo, seen = list(asked), set[str]()
    while todo:
        if (name := todo.pop()) in by_id and name not in seen:
            seen.add(name)
            todo += by_id[name].subject if by_id[name].act == "undo" else ()
    rows = connection.execute(select(anchors.c.now).where(anchors.c.judgement.in_(seen), anchors.c.now.is_not(None)))
    return {row.now for row in rows}


def _anchors(connection: Connection) -> Anchors:
    rows = connection.execute(select(anchors.c.judgement, anchors.c.subject, anchors.c.now, anchors.c.changed))
    return {(row.judgement, row.subject): _Anchor(row.now, row.changed) for row in rows}


def _now(judgement: Judgement, held: Anchors) -> Judgement:
    found = [(subject, held.get((judgement.id, subject), _Anchor(subject, False))) for subject in judgement.subject]
    subject = tuple(a.now or s for s, a in found if not (judgement.act == "accept" and a.changed))
    value = judgement.value
    if judgement.act in POINTING and value:
        value = held.get((judgement.id, value), _Anchor(value, False)).now or value
    return msgspec.structs.replace(judgement, subject=subject, value=value)


def _reason(judgement: Judgement, anchor: _Anchor) -> Reason | None:
    if anchor.now is None:
        return "lost"
    return "changed" if anchor.changed and judgement.act in OF_CONTENT else None
