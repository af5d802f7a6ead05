"""The place reader measured: names given, where are they; and names found without being given.

Right is a place within 161 km (100 miles, the usual measure) of where the corpus has it or, for the name of a country,
that country. A name is within reach where one of the places that the gazetteer has for it would be right.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from recount.evaluation.corpora import GoldToponym, PlaceDocument
from recount.evaluation.results import Result, fingerprint
from recount.gazetteer import Entry
from recount.language import Engine, parse
from recount.lexicon import Lexicon
from recount.reading.gazetteer import Gazetteer, gazetteer
from recount.reading.places import find_places
from recount.reading.ranking import Ranked
from recount.reading.toponyms import entries_of, resolve_spans
from recount.records import Report

__all__ = ["FoundScores", "PlaceScores", "find_all", "place_predictions", "resolve_all", "score_found", "score_places"]

NEAR = 161.0
"""Kilometres."""
EARTH = 6371.0
"""Kilometres from the middle."""

Resolved = Mapping[str, Sequence[tuple[Ranked, ...]]]
Spans = Mapping[str, Sequence[tuple[int, int]]]


class PlaceScores(NamedTuple):
    """Counts over a corpus: names with a position, names resolved, names within reach, names right."""

    gold: int
    resolved: int
    reachable: int
    right: int

    def of_all(self) -> float:
        """Return the share of all names that is right."""
        return self.right / max(1, self.gold)

    def of_reachable(self) -> float:
        """Return the share right of those that the gazetteer can reach."""
        return self.right / max(1, self.reachable)

    def reach(self) -> float:
        """Return the share of all names that the gazetteer can reach."""
        return self.reachable / max(1, self.gold)


class FoundScores(NamedTuple):
    """Counts over a corpus: names that have a position there, and of these the names told; names found, and right.

    A name found is right where it overlaps a name of the corpus, which marks others without a position too.
    """

    gold: int
    told: int
    found: int
    right: int

    def precision(self) -> float:
        """Return the share of the names found that is right."""
        return self.right / max(1, self.found)

    def recall(self) -> float:
        """Return the share of the names with a position that is found."""
        return self.told / max(1, self.gold)


def resolve_all(documents: Iterable[PlaceDocument], lexicon: Lexicon) -> dict[str, list[tuple[Ranked, ...]]]:
    """Return the places of the names of each document, ranked, by id."""
    return {d.id: resolve_spans(d.text, _spans(d), lexicon, _home(d, lexicon)) for d in documents}


def _spans(document: PlaceDocument) -> list[tuple[int, int]]:
    """Return the spans of the names; an empty one for a span that lies outside of the text."""
    end = len(document.text)
    return [(t.start, t.end) if 0 <= t.start < t.end <= end else (0, 0) for t in document.toponyms]


def _home(document: PlaceDocument, lexicon: Lexicon) -> str | None:
    """Return the country of a publisher's domain, where its ending is a country's."""
    ending = (document.domain or "").rpartition(".")[2]
    return gazetteer(lexicon).domains.get(f".{ending.lower()}") if len(ending) == 2 else None


def score_places(
    documents: Iterable[PlaceDocument], resolved: Resolved, lexicon: Lexicon
) -> tuple[PlaceScores, tuple[Result, ...]]:
    """Return the counts, and for each name with a position a result without its words."""
    known = gazetteer(lexicon)
    totals = [0, 0, 0, 0]
    results = []
    for document in documents:
        for toponym, ranked in zip(document.toponyms, resolved[document.id], strict=True):
            if toponym.lat is None or toponym.lon is None:
                continue
            country = _country(toponym.name, known, lexicon)
            hits = [_right(r.entry, toponym.lat, toponym.lon, country) for r in ranked]
            right = bool(hits and hits[0])
            totals = [a + b for a, b in zip(totals, (1, bool(ranked), any(hits), right), strict=True)]
            found = fingerprint(ranked[0].entry.id if ranked else "")
            results.append(Result(id=f"{document.id} {toponym.start}-{toponym.end}", found=found, right=right))
    return PlaceScores(*totals), tuple(results)


def _country(name: str, known: Gazetteer, lexicon: Lexicon) -> str | None:
    """Return the country of which a name is the name; its people's is not."""
    if known.demonyms.get(name):
        return None
    return next((e.country for e in entries_of(name, known, lexicon) if e.kind == "country"), None)


def _right(entry: Entry, north: float, east: float, country: str | None) -> bool:
    if country and entry.kind == "country" and entry.country == country:
        return True
    if entry.latitude is None or entry.longitude is None:
        return False
    return _kilometres(north, east, entry.latitude, entry.longitude) <= NEAR


def _kilometres(north: float, east: float, to_north: float, to_east: float) -> float:
    a, b = math.radians(north), math.radians(to_north)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(to_east - east) / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(h)))


def place_predictions(documents: Iterable[PlaceDocument], resolved: Resolved) -> Iterator[dict[str, object]]:
    """Yield for each document what is written as its predictions; countries are given the middle of their land."""
    for document in documents:
        pairs = zip(document.toponyms, resolved[document.id], strict=True)
        yield {"id": document.id, "toponyms": [_prediction(t, ranked[0].entry) for t, ranked in pairs if ranked]}


def _prediction(toponym: GoldToponym, entry: Entry) -> dict[str, object]:
    precision = entry.kind if entry.kind in {"country", "admin1", "admin2"} else "exact"
    return {
        "start": toponym.start, "end": toponym.end, "latitude": entry.latitude, "longitude": entry.longitude,
        "country": entry.country, "precision": precision,
    }  # fmt: skip


# --- names that are not given ----------------------------------------------------------------------------------------


def find_all(documents: Iterable[PlaceDocument], engine: Engine, lexicon: Lexicon) -> dict[str, list[tuple[int, int]]]:
    """Return the spans of the place names that the reader finds in each document, those inside other names too."""
    out = {}
    for document in documents:
        report = Report(id=document.id, sha256="", text=document.text, language="en")
        mentions = find_places(parse(report, engine), report, lexicon)
        out[document.id] = [(m.value.start, m.value.end) for m in mentions]
    return out


def score_found(documents: Iterable[PlaceDocument], found: Spans) -> FoundScores:
    """Return the counts of names found; two that overlap one name of the corpus are both right."""
    totals = [0, 0, 0, 0]
    for document in documents:
        marked = [span for span in _spans(document) if span != (0, 0)]
        placed = [s for s, t in zip(_spans(document), document.toponyms, strict=True) if t.lat is not None]
        given = found[document.id]
        told = sum(any(_overlap(span, one) for one in given) for span in placed)
        right = sum(any(_overlap(span, one) for span in marked) for one in given)
        totals = [a + b for a, b in zip(totals, (len(placed), told, len(given), right), strict=True)]
    return FoundScores(*totals)


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return min(a[1], b[1]) > max(a[0], b[0])
