"""Where words stand between quotation marks: curly, straight and single quotes, guillemets, in a paragraph.

In: the text and its paragraphs; out: the quotations without their marks. A quotation that is not closed runs to
the end of its paragraph: news reopens the marks of a long quotation at each paragraph and closes only the last.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from recount.records import Quotation

__all__ = ["find_quotations"]

PAIRS = {"“": "”", "«": "»", "„": "“”"}
MARKS = frozenset("“«„\"'‘”»")
SKIP = -2
"""No place in a text: nothing is opened here."""
DOUBLED = ("''", "``")
"""Two apostrophes or accents that stand for one mark, as wires send them."""
LONGEST_SINGLE = 600
"""Characters; single marks further apart are apostrophes."""


def find_quotations(text: str, ranges: Iterable[tuple[int, int]]) -> tuple[Quotation, ...]:
    """Return the outermost quotations of each range, in order; unbalanced marks never raise."""
    return tuple(q for start, end in ranges for q in _in_paragraph(text, start, end))


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    out: list[Quotation] = []
    singles = _single_closers(text, start, end)
    at = start
    while at < end:
        width = 2 if text[at : at + 2] in DOUBLED else 1
        if width == 1 and text[at] not in MARKS:
            at += 1
            continue
        if not out and _only_closes(text, at, start, width):  # what it closes began before the paragraph's own words
            out.append(Quotation(start=start, end=at, closed=False))
            at += width
            continue
        close, length = _closing(text, at, start, end, width, singles)
        if close == SKIP:
            at += width
            continue
        if close < 0 and text[at] == '"' and not _may_open(text, at, start):
            break  # the last straight mark of a paragraph, with nothing to open
        out.append(Quotation(start=at + width, end=close if close >= 0 else end, closed=close >= 0))
        at = (close if close >= 0 else end) + length
    return [q for q in out if q.end > q.start]


def _closing(text: str, at: int, start: int, end: int, width: int, singles: list[int]) -> tuple[int, int]:
    """Return where the quotation that opens here is closed and the length of that mark; `SKIP`: nothing opens here."""
    mark = text[at]
    if width == 2:
        return text.find("''", at + 2, end), 2
    if mark == "“":
        return _first_closing(text, at + 1, start, end), 1
    if mark in PAIRS:
        return _first_of(text, PAIRS[mark], at + 1, end), 1
    if mark == '"':
        straight = text.find('"', at + 1, end)
        curly = text.find("”", at + 1, end if straight < 0 else straight)
        mixed = curly >= 0 and text.find("“", at + 1, curly) < 0  # opened straight, closed curly
        return curly if mixed else straight, 1
    if mark in "'‘" and _opens_single(text, at, start):
        n = bisect_right(singles, at)
        near = n < len(singles) and singles[n] < at + LONGEST_SINGLE
        return (singles[n], 1) if near else (SKIP, 1)
    return SKIP, 1


def _first_closing(text: str, at: int, start: int, end: int) -> int:
    """Return the first mark that closes a curly quotation: its own, or another that a writer mistook for it."""
    close = text.find("”", at, end)
    for wrong in ('"', "“"):
        found = text.find(wrong, at, end if close < 0 else close)
        if found >= 0 and not _may_open(text, found, start) and _ends_word(text, found, 1):
            close = found
    return close


def _only_closes(text: str, at: int, start: int, width: int) -> bool:
    """Tell a mark that stands right after a word and before a gap: «fired over our heads" and nobody was hurt»."""
    mark = text[at]
    if mark not in '"”»' and width == 1:
        return False
    digit = at > start and text[at - 1].isdigit()  # inches
    return at > start and not digit and not _may_open(text, at, start) and _ends_word(text, at, width)


def _ends_word(text: str, at: int, width: int) -> bool:
    after = text[at + width : at + width + 1]
    return not after or after.isspace() or after in ".,;:!?)]—–"


def _first_of(text: str, marks: str, start: int, end: int) -> int:
    found = [at for mark in marks if (at := text.find(mark, start, end)) >= 0]
    return min(found, default=-1)


def _may_open(text: str, at: int, start: int) -> bool:
    return at == start or text[at - 1].isspace() or text[at - 1] in "([—–-:"


def _opens_single(text: str, at: int, start: int) -> bool:
    return _may_open(text, at, start) and at + 1 < len(text) and text[at + 1].isalpha()


def _single_closers(text: str, start: int, end: int) -> list[int]:
    """Return the single marks that end a word or a clause and are no apostrophe or possessive, in order."""
    out = []
    for at in range(start, end):
        if text[at] in "'’":
            before, after = text[at - 1] if at > start else "", text[at + 1 : at + 2]
            # «the rebels' camp»: a plural possessive, unless punctuation stands inside the mark or right after it
            possessive = before == "s" and after == " " and text[at + 2 : at + 3].islower()
            if not after.isalnum() and not possessive:
                out.append(at)
    return out
