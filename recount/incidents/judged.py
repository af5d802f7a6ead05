"""Claims and people's judgements -> the claims as judged, and which must be, or must not be, of one incident.

Of two judgements about the same thing the later one holds; `undo` takes back those that it names. An incident's id is
made of one of its claims, so that a judgement about it holds however the incident grows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import msgspec

from recount.records import AnyClaim, Judgement

__all__ = ["Judged", "incident_id", "judge"]


class Judged(NamedTuple):
    """What judgements make of the claims; pairs and ids are of claims."""

    claims: tuple[AnyClaim, ...]
    together: frozenset[tuple[str, str]]
    apart: frozenset[tuple[str, str]]
    moved: Mapping[str, str | None]
    """Claim -> one that it is of one incident with; null where it stands for itself."""
    copies: Mapping[str, str | None]
    """Report -> the report that it copies; null where it is no copy."""


def incident_id(claims: Iterable[AnyClaim]) -> str:
    """Return the id of the incident that claims make: it is of their smallest id, so that few additions change it."""
    return _id(min(claim.id for claim in claims))


def judge(claims: Sequence[AnyClaim], judgements: Sequence[Judgement]) -> Judged:
    """Apply judgements, oldest first; what they name that is not there is left alone."""
    holding = _in_force(judgements)
    verdicts = {subject: j.act for j in holding if j.act in {"accept", "reject"} for subject in j.subject}
    kept = tuple(_corrected(claim, holding) for claim in claims if verdicts.get(claim.id) != "reject")
    of_incident = {_id(claim.id): claim.id for claim in kept} if holding else {}
    pairs: dict[tuple[str, str], str] = {}
    for judgement in holding:
        if judgement.act in {"merge", "split"}:
            found = sorted({of_incident.get(subject, subject) for subject in judgement.subject})
            pairs |= dict.fromkeys(combinations(found, 2), judgement.act)
    return Judged(
        claims=kept,
        together=frozenset(pair for pair, act in pairs.items() if act == "merge"),
        apart=frozenset(pair for pair, act in pairs.items() if act == "split"),
        moved={s: of_incident.get(j.value, j.value) for j in holding if j.act == "move" for s in j.subject},
        copies={s: j.value for j in holding if j.act == "mark_copy" for s in j.subject},
    )


def _in_force(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that are not undone; an undo can be undone too."""
    undone: set[str] = set()
    for judgement in reversed(judgements):
        if judgement.act == "undo" and judgement.id not in undone:
            undone.update(judgement.subject)
    return tuple(judgement for judgement in judgements if judgement.id not in undone and judgement.act != "undo")


def _corrected(claim: AnyClaim, holding: Iterable[Judgement]) -> AnyClaim:
    """Return the claim with the fields that people corrected; a value that does not fit its field is left out."""
    for judgement in holding:
        if judgement.act == "correct" and claim.id in judgement.subject and judgement.field:
            fields = msgspec.to_builtins(claim)
            fields[judgement.field] = judgement.value
            try:
                claim = msgspec.convert(fields, type(claim))
            except msgspec.ValidationError:
                continue
    return claim


def _id(claim: str) -> str:
    return hashlib.sha256(f"incident {claim}".encode()).hexdigest()[:16]
