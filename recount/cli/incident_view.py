"""One incident -> what a terminal shows of it: its counts and why, whom it rests on, each claim in its report's words.

Text of reports is shown as plain text: no markup is read from it, and control characters are shown by their names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from recount.cli.incident_table import incident_blocks
from recount.cli.plurals import plural
from recount.cli.single import in_context
from recount.exchange.incident_wording import names
from recount.exchange.wording import STATUS_WORDS, amount, chain, counted, heading, one_line, time_words, what, where
from recount.records import AnyClaim, Figure, Incident, Report

__all__ = ["incident_view"]

AROUND = 120
"""Characters of the text that are shown before and after the words of each claim."""
MOST = 60
"""Claims that are shown of an incident that has more."""


def incident_view(
    incident: Incident, claims: Sequence[AnyClaim], reports: Mapping[str, Report], width: int, colour: bool
) -> RenderableType:
    """Return an incident with its reasons, and its claims by report, the earliest first, each in context."""
    told = sorted(
        (claim for claim in claims if claim.report in reports),
        key=lambda claim: (reports[claim.report].published or "9999", claim.report, claim.evidence.start, claim.id),
    )
    parts: list[RenderableType] = [incident_blocks([incident], width, why=True), *_origins(incident, reports)]
    for key, group in groupby(told[:MOST], key=lambda claim: claim.report):
        report = reports[key]
        dated = f"{report.publisher or 'publisher not known'}, {report.published or 'day not known'}, {report.id}"
        parts.append(Text(f"{one_line(heading(report))}  ({one_line(dated)})", style="bold"))
        parts += [_claim(claim, report, colour) for claim in group]
    if len(told) > MOST:
        parts.append(Text(f"{len(told) - MOST:,} further claims: recount show ID --as jsonl lists them", style="dim"))
    return Group(*parts)


def _origins(incident: Incident, reports: Mapping[str, Report]) -> Iterable[RenderableType]:
    """Yield each independent source with the reason why it counts as one, and where it is told."""
    yield Text("Independent sources", style="bold")
    for number, origin in enumerate(incident.origins, 1):
        told = names(_short(reports[key]) for key in origin.reports if key in reports)
        rests = f"{plural(len(origin.claims), 'claim')} in {one_line(told)}"
        words = f"{number}. {one_line(origin.name)}: {origin.because}; {rests}"
        yield Padding(Text(words, overflow="fold"), (0, 0, 0, 2))
    yield Text()


def _short(report: Report) -> str:
    return f"{report.publisher or report.title or report.id} of {(report.published or 'an unknown day')[:10]}"


def _claim(claim: AnyClaim, report: Report, colour: bool) -> RenderableType:
    name, narrowed = what(claim)
    said = " ".join(filter(None, (name, narrowed)))
    if isinstance(claim, Figure):
        said += f" {amount(claim)} {counted(claim)}"
    facts = (said, STATUS_WORDS[claim.status], where(claim), time_words(claim.time), chain(claim.sources), claim.id)
    line = Text(one_line(" · ".join(filter(None, facts))), overflow="fold")
    return Padding(Group(line, Padding(in_context(claim, report.text, colour, AROUND), (0, 0, 1, 2))), (0, 0, 0, 2))
