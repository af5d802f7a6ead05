"""A number as printed and the words around it -> why it is no count: an age, a sum of money, part of a name, …"""

from __future__ import annotations

from recount.lexicon.rows import NumberKindRow
from recount.reading.numbers.lexicon import NumberRules

__all__ = ["kind_of"]


def kind_of(text: str, start: int, core: int, end: int, rules: NumberRules) -> NumberKindRow | None:
    """Return the first row that fits the number at `[start, end)`, whose bare numeral begins at `core`, or None."""
    printed, bare = text[start:end], text[core:end]
    begins = (start,) if start == core else (start, core)
    for kind in rules.kinds:
        if kind.number and not (kind.number.match(printed) or kind.number.match(bare)):
            continue
        if kind.after and not kind.after.match(text, end):
            continue
        lefts = [text[max(0, at - kind.row.reach) : at] for at in begins]
        if kind.before and not any(map(kind.before.search, lefts)):
            continue
        if kind.not_after and any(map(kind.not_after.search, lefts)):
            continue
        return kind.row
    return None
