"""From text to words: offsets are true on any text, memory and time grow with its length, a missing model says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from recount.errors import EngineError
from recount.language import load_engine, parse
from recount.language.engine import LONGEST_PARAGRAPH, lemma
from recount.language.syntax import Syntax
from tests.build import make_report

if TYPE_CHECKING:
    from recount.language import Engine


def check(syntax: Syntax) -> None:
    """Assert what holds of every syntax: true offsets, order, sentences that hold their words, trees within them."""
    text = syntax.text
    at = 0
    for i, word in enumerate(syntax.words):
        assert word.index == i
        assert at <= word.start < word.end <= len(text)
        assert text[word.start : word.end] == word.text
        assert word.text.strip()
        at = word.end
    last = 0
    for sentence in syntax.sentences:
        assert sentence.first == last < sentence.last
        last = sentence.last
        inside = range(sentence.first, sentence.last)
        assert (sentence.start, sentence.end) == (syntax.words[inside[0]].start, syntax.words[inside[-1]].end)
        assert all(syntax.words[i].head in inside for i in inside)
        assert all(syntax.words[i].sentence == sentence.index for i in inside)
    assert last == len(syntax.words)


@pytest.mark.parametrize("name", ["no_such_model", "no/such/folder"])
def test_a_missing_model_is_named_with_a_remedy(name: str) -> None:
    with pytest.raises(EngineError) as raised:
        load_engine(name)
    message = str(raised.value)
    assert name in message
    assert "give an English spaCy pipeline" in message
    assert "\n" not in message


def test_a_folder_that_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="cannot be loaded"):
        load_engine(str(tmp_path))


@pytest.mark.parametrize(("language", "why"), [("en", "it has no parser"), ("de", "it reads the language 'de'")])
def test_a_pipeline_that_does_not_fit(language: str, why: str, tmp_path: Path) -> None:
    spacy.blank(language).to_disk(tmp_path)
    with pytest.raises(EngineError, match=why) as raised:
        load_engine(str(tmp_path))
    assert "\n" not in str(raised.value)


def test_a_run_of_commas_is_read_to_its_end(engine: Engine) -> None:
    syntax = parse(make_report("," * 3_000), engine)
    check(syntax)
    assert len(syntax.words) == 3_000


def test_grammar_of_a_plain_sentence(engine: Engine) -> None:
    syntax = parse(make_report("Rebels attacked the harbour of Velmar on Sunday."), engine)
    verb = next(w.index for w in syntax.words if w.lemma == "attack")
    assert [syntax.words[i].text for i in syntax.subjects(verb)] == ["Rebels"]
    assert [syntax.words[i].text for i in syntax.objects(verb)] == ["harbour"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        " \t \n\n \u00a0 \n",
        "Shells fell on Velmar.",
        "Shells fell on Velmar. 🙂🚀 Nobody was hurt. 👨‍👩‍👧‍👦",
        "E\u0301mile fled.\r\nHe left\x00 Velmar\x1b[31m.",
        "Shells\u2028fell\u2029on\u0085Velmar",
        "…!?—“”",
        "ﷺ ß ŉ İstanbul \U0001f1fa\U0001f1f3",
        "\u202eevitcarf\u202c \ufeffVelmar \u200bfell",
        "«We stay», she said.\n\n“We go.”",
    ],
)
def test_offsets_are_true(text: str, engine: Engine) -> None:
    check(parse(make_report(text), engine))


def test_one_long_line_is_read_to_its_end(engine: Engine) -> None:
    text = "Shells fell on Velmar and the guards fled to the hills. " * 600
    assert len(text) > 3 * LONGEST_PARAGRAPH
    syntax = parse(make_report(text), engine)
    check(syntax)
    assert sum(w.text == "Shells" for w in syntax.words) == 600
    assert {s.paragraph for s in syntax.sentences} == {0}


def test_a_line_without_spaces_is_cut(engine: Engine) -> None:
    text = "x" * (2 * LONGEST_PARAGRAPH + 7)
    syntax = parse(make_report(text), engine)
    check(syntax)
    assert sum(w.end - w.start for w in syntax.words) == len(text)


def test_paragraphs_are_numbered_and_wrapped_lines_are_one(engine: Engine) -> None:
    syntax = parse(make_report("Shells fell.\n\nNobody was hurt. The guards fled."), engine)
    assert [s.paragraph for s in syntax.sentences] == [0, 1, 1]


def test_the_dateline_is_not_parsed(engine: Engine) -> None:
    report = make_report("VELMAR, March 4 - Shells fell on Tarn.", dateline="VELMAR, March 4 - ")
    syntax = parse(report, engine)
    check(syntax)
    assert [w.text for w in syntax.words] == ["Shells", "fell", "on", "Tarn", "."]


@pytest.mark.parametrize(
    ("text", "pos", "expected"),
    [
        ("Soldiers", "NOUN", "soldier"),
        ("militiamen", "NOUN", "militiaman"),
        ("fled", "VERB", "flee"),
        ("shot", "VERB", "shoot"),
        ("Hit", "VERB", "hit"),
        ("army’s", "X", "army's"),
        ("of", "ADP", "of"),
        ("UN-led", "PROPN", "un-led"),
        ("", "NOUN", ""),
    ],
)
def test_lemmas(text: str, pos: str, expected: str) -> None:
    assert lemma(text, pos) == expected


def test_only_compared_adjectives_have_another_form() -> None:
    assert lemma("imperialist", "ADJ", "JJ") == "imperialist"
    assert lemma("largest", "ADJ", "JJS") == "large"


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="ab .,'\n\r\t\u00a0“”-🙂\x00\u0301É1", max_size=60))
def test_any_text_has_true_offsets(text: str) -> None:
    check(parse(make_report(text), load_engine_once()))


_ENGINES: list[Engine] = []


def load_engine_once() -> Engine:
    """Return one engine for all examples; fixtures of a session cannot be given to hypothesis."""
    if not _ENGINES:
        _ENGINES.append(load_engine())
    return _ENGINES[0]
