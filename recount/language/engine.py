"""The one place that knows which parser is at work: loads a spaCy pipeline and turns text into `Syntax`.

In: a report and the character ranges to be parsed; out: words and sentences with offsets into the report's
text. Text is parsed paragraph by paragraph, so memory and time grow with the length alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import spacy
from lemminflect import getLemma
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from recount.errors import EngineError
from recount.language.capitals import in_sentence_case
from recount.language.clearnlp import is_clearnlp, universal
from recount.language.headlines import recase
from recount.language.mending import mended
from recount.language.sentences import SENTENCES
from recount.language.syntax import Syntax
from recount.lexicon import load_lexicon
from recount.records import Sentence, Word

__all__ = ["Engine", "load_engine"]

LONGEST_PARAGRAPH = 10_000
"""Characters; a longer one is cut at a space, so that one endless line is as cheap as many short ones."""

UNBROKEN = re.compile(r"\S{200}")
"""So many characters without a space are no word; a tokenizer looks through all of them for each mark at the end."""

BATCH = 8
"""Paragraphs parsed at once: what the parser keeps of each word is large, and a text of any length must fit."""

PARSED, TAGGED = {"nsubj"}, {"NN"}
"""Labels that every English parser, and every English tagger, has."""

LEMMA_TAGS = {"NOUN", "VERB", "ADJ", "ADV", "AUX", "PROPN"}

POSITIVE = {"JJ", "RB"}
"""Tags of adjectives and adverbs that are not compared: their own dictionary form (`imperialist` is no superlative)."""


PARTICLES = ("al", "el", "as", "ar", "an", "ad", "at", "az", "ash", "abu", "bin", "ibn", "ul", "ur", "ud")
NAME_HYPHEN = "(?!(?:" + "|".join(rf"(?<=\b(?i:{p}))" for p in PARTICLES) + ")-[A-Z])"
"""Before a hyphen: none that joins an article or particle to a name (`al-Masri`), which is never cut there."""


@cache
def _verb_hyphen() -> str:
    """Before a hyphen: none inside a verb of the lexicon (`machine-gunned`), whose parts make no sense to a parser."""
    verbs = {verb.split()[0] for row in load_lexicon().events for verb in row.verbs if "-" in verb.split()[0]}
    parts = (verb.rpartition("-") for verb in sorted(verbs))
    joined = (rf"(?<=\b(?i:{re.escape(first)}))-(?i:{re.escape(last.rstrip('e'))})" for first, _, last in parts)
    return f"(?!{'|'.join(joined)})"


class Engine:
    """A loaded pipeline; made once and used for many reports."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        _keep_whole(nlp)
        if SENTENCES not in nlp.pipe_names:
            nlp.add_pipe(SENTENCES, first=True)
        self._clearnlp = is_clearnlp(_labels(nlp))

    def cut(self, text: str) -> list[tuple[int, int]]:
        """Return the characters of each word of a text, as they are cut before it is parsed."""
        doc, starts = self._tokens(text)
        return [(start, start + len(token.text)) for token, start in zip(doc, starts, strict=True)]

    def _tokens(self, text: str) -> tuple[Doc, list[int]]:
        """Cut a paragraph into words without the spaces between them; return each word's character too."""
        kept = [t for t in self.nlp.tokenizer(text.translate(_BLANKS)) if not t.is_space]
        doc = Doc(self.nlp.vocab, words=[t.text for t in kept], spaces=[bool(t.whitespace_) for t in kept])
        return doc, [t.idx for t in kept]

    def parse(self, text: str, ranges: Iterable[tuple[int, int]], headline: tuple[int, int] | None = None) -> Syntax:
        """Parse the given character ranges (paragraphs, in order) of a text; raises nothing on any text."""
        words: list[Word] = []
        sentences: list[Sentence] = []
        pieces = [(n, start, end) for n, (a, b) in enumerate(ranges) for start, end in _cut(text, a, b)]
        shown = in_sentence_case(text)  # what the rules see of a text in capitals; offsets and spans are the text's own
        written = recase(shown, headline) if headline else shown
        tasks = ((self._tokens(written[start:end]), (n, start)) for n, start, end in pieces)
        cut = ((doc, (*place, starts)) for (doc, starts), place in tasks)
        for doc, (paragraph, start, starts) in self.nlp.pipe(cut, as_tuples=True, batch_size=BATCH):
            is_headline = headline is not None and headline[0] <= start < headline[1]
            rows = _words(doc, shown, start, starts, len(words), len(sentences))
            for sentence in rows:
                words += mended(universal(sentence) if self._clearnlp else sentence, lemma)
                sentences.append(_sentence(sentence, len(sentences), paragraph, is_headline))
        return Syntax(text, tuple(words), tuple(sentences))


