"""The rows about numbers -> the expressions that find and judge them, compiled once a lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from recount.lexicon import Lexicon
from recount.lexicon.rows import NumberBoundRow, NumberKindRow, NumberRow, NumberWordRow
from recount.reading.patterns import Expression, alternatives, ends_with, expand, group_free, looking

__all__ = ["Bound", "Kind", "NumberRules", "Shape", "cardinals", "loose_cardinal", "number_rules"]

GROUPED = r"[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])|[0-9]{1,2}(?:,[0-9]{2}){1,4},[0-9]{3}(?![0-9])"
SPACED = r"[0-9]{1,3}(?:[\x20\u00a0\u2009\u202f][0-9]{3}){1,4}(?![0-9]|[\x20\u00a0\u2009\u202f][0-9])"
POINTED = r"[0-9]{1,3}(?:\.[0-9]{3}){2}(?![0-9]|\.[0-9])"
"""One point may be decimal, and four groups are an address of the internet."""
MARKED = r"[0-9]{1,3}(?:['’][0-9]{3}){1,4}(?![0-9])"
FRACTION = r"\.[0-9]{1,6}|[½¼¾]|[- ][1-3]/[2-4](?![0-9/])"
AGE = r"(?:1[01][0-9]|[1-9]?[0-9](?![0-9]))"
PLAIN = r"[0-9]{1,18}(?![0-9])"
"""Longer runs of digits are keys, not numbers; they are skipped as a whole."""
BEGIN = r"(?<![^\W_])(?<![0-9][.,])(?=[^\W_])"
MOST_WORDS = 23
"""After the first, in a number that is written out: four groups of five, each with its `thousand` or `million`."""
END = r"(?:(?<=[0-9])|(?!\w))"


class Shape(NamedTuple):
    """A row with its expression, and those that forbid it by what stands before and after."""

    row: NumberRow
    pattern: Expression
    not_after: Expression | None
    not_before: Expression | None


class Bound(NamedTuple):
    """A row of words beside or between numbers; before a number they are searched in a window that ends there."""

    row: NumberBoundRow
    pattern: Expression
    needs: Expression | None
    not_after: Expression | None


class Kind(NamedTuple):
    """A row that says why a number is no count."""

    row: NumberKindRow
    before: Expression | None
    not_after: Expression | None
    number: Expression | None
    after: Expression | None


class NumberRules(NamedTuple):
    """All that is compiled: `master` finds where a number may begin; groups are named `r` and the shape's index."""

    master: re.Pattern[str]
    shapes: tuple[Shape, ...]
    before: tuple[Bound, ...]
    any_before: Expression
    after: tuple[Bound, ...]
    between: tuple[Bound, ...]
    kinds: tuple[Kind, ...]
    values: dict[str, NumberWordRow]
    currency: Expression
    """What stands between a bound and a sum of money: `more than $300`."""


@cache
def number_rules(lexicon: Lexicon) -> NumberRules:
    """Compile the rows about numbers of a lexicon."""
    fragments = _fragments(lexicon.number_words)
    shapes = tuple(_shape(row, fragments) for row in lexicon.numbers)
    each = "|".join(f"(?P<r{i}>{group_free(expand(s.row.pattern, fragments))})" for i, s in enumerate(shapes))
    sides = {
        side: tuple(_bound(row, fragments) for row in lexicon.number_bounds if row.side == side) for side in _SIDES
    }
    before = "|".join(row.pattern for row in lexicon.number_bounds if row.side == "before")
    return NumberRules(
        master=re.compile(rf"{BEGIN}(?:{each}){END}", re.IGNORECASE),
        shapes=shapes,
        before=sides["before"],
        any_before=ends_with(rf"(?<![^\W_])(?:{before}) ?", {}),
        after=sides["after"],
        between=sides["between"],
        kinds=tuple(_kind(row, fragments) for row in lexicon.number_kinds),
        values={word: row for row in lexicon.number_words for word in row.words},
        currency=ends_with("{currency} ?", fragments),
    )


_SIDES = ("before", "after", "between")


