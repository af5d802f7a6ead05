"""Paths of the lexicon -> words of the tree: `object` or `to:against` of a trigger as indexes of head words.

In: the syntax, a word, and a path as the data files write it; out: the heads found, conjuncts included. Also the
reach of a word: what a modality on it governs.
"""

from __future__ import annotations

from collections.abc import Callable

from recount.language.syntax import FINITE, SUBORDINATE, Syntax

__all__ = ["follow", "reach", "window"]

TIMED = {"when", "after", "before", "while", "because", "as", "since"}
BESIDE = {"conj", "parataxis", "ccomp", "advcl", "acl:relcl"}
"""Relations of a verb to another of which it says nothing."""
INTERROGATIVE = {"WP", "WRB"}
PARTICLES = {"off", "up", "out", "down", "away", "back"}
ADJUNCTS = {"advcl", "obl", "obl:unmarked", "obl:tmod", "obl:npmod", "advmod", "nmod:unmarked"}
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
PRO_VERBS = {"do", "have", "be", "will", "would", "can", "could", "happen", "come", "follow", "occur", "materialise"}
"""Verbs that only take up what the sentence before said: «They did not», «It never came»."""
LONGEST_ECHO = 7
"""Words of such a sentence."""
BREAKS = frozenset({",", ";", ":", "but", "because", "since", "when", "while", "—", "–", "--"})
"""Words at which what follows a cue ends."""
CLAUSES = ("ccomp", "xcomp", "csubj", "csubj:pass")


def follow(syntax: Syntax, i: int, path: str) -> list[int]:
    """Return the heads at the end of a path from the word `i`; `clause/object` goes through the one to the other.

    Raises `KeyError` for an unknown path.
    """
    if "/" in path:
        first, rest = path.split("/", 1)
        return [h for via in follow(syntax, i, first) for h in follow(syntax, via, rest)]
    if path.startswith("to:"):
        return _oblique(syntax, i, path[3:])
    return _PATHS[path](syntax, i)


def _oblique(syntax: Syntax, i: int, preposition: str) -> list[int]:
    """`to:from` also finds the clause of `from seizing the port`."""
    objects = syntax.children(i, "obj", "iobj")
    under = [c for o in objects for c in syntax.children(o, "acl", "advcl")]  # «accused the army of burning …»
    clauses = [
        c
        for c in (*syntax.children(i, "advcl", "acl", "ccomp", "xcomp"), *under)
        if any(syntax.words[m].lemma == preposition for m in syntax.children(c, "mark", "case"))
    ]
    found = syntax.oblique(i, preposition) + [k for c in clauses for k in syntax.conjuncts(c)]
    if not found and syntax.is_verb(i) and preposition != "of":  # «fired rockets at the airport», hung on the rockets
        found = [h for o in objects for h in syntax.oblique(o, preposition)]
    return found


def _objects(syntax: Syntax, i: int) -> list[int]:
    found = syntax.objects(i) or [c for o in syntax.children(i, "iobj") for c in syntax.conjuncts(o)]
    if found:
        return [
            syntax.words[syntax.first_conjunct(i)].head if syntax.words[o].tag in {"WDT", "WP"} else o for o in found
        ]
    if syntax.is_passive(i):
        return syntax.subjects(i)
    after_particle = [c for c in syntax.children(i, "obl") if syntax.preposition(c) in PARTICLES and c > i]
    if after_particle:  # «called off the offensive», with the particle taken for a preposition
        return [k for c in after_particle for k in syntax.conjuncts(c)]
    shifted = [c for c in syntax.children(i, "obl") if not syntax.children(c, "case", "mark") and c > i]
    if shifted and any(syntax.preposition(c) == "as" for c in syntax.children(i, "obl")):
        return shifted  # «dismissed as fantasy a report», behind what it is called
    # «the town that rebels hold»: the noun that a relative clause without an object modifies
    word = syntax.words[i]
    own = [s for s in syntax.children(i, "nsubj") if syntax.words[s].tag not in {"WDT", "WP"}]
    return [word.head] if word.rel == "acl:relcl" and own and syntax.words[own[0]].lemma != "that" else []


def _subject(syntax: Syntax, i: int) -> list[int]:
    return syntax.agents(i) if syntax.is_passive(i) else syntax.subjects(i)


