"""What a subject is said to be -> relations: «The brigade is part of the army», «Tarn is under the control of rebels».

In: syntax and rows with `states` and `suffers`; out: the word that says it, the subjects, and those after the last
preposition of the pattern. A pattern is a noun or adjective with the prepositions before and after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.lexicon.rows import RelationRow

__all__ = ["State", "find_states"]


class State(NamedTuple):
    """A relation that a predicate states, by the heads of its parties."""

    at: int
    row: RelationRow
    actors: list[int]
    targets: list[int]


class _Pattern(NamedTuple):
    before: str
    after: str
    row: RelationRow
    swap: bool


@cache
def _patterns(lexicon: Lexicon) -> dict[str, tuple[_Pattern, ...]]:
    found: dict[str, list[_Pattern]] = {}
    for row in lexicon.relations:
        for swap, patterns in ((False, row.states), (True, row.suffers)):
            for pattern in patterns:
                *before, word, after = pattern.split()
                found.setdefault(word, []).append(_Pattern(" ".join(before), after, row, swap))
    return {word: tuple(patterns) for word, patterns in found.items()}


def find_states(syntax: Syntax, lexicon: Lexicon) -> Iterator[State]:
    """Yield the relations that predicates and appositions state, in order of the text."""
    patterns = _patterns(lexicon)
    for word in syntax.words:
        for pattern in patterns.get(word.lemma, ()) or patterns.get(word.text.lower(), ()):
            held = [h for h in syntax.oblique(word.index, pattern.after) if h != word.index]
            who = _subjects(syntax, word.index) if held and syntax.preposition(word.index) == pattern.before else []
            if not held and pattern.after == "of" and not pattern.before:
                held, who = _owned(syntax, word.index)
            if who:
                yield State(word.index, pattern.row, *((held, who) if pattern.swap else (who, held)))
                break


def _subjects(syntax: Syntax, i: int) -> list[int]:
    """Return what a word is said of: the subject of its clause, or the noun that it follows («troops loyal to …»)."""
    own = [c for s in syntax.children(i, "nsubj", "nsubj:pass") for c in syntax.conjuncts(s)]
    if own:
        return own
    word = syntax.words[i]
    if word.rel in {"amod", "appos", "acl", "nmod", "acl:relcl"} and word.head < i:
        return [word.head]
    # «remains in control of», «holds on to being part of»: said of the subject of the verb
    return syntax.subjects(word.head) if word.rel in {"xcomp", "obl"} and syntax.is_verb(word.head) else []


def _owned(syntax: Syntax, i: int) -> tuple[list[int], list[int]]:
    """Return whose a word is and who it is: «the group's leader, Amir Haddad»; «a group whose leader, Haddad, …»."""
    owners = []
    for c in syntax.children(i, "nmod:poss"):
        clause = syntax.words[syntax.words[i].head]
        relative = syntax.words[c].tag == "WP$" and clause.rel == "acl:relcl"
        owners.append(clause.head if relative else c)
    word = syntax.words[i]
    named = list(syntax.children(i, "appos", "flat"))
    if word.rel == "nmod:desc" and word.head > i:
        named.append(word.head)  # «its leader Amir Haddad»
    return owners, named
