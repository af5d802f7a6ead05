"""What the form of a word says by itself: progressive, infinitive, imperative, subjunctive, present perfect.

In: syntax and a trigger; out: a status, and whether it gives way to any other (`weak`).
"""

from __future__ import annotations

from typing import NamedTuple

from recount.language.syntax import Syntax
from recount.records import Status

__all__ = ["COMMAND", "Form", "form_of"]

PRESENT_BE = {"is", "are", "am", "’s", "'s", "’re", "'re", "’m", "'m"}
PERFECT = {"have", "has", "’ve", "'ve"}
PURPOSE = {"advcl", "acl", "xcomp", "acl:relcl"}
COMMANDED = {"root", "ROOT", "ccomp", "parataxis"}


class Form(NamedTuple):
    """What a word's own form makes of it; a weak status is only what is left where nothing else is said."""

    status: Status
    weak: bool = False


COMMAND = Form("requested", weak=True)


def form_of(syntax: Syntax, i: int, carrier: int) -> Form:
    """Return the status that a trigger's form gives.

    `carrier` is the verb that carries an event noun («is conducting air strikes»), else the trigger itself.
    """
    at = i
    if syntax.words[i].rel == "cop":
        return Form("ongoing" if _lasting_state(syntax, syntax.words[i].head) else "happened")  # «have been in custody»
    if not syntax.is_verb(i):
        word = syntax.words[i]
        at = word.head if word.rel in {"nsubj", "nsubj:pass"} else carrier
        if at == i:
            if word.rel == "conj" and syntax.is_verb(word.head) and syntax.preposition(i) == "to":
                return Form("planned", weak=True)  # «preparing to strike and to march», taken for a noun
            return Form("ongoing" if _lasting_state(syntax, i) else "happened")
        if at != carrier:
            return Form("ongoing" if _progressive(syntax, at) else "happened")
    if _progressive(syntax, at) or _continued(syntax, at):
        return Form("ongoing")
    return _unreal(syntax, at)


def _unreal(syntax: Syntax, i: int) -> Form:
    """Tell infinitives (a purpose, a wish), imperatives and subjunctives from what is told."""
    word = syntax.words[i]
    if word.rel == "conj" and word.tag == "VB" and not syntax.children(i, "aux", "mark", "nsubj"):
        return _unreal(syntax, word.head)  # «to storm the town and burn it»
    if _infinitive(syntax, i):
        if any(syntax.words[a].lemma == "have" for a in syntax.children(i, "aux")):
            return Form("happened")  # «claimed to have shot down a drone»
        return Form("planned", weak=True) if word.rel in PURPOSE or word.rel == "conj" else Form("happened")
    if word.tag != "VB" or word.text.lower() != word.lemma or syntax.children(i, "aux"):
        passive = [syntax.words[a] for a in syntax.children(i, "aux:pass")]
        bare = any(a.tag == "VB" for a in passive) and not syntax.children(i, "aux")
        return COMMAND if bare and word.rel != "amod" else Form("happened")
    imperative = word.rel in COMMANDED and not syntax.children(i, "nsubj", "nsubj:pass")
    subjunctive = word.rel == "ccomp" and any(syntax.words[m].lemma == "that" for m in syntax.children(i, "mark"))
    return COMMAND if imperative or subjunctive else Form("happened")


def _infinitive(syntax: Syntax, i: int) -> bool:
    marks = {syntax.words[m].tag for m in syntax.children(i, "mark", "aux")}
    return "TO" in marks


def _progressive(syntax: Syntax, i: int) -> bool:
    auxiliaries = {syntax.words[a].text.lower() for a in syntax.children(i, "aux", "aux:pass", "cop")}
    tag = "VBG" if "being" in auxiliaries else syntax.words[i].tag  # «are being held»
    still = any(syntax.words[a].lemma == "still" for a in syntax.children(i, "advmod"))
    before = i - 1 - int(i > 1 and syntax.words[i - 1].lemma in {"now", "still", "also", "again", "currently"})
    if before >= 0 and tag == "VBG" and syntax.words[before].text.lower() in PRESENT_BE:
        return True  # «are levelling houses», taken for a noun's modifier
    if still and syntax.words[i].tag in {"VBZ", "VBP"}:
        return True  # «the pirates still hold eleven»
    lasts = auxiliaries & PRESENT_BE or (auxiliaries & PERFECT and "been" in auxiliaries) or (auxiliaries and still)
    return tag == "VBG" and bool(lasts)


def _continued(syntax: Syntax, i: int) -> bool:
    word = syntax.words[i]
    return word.rel == "xcomp" and syntax.words[word.head].lemma in {"continue", "keep"}


def _lasting_state(syntax: Syntax, i: int) -> bool:
    """Tell «have been on hunger strike since …», a noun with the present perfect of `be`, and «are under siege»."""
    auxiliaries = {syntax.words[a].text.lower() for a in syntax.children(i, "aux", "cop")}
    if auxiliaries & PRESENT_BE and syntax.preposition(i) == "under":
        return True
    return bool(auxiliaries & PERFECT) and "been" in auxiliaries
