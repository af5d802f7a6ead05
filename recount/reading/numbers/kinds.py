"""A number as printed and the words around it -> why it is no count: an age, a sum of money, part of a name, …"""

from __future__ import annotations

from recount.lexicon.rows import NumberKindRow
from recount.reading.numbers.lexicon import NumberRules

__all__ = ["kind_of"]


def kind_of(text: str, start: int, core: int, end: int, rules: NumberRules) -> NumberKindRow | None:
    """Return the first row that fits the number at `[start, end)`, whose bare numeral begins at `core`, or None."""
    begins = (start,) if start == core else (start, core)
    printed = [text[at:end] for at in begins]
    for kind in rules.kinds:
        if kind.after and not kind.after.match(text, end):
            continue
        fitting = [n for n, words in enumerate(printed) if kind.number.match(words)] if kind.number else (0, 1)
        if not fitting:
            continue
        lefts = [text[max(0, at - kind.row.reach) : at] for at in begins] if kind.before or kind.not_after else []
        if kind.before and not any(kind.before.search(left) for n, left in enumerate(lefts) if n in fitting):
            continue
        if kind.not_after and any(map(kind.not_after.search, lefts)):
            continue
        return kind.row
    return None
