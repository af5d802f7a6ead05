"""Treebanks and named-entity corpora -> the sentences that the model learns from.

In: a folder with `treebanks/*-{train,dev}.conllu` and `ner/*`; out: `Example`s cut into the words that Recount's own
tokenizer makes, without the quotation marks that its parser never sees.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from recount.evaluation.treebank import QUOTES, Row, read_conllu, written

__all__ = [
    "Example",
    "as_headline",
    "entities_of",
    "load",
    "read_iob",
    "read_re3d",
    "shouted",
    "tree_example",
    "varied",
]

Tokenize = Callable[[str], list[tuple[int, int]]]

GUM_GENRES = {"academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage"}
"""Genres of GUM whose texts are under CC BY, CC BY-SA or in the public domain; the others may not be used by all."""

ENTITY_LABELS = {
    "PER": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "person": "PER",
    "location": "LOC",
    "corporation": "ORG",
    "group": "ORG",
    "Person": "PER",
    "Organisation": "ORG",
    "Location": "LOC",
}


@dataclass(frozen=True)
class Example:
    """A sentence: its words and, word by word, what the corpus says of them; empty where it says nothing.

    `heads` are 0 for the root and otherwise the governor's place, counted from 1.
    """

    words: tuple[str, ...]
    tags: tuple[str, ...] = ()
    pos: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    rels: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()


def _groups(places: list[tuple[int, int]], cut: list[tuple[int, int]]) -> list[list[int]] | None:
    """Say which words of the treebank each of our words is made of; None where one of theirs is cut by ours."""
    ends = {end for _, end in cut}
    if not {end for _, end in places} >= ends:
        return None
    groups: list[list[int]] = [[]]
    for i, (_, end) in enumerate(places):
        groups[-1].append(i)
        if end in ends:
            groups.append([])
    return [g for g in groups if g]


def tree_example(rows: list[Row], tokenize: Tokenize) -> Example:
    """Make an example of a sentence with a tree, in our words where the treebank's can be joined to them."""
    words, places, text = written(rows)
    heads = [int(w[6]) - 1 for w in words]
    groups = _groups(places, tokenize(text)) or [[i] for i in range(len(words))]
    tops = [[i for i in g if heads[i] not in g] for g in groups]
    if any(len(top) != 1 for top in tops):
        groups = [[i] for i in range(len(words))]
        tops = [[i] for i in range(len(words))]
    dropped = _leaf_quotes(words, heads)
    kept = [n for n, g in enumerate(groups) if not set(g) <= dropped]
    where = {i: place for place, n in enumerate(kept, 1) for i in groups[n]}
    top = [tops[n][0] for n in kept]
    return Example(
        words=tuple("".join(words[i][1] for i in groups[n]) for n in kept),
        tags=tuple(words[i][4] for i in top),
        pos=tuple(words[i][3] for i in top),
        heads=tuple(where[heads[i]] if heads[i] >= 0 else 0 for i in top),
        rels=tuple(words[i][7] for i in top),
    )


def _leaf_quotes(words: list[Row], heads: list[int]) -> set[int]:
    governors = set(heads)
    return {i for i, w in enumerate(words) if w[1] in QUOTES and i not in governors and heads[i] >= 0}


def read_iob(path: Path) -> Iterator[Example]:
    """Yield the sentences of a CoNLL or IOB file; labels are B-, I- of PER, ORG, LOC, or O."""
    words: list[str] = []
    labels: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# "):
            continue
        columns = line.split("\t") if "\t" in line else line.split()
        if not line.strip():  # some corpora write a tab between sentences
            if words:
                yield _entity_example(words, labels)
            words, labels = [], []
        elif columns[0]:
            numbered = columns[0].isdigit() and len(columns) > 2
            word, tag = (columns[1], columns[2]) if numbered else (columns[0], columns[1])
            words.append(word)
            labels.append(f"{tag[:1]}-{ENTITY_LABELS[tag[2:]]}" if tag[2:] in ENTITY_LABELS else "O")


def _entity_example(words: Sequence[str], labels: Sequence[str]) -> Example:
    """Make an example with entities: quotation marks left out, and an inside without a beginning made one."""
    kept = [i for i, word in enumerate(words) if word not in QUOTES]
    out: list[str] = []
    for i in kept:
        label = labels[i]
        before = out[-1] if out else "O"
        out.append(f"B{label[1:]}" if label[0] == "I" and before[1:] != label[1:] else label)
    return Example(words=tuple(words[i] for i in kept), entities=tuple(out))


