"""Reports with their claims, issues and judgements -> rows. The only writes of a casebook; each needs a transaction
that holds the lock of writers.

Rows are numbered here, so that many can be written at once and found by number in text search.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from recount.casebook.anchoring import anchor
from recount.casebook.anchors import POINTING, anchored, made, reached
from recount.casebook.judging import current, current_report
from recount.casebook.rows import (
    claim_columns,
    claim_row,
    decode_claim,
    decode_report,
    encode,
    issue_row,
    judgement_row,
    report_columns,
    report_row,
)
from recount.casebook.schema import anchors, claims, issues, judgements, readings, reports
from recount.casebook.search import forget_words, keep_words
from recount.records import AnyClaim, Issue, Judgement, Record, Report

__all__ = ["Outcome", "ReadBy", "as_read", "put_issue", "put_judgement", "put_report", "reading_number"]

Outcome = Literal["new", "again", "there"]
"""What became of a report: stored, its claims replaced by a newer reading's, or nothing to do."""


class ReadBy(Record, frozen=True, kw_only=True):
    """Who read: claims are replaced where either is another."""

    reader: str
    """Version of Recount and of the language model."""
    digest: str
    """Of the lexicon: all data files."""


def reading_number(connection: Connection, by: ReadBy) -> int | None:
    """Return the number of a reader, or None where it read nothing yet."""
    query = select(readings.c.number).where(readings.c.reader == by.reader, readings.c.digest == by.digest)
    return connection.execute(query).scalar()


def put_report(connection: Connection, report: Report, found: Iterable[AnyClaim], by: ReadBy) -> Outcome:
    """Store a report with its claims; of one that is there already, only claims of another reading."""
    reading = _reading(connection, by)
    stored = connection.execute(select(reports.c.reading, reports.c.as_read).where(reports.c.id == report.id)).first()
    if stored is None:
        number = _next(connection, reports)
        row = report_row(report) | {"number": number, "reading": reading, "as_read": ""}
        connection.execute(insert(reports), row)
        keep_words(connection, "report_words", [(number, f"{report.title or ''}\n{report.text}")])
        _link_editions(connection, row["edition"])
        _clear_issues(connection, report)
        _put_claims(connection, found, reading)
        return "new"
    mark = as_read(connection, report.id)
    if (stored.reading, stored.as_read) == (reading, mark):
        return "there"
    connection.execute(update(reports).where(reports.c.id == report.id).values(reading=reading, as_read=mark))
    _clear_issues(connection, report)
    _take_claims(connection, report.id)
    new = _put_claims(connection, found, reading)
    _anchor_again(connection, report.id, new)
    return "again"


def put_issue(connection: Connection, issue: Issue) -> None:
    """Store an issue, once."""
    if connection.execute(select(issues.c.id).where(issues.c.id == issue.id)).first() is None:
        connection.execute(insert(issues), issue_row(issue) | {"number": _next(connection, issues)})


def put_judgement(connection: Connection, judgement: Judgement) -> None:
    """Add a judgement, with what it is about as that stands now; the same one again changes nothing."""
    if connection.execute(select(judgements.c.id).where(judgements.c.id == judgement.id)).first():
        return
    connection.execute(insert(judgements), judgement_row(judgement) | {"number": _next(connection, judgements)})
    about = (*judgement.subject, *([judgement.value] if judgement.act in POINTING and judgement.value else ()))
    connection.execute(insert(anchors), [_anchor_row(connection, judgement.id, name) for name in dict.fromkeys(about)])
    _refresh(connection, reached([judgement.id], made(connection), connection))


def as_read(connection: Connection, report: str) -> str:
    """Return a hash of the corrections of a report that its claims have to be read with; empty where there are none."""
    stored = connection.execute(select(reports.c.corrected).where(reports.c.id == report)).scalar()
    return hashlib.sha256(stored.encode()).hexdigest()[:16] if stored else ""


def _reading(connection: Connection, by: ReadBy) -> int:
    number = reading_number(connection, by)
    if number is None:
        number = _next(connection, readings)
        connection.execute(insert(readings), {"number": number, "reader": by.reader, "digest": by.digest})
    return number


