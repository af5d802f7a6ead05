"""The measuring of whole reports: types, deaths and parties of incidents, what is left alone; and the floors."""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from click.testing import CliRunner

from recount.cli import main
from recount.evaluation.corpora import TemplateReport, read_lines
from recount.evaluation.templates import TemplateScores, claims_of, score_templates

if TYPE_CHECKING:
    from recount.language import Engine
    from recount.lexicon import Lexicon

FLOORS = tomllib.loads((Path(__file__).parents[1] / "floors.toml").read_text(encoding="utf-8"))["templates"]
TEXT = "GUERRILLAS KIDNAPPED TWO MINERS NEAR KARVO ON SUNDAY. A BOMB EXPLODED AT THE BANK, KILLING THREE PEOPLE."


def template(kind: str, **more: Any) -> dict[str, Any]:
    return {"incident_type": kind, "optional": False, **more}


def report(*templates: dict[str, Any]) -> TemplateReport:
    row = {"id": "one", "split": "dev", "text": TEXT, "templates": templates}
    return msgspec.json.decode(json.dumps(row), type=TemplateReport)


def scores_of(given: TemplateReport, engine: Engine, lexicon: Lexicon) -> TemplateScores:
    return score_templates([given], claims_of([given], engine, lexicon))[0]


def test_types_deaths_and_parties(engine: Engine, lexicon: Lexicon) -> None:
    kidnapping = template(
        "KIDNAPPING", perp_individual_id=[{"values": ["GUERRILLAS"]}], victims=[{"refs": ["TWO MINERS", "MINERS"]}]
    )
    scores = scores_of(report(kidnapping, template("BOMBING", deaths=[3, 3])), engine, lexicon)
    assert (scores.wanted, scores.found, scores.right) == (2, 2, 2)
    assert (scores.deaths, scores.deaths_right) == (1, 1)
    assert (scores.perpetrators, scores.perpetrators_found) == (1, 1)
    assert (scores.victims, scores.victims_found) == (1, 1)
    assert scores.f1() == 1.0


def test_what_is_missing_or_too_much(engine: Engine, lexicon: Lexicon) -> None:
    scores = scores_of(report(template("ARSON", deaths=[9, 9])), engine, lexicon)
    assert (scores.wanted, scores.found, scores.right, scores.deaths_right) == (1, 2, 0, 0)
    assert (scores.precision(), scores.recall(), scores.f1()) == (0.0, 0.0, 0.0)


def test_optional_templates_are_neither_demanded_nor_wrong(engine: Engine, lexicon: Lexicon) -> None:
    given = report(template("KIDNAPPING"), {**template("BOMBING"), "optional": True})
    scores = scores_of(given, engine, lexicon)
    assert (scores.wanted, scores.found, scores.right) == (1, 1, 1)


def test_the_command(tmp_path: Path) -> None:
    corpus, cases = tmp_path / "corpus.jsonl", tmp_path / "cases.jsonl"
    corpus.write_bytes(msgspec.json.encode(report(template("KIDNAPPING"), template("BOMBING"))) + b"\n")
    told = CliRunner().invoke(main, ["evaluate", "templates", str(corpus), "--split", "dev", "--cases", str(cases)])
    assert told.exit_code == 0
    assert "types         F1 1.000" in told.output
    assert "KARVO" not in cases.read_text(encoding="utf-8")
    assert CliRunner().invoke(main, ["evaluate", "templates", str(corpus), "--split", "none"]).exit_code == 2


@pytest.mark.parametrize("name", list(FLOORS))
def test_corpora_keep_their_floors(name: str, shared: Path, engine: Engine, lexicon: Lexicon) -> None:
    path = shared / "data" / "measure" / "templates" / f"{name}.jsonl"
    floor = FLOORS[name]
    if hashlib.sha256(path.read_bytes()).hexdigest() != floor["sha256"]:
        pytest.skip(f"{path} is another version of the corpus than the floors are for")
    reports = [r for r in read_lines(path, TemplateReport) if r.split == "dev"][: floor["reports"]]
    scores = score_templates(reports, claims_of(reports, engine, lexicon))[0]
    measured = {"types": scores.f1(), "deaths": scores.deaths_right, "perpetrators": scores.perpetrators_found}
    assert {k: v for k, v in measured.items() if v < floor[k] - 0.0005} == {}
