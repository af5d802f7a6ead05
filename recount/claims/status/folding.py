"""The table that decides: what a status makes of the one inside it, and how those around a word settle its own.

In: the status that the form of a word gives, and the scopes around it from the innermost out; out: one status.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recount.claims.scopes import StatusScope
from recount.claims.status.form import Form
from recount.records import EventType, Status

__all__ = ["FOLDING", "REAL", "fold", "settle"]

REAL: frozenset[Status] = frozenset({"happened", "ongoing"})

# (inner, outer) -> what a careful coder writes; every pair not listed takes the outer one.
FOLDING: dict[tuple[Status, Status], Status] = {
    ("did_not_happen", "did_not_happen"): "possible",  # denied that it had failed to …
    ("did_not_happen", "planned"): "did_not_happen",  # will not attack
    ("did_not_happen", "ordered"): "did_not_happen",  # was ordered not to fire
    ("did_not_happen", "requested"): "did_not_happen",  # asked them not to march
    ("did_not_happen", "threatened"): "did_not_happen",
    ("did_not_happen", "ongoing"): "did_not_happen",
    ("planned", "possible"): "planned",  # may plan to
    ("ordered", "planned"): "ordered",
    ("requested", "planned"): "requested",
    ("threatened", "planned"): "threatened",
    ("threatened", "possible"): "threatened",  # would attack if …
    ("threatened", "ordered"): "threatened",  # were told to leave or be shot
    ("threatened", "requested"): "threatened",
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
        if outer != "happened":  # nothing that is still open is settled by what happened around it
            status = outer if status in REAL else FOLDING.get((status, outer), outer)
    return status


def settle(form: Form, around: Sequence[StatusScope], act: EventType | None) -> tuple[Status, list[StatusScope]]:
    """Return the status of a word of this form and the scopes that had a say, the innermost first.

    A cue that stands under a denial itself says something else (`undone`): who could not prevent an attack saw it
    happen. `held` ends the matter: what somebody admits or stops doing was done, whatever is said of the admitting.
    """
    status, weak = form.status, form.weak
    spent: set[int] = set()
    counted: list[StatusScope] = []
    for n, scope in enumerate(around):
        if n in spent or _repeats(counted, scope):
            continue
        over = [m for m in range(n + 1, len(around)) if m not in spent and scope.cue in around[m].words]
        denial = next((m for m in over if around[m].status == "did_not_happen"), None)
        given = scope.hostile if scope.hostile and act in scope.against else scope.status
        if scope.undone and denial is not None:
            given = "possible" if around[denial].speech else scope.undone
            spent.add(denial)
        elif scope.undone and scope.held and any(around[m].status in {"requested", "ordered"} for m in over):
            # «urged the army to stop shelling»; but who is asked to end aid is asked not to give it
            given = scope.undone if act in scope.against else "did_not_happen"
        counted += [scope, *([around[denial]] if denial in spent and denial is not None else [])]
        if weak:
            status, weak = given, scope.weak
        else:
            status, weak = fold(status, [given]), scope.weak and status in REAL
        if scope.held and (not scope.undone or given == scope.undone or not over):
            break
    return status, counted


def _repeats(counted: list[StatusScope], scope: StatusScope) -> bool:
    """Two words for one failing («rather than carry out orders») undo no negation; only a denial of it does."""
    before = counted[-1] if counted else None
    twice = before is not None and before.status == scope.status == "did_not_happen"
    return twice and not scope.speech
