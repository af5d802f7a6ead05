"""Pairs of tellings -> those with points enough to be joined; what an earlier fold looked at is not looked at again.

The points of a pair rest on its two tellings alone, which their marks stand for, so that both ways give the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from recount.incidents.candidates import Pairs
from recount.incidents.features import Score, came_about, forbidden, score
from recount.incidents.tellings import Telling
from recount.incidents.vocabulary import Vocabulary
from recount.records import Record

__all__ = ["ENOUGH", "Looked", "Strong", "pair_score", "strong_pairs"]

Codes = NDArray[np.int64]
ENOUGH = "pair.join"
"""The row whose points are enough."""


class Strong(NamedTuple):
    """A pair of indices that may be joined."""

    one: int
    other: int
    found: Score


class Looked(Record, frozen=True, kw_only=True):
    """All pairs that a fold looked at."""

    marks: tuple[bytes, ...] = ()
    """Of its tellings, each of what stands for all that the points rest on."""
    pairs: bytes = b""
    """Numbers of 64 bits, in order: the first index times the number of tellings, and the second, which is larger."""
    strong: tuple[Strong, ...] = ()


def strong_pairs(
    candidates: Pairs,
    tellings: Sequence[Telling],
    marks: Sequence[bytes],
    earlier: Looked,
    vocabulary: Vocabulary,
    text_of: Mapping[str, str],
) -> tuple[tuple[Strong, ...], Looked]:
    """Return the pairs, the strongest first, and what a later fold can make use of."""
    enough, codes = vocabulary.features[ENOUGH].points, _codes(candidates, len(marks))
    at = {mark: index for index, mark in enumerate(marks)}
    moved = np.array([at.get(mark, -1) for mark in earlier.marks], np.int64)
    known = np.isin(codes, _known(earlier, moved, len(marks)), assume_unique=True)
    kept, there = _kept(earlier, moved), set(codes[known].tolist())
    found = [pair for pair in kept if pair.one * len(marks) + pair.other in there]
    for one, other in candidates[~known].tolist():
        points = pair_score(tellings[one], tellings[other], vocabulary, text_of)
        if points.points >= enough:
            found.append(Strong(one, other, points))
    found.sort(key=lambda pair: (-pair.found.points, pair.one, pair.other))
    return tuple(found), Looked(marks=tuple(marks), pairs=codes.tobytes(), strong=tuple(found))


def pair_score(one: Telling, other: Telling, vocabulary: Vocabulary, text_of: Mapping[str, str]) -> Score:
    """Return what speaks for a pair; nothing where the two exclude one another."""
    kinds = one.kinds & other.kinds
    comparable = any(vocabulary.row(kind) for kind in kinds) or (
        kinds and (one.actors & other.actors or came_about(one, other))
    )
    if not comparable or forbidden(one, other):
        return Score(0.0, "")
    texts = (text_of.get(told.report, told.report) for told in (one, other))
    same_text = one.report != other.report and len({*texts}) == 1 and _alike(one, other)
    return score(one, other, vocabulary, same_text)


def _alike(one: Telling, other: Telling) -> bool:
    """Tell whether two passages of copies are one: the names or counts beside them are mostly the same."""
    names = len(one.names & other.names) * 2 > min(len(one.names), len(other.names))
    return bool(one.counts & other.counts) or (names and bool(one.names))


def _codes(pairs: Pairs, number: int) -> Codes:
    return pairs[:, 0] * number + pairs[:, 1]


def _known(earlier: Looked, moved: Codes, number: int) -> Codes:
    """Return the codes, by the indices of now, of pairs that were looked at and stand in the same order."""
    if not earlier.marks:
        return np.empty(0, np.int64)
    one, other = (moved[indices] for indices in np.divmod(np.frombuffer(earlier.pairs, np.int64), len(earlier.marks)))
    there = (one >= 0) & (one < other)
    return one[there] * number + other[there]


def _kept(earlier: Looked, moved: Codes) -> Iterator[Strong]:
    """Yield the pairs that were strong, by the indices of now."""
    now = moved.tolist()
    for pair in earlier.strong:
        one, other = now[pair.one], now[pair.other]
        if 0 <= one < other:
            yield Strong(one, other, pair.found)
