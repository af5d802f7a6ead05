"""Did it happen: cues of negation, plan, order, request, threat and doubt -> status scopes, and their folding.

In: syntax and the cue rows; out: sets of words with a status. What a trigger's status is follows from the scopes
around it, folded from the innermost to the outermost by one table.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from recount.claims.paths import follow, reach, window
from recount.claims.scopes import Scopes, StatusScope
from recount.claims.triggers import Trigger
from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.lexicon.rows import EventRow, ScopeRow
from recount.reading.match import PhraseIndex
from recount.records import Status

__all__ = ["find_status_scopes", "fold", "scopes_of_cue", "scopes_of_trigger", "status_of"]

# (inner, outer) -> what a careful coder writes; every pair not listed takes the outer one.
FOLDING: dict[tuple[Status, Status], Status] = {
    ("did_not_happen", "did_not_happen"): "possible",  # denied that it had failed to …
    ("did_not_happen", "planned"): "did_not_happen",  # will not attack
    ("did_not_happen", "ordered"): "did_not_happen",  # was ordered not to fire
    ("did_not_happen", "requested"): "did_not_happen",  # asked them not to march
    ("did_not_happen", "threatened"): "did_not_happen",
    ("did_not_happen", "ongoing"): "did_not_happen",
    ("planned", "possible"): "planned",  # may plan to
    ("planned", "happened"): "planned",
    ("ordered", "possible"): "ordered",
    ("ordered", "planned"): "ordered",
    ("requested", "possible"): "requested",
    ("requested", "planned"): "requested",
    ("threatened", "possible"): "threatened",
    ("threatened", "planned"): "threatened",
    ("possible", "planned"): "possible",
    ("possible", "ongoing"): "possible",
    ("planned", "ongoing"): "planned",  # are preparing to attack
    ("ordered", "ongoing"): "ordered",
    ("requested", "ongoing"): "requested",
    ("threatened", "ongoing"): "threatened",
}


def fold(own: Status, around: Iterable[Status]) -> Status:
    """Fold a trigger's own status with those of the scopes around it, innermost first."""
    status = own
    for outer in around:
        status = (
            outer if status in {"happened", "ongoing"} and outer != "happened" else FOLDING.get((status, outer), outer)
        )
    return status


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
    found = {
        (first, last, row.name): row
        for index in _indexes(lexicon)
        for rows, first, last in index.find(syntax)
        for row in rows
    }
    for (first, last, _), row in sorted(found.items(), key=lambda item: item[0]):
        if _applies(syntax, row, first, last):
            out += scopes_of_cue(syntax, _cue_word(syntax, first, last), last, row.governs, row.status, row.name)
    return out


def _applies(syntax: Syntax, row: ScopeRow, first: int, last: int) -> bool:
    if row.pos and syntax.words[first].pos not in row.pos:
        return False
    sentence = syntax.sentences[syntax.words[first].sentence]
    around = [i for i in (first - 1, last + 1, last + 2) if sentence.first <= i < sentence.last]
    return not any(syntax.words[i].lemma in row.unless or syntax.words[i].text.lower() in row.unless for i in around)


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
        if path == "after":
            sets = [window(syntax, last)]
        else:
            sets = [reach(syntax, head) for head in follow(syntax, cue, path)]
        for words in sets:
            words -= {cue}
            if path == "head":
                words |= {syntax.words[cue].head} - {cue}
            if words:
                out.append(StatusScope(frozenset(words), status, cue, rule))
    return out


def _own_status(syntax: Syntax, i: int, carrier: int) -> Status:
    """Return what the form of a trigger itself says: progressive present is ongoing, a purpose is planned.

    `carrier` is the verb that carries an event noun («is conducting air strikes»), else the trigger itself.
    """
    word = syntax.words[i]
    if not syntax.is_verb(i):
        governor = word.head if word.rel in {"nsubj", "nsubj:pass"} else carrier
        return "ongoing" if governor != i and _progressive(syntax, governor) else "happened"
    if _progressive(syntax, i):
        return "ongoing"
    if word.rel == "xcomp" and syntax.words[word.head].lemma in {"continue", "keep"}:
        return "ongoing"
    purpose = word.rel in {"advcl", "acl"} and any(syntax.words[m].lemma == "to" for m in syntax.children(i, "mark"))
    return "planned" if purpose and word.tag == "VB" else "happened"


def _progressive(syntax: Syntax, i: int) -> bool:
    auxiliaries = {syntax.words[a].text.lower() for a in syntax.children(i, "aux", "aux:pass")}
    return syntax.words[i].tag == "VBG" and bool(auxiliaries & {"is", "are", "’s", "'s", "’re", "'re"})


def status_of(
    syntax: Syntax,
    scopes: Scopes,
    i: int,
    free: frozenset[int],
    ignore: Status | None = None,
    carrier: int | None = None,
) -> tuple[Status, list[str]]:
    """Return the status of the trigger `i` and the rules that gave it.

    `free`: where it is not empty, only scopes within these words count: a definite event noun (`the attack will be
    remembered`) is not under the modality of the verb around it.
    """
    around = [s for s in reversed(scopes.statuses_over(i)) if s.cue != i and not (free and not s.words <= free)]
    if ignore:
        around = [s for s in around if s.status != ignore]
    counted: list[StatusScope] = []
    for scope in around:
        # two words for one failing («rather than carry out orders») undo no negation; only a denial of it does
        twice = counted and scope.status == "did_not_happen" == counted[-1].status and not scope.speech
        if not twice:
            counted.append(scope)
    status = fold(_own_status(syntax, i, i if carrier is None else carrier), (s.status for s in counted))
    sentence = syntax.sentences[syntax.words[i].sentence]
    if syntax.words[sentence.last - 1].text == "?" and status in {"happened", "ongoing"}:
        return "possible", ["status.question"]
    return status, [s.rule for s in around]


def scopes_of_trigger(syntax: Syntax, trigger: Trigger[EventRow]) -> list[StatusScope]:
    """Return the scopes that an act opens over what it governs: a call makes it requested, a refusal undone."""
    row = trigger.row
    if row.opens is None:
        return []
    found = scopes_of_cue(syntax, trigger.at, trigger.last, row.content, row.opens, row.name)
    return [scope._replace(speech=row.speech) for scope in found]
