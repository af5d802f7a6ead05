"""Phrases of a lexicon -> where they stand among the words of a text. The one matcher that all readers use.

Case and diacritics do not matter, nor do hyphens, apostrophes and the points of `U.S.` against spaces: phrase and
words are both cut into the same pieces. The longest phrase wins, leftmost first; cost is linear in the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, Literal, NamedTuple, TypeVar

from recount.gazetteer.folding import cased_pieces, fold, pieces
from recount.language.syntax import Syntax

__all__ = ["Match", "PhraseIndex", "fold", "pieces"]

T = TypeVar("T")

BREAK = ("\0",)
"""The pieces of a word that no phrase can hold."""

HYPHENS = frozenset("-\u2010\u2011")

APOSTROPHES = frozenset("'\u2019")

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
        self._longest: dict[str, int] = {}
        for phrase, value in exact:
            if key := self._key(pieces(phrase)):
                self._cased.setdefault(key, []).append((cased_pieces(phrase), value))
        for entry, value in entries:
            if key := self._key(pieces(entry) if isinstance(entry, str) else entry):
                self._any_case.setdefault(key, value)

    def _key(self, cut: tuple[str, ...]) -> str:
        if cut and self._longest.get(cut[0], 0) < len(cut):
            self._longest[cut[0]] = len(cut)
        return " ".join(cut)

    def find(self, syntax: Syntax, first: int = 0, last: int | None = None) -> Iterator[Match[T]]:
        """Yield the phrases among the words `[first, last)`, leftmost and longest, never across sentences."""
        end = len(syntax.words) if last is None else last
        i = first
        while i < end:
            found = self.at(syntax, i, end)
            if found:
                yield found
            i = found.last + 1 if found else i + 1

    def at(self, syntax: Syntax, i: int, last: int | None = None) -> Match[T] | None:
        """Return the longest phrase that begins with the word `i` and ends before the word `last`, if there is one."""
        end = len(syntax.words) if last is None else last
        head = self._pieces(syntax, i)
        limit = self._longest.get(head[0], 0) if head else 0
        if not limit:
            return None
        steps = self._steps(syntax, i, end, limit)
        for stop, key in reversed(steps):
            for cased, value in self._cased.get(key, ()):
                if cased == _printed(syntax, i, stop):
                    return Match(value, i, stop)
            if key in self._any_case:
                return Match(self._any_case[key], i, stop)
        return None

    def _steps(self, syntax: Syntax, i: int, end: int, limit: int) -> list[tuple[int, str]]:
        out, taken = [], list[str]()
        sentence = syntax.words[i].sentence
        for j in range(i, min(end, i + 2 * limit)):
            own = self._pieces(syntax, j) if syntax.words[j].sentence == sentence else BREAK
            if own == BREAK or len(taken) + len(own) > limit:
                break
            taken.extend(own)
            if own:
                out.append((j, " ".join(taken)))
        return out

    def _pieces(self, syntax: Syntax, i: int) -> tuple[str, ...]:
        word = syntax.words[i]
        form = word.lemma if self._by_lemma else word.text
        if max(len(word.text), len(form)) > LONGEST_WORD:
            return BREAK
        if word.text in APOSTROPHES and i and syntax.words[i - 1].end == word.start:
            return ()  # Workers' Party
        if word.text not in HYPHENS and not any(c.isalnum() for c in word.text):
            return pieces(word.text) or BREAK
        return pieces(form)

    def get(self, phrase: str) -> T | None:
        """Return the value of a phrase given as a string, if the index has it; case-sensitive entries must agree."""
        key = " ".join(pieces(phrase))
        for cased, value in self._cased.get(key, ()):
            if cased == cased_pieces(phrase):
                return value
        return self._any_case.get(key)


def _printed(syntax: Syntax, first: int, last: int) -> tuple[str, ...]:
    return tuple(p for w in syntax.words[first : last + 1] for p in cased_pieces(w.text))
