"""Cues of negation, plan, order, request, threat and doubt -> the scopes that they open.

In: syntax and the cue rows, or a trigger whose act has a content; out: sets of words with a status.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from recount.claims.paths import follow, reach, window
from recount.claims.scopes import StatusScope
from recount.claims.status.form import COMMAND, form_of
from recount.claims.triggers import Trigger
from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.lexicon.rows import EventRow
from recount.lexicon.scope_rows import ScopeRow
from recount.reading.match import PhraseIndex
from recount.records import Status

__all__ = ["find_status_scopes", "scopes_of_cue", "scopes_of_trigger"]

TENSES = {"present": {"VBZ", "VBP"}, "past": {"VBD"}}


@cache
def _indexes(lexicon: Lexicon) -> tuple[PhraseIndex[tuple[ScopeRow, ...]], PhraseIndex[tuple[ScopeRow, ...]]]:
    """Cues by dictionary form and as printed: `alleged` is an adjective to one tagger and a verb to another."""
    rows: dict[str, tuple[ScopeRow, ...]] = {}
    for row in lexicon.scopes:
        for words in row.words:
            rows[words] = (*rows.get(words, ()), row)
    return PhraseIndex(rows.items(), by="lemma"), PhraseIndex(rows.items(), by="text")


def find_status_scopes(syntax: Syntax, lexicon: Lexicon) -> list[StatusScope]:
    """Return the scopes that the cue rows open, in order of their cues."""
    out: list[StatusScope] = []
    found = {match for index in _indexes(lexicon) for match in _matches(syntax, index)}
    special: set[tuple[int, int | None]] = set()
    for first, last, row in sorted(found, key=lambda m: (m[0], m[1], not _special(m[2]), m[2].name)):
        scopes = _scopes_of_row(syntax, row, first, last)
        # what the words around a cue make of it takes the place of what it says alone: «tried to …, but»
        out += [s for s in scopes if _special(row) or (s.cue, s.head) not in special]
        special |= {(s.cue, s.head) for s in scopes if _special(row)}
    return sorted(out, key=lambda scope: scope.cue)


def _special(row: ScopeRow) -> bool:
    return bool(row.followed_by or row.of or row.noun)


def _matches(syntax: Syntax, index: PhraseIndex[tuple[ScopeRow, ...]]) -> Iterator[tuple[int, int, ScopeRow]]:
    """Yield the cues that apply with their first and last word: the longest at each word, then what follows it."""
    i = 0
    while i < len(syntax.words):
        match = index.at(syntax, i)
        rows: list[ScopeRow] = []
        while match and not (rows := [row for row in match.value if _applies(syntax, row, i, match.last)]):
            match = index.at(syntax, i, match.last) if match.last > i else None
        if match:
            yield from ((i, match.last, row) for row in rows)
        i = match.last + 1 if match else i + 1


def _scopes_of_row(syntax: Syntax, row: ScopeRow, first: int, last: int) -> list[StatusScope]:
    cue = _cue_word(syntax, first, last)
    commanded = row.undone is not None and row.held and form_of(syntax, cue, cue) == COMMAND  # «Stop the bombing!»
    status = row.undone if commanded and row.undone else row.status
    return [
        scope._replace(undone=row.undone, hostile=row.hostile, against=row.against, weak=row.weak, held=row.held)
        for scope in scopes_of_cue(syntax, cue, last, row.governs, status, row.name)
        if _time_fits(syntax, row, cue, scope)
        and not (row.status == "planned" and _long_planned(syntax, cue, scope.head))
        and (not row.of or (scope.head is not None and syntax.words[scope.head].lemma in row.of))
        and (not row.followed_by or _is_followed(syntax, row, cue, last, scope.head))
    ]


def _applies(syntax: Syntax, row: ScopeRow, first: int, last: int) -> bool:
    if (row.pos and syntax.words[first].pos not in row.pos) or _in_a_name(syntax, first):
        return False
    if row.noun and not set(row.noun) & {syntax.words[h].lemma for h in _stands_with(syntax, first, last)}:
        return False
    sentence = syntax.sentences[syntax.words[first].sentence]
    around = [i for i in (first - 1, last + 1, last + 2) if sentence.first <= i < sentence.last]
    return not any(syntax.words[i].lemma in row.unless or syntax.words[i].text.lower() in row.unless for i in around)


def _stands_with(syntax: Syntax, first: int, last: int) -> list[int]:
    """Return the noun behind a cue that is a preposition, else the subjects of the cue's verb or predicate."""
    cue = _cue_word(syntax, first, last)
    word = syntax.words[cue]
    if word.rel in {"case", "mark"}:
        return [word.head]
    at = word.head if word.rel == "cop" else cue
    return syntax.subjects(at)


