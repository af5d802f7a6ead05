"""Text -> number mentions: each a range with the words that bound it, and why it is no count where it is none.

A numeral or number word is found first, then the words around it: bounds (`at least`), a second number (`4-5`), the
whole that it is a part of, and what tells an age or a sum of money.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple

from recount.lexicon import Lexicon
from recount.lexicon.rows import NumberBoundRow, NumberRow
from recount.reading.numbers.kinds import kind_of
from recount.reading.numbers.lexicon import NumberRules, number_rules
from recount.reading.numbers.value import Value, bounded, exact, factor_of, number_of, spread
from recount.reading.patterns import Expression, groups_of
from recount.records import NumberMention, TimeMention

__all__ = ["find_numbers"]

WINDOW = 48
"""Characters to the left of a number in which its bounding words stand."""
MOST_BOUNDS = 3
LOOK_BACK = 140
OF_WHOLE = re.compile(
    r"\s{1,3}(?:out\s{1,3})?of\s{1,3}(?:(?:the|its|their|his|her|our|these|those|some|about|all|around)\s{1,3}){0,2}\Z",
    re.IGNORECASE,
)


class _Core(NamedTuple):
    start: int
    end: int
    value: Value
    rule: str
    kind: Literal["count", "score"] = "count"
    """`score` where two numbers with a dash between them are no range: `3-1`."""


class _Found(NamedTuple):
    start: int
    core: int
    end: int
    value: Value
    rules: tuple[str, ...]
    increment: bool
    kind: Literal["count", "score"]


def find_numbers(text: str, lexicon: Lexicon, times: tuple[TimeMention, ...] = ()) -> tuple[NumberMention, ...]:
    """Return the numbers of a text in order, never overlapping each other or a time.

    The rule of a mention joins the names of all rows that made it with `+`: the bounding words, the number, its kind.
    """
    rules = number_rules(lexicon)
    spans = sorted((t.start, t.end) for t in times)
    whole = _with_ranges(text, list(_cores(text, spans, rules)), rules)
    found: list[_Found] = []
    for core in whole:
        left = max(found[-1].end if found else 0, _end_of_time_before(core.start, spans))
        found.append(_with_bounds(text, core, left, rules))
    mentions = [_mention(text, at, found, rules) for at in range(len(found))]
    return tuple(m for m in mentions if m is not None)


def _cores(text: str, spans: list[tuple[int, int]], rules: NumberRules) -> Iterator[_Core]:
    """Yield the bare numbers."""
    starts = [s for s, _ in spans]
    at = 0
    while match := rules.master.search(text, at):
        inside = bisect_right(starts, match.end() - 1) - 1
        if inside >= 0 and spans[inside][1] > match.start():
            at = max(spans[inside][1], at + 1) if spans[inside][1] > at else match.end()
            continue
        core = _core(text, match.start(), int(str(match.lastgroup)[1:]), rules)
        if core:
            yield core
        at = core.end if core else match.start() + 1


def _core(text: str, start: int, first: int, rules: NumberRules) -> _Core | None:
    """Return the number that the first shape from `first` on reads at `start`."""
    left = text[max(0, start - WINDOW) : start]
    for shape in rules.shapes[first:]:
        match = shape.pattern.match(text, start)
        if not match or (shape.not_after and shape.not_after.search(left)):
            continue
        if shape.not_before and shape.not_before.match(text, match.end()):
            continue
        row, end = shape.row, match.start() + len(match[0].rstrip())
        if row.qualifier is None:
            return _Core(start, end, exact(number_of(match[0], rules.values)), row.name)
        return _Core(start, end, _vague(row, groups_of(match).get("scale"), rules), row.name)
    return None


def _vague(row: NumberRow, scale: str | None, rules: NumberRules) -> Value:
    """Return the bounds of a row, multiplied by a scale: `several hundred` ends below a thousand."""
    factor = math.prod(rules.values[word].value for word in scale.lower().split()) if scale else 1.0
    assert row.qualifier is not None
    if row.qualifier == "unknown":
        return Value(None, None, None, "unknown")
    if row.best is not None:
        return Value(row.best * factor, row.best * factor, row.best * factor, row.qualifier)
    high = None if row.high is None else (row.high + 1) * factor - 1
    return Value(None if row.low is None else row.low * factor, None, high, row.qualifier)


def _with_ranges(text: str, cores: list[_Core], rules: NumberRules) -> list[_Core]:
    """Join two numbers that are the ends of one range."""
    out: list[_Core] = []
    for core in cores:
        joined = _range(text, out[-1], core, rules) if out else None
        if joined:
            out[-1] = joined
        else:
            out.append(core)
    return out


def _range(text: str, first: _Core, last: _Core, rules: NumberRules) -> _Core | None:
    if last.start - first.end > WINDOW or "+" in first.rule:
        return None
    for bound in rules.between:
        gap = bound.pattern.fullmatch(text, first.end, last.start)
        left = text[max(0, first.start - LOOK_BACK) : first.start]
        if not gap or (bound.needs and not bound.needs.search(left)):
            continue
        if bound.not_after and bound.not_after.search(left):
            continue
        value = spread(first.value, last.value, factor_of(text[last.start : last.end], rules.values))
        start = first.start if not bound.needs else first.start - len(_tail(bound.needs, left))
        names = f"{bound.row.name}+{first.rule}"
        if value:
            return _Core(start, last.end, value, names)
        if gap[0] in DASHES and first.value.best is not None and last.value.best is not None:
            return _Core(start, last.end, Value(None, None, None, "unknown"), names, "score")
    return None


DASHES = frozenset("-–‑‒")


def _tail(pattern: Expression, left: str) -> str:
    match = pattern.search(left)
    return match[0] if match else ""


def _with_bounds(text: str, core: _Core, left: int, rules: NumberRules) -> _Found:
    """Add the bounding words before and after; the outermost decides, `about` where there is no other."""
    start, value, names, increment = core.start, core.value, [core.rule], False
    at = start - len(_tail(rules.currency, text[max(left, start - 5) : start]))
    bounds: list[NumberBoundRow] = []
    end = core.end
    for after in rules.after:
        match = after.pattern.match(text, end)
        if match:
            bounds.append(after.row)
            end = match.end()
            break
    for _ in range(MOST_BOUNDS):
        window = text[max(left, at - WINDOW) : at]
        if not rules.any_before.search(window):
            break
        row, length = _bound_before(window, rules)
        if row is None:
            break
        at = start = at - length
        bounds.append(row)
    for row in bounds:
        names.insert(0, row.name)
        increment = increment or row.bound == "more"
    outermost = [row.bound for row in reversed(bounds) if row.bound not in {"more", "exact"}]
    decisive = next((bound for bound in outermost if bound != "about"), outermost[0] if outermost else "exact")
    return _Found(start, core.start, end, bounded(value, decisive), tuple(names), increment, core.kind)


def _bound_before(window: str, rules: NumberRules) -> tuple[NumberBoundRow | None, int]:
    """Return the row whose words end the window, the longest of all, and how many characters they are."""
    best: tuple[NumberBoundRow | None, int] = (None, 0)
    for bound in rules.before:
        match = bound.pattern.search(window)
        if not match or len(match[0]) <= best[1]:
            continue
        if bound.not_after and bound.not_after.search(window[: match.start()]):
            continue
        best = (bound.row, len(match[0]))
    return best


def _mention(text: str, at: int, found: list[_Found], rules: NumberRules) -> NumberMention | None:
    here = found[at]
    row = kind_of(text, here.start, here.core, here.end, rules)
    value, kind = here.value, row.kind if row else here.kind
    if kind == "skip":
        return None
    following = found[at + 1] if at + 1 < len(found) else None
    part = following is not None and _is_part(text, here, following)
    return NumberMention(
        start=here.start,
        end=here.end,
        low=value.low,
        best=value.best,
        high=value.high,
        qualifier=value.qualifier,
        kind=kind,
        of_total=part and kind == "count",
        increment=here.increment and kind == "count",
        rule="+".join([*here.rules, *([row.name] if row else [])]),
    )


def _is_part(text: str, part: _Found, whole: _Found) -> bool:
    return whole.start - part.end <= WINDOW and bool(OF_WHOLE.match(text, part.end, whole.start))


def _end_of_time_before(at: int, spans: list[tuple[int, int]]) -> int:
    before = bisect_right(spans, (at, at)) - 1
    return spans[before][1] if before >= 0 and spans[before][1] <= at else 0
