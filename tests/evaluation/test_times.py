"""The measuring of times: counting, results without words, and the floors of the corpora that lie beside the checkout."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from recount.evaluation.corpora import Case, GoldTimex, TimeDocument, read_lines
from recount.evaluation.results import result_lines
from recount.evaluation.times import TimeScores, find_all, predictions, score_cases, score_times
from recount.records import Timex

if TYPE_CHECKING:
    from recount.lexicon import Lexicon

FLOORS = tomllib.loads((Path(__file__).parents[1] / "floors.toml").read_text(encoding="utf-8"))["time"]
TEXT = "On Sunday and on Monday they met; two days later they left."


def gold(*spans: tuple[int, int, str]) -> TimeDocument:
    return TimeDocument(id="one", text=TEXT, timexes=tuple(GoldTimex(*span) for span in spans), dct="2014-12-30")


def found(*spans: tuple[int, int, str]) -> dict[str, tuple[Timex, ...]]:
    made = (Timex(start=a, end=b, type="DATE", value=v, text=TEXT[a:b], rule="by-hand") for a, b, v in spans)
    return {"one": tuple(made)}


def counts(document: TimeDocument, told: dict[str, tuple[Timex, ...]]) -> TimeScores:
    return score_times([document], told)[0]


def test_overlap_is_relaxed_and_equal_spans_are_strict() -> None:
    scores = counts(
        gold((3, 9, "2014-12-28"), (17, 23, "2014-12-29")), found((0, 9, "2014-12-28"), (17, 23, "2014-12-22"))
    )
    assert scores == TimeScores(gold=2, found=2, relaxed=2, strict=1, value=1)


def test_a_value_needs_an_overlap() -> None:
    assert counts(gold((3, 9, "P2D")), found((34, 42, "P2D"))) == TimeScores(1, 1, 0, 0, 0)


def test_each_time_is_given_once() -> None:
    assert counts(gold((3, 9, "a"), (10, 23, "b")), found((3, 23, "a"))) == TimeScores(2, 1, 1, 0, 1)


def test_touching_spans_do_not_overlap() -> None:
    assert counts(gold((3, 9, "a")), found((9, 12, "a"))).relaxed == 0


def test_f1() -> None:
    scores = TimeScores(gold=4, found=2, relaxed=2, strict=0, value=1)
    assert scores.f1(scores.relaxed) == pytest.approx(2 / 3)
    assert scores.f1(scores.strict) == 0.0
    assert TimeScores(0, 0, 0, 0, 0).f1(0) == 0.0


def test_results_hold_no_word_of_the_text() -> None:
    document = gold((3, 9, "2014-12-28"), (34, 48, "P2D"))
    results = score_times([document], found((3, 9, "2014-12-28"), (17, 23, "2014-12-29")))[1]
    assert [(r.id, r.right) for r in results] == [("one 3-9", True), ("one 34-48", False), ("one 17-23 spare", False)]
    kept = result_lines(results).decode()
    assert not [word for word in ("Sunday", "Monday", "days", "2014", "P2D") if word in kept]


def test_predictions_are_what_the_reader_found(lexicon: Lexicon) -> None:
    document = gold()
    (line,) = predictions([document], find_all([document], lexicon))
    assert line == {
        "id": "one",
        "timexes": [
            {"start": 3, "end": 9, "type": "DATE", "value": "2014-12-28"},
            {"start": 17, "end": 23, "type": "DATE", "value": "2014-12-29"},
            {"start": 34, "end": 48, "type": "DURATION", "value": "P2D"},
        ],
    }


def test_cases_are_right_as_a_whole(lexicon: Lexicon) -> None:
    cases = [
        Case("2", "It fell on Sunday.", "Sunday = 2014-12-28/2014-12-28 day", "2014-12-30"),
        Case("3", "It fell on Sunday.", "Sunday = 2014-12-28/2014-12-28 day"),
        Case("4", "It fell.", ""),
    ]
    assert [r.right for r in score_cases(cases, lexicon)] == [True, False, True]


@pytest.mark.parametrize("name", FLOORS)
def test_a_corpus_reaches_its_floor(name: str, shared: Path, lexicon: Lexicon) -> None:
    floor = FLOORS[name]
    path = shared / "data" / "measure" / "time" / f"{name}.jsonl"
    if not path.is_file():
        pytest.skip(f"../shared/data/measure/time/{name}.jsonl is missing: corpora of news are not part of the project")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == floor["sha256"], "another corpus than the floor is for"
    documents = read_lines(path, TimeDocument)
    scores, _ = score_times(documents, find_all(documents, lexicon))
    reached = {measure: scores.f1(getattr(scores, measure)) for measure in ("relaxed", "strict", "value")}
    assert not {measure: f1 for measure, f1 in reached.items() if f1 < floor[measure]}
