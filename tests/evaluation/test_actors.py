"""The measuring of actors: which answers are right, what is not judged, what is kept; and the floors of the corpus."""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import msgspec
import pytest
from click.testing import CliRunner

from recount.cli import main
from recount.evaluation.actors import KINDS, NOBODY, ActorScores, actor_predictions, name_all, score_actors
from recount.evaluation.corpora import ActorItem, read_lines
from recount.evaluation.results import result_lines
from recount.reading.who import Who
from recount.records import ActorKind

if TYPE_CHECKING:
    from recount.language import Engine
    from recount.lexicon import Lexicon

FLOORS = tomllib.loads((Path(__file__).parents[1] / "floors.toml").read_text(encoding="utf-8"))["actors"]


def item(expected: dict[str, str | None], date: str = "") -> ActorItem:
    row = {"id": "one", "text": "Zambian miners", "date": date, "expected": [expected]}
    return msgspec.json.decode(json.dumps(row), type=ActorItem)


@pytest.mark.parametrize(
    ("expected", "named", "scores"),
    [
        ({"country": "ZMB", "code_1": "LAB"}, Who(kind="civilian", country="ZMB"), (1, 1, 1, 1)),
        ({"country": "ZMB", "code_1": "LAB"}, Who(kind="military", country="ZWE"), (1, 0, 1, 0)),
        ({"country": "", "code_1": "MIL"}, Who(kind="military", country="ZMB"), (1, 0, 1, 1)),
        ({"country": "", "code_1": ""}, Who(), (1, 1, 0, 0)),
        ({"cc": "ZMB"}, Who(country="ZMB"), (1, 1, 0, 0)),
        ({"code_1": "GOV", "code_2": "JRN"}, Who(kind="media"), (0, 0, 1, 1)),
        ({"country": "UNO", "code_1": "JUD"}, Who(kind="igo"), (1, 1, 1, 1)),
        ({"country": "EUR"}, Who(kind="government", country="FRA"), (1, 0, 0, 0)),
        ({"code": None}, Who(), (1, 1, 1, 1)),
        ({"code": None}, Who(kind="government", country="ZMB"), (1, 0, 1, 0)),
        ({"country": "ZMB", "code_1": "ZZZ"}, Who(kind="unknown", country="ZMB"), (1, 1, 1, 0)),
        ({"title": "Zambia"}, Who(), (0, 0, 0, 0)),
    ],
)
def test_what_is_right(expected: dict[str, str | None], named: Who, scores: tuple[int, ...]) -> None:
    assert score_actors([item(expected)], [named])[0] == ActorScores(*scores)


def test_shares() -> None:
    scores = ActorScores(countries=10, countries_right=9, sectors=4, sectors_right=3)
    assert (scores.country(), scores.sector()) == (0.9, 0.75)
    assert ActorScores(0, 0, 0, 0).country() == ActorScores(0, 0, 0, 0).sector() == 0.0


def test_the_table_gives_kinds_that_there_are() -> None:
    assert {kind for kinds in KINDS.values() for kind in kinds} <= {*get_args(ActorKind), NOBODY}


def test_dates_are_read(engine: Engine, lexicon: Lexicon) -> None:
    dated = [ActorItem("a", "The Taliban", (), date) for date in ("3 May 2019", "2023-05-01", "")]
    kinds = [named.kind for named in name_all(dated, engine, lexicon)]
    assert kinds[:2] == ["rebel", "government"]


def test_rows_and_results() -> None:
    given, named = item({"country": "ZMB", "code_1": "LAB"}), Who(kind="civilian", country="ZMB")
    (row,) = actor_predictions([given], [named])
    assert (row["id"], row["country_right"], row["sector_right"]) == ("one", True, True)
    kept = result_lines(score_actors([given], [named])[1]).decode()
    assert '"right":true' in kept
    assert not [word for word in ("Zambian", "ZMB", "civilian") if word in kept]


def test_the_command(tmp_path: Path) -> None:
    corpus, found, cases = (tmp_path / name for name in ("corpus.jsonl", "found.jsonl", "cases.jsonl"))
    corpus.write_bytes(msgspec.json.encode(item({"country": "ZMB", "code_1": "LAB"})) + b"\n")
    outputs = ["--predictions", str(found), "--cases", str(cases)]
    told = CliRunner().invoke(main, ["evaluate", "actors", str(corpus), *outputs])
    assert told.exit_code == 0
    assert "country    1.000   1 of 1 right" in told.output
    assert json.loads(found.read_text(encoding="utf-8"))["actor"]["country"] == "ZMB"
    assert "Zambian" not in cases.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", list(FLOORS))
def test_corpora_keep_their_floors(name: str, shared: Path, engine: Engine, lexicon: Lexicon) -> None:
    path = shared / "data" / "measure" / "actors" / f"{name}.jsonl"
    floor = FLOORS[name]
    if hashlib.sha256(path.read_bytes()).hexdigest() != floor["sha256"]:
        pytest.skip(f"{path} is another version of the corpus than the floors are for")
    items = read_lines(path, ActorItem)
    scores = score_actors(items, name_all(items, engine, lexicon))[0]
    measured = {"country": scores.country(), "sector": scores.sector()}
    assert {k: round(v, 3) for k, v in measured.items() if v < floor[k] - 0.0005} == {}
