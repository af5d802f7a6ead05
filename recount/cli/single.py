"""One claim or report -> what a terminal shows of it; the words of a claim are marked in the text around them.

Text of reports is shown as plain text: no markup is read from it, and control characters are shown by their names.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

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
    heading,
    kind,
    one_line,
    targets,
    time_words,
    visible,
    what,
    where,
)
from recount.records import AnyClaim, Event, Figure, Report, Source

if TYPE_CHECKING:
    from recount.casebook import Listed

__all__ = ["claim_view", "in_context", "report_view"]

AROUND = 400
"""Characters of the text that are shown before and after the evidence."""

VERDICTS = {"accepted": "accepted by a person", "rejected": "rejected by a person", None: ""}


def claim_view(listed: Listed, report: Report, colour: bool) -> RenderableType:
    """Return a claim as it stands now: what it says, its words in the text, and where it comes from."""
    claim = listed.claim
    name, narrowed = what(claim)
    title = Text(" ".join(filter(None, (name, narrowed))), style="bold")
    if isinstance(claim, Figure):
        title.append(f" {amount(claim)} {one_line(counted(claim))}")
    facts = (kind(claim), STATUS_WORDS[claim.status], VERDICTS[listed.verdict], "corrected" if listed.corrected else "")
    title.append("\n" + " · ".join(filter(None, facts)), style="not bold dim")
    text = Padding(in_context(claim, report.text, colour), (1, 0, 1, 2))
    return Group(title, text, _fields(_claim_facts(claim)), Text(), _fields(_report_facts(report)), Text())


def report_view(report: Report) -> RenderableType:
    """Return a report: what is known of it, and its text."""
    title = Text(one_line(heading(report)), style="bold")
    return Group(
        title, _fields(_report_facts(report)), Padding(Text(visible(report.text), overflow="fold"), (1, 0, 1, 2))
    )


def in_context(claim: AnyClaim, text: str, colour: bool, around: int = AROUND) -> Text:
    """Return the evidence with the text around it, marked by looks or, without colour, by brackets."""
    start, end = claim.evidence.start, claim.evidence.end
    first, last = _edge(text, start - around, -1), _edge(text, end + around, 1)
    shown = Text("… " if first > 0 else "", style="dim", overflow="fold")
    shown.append(visible(text[first:start]), style="dim")
    shown.append("" if colour else "[[")
    for a, b, style in _pieces(claim, start, end):
        shown.append(visible(text[a:b]), style=style)
    shown.append("" if colour else "]]")
    shown.append(visible(text[end:last]) + (" …" if last < len(text) else ""), style="dim")
    return shown


def _claim_facts(claim: AnyClaim) -> Iterable[tuple[str, str]]:
    yield "Who", ", ".join(actor.name for actor in actors(claim))
    yield "Whom or what", ", ".join(target.name for target in targets(claim))
    yield "Where", where(claim)
    yield "When", time_words(claim.time)
    if isinstance(claim, Event):
        yield "Deadline", time_words(claim.deadline)
        yield "With", claim.weapon.text if claim.weapon else ""
    if isinstance(claim, Figure):
        yield "Printed", f"“{claim.printed.text}”"
        yield "Counts", f"{claim.population}, {claim.scope}"
        yield "Part of", claim.part_of or ""
        yield "About", claim.about or ""
    yield "Says who", chain(claim.sources)
    yield "Told before", claim.same_as or ""
    yield "Loaded words", ", ".join(f"“{loaded.text}” ({loaded.kind}, {loaded.by})" for loaded in claim.loaded)
    yield "Read by", ", ".join((claim.rule, *claim.rules))
    yield "Claim", claim.id


def _report_facts(report: Report) -> Iterable[tuple[str, str]]:
    yield "Report", report.title or ""
    yield "Publisher", report.publisher or "not known"
    yield "Published", report.published or "not known"
    yield "By", ", ".join(report.authors)
    yield "From", report.url or report.path or ""
    yield "Supersedes", report.supersedes or ""
    yield "Copy of", report.duplicate_of or ""
    yield "Report id", report.id


def _fields(facts: Iterable[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, words in facts:
        if words:
            table.add_row(label, Text(one_line(words)))
    return table


def _pieces(claim: AnyClaim, start: int, end: int) -> Iterable[tuple[int, int, str]]:
    """Yield the parts of the evidence: what a field was read from is underlined."""
    spans = [claim.place, claim.time.span if claim.time else None, *claim.sources, *actors(claim), *targets(claim)]
    spans += [claim.printed] if isinstance(claim, Figure) else []
    marked = set[int]()
    for span in spans:
        if span and not (isinstance(span, Source) and span.start is None):
            marked.update(range(max(span.start or 0, start), min(span.end or 0, end)))
    at = start
    while at < end:
        following = at + 1
        while following < end and (following in marked) == (at in marked):
            following += 1
        yield at, following, "not dim bold underline" if at in marked else "not dim bold"
        at = following


def _edge(text: str, at: int, step: int) -> int:
    """Return a place near by where no word is cut."""
    if at <= 0 or at >= len(text):
        return min(max(at, 0), len(text))
    for _ in range(AROUND // 4):
        if text[at - 1].isspace() or text[at].isspace():
            break
        at += step
    return at
