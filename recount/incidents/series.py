"""Figures that are running totals, stocks or rates -> one series for each source and definition, never mixed."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping

from recount.incidents.days import days_of, iso, published_day
from recount.incidents.passages import Passages
from recount.incidents.tellings import is_windowed
from recount.incidents.vocabulary import Vocabulary, singular, vocabulary, words_of
from recount.incidents.where import place_key
from recount.lexicon import Lexicon, load_lexicon
from recount.records import AnyClaim, Figure, Point, Report, Series

__all__ = ["series"]

Key = tuple[str, ...]
MEASURED = {"displaced", "refugees", "returned", "evacuated", "affected", "output", "deployed"}
"""Measures whose totals are series even where no window is told: the displaced of a day are no act."""


def series(reports: Iterable[Report], claims: Iterable[AnyClaim], lexicon: Lexicon | None = None) -> tuple[Series, ...]:
    """Return the series by place, measure and source; points of equal day are kept beside one another."""
    known = {report.id: report for report in reports}
    words = vocabulary(lexicon or load_lexicon())
    passages: dict[str, Passages] = {}
    found = defaultdict[Key, list[Figure]](list)
    for claim in claims:
        if isinstance(claim, Figure) and claim.report in known and claim.status in {"happened", "ongoing"}:
            around = passages.setdefault(claim.report, Passages(known[claim.report], words))
            if claim.scope != "planned" and _runs(claim, around, words):
                found[_key(claim, known[claim.report])].append(claim)
    return tuple(_series(key, figures, known) for key, figures in sorted(found.items()))


def _runs(figure: Figure, around: Passages, words: Vocabulary) -> bool:
    total = figure.measure in MEASURED and figure.scope in {"cumulative", "stock", "rate"}
    return total or figure.measure == "output" or is_windowed(figure, around, words)


def _key(figure: Figure, report: Report) -> Key:
    """Return what makes two figures points of one series: place, measure, definition, window and source."""
    place = figure.place or figure.origin
    counted = singular(words_of(figure.of or "")[-1]) if words_of(figure.of or "") else ""
    source = figure.sources[-1].name if figure.sources else report.publisher or report.id
    return (
        place_key(place) if place else "",
        figure.measure,
        counted,
        figure.unit,
        figure.scope,
        _since(figure) or "",
        source.lower(),
    )


def _since(figure: Figure) -> str | None:
    """Return the first day of the window of a total; a stock or a rate has none."""
    days = days_of(figure.time)
    return iso(days.first) if figure.scope == "cumulative" and days and days.first > 1 and not days.exact else None


def _series(key: Key, figures: list[Figure], known: Mapping[str, Report]) -> Series:
    first = figures[0]
    place = first.place or first.origin
    points = [
        Point(
            when=_when(figure, known[figure.report]),
            low=figure.low,
            best=figure.best,
            high=figure.high,
            report=figure.report,
            claim=figure.id,
        )
        for figure in figures
    ]
    return Series(
        id=hashlib.sha256("\0".join(key).encode("utf-8", "surrogatepass")).hexdigest()[:16],
        measure=first.measure,
        of=first.of,
        unit=first.unit,
        scope=first.scope,
        place=place.name if place else None,
        country=place.country if place else None,
        since=_since(first),
        source=first.sources[-1].name if first.sources else known[first.report].publisher or "publisher not known",
        points=tuple(sorted(points, key=lambda point: (point.when or "", point.claim))),
    )


def _when(figure: Figure, report: Report) -> str | None:
    days, published = days_of(figure.time), published_day(report)
    if days and days.exact:
        return iso(days.last)
    return iso(published) if published is not None else None
