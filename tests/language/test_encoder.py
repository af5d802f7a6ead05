"""The encoder's parts: pieces of words, best trees, and the component that fills a `Doc`."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from recount.language.encoder.component import ENCODER, Encoder
from recount.language.encoder.model import FILES, LABELS, NETWORK, VOCABULARY, Model
from recount.language.encoder.pieces import CLS, LONGEST_WORD, MOST_PIECES, PAD, SEP, SHAPES, rows, shape
from recount.language.encoder.tree import best_tree
from recount.language.encoder.wordpieces import WordPieces
from recount.language.sentences import LONGEST_SENTENCE, SENTENCES

if TYPE_CHECKING:
    from recount.language import Engine


# --- the shape of letters ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("rebels", "lower"),
        ("Tarn", "title"),
        ("A", "capital"),
        ("UN", "upper"),
        ("al-Masri", "mixed"),
        ("McKee", "mixed"),
        ("12", "digits"),
        ("T-72", "digits"),
        (",", "mark"),
        ("…", "mark"),
        ("", "mark"),
        ("Élan", "title"),
        ("ß", "lower"),
    ],
)
def test_shapes(word: str, expected: str) -> None:
    assert SHAPES[shape(word)] == expected


# --- rows of pieces ---------------------------------------------------------------------------------------------


def spelled(word: str) -> tuple[int, ...]:
    """Cut a word into letters, each a row of its own."""
    return tuple(1000 + ord(c) for c in word)


def test_rows_of_two_sentences() -> None:
    found = rows([["ab", "c"], ["d"]], spelled)
    assert found["ids"].tolist() == [[CLS, 1097, 1098, 1099, SEP], [CLS, 1100, SEP, PAD, PAD]]
    assert found["firsts"].tolist() == [[0, 1, 3], [0, 1, 0]]
    assert found["shapes"][0].tolist() == [0, 1, 1, 1, 0]


def test_a_long_word_is_cut() -> None:
    assert rows([["x" * 50]], spelled)["ids"].shape == (1, LONGEST_WORD + 2)


@pytest.mark.parametrize("words", [250, MOST_PIECES])
def test_no_sentence_outgrows_the_encoder(words: int) -> None:
    found = rows([["abcdef"] * words], spelled)
    assert found["ids"].shape[1] <= MOST_PIECES + 2
    assert found["firsts"].shape == (1, words + 1)
    assert found["firsts"].max() < found["ids"].shape[1]


# --- word pieces ------------------------------------------------------------------------------------------------


@pytest.fixture
def word_pieces(tmp_path: Path) -> WordPieces:
    file = tmp_path / VOCABULARY
    file.write_text("[PAD]\n[UNK]\nshell\n##ing\n##s\n-\nemile\nun\n", encoding="utf-8")
    return WordPieces(file)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("shell", (2,)),
        ("Shelling", (2, 3)),
        ("shells-", (2, 4, 5)),
        ("UN", (7,)),
        ("É\u200bmile", (6,)),
        ("E\u0301mile", (6,)),
        ("mortar", (1,)),
        ("", (1,)),
        ("🙂", (1,)),
        ("s" * 101, (1,)),
        ("shellmortar", (1,)),
    ],
)
def test_word_pieces(word_pieces: WordPieces, word: str, expected: tuple[int, ...]) -> None:
    assert word_pieces(word) == expected


def test_a_file_that_is_no_vocabulary(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("shell\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"x\.txt has no line \[UNK\]"):
        WordPieces(tmp_path / "x.txt")


# --- trees ------------------------------------------------------------------------------------------------------


def is_tree(heads: tuple[int, ...]) -> bool:
    if sum(head == 0 for head in heads) != 1:
        return False
    for start in range(1, len(heads) + 1):
        at, steps = start, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_the_best_tree_is_the_best_of_all_trees(size: int) -> None:
    chance = np.random.default_rng(size)
    trees = [heads for heads in itertools.product(range(size + 1), repeat=size) if is_tree(heads)]
    for _ in range(60):
        scores = chance.normal(size=(size, size + 1)).astype(np.float32)
        best = max(sum(float(scores[i, head]) for i, head in enumerate(heads)) for heads in trees)
        found = tuple(best_tree(scores).tolist())
        assert is_tree(found)
        assert sum(float(scores[i, head]) for i, head in enumerate(found)) == pytest.approx(best, abs=1e-4)


def test_a_long_sentence_of_chance_scores_is_one_tree() -> None:
    scores = np.random.default_rng(0).normal(size=(120, 121)).astype(np.float32)
    assert is_tree(tuple(best_tree(scores).tolist()))


# --- the model and the component --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the shipped model's files."""
    out = tmp_path_factory.mktemp("model")
    component = engine.nlp.get_pipe(ENCODER)
    assert isinstance(component, Encoder)
    component.to_disk(out)
    return out