def _clause(syntax: Syntax, i: int) -> list[int]:
    found = list(syntax.children(i, *CLAUSES))
    # a purpose or content clause that the parser hangs on the verb as adverbial or on its object: «ordered … to strike»
    for c in (
        *syntax.children(i, "advcl", "acl"),
        *(k for o in syntax.children(i, "obj") for k in syntax.children(o, "acl")),
    ):
        if any(syntax.words[m].lemma in {"to", "that"} for m in syntax.children(c, "mark")):
            found.append(c)
    return found


def _infinitive(syntax: Syntax, i: int) -> list[int]:
    """What somebody is told to do, not what he is told."""
    return [c for c in _clause(syntax, i) if any(syntax.words[m].tag == "TO" for m in syntax.children(c, "mark"))]


def _own_clause(syntax: Syntax, i: int) -> list[int]:
    """What a party wants to do itself."""
    others = set(_others_clause(syntax, i))
    return [c for c in _clause(syntax, i) if c not in others]


def _others_clause(syntax: Syntax, i: int) -> list[int]:
    """What a party wants somebody else to do: `wants the army to leave`."""
    addressed = bool(syntax.children(i, "obj", "iobj"))
    own = ("nsubj", "nsubj:pass")
    done = [c for o in syntax.children(i, "obj") for c in syntax.children(o, "acl") if syntax.words[c].tag == "VBN"]
    if done:
        return done  # «wants soldiers deployed»
    return [c for c in _clause(syntax, i) if addressed or syntax.children(c, *own) or syntax.words[c].tag == "VBN"]


def _unless(syntax: Syntax, i: int) -> list[int]:
    """The clause that says what would avert a threat: `steps` of `warned of war unless the council steps down`."""
    return [
        c
        for c in syntax.children(i, "advcl")
        if any(syntax.words[m].lemma == "unless" for m in syntax.children(c, "mark"))
    ]


def _raised(syntax: Syntax, i: int) -> list[int]:
    """The subject of whom something is expected or said: `talks` of `talks are expected to resume`."""
    raising = (syntax.is_passive(i) or not syntax.is_verb(i)) and syntax.children(i, "xcomp")
    return [s for s in syntax.subjects(i) if syntax.words[s].pos == "NOUN"] if raising else []


def _consequence(syntax: Syntax, i: int) -> list[int]:
    """The clause that a condition stands beside: `attack` of `if they come, we will attack`."""
    # «failing an apology, they would …»: the cue is the condition's own verb
    at = i if syntax.words[i].rel == "advcl" and syntax.words[i].tag == "VBG" else syntax.words[i].head
    if syntax.words[i].pos == "AUX" and not any(s > i for s in syntax.children(at, "nsubj", "nsubj:pass")):
        return []  # «should they come» is a condition, «they should come» is none
    while syntax.words[at].rel in {"obj", "nmod", "amod", "compound"}:
        at = syntax.words[at].head
    verb = syntax.words[at].head
    if syntax.words[at].rel not in ADJUNCTS or verb == at:
        return []
    told = syntax.words[verb].tag in {"VBD", "VBN"} and not any(
        syntax.words[a].tag == "MD" for a in syntax.children(verb, "aux")
    )
    said = list(syntax.children(verb, "xcomp", "ccomp"))
    if told and (said or verb < i):  # «threatened to march if …»: the condition is one of what was said
        return said
    return [verb]


def _noun_of(syntax: Syntax, i: int) -> int:
    """The noun that a determiner or another word before it belongs to; any other word is its own."""
    word = syntax.words[i]
    before = word.rel in {"det", "amod", "nmod", "nummod", "advmod"} and syntax.words[word.head].pos in NOMINAL
    return word.head if before else i


def _modal_relatives(syntax: Syntax, i: int) -> list[int]:
    """Verbs with a modal and no subject, hung on a noun as its clause: `hang` of `whoever collaborates shall hang`."""
    clauses = [c for c in syntax.children(i, "acl:relcl") if not syntax.children(c, "nsubj", "nsubj:pass")]
    return [c for c in clauses if any(syntax.words[a].tag == "MD" for a in syntax.children(c, "aux"))]


def _relative(syntax: Syntax, i: int) -> list[int]:
    """What is said of whom a cue speaks: `collaborates` of `anyone who collaborates`."""
    noun = _noun_of(syntax, i)
    modal = _modal_relatives(syntax, noun)
    return [c for c in syntax.children(noun, "acl:relcl") if c not in modal]


