"""Reports -> groups of copies: the same wire story as issued, edited, abridged or extended, so that it counts once.

MinHash over runs of three words finds candidates at a low threshold; a pair is a copy where enough sentences of the
shorter report stand in the longer one, word for word or nearly. Nothing is dropped: the earliest leads its group.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec
import numpy as np
import rensa
from numpy.typing import NDArray

from recount.records import Record, Report

__all__ = ["Compared", "CopyGroup", "Sketch", "compare", "copy_groups", "with_copies"]

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
Pair = tuple[str, str]


class CopyGroup(Record, frozen=True, kw_only=True):
    """Reports that tell one text; `kept` says for each copy how much of the shorter text stands in the other."""

    leader: str
    copies: tuple[str, ...]
    kept: tuple[float, ...]


class Sketch(Record, frozen=True, kw_only=True):
    """What tells whether two bodies are worth a look; found once for each body."""

    words: int
    signature: bytes
    """`HASHES` numbers of 32 bits, in the order of the machine; none for a body without words."""


class Compared(Record, frozen=True, kw_only=True):
    """What was found about bodies, by their hashes: a later run over some of them need not find it again."""

    sketches: dict[str, Sketch] = msgspec.field(default_factory=dict)
    shares: dict[Pair, float] = msgspec.field(default_factory=dict)
    """(shorter, longer) -> the share of the shorter one's words that stand in the longer one."""


def copy_groups(reports: Sequence[Report]) -> tuple[CopyGroup, ...]:
    """Return the groups of two and more, in the order of their leaders; cost grows with the reports, not their square.

    The earliest published leads, of several of one day the longest; a report without a date comes last.
    """
    return compare(reports, Compared())[0]


def compare(reports: Sequence[Report], earlier: Compared) -> tuple[tuple[CopyGroup, ...], Compared]:
    """Return the groups, and what was found about these reports; the groups are the same whatever was found earlier."""
    bodies = _Bodies(reports, earlier)
    kept: dict[int, float] = {}
    parent = list(range(len(reports)))
    for one, other in _candidates(bodies.sketches):
        if _root(parent, one) != _root(parent, other):
            share = bodies.share(one, other)
            if share >= KEPT:
                kept |= {at: max(share, kept.get(at, 0.0)) for at in (one, other)}
                parent[_root(parent, one)] = _root(parent, other)
    members = defaultdict[int, list[int]](list)
    for index in range(len(reports)):
        members[_root(parent, index)].append(index)
    groups = [_group(reports, bodies.sketches, found, kept) for found in members.values() if len(found) > 1]
    order = {report.id: at for at, report in enumerate(reports)}
    ranked = tuple(sorted(groups, key=lambda group: order[group.leader]))
    return ranked, Compared(sketches=dict(zip(bodies.names, bodies.sketches, strict=True)), shares=bodies.shares)


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


class _Bodies:
    """The bodies of reports; their words are looked at only where nothing was found about them earlier."""

    def __init__(self, reports: Sequence[Report], earlier: Compared) -> None:
        self._texts = [body(report) for report in reports]
        self.names = [hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32] for text in self._texts]
        self.sketches = [
            earlier.sketches.get(name) or _sketch(_words(text))
            for name, text in zip(self.names, self._texts, strict=True)
        ]
        self.shares: dict[Pair, float] = {}
        self._earlier = earlier.shares
        self._runs: dict[int, Shingles] = {}

    def share(self, one: int, other: int) -> float:
        """Return the share of the shorter body's words that lie in sentences which the other has too."""
        short, long = sorted((one, other), key=lambda at: (self.sketches[at].words, self.names[at]))
        pair = self.names[short], self.names[long]
        found = self._earlier.get(pair)
        if found is None:
            found = self._compared(short, long)
        self.shares[pair] = found
        return found

    def _compared(self, short: int, long: int) -> float:
        words = _words(self._texts[short])
        if words == _words(self._texts[long]):
            return 1.0
        kept = sum(_kept_words(SENTENCE_END.split(self._texts[short]), self._shingles(long)))
        return kept / len(words) if kept >= LEAST_WORDS else 0.0

    def _shingles(self, index: int) -> Shingles:
        if index not in self._runs:
            if len(self._runs) >= BUCKET:
                self._runs.clear()
            self._runs[index] = frozenset(_runs(_words(self._texts[index])))
        return self._runs[index]


def _sketch(words: Sequence[str]) -> Sketch:
    """Return the sketch of a body; one too short for a run is compared by its words."""
    if not words:
        return Sketch(words=0, signature=b"")
    found = rensa.RMinHash(HASHES, SEED)
    found.update([*_runs(words)] or [" ".join(words)])
    return Sketch(words=len(words), signature=np.array(found.digest(), np.uint32).tobytes())


def _candidates(sketches: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """Yield pairs that share a band of their signatures and are likely enough, each once."""
    at = [index for index, sketch in enumerate(sketches) if sketch.words]
    joined = b"".join(sketches[index].signature for index in at)
    signatures = np.frombuffer(joined, np.uint32).reshape(len(at), HASHES)
    seen: set[tuple[int, int]] = set()
    for first in range(0, HASHES, ROWS):
        for pair in _banded(signatures[:, first : first + ROWS]):
            if pair not in seen:
                seen.add(pair)
                if np.count_nonzero(signatures[pair[0]] == signatures[pair[1]]) >= LIKELY * HASHES:
                    yield at[pair[0]], at[pair[1]]


def _banded(band: NDArray[np.uint32]) -> Iterator[tuple[int, int]]:
    """Yield (earlier, later) for rows that are equal, each with the last few before it."""
    order = np.lexsort(band.T)
    ranked = band[order]
    new = (ranked[1:] != ranked[:-1]).any(axis=1)
    edges = np.concatenate(([0], np.flatnonzero(new) + 1, [len(order)]))
    shared = np.flatnonzero(np.diff(edges) > 1)
    for start, stop in zip(edges[shared].tolist(), edges[shared + 1].tolist(), strict=True):
        bucket = sorted(order[start:stop].tolist())
        for at, later in enumerate(bucket):
            for earlier in bucket[max(0, at - BUCKET) : at]:
                yield earlier, later


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
    sketches: Sequence[Sketch],
    found: Sequence[int],
    kept: dict[int, float],
) -> CopyGroup:
    leader = min(found, key=lambda at: ((reports[at].published or "9999")[:10], -sketches[at].words, at))
    copies = [at for at in found if at != leader]
    return CopyGroup(
        leader=reports[leader].id,
        copies=tuple(reports[at].id for at in copies),
        kept=tuple(round(kept[at], 2) for at in copies),
    )