def cardinals(words: Iterable[NumberWordRow]) -> dict[str, str]:
    """Return expressions for number words: `sub` under 100, `tens` from 10 to 99, `card` of any size, `scale` for the
    words that multiply.
    """
    by_role: dict[str, list[str]] = {}
    for row in words:
        by_role.setdefault(row.role, []).extend(row.words)
    digit, teen, ten = (alternatives(by_role[role]) for role in ("digit", "teen", "ten"))
    hundred, scale = alternatives(by_role["hundred"]), alternatives(by_role["scale"])
    tens = rf"(?:{ten}(?:[- ]{digit}\b)?|{teen})\b"
    sub = rf"(?:{tens}|{digit}\b)"
    chunk = rf"(?:(?:an? |{sub}[- ]){hundred}\b(?:(?: and)? {sub})?|{sub})"
    opening = _openings(w for role in ("digit", "teen", "ten") for w in by_role[role])
    card = rf"{opening}(?:(?:{chunk}|an?)[- ]{scale}\b(?: (?:and )?{chunk}(?: {scale}\b)?){{0,3}}|{chunk})"
    multiples = alternatives([*by_role["scale"], *by_role["hundred"], *by_role["dozen"]])
    return {"sub": sub, "tens": tens, "card": card, "scale": rf"(?P<scale>{multiples}(?: {scale})?)", "large": scale}


def loose_cardinal(words: Iterable[NumberWordRow]) -> str:
    """Return an expression, many times shorter, for all that `card` of `cardinals` is for and for other runs of its
    words: to look for numbers before they are read, since the long one takes its time to compile.
    """
    roles = {"digit", "teen", "ten", "hundred", "scale"}
    word = rf"(?:an?|{alternatives(w for row in words if row.role in roles for w in row.words)})\b"
    return rf"{word}(?:[- ](?:and )?{word}){{0,{MOST_WORDS}}}"


def _openings(words: Iterable[str]) -> str:
    """Return an expression that looks at two letters only; at most words of a text it fails, and saves the long one."""
    seconds: dict[str, set[str]] = {}
    for word in words:
        seconds.setdefault(word[0], set()).add(word[1])
    pairs = "|".join(f"{first}[{''.join(sorted(then))}]" for first, then in sorted(seconds.items()))
    return rf"(?=an?\b|{pairs})"


def _fragments(words: Iterable[NumberWordRow]) -> dict[str, str]:
    words = tuple(words)
    suffix = alternatives(w for row in words if row.role == "suffix" for w in row.words)
    found = cardinals(words)
    metres = r"(?! (?:high|tall|long|wide|deep|away|from|off|below|above|thick|of)\b)"
    scale = rf"(?:[- ]{found['large']}\b|{suffix}\b{metres})"
    comma = rf"[0-9]{{1,3}},[0-9]{{1,2}}(?=[- ]{found['large']}\b)"
    digits = rf"(?:{comma}|{GROUPED}|{POINTED}|{MARKED}|{SPACED}|{PLAIN})(?:{FRACTION})?(?:{scale})?"
    signs = [w for row in words if row.role == "currency" for w in row.words]
    letters, marks = ([w for w in signs if w[0].isalpha() == alpha] for alpha in (True, False))
    currency = rf"(?:{alternatives(marks)}|\b{alternatives(letters)})"
    return found | {"digits": digits, "currency": currency, "age": f"(?:{AGE}|{found['sub']})"}


def _shape(row: NumberRow, fragments: dict[str, str]) -> Shape:
    pattern = expand(row.pattern, fragments)
    if row.qualifier is None:
        pattern = group_free(pattern)
    return Shape(
        row, looking(f"(?:{pattern}){END}", {}), _ends(row.not_after, fragments), _looks(row.not_before, fragments)
    )


def _bound(row: NumberBoundRow, fragments: dict[str, str]) -> Bound:
    if row.side == "before":
        fits = ends_with(rf"(?<![^\W_])(?:{row.pattern}) ?", fragments)
    else:
        fits = looking(row.pattern, fragments)
    return Bound(row, fits, _ends(row.needs, fragments), _ends(row.not_after, fragments))


def _kind(row: NumberKindRow, fragments: dict[str, str]) -> Kind:
    number = looking(rf"(?:{row.number})\Z", fragments) if row.number is not None else None
    sides = (_ends(row.before, fragments), _ends(row.not_after, fragments))
    return Kind(row, *sides, number, _looks(row.after, fragments))


def _ends(pattern: str | None, fragments: dict[str, str]) -> Expression | None:
    if pattern is None:
        return None
    return ends_with(rf"(?<![^\W_])(?:{pattern})" if pattern[0].isalnum() else pattern, fragments)


def _looks(pattern: str | None, fragments: dict[str, str]) -> Expression | None:
    return None if pattern is None else looking(pattern, fragments)
