"""A situation, and what changed -> one HTML file that needs nothing else and can be handed to a colleague.

Everything from reports is escaped by the template; nothing is fetched, and no script runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import NamedTuple

from jinja2 import Template
from markupsafe import Markup

from recount.exchange.wording import heading
from recount.records import AnyClaim, Changed, Report, Situation
from recount.web.page import environment

__all__ = ["situation_page"]


class Evidence(NamedTuple):
    """The words that state a claim, and where they stand."""

    words: str
    report: str


def situation_page(
    situation: Situation,
    reports: Iterable[Report],
    claims: Iterable[AnyClaim],
    changed: Sequence[Changed] | None = None,
    since: str | None = None,
) -> str:
    """Return the page as text, to be written as UTF-8; `changed` are the changes since a day, if asked for."""
    titles = {report.id: heading(report) for report in reports}
    used = {claim for line in situation.lines for claim in line.claims}
    evidence = {c.id: Evidence(c.evidence.text, titles.get(c.report, c.report)) for c in claims if c.id in used}
    where = f" in {situation.country}" if situation.country else ""
    return _template().render(
        situation=situation,
        title=f"The situation{where} as reported up to {situation.at or 'an unknown day'}",
        sections=[(name, list(lines)) for name, lines in groupby(situation.lines, key=lambda line: line.section)],
        changed=changed,
        since=since,
        evidence=evidence,
        style=Markup(files("recount.web").joinpath("situation.css").read_text("utf-8")),
    )


@cache
def _template() -> Template:
    return environment().from_string(files("recount.web").joinpath("situation.html.jinja").read_text("utf-8"))