UNSEEN = '“”"«»„\n\r\t\v\f\u00a0\u2028\u2029\u0085'
"""Characters that are a space to the parser: line breaks inside a paragraph, and quotation marks, which it attaches at
random; quotations are read from the text itself."""

_BLANKS = {ord(c): " " for c in UNSEEN}


def _keep_whole(nlp: Language) -> None:
    """Teach a spaCy tokenizer not to cut `al-Masri` or `tear-gassed` at the hyphen; parsers do better with one word."""
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer) or tokenizer.infix_finditer is None:
        return
    pattern = tokenizer.infix_finditer.__self__.pattern  # spaCy itself reads and saves the pattern from there
    if not pattern.startswith(NAME_HYPHEN):
        tokenizer.infix_finditer = re.compile(f"{NAME_HYPHEN}{_verb_hyphen()}(?:{pattern})").finditer


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a paragraph that are parsed alone: nearly always the whole."""
    for run in UNBROKEN.finditer(text, start, end):
        yield from _cut_at_spaces(text, start, run.end())
        start = run.end()
    yield from _cut_at_spaces(text, start, end)


def _cut_at_spaces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_PARAGRAPH:
        space = text.rfind(" ", start + LONGEST_PARAGRAPH // 2, start + LONGEST_PARAGRAPH)
        at = space + 1 if space > 0 else start + LONGEST_PARAGRAPH
        yield start, at
        start = at
    if text[start:end].strip():
        yield start, end


def _words(doc: Doc, text: str, offset: int, starts: list[int], first: int, sentence: int) -> Iterator[list[Word]]:
    """Yield the words of each sentence of a parsed paragraph; `starts` are its tokens' characters in the paragraph."""
    for number, span in enumerate(doc.sents, sentence):
        words = []
        for token in span:
            start = offset + starts[token.i]
            words.append(
                Word(
                    index=first + token.i,
                    start=start,
                    end=start + len(token.text),
                    text=text[start : start + len(token.text)],
                    lemma=lemma(token.text, token.pos_, token.tag_),
                    pos=token.pos_,
                    tag=token.tag_,
                    head=first + token.head.i,
                    rel="root" if token.dep_ == "ROOT" else token.dep_,
                    entity=token.ent_type_,
                    sentence=number,
                )
            )
        yield words


def _sentence(words: list[Word], index: int, paragraph: int, headline: bool) -> Sentence:
    return Sentence(
        index=index,
        first=words[0].index,
        last=words[-1].index + 1,
        start=words[0].start,
        end=words[-1].end,
        paragraph=paragraph,
        headline=headline,
    )


@cache
def lemma(text: str, pos: str, tag: str = "") -> str:
    """Return the lower-case dictionary form of a word, by its part of speech and, where it is known, its Penn tag."""
    lower = text.lower().replace("’", "'")
    if pos not in LEMMA_TAGS or tag in POSITIVE or (pos == "PROPN" and not lower.isalpha()):
        return lower
    forms = getLemma(lower, upos="NOUN" if pos == "PROPN" else pos)
    return str(forms[0]) if forms else lower


def _labels(nlp: Language) -> set[str]:
    """Return all labels that the components of a pipeline can give."""
    return {label for _, component in nlp.pipeline for label in getattr(component, "labels", ())}


def load_engine(name: str | None = None) -> Engine:
    """Load the shipped model, or another spaCy pipeline by package name or path; raises `EngineError`."""
    if name is None:
        what, remedy = "the language model that comes with Recount", "install recount-model-en (make install)"
    else:
        what, remedy = f"the language model {name!r}", "give an English spaCy pipeline by package name or folder"
    try:
        nlp = spacy.load(_shipped() if name is None else name)
    except (OSError, ImportError, ValueError, TypeError, KeyError) as error:
        reason = str(error).splitlines()[0][:200].rstrip(".") if str(error) else type(error).__name__
        raise EngineError(f"{what} cannot be loaded: {reason}; {remedy}") from error
    lacking = _lacking(nlp)
    if lacking:
        raise EngineError(f"{what} does not fit: {lacking}; {remedy}")
    return Engine(nlp)


def _shipped() -> Path:
    import recount_model_en

    return recount_model_en.path()


def _lacking(nlp: Language) -> str:
    """Say what rules need and a pipeline cannot give; empty where it gives all."""
    if nlp.lang != "en":
        return f"it reads the language {nlp.lang!r}, and Recount's rules read English"
    labels = _labels(nlp)
    if not labels & PARSED:
        return "it has no parser, and claims are read off syntax"
    if not labels & TAGGED:
        return "it has no tagger, and the rules need Penn Treebank tags"
    return ""
