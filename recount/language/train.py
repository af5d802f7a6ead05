"""Treebanks and named-entity corpora -> the language model that Recount ships (`make train`).

In: a folder with `treebanks/*-{train,dev}.conllu` and `ner/*`; out: a spaCy pipeline on disk. Syntax and
entities are trained apart, since their corpora differ, and joined at the end. Both learn on text cut by
spaCy's own English tokenizer, which is what they meet at run time: gold tokens reach them by alignment only.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import load_config
from spacy.vocab import Vocab

__all__ = ["entity_doc", "join", "main", "prepare", "read_conllu", "read_iob", "syntax_doc", "train"]

# An arc-eager oracle slows down with the sentences of a document; one to four keep it fast.
SENTENCES_PER_DOC = 4
ENTITY_LABELS = {
    "PER": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "person": "PER",
    "location": "LOC",
    "corporation": "ORG",
    "group": "ORG",
}
# How often a gold document is seen with typographic quotes, and how often as a headline (Title Case, no full stop):
# news has both, the treebanks have neither.
CURLY_SHARE, HEADLINE_SHARE = 0.5, 0.06
CURLY = {"'": "’", "'s": "’s", "n't": "n’t", "'re": "’re", "'ve": "’ve", "'ll": "’ll", "'m": "’m", "'d": "’d"}

Row = list[str]


def read_conllu(path: Path) -> Iterator[list[Row]]:
    """Yield sentences of a CoNLL-U file as rows of its ten columns, multiword ranges included."""
    rows: list[Row] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if line.strip():
            rows.append(line.split("\t"))
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def _spaces(rows: list[Row]) -> list[tuple[Row, bool]]:
    """Pair each syntactic word with whether a space follows it in the written text."""
    out: list[tuple[Row, bool]] = []
    until, after = 0, True
    for row in rows:
        if "-" in row[0]:
            until, after = int(row[0].split("-")[1]), "SpaceAfter=No" not in row[9]
        elif "." not in row[0]:
            number = int(row[0])
            space = "SpaceAfter=No" not in row[9]
            out.append((row, (after if number == until else False) if number <= until else space))
    return out


def curly(words: list[str]) -> list[str]:
    """Write straight quotes and apostrophes as news typography has them."""
    out, opened = [], False
    for word in words:
        if word == '"':
            opened = not opened
            out.append("“" if opened else "”")
        else:
            out.append(CURLY.get(word, word))
    return out


def headline(words: list[str], pos: list[str]) -> list[str]:
    """Write words as a headline does: all but function words with a capital."""
    small = {"ADP", "DET", "CCONJ", "PART", "PUNCT"}
    return [w if p in small and i else w[:1].upper() + w[1:] for i, (w, p) in enumerate(zip(words, pos, strict=True))]


def syntax_doc(vocab: Vocab, sentences: list[list[Row]], rng: random.Random) -> Doc:
    """Make one gold `Doc` of a few sentences: words, spaces, tags, parts of speech, heads and relations."""
    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    pos: list[str] = []
    heads: list[int] = []
    rels: list[str] = []
    starts: list[bool | int | None] = []
    for rows in sentences:
        offset = len(words)
        for row, space in _spaces(rows):
            words.append(row[1])
            spaces.append(space)
            tags.append(row[4])
            pos.append(row[3])
            heads.append(offset + (int(row[6]) - 1 if row[6] != "0" else int(row[0]) - 1))
            rels.append("ROOT" if row[7] == "root" else row[7])
            starts.append(row[0] == "1")
    if rng.random() < CURLY_SHARE:
        words = curly(words)
    if rng.random() < HEADLINE_SHARE:
        words = headline(words, pos)
    return Doc(vocab, words=words, spaces=spaces, tags=tags, pos=pos, heads=heads, deps=rels, sent_starts=starts)


def read_iob(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Yield (words, labels) of the sentences of a CoNLL or IOB file; labels are PER, ORG, LOC or empty."""
    words: list[str] = []
    labels: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# "):
            continue
        columns = line.split("\t") if "\t" in line else line.split()
        if not columns:
            if words:
                yield words, labels
            words, labels = [], []
            continue
        if not columns[0]:
            continue
        word, tag = (columns[1], columns[2]) if columns[0].isdigit() and len(columns) > 2 else (columns[0], columns[1])
        words.append(word)
        labels.append(f"{tag[:1]}-{ENTITY_LABELS[tag[2:]]}" if tag[2:] in ENTITY_LABELS else "O")
    if words:
        yield words, labels


