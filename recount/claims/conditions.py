"""A trigger and its row -> does it name the row's act, or do the words around it make something else of it?

`fire` is a shot, a dismissal or a film; a row says in what form its verbs stand, what must be near them and what not.
"""

from __future__ import annotations

from recount.claims.participants import Participants
from recount.claims.paths import follow
from recount.claims.rounds import round_of
from recount.claims.triggers import Trigger
from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.lexicon.rows import EventRow

__all__ = ["conditions_hold"]

MANNER = ("in", "into", "with")
NEAR = (
    "object",
    "passive",
    "subject",
    "to:with",
    "to:from",
    "to:of",
    "to:on",
    "to:at",
    "to:to",
    "possessive",
    "modifier",
    "grammatical",
    "clause",
)
"""Paths on which the conditions `needs` and `unless` of a row are tried."""

WITHIN = ("compound", "amod", "nmod", "appos")
"""Relations of the words within a noun phrase, on which the conditions are tried too."""

PARTITIVE = {"NN", "DT", "CD", "JJ"}
"""Tags of pronouns that count (`none`, `neither`, `two`), and not of those that name (`they`)."""

SUBJECT_REACH = 11
"""Words before a passive verb in which a noun that the row needs may stand."""


def conditions_hold(syntax: Syntax, people: Participants, trigger: Trigger[EventRow], lexicon: Lexicon) -> bool:
    """Tell whether the form of a trigger, who does it and the words near it are as its row wants them."""
    row, at = trigger.row, trigger.at
    if trigger.verb and not _form_fits(syntax, people, at, row):
        return False
    if row.unless_by and {syntax.words[h].lemma for h in follow(syntax, at, "subject")} & set(row.unless_by):
        return False
    if not row.needs and not row.unless and not row.person:
        return True
    # the `of` phrase of a verb is none of its objects: «convicted of the burnings»
    suffers = ("object", "passive") if trigger.verb else ("possessive", "to:of")
    objects = [h for path in suffers for h in follow(syntax, at, path)]
    if row.person and objects and not any(people.is_people(h) for h in objects):
        return False
    inside = {*trigger.parts, *range(trigger.first, at + 1)}
    near = _near(syntax, trigger, inside)
    close = near | {c for h in near for c in syntax.children(h, "compound", "amod") if c not in inside}
    close |= {c for h in near for o in syntax.oblique(h, "of") for c in (o, *syntax.children(o, "compound", "amod"))}
    close |= {h for p in MANNER for h in syntax.oblique(at, p)}  # «exploded in laughter»
    close -= {round_of(syntax, at, lexicon)}  # «a wave of attacks» is none of the sea
    if row.unless and {syntax.words[h].lemma for h in close} & set(row.unless):
        return False
    if row.near:
        near = {h for path in row.near for h in follow(syntax, at, path)}
    elif trigger.verb and objects:
        # what a verb needs is its object's, where it has one: «the attack on the barracks took place» takes no barracks
        near -= set(follow(syntax, at, "grammatical")) - set(objects)
    return not row.needs or bool(_words_of(syntax, people, near, inside) & set(row.needs))


def _form_fits(syntax: Syntax, people: Participants, i: int, row: EventRow) -> bool:
    """Tell whether a verb stands in the form that the row asks for, and is done by one of its kinds."""
    if row.form and not syntax.is_passive(i) and (row.form == "passive" or not follow(syntax, i, "object")):
        return False
    if not row.kinds:
        return True
    mentions = [people.mention(h) for h in (*follow(syntax, i, "subject"), *syntax.children(i, "nsubj:outer"))]
    return any(m.value.kind in row.kinds for m in mentions if m)


def _near(syntax: Syntax, trigger: Trigger[EventRow], inside: set[int]) -> set[int]:
    """Return the words on which conditions are tried: on the usual paths, or all of the sentence."""
    at = trigger.at
    near = {h for path in NEAR for h in follow(syntax, at, path)} | (inside - {at})
    near |= set(syntax.children(at, "nsubj:outer"))  # «troops are to enter»
    if trigger.row.sentence:
        sentence = syntax.sentences[syntax.words[at].sentence]
        near |= set(range(sentence.first, sentence.last)) - inside
    elif syntax.is_passive(at):
        # where the parser breaks a long subject, its head noun still stands before the verb
        near |= {
            j
            for j in range(max(0, at - SUBJECT_REACH), at)
            if syntax.words[j].pos in {"NOUN", "PROPN"} and syntax.words[j].sentence == syntax.words[at].sentence
        }
    return near


def _words_of(syntax: Syntax, people: Participants, near: set[int], inside: set[int]) -> set[str]:
    """Return the lemmas of noun phrases, and what stands for names of places and persons."""
    # «before they withdrew», «and none reached the port»
    named = near | {people.named(h) for h in near} | {c for h in near for c in _counted_of(syntax, h)}
    lemmas = {
        syntax.words[c].lemma for h in named for c in (h, *syntax.children(h, *WITHIN)) if c not in inside or h == c
    }
    if any(people.place(h) for h in near):
        lemmas.add("PLACE")
    if any(syntax.words[h].entity == "PER" for h in near):
        lemmas.add("PERSON")
    return lemmas


def _counted_of(syntax: Syntax, h: int) -> list[int]:
    """Return of what a bare count speaks: «shot down nine drones, and none reached the port»."""
    word = syntax.words[h]
    if word.pos not in {"PRON", "DET", "NUM"} or word.tag not in PARTITIVE or syntax.children(h, "nmod"):
        return []
    first = syntax.sentences[word.sentence].first
    return [j for j in range(first, h) if syntax.words[j].tag == "NNS"][-1:]