def read_re3d(path: Path, tokenize: Tokenize, sentences: Callable[[str], list[int]]) -> Iterator[Example]:
    """Yield sentences of the re3d documents with their names of persons, bodies and places.

    The corpus marks nominals (`the fighters`) and titles too: a span is kept only from its first to its last word
    with a capital, where all its long words have one.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = record["text"]
        words = tokenize(text)
        labels = ["O"] * len(words)
        for span in sorted(record["entities"], key=lambda s: s["begin"] - s["end"], reverse=True):
            kind = ENTITY_LABELS.get(span["type"])
            inside = [i for i, (a, b) in enumerate(words) if a >= span["begin"] and b <= span["end"]]
            inside = _capitalised(inside, [text[a:b] for a, b in words])
            if kind and inside:
                for i in inside:
                    labels[i] = f"I-{kind}"
                labels[inside[0]] = f"B-{kind}"
        starts = [n for n, (a, _) in enumerate(words) if a in set(sentences(text))]
        for first, last in pairwise([*starts, len(words)]):
            part = [text[a:b] for a, b in words[first:last]]
            if 3 <= len(part) <= 100:
                yield _entity_example(part, labels[first:last])


def _capitalised(inside: list[int], words: list[str]) -> list[int]:
    while inside and not words[inside[0]][:1].isupper():
        inside = inside[1:]
    while inside and not words[inside[-1]][:1].isupper():
        inside = inside[:-1]
    return inside if all(words[i][:1].isupper() or len(words[i]) < 4 for i in inside) and len(inside) < 8 else []


def entities_of(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    """Return the spans (first word, one past the last, kind) of a row of labels."""
    spans, start = set(), None
    for i, label in enumerate([*labels, "O"]):
        if start is not None and not (label[0] == "I" and label[1:] == labels[start][1:]):
            spans.add((start, i, labels[start][2:]))
            start = None
        if label[0] in "BI" and start is None:
            start = i
    return spans


def as_headline(example: Example) -> tuple[str, ...]:
    """Write words as a headline does: all but function words with a capital."""
    small = {"ADP", "DET", "CCONJ", "PART", "PUNCT"}
    pos = example.pos or ("",) * len(example.words)
    return tuple(
        w if p in small and i else w[:1].upper() + w[1:]
        for i, (w, p) in enumerate(zip(example.words, pos, strict=True))
    )


def shouted(example: Example) -> tuple[str, ...]:
    """Write words in capitals, as old wire copy does."""
    return tuple(w.upper() for w in example.words)


def load(corpora: Path, part: str, tokenize: Tokenize, sentences: Callable[[str], list[int]]) -> list[Example]:
    """Load all examples of a part (`train` or `dev`); entities of a treebank's sentences are joined to their trees."""
    trees: list[Example] = []
    for path in sorted((corpora / "treebanks").glob(f"*-{part}.conllu")):
        free = [s for s in read_conllu(path) if not s.document.startswith("GUM_") or s.genre in GUM_GENRES]
        trees += [tree_example(s.rows, tokenize) for s in free]
    named: list[Example] = []
    for path in sorted((corpora / "ner").glob(f"*-{part}.*")):
        named += read_iob(path)
    if part == "train":
        for path in sorted((corpora / "ner").glob("wikigold.conll")):
            named += read_iob(path)
        for path in sorted((corpora / "ner").glob("re3d.jsonl")):
            named += read_re3d(path, tokenize, sentences)
    return _joined(trees, named)


def _joined(trees: list[Example], named: list[Example]) -> list[Example]:
    """Give the trees whose letters a named sentence has its entities; the rest of the named stay as they are."""
    known = {"".join(e.words): e for e in trees}
    out, rest = dict(known), []
    for example in named:
        key = "".join(example.words)
        tree = known.get(key)
        if tree is None:
            rest.append(example)
        else:
            out[key] = Example(tree.words, tree.tags, tree.pos, tree.heads, tree.rels, _carried(example, tree))
    return [*(out.get("".join(e.words), e) for e in trees), *rest]


def _carried(named: Example, tree: Example) -> tuple[str, ...]:
    """Carry labels from one cut of a sentence's letters to another: a word has the label of its first letter."""
    letters = [label for word, label in zip(named.words, named.entities, strict=True) for label in _spread(word, label)]
    out, at = [], 0
    for word in tree.words:
        inner = letters[at : at + len(word)]
        first = inner[0]
        out.append(first)
        at += len(word)
    return tuple(out)


def _spread(word: str, label: str) -> list[str]:
    return [label, *([f"I{label[1:]}" if label != "O" else "O"] * (len(word) - 1))]


def varied(example: Example, rng: random.Random) -> tuple[str, ...]:
    """Return the words of an example, now and then as a headline or in capitals, with straight or curly marks."""
    chance = rng.random()
    if chance < 0.05:
        return as_headline(example)
    if chance < 0.09:
        return shouted(example)
    return tuple(w.replace("'", "’") for w in example.words) if chance > 0.6 else example.words
