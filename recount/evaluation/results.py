"""Results case by case, kept without a word of the texts: ids and hashes, so that two runs can be compared.

Corpora may not be passed on; what is kept of them are their own ids, places, and hashes of what was read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from recount.errors import SourceError

__all__ = ["Change", "Result", "changes", "fingerprint", "read_results", "result_lines"]


class Result(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One case: its id, a hash of what was read, and whether that is right."""

    id: str
    found: str
    right: bool


class Change(NamedTuple):
    """A case that two runs read differently."""

    id: str
    kind: Literal["now right", "now wrong", "wrong otherwise", "new", "gone"]


def fingerprint(words: str) -> str:
    """Return a short hash of words."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def result_lines(results: Iterable[Result]) -> bytes:
    """Return results as JSON lines."""
    return b"".join(msgspec.json.encode(result) + b"\n" for result in results)


def read_results(path: Path) -> tuple[Result, ...]:
    """Return the results of a file that `result_lines` wrote; raises `SourceError` with file, line and the remedy."""
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise SourceError("unreadable", str(path), f"{path}: {error.strerror or 'unreadable'}") from error
    results = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            results.append(msgspec.json.decode(line, type=Result))
        except (msgspec.DecodeError, RecursionError) as error:
            wrong = f"{path}, line {number}: {error}; wanted is a file written with --cases"
            raise SourceError("no_results", str(path), wrong) from error
    return tuple(results)


def changes(old: Iterable[Result], new: Iterable[Result]) -> tuple[Change, ...]:
    """Return the cases that differ, in the order of the new results and then of those that are gone."""
    before = {result.id: result for result in old}
    after = {result.id: result for result in new}
    found = [Change(key, _kind(before.get(key), now)) for key, now in after.items() if before.get(key) != now]
    return (*found, *(Change(key, "gone") for key in before if key not in after))


def _kind(before: Result | None, now: Result) -> Literal["now right", "now wrong", "wrong otherwise", "new"]:
    if before is None:
        return "new"
    if before.right == now.right:
        return "wrong otherwise"
    return "now right" if now.right else "now wrong"
