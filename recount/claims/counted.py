"""A number -> the noun that it counts, and the word by which the whole phrase hangs in its sentence.

`22 soldiers`: both are `soldiers`. `dozens of people`, `seven of the 19 tanks`: the phrase hangs by the number, and
what is counted is what follows `of`. A bare number (`wounding 15`) is both itself.
"""

from __future__ import annotations

from typing import NamedTuple

from recount.language.syntax import Syntax
from recount.lexicon.rows import MeasureRow
from recount.records import NumberMention

__all__ = ["Counted", "Found", "counted_by"]


LOOSE = {"obl", "nmod", "flat", "dep"}
"""Relations of a number that the parser hung elsewhere than on the noun after it."""


class Counted(NamedTuple):
    """A number in its noun phrase, by word."""

    number: NumberMention | None
    role: int
    """The word that carries the phrase's grammatical role."""
    noun: int
    """The noun that is counted; the same as `role` where the number stands alone."""
    start: int
    """First word of the number."""
    bare: bool
    """No noun is named."""


class Found(NamedTuple):
    """The word that says what is counted, its row, and how it was found."""

    anchor: int
    row: MeasureRow
    path: str


def counted_by(syntax: Syntax, number: NumberMention) -> Counted | None:
    """Return what a number counts; nothing where no word of it was parsed."""
    inside = syntax.within(number.start, number.end)
    if not inside:
        return None
    core = _core(syntax, inside)
    while syntax.words[core].head in inside and syntax.words[core].head < core:
        core = syntax.words[core].head  # «tens of thousands», «33,000 to 37,000»
    word = syntax.words[core]
    role = core
    while syntax.words[role].rel in {
        "nummod",
        "det",
        "amod",
        "advmod",
        "compound",
        "nmod:unmarked",
        "case",
        "flat",
    } and syntax.words[role].head not in (role,):
        above = syntax.words[role].head
        verb = syntax.words[above].pos == "VERB" and syntax.words[above].rel not in {"amod", "compound"}
        if verb or syntax.words[above].sentence != word.sentence or (above not in inside and above < core):
            break
        role = above
    if role in inside:
        of = [
            c
            for k in inside
            for c in syntax.children(k, "nmod")
            if c > inside[-1] and syntax.preposition(c) in {"of", "from", "among"}
        ]
        if of and syntax.preposition(of[0]) == "of":
            return Counted(number, role, of[0], inside[0], False)
        noun = _noun_after(syntax, inside)
        if noun is not None and syntax.words[noun].head not in inside and syntax.words[role].rel in LOOSE:
            role = noun  # «between 15 and 20 fighters are believed …», with the number hung on the verb
        return Counted(number, role, noun if noun is not None else role, inside[0], noun is None)
    return Counted(number, role, role, inside[0], False)


def _core(syntax: Syntax, inside: range) -> int:
    """Return the last word of the number that is a number or noun, not its bound."""
    for i in reversed(inside):
        if syntax.words[i].pos in {"NUM", "NOUN", "DET", "PRON"} or syntax.words[i].text[:1].isdigit():
            return i
    return inside[-1]


def _noun_after(syntax: Syntax, inside: range) -> int | None:
    """Return the head noun of the words right after a number that the parser left unattached."""
    sentence = syntax.sentences[syntax.words[inside[0]].sentence]
    found = None
    for i in range(inside[-1] + 1, min(inside[-1] + 5, sentence.last)):
        word = syntax.words[i]
        if word.pos in {"NOUN", "PROPN"}:
            found = i
        elif (word.pos not in {"ADJ", "ADV"} and word.rel != "amod") or found is not None:
            break
    return found
