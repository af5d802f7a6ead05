"""Words of the lexicon -> where they stand in a text as verbs or as nouns, with their particles and objects.

In: syntax and rows with `verbs` and `nouns`; out: triggers in order of the text, at most one a word. Patterns of
several words (`call for`, `open fire`) may have other words between verb and particle, within one clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from recount.language.syntax import Syntax
from recount.reading.match import Match, PhraseIndex

__all__ = ["NounIndex", "Trigger", "VerbIndex"]

T = TypeVar("T")
GAP = 4
"""Words that may stand between a verb and the rest of its pattern: «called the second round of talks off»."""

INFINITIVE = "TO"
"""In a pattern: the `to` of an infinitive, and no preposition («told them to leave», not «told it to them»)."""

PLANNED = {"attempt", "bid", "plot"}
"""Nouns that take an event before them: an `assassination attempt` is one that was meant to be."""

TIMELY = {"on", "in", "at", "by", "upon"}

ARTICLES = {"a", "an", "the"}

LINKING = {"ADP", "PART"}

STOPS = {",", ";", ":", ".", "(", ")", "“", "”", '"', "—", "–", "--"}


class Trigger(NamedTuple, Generic[T]):
    """A lexicon row at a word: `at` is the verb, or the head of the noun phrase; `last` ends its pattern."""

    at: int
    first: int
    last: int
    row: T
    verb: bool = False
    parts: tuple[int, ...] = ()
    """The further words of a verb's pattern, which are none of its parties."""


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
            parts = _rest_after(syntax, i, rest)
            parts = _rest_as_subject(syntax, i, rest) if parts is None else parts
            if parts is not None:
                out.append(Trigger(i, i, max((i, *parts)), row, True, parts))
        return out

    def find(self, syntax: Syntax) -> list[Trigger[T]]:
        """Return all matches at words that are verbs, in order of the text."""
        return [
            t
            for w in syntax.words
            if w.lemma in self._rows and acts_as_verb(syntax, w.index)
            for t in self.at(syntax, w.index)
        ]


def acts_as_verb(syntax: Syntax, i: int) -> bool:
    """Tell verbs, participles before a noun included."""
    word = syntax.words[i]
    if syntax.children(i, "det") or word.rel in {"aux", "aux:pass"}:
        return False  # «the wounded»; the `has` of «has given»
    if word.tag in {"JJ", "VBN"} and word.rel in {"nmod", "obl"} and syntax.preposition(i):
        return False  # «the number of displaced»
    if word.pos == "ADJ":
        return word.text.lower().endswith(("ed", "en", "ing", "n"))
    return word.pos in {"VERB", "AUX"}


def _rest_after(syntax: Syntax, i: int, rest: tuple[str, ...]) -> tuple[int, ...] | None:
    """Return the words of the pattern's rest, found in order after `i`, or nothing where one is missing."""
    out: list[int] = []
    at, end = i, syntax.sentences[syntax.words[i].sentence].last
    for wanted in rest:
        found, crossed = None, False
        for j in range(at + 1, min(end, at + 2 + GAP)):
            word = syntax.words[j]
            if word.text in STOPS:
                break
            fits = word.tag == "TO" if wanted == INFINITIVE else wanted in (word.lemma, word.text.lower())
            if fits and (j == at + 1 or (_may_stand_apart(syntax, i, j) and not (crossed and word.pos not in LINKING))):
                found = j
                break
            crossed = crossed or word.pos == "ADP"  # «called for a truce» calls no truce
        if found is None:
            return None
        at = found
        out.append(found)
    return tuple(out)


def _rest_as_subject(syntax: Syntax, i: int, rest: tuple[str, ...]) -> tuple[int, ...] | None:
    """Return the object of a pattern that a passive has made its subject: «the ambassador was recalled»."""
    wanted = tuple(w for w in rest if w not in ARTICLES)
    if not wanted or not syntax.is_passive(i):
        return None
    subject = next((s for s in syntax.subjects(i) if s < i and syntax.words[s].lemma == wanted[-1]), None)
    if subject is None:
        return None
    own = {syntax.words[c].lemma for c in syntax.children(subject, "compound", "amod")}  # «tear gas was fired»
    particles = _rest_after(syntax, i, tuple(w for w in wanted[:-1] if w not in own))
    return None if particles is None else (*particles, subject)


def _may_stand_apart(syntax: Syntax, verb: int, j: int) -> bool:
    """Tell whether a word of a pattern may stand apart from the one before it.

    Particles and nouns may; a preposition only where its phrase hangs on the verb, and never one that also tells of
    time (`called up reservists on Thursday` is no `call on`).
    """
    word = syntax.words[j]
    if word.pos != "ADP" or word.rel == "compound:prt":
        return True
    return word.lemma not in TIMELY and word.rel == "case" and syntax.words[word.head].head == verb


class NounIndex(Generic[T]):
    """Noun phrases by lemmas."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        rows = list(entries)
        self._by_lemma: PhraseIndex[T] = PhraseIndex(rows, by="lemma")
        # as printed too: taggers differ on the `propelled` of `rocket-propelled grenades`
        self._by_text: PhraseIndex[T] = PhraseIndex(
            [(f"{w}{s}", r) for w, r in rows if " " in w or "-" in w for s in ("", "s")]
        )

    def find(self, syntax: Syntax) -> list[Trigger[T]]:
        """Return matches whose last word heads a noun phrase, in order of the text."""
        out: list[Trigger[T]] = []
        found = {m.last: m for m in self._by_lemma.find(syntax)}
        for match in self._by_text.find(syntax):
            if match.last not in found or match.first < found[match.last].first:
                found[match.last] = match
        for value, first, last in self._with_prepositions(syntax, found.values()):
            word = syntax.words[last]
            if word.pos not in {"NOUN", "PROPN"} and not (
                word.tag in {"VBG", "NN", "NNS"} and syntax.children(last, "det", "nmod:poss")
            ):
                continue
            if first < last and word.head == first and syntax.is_verb(first):
                continue  # «told them to cease fire», and of no cease-fire
            follows = syntax.words[last + 1] if last + 1 < len(syntax.words) else None
            code_name = (
                word.text[:1].isupper() and follows is not None and follows.pos == "PROPN"
            )  # «Operation Clear Ridge»
            planned = syntax.words[word.head].lemma in PLANNED
            if word.rel == "compound" and word.head > last and not code_name and not planned:
                continue  # «attack helicopter»: the word only modifies another
            out.append(Trigger(last, first, last, value))
        return out

    def _with_prepositions(self, syntax: Syntax, found: Iterable[Match[T]]) -> Iterator[Match[T]]:
        """Yield the matches in order of the text; of a noun with its preposition (`a push against`) the noun, and
        then what the noun is by itself.
        """
        for match in sorted(found, key=lambda m: m.first):
            led = match.last > match.first and syntax.words[match.last].pos == "ADP"
            yield match._replace(last=match.last - 1) if led else match
            alone = self._by_lemma.at(syntax, match.first, match.last) if led else None
            if alone is not None:
                yield alone
