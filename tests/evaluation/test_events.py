"""The measuring of events: what counts as told, whose parties count, what is kept; and the floors of the corpus."""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from click.testing import CliRunner

from recount.cli import main
from recount.evaluation.corpora import EventItem, read_lines
from recount.evaluation.events import event_predictions, events_told, score_events
from recount.evaluation.results import result_lines

if TYPE_CHECKING:
    from recount.language import Engine
    from recount.lexicon import Lexicon

FLOORS = tomllib.loads((Path(__file__).parents[1] / "floors.toml").read_text(encoding="utf-8"))["events"]
TEXT = "The army withdrew its troops from Karvo on Sunday."


def item(event_code: str, source: tuple[int, int] = (0, 8), target: tuple[int, int] = (34, 39)) -> EventItem:
    gold = {"event_code": event_code, "source_spans": [source], "target_spans": [target], "modality_L2": "past"}
    return msgspec.json.decode(json.dumps({"id": "one", "text": TEXT, "expected": [gold]}), type=EventItem)


@pytest.mark.parametrize(
    ("given", "told", "actor", "target"),
    [
        (item("RETREAT"), 1, 1, 1),
        (item("YIELD"), 1, 1, 1),  # the corpus's one word for two types
        (item("RETREAT", source=(40, 42)), 1, 0, 1),
        (item("RETREAT", target=(40, 42)), 1, 1, 0),
        (item("ASSAULT"), 0, 0, 0),
    ],
)
def test_what_counts(given: EventItem, told: int, actor: int, target: int, engine: Engine, lexicon: Lexicon) -> None:
    found = events_told([given], engine, lexicon)
    scores, results = score_events([given], found)
    total = scores.total()
    assert (total.marked, total.told, total.actor, total.target) == (1, told, actor, target)
    assert total.both == min(actor, target)
    assert results[0].right == bool(told)
    assert b"army" not in result_lines(results)
    row = next(event_predictions([given], found))
    assert row["marked"] == [
        {"type": given.expected[0].type, "told": told == 1, "actor": actor == 1, "target": target == 1,
         "both": min(actor, target) == 1}
    ]  # fmt: skip


def test_nothing_is_marked() -> None:
    assert score_events([], [])[0].total().marked == 0


def test_the_command(tmp_path: Path) -> None:
    corpus, found, cases = (tmp_path / name for name in ("corpus.jsonl", "found.jsonl", "cases.jsonl"))
    row = {"id": "one", "text": TEXT, "expected": [{"event_code": "RETREAT", "source_spans": [[0, 8]]}]}
    corpus.write_text(json.dumps(row) + "\n", encoding="utf-8")
    outputs = ["--predictions", str(found), "--cases", str(cases)]
    told = CliRunner().invoke(main, ["evaluate", "events", str(corpus), *outputs])
    assert told.exit_code == 0
    assert "RETREAT          1   1.000   1.000   0.000   0.000" in told.output
    assert json.loads(found.read_text(encoding="utf-8"))["events"][0]["type"] == "RETREAT"
    assert "Karvo" not in cases.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", list(FLOORS))
def test_corpora_keep_their_floors(name: str, shared: Path, engine: Engine, lexicon: Lexicon) -> None:
    path = shared / "data" / "measure" / "events" / f"{name}.jsonl"
    floor = FLOORS[name]
    if hashlib.sha256(path.read_bytes()).hexdigest() != floor["sha256"]:
        pytest.skip(f"{path} is another version of the corpus than the floors are for")
    items = read_lines(path, EventItem)[:: floor["every"]]
    total = score_events(items, events_told(items, engine, lexicon))[0].total()
    measured = {"type": total.told / total.marked, "actor": total.actor / total.marked}
    assert {k: round(v, 3) for k, v in measured.items() if v < floor[k] - 0.0005} == {}
