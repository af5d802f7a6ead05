"""Reports with their claims, issues and judgements -> rows. The only writes of a casebook; each needs a transaction
that holds the lock of writers.

Rows are numbered here, so that many can be written at once and found by number in text search.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any, Literal

import msgspec
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
    stored_path,
)
from recount.casebook.schema import anchors, claims, issues, judgements, readings, reports
from recount.casebook.search import forget_words, keep_words
from recount.records import AnyClaim, Issue, Judgement, Record, Report

__all__ = ["Item", "Outcome", "ReadBy", "as_read", "put_batch", "put_judgement", "reading_number"]

Outcome = Literal["new", "again", "there"]
"""What became of a report: stored, its claims replaced by a newer reading's, or nothing to do."""

ReadReport = tuple[Report, tuple[AnyClaim, ...]]
Item = ReadReport | Issue
"""What is added: a report with what it claims, or an issue."""


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


def put_batch(connection: Connection, items: Sequence[Item], by: ReadBy) -> list[Outcome | None]:
    """Store reports with their claims, and issues; return what became of each report, and None for each issue.

    Of a report that is there already, only claims of another reading are stored.
    """
    reading, ids = _reading(connection, by), [item[0].id for item in items if not isinstance(item, Issue)]
    there = {row.id for row in connection.execute(select(reports.c.id).where(reports.c.id.in_(ids)))}
    new, done = dict[str, ReadReport](), list[Outcome | None]()
    _put_issues(connection, items, {name for name in ids if name not in there})
    for item in items:
        if isinstance(item, Issue):
            done.append(None)
        elif item[0].id in there:
            done.append(_put_again(connection, *item, reading))
        else:
            done.append("there" if item[0].id in new else "new")
            new.setdefault(item[0].id, item)
    _put_new(connection, tuple(new.values()), reading)
    return done


def put_judgement(connection: Connection, judgement: Judgement) -> None:
    """Add a judgement, with what it is about as that stands now; the same one again changes nothing."""
    if connection.execute(select(judgements.c.id).where(judgements.c.id == judgement.id)).first():
        return
    connection.execute(insert(judgements), judgement_row(judgement) | {"number": _next(connection, judgements)})
    about = (*judgement.subject, *([judgement.value] if judgement.act in POINTING and judgement.value else ()))
    connection.execute(insert(anchors), [_anchor_row(connection, judgement.id, name) for name in dict.fromkeys(about)])
    _refresh(connection, reached([judgement.id], made(connection), connection))


def as_read(connection: Connection, name: str) -> str:
    """Return a hash of the corrections of a report that its claims have to be read with; empty where there are none.

    That it copies another report changes no claim.
    """
    row = connection.execute(select(reports.c.head, reports.c.corrected).where(reports.c.id == name)).first()
    if row is None or row.corrected is None:
        return ""
    head, now = (_as_told(decode_report(stored, None, None)) for stored in (row.head, row.corrected))
    return "" if now == head else hashlib.sha256(now.encode()).hexdigest()[:16]


def _as_told(report: Report) -> str:
    """Return what is known of a report, without its text and its relations to others."""
    return encode(msgspec.structs.replace(report, text="", supersedes=None, duplicate_of=None))


def _put_new(connection: Connection, new: Sequence[ReadReport], reading: int) -> None:
    first = _next(connection, reports)
    rows = [report_row(r) | {"number": n, "reading": reading, "as_read": ""} for n, (r, _) in enumerate(new, first)]
    if not rows:
        return
    connection.execute(insert(reports), rows)
    keep_words(connection, "report_words", [(n, f"{r.title or ''}\n{r.text}") for n, (r, _) in enumerate(new, first)])
    _link_editions(connection, {row["edition"] for row in rows if row["edition"]})
    _put_claims(connection, [claim for _, found in new for claim in found], reading)


def _put_again(connection: Connection, report: Report, found: Sequence[AnyClaim], reading: int) -> Outcome:
    """Replace the claims of a report that is there, unless they are of this reading."""
    columns = (reports.c.reading, reports.c.as_read, reports.c.corrected)
    stored = connection.execute(select(*columns).where(reports.c.id == report.id)).one()
    mark = as_read(connection, report.id)
    if (stored.reading, stored.as_read) == (reading, mark):
        return "there"
    if mark and _as_told(report) != _as_told(decode_report(stored.corrected, None, None)):
        mark = ""  # read before somebody corrected it, or without asking: it has to be read again
        if (stored.reading, stored.as_read) == (reading, mark):
            return "there"
    connection.execute(update(reports).where(reports.c.id == report.id).values(reading=reading, as_read=mark))
    _clear_issues(connection, [report])
    _take_claims(connection, report.id)
    _anchor_again(connection, report.id, _put_claims(connection, found, reading))
    return "again"


def _put_issues(connection: Connection, items: Sequence[Item], new: set[str]) -> None:
    """Store issues, each once; what went wrong with a report before it was read well is forgotten."""
    kept = dict[str, Issue]()
    for item in items:
        if isinstance(item, Issue):
            kept[item.id] = item
        elif item[0].id in new:
            kept = {n: i for n, i in kept.items() if item[0].id != i.report and (not i.path or i.path != item[0].path)}
    _clear_issues(connection, [item[0] for item in items if not isinstance(item, Issue) and item[0].id in new])
    there = {row.id for row in connection.execute(select(issues.c.id).where(issues.c.id.in_(kept)))} if kept else set()
    first = _next(connection, issues)
    rows = [issue_row(issue) for name, issue in kept.items() if name not in there]
    if rows:
        connection.execute(insert(issues), [row | {"number": n} for n, row in enumerate(rows, first)])


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


def _clear_issues(connection: Connection, read: Sequence[Report]) -> None:
    """Forget what went wrong with reports before; what still does comes up again after them."""
    paths = [stored_path(report.path) for report in read if report.path]
    if read:
        stale = issues.c.report.in_([report.id for report in read]) | issues.c.path.in_(paths)
        connection.execute(delete(issues).where(stale))


def _link_editions(connection: Connection, editions: set[str]) -> None:
    """Let each version of an article supersede the one published, or else added, before it."""
    several = select(reports.c.edition).where(reports.c.edition.in_(editions))
    for (edition,) in connection.execute(several.group_by(reports.c.edition).having(func.count() > 1)).all():
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
    rows = connection.execute(select(claims.c.record).where(claims.c.id.in_(ids))).all()
    read = {claim.id: claim for claim in (decode_claim(row.record) for row in rows)}
    state = current(read.values(), decided)
    verdicts = dict.fromkeys(state.accepted, "accepted") | {claim.id: "rejected" for claim in state.rejected}
    for now in (*state.claims, *state.rejected):
        changed = encode(now) if now != read[now.id] else None
        values = {"corrected": changed, "verdict": verdicts.get(now.id), **claim_columns(now)}
        connection.execute(update(claims).where(claims.c.id == now.id).values(values))
    for row in connection.execute(select(reports.c.id, reports.c.head).where(reports.c.id.in_(ids))).all():
        head = decode_report(row.head, None, None)
        report = current_report(head, decided)
        values = {"corrected": encode(report) if report != head else None, **report_columns(report)}
        connection.execute(update(reports).where(reports.c.id == row.id).values(values))
