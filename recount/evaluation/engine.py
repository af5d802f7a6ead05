"""The language engine measured: a parser's words, sentences, trees and names held against a corpus.

In: gold texts and an engine; out: shares by relation and by genre. Texts are parsed as a user's are, from raw
characters: a word cut otherwise than the corpus cuts it counts as wrong. Punctuation is left out, as spaCy does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from recount.evaluation.treebank import GoldText
from recount.language.engine import Engine
from recount.records import Word

__all__ = ["EngineScores", "entity_spans", "relation_f1", "score_engine"]

Spans = set[tuple[int, int, str]]

TOLD_APART = {"nsubj:pass", "acl:relcl"}
"""Relations whose subtype the rules ask for; the others are counted without (not all treebanks have `obl:agent`)."""


@dataclass
class EngineScores:
    """Counts over a corpus; the methods turn them into shares from 0 to 1, 0 where there is nothing to share.

    `relations` and `genres` count, for each, `gold`, `given` and `right` arcs with their relation.
    """

    counts: Counter[str] = field(default_factory=Counter)
    relations: dict[str, Counter[str]] = field(default_factory=dict)
    genres: dict[str, Counter[str]] = field(default_factory=dict)

    def share(self, name: str) -> float:
        """Return the share of the corpus's words for which `name` (`words`, `pos`, `uas`, `las`) is right."""
        return self.counts[name] / max(1, self.counts["gold"])

    def f1(self, name: str) -> float:
        """Return the F1 of spans: `ends` of sentences or `entities`."""
        return 2 * self.counts[name] / max(1, self.counts[f"{name}_gold"] + self.counts[f"{name}_given"])


def relation_f1(counts: Counter[str]) -> float:
    """Return the F1 of one relation: arc and relation right."""
    return 2 * counts["right"] / max(1, counts["gold"] + counts["given"])


def score_engine(texts: Iterable[GoldText], engine: Engine) -> EngineScores:
    """Parse every text and count what is right."""
    scores = EngineScores()
    for text in texts:
        syntax = engine.parse(text.text, [(0, len(text.text))])
        if text.words:
            _tally_words(scores, text, {(w.start, w.end): w for w in syntax.words}, syntax.words)
            ends = {syntax.words[s.last - 1].end for s in syntax.sentences}
            scores.counts.update(ends=len(ends & set(text.ends)), ends_gold=len(set(text.ends)), ends_given=len(ends))
        else:
            given = entity_spans(syntax.words)
            right = len(given & text.entities)
            scores.counts.update(entities=right, entities_gold=len(text.entities), entities_given=len(given))
    return scores


def _tally_words(
    scores: EngineScores, text: GoldText, found: dict[tuple[int, int], Word], words: tuple[Word, ...]
) -> None:
    genre = scores.genres.setdefault(text.genre, Counter())
    for word in words:
        if word.pos != "PUNCT":
            scores.relations.setdefault(_counted(word.rel), Counter())["given"] += 1
    for gold in text.words:
        if gold.pos == "PUNCT":
            continue
        relation = scores.relations.setdefault(_counted(gold.rel), Counter())
        for counts in (scores.counts, relation, genre):
            counts["gold"] += 1
        given = found.get((gold.start, gold.end))
        if given is None:
            continue
        above = words[given.head]
        arc = (None if given.head == given.index else (above.start, above.end)) == gold.head
        labelled = arc and given.rel.split(":")[0] == gold.rel.split(":")[0]
        scores.counts.update(words=1, pos=given.pos == gold.pos, tags=given.tag == gold.tag, uas=arc, las=labelled)
        scores.counts.update(full=arc and given.rel == gold.rel)
        genre.update(uas=arc, right=labelled)
        relation.update(right=arc and _counted(given.rel) == _counted(gold.rel))


def _counted(rel: str) -> str:
    """Return the relation that one is counted as."""
    return rel if rel in TOLD_APART else rel.split(":")[0]


def entity_spans(words: Iterable[Word]) -> Spans:
    """Return the names that words carry: neighbours of one kind are one name."""
    spans: Spans = set()
    start: Word | None = None
    last: Word | None = None
    for word in words:
        if last is not None and start is not None and (word.entity != last.entity or word.sentence != last.sentence):
            spans.add((start.start, last.end, start.entity))
            start = None
        if word.entity and start is None:
            start = word
        last = word
    if start is not None and last is not None:
        spans.add((start.start, last.end, start.entity))
    return spans
