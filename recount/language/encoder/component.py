"""The encoder as a component of a spaCy pipeline: in, a `Doc` with its sentences; out, the same with tags, tree, names.

As a component it keeps spaCy's tools for whoever loads the model, and gives way to any other pipeline.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from recount.language.encoder.model import FILES, Model, Parse
from recount.language.sentences import LONGEST_SENTENCE

__all__ = ["ENCODER", "Encoder", "make_encoder"]

ENCODER = "recount_encoder"
"""Name of the component in a pipeline."""

COLUMNS = ("HEAD", "DEP", "TAG", "POS", "ENT_IOB", "ENT_TYPE")
"""What is written of each word, in spaCy's names."""

IOB = {"I": 1, "O": 2, "B": 3}
"""spaCy's numbers for inside, outside and beginning of an entity."""


class Encoder:
    """The component; empty until `from_disk` gives it a model."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab
        self._folder: Path | None = None
        self._model: Model | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """All labels that it can give: tags, parts of speech, relations and kinds of entities."""
        return self._model.labels if self._model else ()

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 8) -> Iterator[Doc]:
        """Annotate documents, `batch_size` at once."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self._annotate(batch)
            yield from batch

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Copy the model's files into a folder."""
        if self._folder is None:
            raise ValueError(f"{ENCODER} has no model to save: load one with from_disk")
        Path(path).mkdir(parents=True, exist_ok=True)
        for name in FILES:
            shutil.copyfile(self._folder / name, Path(path) / name)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Encoder:
        """Load the model of a folder; raises `OSError` or `ValueError`."""
        self._folder = Path(path)
        self._model = Model(self._folder)
        return self

    def _annotate(self, docs: list[Doc]) -> None:
        if self._model is None:
            raise ValueError(f"{ENCODER} has no model: load one with from_disk")
        cuts = [_sentences(doc) for doc in docs]
        parses = iter(self._model.read([words for cut in cuts for words in cut]))
        for doc, cut in zip(docs, cuts, strict=True):
            self._write(doc, [next(parses) for _ in cut])

    def _write(self, doc: Doc, parses: list[Parse]) -> None:
        """Set the annotation of a document, sentence by sentence in order."""
        number = self._vocab.strings.add
        columns = []
        for parse in parses:
            for i, head in enumerate(parse.heads):
                kind = parse.entities[i][2:]
                columns.append(
                    (
                        head - 1 - i if head else 0,
                        number(parse.rels[i] if head else "ROOT"),
                        number(parse.tags[i]),
                        number(parse.pos[i]),
                        IOB[parse.entities[i][0]],
                        number(kind) if kind else 0,
                    )
                )
        if columns:
            # spaCy keeps a governor to the left as the remainder of a negative number
            array = np.array([[c % 2**64 for c in row] for row in columns], dtype=np.uint64)
            doc.from_array(list(COLUMNS), array)  # type: ignore[arg-type]  # it takes unsigned numbers alone


def _sentences(doc: Doc) -> list[list[str]]:
    """Return the words of each sentence as its starts are marked, cut where one is longer than a sentence can be."""
    out: list[list[str]] = []
    for token in doc:
        if token.i == 0 or token.is_sent_start or len(out[-1]) >= LONGEST_SENTENCE:
            out.append([])
        out[-1].append(token.text)
    return out


@Language.factory(
    ENCODER,
    assigns=["token.dep", "token.head", "token.tag", "token.pos", "doc.ents", "token.ent_type", "token.ent_iob"],
)
def make_encoder(nlp: Language, name: str) -> Encoder:
    """Make an empty component for a pipeline; `from_disk` fills it."""
    return Encoder(nlp.vocab)
