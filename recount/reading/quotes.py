"""Where words stand between quotation marks: curly, straight and single quotes, guillemets, in a paragraph.

In: the text and its paragraphs; out: the quotations without their marks. A quotation that is not closed runs to
the end of its paragraph: news reopens the marks of a long quotation at each paragraph and closes only the last.
"""

from __future__ import annotations

from collections.abc import Iterable

from recount.records import Quotation

__all__ = ["find_quotations"]

PAIRS = {"“": "”", "«": "»", "„": "“”"}
LONGEST_SINGLE = 600
"""Characters; single marks further apart are apostrophes."""


def find_quotations(text: str, ranges: Iterable[tuple[int, int]]) -> tuple[Quotation, ...]:
    """Return the outermost quotations of each range, in order; unbalanced marks never raise."""
    return tuple(q for start, end in ranges for q in _in_paragraph(text, start, end))


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    out: list[Quotation] = []
    at = start
    while at < end:
        mark = text[at]
        if mark in PAIRS:
            close = _first_of(text, PAIRS[mark], at + 1, end)
        elif mark == '"':
            close = _first_of(text, '"', at + 1, end)
        elif mark in "'‘" and _opens_single(text, at, start):
            close = _closing_single(text, at + 1, min(end, at + LONGEST_SINGLE))
            if close < 0:
                at += 1
                continue
        else:
            at += 1
            continue
        if close < 0 and mark == '"' and not _may_open(text, at, start):
            break  # the last straight mark of a paragraph, with nothing to open
        out.append(Quotation(start=at + 1, end=close if close >= 0 else end, closed=close >= 0))
        at = (close if close >= 0 else end) + 1
    return [q for q in out if q.end > q.start]


def _first_of(text: str, marks: str, start: int, end: int) -> int:
    found = [at for mark in marks if (at := text.find(mark, start, end)) >= 0]
    return min(found, default=-1)


def _may_open(text: str, at: int, start: int) -> bool:
    return at == start or text[at - 1].isspace() or text[at - 1] in "([—–-:"


def _opens_single(text: str, at: int, start: int) -> bool:
    return _may_open(text, at, start) and at + 1 < len(text) and text[at + 1].isalpha()


def _closing_single(text: str, start: int, end: int) -> int:
    """Return the first single mark that ends a word or a clause and is no apostrophe or possessive, or -1."""
    for at in range(start, end):
        if text[at] in "'’":
            before, after = text[at - 1], text[at + 1 : at + 2]
            if not after or not (after.isalnum()):
                # «the rebels' camp»: a plural possessive, unless punctuation stands inside the mark or right after it
                if before == "s" and after == " " and text[at + 2 : at + 3].islower():
                    continue
                return at
    return -1
