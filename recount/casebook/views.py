"""A filter -> the query that finds reports, claims or issues, in a fixed order."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Dialect, Select, and_, column, exists, func, null, or_, select

from recount.casebook.filters import Filter
from recount.casebook.schema import claims, issues, reports
from recount.casebook.search import fold, found

__all__ = ["by_date", "count_claims", "find_claims", "find_issues", "find_reports"]

Condition = ColumnElement[bool]
Query = TypeVar("Query", bound=Select[Any])


def find_reports(where: Filter, dialect: Dialect, text: bool) -> Select[Any]:
    """Return the query for head, text if wanted, corrections and superseded report; oldest first, then by id."""
    columns = (
        reports.c.head,
        reports.c.text if text else null().label("text"),
        reports.c.corrected,
        reports.c.supersedes,
    )
    holds = [
        _among(reports.c.id, (*where.ids, *([where.report] if where.report else []))),
        _part(reports.c.publisher, where.source),
        # The tilde comes after all that a date can go on with: the hour of a day, the day of a month.
        reports.c.published + "~" >= where.since if where.since else None,
        reports.c.published <= where.until + "~" if where.until else None,
        _words(reports.c.number, "report_words", where.text, dialect),
        exists().where(claims.c.report == reports.c.id, _kept(), *inside) if (inside := _of_claim(where)) else None,
    ]
    return _all(select(*columns), holds).order_by(func.coalesce(reports.c.published, "~"), reports.c.id)


def find_claims(where: Filter, dialect: Dialect) -> Select[Any]:
    """Return the query for record, corrections and verdict; a report's claims stand together, as they were read."""
    holds = [
        _among(claims.c.id, where.ids),
        claims.c.report == where.report if where.report else None,
        _part(claims.c.sources, where.source),
        *_dated(where),
        _words(claims.c.number, "claim_words", where.text, dialect),
        *_of_claim(where),
        None if where.rejected else _kept(),
    ]
    query = select(claims.c.record, claims.c.corrected, claims.c.verdict)
    return _all(query, holds).order_by(claims.c.report, claims.c.number)


def by_date(query: Select[Any]) -> Select[Any]:
    """Return a query for claims, ordered by when their reports were published."""
    first = (func.coalesce(reports.c.published, "~"), claims.c.report, claims.c.number)
    return query.join(reports, reports.c.id == claims.c.report).order_by(None).order_by(*first)


def find_issues(where: Filter) -> Select[Any]:
    """Return the query for the records of issues, in the order in which they came up."""
    holds = [
        _among(issues.c.id, where.ids),
        issues.c.report == where.report if where.report else None,
        issues.c.code == where.code if where.code else None,
        issues.c.severity == where.severity if where.severity else None,
    ]
    return _all(select(issues.c.record), holds).order_by(issues.c.path, issues.c.id)


def count_claims() -> Select[Any]:
    """Return the query for how many claims each report makes, without those rejected."""
    return select(claims.c.report, func.count().label("claims")).where(_kept()).group_by(claims.c.report)


def _kept() -> Condition:
    return func.coalesce(claims.c.verdict, "") != "rejected"


def _of_claim(where: Filter) -> list[Condition]:
    """Return what must hold of a claim, or of one claim of a report."""
    types = {where.type, where.type.upper(), where.type.lower()} if where.type else ()
    given = [
        claims.c.kind == where.kind if where.kind else None,
        and_(claims.c.kind != "figure", claims.c.what.in_(sorted(types))) if types else None,
        and_(claims.c.kind == "figure", claims.c.what == where.measure.lower()) if where.measure else None,
        claims.c.status == where.status if where.status else None,
        _part(claims.c.place, where.place),
        claims.c.country.contains(f"|{where.country.upper()}|", autoescape=True) if where.country else None,
        _part(claims.c.actors, where.actor),
    ]
    return [condition for condition in given if condition is not None]


def _dated(where: Filter) -> list[Condition]:
    """Return what must hold of a claim's days: an open end reaches everywhere, and what has no date is left out."""
    if not (where.since or where.until):
        return []
    holds = [or_(claims.c.first.is_not(None), claims.c.last.is_not(None))]
    if where.since:
        holds.append(func.coalesce(claims.c.last, "~") >= where.since)
    if where.until:
        holds.append(func.coalesce(claims.c.first, "") <= where.until)
    return holds


def _among(name: ColumnElement[str], ids: tuple[str, ...]) -> Condition | None:
    return name.in_(ids) if ids else None


def _part(name: ColumnElement[str], asked: str | None) -> Condition | None:
    return name.contains(fold(asked), autoescape=True) if asked else None


def _words(number: ColumnElement[int], name: str, asked: str | None, dialect: Dialect) -> Condition | None:
    return number.in_(found(dialect, name, asked).columns(column("n"))) if asked else None


def _all(query: Query, holds: list[Condition | None]) -> Query:
    return query.where(*(condition for condition in holds if condition is not None))
