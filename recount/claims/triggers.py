"""Words of the lexicon -> where they stand in a text as verbs or as nouns, with their particles and objects.

In: syntax and rows with `verbs` and `nouns`; out: triggers in order of the text, at most one a word. Patterns of
several words (`call for`, `open fire`) may have other words between verb and particle, within one clause.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from recount.language.syntax import Syntax
from recount.reading.match import PhraseIndex

__all__ = ["NounIndex", "Trigger", "VerbIndex"]

T = TypeVar("T")
GAP = 4
"""Words that may stand between a verb and the rest of its pattern: «called the second round of talks off»."""

STOPS = {",", ";", ":", ".", "(", ")", "“", "”", '"', "—", "–", "--"}


class Trigger(NamedTuple, Generic[T]):
    """A lexicon row at a word: `at` is the verb, or the head of the noun phrase; `last` ends its pattern."""

    at: int
    first: int
    last: int
    row: T
    verb: bool = False


class VerbIndex(Generic[T]):
    """Verb patterns by the lemma of the verb."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._rows: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for pattern, row in entries:
            verb, *rest = pattern.split()
            self._rows.setdefault(verb, []).append((tuple(rest), row))
        for candidates in self._rows.values():
            candidates.sort(key=lambda c: -len(c[0]))

    def at(self, syntax: Syntax, i: int) -> list[Trigger[T]]:
        """Return the rows whose pattern begins at word `i`, longest pattern first."""
        out = []
        for rest, row in self._rows.get(syntax.words[i].lemma, ()):
            last = _rest_after(syntax, i, rest)
            if last is not None:
                out.append(Trigger(i, i, last, row, True))
        return out

    def find(self, syntax: Syntax) -> list[Trigger[T]]:
        """Return all matches at words that are verbs, in order of the text."""
        return [t for w in syntax.words if w.lemma in self._rows and acts_as_verb(syntax, w.index) for t in self.at(syntax, w.index)]


def acts_as_verb(syntax: Syntax, i: int) -> bool:
    """Tell verbs, participles before a noun included; gerunds with a determiner are nouns."""
    word = syntax.words[i]
    if word.pos not in {"VERB", "AUX", "ADJ"} and not _headline_verb(syntax, i):
        return False
    if word.pos == "ADJ" and word.tag not in {"VBN", "VBG", "JJ"}:
        return False
    return word.pos != "ADJ" or word.text.lower().endswith(("ed", "en", "ing", "n"))


def _headline_verb(syntax: Syntax, i: int) -> bool:
    """A present-tense verb that the parser takes for a plural noun: «Army Shells Village»."""
    word = syntax.words[i]
    if not syntax.sentences[word.sentence].headline or not word.text.endswith("s") or word.pos not in {"NOUN", "PROPN"}:
        return False
    after = syntax.words[i + 1] if i + 1 < syntax.sentences[word.sentence].last else None
    before = syntax.words[i - 1] if i > syntax.sentences[word.sentence].first else None
    return bool(before and after and before.pos in {"NOUN", "PROPN"} and after.pos in {"NOUN", "PROPN", "ADJ", "NUM", "DET"})


def _rest_after(syntax: Syntax, i: int, rest: tuple[str, ...]) -> int | None:
    """Return the index of the last word of the pattern's rest, found in order after `i`; `i` if there is no rest."""
    at, end = i, syntax.sentences[syntax.words[i].sentence].last
    for wanted in rest:
        found = None
        for j in range(at + 1, min(end, at + 2 + GAP)):
            word = syntax.words[j]
            if word.text in STOPS:
                break
            if wanted in (word.lemma, word.text.lower()):
                found = j
                break
        if found is None:
            return None
        at = found
    return at


class NounIndex(Generic[T]):
    """Noun phrases by lemmas."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._index: PhraseIndex[T] = PhraseIndex(entries, by="lemma")

    def find(self, syntax: Syntax) -> list[Trigger[T]]:
        """Return matches whose last word heads a noun phrase, in order of the text."""
        out = []
        for value, first, last in self._index.find(syntax):
            word = syntax.words[last]
            if word.pos not in {"NOUN", "PROPN"} and not (word.tag in {"VBG", "NN", "NNS"} and syntax.children(last, "det", "nmod:poss")):
                continue
            if word.rel == "compound" and word.head > last:
                continue  # «attack helicopter»: the word only modifies another
            out.append(Trigger(last, first, last, value))
        return out