def entity_doc(vocab: Vocab, words: list[str], labels: list[str]) -> Doc:
    """Make one gold `Doc` with entities; spaces are guessed, since these corpora do not keep them."""
    closing = {".", ",", ";", ":", "!", "?", ")", "'s", "n't", "%", "’s"}
    spaces = [
        i + 1 < len(words) and words[i + 1] not in closing and word not in {"(", "$", "#"}
        for i, word in enumerate(words)
    ]
    doc = Doc(vocab, words=words, spaces=spaces)
    entities, start = [], None
    for i, label in enumerate([*labels, "O"]):
        opens = label[:1] == "B" or (label[:1] == "I" and (start is None or labels[start][2:] != label[2:]))
        if start is not None and (label == "O" or opens):
            entities.append(Span(doc, start, i, label=labels[start][2:]))
            start = None
        if opens:
            start = i
    doc.set_ents(entities)
    return doc


def prepare(corpora: Path, work: Path, seed: int) -> None:
    """Write `syntax-{train,dev}.spacy` and `entities-{train,dev}.spacy` into the work folder."""
    rng = random.Random(seed)
    vocab = spacy.blank("en").vocab
    for part in ("train", "dev"):
        docs = []
        for path in sorted((corpora / "treebanks").glob(f"*-{part}.conllu")):
            pending: list[list[Row]] = []
            size = 1
            for sentence in read_conllu(path):
                pending.append(sentence)
                if len(pending) >= size:
                    docs.append(syntax_doc(vocab, pending, rng))
                    pending, size = [], rng.randint(1, SENTENCES_PER_DOC)
            if pending:
                docs.append(syntax_doc(vocab, pending, rng))
        rng.shuffle(docs)
        DocBin(docs=docs).to_disk(work / f"syntax-{part}.spacy")
        files = sorted(
            [
                *(corpora / "ner").glob(f"*-{part}.*"),
                *((corpora / "ner").glob("wikigold.conll") if part == "train" else ()),
            ]
        )
        entity_docs = [entity_doc(vocab, *sentence) for path in files for sentence in read_iob(path)]
        rng.shuffle(entity_docs)
        DocBin(docs=entity_docs).to_disk(work / f"entities-{part}.spacy")


def train(config: Path, work: Path, name: str) -> None:
    """Train one configuration until its steps or its patience end; the best model is in `work/name/model-best`."""
    paths = {"paths.train": str(work / f"{name}-train.spacy"), "paths.dev": str(work / f"{name}-dev.spacy")}
    (work / name).mkdir(exist_ok=True)
    train_loop(init_nlp(load_config(config, overrides=paths)), work / name)


def join(work: Path, out: Path) -> None:
    """Put the two trained parts into one pipeline and write it to `out`."""
    nlp = spacy.load(work / "syntax" / "model-best")
    entities = spacy.load(work / "entities" / "model-best")
    entities.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("ner", source=entities, last=True)
    nlp.meta.update(json.loads((Path(__file__).with_name("model_meta.json")).read_text(encoding="utf-8")))
    nlp.to_disk(out)


def main() -> None:
    """Run the steps named on the command line: prepare, syntax, entities, join."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("steps", nargs="+", choices=("prepare", "syntax", "entities", "join"))
    parser.add_argument("--corpora", type=Path, help="folder with treebanks/ and ner/ (for prepare)")
    parser.add_argument("--configs", type=Path, default=Path("models/en/training"))
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    parser.add_argument("--out", type=Path, default=Path("models/en/recount_model_en/model"))
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    if "prepare" in args.steps:
        prepare(args.corpora, args.work, args.seed)
    for name in ("syntax", "entities"):
        if name in args.steps:
            train(args.configs / f"{name}.cfg", args.work, name)
    if "join" in args.steps:
        join(args.work, args.out)


if __name__ == "__main__":
    main()
