"""Annotated corpora of syntax and names -> texts with what every word of them is: CoNLL-U and IOB2 files, line by line.

In: a file; out: its sentences as rows, or whole texts as a reader meets them, with each word's characters. Training
(models/en/training) and measuring read their corpora through here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["QUOTES", "GoldText", "GoldWord", "Row", "Sentence", "gold_texts", "read_conllu", "sentences_of", "written"]

Row = list[str]
"""One word of a CoNLL-U file: its ten columns."""

QUOTES = frozenset(('"', "“", "”", "``", "''", "«", "»"))
"""Words that are quotation marks."""

PUD_DOCUMENT = re.compile(r"([nw])\d{5}\Z")
PUD_GENRES = {"n": "news", "w": "wikipedia"}


@dataclass(frozen=True)
class Sentence:
    """One sentence of a file: its rows, the document that it stands in, and whether a paragraph begins with it."""

    rows: list[Row]
    document: str = ""
    genre: str = ""
    begins: bool = False


@dataclass(frozen=True)
class GoldWord:
    """A word, by its characters; `head` is the characters of its governor, None for a root."""

    start: int
    end: int
    pos: str
    tag: str
    head: tuple[int, int] | None
    rel: str


@dataclass(frozen=True)
class GoldText:
    """A paragraph as a reader meets it; `ends` are the characters after each sentence's last word but for quotation
    marks, which the engine's parsers never see.
    """

    text: str
    genre: str
    words: tuple[GoldWord, ...] = ()
    ends: tuple[int, ...] = ()
    entities: frozenset[tuple[int, int, str]] = field(default_factory=frozenset)


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file, multiword ranges included.

    Raises `OSError` where it cannot be read, and `ValueError` with its line where it is no CoNLL-U.
    """
    rows: list[Row] = []
    document = genre = ""
    begins = True
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
        if line.startswith("#"):
            name, _, value = line[1:].partition("=")
            document, genre, begins = _noted(name.strip(), value.strip(), document, genre, begins)
        elif line.strip():
            rows.append(line.split("\t"))
            if len(rows[-1]) != 10:
                raise ValueError(f"{path}, line {number}: {len(rows[-1])} columns instead of the 10 of CoNLL-U")
        elif rows:
            yield Sentence(rows, document, genre, begins)
            rows, begins = [], False


def _noted(name: str, value: str, document: str, genre: str, begins: bool) -> tuple[str, str, bool]:
    """Take in a comment: the document, its genre and whether a paragraph begins."""
    if name == "newdoc id":
        return value, _genre(value), True
    if name == "meta::genre":
        return document, value, begins
    return document, genre, begins or name.split(" ")[0] == "newpar"


def _genre(document: str) -> str:
    """Tell the genre from a document's name, where the name begins with it: `weblog-…`, `GUM_news_…`, `n01001`."""
    pud = PUD_DOCUMENT.match(document)
    if pud:
        return PUD_GENRES[pud[1]]
    parts = document.split("_")
    return parts[1] if parts[0] == "GUM" and len(parts) > 2 else document.split("-")[0]


def written(rows: list[Row]) -> tuple[list[Row], list[tuple[int, int]], str]:
    """Return the syntactic words of a sentence, their characters, and its text.

    Words written as one (`don't`) share its characters out from the left; where the treebank spells a word otherwise
    than the text does, it keeps as many of them as it has letters.
    """
    words: list[Row] = []
    places: list[tuple[int, int]] = []
    text = ""
    last, end, space = 0, 0, False
    for row in rows:
        if "-" in row[0]:
            last, end, space = int(row[0].split("-")[1]), len(text) + len(row[1]), "SpaceAfter=No" not in row[9]
            whole, at = text + row[1], len(text)
        elif "." not in row[0]:
            number = int(row[0])
            words.append(row)
            if number > last:
                places.append((len(text), len(text) + len(row[1])))
                text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
                continue
            places.append((at, end if number == last else min(end, at + len(row[1]))))
            at = places[-1][1]
            text = whole + " " if number == last and space else whole
    return words, places, text


def sentences_of(path: Path) -> Iterator[tuple[list[str], list[str], str, str]]:
    """Yield (words, labels, text, document) of an IOB2 file: a number, a word and a label in columns; the text as its
    `# text` says, or empty. Raises `OSError`, and `ValueError` with its line where it is no such file.
    """
    words: list[str] = []
    labels: list[str] = []
    text = document = ""
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
        if line.startswith("# "):
            name, _, value = line[2:].partition(" = ")
            text = value if name == "text" else text
            document = value if name == "newdoc id" else document
        elif line.strip():
            columns = line.split("\t")
            if len(columns) < 3:
                raise ValueError(f"{path}, line {number}: {len(columns)} columns instead of number, word and label")
            words.append(columns[1])
            labels.append(columns[2])
        elif words:
            yield words, labels, text, document
            words, labels, text = [], [], ""


def gold_texts(path: Path) -> Iterator[GoldText]:
    """Yield the paragraphs of a CoNLL-U file, or the sentences of an IOB2 file with their entities."""
    if path.suffix == ".iob2":
        yield from _named_texts(path)
        return
    pending: list[Sentence] = []
    for sentence in read_conllu(path):
        if sentence.begins and pending:
            yield _paragraph(pending)
            pending = []
        pending.append(sentence)
    if pending:
        yield _paragraph(pending)


def _paragraph(sentences: list[Sentence]) -> GoldText:
    text, ends = "", []
    words: list[GoldWord] = []
    for sentence in sentences:
        rows, places, own = written(sentence.rows)
        if text and not text[-1].isspace():
            text += " "
        offset = len(text)
        moved = [(offset + a, offset + b) for a, b in places]
        for row, (start, end) in zip(rows, moved, strict=True):
            head = moved[int(row[6]) - 1] if row[6] != "0" else None
            words.append(GoldWord(start, end, row[3], row[4], head, row[7]))
        text += own
        unquoted = [end for row, (_, end) in zip(rows, moved, strict=True) if row[1] not in QUOTES]
        ends.append(unquoted[-1] if unquoted else moved[-1][1])
    return GoldText(text.rstrip(), sentences[0].genre, tuple(words), tuple(ends))


def _named_texts(path: Path) -> Iterator[GoldText]:
    for words, labels, text, document in sentences_of(path):
        at, spans = 0, []
        text = text or " ".join(words)
        for word in words:
            at = text.index(word, at)
            spans.append((at, at + len(word)))
            at += len(word)
        entities, start = set(), None
        for i, label in enumerate([*labels, "O"]):
            if start is not None and label[:1] != "I":
                entities.add((spans[start][0], spans[i - 1][1], labels[start][2:]))
                start = None
            start = i if label[:1] == "B" else start
        yield GoldText(text, _genre(document), entities=frozenset(entities))
