"""Tellings and the pairs among them -> clusters, one a happening, with the links that made them.

The strongest pairs come first. Two clusters become one where no telling of one excludes a telling of the other and what
speaks for it is not carried by a single pair. What people merged stays together, what they split stays apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from recount.incidents.features import Score, forbidden
from recount.incidents.parting import Parted
from recount.incidents.strong import ENOUGH, Strong, pair_score
from recount.incidents.tellings import Telling
from recount.incidents.vocabulary import Vocabulary
from recount.records import Link

__all__ = ["Cluster", "cluster"]

LOOKED_AT = 12
"""Tellings of a cluster that a further one is held against: those of one happening differ little."""
MEAN = 0.5
"""Share of the points of a join that all pairs of two clusters must have on average."""


class Cluster(NamedTuple):
    """Tellings of one happening."""

    members: tuple[int, ...]
    """Indices of its tellings."""
    tellings: tuple[Telling, ...]
    links: tuple[Link, ...]


def cluster(
    parted: Parted, strong: Iterable[Strong], vocabulary: Vocabulary, text_of: Mapping[str, str]
) -> tuple[Cluster, ...]:
    """Return the clusters in the order of their first telling; `strong` are pairs, the strongest first."""
    state = _State(parted, vocabulary, text_of)
    for one, other in sorted(parted.together):
        state.join(one, other, Score(0.0, "merged by a person"))
    least = vocabulary.features[ENOUGH].points * MEAN
    for pair in strong:
        if state.may_join(pair.one, pair.other, least):
            state.join(pair.one, pair.other, pair.found)
    return state.clusters()


class _State:
    """Clusters while they grow."""

    def __init__(self, parted: Parted, vocabulary: Vocabulary, text_of: Mapping[str, str]) -> None:
        self._tellings, self._vocabulary, self._text_of = parted.tellings, vocabulary, text_of
        self._root = list(range(len(parted.tellings)))
        self._members = {index: [index] for index in self._root}
        self._links: dict[int, list[Link]] = {}
        self._apart = {frozenset(pair) for pair in parted.apart}
        self._alone = parted.alone

    def may_join(self, one: int, other: int, least: float) -> bool:
        """Tell whether the clusters of two tellings may become one."""
        mine, yours = self._root[one], self._root[other]
        if mine == yours or {one, other} & self._alone:
            return False
        ones, others = self._members[mine], self._members[yours]
        if self._apart and any(frozenset((a, b)) in self._apart for a in ones for b in others):
            return False
        shown = [(a, b) for a in ones[:LOOKED_AT] for b in others[:LOOKED_AT]]
        if any(forbidden(self._tellings[a], self._tellings[b]) for a, b in shown):
            return False
        return sum(self._points(a, b) for a, b in shown) >= least * len(shown)

    def join(self, one: int, other: int, found: Score) -> None:
        """Make one cluster of two."""
        keep, gone = sorted((self._root[one], self._root[other]))
        if keep == gone:
            return
        for member in self._members[gone]:
            self._root[member] = keep
        self._members[keep] += self._members.pop(gone)
        link = Link(
            one=self._tellings[one].claims[0].id,
            other=self._tellings[other].claims[0].id,
            score=found.points,
            because=found.because,
        )
        self._links[keep] = [*self._links.get(keep, []), *self._links.pop(gone, []), link]

    def clusters(self) -> tuple[Cluster, ...]:
        """Return what has grown."""
        grown = ((root, tuple(sorted(members))) for root, members in sorted(self._members.items()))
        return tuple(
            Cluster(members, tuple(self._tellings[at] for at in members), tuple(self._links.get(root, ())))
            for root, members in grown
        )

    def _points(self, one: int, other: int) -> float:
        return pair_score(self._tellings[one], self._tellings[other], self._vocabulary, self._text_of).points