def _next(connection: Connection, table: Table) -> int:
    return (connection.execute(select(func.max(table.c.number))).scalar() or 0) + 1


def _put_claims(connection: Connection, found: Iterable[AnyClaim], reading: int) -> tuple[AnyClaim, ...]:
    """Store claims; of two with one id, which say the same of the same words, the first."""
    unique = dict[str, AnyClaim]()
    for claim in found:
        unique.setdefault(claim.id, claim)
    first = _next(connection, claims)
    rows = [claim_row(claim) | {"number": n, "reading": reading} for n, claim in enumerate(unique.values(), first)]
    if rows:
        connection.execute(insert(claims), rows)
        keep_words(connection, "claim_words", [(n, c.evidence.text) for n, c in enumerate(unique.values(), first)])
    return tuple(unique.values())


def _take_claims(connection: Connection, report: str) -> None:
    numbers = [row.number for row in connection.execute(select(claims.c.number).where(claims.c.report == report))]
    forget_words(connection, "claim_words", numbers)
    connection.execute(delete(claims).where(claims.c.report == report))


def _clear_issues(connection: Connection, report: Report) -> None:
    """Forget what went wrong with a report before; what still does comes up again after it."""
    stale = issues.c.report == report.id
    if report.path:
        stale |= issues.c.path == (report.path.encode("utf-8", "replace").decode())
    connection.execute(delete(issues).where(stale))


def _link_editions(connection: Connection, edition: str | None) -> None:
    """Let each version of an article supersede the one published, or else added, before it."""
    if edition is None:
        return
    rows = connection.execute(
        select(reports.c.id, reports.c.supersedes)
        .where(reports.c.edition == edition)
        .order_by(func.coalesce(reports.c.published, ""), reports.c.number)
    ).all()
    for before, row in zip([None, *(row.id for row in rows)], rows, strict=False):
        if row.supersedes != before:
            connection.execute(update(reports).where(reports.c.id == row.id).values(supersedes=before))


def _anchor_row(connection: Connection, judgement: str, subject: str) -> dict[str, Any]:
    row = connection.execute(select(claims.c.report, claims.c.record).where(claims.c.id == subject)).first()
    about = {"report": row.report, "snapshot": row.record} if row else {"report": None, "snapshot": None}
    return {"judgement": judgement, "subject": subject, "now": subject, "changed": False, **about}


def _anchor_again(connection: Connection, report: str, found: Sequence[AnyClaim]) -> None:
    """Find the claims that people judged among those of the new reading."""
    rows = connection.execute(select(anchors).where(anchors.c.report == report)).all()
    for row in rows:
        now, changed = anchor(decode_claim(row.snapshot), found)
        same = (anchors.c.judgement == row.judgement) & (anchors.c.subject == row.subject)
        connection.execute(update(anchors).where(same).values(now=now, changed=changed))
    if rows:
        _refresh(connection, {claim.id for claim in found})


def _refresh(connection: Connection, ids: set[str]) -> None:
    """Write what holds of judged claims and reports into the columns by which they are found."""
    decided = anchored(connection)
    for row in connection.execute(select(claims.c.id, claims.c.record).where(claims.c.id.in_(ids))).all():
        read = decode_claim(row.record)
        state = current([read], decided)
        (now,) = (*state.claims, *state.rejected)
        verdict = "rejected" if state.rejected else "accepted" if read.id in state.accepted else None
        values = {"corrected": encode(now) if now != read else None, "verdict": verdict, **claim_columns(now)}
        connection.execute(update(claims).where(claims.c.id == row.id).values(values))
    for row in connection.execute(select(reports.c.id, reports.c.head).where(reports.c.id.in_(ids))).all():
        head = decode_report(row.head, None, None)
        report = current_report(head, decided)
        values = {"corrected": encode(report) if report != head else None, **report_columns(report)}
        connection.execute(update(reports).where(reports.c.id == row.id).values(values))
