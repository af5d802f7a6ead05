"""Phrases of a lexicon -> where they stand among the words of a text. The one matcher that all readers use.

Case and diacritics do not matter, nor do hyphens, apostrophes and the points of `U.S.` against spaces: phrase and
words are both cut into the same pieces. The longest phrase wins, leftmost first; cost is linear in the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, Literal, NamedTuple, TypeVar

from recount.gazetteer.folding import cased_pieces, fold, pieces
from recount.language.syntax import Syntax

__all__ = ["HYPHENS", "Match", "PhraseIndex", "fold", "pieces"]

T = TypeVar("T")

BREAK = "\0"
"""What stands for a word that no phrase can hold."""

HYPHENS = frozenset("-\u2010\u2011")

APOSTROPHES = frozenset("'\u2019")

MOST_WORDS = 30
"""Words among which a phrase ends, its hyphens included."""

LONGEST_WORD = 60
"""Characters; no word of a lexicon is longer, and a longer one costs nothing."""


class Match(NamedTuple, Generic[T]):
    """A phrase found: its value, and the indexes of its first and last word, both included."""

    value: T
    first: int
    last: int


class PhraseIndex(Generic[T]):
    """Phrases to look for. Where two entries have the same words, the first one given wins.

    `by="text"` compares the words as printed, `by="lemma"` their dictionary forms (write the entries so).
    A phrase may be given already cut into pieces. Entries of `exact` must also agree in case (`US`, not `us`); with
    lemmas too it is the printed case that counts.
    """

    def __init__(
        self,
        entries: Iterable[tuple[str | tuple[str, ...], T]],
        exact: Iterable[tuple[str, T]] = (),
        by: Literal["text", "lemma"] = "text",
    ) -> None:
        self._by_lemma = by == "lemma"
        self._any_case: dict[str, T] = {}
        self._cased: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._openings: set[str] = set()
        for phrase, value in exact:
            if key := self._key(pieces(phrase)):
                self._cased.setdefault(key, []).append((cased_pieces(phrase), value))
        for entry, value in entries:
            if key := self._key(pieces(entry) if isinstance(entry, str) else entry):
                self._any_case.setdefault(key, value)

    def _key(self, cut: tuple[str, ...]) -> str:
        self._openings.update(" ".join(cut[:size]) for size in range(1, len(cut) + 1))
        return " ".join(cut)

    def find(self, syntax: Syntax, first: int = 0, last: int | None = None) -> Iterator[Match[T]]:
        """Yield the phrases among the words `[first, last)`, leftmost and longest, never across sentences."""
        end = len(syntax.words) if last is None else last
        cut = _cut(syntax, self._by_lemma)
        i = first
        while i < end:
            found = self._longest_at(syntax, cut, i, end) if cut[i] in self._openings else None
            if found:
                yield found
            i = found.last + 1 if found else i + 1

    def at(self, syntax: Syntax, i: int, last: int | None = None) -> Match[T] | None:
        """Return the longest phrase that begins with the word `i` and ends before the word `last`, if there is one."""
        cut = _cut(syntax, self._by_lemma)
        if cut[i] not in self._openings:
            return None
        return self._longest_at(syntax, cut, i, len(syntax.words) if last is None else last)

    def _longest_at(self, syntax: Syntax, cut: list[str], i: int, end: int) -> Match[T] | None:
        found, key = None, ""
        for j in range(i, min(end, syntax.sentences[syntax.words[i].sentence].last, i + MOST_WORDS)):
            if not cut[j]:
                continue
            key = f"{key} {cut[j]}" if key else cut[j]
            if key not in self._openings:
                break
            for printed, value in self._cased.get(key, ()):
                if printed == _printed(syntax, i, j):
                    found = Match(value, i, j)
                    break
            else:
                if key in self._any_case:
                    found = Match(self._any_case[key], i, j)
        return found

    def get(self, phrase: str) -> T | None:
        """Return the value of a phrase given as a string, if the index has it; case-sensitive entries must agree."""
        key = " ".join(pieces(phrase))
        for cased, value in self._cased.get(key, ()):
            if cased == cased_pieces(phrase):
                return value
        return self._any_case.get(key)


@lru_cache(maxsize=2)
def _cut(syntax: Syntax, by_lemma: bool) -> list[str]:
    """Cut the words of a text into pieces, once for all the indexes that look through it: as printed, or by lemma."""
    return [_joined_pieces(syntax, i, by_lemma) for i in range(len(syntax.words))]


def _joined_pieces(syntax: Syntax, i: int, by_lemma: bool) -> str:
    """Return the pieces of a word with spaces between; nothing for a mark that phrases may leave out."""
    word = syntax.words[i]
    form = word.lemma if by_lemma else word.text
    if max(len(word.text), len(form)) > LONGEST_WORD:
        return BREAK
    if word.text in APOSTROPHES and i and syntax.words[i - 1].end == word.start:
        return ""  # Workers' Party
    if word.text not in HYPHENS and not any(c.isalnum() for c in word.text):
        return " ".join(pieces(word.text)) or BREAK
    return " ".join(pieces(form))


def _printed(syntax: Syntax, first: int, last: int) -> tuple[str, ...]:
    return tuple(p for w in syntax.words[first : last + 1] for p in cased_pieces(w.text))
