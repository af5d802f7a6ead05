"""Tellings -> pairs that are worth a look: blocks by kind with place, day, name or count, and neighbours in time there.

Each telling meets a fixed number of others a block, so that cost grows with the claims and not with their square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from recount.incidents.tellings import Telling
from recount.incidents.where import grid, place_key

__all__ = ["Pairs", "pairs"]

NEIGHBOURS = 24
"""Earlier tellings of a block that each is compared with: the same place on one day has fewer."""
RARE = 40
"""Tellings that may share a name before it tells too little to make a block of."""
LARGE = 2
"""Counts above it are blocks of their own: two reports of 19 dead are worth a look."""
WEEK = 7

Block = tuple[str, ...]
Pairs = NDArray[np.int64]
"""Rows of two indices, the smaller first, each row once and in order."""


def pairs(tellings: Sequence[Telling], text_of: Mapping[str, str]) -> Pairs:
    """Return pairs of indices; `text_of` gives the leading report of a group of copies."""
    numbers: dict[Block, int] = {}
    common = Counter(name for telling in tellings for name in telling.names)
    blocks, members = list[int](), list[int]()
    for index, telling in enumerate(tellings):
        for block in _blocks(telling, text_of.get(telling.report, telling.report), common):
            blocks.append(numbers.setdefault(block, len(numbers)))
            members.append(index)
    when = np.fromiter(map(_when, tellings), np.int64, len(tellings))
    return _neighbours(np.array(blocks, np.int64), np.array(members, np.int64), when)


def _neighbours(blocks: NDArray[np.int64], members: NDArray[np.int64], when: NDArray[np.int64]) -> Pairs:
    """Return each member of a block with those before it in time."""
    order = np.lexsort((members, when[members], blocks))
    block, member = blocks[order], members[order]
    found = [np.empty(0, np.int64)]
    for step in range(1, NEIGHBOURS + 1):
        beside = block[step:] == block[:-step]
        one, other = member[step:][beside], member[:-step][beside]
        codes = np.minimum(one, other) * len(when) + np.maximum(one, other)
        found.append(codes[one != other])
    return np.column_stack(np.divmod(np.unique(np.concatenate(found)), max(1, len(when))))


def _blocks(telling: Telling, text: str, common: Counter[str]) -> Iterator[Block]:
    whens = _weeks(telling)
    for kind in telling.kinds:
        yield kind, "text", text
        for place in telling.places or telling.setting:
            yield kind, "place", place_key(place)
            cell = grid(place)
            if cell:
                yield from ((kind, "cell", str(cell), week) for week in whens)
            yield from ((kind, "country", place.country or "", week) for week in whens if place.country)
        if telling.days and telling.days.exact:
            yield from ((kind, "day", str(day)) for day in range(telling.days.first, telling.days.last + 2))
        if not telling.places:
            yield from ((kind, "week", week) for week in whens)
        yield from ((kind, "count", measure, str(value), week)
                    for measure, value in telling.counts if value > LARGE for week in whens)  # fmt: skip
        yield from ((kind, "name", name) for name in telling.names if common[name] <= RARE)


def _weeks(telling: Telling) -> tuple[str, ...]:
    """Return the week of the happening, or else of the report, and the one before, so that no edge parts two."""
    day = _when(telling)
    return (str(day // WEEK), str(day // WEEK - 1)) if day else ("",)


def _when(telling: Telling) -> int:
    if telling.days and not telling.days.period:
        return telling.days.last
    return telling.published or 0
