"""Scopes: sets of words over which something holds, a status or a source, and who opened them.

In: what status and attribution find; out: for any word, the scopes around it from the widest to the narrowest.
Sets that come from one tree nest by themselves; where a quotation cuts across, the larger counts as the outer.
"""

from __future__ import annotations

from typing import NamedTuple

from recount.records import EventType, Source, Status

__all__ = ["Scopes", "SourceScope", "StatusScope"]


class StatusScope(NamedTuple):
    """Words whose happening a cue settles: `cue` is the index of the word that opened it."""

    words: frozenset[int]
    status: Status
    cue: int
    rule: str
    speech: bool = False
    """Opened by words about the thing (a denial, a call), not by the thing's own failing."""
    head: int | None = None
    """The word that the cue governs, where a path of the tree led to it."""
    undone: Status | None = None
    hostile: Status | None = None
    against: tuple[EventType, ...] = ()
    weak: bool = False
    held: bool = False
    """As of `ScopeRow`."""


class SourceScope(NamedTuple):
    """Words that somebody says: `source` is null where the cue names nobody."""

    words: frozenset[int]
    source: Source | None
    cue: int
    rule: str
    depth: int = 0
    """Of several who say the same words: the greater, the nearer the fact, as whom a paper cites."""


class Scopes:
    """All scopes of a report, by the words that they hold."""

    def __init__(self, statuses: list[StatusScope], sources: list[SourceScope]) -> None:
        self.statuses = tuple(statuses)
        self.sources = tuple(sources)
        self._cues = {scope.cue for scope in sources}
        self._statuses: dict[int, list[StatusScope]] = {}
        self._sources: dict[int, list[SourceScope]] = {}
        for status in sorted(statuses, key=lambda s: (-len(s.words), s.cue)):
            for i in status.words:
                self._statuses.setdefault(i, []).append(status)
        for source in sorted(sources, key=lambda s: (-len(s.words), s.depth, s.cue)):
            for i in source.words:
                self._sources.setdefault(i, []).append(source)

    def is_cue(self, i: int) -> bool:
        """Tell a word by which somebody says something."""
        return i in self._cues

    def statuses_over(self, i: int) -> list[StatusScope]:
        """Return the status scopes around a word, widest first."""
        return self._statuses.get(i, [])

    def sources_over(self, i: int) -> list[SourceScope]:
        """Return the source scopes around a word, widest first: the chain after the publisher."""
        return self._sources.get(i, [])