def _in_a_name(syntax: Syntax, i: int) -> bool:
    """Tell a capital within a sentence that makes a word part of a name: «Medics Without Limits»."""
    word, sentence = syntax.words[i], syntax.sentences[syntax.words[i].sentence]
    opens = i == sentence.first or syntax.words[i - 1].pos == "PUNCT"
    return word.text[:1].isupper() and not word.text.isupper() and not opens and not sentence.headline


def _is_followed(syntax: Syntax, row: ScopeRow, cue: int, last: int, head: int | None) -> bool:
    """Tell whether a word that the row asks for follows in the cue's clause, or is an auxiliary of what it governs."""
    clause = [i for i in syntax.subtree(syntax.clause_head(cue)) if i > last]
    near = [*clause, *(syntax.children(head, "aux", "aux:pass", "mark") if head is not None else ())]
    words = [syntax.words[i] for i in near]
    return any({w.lemma, w.text.lower(), w.tag} & set(row.followed_by) for w in words)


def _time_fits(syntax: Syntax, row: ScopeRow, cue: int, scope: StatusScope) -> bool:
    """Tell whether the verb of the cue, or the one that it governs, has the tense that the row asks for."""
    if row.tense is None:
        return True
    verbs = [cue] if scope.head is None else [cue, scope.head]
    if row.tense == "perfect":
        have = [syntax.words[a] for v in verbs for a in syntax.children(v, "aux") if syntax.words[a].lemma == "have"]
        return any(a.tag in TENSES["present"] for a in have)
    at = {a for v in verbs for a in (v, *syntax.children(v, "aux", "aux:pass", "cop"))}
    tags = {syntax.words[i].tag for i in at if i in verbs or syntax.words[i].lemma == "be"}
    return bool(tags & TENSES[row.tense]) and not syntax.sentences[syntax.words[cue].sentence].headline


def _long_planned(syntax: Syntax, cue: int, head: int | None) -> bool:
    """Tell what is only remembered of a thing that is told: «the attack, which had been planned for months, killed»."""
    word = syntax.words[cue]
    return (
        word.rel == "acl:relcl"
        and word.head == head
        and any(syntax.words[a].text == "had" for a in syntax.children(cue, "aux"))
    )


def _cue_word(syntax: Syntax, first: int, last: int) -> int:
    """Return the word of the cue on which its others hang: `plan` of `plans to`."""
    head = syntax.head_of(syntax.words[first].start, syntax.words[last].end)
    return first if head is None else head


def scopes_of_cue(
    syntax: Syntax, cue: int, last: int, governs: Iterable[str], status: Status, rule: str
) -> list[StatusScope]:
    """Return one scope for each thing that a cue governs by the given paths; `after` is what follows it in its
    clause.
    """
    out = []
    for path in governs:
        sets: list[tuple[int | None, set[int]]]
        if path == "after":
            sets = [(None, {i for i in window(syntax, last) if syntax.words[i].pos != "PUNCT"})]
        else:
            sets = [(head, reach(syntax, head)) for head in follow(syntax, cue, path)]
        for head, words in sets:
            words -= {cue, *_beside_object(syntax, cue, head, path)}
            if words:
                out.append(StatusScope(frozenset(words), status, cue, rule, head=head))
    return out


def _beside_object(syntax: Syntax, cue: int, head: int | None, path: str) -> set[int]:
    """Return the words of what is told beside the verb whose object a cue is: «take no prisoners, burn every hut»."""
    objects = syntax.children(head, "obj") if path == "argument" and head is not None else ()
    if head is None or not any(cue == o or syntax.words[cue].head == o for o in objects):
        return set()
    beside = [c for c in syntax.children(head, "conj") if syntax.children(c, "obj")]
    return {i for c in beside for i in syntax.subtree(c)}


def scopes_of_trigger(syntax: Syntax, trigger: Trigger[EventRow]) -> list[StatusScope]:
    """Return the scopes that an act opens over what it governs: a call makes it requested, a refusal undone."""
    row = trigger.row
    if row.opens is None:
        return []
    found = scopes_of_cue(syntax, trigger.at, trigger.last, row.content, row.opens, row.name)
    # «did not rule out»: the denial is part of the cue; «did not deny» leaves open whether it happened
    undone: Status | None = row.opens if row.negated else "possible" if row.opens == "did_not_happen" else None
    return [scope._replace(speech=row.speech, undone=undone) for scope in found]
