"""The units of a text -> which of them are not the report: sign-up blocks, link lists, share buttons, copyright lines.

A unit is marked by the phrases of the lexicon, or because it is a short line without a sentence's end that stands in
a block which such a phrase opens. A paragraph of sentences is never marked by where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from recount.intake.words import alternation, plain
from recount.lexicon import Lexicon

__all__ = ["boilerplate_units", "is_body", "is_link", "unit_kind"]

Kind = Literal["", "nothing", "block", "list"]
"""Empty: no boilerplate by its words; else what it opens."""

LONGEST_PHRASE_LINE = 300
"""Characters of the longest unit that can be boilerplate by its words."""
LONGEST_PREFIX_LINE = 200
LONGEST_LIST = 12
"""Links after a marker in the middle of a report."""

EDGES = " .:!*_#|•·»›>→+-–—[]()"
"""Marks around a line that do not belong to its words."""
NEVER = r"(?!)"
OPENINGS: tuple[Kind, ...] = ("list", "block", "nothing")

SENTENCE_END = re.compile(r"[.…][\"'”’)\]]{0,3}$|[?!]?[”\"’]$")
SENTENCE_BREAK = re.compile(r"(?<=[.!?])\s+(?=[\"“A-Z])")
ASKS = re.compile(r"[?!][\"'”’)\]]{0,3}$")
BULLET = re.compile(r"[-*•–·]\s|\d{1,2}[.)]\s")


def boilerplate_units(units: Sequence[str], keep: Sequence[bool], lexicon: Lexicon) -> list[bool]:
    """Say for each unit (a line or paragraph, without spaces around it) whether it is boilerplate.

    `keep` says which units are furniture, which stays furniture unless it stands within a list of links.
    """
    kinds: list[Kind] = ["" if keep[i] else unit_kind(unit, lexicon) for i, unit in enumerate(units)]
    last_body = max((i for i, u in enumerate(units) if not kinds[i] and not keep[i] and is_body(u)), default=-1)
    out = [bool(kind) for kind in kinds]
    for i in _opened(units, kinds, last_body):
        out[i] = out[i] or not keep[i]
    return out


def is_body(unit: str) -> bool:
    """Tell a unit that reads as sentences: a full stop after five words, a question after twelve, or many words."""
    words = len(unit[:2000].split())
    if words >= 25:
        return True
    return (words >= 5 and bool(SENTENCE_END.search(unit))) or (words >= 12 and bool(ASKS.search(unit)))


def unit_kind(unit: str, lexicon: Lexicon) -> Kind:
    """Say by its words whether a unit is boilerplate, and whether it opens a block of it."""
    if len(unit) > LONGEST_PHRASE_LINE:
        return ""
    text = plain(unit)
    bare = text.strip(EDGES)
    for opens in OPENINGS:
        line, prefix, contains = _phrases(lexicon, opens)
        begins = len(unit) <= LONGEST_PREFIX_LINE and bool(prefix.match(text) or prefix.match(text.lstrip(EDGES)))
        if bare in line or (begins and not (opens == "list" and is_body(unit))) or contains.search(text):
            return opens if opens != "nothing" or bare in line or not _tells_more(unit, prefix, contains) else ""
    return ""


def _tells_more(unit: str, prefix: re.Pattern[str], contains: re.Pattern[str]) -> bool:
    """Tell a unit in which a sentence of the report follows a phrase: `(c) The Herald. The army said that ...`."""
    later = [plain(sentence) for sentence in SENTENCE_BREAK.split(unit)[1:]]
    return any(len(s.split()) >= 8 and not prefix.match(s) and not contains.search(s) for s in later)


@cache
def _phrases(lexicon: Lexicon, opens: Kind) -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
    def words(where: str) -> list[str]:
        rows = [row for row in lexicon.boilerplate if row.where == where and row.opens == opens]
        return [plain(word) for row in rows for word in row.words]

    prefix = rf"{alternation(words('prefix'))}(?:\b|(?<=[\W\d]))" if words("prefix") else NEVER
    contains = alternation(words("contains")) if words("contains") else NEVER
    return frozenset(word.strip(EDGES) for word in words("line")), re.compile(prefix), re.compile(contains)


def _opened(units: Sequence[str], kinds: Sequence[Kind], last_body: int) -> Iterator[int]:
    """Yield the units without a phrase of their own that stand in a block which a marker opened."""
    left = 0
    for i, unit in enumerate(units):
        if kinds[i] in {"block", "list"}:
            left = len(units) if i > last_body else LONGEST_LIST if kinds[i] == "list" else 0
        elif not kinds[i] and left:
            left = left - 1 if i > last_body or is_link(unit) else 0
            if left:
                yield i


def is_link(unit: str) -> bool:
    """Tell a line that can be the headline of another report: short, no full stop, no bullet, begins like a title."""
    words = unit.split()
    begins = unit[0].isupper() or unit[0].isdigit() or unit[0] in "\"'“‘"
    return 2 <= len(words) <= 20 and begins and not BULLET.match(unit) and not re.search(r"[.:,;…][\"'”’)]{0,2}$", unit)