def copied(folder: Path, out: Path) -> Path:
    for name in FILES:
        (out / name).write_bytes((folder / name).read_bytes())
    return out


def test_a_model_reads_a_sentence(folder: Path) -> None:
    (parse,) = Model(folder).read([["Rebels", "shelled", "Tarn", "."]])
    assert parse.heads == (2, 0, 2, 2)
    assert parse.rels == ("nsubj", "root", "obj", "punct")
    assert parse.tags == ("NNS", "VBD", "NNP", ".")
    assert parse.pos == ("NOUN", "VERB", "PROPN", "PUNCT")


def test_sentences_come_back_in_their_order(folder: Path) -> None:
    given = [["Rebels", "fled"] + ["."] * (n % 5) for n in range(40)]
    given[7] = []
    found = Model(folder).read(given)
    assert [len(parse.heads) for parse in found] == [len(words) for words in given]
    assert all(is_tree(parse.heads) for parse in found if parse.heads)
    assert all(rel == "root" for parse in found for rel, head in zip(parse.rels, parse.heads, strict=True) if head == 0)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(folder: Path, tmp_path: Path, name: str) -> None:
    (copied(folder, tmp_path) / name).unlink()
    with pytest.raises(FileNotFoundError, match=name):
        Model(tmp_path)


def test_a_damaged_network_is_named(folder: Path, tmp_path: Path) -> None:
    (copied(folder, tmp_path) / NETWORK).write_bytes(b"no network")
    with pytest.raises(ValueError, match=r"encoder\.onnx is no network"):
        Model(tmp_path)


def test_an_entity_that_begins_with_its_inside(folder: Path, tmp_path: Path) -> None:
    labels = json.loads((copied(folder, tmp_path) / LABELS).read_text(encoding="utf-8"))
    labels["entities"] = ["I-PER"] * len(labels["entities"])
    (tmp_path / LABELS).write_text(json.dumps(labels), encoding="utf-8")
    (parse,) = Model(tmp_path).read([["Omar", "Lund"]])
    assert parse.entities == ("B-PER", "I-PER")


def test_a_component_without_a_model_says_so() -> None:
    empty = Encoder(spacy.blank("en").vocab)
    assert empty.labels == ()
    with pytest.raises(ValueError, match="has no model"):
        empty(Doc(spacy.blank("en").vocab, words=["Rebels"]))
    with pytest.raises(ValueError, match="has no model"):
        empty.to_disk("nowhere")


def test_a_pipeline_can_be_saved_and_loaded(engine: Engine, tmp_path: Path) -> None:
    engine.nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again.pipe_names == [SENTENCES, ENCODER]
    text = "Rebels shelled Tarn on Sunday. Omar Lund fled."
    first, second = engine.nlp(text), again(text)
    assert [(t.head.i, t.dep_, t.tag_, t.pos_, t.ent_type_) for t in first] == [
        (t.head.i, t.dep_, t.tag_, t.pos_, t.ent_type_) for t in second
    ]
    assert [s.text for s in second.sents] == ["Rebels shelled Tarn on Sunday.", "Omar Lund fled."]
    assert ("Omar Lund", "PER") in [(e.text, e.label_) for e in second.ents]


def test_a_document_without_sentences_is_cut(engine: Engine) -> None:
    doc = Doc(engine.nlp.vocab, words=["shells"] * (2 * LONGEST_SENTENCE + 3))
    engine.nlp.get_pipe(ENCODER)(doc)
    assert [len(sentence) for sentence in doc.sents] == [LONGEST_SENTENCE, LONGEST_SENTENCE, 3]


def test_an_empty_document(engine: Engine) -> None:
    assert len(engine.nlp.get_pipe(ENCODER)(Doc(engine.nlp.vocab, words=[]))) == 0
