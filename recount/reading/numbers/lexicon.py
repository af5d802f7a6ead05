"""The rows about numbers -> the expressions that find and judge them, compiled once a lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from recount.lexicon import Lexicon
from recount.lexicon.rows import NumberBoundRow, NumberKindRow, NumberRow, NumberWordRow
from recount.reading.patterns import alternatives, ends_with, expand, group_free, looking

__all__ = ["Bound", "Kind", "NumberRules", "Shape", "cardinals", "number_rules"]

GROUPED = r"[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])|[0-9]{1,2}(?:,[0-9]{2}){1,4},[0-9]{3}(?![0-9])"
SPACED = r"[0-9]{1,3}(?:[\x20\u00a0\u2009\u202f][0-9]{3}){1,4}(?![0-9]|[\x20\u00a0\u2009\u202f][0-9])"
PLAIN = r"[0-9]{1,18}(?![0-9])"
"""Longer runs of digits are keys, not numbers; they are skipped as a whole."""
BEGIN = r"(?<![^\W_])(?<![0-9][.,])(?=[^\W_])"
END = r"(?:(?<=[0-9])|(?!\w))"


class Shape(NamedTuple):
    """A row with its expression, and those that forbid it by what stands before and after."""

    row: NumberRow
    pattern: re.Pattern[str]
    not_after: re.Pattern[str] | None
    not_before: re.Pattern[str] | None


class Bound(NamedTuple):
    """A row of words beside or between numbers; before a number they are searched in a window that ends there."""

    row: NumberBoundRow
    pattern: re.Pattern[str]
    needs: re.Pattern[str] | None
    not_after: re.Pattern[str] | None


class Kind(NamedTuple):
    """A row that says why a number is no count."""

    row: NumberKindRow
    before: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    number: re.Pattern[str] | None
    after: re.Pattern[str] | None


class NumberRules(NamedTuple):
    """All that is compiled: `master` finds where a number may begin; groups are named `r` and the shape's index."""

    master: re.Pattern[str]
    shapes: tuple[Shape, ...]
    before: tuple[Bound, ...]
    any_before: re.Pattern[str]
    after: tuple[Bound, ...]
    between: tuple[Bound, ...]
    kinds: tuple[Kind, ...]
    values: dict[str, NumberWordRow]


@cache
def number_rules(lexicon: Lexicon) -> NumberRules:
    """Compile the rows about numbers of a lexicon."""
    fragments = _fragments(lexicon.number_words)
    shapes = tuple(_shape(row, fragments) for row in lexicon.numbers)
    each = "|".join(f"(?P<r{i}>{group_free(expand(s.row.pattern, fragments))})" for i, s in enumerate(shapes))
    sides = {side: tuple(_bound(row) for row in lexicon.number_bounds if row.side == side) for side in _SIDES}
    before = "|".join(row.pattern for row in lexicon.number_bounds if row.side == "before")
    return NumberRules(
        master=re.compile(rf"{BEGIN}(?:{each}){END}", re.IGNORECASE),
        shapes=shapes,
        before=sides["before"],
        any_before=ends_with(rf"(?<![^\W_])(?:{before}) ?", {}),
        after=sides["after"],
        between=sides["between"],
        kinds=tuple(map(_kind, lexicon.number_kinds)),
        values={word: row for row in lexicon.number_words for word in row.words},
    )


_SIDES = ("before", "after", "between")


def cardinals(words: Iterable[NumberWordRow]) -> dict[str, str]:
    """Return expressions for number words: `sub` under 100, `card` of any size, `scale` for the words that multiply."""
    by_role: dict[str, list[str]] = {}
    for row in words:
        by_role.setdefault(row.role, []).extend(row.words)
    digit, teen, ten = (alternatives(by_role[role]) for role in ("digit", "teen", "ten"))
    hundred, scale = alternatives(by_role["hundred"]), alternatives(by_role["scale"])
    sub = rf"(?:{ten}(?:[- ]{digit}\b)?|{teen}|{digit})\b"
    chunk = rf"(?:(?:an? |{sub} ){hundred}\b(?:(?: and)? {sub})?|{sub})"
    card = rf"(?:(?:{chunk}|an?)[- ]{scale}\b(?: (?:and )?{chunk}(?: {scale}\b)?){{0,3}}|{chunk})"
    multiples = alternatives([*by_role["scale"], *by_role["hundred"], *by_role["dozen"]])
    return {"sub": sub, "card": card, "scale": rf"(?P<scale>{multiples})", "large": scale}


def _fragments(words: Iterable[NumberWordRow]) -> dict[str, str]:
    words = tuple(words)
    suffix = alternatives(w for row in words if row.role == "suffix" for w in row.words)
    found = cardinals(words)
    metres = r"(?! (?:high|tall|long|wide|deep|away|from|off|below|above|thick|of)\b)"
    scale = rf"(?:[- ]{found.pop('large')}\b|{suffix}\b{metres})"
    return found | {"digits": rf"(?:{GROUPED}|{SPACED}|{PLAIN})(?:\.[0-9]{{1,6}})?(?:{scale})?"}


def _shape(row: NumberRow, fragments: dict[str, str]) -> Shape:
    pattern = expand(row.pattern, fragments)
    if row.qualifier is None:
        pattern = group_free(pattern)
    return Shape(row, looking(f"(?:{pattern}){END}", {}), _ends(row.not_after), _looks(row.not_before))


def _bound(row: NumberBoundRow) -> Bound:
    fits = looking(row.pattern, {}) if row.side != "before" else ends_with(rf"(?<![^\W_])(?:{row.pattern}) ?", {})
    return Bound(row, fits, _ends(row.needs), _ends(row.not_after))


def _kind(row: NumberKindRow) -> Kind:
    number = looking(rf"(?:{row.number})\Z", {}) if row.number is not None else None
    return Kind(row, _ends(row.before), _ends(row.not_after), number, _looks(row.after))


def _ends(pattern: str | None) -> re.Pattern[str] | None:
    return None if pattern is None else ends_with(rf"(?<![^\W_])(?:{pattern})" if pattern[0].isalnum() else pattern, {})


def _looks(pattern: str | None) -> re.Pattern[str] | None:
    return None if pattern is None else looking(pattern, {})
