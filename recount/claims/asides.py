"""Words beside a trigger -> which of them say when and where it was, and which only who somebody is.

In: syntax and words of it; out: clauses that tell of the trigger itself («a meeting, held on Monday»), and whether a
clause or a place only tells of somebody («two men who were shot in May died»).
"""

from __future__ import annotations

from recount.claims.extents import words_of
from recount.language.syntax import Syntax
from recount.lexicon import Lexicon

__all__ = ["called_for", "carried_out", "recalls", "tells_who"]

PERSONS = {"NOUN", "PROPN", "NUM", "PRON"}
SUBJECTS = {"nsubj", "nsubj:pass"}


def carried_out(syntax: Syntax, i: int, lexicon: Lexicon) -> list[int]:
    """Return the clauses that say of an event noun how it was held: «the truce, signed on Monday»."""
    verbs = words_of(lexicon, "carried_out")
    if syntax.is_verb(i):  # «died in the attack, which took place on Monday», hung on the verb
        return [c for c in syntax.children(i, "advcl:relcl") if syntax.words[c].lemma in verbs]
    phrase = [i, *(c for c in syntax.children(i, "nmod") if syntax.preposition(c) in {"of", "between"})]
    clauses = [c for n in phrase for c in syntax.children(n, "acl", "acl:relcl")]
    return [c for c in clauses if syntax.words[c].lemma in verbs and not _has_doer(syntax, c)]


def called_for(syntax: Syntax, i: int, lexicon: Lexicon) -> list[int]:
    """Return the clauses that say for when an event is called: «the meeting that Belte called for 5 August»."""
    clauses = [] if syntax.is_verb(i) else syntax.children(i, "acl", "acl:relcl")
    return [c for c in clauses if syntax.words[c].lemma in words_of(lexicon, "called_for")]


def _has_doer(syntax: Syntax, clause: int) -> bool:
    """Tell a clause with a subject of its own: «the talks that the army began»."""
    subjects = syntax.children(clause, *SUBJECTS)
    return any(syntax.words[s].lemma not in {"which", "that"} for s in subjects)


def recalls(syntax: Syntax, below: int, at: int) -> bool:
    """Tell a relative clause that says who somebody is by what was before: «two men who were shot died in Belte»."""
    word, whose = syntax.words[below], syntax.words[at]
    if word.rel != "acl:relcl" or whose.pos not in PERSONS or whose.rel not in SUBJECTS:
        return False
    who = any(syntax.words[c].lemma in {"who", "whom"} for c in syntax.children(below))
    return who and whose.head > below and syntax.is_verb(whose.head)


def tells_who(syntax: Syntax, i: int, head: int) -> bool:
    """Tell a place in the words for the one who acts or suffers: «nurses of Karvo were seized near Belte»."""
    for at in syntax.ancestors(head):
        word = syntax.words[at]
        if word.rel in SUBJECTS and word.head == i:
            return syntax.is_verb(i)
    return False
