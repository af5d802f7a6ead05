"""Reports with templates of their incidents (MUC-4) against the claims read off them: types, deaths, parties.

A report has an incident of a type if any claim of an attack that happened says so. The corpus has no military acts
against soldiers: a clash of armed parties is none of its attacks. Optional templates are neither demanded nor wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from recount.evaluation.corpora import GoldTemplate, TemplateReport
from recount.evaluation.results import Result, fingerprint
from recount.journey import LANGUAGE, read_claims
from recount.language import Engine
from recount.lexicon import Lexicon
from recount.records import AnyClaim, Event, Figure, Report

__all__ = ["TemplateScores", "claims_of", "score_templates"]

BOMBING = {"explosives", "suicide-attack"}
ARMED = {"military", "police", "rebel", "militia", "criminal"}
FIRE = re.compile(r"\b(?:burn|fire|set|torch|arson|blaze|ablaze)", re.IGNORECASE)
WORD = re.compile(r"\w+")
TOLD = {"happened", "ongoing"}
SMALL = {"the", "a", "an", "of", "and", "de", "la", "los", "las", "el", "del", "y"}


class TemplateScores(msgspec.Struct, frozen=True):
    """Counts over a corpus: incident types of reports, templates with deaths, strings for parties."""

    wanted: int = 0
    found: int = 0
    right: int = 0
    deaths: int = 0
    deaths_right: int = 0
    perpetrators: int = 0
    perpetrators_found: int = 0
    victims: int = 0
    victims_found: int = 0

    def precision(self) -> float:
        """Return the share of the types found that are right."""
        return self.right / self.found if self.found else 0.0

    def recall(self) -> float:
        """Return the share of the types wanted that are found."""
        return self.right / self.wanted if self.wanted else 0.0

    def f1(self) -> float:
        """Return the F1 of incident types, over all reports together."""
        total = self.wanted + self.found
        return 2 * self.right / total if total else 0.0


def claims_of(reports: Iterable[TemplateReport], engine: Engine, lexicon: Lexicon) -> tuple[tuple[AnyClaim, ...], ...]:
    """Return the claims of each report, read without a date."""
    return tuple(
        read_claims(Report(id=r.id, sha256="", text=r.text, language=LANGUAGE), engine, lexicon) for r in reports
    )


def score_templates(
    reports: Iterable[TemplateReport], claims: Iterable[tuple[AnyClaim, ...]]
) -> tuple[TemplateScores, tuple[Result, ...]]:
    """Return the counts over all reports, and a result for each: right if its incident types are."""
    total = [0] * len(TemplateScores.__struct_fields__)
    results = []
    for report, told in zip(reports, claims, strict=True):
        wanted = {t for g in report.templates if not g.optional for t in _types(g)}
        optional = {t for g in report.templates if g.optional for t in _types(g)}
        events = [c for c in told if isinstance(c, Event) and c.type == "ASSAULT"]
        found = {t for event in events for t in _type_of(event)}
        found -= optional - wanted
        counts = (len(wanted), len(found), len(wanted & found), *_deaths(report, told), *_strings(report, events))
        total = [a + b for a, b in zip(total, counts, strict=True)]
        results.append(Result(id=report.id, found=fingerprint(" ".join(sorted(found))), right=found == wanted))
    return TemplateScores(*total), tuple(results)


def _types(template: GoldTemplate) -> list[str]:
    return [part.strip() for part in template.incident_type.split("/")]


def _type_of(event: Event) -> list[str]:
    """Return the corpus's type of an attack; none for one that did not happen, or among armed parties."""
    if event.status not in TOLD:
        return []
    if event.mode == "abduct":
        return ["KIDNAPPING"]
    if event.mode == "destroy":
        return ["ARSON"] if FIRE.search(event.evidence.text) else ["ATTACK"]
    if event.mode in BOMBING or (event.weapon and "bomb" in event.weapon.text.lower()):
        return ["BOMBING"]
    clash = not event.targets or all(t.kind in ARMED for t in event.targets)
    return [] if clash else ["ATTACK"]


def _deaths(report: TemplateReport, claims: Iterable[AnyClaim]) -> tuple[int, int]:
    """Return how many templates give a number of deaths, and for how many of them some figure has it."""
    figures = [c for c in claims if isinstance(c, Figure) and c.measure == "killed"]
    wanted = [g.deaths for g in report.templates if g.deaths is not None]
    return len(wanted), sum(any(_same_number(f, low, high) for f in figures) for low, high in wanted)


def _same_number(figure: Figure, low: int | None, high: int | None) -> bool:
    told = {figure.best, figure.low, figure.high} - {None}
    return low in told or high in told


def _strings(report: TemplateReport, events: Iterable[Event]) -> tuple[int, int, int, int]:
    """Return how many perpetrators and victims the templates name, and how many of them are parties of attacks."""
    did = [_words(a.text) | _words(a.name) for e in events for a in e.actors]
    met = [_words(t.text) | _words(t.name) for e in events for t in e.targets]
    who = [p.values for g in report.templates for p in (*g.perp_individual_id, *g.perp_organization_id)]
    whom = [v.refs for g in report.templates for v in g.victims]
    return len(who), sum(_named(w, did) for w in who), len(whom), sum(_named(w, met) for w in whom)


def _named(strings: Iterable[str], parties: Iterable[set[str]]) -> bool:
    """Tell whether a party has all words of a string, or a string all words of a party."""
    wanted = [_words(s) for s in strings]
    return any(party and w and (w <= party or party <= w) for party in parties for w in wanted)


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.casefold())) - SMALL
