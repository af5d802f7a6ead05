"""The time reader measured: TIMEX3 spans and values against a corpus, and case files against the printed mentions.

Counting is that of TempEval: relaxed, where two spans overlap, one to one and in order; strict, where they are the
same; value, where they overlap and have the same value; each as F1 over all documents together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from recount.evaluation.corpora import Case, GoldTimex, TimeDocument
from recount.evaluation.results import Result, fingerprint
from recount.lexicon import Lexicon
from recount.reading.times import find_times
from recount.reading.times.timex import find_timexes
from recount.records import TimeMention, Timex

__all__ = ["TimeScores", "find_all", "predictions", "printed_times", "score_cases", "score_times"]


class TimeScores(NamedTuple):
    """Counts over a corpus: times of the corpus, times found, and those right by each measure."""

    gold: int
    found: int
    relaxed: int
    strict: int
    value: int

    def f1(self, right: int) -> float:
        """Return the harmonic mean of precision and recall, 0 where nothing is right."""
        return 2 * right / (self.gold + self.found) if right else 0.0


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Found = Mapping[str, Sequence[Timex]]


def find_all(documents: Iterable[TimeDocument], lexicon: Lexicon) -> dict[str, tuple[Timex, ...]]:
    """Return what the reader finds in each document, by id."""
    return {d.id: find_timexes(d.text, d.dct, lexicon) for d in documents}


def predictions(documents: Iterable[TimeDocument], found: Found) -> Iterator[dict[str, object]]:
    """Yield for each document what is written as its predictions: `id` and `timexes` with start, end and value."""
    for document in documents:
        timexes = [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in found[document.id]]
        yield {"id": document.id, "timexes": timexes}


def score_times(documents: Iterable[TimeDocument], found: Found) -> tuple[TimeScores, tuple[Result, ...]]:
    """Return the counts, and for each time of the corpus and each one found beside them a result without its words."""
    totals = TimeScores(0, 0, 0, 0, 0)
    results: list[Result] = []
    for document in documents:
        pairs, spare = _paired(document.timexes, found[document.id])
        together = [(g, f) for g, f in pairs if f is not None]
        strict = sum((g.start, g.end) == (f.start, f.end) for g, f in together)
        value = sum(str(g.value) == f.value for g, f in together)
        counts = (len(document.timexes), len(found[document.id]), len(together), strict, value)
        totals = TimeScores(*(a + b for a, b in zip(totals, counts, strict=True)))
        results += [_result(document.id, gold, one) for gold, one in pairs]
        results += [_result(document.id, None, one) for one in spare]
    return totals, tuple(results)


def _paired(
    gold: Iterable[GoldTimex], found: Iterable[Timex]
) -> tuple[list[tuple[GoldTimex, Timex | None]], list[Timex]]:
    """Give each time of the corpus the first free one that overlaps it; what is left was found for nothing."""
    free = sorted(found, key=lambda t: t.start)
    pairs: list[tuple[GoldTimex, Timex | None]] = []
    for wanted in sorted(gold, key=lambda t: t.start):
        hit = next((one for one in free if _overlap(wanted, one)), None)
        if hit is not None:
            free.remove(hit)
        pairs.append((wanted, hit))
    return pairs, free


def _overlap(a: _Spanned, b: _Spanned) -> bool:
    return min(a.end, b.end) > max(a.start, b.start)


def _result(document: str, gold: GoldTimex | None, found: Timex | None) -> Result:
    place = gold or found
    at = f"{place.start}-{place.end}" if place else ""
    return Result(
        id=f"{document} {at}{'' if gold else ' spare'}",
        found=fingerprint(f"{found.start}-{found.end} {found.value}" if found else ""),
        right=bool(gold and found and str(gold.value) == found.value),
    )


# --- case files ------------------------------------------------------------------------------------------------------


def printed_times(mentions: Iterable[TimeMention]) -> str:
    """Return mentions as the case files write them: `Sunday = 2014-12-28/2014-12-28 day`, joined by ` | `."""
    return " | ".join(map(_printed, mentions))


def _printed(mention: TimeMention) -> str:
    value = mention.value
    if mention.kind != "date":
        return f"{value.text} = {mention.kind}"
    return f"{value.text} = {value.start or '..'}/{value.end or '..'} {value.precision}"


def score_cases(cases: Iterable[Case], lexicon: Lexicon) -> tuple[Result, ...]:
    """Return for each case whether the mentions are those expected."""
    found = ((case, printed_times(find_times(case.text, case.published, lexicon))) for case in cases)
    return tuple(Result(id=c.id, found=fingerprint(words), right=words == c.expected) for c, words in found)
