"""A report's text -> `Syntax`: words, tags, relations, entities and sentences, through a spaCy pipeline."""

from __future__ import annotations

from recount.intake.layout import paragraphs
from recount.language.engine import Engine, load_engine
from recount.language.syntax import Syntax
from recount.records import Report

__all__ = ["Engine", "Syntax", "load_engine", "parse"]


def parse(report: Report, engine: Engine) -> Syntax:
    """Parse what is the report: its paragraphs and headline, without boilerplate, byline and dateline."""
    apart = sorted(
        (s.start, s.end)
        for s in (*report.boilerplate, *report.furniture, *([report.dateline] if report.dateline else []))
    )
    headline = (report.headline.start, report.headline.end) if report.headline else None
    if headline:
        apart = sorted([*apart, (headline[0], headline[0])])
    return engine.parse(report.text, _without(paragraphs(report.text), apart, headline), headline)


def _without(
    ranges: tuple[tuple[int, int], ...], apart: list[tuple[int, int]], headline: tuple[int, int] | None
) -> list[tuple[int, int]]:
    """Take the spans set apart out of the ranges, and cut after the headline; both lists are in order."""
    cuts = [*apart, (headline[1], headline[1])] if headline else apart
    cuts.sort()
    out: list[tuple[int, int]] = []
    at = 0
    for start, end in ranges:
        while at < len(cuts) and cuts[at][1] <= start:
            at += 1
        following = at
        while following < len(cuts) and cuts[following][0] < end:
            out.append((start, max(start, cuts[following][0])))
            start = max(start, cuts[following][1])
            following += 1
        out.append((start, end))
    return [(a, b) for a, b in out if b > a]
