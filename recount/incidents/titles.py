"""A name and a report's text -> the office that stands beside it: “the information minister of Marrow, Ana Oru”."""

from __future__ import annotations

import re
from functools import lru_cache

from recount.incidents.vocabulary import Vocabulary, singular, words_of

__all__ = ["office_beside"]

BEFORE, AFTER = 60, 60
"""Characters before a name, and behind a comma after it, in which an office is looked for."""
WORDS = 6
"""Words there: longer than that an office is rarely told."""
CUT = re.compile(r"[,.;:!?\n“”\"]")
HAVING, OF = re.compile(r"[’']s?$"), {"of", "for", "in"}
REMEMBERED = 2_048
"""Names with their texts whose offices are kept at hand."""


def office_beside(name: str, text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the words of the office, singular: what somebody is, of what kind, and of where or whom."""
    before, after = _around(name, text)
    return _office(before, vocabulary) or _office(after, vocabulary)


@lru_cache(REMEMBERED)
def _around(name: str, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words before a name in its sentence, and those behind a comma."""
    at = text.find(name) if name[:1].isupper() else -1
    if at < 0:
        return (), ()
    before = CUT.split(text[max(0, at - BEFORE) : at].rstrip(" ,"))[-1]
    after = text[at + len(name) : at + len(name) + AFTER]
    behind = CUT.split(after[1:])[0] if after.startswith(",") else ""
    return _plain(before)[-WORDS:], _plain(behind)[:WORDS]


def _plain(text: str) -> tuple[str, ...]:
    return tuple(singular(HAVING.sub("", word)) for word in words_of(text))


def _office(words: tuple[str, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the words of an office: those of office themselves, what stands before them, and what `of` adds."""
    at = [index for index, word in enumerate(words) if word in vocabulary.noun_kinds]
    if not at:
        return ()
    first = max(0, at[0] - 2)
    last = len(words) if at[-1] + 1 < len(words) and words[at[-1] + 1] in OF else at[-1] + 1
    ordinary = vocabulary.words["not_a_name"]
    return tuple(
        word for index, word in enumerate(words)
        if first <= index < last and (word not in ordinary or at[0] <= index <= at[-1])
    )  # fmt: skip
