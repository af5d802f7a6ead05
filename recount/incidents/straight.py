"""The claims of one report -> the same, without links from part to whole that no count can have."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from recount.records import AnyClaim, Figure

__all__ = ["straightened"]


def straightened(claims: Iterable[AnyClaim]) -> tuple[AnyClaim, ...]:
    """Return the claims; a count as large as its whole is the whole told again, and so is one of another measure.

    “Two of the nine who were abducted were freed” counts everybody who was freed.
    """
    told = tuple(claims)
    figures = {claim.id: claim for claim in told if isinstance(claim, Figure)}
    return tuple(
        msgspec.structs.replace(claim, part_of=None)
        if isinstance(claim, Figure) and _no_part(claim, figures.get(claim.part_of or ""))
        else claim
        for claim in told
    )


def _no_part(figure: Figure, whole: Figure | None) -> bool:
    if whole is None:
        return False
    same = (figure.low, figure.best, figure.high) == (whole.low, whole.best, whole.high)
    return figure.measure != whole.measure or (same and figure.best is not None and figure.best > 1)
