"""Keys that are joined two by two -> the groups that they form, in the order in which the keys came."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["Unions"]


class Unions:
    """Groups that grow; each key begins alone."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._parent = {key: key for key in keys}

    def root(self, key: str) -> str:
        """Return the key that stands for the group."""
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def join(self, one: str, other: str) -> None:
        """Make one group of two; the earlier root stays."""
        self._parent[self.root(other)] = self.root(one)

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Return the groups."""
        found: dict[str, list[str]] = {}
        for key in self._parent:
            found.setdefault(self.root(key), []).append(key)
        return tuple(tuple(group) for group in found.values())
