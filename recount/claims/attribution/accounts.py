"""`according to the ministry`, `citing officials`, `by the mayor's account` -> attributions of the clause around."""

from __future__ import annotations

from recount.claims.attribution.found import Attribution, Scene
from recount.language.syntax import Syntax
from recount.lexicon.rows import AttributionRow

__all__ = ["from_accounts"]

NOMINAL = {"NOUN", "PROPN", "PRON"}
BEFORE = {"by", "in", "on", "from", "going"}
"""Prepositions of `by his account`, `on the army's figures`, `in the estimate of the company`."""


def from_accounts(scene: Scene, said: list[Attribution]) -> list[Attribution]:
    """Return what prepositions credit to somebody; `said`: what verbs do, within which others may be cited."""
    out: list[Attribution] = []
    for row, first, last in scene.cues.prepositions.find(scene.syntax):
        found = _from_preposition(scene, row, first, last, said)
        out += [found] if found else []
    for word in scene.syntax.words:
        row_of = scene.cues.accounts.get(word.lemma)
        found = _from_account(scene, row_of, word.index) if row_of and word.pos == "NOUN" else None
        out += [found] if found else []
        if word.lemma in scene.cues.trusted:
            out += _if_trusted(scene, word.index)
    return out


def _if_trusted(scene: Scene, verb: int) -> list[Attribution]:
    """`if the abbot is to be believed`: the abbot says the clause around."""
    syntax = scene.syntax
    marked = any(syntax.words[m].lemma == "if" for m in syntax.children(verb, "mark"))
    subjects = syntax.children(verb, "nsubj:pass")
    if not marked or not subjects or not syntax.children(verb, "aux") or not syntax.is_verb(syntax.words[verb].head):
        return []
    phrase = set(syntax.subtree(verb))
    content = frozenset(set(syntax.clause(syntax.words[verb].head)) - phrase)
    cue = tuple(sorted(i for i in phrase - set(syntax.subtree(subjects[0])) if syntax.words[i].pos != "PUNCT"))
    return [Attribution(verb, cue, subjects[0], content, "attribution.trusted")]


def _from_preposition(
    scene: Scene, row: AttributionRow, first: int, last: int, said: list[Attribution]
) -> Attribution | None:
    """`according to the ministry`: the noun phrase that follows says the clause around."""
    syntax, people = scene.syntax, scene.people
    sentence = syntax.sentences[syntax.words[first].sentence]
    if last + 1 >= sentence.last:
        return None
    comma = next((i for i in range(last + 1, sentence.last) if syntax.words[i].text == ","), sentence.last)
    at = _phrase_head(syntax, last + 1, comma)
    opened = [i for i in range(sentence.first, first) if syntax.words[i].text in {"(", ")"}]
    if opened and syntax.words[opened[-1]].text == "(" and syntax.words[first - 1].text == ",":
        return None  # «(Coast Wire, citing police)» is read with its brackets
    if not people.can_speak(at) or (row.cites and not people.can_be_cited(at)):
        return None
    cue = tuple(range(first, last + 1))
    phrase = {*cue, *(i for i in syntax.subtree(at) if not _begins_that(syntax, comma, i))}
    above = set(syntax.ancestors(first))
    citing = next((a for a in said if row.cites and a.says and (a.at in above or a.source in above)), None)
    if citing is not None:  # «the agency, citing officials, said …»: the officials are nearer the fact
        return Attribution(first, cue, at, citing.content - phrase, row.name, row.role, depth=1)
    content = _around(scene, first, syntax.words[at].head, phrase)
    return Attribution(first, cue, at, frozenset(content - phrase), row.name, row.role) if content - phrase else None


def _begins_that(syntax: Syntax, comma: int, i: int) -> bool:
    """«reported, citing officials, that …»: the clause is what is reported, and none of the phrase."""
    return comma < i and comma + 1 < len(syntax.words) and syntax.words[comma + 1].text.lower() == "that"


def _phrase_head(syntax: Syntax, at: int, end: int) -> int:
    while at < syntax.words[at].head < end and syntax.words[syntax.words[at].head].pos in NOMINAL:
        at = syntax.words[at].head
    named = syntax.words[at + 1] if at + 1 < end else None
    if named is not None and named.pos == "PROPN" and named.head == syntax.words[at].head:
        return named.index  # «quoting the agency Bakhtar», cut in two by the parser
    return at


def _around(scene: Scene, first: int, governor: int, phrase: set[int]) -> set[int]:
    """Return the clause around a phrase that credits it, up to where a semicolon parts it from another."""
    syntax = scene.syntax
    sentence = syntax.sentences[syntax.words[first].sentence]
    begin, end = sentence.first, sentence.last
    for i in range(sentence.first, sentence.last):
        if syntax.words[i].text == ";":
            begin, end = (i + 1, end) if i < first else (begin, min(end, i))
    whole = set(range(begin, end))
    content = whole if governor in phrase or first == begin else set(syntax.clause(syntax.clause_head(governor)))
    for quotation in scene.quotes.touching(sentence.index):
        content |= quotation
    return (
        content & whole if any(syntax.words[i].text == ";" for i in range(sentence.first, sentence.last)) else content
    )


def _from_account(scene: Scene, row: AttributionRow, noun: int) -> Attribution | None:
    """`by the admiral's own account`, `in the estimate of the company`, set off at the head or by a comma."""
    syntax = scene.syntax
    cases = syntax.children(noun, "case")
    if not cases or syntax.words[cases[0]].text.lower() not in BEFORE or cases[0] > noun:
        return None
    owners = [*syntax.children(noun, "nmod:poss"), *syntax.oblique(noun, "of")]
    if not syntax.children(noun, "nmod:poss", "det"):
        return None  # «on account of the rain»
    owner = next((h for h in owners if scene.people.can_speak(h)), None)
    if owner is None:
        return None
    phrase = set(syntax.subtree(noun))
    first, last = min(phrase), max(phrase)
    sentence = syntax.sentences[syntax.words[noun].sentence]
    if first != sentence.first and syntax.words[first].text != "," and syntax.words[first - 1].text != ",":
        return None
    content = _around(scene, first, syntax.words[noun].head, phrase) - phrase
    named = set(syntax.subtree(owner))
    cue = tuple(sorted(i for i in phrase - named if syntax.words[i].pos != "PUNCT"))
    return Attribution(noun, cue, owner, frozenset(content), row.name, row.role) if content and last >= noun else None
