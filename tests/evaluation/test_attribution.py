"""The measuring of attributions: what counts as right, what is kept; and the floors of the corpus."""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from recount.cli import main
from recount.evaluation.attribution import Credited, find_all, score_attributions
from recount.evaluation.corpora import AttributionDocument, GoldAttribution, MarkedSpan, read_lines
from recount.evaluation.results import result_lines

if TYPE_CHECKING:
    from recount.language import Engine
    from recount.lexicon import Lexicon

FLOORS = tomllib.loads((Path(__file__).parents[1] / "floors.toml").read_text(encoding="utf-8"))["attribution"]
TEXT = "The mayor of Belte said that rebels had burned the mill."
SOURCE, CUE, CONTENT = (0, 18), (19, 23), (24, 55)


def document(source: bool = True) -> AttributionDocument:
    def marked(span: tuple[int, int]) -> tuple[MarkedSpan, ...]:
        return (MarkedSpan(*span),)

    gold = GoldAttribution(marked(SOURCE) if source else (), marked(CUE), marked(CONTENT))
    return AttributionDocument("one", TEXT, (gold,))


def test_the_words_of_source_cue_and_content(engine: Engine, lexicon: Lexicon) -> None:
    (found,) = find_all([document()], engine, lexicon)
    assert found == (Credited((SOURCE,), (CUE,), (CONTENT,)),)


@pytest.mark.parametrize(
    ("found", "right", "sources", "cues"),
    [
        (Credited((SOURCE,), (CUE,), (CONTENT,)), 1, 1, 1),
        (Credited(((4, 9),), ((19, 22),), ((24, 30),)), 1, 1, 0),
        (Credited((), (CUE,), (CONTENT,)), 1, 0, 1),
        (Credited((SOURCE,), (CUE,), ((0, 3),)), 0, 0, 1),
    ],
)
def test_what_is_right(found: Credited, right: int, sources: int, cues: int) -> None:
    scores, results = score_attributions([document()], [[found]])
    assert (scores.right, scores.sources, scores.cues) == (right, sources, cues)
    assert [r.right for r in results] == [bool(sources)]


def test_nobody_named_is_right_where_nobody_is() -> None:
    scores, _ = score_attributions([document(source=False)], [[Credited((), (CUE,), (CONTENT,))]])
    assert (scores.source(), scores.precision(), scores.recall(), scores.cue()) == (1.0, 1.0, 1.0, 1.0)


def test_a_content_is_counted_once() -> None:
    twice = [Credited((SOURCE,), (CUE,), ((24, 30),)), Credited((SOURCE,), (CUE,), (CONTENT,))]
    scores, _ = score_attributions([document()], [twice])
    assert (scores.right, scores.found, scores.cues) == (1, 2, 1)


def test_what_a_speaker_credits_is_part_of_what_he_says(engine: Engine, lexicon: Lexicon) -> None:
    text = "“I think that the rebels said it,” the mayor of Belte told reporters."
    (found,) = find_all([AttributionDocument("two", text, ())], engine, lexicon)
    assert [[text[a:b] for a, b in f.cue] for f in found] == [["told"]]


def test_the_command(tmp_path: Path) -> None:
    corpus, found, cases = (tmp_path / name for name in ("corpus.jsonl", "found.jsonl", "cases.jsonl"))
    marked = {n: [{"begin": a, "end": b}] for n, (a, b) in (("source", SOURCE), ("cue", CUE), ("content", CONTENT))}
    corpus.write_text(json.dumps({"id": "one", "text": TEXT, "attributions": [marked]}) + "\n", encoding="utf-8")
    outputs = ["--predictions", str(found), "--cases", str(cases)]
    told = CliRunner().invoke(main, ["evaluate", "attribution", str(corpus), *outputs])
    assert told.exit_code == 0, told.output
    assert "precision  1.000   1 contents overlap one of the corpus" in told.output
    assert json.loads(found.read_text(encoding="utf-8"))["attributions"][0]["cue"] == [list(CUE)]
    assert "mayor" not in cases.read_text(encoding="utf-8")


def test_results_hold_no_text() -> None:
    kept = result_lines(score_attributions([document()], [[]])[1]).decode()
    assert "mayor" not in kept


@pytest.mark.parametrize("name", list(FLOORS))
def test_corpora_keep_their_floors(name: str, shared: Path, engine: Engine, lexicon: Lexicon) -> None:
    path = shared / "data" / "measure" / "attribution" / f"{name}.jsonl"
    floor = FLOORS[name]
    if hashlib.sha256(path.read_bytes()).hexdigest() != floor["sha256"]:
        pytest.skip(f"{path} is another version of the corpus than the floors are for")
    documents = read_lines(path, AttributionDocument)
    scores = score_attributions(documents, find_all(documents, engine, lexicon))[0]
    measured = {
        "precision": scores.precision(),
        "recall": scores.recall(),
        "source": scores.source(),
        "cue": scores.cue(),
    }
    assert {k: round(v, 3) for k, v in measured.items() if v < floor[k] - 0.0005} == {}
