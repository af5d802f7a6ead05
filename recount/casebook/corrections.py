"""A record and what a person says is right in one of its fields -> the corrected record, checked."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from recount.errors import UsageError
from recount.records import Event, Figure, Qualifier, Relation, Report

__all__ = ["AMOUNT", "corrected"]

R = TypeVar("R", bound=Event | Figure | Relation | Report)

AMOUNT = "amount"
"""Low, best and high of a figure at once."""

FIXED = {
    "record", "id", "report", "kind", "evidence", "printed", "rule", "rules", "same_as",
    "sha256", "text", "boilerplate", "furniture", "headline", "dateline", "supersedes", "duplicate_of",
}  # fmt: skip
"""Fields that say where a record comes from, or that other acts decide."""


def corrected(record: R, field: str, value: Any) -> R:
    """Return the record with the field set, `status` or `place.country`; raises `UsageError` where that cannot be."""
    top, *below = field.split(".")
    if isinstance(record, Figure) and field == AMOUNT:
        return msgspec.structs.replace(record, **_amount(value))
    if top in FIXED or top not in record.__struct_fields__:
        reason = "cannot be corrected" if top in FIXED else f"is no field of this {record.record}"
        raise UsageError(f"{field}: {reason}; a field that can be is one of {', '.join(_open(record))}")
    tree = msgspec.to_builtins(record)
    at = tree
    for name, following in zip([top, *below], below, strict=False):
        at = at[name]
        if not isinstance(at, dict) or following not in at:
            raise UsageError(f"{field}: there is no {following!r} in {name}; give the whole of {name} as JSON")
    at[[top, *below][-1]] = value
    try:
        found = msgspec.convert(tree, type=type(record), strict=True)
    except msgspec.ValidationError as error:
        raise UsageError(f"{field}: {value!r} does not fit ({error})") from None
    if isinstance(found, Figure):
        _check(found)
    return found


def _amount(value: Any) -> dict[str, Any]:
    """Return the bounds that one number, or the list of low, best and high, gives, with how exact they are."""
    bounds = value if isinstance(value, list | tuple) else [value] * 3
    if len(bounds) != 3 or not all(
        b is None or (isinstance(b, int | float) and not isinstance(b, bool)) for b in bounds
    ):
        raise UsageError(
            f"{AMOUNT}: {value!r} is neither a number nor a list of low, best and high; write 14 or [10,null,20]"
        )
    low, best, high = (None if bound is None else float(bound) for bound in bounds)
    given = [bound for bound in (low, best, high) if bound is not None]
    if given != sorted(given):
        raise UsageError(f"{AMOUNT}: low, best and high must be in that order")
    qualifier: Qualifier = "range"
    if not given:
        qualifier = "unknown"
    elif low == best == high:
        qualifier = "exact" if low else "none"
    elif low is None or high is None:
        qualifier = "at_least" if high is None and low is not None else "up_to" if best is None else "about"
    return {"low": low, "best": best, "high": high, "qualifier": qualifier}


def _check(figure: Figure) -> None:
    given = [bound for bound in (figure.low, figure.best, figure.high) if bound is not None]
    if given != sorted(given):
        raise UsageError(
            f"low, best and high would not be in that order; correct all three as {AMOUNT}: 14 or [10,null,20]"
        )


def _open(record: R) -> list[str]:
    names: list[str] = [name for name in record.__struct_fields__ if name not in FIXED]
    return [AMOUNT, *names] if isinstance(record, Figure) else names