def _argument(syntax: Syntax, i: int) -> list[int]:
    """The verb whose subject or object a cue is, or belongs to: `released` of `no captive was released`."""
    word = syntax.words[_noun_of(syntax, i)]
    modal = _modal_relatives(syntax, word.index)
    if modal:
        return modal
    if word.rel not in {"nsubj", "nsubj:pass", "obj"}:
        return []
    verb = syntax.words[word.head]
    return [verb.head] if verb.rel in {"csubj", "csubj:pass"} else [verb.index]


def _adjunct(syntax: Syntax, i: int) -> list[int]:
    """The word that the phrase or clause of a preposition modifies: `held` of `has been held since May`."""
    at = syntax.words[i].head
    return [syntax.words[at].head] if syntax.words[i].rel in {"case", "mark"} and syntax.words[at].head != at else []


def _spelt_out(syntax: Syntax, i: int) -> list[int]:
    """The imperatives that say behind a colon what a noun is: `burn` of `the order was short: burn every hut`."""
    top = syntax.clause_head(i)
    said = [c for c in syntax.children(top, "parataxis", "ccomp", "appos", "conj", "acl") if i < c]
    plain = [c for c in said if syntax.words[c].tag in {"VB", "VBP"} and not syntax.children(c, "nsubj", "aux", "mark")]
    behind = {w.index for w in syntax.words[i : max(plain, default=i)] if w.text == ":"}
    return [k for c in plain if any(b < c for b in behind) for k in syntax.conjuncts(c)]


def _sequel(syntax: Syntax, i: int) -> list[int]:
    """The clause that follows from a mere noun phrase: `close` of `one more shot and we close the crossing`."""
    at = i
    while syntax.words[at].rel in {"amod", "nummod", "det", "advmod"}:
        at = syntax.words[at].head
    if syntax.words[at].pos not in NOMINAL:
        return []
    own = [c for c in syntax.children(at, "conj") if syntax.is_verb(c) and syntax.children(c, "nsubj", "nsubj:pass")]
    return [c for c in own if syntax.children(c, "cc") and syntax.words[c].tag not in {"VBD", "VBN"}]


def _background(syntax: Syntax, i: int) -> list[int]:
    """What the subject of a verb was told or sent to do: `ordered` of `ordered to fire, the conscripts fled`, or of
    `conscripts who were ordered to fire fled`.
    """
    clauses = [c for s in syntax.subjects(i) for c in syntax.children(s, "acl", "acl:relcl")]
    clauses += syntax.children(i, "advcl")
    return [c for c in clauses if syntax.words[c].tag in {"VBN", "VBD"} and _bare(syntax, c)]


def _bare(syntax: Syntax, c: int) -> bool:
    """Tell a passive: a participle with no auxiliary, or with `be`."""
    return syntax.is_passive(c) or not syntax.children(c, "aux", "mark", "nsubj", "obj")


def _beside_clause(syntax: Syntax, i: int) -> list[int]:
    """The content of a noun whose predicate the parser hung beside it: `shot` of `claims that they shot him are
    false`.
    """
    word = syntax.words[i]
    if word.rel not in {"ccomp", "acl", "acl:relcl"} or not syntax.children(i, "cop"):
        return []
    beside = [c for c in syntax.children(word.head, "ccomp", "acl") if c < i]
    return [c for c in beside if any(syntax.words[m].lemma == "that" for m in syntax.children(c, "mark"))]


def _previous(syntax: Syntax, i: int) -> list[int]:
    """The main clause of the sentence before, where this one says no more than `He did not`."""
    sentence = syntax.sentences[syntax.words[i].sentence]
    own = syntax.words[sentence.first : sentence.last]
    content = [w for w in own if w.pos in {"VERB", "AUX"} and w.lemma not in PRO_VERBS]
    if content or sum(w.pos != "PUNCT" for w in own) > LONGEST_ECHO or sentence.index == 0:
        return []
    if any(w.rel in {"nsubj", "nsubj:pass"} and w.pos in {"NOUN", "PROPN"} for w in own):
        return []  # «The police did not come» takes up nothing
    before = syntax.sentences[sentence.index - 1]
    return [w.index for w in syntax.words[before.first : before.last] if w.head == w.index][:1]


