"""Clusters -> the accusations, and denials by the accused, that reports tell right beside each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recount.incidents.clusters import Cluster
from recount.incidents.tellings import Telling
from recount.records import Event

__all__ = ["accusations_of"]

TYPES = {"ACCUSE", "REJECT"}
REACH = 12
"""Sentences after a happening in which an accusation is taken to be about it."""


def accusations_of(clusters: Sequence[Cluster]) -> Mapping[int, tuple[Event, ...]]:
    """Return the accusations and rejections for each cluster of harm, by its index.

    Each is taken to be about the harm told last before it in its report, not about what was history by then.
    """
    harm: dict[str, list[tuple[int, Telling]]] = {}
    talk: list[tuple[Telling, Event]] = []
    for at, cluster in enumerate(clusters):
        for telling in cluster.tellings:
            if telling.harm:
                if not telling.background and not telling.attackers_hit and "meant" not in telling.moods:
                    harm.setdefault(telling.report, []).append((at, telling))
                continue
            talk += [(telling, claim) for claim in telling.claims
                     if isinstance(claim, Event) and claim.type in TYPES and claim.mode in {None, "allege"}
                     and claim.status == "happened"]  # fmt: skip
    found: dict[int, list[Event]] = {}
    for telling, event in talk:
        first = min(telling.sentences)
        before = [
            (first - last, at) for at, other in harm.get(telling.report, ()) if (last := _last(other, first)) >= 0
        ]
        if before and min(before)[0] <= REACH:
            found.setdefault(min(before)[1], []).append(event)
    return {at: tuple(events) for at, events in found.items()}


def _last(telling: Telling, sentence: int) -> int:
    """Return the last sentence of a telling up to a given one; -1 where it begins after that."""
    return max((at for at in telling.sentences if at <= sentence), default=-1)
