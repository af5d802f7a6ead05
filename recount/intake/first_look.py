"""A report's raw text -> may it be about conflict? A cheap look before it is parsed, for streams of general news.

In: text and lexicon; out: whether the distinct words of `subjects.toml` that stand for conflict, and plain words for
harm, outweigh those that stand for another subject. Words are compared as printed, with their plain endings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from recount.lexicon import Lexicon

__all__ = ["may_be_about_conflict"]

WORD = re.compile(r"[a-z][a-z'’-]*")

ENOUGH = 3
"""Weight from which a report is read. Of 816 reports of attacks of the 1980s in capitals 94% have it, of 588 local
reports, crime among them, 17%.
"""

SHORT = 120
"""Characters up to which a text is always read: it has too few words to judge it by."""

DISASTERS = {"weather", "disaster"}
"""Subjects that speak against nothing here: disasters displace people."""

VOWELS = "aeiou"


class _Signs(NamedTuple):
    words: dict[str, int]
    """Weight of each printed word, below 0 for other subjects."""
    phrases: dict[str, tuple[tuple[str, int], ...]]
    """Phrases by their first word, with their weights."""


def may_be_about_conflict(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a report is worth parsing; linear in its length."""
    if len(text) <= SHORT:
        return True
    signs = _signs(lexicon)
    lower = text.lower()
    words = set(WORD.findall(lower))
    weight = sum(signs.words[w] for w in words & signs.words.keys())
    for word in words & signs.phrases.keys():
        weight += sum(value for phrase, value in signs.phrases[word] if phrase in lower)
    return weight >= ENOUGH


@cache
def _signs(lexicon: Lexicon) -> _Signs:
    words: dict[str, int] = {}
    phrases: dict[str, list[tuple[str, int]]] = {}
    for entry, weight in _entries(lexicon):
        first, *rest = entry.lower().split()
        if rest:
            phrases.setdefault(first, []).append((entry.lower(), weight))
            continue
        for form in _forms(first):
            words[form] = max(weight, words.get(form, weight))
    for row in lexicon.extents:
        if row.group == "attack":
            for form in {f for word in row.words for f in _forms(word)}:
                words[form] = 1 + max(0, words.get(form, 0))
    return _Signs(words, {first: tuple(found) for first, found in phrases.items()})


def _entries(lexicon: Lexicon) -> Iterator[tuple[str, int]]:
    for subject in lexicon.subjects:
        if subject.subject not in DISASTERS:
            sign = 1 if subject.subject == "conflict" else -1
            yield from ((word, sign * subject.weight) for word in subject.words)
    for weapon in lexicon.weapons:
        if weapon.mode != "primitive":
            yield from ((word, 1) for word in weapon.words)
    for measure in lexicon.measures:
        if measure.alone:  # people displaced are claimed whatever displaced them
            yield from ((word, ENOUGH) for word in (*measure.objects, *measure.nouns) if " " not in word)


def _forms(word: str) -> Iterator[str]:
    """Yield a word with the endings that English gives it: `raids`, `bombed`, `seizing`, `rallies`."""
    stem = word.removesuffix("e")
    yield from (word, f"{word}s", f"{word}es", f"{stem}ed", f"{stem}ing")
    if word.endswith("y"):
        yield from (f"{word[:-1]}ies", f"{word[:-1]}ied")
    if len(word) > 2 and word[-1] not in f"{VOWELS}wxy" and word[-2] in VOWELS:
        yield from (f"{word}{word[-1]}ed", f"{word}{word[-1]}ing")
