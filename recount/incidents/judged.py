"""Claims and people's judgements -> the claims as judged, and which must be, or must not be, of one incident.

What holds of the judgements is the casebook's to say (`recount.casebook.current`). An incident's id is made of one of
its claims, so that a judgement about an incident holds however it grows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from recount.casebook import current
from recount.records import AnyClaim, Judgement

__all__ = ["Judged", "incident_id", "judge"]

Pairs = frozenset[tuple[str, str]]


class Judged(NamedTuple):
    """What judgements make of the claims; pairs and ids are of claims."""

    claims: tuple[AnyClaim, ...]
    together: Pairs
    apart: Pairs
    moved: Mapping[str, str | None]
    """Claim -> one that it is of one incident with; null where it stands for itself."""
    copies: Mapping[str, str | None]
    """Report -> the report that it copies; null where it is no copy."""


def incident_id(claims: Iterable[AnyClaim]) -> str:
    """Return the id of the incident that claims make: it is of their smallest id, so that few additions change it."""
    return _id(min(claim.id for claim in claims))


def judge(claims: Sequence[AnyClaim], judgements: Sequence[Judgement]) -> Judged:
    """Apply judgements, oldest first; what they name that is not there is left alone."""
    if not judgements:
        return Judged(tuple(claims), frozenset(), frozenset(), {}, {})
    state = current(claims, judgements)
    of_incident = {_id(claim.id): claim.id for claim in state.claims}
    return Judged(
        claims=state.claims,
        together=_of_claims(state.together, of_incident),
        apart=_of_claims(state.apart, of_incident),
        moved={key: of_incident.get(to, to) if to else None for key, to in state.moved.items()},
        copies=state.copies,
    )


def _of_claims(pairs: Iterable[tuple[str, str]], of_incident: Mapping[str, str]) -> Pairs:
    """Return pairs of claims for pairs of claims or incidents, each in order."""
    named = (sorted((of_incident.get(one, one), of_incident.get(other, other))) for one, other in pairs)
    return frozenset((one, other) for one, other in named)


def _id(claim: str) -> str:
    return hashlib.sha256(f"incident {claim}".encode()).hexdigest()[:16]
