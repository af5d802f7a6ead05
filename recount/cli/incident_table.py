"""Incidents and situations -> blocks for the terminal: counts, who they rest on, what is disputed; line by line.

Text of reports is shown as plain text: no markup is read from it, and control characters are shown by their names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from recount.cli.plurals import plural
from recount.exchange.incident_wording import (
    difference,
    incident_title,
    incident_where_when,
    names,
    part_words,
    parties,
    rests_on,
    tally_words,
)
from recount.exchange.wording import one_line, shorten
from recount.records import Changed, Contradiction, Incident, Situation

__all__ = ["incident_blocks", "situation_blocks"]

LONGEST = 400
"""Characters of a line before it is cut, so that one odd incident does not fill the screen."""
LABEL = 12
"""Columns of the labels."""


def incident_blocks(incidents: Sequence[Incident], width: int, why: bool = False) -> RenderableType:
    """Return the blocks of all incidents; `why` adds the rules of each count and the links between reports."""
    return Group(*(_block(number, incident, width, why) for number, incident in enumerate(incidents, 1)))


def _block(number: int, incident: Incident, width: int, why: bool) -> RenderableType:
    table = _grid([], width, LABEL)
    for label, words, style in _lines(incident, why):
        table.add_row(Text(label), Text(_plain(words), style=style))
    heading = Text(f"{number}. {_plain(incident_title(incident))}", style="bold")
    heading.append(f"  {_plain(incident_where_when(incident))}", style="not bold")
    return Group(heading, table, Text())


def _lines(incident: Incident, why: bool) -> Iterable[tuple[str, str, str]]:
    """Yield label, words and style of each line."""
    if told := parties(incident):
        yield "who → whom", told, ""
    if incident.weapons:
        yield "with", ", ".join(incident.weapons), ""
    for measure, tally in incident.figures.items():
        yield measure, f"{tally_words(tally)}  [{tally.because}]", "bold" if measure == "killed" else ""
        for part in tally.parts:
            yield "", f"of which {part_words(part)}", ""
        if why:
            yield "", f"rule {tally.rule}", "dim"
    yield "rests on", rests_on(incident), ""
    for found in _by_field(incident.contradictions):
        yield "disputed", f"{found.field}: {difference(found)}", "yellow"
    for found in _by_field(incident.developments):
        yield "later", f"{found.field}: {difference(found)}", "cyan"
    for policy, assessment in incident.assessments.items():
        yield policy, f"{assessment.grade}: {assessment.reason}", "magenta"
    for link in incident.links if why else ():
        yield "one because", f"{link.because} ({link.score:g})", "dim"
    yield "id", f"{incident.id}, {plural(len(incident.claims), 'claim')}", "dim"


def _by_field(found: Iterable[Contradiction]) -> list[Contradiction]:
    return sorted(found, key=lambda one: one.field)


def _plain(words: str) -> str:
    return shorten(one_line(words), LONGEST)


def situation_blocks(
    now: Situation, changed: Sequence[Changed] | None, since: str | None, width: int
) -> RenderableType:
    """Return a situation for the terminal: what changed since a day, then each section with its lines."""
    where = f" in {now.country}" if now.country else ""
    parts: list[RenderableType] = [
        Text(f"As reported up to {now.at or 'an unknown day'}{where}, from {now.reports:,} reports", style="bold"),
        Text(),
    ]
    if changed is not None:
        lines = [(f"{one.kind.replace('_', ' ')}", _change(one)) for one in changed]
        parts += [Text(f"Changed since {since}", style="bold"), _grid(lines, width, len("no longer told")), Text()]
    for section, found in groupby(now.lines, key=lambda line: line.section):
        rows = [(line.when or "no day", f"{line.words}  [{names(line.sources)}]") for line in found]
        parts += [Text(section, style="bold"), _grid(rows, width, len("2000-01-01")), Text()]
    return Group(*parts)


def _change(one: Changed) -> str:
    told = " → ".join(line.words for line in (one.before, one.after) if line)
    return f"{one.section}: {told}"


def _grid(rows: Iterable[tuple[str, str]], width: int, label: int) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=label, style="dim", no_wrap=True)
    table.add_column(width=max(20, width - label - 4), overflow="fold")
    for name, words in rows:
        table.add_row(Text(name), Text(_plain(words)))
    return table
