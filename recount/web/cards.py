"""A claim -> the card that the page shows for it: plain words, ready to be escaped by the template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from recount.exchange.wording import (
    STATUS_WORDS,
    actors,
    amount,
    counted,
    kind,
    number,
    targets,
    time_words,
    what,
    where,
)
from recount.records import Actor, AnyClaim, Event, Figure, Source, Status

__all__ = ["Card", "make_card"]


class Link(NamedTuple):
    """A card that this one refers to; without an anchor where it is not on the page."""

    label: str
    claim: str
    anchor: str | None


class Card(NamedTuple):
    """What one card says."""

    number: int
    anchor: str
    kind: str
    status: Status
    status_words: str
    type: str
    mode: str
    who: str
    whom: str
    amount: str
    bounds: str
    counted: str
    facts: tuple[tuple[str, str], ...]
    """Label and words, in order: where, when, deadline, weapon, …"""
    sources: tuple[Source, ...]
    evidence: str
    links: tuple[Link, ...]
    rule: str
    confidence: str


def make_card(n: int, claim: AnyClaim, anchors: Mapping[str, str]) -> Card:
    """Return the card of a claim; `anchors` gives the anchor of each claim of its report by id."""
    type_words, narrowed = what(claim)
    figure = claim if isinstance(claim, Figure) else None
    return Card(
        number=n,
        anchor=anchors[claim.id],
        kind=kind(claim),
        status=claim.status,
        status_words=STATUS_WORDS[claim.status],
        type=type_words,
        mode=narrowed,
        who=_names(actors(claim)),
        whom=_names(targets(claim)),
        amount=amount(figure) if figure else "",
        bounds=_bounds(figure) if figure else "",
        counted=counted(figure) if figure else "",
        facts=tuple((label, words) for label, words in _facts(claim) if words),
        sources=claim.sources,
        evidence=claim.evidence.text,
        links=_links(claim, anchors),
        rule=", ".join(dict.fromkeys((claim.rule, *claim.rules))),
        confidence=f"{claim.confidence:.2f}",
    )


def _names(found: tuple[Actor, ...]) -> str:
    return ", ".join(actor.name for actor in found)


def _bounds(figure: Figure) -> str:
    """Return the three numbers and the qualifier: `low 24 · best – · high 99 · vague`."""
    values = (("low", figure.low), ("best", figure.best), ("high", figure.high))
    parts = [f"{name} {'–' if value is None else number(value)}" for name, value in values]
    return " · ".join([*parts, figure.qualifier.replace("_", " ")])


def _facts(claim: AnyClaim) -> tuple[tuple[str, str], ...]:
    event = claim if isinstance(claim, Event) else None
    loaded = "; ".join(f"“{word.text}” ({word.kind}, wording of {word.by})" for word in claim.loaded)
    return (
        ("where", where(claim)),
        ("when", time_words(claim.time)),
        ("deadline", time_words(event.deadline) if event else ""),
        ("weapon", event.weapon.text if event and event.weapon else ""),
        ("said", f"“{event.content.text}”" if event and event.content else ""),
        ("ACLED", " / ".join(event.acled) if event and event.acled else ""),
        ("loaded", loaded),
    )


def _links(claim: AnyClaim, anchors: Mapping[str, str]) -> tuple[Link, ...]:
    figure = claim if isinstance(claim, Figure) else None
    named = (
        ("same as", claim.same_as),
        ("part of", figure.part_of if figure else None),
        ("about", figure.about if figure else None),
    )
    return tuple(Link(label, to, anchors.get(to)) for label, to in named if to)
