"""A report and its claims -> a table for the terminal, one row a claim, in words that read without colour too.

Wide terminals get a column for each question; narrow ones stack related answers in one cell. Text of reports is
shown as plain text: no markup is read from it, and control characters are shown by their names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from recount.cli.plurals import plural
from recount.exchange.explaining import Reason
from recount.exchange.wording import (
    KINDS,
    STATUS_WORDS,
    actors,
    amount,
    chain,
    counted,
    heading,
    kind,
    one_line,
    shorten,
    targets,
    time_words,
    voices,
    what,
    where,
)
from recount.records import Actor, AnyClaim, Event, Figure, Report, Status

__all__ = ["WIDE", "Explain", "claim_table", "totals"]

Explain = Callable[[AnyClaim], tuple[Reason, ...]]
"""What gives the reasons of a claim."""

WIDE = 120
"""Columns of the terminal from which every question has its own column."""

LONGEST = 90
"""Characters of one cell before it is cut, so that one odd name does not fill the screen."""

GAP = 2
"""Blank columns between two columns of the table."""

LEAST = 9
"""Narrowest that a column of words is made: most words still stand whole in it."""

NOBODY = "—"
"""Says who, where the report says it without quoting anybody."""

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


class Column(NamedTuple):
    """One column: its heading, and whether it keeps its width where the others have to give way."""

    name: str
    firm: bool = False
    right: bool = False


AMOUNT = Column("How many", firm=True, right=True)
MARK = Column("Id", firm=True)
WIDE_COLUMNS = (
    Column("Status", firm=True),
    Column("What"),
    Column("Who"),
    Column("Whom or what"),
    Column("Where"),
    Column("When"),
    AMOUNT,
    Column("Says who"),
)
NARROW_COLUMNS = (
    Column("What", firm=True),
    Column("Who → whom"),
    Column("Where, when"),
    AMOUNT,
    Column("Says who"),
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


def claim_table(
    report: Report,
    claims: Sequence[AnyClaim],
    width: int,
    evidence: bool = False,
    marks: Mapping[str, str] | None = None,
    explain: Explain | None = None,
) -> RenderableType:
    """Return the heading of a report with the table of its claims, fitted to `width` columns of the terminal.

    `marks`, by id of the claim, stand before each row. With `evidence` the words stand under each claim that say it,
    with `explain` also the rules that gave it.
    """
    if not claims:
        return Group(_heading(report), Text("no claims found", style="dim"), Text())
    columns = WIDE_COLUMNS if width >= WIDE else NARROW_COLUMNS
    rows = [tuple(_row(claim)) if width >= WIDE else _narrow_cells(_row(claim)) for claim in claims]
    if marks is not None:
        columns = (MARK, *columns)
        rows = [(Text(marks[claim.id], style="dim"), *cells) for claim, cells in zip(claims, rows, strict=True)]
    widths = _widths(columns, rows, width)
    parts: list[RenderableType] = [_heading(report)]
    table = _table(columns, widths, header=True)
    for claim, row in zip(claims, rows, strict=True):
        table.add_row(*row)
        if evidence or explain:
            parts += [table, _quote(claim, explain(claim) if explain else ())]
            table = _table(columns, widths, header=False)
    counts = Text(totals(Counter(map(kind, claims))), style="dim")
    return Group(*parts, *([] if evidence or explain else [table]), counts, Text())


def totals(kinds: Mapping[str, int]) -> str:
    """Return how many claims there are, by kind: `12 claims: 5 events, 6 figures, 1 relation`."""
    parts = [plural(kinds[kind], kind) for kind in KINDS if kinds.get(kind)]
    total = plural(sum(kinds.values()), "claim")
    return f"{total}: {', '.join(parts)}" if parts else total


def _heading(report: Report) -> Text:
    facts = [report.publisher or "publisher not known", report.published or "date not known"]
    facts += [report.path] if report.path and report.title else []
    facts += [f"copy of {report.duplicate_of}"] if report.duplicate_of else []
    title = Text(shorten(one_line(heading(report)), 2 * LONGEST), style="bold")
    return title.append("\n" + " · ".join(shorten(one_line(fact), LONGEST) for fact in facts), style="not bold dim")


def _row(claim: AnyClaim) -> Row:
    sign, colour = LOOKS[claim.status]
    name, narrowed = what(claim)
    figure = claim if isinstance(claim, Figure) else None
    return Row(
        status=Text(f"{sign} {STATUS_WORDS[claim.status]}", style=colour),
        what=Text(name, style="bold").append(_narrowed(narrowed, bool(figure)), style="not bold"),
        who=_cell(_names(actors(claim))),
        whom=_cell(counted(figure) if figure else _names(targets(claim))),
        where=_cell(where(claim)),
        when=_cell(_when(claim)),
        amount=Text(amount(figure) if figure else "", style="bold"),
        source=_cell(chain(voices(claim.sources), " < ") or NOBODY),
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


def _narrow_cells(row: Row) -> tuple[Text, ...]:
    who = row.whom if row.amount else _stack(" → ", row.who or Text("?"), row.whom) if row.whom else row.who
    return _stack("\n", row.status, row.what), who, _stack("\n", row.where, row.when), row.amount, row.source


def _stack(separator: str, *parts: Text) -> Text:
    return Text(separator).join([part for part in parts if part])


def _widths(columns: Sequence[Column], rows: Sequence[tuple[Text, ...]], width: int) -> list[int]:
    """Give each column what its longest line needs; where that is too much, take from the widest that can give."""
    needs = [max(line.cell_len for cell in cells for line in cell.split("\n")) for cells in zip(*rows, strict=True)]
    widths = [max(Text(column.name).cell_len, need) for column, need in zip(columns, needs, strict=True)]
    spare = sum(widths) + GAP * (len(columns) - 1) - width
    for _ in range(spare):
        giving = [n for n, column in enumerate(columns) if not column.firm and widths[n] > LEAST]
        if not giving:
            break
        widths[max(giving, key=widths.__getitem__)] -= 1
    return widths


def _table(columns: Sequence[Column], widths: Sequence[int], header: bool) -> Table:
    table = Table(box=None, padding=(0, GAP, 0, 0), pad_edge=False, header_style="dim", show_header=header)
    for column, width in zip(columns, widths, strict=True):
        table.add_column(column.name, width=width, justify="right" if column.right else "left", overflow="fold")
    return table


def _quote(claim: AnyClaim, why: tuple[Reason, ...]) -> RenderableType:
    words = Text(f"“{one_line(claim.evidence.text)}”", style="italic", overflow="fold")
    return Padding(Group(words, *([_reasons(why)] if why else [])), (0, 0, 1, 2))


def _reasons(why: tuple[Reason, ...]) -> Table:
    """Return which rule answers which question, where it stands, and what it does."""
    table = Table(box=None, padding=(0, GAP, 0, 0), pad_edge=False, show_header=False)
    for _ in range(3):
        table.add_column(overflow="fold")
    asked = ""
    for field, rule, place, meaning in why:
        name = Text(rule).append(f"\n{place}", style="dim")
        table.add_row(Text(field if field != asked else "", style="dim"), name, Text(one_line(meaning)))
        asked = field
    return table
