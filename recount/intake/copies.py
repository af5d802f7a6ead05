"""Reports -> groups of copies: the same wire story as issued, edited, abridged or extended, so that it counts once.

MinHash over runs of three words finds candidates at a low threshold; a pair is a copy where enough sentences of the
shorter report stand in the longer one, word for word or nearly. Nothing is dropped: the earliest leads its group.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec
import numpy as np
import rensa
from numpy.typing import NDArray

from recount.records import Record, Report

__all__ = ["CopyGroup", "copy_groups", "with_copies"]

WORD = re.compile(r"[^\W_]+")
SENTENCE_END = re.compile(r"[.!?][”\"’)]*\s+|\n+")
RUN = 3
"""Words of a shingle: with 15% of the words changed, 61% of such runs remain, against 44% of runs of five."""
HASHES, SEED = 192, 11
ROWS = 3
"""Hashes of a band: 64 bands of 3 find 99% of pairs that share 44% of their shingles, and 0.05% of those with 2%."""
BUCKET = 32
"""Reports of one bucket that each further one is compared with: a phrase that thousands share costs no square."""
LIKELY = 0.15
"""Estimated Jaccard similarity below which a candidate is not looked at; a copy cut to a third has 0.33."""
SENTENCE_KEPT = 0.4
"""Share of a sentence's runs that must stand in the other report."""
KEPT = 0.55
"""Share of the shorter report's words that must lie in kept sentences; one long quotation in common is no copy."""
LEAST_WORDS = 20
"""Words of kept sentences without which nothing is a copy, unless the two texts have the same words."""

Shingles = frozenset[str]


class CopyGroup(Record, frozen=True, kw_only=True):
    """Reports that tell one text; `kept` says for each copy how much of the shorter text stands in the other."""

    leader: str
    copies: tuple[str, ...]
    kept: tuple[float, ...]


def copy_groups(reports: Sequence[Report]) -> tuple[CopyGroup, ...]:
    """Return the groups of two and more, in the order of their leaders; cost grows with the reports, not their square.

    The earliest published leads, of several of one day the longest; a report without a date comes last.
    """
    if not reports:
        return ()
    bodies = [_words(body(report)) for report in reports]
    kept: dict[tuple[int, int], float] = {}
    cache: dict[int, Shingles] = {}
    parent = list(range(len(reports)))
    for one, other in _candidates(bodies):
        if _root(parent, one) != _root(parent, other):
            share = _kept(reports, bodies, cache, one, other)
            if share >= KEPT:
                kept[one, other] = kept[other, one] = share
                parent[_root(parent, one)] = _root(parent, other)
    members = defaultdict[int, list[int]](list)
    for index in range(len(reports)):
        members[_root(parent, index)].append(index)
    groups = [_group(reports, bodies, sorted(found), kept) for found in members.values() if len(found) > 1]
    order = {report.id: at for at, report in enumerate(reports)}
    return tuple(sorted(groups, key=lambda group: order[group.leader]))


def with_copies(reports: Sequence[Report]) -> tuple[Report, ...]:
    """Return the reports, with `duplicate_of` set where one copies another and nobody has said so yet."""
    leaders = {copy: group.leader for group in copy_groups(reports) for copy in group.copies}
    return tuple(
        msgspec.structs.replace(report, duplicate_of=leaders[report.id])
        if report.id in leaders and report.duplicate_of is None
        else report
        for report in reports
    )


def body(report: Report) -> str:
    """Return the words of the report itself, without boilerplate, byline and date line."""
    parts, at = [], 0
    for span in sorted((*report.boilerplate, *report.furniture), key=lambda span: span.start):
        parts.append(report.text[at : span.start])
        at = max(at, span.end)
    return "\n".join([*parts, report.text[at:]])


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def _runs(words: Sequence[str]) -> Iterator[str]:
    return map(" ".join, zip(*(words[at:] for at in range(RUN)), strict=False))


def _candidates(bodies: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Yield pairs that share a band of their signatures and are likely enough, each once, equal texts first."""
    signatures = _signatures(bodies)
    seen: set[tuple[int, int]] = set()
    for first in range(0, HASHES, ROWS):
        for pair in _banded(signatures[:, first : first + ROWS]):
            if pair not in seen:
                seen.add(pair)
                if np.count_nonzero(signatures[pair[0]] == signatures[pair[1]]) >= LIKELY * HASHES:
                    yield pair


def _signatures(bodies: Sequence[Sequence[str]]) -> NDArray[np.uint32]:
    """Return a row of hashes for each report; too short a text is compared by its words."""
    rows = np.empty((len(bodies), HASHES), np.uint32)
    for index, words in enumerate(bodies):
        sketch = rensa.RMinHash(HASHES, SEED)
        sketch.update([*_runs(words)] or [" ".join(words) or f"empty {index}"])
        rows[index] = sketch.digest()
    return rows


def _banded(band: NDArray[np.uint32]) -> Iterator[tuple[int, int]]:
    """Yield (earlier, later) for rows that are equal, each with the last few before it."""
    order = np.lexsort(band.T)
    ranked = band[order]
    new = (ranked[1:] != ranked[:-1]).any(axis=1)
    starts: list[int] = [0, *(np.flatnonzero(new) + 1).tolist()]
    for start, stop in zip(starts, [*starts[1:], len(order)], strict=True):
        bucket = sorted(order[start:stop].tolist())
        for at, later in enumerate(bucket):
            for earlier in bucket[max(0, at - BUCKET) : at]:
                yield earlier, later


def _kept(
    reports: Sequence[Report], bodies: Sequence[Sequence[str]], cache: dict[int, Shingles], one: int, other: int
) -> float:
    """Return the share of the shorter report's words that lie in sentences which the other has too."""
    if bodies[one] == bodies[other]:
        return 1.0
    short, long = sorted((one, other), key=lambda index: (len(bodies[index]), index))
    if long not in cache:
        if len(cache) >= BUCKET:
            cache.clear()
        cache[long] = frozenset(_runs(bodies[long]))
    kept = sum(_kept_words(SENTENCE_END.split(body(reports[short])), cache[long]))
    return kept / len(bodies[short]) if kept >= LEAST_WORDS else 0.0


def _kept_words(sentences: Iterable[str], other: Shingles) -> Iterator[int]:
    for sentence in sentences:
        words = _words(sentence)
        runs = [*_runs(words)]
        if runs and sum(run in other for run in runs) >= SENTENCE_KEPT * len(runs):
            yield len(words)


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index


def _group(
    reports: Sequence[Report],
    bodies: Sequence[Sequence[str]],
    found: Sequence[int],
    kept: dict[tuple[int, int], float],
) -> CopyGroup:
    leader = min(found, key=lambda at: ((reports[at].published or "9999")[:10], -len(bodies[at]), at))
    copies = [at for at in found if at != leader]
    best = [max(share for (one, _), share in kept.items() if one == at) for at in copies]
    return CopyGroup(
        leader=reports[leader].id, copies=tuple(reports[at].id for at in copies), kept=tuple(round(b, 2) for b in best)
    )
