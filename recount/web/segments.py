"""A report's text and the spans of its claims -> paragraphs of segments that never overlap.

Spans of different claims overlap freely; the text is cut wherever one begins or ends, and each piece knows all
that it belongs to. Among fields that overlap, the shortest gives the colour; among evidence likewise the look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from recount.exchange.wording import actors, targets
from recount.records import AnyClaim, Event, Figure, Report, Status

__all__ = ["FIELDS", "Paragraph", "Segment", "paragraphs"]

FIELDS = ("actor", "target", "place", "time", "number", "weapon", "source")
"""What is coloured, in the order of the legend."""

_BREAK = re.compile(r"\n[^\S\n]*\n\s*")


class Mark(NamedTuple):
    """A span with what it is: a field or `evidence` of the claim of this number, or a part of the report (number 0)."""

    start: int
    end: int
    what: str
    claim: int
    status: Status = "happened"


class Segment(NamedTuple):
    """A piece of text within which nothing begins or ends."""

    text: str
    part: str
    """`boilerplate`, `furniture`, `dateline`, `headline` or empty."""
    field: str
    """The field that colours it, or empty."""
    status: str
    """The status of the shortest evidence over it, or empty."""
    claims: tuple[int, ...]
    """Numbers of the claims whose evidence or fields hold it."""
    opens: tuple[int, ...]
    """Numbers of the claims whose evidence begins here."""
    fields: tuple[tuple[str, int], ...]
    """All fields over it, each with the number of its claim."""


Paragraph = tuple[Segment, ...]


def paragraphs(report: Report, numbered: Iterable[tuple[int, AnyClaim]]) -> tuple[Paragraph, ...]:
    """Return the whole text of a report in paragraphs, cut into segments; the numbers are those of the cards."""
    length = len(report.text)
    marks = [*_parts(report)]
    for number, claim in numbered:
        marks += _claim_marks(number, claim)
    marks = [m._replace(start=max(m.start, 0), end=min(m.end, length)) for m in marks]
    marks = sorted(m for m in marks if m.start < m.end)
    out, at = list[Paragraph](), 0
    active: list[Mark] = []
    for start, end in _blocks(report.text):
        segments, active, at = _cut(report.text, start, end, marks, active, at)
        out.append(segments)
    return tuple(out)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield where paragraphs begin and end; the empty lines between belong to none."""
    start = len(text) - len(text.lstrip("\n"))
    for found in _BREAK.finditer(text, start):
        yield start, found.start()
        start = found.end()
    if start < len(text):
        yield start, len(text)


def _cut(
    text: str, start: int, end: int, marks: list[Mark], active: list[Mark], at: int
) -> tuple[Paragraph, list[Mark], int]:
    """Cut one paragraph; return its segments, the marks still open, and the next mark to come."""
    segments: list[Segment] = []
    while start < end:
        opens: list[int] = []
        while at < len(marks) and marks[at].start <= start:
            active.append(marks[at])
            opens += [marks[at].claim] if marks[at].what == "evidence" else []
            at += 1
        active = [m for m in active if m.end > start]
        following = marks[at].start if at < len(marks) else end
        stop = min([end, following, *(m.end for m in active)])
        segments.append(_segment(text[start:stop], active, opens))
        start = stop
    return tuple(segments), active, at


def _segment(text: str, active: list[Mark], opens: list[int]) -> Segment:
    fields = sorted((m for m in active if m.what in FIELDS), key=lambda m: (m.end - m.start, FIELDS.index(m.what)))
    evidence = [m for m in active if m.what == "evidence"]
    # Of two claims with the same words, the one that is less than certain shows, so that no reader takes it for done.
    innermost = min(evidence, key=lambda m: (m.end - m.start, m.status == "happened"), default=None)
    part = min((m for m in active if m.claim == 0), key=lambda m: m.end - m.start, default=None)
    return Segment(
        text=text,
        part=part.what if part else "",
        field=fields[0].what if fields else "",
        status=innermost.status if innermost else "",
        claims=tuple(sorted({m.claim for m in active if m.claim})),
        opens=tuple(sorted(set(opens))),
        fields=tuple(dict.fromkeys((m.what, m.claim) for m in fields)),
    )


def _parts(report: Report) -> Iterator[Mark]:
    for span in report.boilerplate:
        yield Mark(span.start, span.end, "boilerplate", 0)
    for span in report.furniture:
        yield Mark(span.start, span.end, "furniture", 0)
    for part, name in ((report.dateline, "dateline"), (report.headline, "headline")):
        if part:
            yield Mark(part.start, part.end, name, 0)


def _claim_marks(number: int, claim: AnyClaim) -> Iterator[Mark]:
    yield Mark(claim.evidence.start, claim.evidence.end, "evidence", number, claim.status)
    for actor in actors(claim):
        yield Mark(actor.start, actor.end, "actor", number)
    for actor in targets(claim):
        yield Mark(actor.start, actor.end, "target", number)
    for place in (claim.place, claim.origin, claim.destination):
        if place:
            yield Mark(place.start, place.end, "place", number)
    for source in claim.sources:
        if source.start is not None and source.end is not None:
            yield Mark(source.start, source.end, "source", number)
    for time in (claim.time, claim.deadline if isinstance(claim, Event) else None):
        if time:
            yield Mark(time.span.start, time.span.end, "time", number)
    if isinstance(claim, Event) and claim.weapon:
        yield Mark(claim.weapon.start, claim.weapon.end, "weapon", number)
    if isinstance(claim, Figure):
        yield Mark(claim.printed.start, claim.printed.end, "number", number)