def _head(syntax: Syntax, i: int) -> list[int]:
    word = syntax.words[i]
    clause = syntax.is_verb(i) or syntax.children(i, "cop")
    beside = clause and word.rel in BESIDE  # «has refused …, and is planning a meeting»
    return [word.head] if word.head != i and not beside else []


def _possessive(syntax: Syntax, i: int) -> list[int]:
    return [k for c in syntax.children(i, "nmod:poss") for k in syntax.conjuncts(c)]


def _modifier(syntax: Syntax, i: int) -> list[int]:
    return list(syntax.children(i, "compound", "amod", "nmod:desc"))


_PATHS: dict[str, Callable[[Syntax, int], list[int]]] = {
    "subject": _subject,
    "object": _objects,
    "agent": lambda syntax, i: syntax.agents(i),
    "clause": _clause,
    "infinitive": _infinitive,
    "own_clause": _own_clause,
    "others_clause": _others_clause,
    "raised": _raised,
    "unless": _unless,
    "consequence": _consequence,
    "argument": _argument,
    "previous": _previous,
    "adjunct": _adjunct,
    "spelt_out": _spelt_out,
    "relative": _relative,
    "sequel": _sequel,
    "background": _background,
    "beside_clause": _beside_clause,
    "finite": lambda syntax, i: list(syntax.children(i, "ccomp")),
    "head": _head,
    "possessive": _possessive,
    "modifier": _modifier,
    "recipient": lambda syntax, i: [k for c in syntax.children(i, "iobj") for k in syntax.conjuncts(c)],
    "passive": lambda syntax, i: syntax.subjects(i) if syntax.is_passive(i) else [],
    "grammatical": lambda syntax, i: syntax.subjects(i),
}


def reach(syntax: Syntax, i: int) -> set[int]:
    """Return the words over which a modality on the word `i` holds.

    Not: relative clauses and other clauses with a tense of their own, and coordinated verbs that begin anew.
    """
    out: set[int] = set()
    todo = [i]
    while todo:
        at = todo.pop()
        out.add(at)
        todo.extend(c for c in syntax.children(at) if not _begins_anew(syntax, i, at, c))
    return out


def _begins_anew(syntax: Syntax, top: int, governor: int, c: int) -> bool:
    word = syntax.words[c]
    if word.rel in SUBORDINATE:
        return True
    if word.rel in {"ccomp", "csubj"} and any(syntax.words[q].tag in INTERROGATIVE for q in syntax.children(c)):
        return True  # «it is not clear who attacked the convoy»: somebody did
    if word.rel in {"ccomp", "advcl", "acl"} and _set_off(syntax, c):
        return True  # «shows no sign of stopping, enough that ministers are to meet»
    participle = word.rel == "acl" and word.tag == "VBN" and not syntax.children(c, "mark", "aux")
    if participle and governor != top and syntax.words[governor].pos in NOMINAL:
        return True  # «the viaduct, blown up in 1943, will reopen»
    if word.rel == "advcl":
        timed = any(syntax.words[m].lemma in TIMED for m in syntax.children(c, "mark", "advmod"))
        own = timed and bool(syntax.children(c, "nsubj", "nsubj:pass"))  # «nobody was hurt when rebels shot at the bus»
        return own or word.tag in FINITE or syntax.is_loose_participle(c)
    if word.rel == "conj" and syntax.is_verb(c):
        but = any(syntax.words[m].lemma in {"but", "yet"} for m in syntax.children(c, "cc"))
        return but or word.tag in FINITE or bool(syntax.children(c, "nsubj", "nsubj:pass", "aux"))
    return False


def _set_off(syntax: Syntax, c: int) -> bool:
    """Tell a finite clause with a subject of its own that follows a comma."""
    first = min(syntax.subtree(c))
    own = syntax.children(c, "nsubj", "nsubj:pass") and (
        syntax.words[c].tag in FINITE or syntax.children(c, "aux", "aux:pass", "cop")
    )
    return (
        bool(own) and first > 0 and syntax.words[first - 1].text == "," and first < c and syntax.words[c].head < first
    )


def window(syntax: Syntax, i: int, terminators: frozenset[str] = BREAKS) -> set[int]:
    """Return the words after `i` up to the next terminator or the end of the sentence."""
    out: set[int] = set()
    last = syntax.sentences[syntax.words[i].sentence].last
    for j in range(i + 1, last):
        if syntax.words[j].text.lower() in terminators:
            break
        out.add(j)
    return out
