"""How far a long run has come: its rate, and the time left, from the bytes of the files read and still to read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

__all__ = ["Meter", "sizes"]

SURE = 3.0
"""Seconds after which a rate is worth telling."""


def sizes(paths: Iterable[str]) -> dict[str, int]:
    """Return the bytes of each file; one that cannot be asked has none."""
    found = {}
    for path in paths:
        try:
            found[path] = os.stat(path).st_size
        except (OSError, ValueError):
            found[path] = 0
    return found


class Meter:
    """Counts reports and the bytes of their files; a table's own are guessed from the texts of its rows."""

    def __init__(self, files: Mapping[str, int], began: float) -> None:
        self._files, self._began = files, began
        self._total = sum(files.values())
        self._path, self._before, self._within = "", 0, 0
        self._count = 0

    def step(self, path: str | None, characters: int, now: float) -> str:
        """Count one report; return the rate and the time left, or nothing while they are not known."""
        self._count += 1
        file = (path or "").partition("#")[0] if path not in self._files else path or ""
        if file != self._path:
            self._before += self._files.get(self._path, 0)
            self._path, self._within = file, 0
        self._within = min(self._within + characters, self._files.get(file, 0))
        if now - self._began < SURE:
            return ""
        seconds = now - self._began
        done = (self._before + self._within) / self._total if self._total else 0.0
        left = f", {span(seconds * (1 - done) / done)} left" if 0 < done < 1 else ""
        return f"{self._count / seconds:.1f} a second{left}"


def span(seconds: float) -> str:
    """Return a length of time as people say it: `40 s`, `12 min`, `3 h 20 min`."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
