"""Did it happen: cues of negation, plan, order, request, threat and doubt -> status scopes, and their folding.

In: syntax and the cue rows; out: sets of words with a status. What a trigger's status is follows from its own form
and the scopes around it, folded from the innermost to the outermost by one table (`folding.py`).
"""

from __future__ import annotations

from recount.claims.scopes import Scopes, StatusScope
from recount.claims.status.cues import find_status_scopes, scopes_of_cue, scopes_of_trigger
from recount.claims.status.folding import REAL, fold, settle
from recount.claims.status.form import form_of
from recount.language.syntax import Syntax
from recount.records import EventType, Status

__all__ = ["find_status_scopes", "fold", "scopes_of_cue", "scopes_of_trigger", "status_of"]


def status_of(
    syntax: Syntax,
    scopes: Scopes,
    i: int,
    free: frozenset[int],
    ignore: Status | None = None,
    carrier: int | None = None,
    act: EventType | None = None,
) -> tuple[Status, list[str]]:
    """Return the status of the trigger `i` and the rules that gave it.

    `free`: where it is not empty, only scopes within these words count: a definite event noun (`the attack will be
    remembered`) is not under the modality of the verb around it. `act`: the type of the event, for cues that make a
    threat of acts against somebody.
    """
    around = [s for s in reversed(scopes.statuses_over(i)) if s.cue != i and s.status != ignore]
    if free:
        around = _bearing_on(around, free)
    status, counted = settle(form_of(syntax, i, i if carrier is None else carrier), around, act)
    sentence = syntax.sentences[syntax.words[i].sentence]
    if syntax.words[sentence.last - 1].text == "?" and status in REAL:
        return "possible", ["status.question"]
    return status, [s.rule for s in counted]


def _bearing_on(around: list[StatusScope], free: frozenset[int]) -> list[StatusScope]:
    """Return the scopes that bear on a definite noun phrase: those of its own, and what is said of their cues («did
    not rule out the attack»).
    """
    kept: list[StatusScope] = []
    for scope in around:
        if scope.words <= free or any(k.cue in scope.words and k.cue not in free for k in kept):
            kept.append(scope)
    return kept
