"""Whether a judgement makes sense: its subjects are here and of the right sort, and a correction fits."""

from __future__ import annotations

from sqlalchemy import Connection, Table, select

from recount.casebook.anchors import POINTING
from recount.casebook.corrections import corrected
from recount.casebook.rows import decode_claim, decode_report
from recount.casebook.schema import claims, judgements, reports
from recount.errors import UsageError
from recount.records import Act, Judgement

__all__ = ["check"]

TABLES = {"claim": claims, "report": reports, "judgement": judgements}
SUBJECTS: dict[Act, tuple[str, ...]] = {
    "accept": ("claim",),
    "reject": ("claim",),
    "correct": ("claim", "report"),
    "merge": ("claim",),
    "split": ("claim",),
    "move": ("claim",),
    "mark_copy": ("report",),
    "note": ("claim", "report", "judgement"),
    "undo": ("judgement",),
}
"""What each act can be about."""


def check(connection: Connection, judgement: Judgement) -> None:
    """Raise `UsageError`, in words for the person, where the judgement cannot be taken."""
    act, sorts = judgement.act, SUBJECTS[judgement.act]
    if len(set(judgement.subject)) < (least := 2 if act in {"merge", "split"} else 1):
        raise UsageError(f"{act}: needs {least} or more ids of {_either(sorts)}")
    pointed = (judgement.value,) if act in POINTING and judgement.value is not None else ()
    for name in (*judgement.subject, *pointed):
        if not any(_has(connection, TABLES[sort], name) for sort in sorts):
            raise UsageError(f"{act}: no {_either(sorts)} of this casebook has the id {name!r}")
    if set(pointed) & set(judgement.subject):
        raise UsageError(f"{act}: {judgement.value!r} cannot point at itself")
    if act == "correct":
        _check_correction(connection, judgement)
    elif judgement.field is not None or (judgement.value is not None and act not in POINTING):
        raise UsageError(f"{act}: takes no field and no value; words belong to why")
    if act == "note" and not judgement.why:
        raise UsageError("note: needs its words, in why")


def _check_correction(connection: Connection, judgement: Judgement) -> None:
    if not judgement.field:
        raise UsageError("correct: needs the name of the field, and its right value")
    for name in judgement.subject:
        claim = connection.execute(select(claims.c.record, claims.c.corrected).where(claims.c.id == name)).first()
        if claim:
            corrected(decode_claim(claim.corrected or claim.record), judgement.field, judgement.value)
            continue
        report = connection.execute(select(reports.c.head, reports.c.corrected).where(reports.c.id == name)).one()
        corrected(decode_report(report.corrected or report.head, None, None), judgement.field, judgement.value)


def _has(connection: Connection, table: Table, name: str) -> bool:
    return connection.execute(select(table.c.id).where(table.c.id == name)).first() is not None


def _either(sorts: tuple[str, ...]) -> str:
    return " or ".join(sorts)
