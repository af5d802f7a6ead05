"""A claim that a person judged, and the claims of a newer reading -> the claim that stands for it now.

Pure: the same claims give the same answer, so a later reading that finds the claim again mends what was lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from recount.casebook.rows import what
from recount.records import Actor, AnyClaim, Event, Figure, Place, Span

__all__ = ["Anchor", "anchor", "substance"]

ENOUGH = 0.5
"""Share of their common characters from which two spans are of the same words."""


class Anchor(NamedTuple):
    """Which claim stands for a judged one now, if any, and whether it says something else."""

    now: str | None
    changed: bool


def anchor(judged: AnyClaim, claims: Sequence[AnyClaim]) -> Anchor:
    """Find a judged claim among those of another reading of its report: by its id, else by its words.

    By its words it must be of the same kind, and a figure of the same number; where two claims fit as well, none does.
    """
    for claim in claims:
        if claim.id == judged.id:
            return Anchor(claim.id, substance(claim) != substance(judged))
    scored = sorted(((_likeness(judged, claim), claim) for claim in claims), key=lambda pair: pair[0], reverse=True)
    if not scored or scored[0][0] < ENOUGH or (len(scored) > 1 and scored[1][0] == scored[0][0]):
        return Anchor(None, False)
    found = scored[0][1]
    return Anchor(found.id, substance(found) != substance(judged))


def substance(claim: AnyClaim) -> tuple[object, ...]:
    """Return what a claim says, without where it stands and how it was found: what a person judges."""
    time = (claim.time.start, claim.time.end) if claim.time else None
    places = tuple(_place(place) for place in (claim.place, claim.origin, claim.destination))
    shared = (what(claim), claim.status, time, places, tuple(source.name for source in claim.sources))
    if isinstance(claim, Figure):
        amount = (claim.low, claim.best, claim.high, claim.qualifier)
        return (*shared, amount, claim.unit, claim.population, claim.scope)
    mode = claim.mode if isinstance(claim, Event) else None
    return (*shared, mode, _names(claim.actor, claim.actors), _names(claim.target, claim.targets))


def _likeness(judged: AnyClaim, claim: AnyClaim) -> float:
    """Return how far two claims are of the same words, from 0 to 1; what they name counts more than where they end."""
    if type(claim) is not type(judged):
        return 0.0
    if isinstance(claim, Figure) and isinstance(judged, Figure) and not _shared(claim.printed, judged.printed):
        return 0.0
    of_span = _shared(claim.evidence, judged.evidence)
    return of_span + (1.0 if of_span >= ENOUGH and what(claim) == what(judged) else 0.0)


def _shared(one: Span, other: Span) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(both, 0) / max(max(one.end, other.end) - min(one.start, other.start), 1)


def _place(place: Place | None) -> tuple[str, str | None] | None:
    return (place.name, place.country) if place else None


def _names(single: Actor | None, several: tuple[Actor, ...]) -> tuple[str, ...]:
    return tuple(actor.name for actor in several) or ((single.name,) if single else ())
