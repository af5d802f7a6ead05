"""Who speaks by a verb: its subject, the one after it, the one to whom a participle belongs."""

from __future__ import annotations

from recount.claims.participants import Participants
from recount.claims.paths import follow
from recount.language.syntax import Syntax

__all__ = ["follows_as", "outer_subject", "speaking_subjects"]


def speaking_subjects(syntax: Syntax, people: Participants, verb: int) -> list[int]:
    """Return who speaks by a verb; a loose participle (`…, adding that`) goes on for the sentence's main speaker, and
    who is quoted `as saying` something says it.
    """
    word = syntax.words[verb]
    own = syntax.children(verb, "nsubj")
    if follows_as(syntax, verb):
        return follow(syntax, word.head, "object")
    if len(own) > 1:  # «the rebels' envoy, Mr Sayle, told»: role and name of one person
        named = [s for s in own if syntax.words[s].pos == "PROPN"]
        return named[-1:] or list(own[-1:])
    if own or not (word.rel == "advcl" and syntax.is_loose_participle(verb)):
        return follow(syntax, verb, "subject")
    governors = [a for a in syntax.ancestors(verb) if syntax.is_verb(a)]
    for governor in reversed(governors):
        subjects = [s for s in follow(syntax, governor, "subject") if people.can_speak(s)]
        if subjects:
            return subjects
    return []


def follows_as(syntax: Syntax, verb: int) -> bool:
    """Tell the verb of «quoted a nurse as saying»."""
    marked = any(syntax.words[m].lemma == "as" for m in syntax.children(verb, "mark", "case"))
    return marked and not syntax.children(verb, "nsubj") and syntax.words[verb].head != verb


def outer_subject(syntax: Syntax, verb: int) -> list[int]:
    """Find the subject of a cue that the parser did not give it: after the verb, before it, or with what is said."""
    return _misplaced_subject(syntax, verb) or _inverted_subject(syntax, verb) or _set_off_subject(syntax, verb)


def _misplaced_subject(syntax: Syntax, verb: int) -> list[int]:
    """«Residents on the road say shooting has started»: a second subject of the clause, which stands before the cue."""
    for clause in syntax.children(verb, "ccomp"):
        subjects = syntax.children(clause, "nsubj", "nsubj:pass")
        if len(subjects) > 1 and subjects[0] < verb < subjects[-1]:
            after = syntax.words[verb - 1].text in {",", "”", '"', "’", "'"}  # «“…,” said one Western diplomat»
            return [subjects[-1] if after else subjects[0]]
    return []


def _inverted_subject(syntax: Syntax, verb: int) -> list[int]:
    """«…, said Dr. Amadou Ba, who runs it»"""
    after = syntax.words[verb + 1] if verb + 1 < len(syntax.words) else None
    if (
        after is None
        or after.sentence != syntax.words[verb].sentence
        or after.pos not in {"PROPN", "NOUN", "PRON", "DET", "ADJ", "NUM"}
    ):
        return []
    at = after.index
    while syntax.words[at].head > at and syntax.words[at].rel not in {"nsubj", "obj"}:
        at = syntax.words[at].head
    told = syntax.words[at].rel == "iobj"  # «told reporters»: who is told does not speak
    some = syntax.words[at].pos == "NUM" and bool(syntax.oblique(at, "of"))  # «Said one of the surgeons»
    return [at] if (some or syntax.words[at].pos in {"PROPN", "NOUN", "PRON"}) and not told else []


def _set_off_subject(syntax: Syntax, verb: int) -> list[int]:
    """«The dead included two children, the harbour master, Josiah Mutende, told reporters»: taken for appositions."""
    out, at = list[int](), verb - 1
    first = syntax.sentences[syntax.words[verb].sentence].first
    while at > first:
        if syntax.words[at].text == ",":
            at -= 1
        inside = at
        while syntax.words[inside].rel in {"flat", "compound"} and first <= syntax.words[inside].head:
            inside = syntax.words[inside].head
        begin = min(syntax.subtree(inside, without=("appos", "conj", "punct")))
        if syntax.words[inside].rel != "appos" or syntax.words[begin - 1].text != ",":
            break
        out.append(inside)
        at = begin - 1
    return out
