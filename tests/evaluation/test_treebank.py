"""Corpora of syntax and names, written here: what is read of a file, and what of an engine's reading counts as right."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from recount.evaluation.engine import entity_spans, relation_f1, score_engine
from recount.evaluation.treebank import gold_texts, read_conllu, written
from recount.language.engine import Engine
from tests.build import build

TREEBANK = """\
# newdoc id = GUM_news_tarn
# newpar
# sent_id = 1
# text = Rebels didn't flee.
1	Rebels	rebel	NOUN	NNS	_	4	nsubj	_	_
2-3	didn't	_	_	_	_	_	_	_	_
2	did	do	AUX	VBD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	flee	flee	VERB	VB	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

# sent_id = 2
1	“	“	PUNCT	``	_	2	punct	_	SpaceAfter=No
2	Stay	stay	VERB	VB	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	SpaceAfter=No
4	”	”	PUNCT	''	_	2	punct	_	_

# newpar
# sent_id = 3
1	Tarn	Tarn	PROPN	NNP	_	2	nsubj	_	_
2	fell	fall	VERB	VBD	_	0	root	_	_
"""

NAMES = """\
# newdoc id = weblog-tarn
# text = Omar Lund left Tarn.
1	Omar	B-PER	-	-
2	Lund	I-PER	-	-
3	left	O	-	-
4	Tarn	B-LOC	-	-
5	.	O	-	-
"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "x-test.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    return path


@pytest.fixture
def names(tmp_path: Path) -> Path:
    path = tmp_path / "x-test.iob2"
    path.write_text(NAMES, encoding="utf-8")
    return path


def test_sentences_know_their_document(treebank: Path) -> None:
    found = list(read_conllu(treebank))
    assert [(s.genre, s.begins, len(s.rows)) for s in found] == [
        ("news", True, 6),
        ("news", False, 4),
        ("news", True, 2),
    ]


def test_words_written_as_one_share_its_characters(treebank: Path) -> None:
    words, places, text = written(next(iter(read_conllu(treebank))).rows)
    assert text == "Rebels didn't flee. "
    assert [text[a:b] for a, b in places] == ["Rebels", "did", "n't", "flee", "."]
    assert [w[1] for w in words] == ["Rebels", "did", "n't", "flee", "."]


def test_paragraphs_are_what_a_reader_meets(treebank: Path) -> None:
    first, second = gold_texts(treebank)
    assert first.text == "Rebels didn't flee. “Stay.”"
    assert [first.text[:end] for end in first.ends] == ["Rebels didn't flee.", "Rebels didn't flee. “Stay."]
    assert second.text == "Tarn fell"
    assert [(second.text[w.start : w.end], w.head, w.rel) for w in second.words] == [
        ("Tarn", (5, 9), "nsubj"),
        ("fell", None, "root"),
    ]


def test_names_are_read_by_their_characters(names: Path) -> None:
    (text,) = gold_texts(names)
    assert text.genre == "weblog"
    assert text.entities == {(0, 9, "PER"), (15, 19, "LOC")}


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.conllu"
    path.write_text("1\tRebels\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.conllu, line 1: 2 columns instead of the 10"):
        list(read_conllu(path))


@pytest.mark.parametrize(
    ("document", "genre"),
    [("n01001", "news"), ("w02003", "wikipedia"), ("GUM_bio_x", "bio"), ("email-enron-1", "email"), ("tarn", "tarn")],
)
def test_genres(document: str, genre: str, tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    path.write_text(f"# newdoc id = {document}\n1\tTarn\tTarn\tPROPN\tNNP\t_\t0\troot\t_\t_\n", encoding="utf-8")
    assert next(iter(read_conllu(path))).genre == genre


# --- scores -----------------------------------------------------------------------------------------------------


class Chain:
    """A parser that hangs every word on the next one as its subject, and calls every capital a place."""

    labels = ("nsubj", "NN")

    def __call__(self, doc: Doc) -> Doc:
        for sentence in doc.sents:
            for token in sentence:
                token.tag_, token.pos_ = "NN", "VERB" if token.i == sentence.end - 1 else "NOUN"
                token.dep_ = "ROOT" if token.i == sentence.end - 1 else "nsubj"
        heads = [min(token.i + 1, token.sent.end - 1) for token in doc]
        for token, head in zip(doc, heads, strict=True):
            token.head = doc[head]
        doc.set_ents([doc.char_span(t.idx, t.idx + len(t), label="LOC") for t in doc if t.text.istitle()])
        return doc


@Language.factory("chain_parser")
def make_chain(nlp: Language, name: str) -> Chain:
    return Chain()


@pytest.fixture(scope="module")
def chain() -> Engine:
    nlp = spacy.blank("en")
    nlp.add_pipe("chain_parser")
    return Engine(nlp)


def test_scores_of_a_tree(chain: Engine, treebank: Path) -> None:
    texts = [t for t in gold_texts(treebank) if t.text == "Tarn fell"]
    scores = score_engine(texts, chain)
    assert scores.share("words") == 1
    assert scores.share("uas") == scores.share("las") == 1
    assert scores.share("pos") == 0.5
    assert scores.f1("ends") == 1
    assert relation_f1(scores.relations["nsubj"]) == 1
    assert scores.genres["news"]["right"] == 2


def test_scores_of_a_wrong_tree(chain: Engine, treebank: Path) -> None:
    scores = score_engine([next(iter(gold_texts(treebank)))], chain)
    assert scores.counts["gold"] == 5  # without punctuation
    assert scores.counts["las"] == 0
    assert relation_f1(scores.relations["nsubj"]) == 0
    assert scores.f1("ends") == 1


def test_scores_of_names(chain: Engine, names: Path) -> None:
    scores = score_engine(gold_texts(names), chain)
    assert (scores.counts["entities"], scores.counts["entities_gold"], scores.counts["entities_given"]) == (1, 2, 2)
    assert scores.f1("entities") == 0.5


def test_neighbours_of_one_kind_are_one_name() -> None:
    syntax = build("""
        Omar Omar PROPN NNP 3 nsubj PER
        Lund Lund PROPN NNP 1 flat PER
        left leave VERB VBD 0 root
        Tarn Tarn PROPN NNP 3 obj LOC
    """)
    assert entity_spans(syntax.words) == {(0, 9, "PER"), (15, 19, "LOC")}
