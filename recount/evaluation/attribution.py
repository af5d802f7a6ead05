"""The reader of attributions measured: who says, by which words, what; against texts in which others marked it.

A content is right where it overlaps one of the corpus, one to one, the largest overlap first. Sources and cues are
judged on those pairs: a source where it overlaps or both have none, a cue where its characters are the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from recount.claims.attribution import Attribution, find_attributions
from recount.claims.participants import Participants
from recount.evaluation.corpora import AttributionDocument, MarkedSpan
from recount.evaluation.results import Result, fingerprint
from recount.intake.text import read_text
from recount.language import Engine, parse
from recount.language.syntax import Syntax
from recount.lexicon import Lexicon
from recount.reading import Reading, read
from recount.records import Report

__all__ = ["AttributionScores", "Credited", "attribution_predictions", "find_all", "score_attributions"]

Spans = tuple[tuple[int, int], ...]


class Credited(NamedTuple):
    """An attribution in characters: half-open ranges in order."""

    source: Spans
    cue: Spans
    content: Spans


class AttributionScores(NamedTuple):
    """Counts over a corpus."""

    gold: int
    found: int
    right: int
    """Contents that overlap one of the corpus."""
    sources: int
    """Of those, the ones with the right source."""
    cues: int
    """Cues with exactly the characters of one of the corpus."""
    cues_gold: int
    cues_found: int

    def precision(self) -> float:
        """Return the share of the found contents that is right."""
        return self.right / max(1, self.found)

    def recall(self) -> float:
        """Return the share of the contents of the corpus that is found."""
        return self.right / max(1, self.gold)

    def source(self) -> float:
        """Return the share of the right contents whose source is right."""
        return self.sources / max(1, self.right)

    def cue(self) -> float:
        """Return F1 of the exact cues."""
        return 2 * self.cues / max(1, self.cues_gold + self.cues_found)


def find_all(
    documents: Iterable[AttributionDocument], engine: Engine, lexicon: Lexicon
) -> tuple[tuple[Credited, ...], ...]:
    """Return the attributions found in each text."""
    return tuple(tuple(_credited(_read(d, engine, lexicon), lexicon)) for d in documents)


def score_attributions(
    documents: Sequence[AttributionDocument], found: Sequence[Sequence[Credited]]
) -> tuple[AttributionScores, tuple[Result, ...]]:
    """Return the counts, and for each attribution of the corpus whether its content is found with its source."""
    total: Counter[str] = Counter()
    results: list[Result] = []
    for document, have in zip(documents, found, strict=True):
        want = [Credited(*(_ranges(p) for p in (a.source, a.cue, a.content))) for a in document.attributions]
        pairs = _pairs(want, have)
        cues = Counter(a.cue for a in want if a.cue)
        total["gold"] += len(want)
        total["found"] += len(have)
        total["right"] += len(pairs)
        total["sources"] += sum(_same_source(want[i], have[j]) for i, j in pairs.items())
        total["cues"] += sum((cues & Counter(a.cue for a in have if a.cue)).values())
        total["cues_gold"] += sum(cues.values())
        total["cues_found"] += sum(bool(a.cue) for a in have)
        for i, a in enumerate(want):
            words = str(have[pairs[i]]) if i in pairs else ""
            right = i in pairs and _same_source(a, have[pairs[i]])
            results.append(Result(id=f"{document.id}:{i}", found=fingerprint(words), right=right))
    return AttributionScores(**{name: total[name] for name in AttributionScores._fields}), tuple(results)


def attribution_predictions(
    documents: Iterable[AttributionDocument], found: Iterable[Iterable[Credited]]
) -> Iterable[dict[str, object]]:
    """Yield a row for each text: its id and what is found, as the corpus has it."""
    for document, have in zip(documents, found, strict=True):
        yield {"id": document.id, "attributions": [a._asdict() for a in have]}


def _read(document: AttributionDocument, engine: Engine, lexicon: Lexicon) -> Reading:
    told = read_text(document.text, lexicon)
    report = Report(
        id=document.id,
        sha256="0" * 64,
        text=document.text,
        publisher=document.publisher,
        published=document.date,
        language="en",
        headline=told.headline,
        dateline=told.dateline,
        furniture=told.furniture,
    )
    return read(report, parse(report, engine), lexicon)


def _credited(reading: Reading, lexicon: Lexicon) -> Iterable[Credited]:
    """Yield what the report itself credits: not what a speaker credits to others, which is part of what he says."""
    syntax = reading.syntax
    found = find_attributions(reading, Participants(reading, lexicon), lexicon)
    found = [a for a in found if not (a.carries or a.own)]
    within: dict[int, set[int]] = {}
    for n, a in enumerate(found):
        for i in a.content:
            within.setdefault(i, set()).add(n)
    quoted = {i for q in reading.quotations for i in syntax.within(q.start, q.end)}
    for n, a in enumerate(found):
        if a.at not in quoted and not within.get(a.at, set()) - {n}:
            yield Credited(_source(syntax, a), _spans(syntax, a.cue), _spans(syntax, a.content))


def _source(syntax: Syntax, a: Attribution) -> Spans:
    if a.source is None:
        return ()
    return _spans(syntax, set(syntax.subtree(a.source)) - a.content - set(a.cue))


def _spans(syntax: Syntax, words: Iterable[int]) -> Spans:
    """Return the runs of words that hold more than punctuation, as characters."""
    runs: list[list[int]] = []
    for i in sorted(words):
        if runs and i == runs[-1][1] + 1:
            runs[-1][1] = i
        else:
            runs.append([i, i])
    worded = [r for r in runs if len(runs) == 1 or any(syntax.words[i].pos != "PUNCT" for i in range(r[0], r[1] + 1))]
    return tuple((syntax.words[a].start, syntax.words[b].end) for a, b in worded)


def _ranges(spans: Iterable[MarkedSpan]) -> Spans:
    return tuple(sorted((span.begin, span.end) for span in spans))


def _common(a: Spans, b: Spans) -> int:
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def _pairs(want: Sequence[Credited], have: Sequence[Credited]) -> dict[int, int]:
    """Return for each content of the corpus the found one that it is paired with."""
    overlaps = [(_common(w.content, h.content), i, j) for i, w in enumerate(want) for j, h in enumerate(have)]
    out: dict[int, int] = {}
    taken: set[int] = set()
    for size, i, j in sorted(overlaps, key=lambda o: (-o[0], o[1], o[2])):
        if size and i not in out and j not in taken:
            out[i] = j
            taken.add(j)
    return out


def _same_source(want: Credited, have: Credited) -> bool:
    return _common(want.source, have.source) > 0 or (not want.source and not have.source)
