"""A report and its claims -> a table for the terminal, one row a claim, in words that read without colour too.

Wide terminals get a column for each question; narrow ones stack related answers in one cell. Text of reports is
shown as plain text: no markup is read from it, and control characters are shown by their names.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from recount.exchange.wording import (
    STATUS_WORDS,
    actors,
    amount,
    chain,
    counted,
    one_line,
    shorten,
    targets,
    time_words,
    what,
    where,
)
from recount.records import Actor, AnyClaim, Event, Figure, Report, Status

__all__ = ["WIDE", "claim_table", "totals"]

WIDE = 120
"""Columns of the terminal from which every question has its own column."""

LONGEST = 90
"""Characters of one cell before it is cut, so that one odd name does not fill the screen."""

LOOKS: dict[Status, tuple[str, str]] = {
    "happened": ("●", "green"),
    "ongoing": ("◐", "green"),
    "planned": ("○", "cyan"),
    "threatened": ("▲", "yellow"),
    "ordered": ("►", "cyan"),
    "requested": ("◇", "cyan"),
    "possible": ("◌", "yellow"),
    "did_not_happen": ("✕", "red"),
}
"""Sign and colour of each status; the word always stands beside them."""

KINDS = ("event", "figure", "relation")


class Column(NamedTuple):
    """One column: its heading, its share of the width, and the least it can do with."""

    name: str
    weight: int
    least: int = 8
    right: bool = False


WIDE_COLUMNS = (
    Column("Status", 13, 16),
    Column("What", 14, 13),
    Column("Who", 15),
    Column("Whom or what", 15),
    Column("Where", 15),
    Column("When", 12, 10),
    Column("How many", 9, right=True),
    Column("Says who", 18),
)

NARROW_COLUMNS = (
    Column("What", 20, 16),
    Column("Who → whom", 26),
    Column("Where, when", 22, 10),
    Column("How many", 11, right=True),
    Column("Says who", 21),
)


class Row(NamedTuple):
    """The answers of one claim, each harmless text on one line."""

    status: Text
    what: Text
    who: Text
    whom: Text
    where: Text
    when: Text
    amount: Text
    source: Text


def claim_table(report: Report, claims: tuple[AnyClaim, ...], width: int, evidence: bool = False) -> RenderableType:
    """Return the heading of a report with the table of its claims, fitted to `width` columns of the terminal."""
    if not claims:
        return Group(_heading(report), Text("no claims found", style="dim"), Text())
    columns = WIDE_COLUMNS if width >= WIDE else NARROW_COLUMNS
    widths = _widths(columns, width)
    parts: list[RenderableType] = [_heading(report)]
    table = _table(columns, widths, header=True)
    for claim in claims:
        row = _row(claim)
        table.add_row(*(row if width >= WIDE else _narrow_cells(row)))
        if evidence:
            parts += [table, _quote(claim)]
            table = _table(columns, widths, header=False)
    return Group(*parts, *([] if evidence else [table]), Text(totals([claims]), style="dim"), Text())


def totals(groups: list[tuple[AnyClaim, ...]]) -> str:
    """Return how many claims there are, by kind: `12 claims: 5 events, 6 figures, 1 relation`."""
    kinds = Counter(_kind(claim) for claims in groups for claim in claims)
    parts = [_plural(kinds[kind], kind) for kind in KINDS if kinds[kind]]
    total = _plural(sum(kinds.values()), "claim")
    return f"{total}: {', '.join(parts)}" if parts else total


def _kind(claim: AnyClaim) -> str:
    return "event" if isinstance(claim, Event) else "figure" if isinstance(claim, Figure) else "relation"


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _heading(report: Report) -> Text:
    title = report.title or report.path or report.url or report.id
    facts = [report.publisher or "publisher not known", report.published or "date not known"]
    facts += [report.path] if report.path and report.title else []
    facts += [f"copy of {report.duplicate_of}"] if report.duplicate_of else []
    heading = Text(shorten(one_line(title), 2 * LONGEST), style="bold")
    return heading.append("\n" + " · ".join(one_line(fact) for fact in facts), style="not bold dim")


def _row(claim: AnyClaim) -> Row:
    sign, colour = LOOKS[claim.status]
    kind, narrowed = what(claim)
    figure = isinstance(claim, Figure)
    return Row(
        status=Text(f"{sign} {STATUS_WORDS[claim.status]}", style=colour),
        what=Text(kind, style="bold").append(_narrowed(narrowed, figure), style="not bold"),
        who=_cell(_names(actors(claim))),
        whom=_cell(counted(claim) if isinstance(claim, Figure) else _names(targets(claim))),
        where=_cell(where(claim)),
        when=_cell(_when(claim)),
        amount=Text(amount(claim) if isinstance(claim, Figure) else "", style="bold" if figure else ""),
        source=_cell(chain(claim.sources[::-1], " < ")),
    )


def _narrowed(words: str, figure: bool) -> str:
    if not words:
        return ""
    return f" ({words})" if figure else f" {words}"


def _when(claim: AnyClaim) -> str:
    deadline = claim.deadline if isinstance(claim, Event) else None
    parts = [time_words(claim.time), f"deadline {time_words(deadline)}" if deadline else ""]
    return ", ".join(part for part in parts if part)


def _names(found: tuple[Actor, ...]) -> str:
    names = [actor.name for actor in found]
    return ", ".join(names[:3]) + (f" +{len(names) - 3}" if len(names) > 3 else "")


def _cell(text: str) -> Text:
    return Text(shorten(one_line(text), LONGEST), overflow="fold")


def _widths(columns: tuple[Column, ...], width: int) -> list[int]:
    """Share the terminal's columns out by weight; a column never gets less than its least width."""
    free = width - 2 * (len(columns) - 1)
    weights = sum(column.weight for column in columns)
    return [max(column.least, free * column.weight // weights) for column in columns]


def _table(columns: tuple[Column, ...], widths: list[int], header: bool) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim", show_header=header)
    for column, width in zip(columns, widths, strict=True):
        table.add_column(column.name, width=width, justify="right" if column.right else "left", overflow="fold")
    return table


def _narrow_cells(row: Row) -> tuple[Text, ...]:
    who = row.whom if row.amount else _stack(" → ", row.who or Text("?"), row.whom) if row.whom else row.who
    return _stack("\n", row.status, row.what), who, _stack("\n", row.where, row.when), row.amount, row.source


def _stack(separator: str, *parts: Text) -> Text:
    return Text(separator).join([part for part in parts if part])


def _quote(claim: AnyClaim) -> RenderableType:
    return Padding(Text(f"“{one_line(claim.evidence.text)}”", style="italic", overflow="fold"), (0, 0, 1, 2))
