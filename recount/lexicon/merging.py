"""A user's actors and the package's -> one list, in which the user's come first and alone bear their names."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from recount.lexicon.name_rows import ActorRow

__all__ = ["merged_actors"]


def merged_actors(own: Iterable[ActorRow], package: Iterable[ActorRow]) -> tuple[ActorRow, ...]:
    """Return both; a row of the package loses the names that are the user's.

    Where that is its main name it goes, and its other names pass to the user's row.
    """
    mine = tuple(own)
    taken = {name.casefold() for row in mine for name in (row.name, *row.aliases)}
    kept: list[ActorRow] = []
    passed: dict[str, tuple[str, ...]] = {}
    for row in package:
        left = tuple(a for a in row.aliases if a.casefold() not in taken)
        if row.name.casefold() in taken:
            passed[row.name.casefold()] = left
        else:
            kept.append(row if len(left) == len(row.aliases) else msgspec.structs.replace(row, aliases=left))
    return (*(_with(row, passed) for row in mine), *kept)


def _with(row: ActorRow, passed: dict[str, tuple[str, ...]]) -> ActorRow:
    more = [a for name in (row.name, *row.aliases) for a in passed.get(name.casefold(), ())]
    return msgspec.structs.replace(row, aliases=(*row.aliases, *more)) if more else row
