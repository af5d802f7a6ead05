"""A compact table of words -> a `Syntax`, for tests that need a tree without a parser.

One word a line: `text lemma pos tag head rel [entity]`; heads count from 1 within the sentence, 0 is the root; an
empty line ends a sentence. A leading `_` on the text glues the word to the one before (`_,`), a line `¶` begins a
new paragraph. `plain` makes a tree without grammar from a string, for readers that look at words alone.
"""

from __future__ import annotations

import hashlib
import re

from recount.language.syntax import Syntax
from recount.records import Report, Sentence, Span, Word

__all__ = ["build", "make_report", "plain"]


def build(table: str) -> Syntax:
    """Build a syntax from a table of words."""
    text, words, sentences = "", list[Word](), list[Sentence]()
    paragraph = 0
    for block in re.split(r"\n\s*\n", table.strip()):
        rows = [line.split() for line in block.strip().splitlines()]
        if rows[0] == ["¶"]:
            paragraph += 1
            rows = rows[1:]
            text = text + "\n\n" if text else text
        elif text:
            text += " "
        first = len(words)
        for n, row in enumerate(rows):
            printed, lemma, pos, tag, head, rel, *entity = row
            glued = len(printed) > 1 and printed.startswith("_")
            printed = (printed[1:] if glued else printed).replace("␣", " ")
            text += "" if glued or n == 0 else " "
            words.append(
                Word(
                    index=first + n, start=len(text), end=len(text) + len(printed), text=printed, lemma=lemma, pos=pos, tag=tag,
                    head=first + (int(head) - 1 if head != "0" else n), rel=rel, entity=entity[0] if entity else "", sentence=len(sentences),
                )
            )  # fmt: skip
            text += printed
        sentences.append(
            Sentence(
                index=len(sentences),
                first=first,
                last=len(words),
                start=words[first].start,
                end=len(text),
                paragraph=paragraph,
            )
        )
    return Syntax(text, tuple(words), tuple(sentences))


def plain(text: str) -> Syntax:
    """Build a syntax without grammar: words hang on the first of their sentence; lemmas are the lower-case words."""
    words, sentences = list[Word](), list[Sentence]()
    for paragraph, block in enumerate(re.finditer(r"[^\n]+", text)):
        for part in re.finditer(r"\S.*?(?:[.!?](?=\s+[A-Z“\"])|$)", block.group()):
            at, first = block.start() + part.start(), len(words)
            for m in re.finditer(r"(?:[A-Z]\.){2,}|[’']s\b|[^\W_]+(?:\.[^\W_]+)*|\S", part.group()):
                pos = (
                    "PROPN"
                    if m.group()[0].isupper()
                    else "NUM"
                    if m.group()[0].isdigit()
                    else "NOUN"
                    if m.group()[0].isalpha()
                    else "PUNCT"
                )
                words.append(
                    Word(
                        index=len(words), start=at + m.start(), end=at + m.end(), text=m.group(), lemma=m.group().lower(), pos=pos,
                        tag="NNP" if pos == "PROPN" else "NN", head=first, rel="root" if len(words) == first else "dep", sentence=len(sentences),
                    )
                )  # fmt: skip
            if len(words) > first:
                end = words[-1].end
                sentences.append(
                    Sentence(
                        index=len(sentences),
                        first=first,
                        last=len(words),
                        start=words[first].start,
                        end=end,
                        paragraph=paragraph,
                    )
                )
    return Syntax(text, tuple(words), tuple(sentences))


def make_report(text: str, dateline: str | None = None, published: str | None = None) -> Report:
    """Make a report around a text; the dateline is found in it."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    span = None
    if dateline is not None:
        at = text.index(dateline)
        span = Span(start=at, end=at + len(dateline), text=dateline)
    return Report(id=sha[:16], sha256=sha, text=text, dateline=span, published=published)
