"""Tellings and people's judgements -> tellings cut where one of them runs through, and the pairs that bind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from recount.incidents.judged import Judged
from recount.incidents.passages import Passages
from recount.incidents.tellings import Telling, sum_up
from recount.incidents.vocabulary import Vocabulary
from recount.records import AnyClaim, Figure

__all__ = ["Parted", "part"]

Pairs = frozenset[tuple[int, int]]


class Parted(NamedTuple):
    """Tellings, and by their indices what people decided about them."""

    tellings: tuple[Telling, ...]
    together: Pairs
    apart: Pairs
    alone: frozenset[int]


def part(
    tellings: Sequence[Telling], judged: Judged, passages: Mapping[str, Passages], vocabulary: Vocabulary
) -> Parted:
    """Return the tellings, cut so that claims which people parted or moved stand in tellings of their own."""
    touched = {key for pair in judged.apart for key in pair} | set(judged.moved)
    cut = tuple(
        piece for telling in tellings
        for piece in (_cut(telling, judged, passages, vocabulary) if _has(telling, touched) else (telling,))
    )  # fmt: skip
    at = {claim.id: index for index, telling in enumerate(cut) for claim in telling.claims}
    together = {*judged.together, *((key, to) for key, to in judged.moved.items() if to)}
    return Parted(
        tellings=cut,
        together=_indices(together, at),
        apart=_indices(judged.apart, at),
        alone=frozenset(at[key] for key, to in judged.moved.items() if to is None and key in at),
    )


def _has(telling: Telling, keys: set[str]) -> bool:
    return any(claim.id in keys for claim in telling.claims)


def _indices(pairs: set[tuple[str, str]] | frozenset[tuple[str, str]], at: Mapping[str, int]) -> Pairs:
    return frozenset((at[one], at[other]) for one, other in pairs if one in at and other in at)


def _cut(
    telling: Telling, judged: Judged, passages: Mapping[str, Passages], vocabulary: Vocabulary
) -> tuple[Telling, ...]:
    """Cut a telling so that no piece has both claims of a parted pair; figures stay with the event they are about."""
    pieces: list[list[AnyClaim]] = []
    events_first = sorted(telling.claims, key=lambda claim: isinstance(claim, Figure))
    for claim in events_first:
        about = claim.about if isinstance(claim, Figure) else None
        home = next((piece for piece in pieces if any(other.id == about for other in piece)), None)
        if claim.id in judged.moved:
            home = None
        elif home is None:
            fitting = (p for p in pieces if p[0].id not in judged.moved and not _parted(claim, p, judged))
            home = next(fitting, None)
        if home is None or _parted(claim, home, judged):
            pieces.append([claim])
        else:
            home.append(claim)
    return tuple(sum_up(piece, passages[telling.report], vocabulary) for piece in pieces)


def _parted(claim: AnyClaim, piece: Sequence[AnyClaim], judged: Judged) -> bool:
    return any(tuple(sorted((claim.id, other.id))) in judged.apart for other in piece)
