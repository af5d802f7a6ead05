"""Reports with their claims, and issues -> one HTML file that needs nothing else: no script, no font, no picture.

Everything from a report is escaped by the template engine, and control characters are shown by their names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from recount.exchange.wording import KINDS, STATUS_WORDS, heading, visible
from recount.records import AnyClaim, Issue, Report
from recount.web.cards import Card, make_card
from recount.web.segments import FIELDS, Paragraph, paragraphs

__all__ = ["environment", "page"]

MOST_LINKED = 600
"""Claims of a page up to which pointing at a card lights its words up; beyond, the style sheet would slow the page."""


class Section(NamedTuple):
    """One report as the page shows it."""

    anchor: str
    report: Report
    title: str
    link: str | None
    paragraphs: tuple[Paragraph, ...]
    cards: tuple[Card, ...]


def page(items: Iterable[tuple[Report, tuple[AnyClaim, ...]]], issues: Iterable[Issue] = ()) -> str:
    """Return the page as text, to be written as UTF-8."""
    sections = _sections(items)
    cards = [card for section in sections for card in section.cards]
    kinds, statuses = Counter(card.kind for card in cards), Counter(card.status for card in cards)
    return _template().render(
        sections=sections,
        issues=tuple(issues),
        total=len(cards),
        kinds=[(kind, kinds[kind]) for kind in KINDS],
        statuses=[(status, words, statuses[status]) for status, words in STATUS_WORDS.items() if statuses[status]],
        all_statuses=STATUS_WORDS,
        fields=FIELDS,
        style=_style() + _links(cards),
        anchors={card.number: card.anchor for card in cards},
    )


def _sections(items: Iterable[tuple[Report, tuple[AnyClaim, ...]]]) -> tuple[Section, ...]:
    sections: list[Section] = []
    taken: Counter[str] = Counter()
    first = 1
    for report, claims in items:
        numbered = list(enumerate(claims, first))
        first += len(claims)
        anchors = {claim.id: _anchor(claim.id, taken) for claim in claims}
        section = Section(
            anchor=f"report-{len(sections) + 1}",
            report=report,
            title=heading(report),
            link=report.url if report.url and report.url.lower().startswith(("http://", "https://")) else None,
            paragraphs=paragraphs(report, numbered),
            cards=tuple(make_card(number, claim, anchors) for number, claim in numbered),
        )
        sections.append(section)
    return tuple(sections)


def _anchor(claim: str, taken: Counter[str]) -> str:
    """Return the claim's id, or, where the same report is on the page twice, the id with a number."""
    taken[claim] += 1
    return claim if taken[claim] == 1 else f"{claim}-{taken[claim]}"


def _links(cards: list[Card]) -> Markup:
    """Return the rules that light up the words of the card pointed at, and the card of the words: only numbers go
    in.
    """
    if not 0 < len(cards) <= MOST_LINKED:
        return Markup("")
    rules = (f".report:has(.n{c.number}:is(:hover,:target)) .k{c.number}" for c in cards)
    return Markup(",\n".join(rules) + "{box-shadow:0 0 0 2px var(--lit);background-color:var(--lit-soft)}\n")


@cache
def _style() -> Markup:
    return Markup(files("recount.web").joinpath("page.css").read_text("utf-8"))


def environment() -> Environment:
    """Return what makes pages: every text is escaped and made visible, and a name that is not there is a fault."""
    return Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_finalize
    )


@cache
def _template() -> Template:
    return environment().from_string(files("recount.web").joinpath("page.html.jinja").read_text("utf-8"))


def _finalize(value: object) -> object:
    """Make every text that the template prints visible; what is not there prints as nothing."""
    if value is None:
        return ""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
