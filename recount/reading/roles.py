"""Where a place name stands in its clause -> what it is there: a place, an agent (`Kyiv said`), part of a name."""

from __future__ import annotations

from typing import Literal

from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.reading.cues import cue_words, lower
from recount.reading.gazetteer import gazetteer
from recount.reading.match import HYPHENS, fold
from recount.reading.names import act_verbs, actor_names, noun_at
from recount.reading.place_names import is_known
from recount.records import ActorKind

__all__ = ["Role", "noun_kind", "role_of"]

Role = Literal["place", "agent", "inside", "other"]
"""`inside`: it only modifies an actor or a longer name; `other`: it is no place name at all."""

MODIFIER = {"compound", "flat", "nmod:desc", "amod", "nmod:unmarked", "goeswith"}
STANDS_SOMEWHERE: set[ActorKind] = {"facility", "civilian", "protester"}
"""Kinds whose modifier says where they are: Misrata airport, Misrata residents."""


def role_of(syntax: Syntax, first: int, last: int, lexicon: Lexicon) -> Role:
    """Return the role of the name that stands on the words `first` to `last`."""
    if _in_other_name(syntax, first, last, lexicon):
        return "inside"
    if lower(syntax, first - 1) in cue_words(lexicon, "names_thing") and syntax.words[first - 1].text[:1].isupper():
        return "other"  # Operation Sunrise, Hurricane Florence
    if lower(syntax, last + 1) in HYPHENS and lower(syntax, last + 2) in cue_words(lexicon, "linked"):
        return "inside"
    head = syntax.head_of(syntax.words[first].start, syntax.words[last].end)
    if head is None:
        return "other"
    set_off = lower(syntax, first - 1) == "," and syntax.words[head].head < first  # Goma, Congo
    if syntax.words[head].rel in MODIFIER and not first <= syntax.words[head].head <= last and not set_off:
        return _modifier(syntax, first, last, head, lexicon)
    if _owner(syntax, head, lexicon):
        return "inside"
    return "agent" if _can_act(syntax, first, last, lexicon) and _acts(syntax, head, lexicon) else "place"


def noun_kind(syntax: Syntax, i: int, lexicon: Lexicon) -> ActorKind | None:
    """Return the kind of actor that the noun at `i` names by itself or with the words before it, or null."""
    for first in range(max(0, i - 3), i + 1):
        found = noun_at(syntax, first, i + 1, lexicon)
        if found and found.last == i:
            return found.value.kind
    return None


def _in_other_name(syntax: Syntax, first: int, last: int, lexicon: Lexicon) -> bool:
    """Tell a name inside a person's, a body's or a known actor's longer name: Paris Hilton, Bank of England."""
    for i in range(max(0, first - 4), first + 1):
        found = actor_names(lexicon).at(syntax, i)
        if found and found.first <= first and found.last >= last and (found.first, found.last) != (first, last):
            return True
    label = syntax.words[first].entity
    if label not in {"PER", "ORG"}:
        return False
    beside = [
        i
        for i in (first - 1, last + 1)
        if 0 <= i < len(syntax.words) and syntax.words[i].sentence == syntax.words[first].sentence
    ]
    longer = [i for i in beside if syntax.words[i].entity == label and _joins(syntax, i, first)]
    nouns = [i for i in longer if noun_kind(syntax, i, lexicon) in STANDS_SOMEWHERE]
    return bool(longer) and not nouns


def _joins(syntax: Syntax, i: int, first: int) -> bool:
    """Tell a neighbour that makes one name with the words: a capitalised one, or the `of` before (Bank of England)."""
    word = syntax.words[i]
    named = word.text[:1].isupper() and word.pos in {"PROPN", "NOUN", "ADJ", "X"}
    return named or (i < first and word.text == "of")


def _modifier(syntax: Syntax, first: int, last: int, head: int, lexicon: Lexicon) -> Role:
    """Read a name before a noun: inside an actor's name, or the place where the noun's thing is."""
    top = syntax.words[head].head
    while syntax.words[top].rel in MODIFIER and syntax.words[top].head != top:
        top = syntax.words[top].head
    kind = noun_kind(syntax, top, lexicon)
    if syntax.words[top].text.lower() in cue_words(lexicon, "named_after"):
        return "inside"
    places = cue_words(lexicon, "place_after") | cue_words(lexicon, "admin1_after") | cue_words(lexicon, "admin2_after")
    if syntax.words[top].lemma in places or lower(syntax, last + 1) in places or kind in STANDS_SOMEWHERE:
        return "place"
    if kind is not None:
        return "inside"
    named = syntax.words[top].pos == "PROPN" and syntax.words[top].entity != "LOC"
    known = gazetteer(lexicon)
    return "inside" if named and not any(map(is_known, known.names.get(syntax.words[top].text))) else "place"


def _owner(syntax: Syntax, head: int, lexicon: Lexicon) -> bool:
    """Tell whose government, army or leader it is: Libya's government, the president of Chad."""
    top = syntax.first_conjunct(head)
    word = syntax.words[top]
    if word.rel != "nmod:poss" and not (word.rel == "nmod" and syntax.preposition(top) == "of"):
        return False
    kind = noun_kind(syntax, word.head, lexicon)
    return kind is not None and kind not in STANDS_SOMEWHERE


def _can_act(syntax: Syntax, first: int, last: int, lexicon: Lexicon) -> bool:
    """Tell a country or a seat of government: others do not speak for a government."""
    text, known = syntax.word_span(first, last).text, gazetteer(lexicon)
    return fold(text) in known.capitals or any(row.kind == "country" for row in known.names.get(text))


def _acts(syntax: Syntax, head: int, lexicon: Lexicon) -> bool:
    """Tell a subject of speech or of an act, a `by` phrase, or one who is spoken to."""
    top = syntax.first_conjunct(head)
    rel, verb = syntax.words[top].rel, syntax.words[top].head
    lemma = syntax.words[verb].lemma
    if rel == "nsubj":
        speaks = lemma in act_verbs(lexicon) or bool(syntax.children(verb, "ccomp"))
        return syntax.is_verb(verb) and speaks and not syntax.is_passive(verb)
    if rel in {"obl", "obl:agent"} and syntax.preposition(top) == "by":
        return syntax.is_passive(verb)
    return rel in {"obj", "iobj"} and lemma in cue_words(lexicon, "addressed")
