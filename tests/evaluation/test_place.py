"""The measuring of places: what is right, what is within reach, what is found; and the floors of the corpora."""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from recount.evaluation.corpora import GoldToponym, PlaceDocument, read_lines
from recount.evaluation.place import (
    FoundScores,
    PlaceScores,
    find_all,
    place_predictions,
    resolve_all,
    score_found,
    score_places,
)
from recount.evaluation.results import result_lines

if TYPE_CHECKING:
    from recount.language import Engine
    from recount.lexicon import Lexicon

FLOORS = tomllib.loads((Path(__file__).parents[1] / "floors.toml").read_text(encoding="utf-8"))["place"]
TEXT = "Shells fell on Tripoli, Lebanon, and on Zzyqx in Libya."


def gold(*told: tuple[str, float | None, float | None], domain: str | None = None) -> PlaceDocument:
    toponyms = [GoldToponym(TEXT.index(n), TEXT.index(n) + len(n), n, lat, lon) for n, lat, lon in told]
    return PlaceDocument(id="one", text=TEXT, toponyms=tuple(toponyms), domain=domain)


def counts(document: PlaceDocument, lexicon: Lexicon) -> PlaceScores:
    return score_places([document], resolve_all([document], lexicon), lexicon)[0]


def test_right_is_near(lexicon: Lexicon) -> None:
    assert counts(gold(("Tripoli", 34.4, 35.8)), lexicon) == PlaceScores(gold=1, resolved=1, reachable=1, right=1)


def test_another_place_of_the_name_is_within_reach(lexicon: Lexicon) -> None:
    assert counts(gold(("Tripoli", 32.9, 13.2)), lexicon) == PlaceScores(1, 1, 1, 0)


def test_a_name_that_nobody_has_is_not_resolved(lexicon: Lexicon) -> None:
    assert counts(gold(("Zzyqx", 32.9, 13.2)), lexicon) == PlaceScores(1, 0, 0, 0)


def test_countries_count_by_identity(lexicon: Lexicon) -> None:
    assert counts(gold(("Libya", 20.0, 10.0)), lexicon) == PlaceScores(1, 1, 1, 1)


def test_names_without_a_position_do_not_count(lexicon: Lexicon) -> None:
    document = gold(("Tripoli", None, None))
    assert counts(document, lexicon) == PlaceScores(0, 0, 0, 0)
    assert counts(document, lexicon).of_all() == counts(document, lexicon).reach() == 0.0


def test_a_span_outside_of_the_text_is_not_resolved(lexicon: Lexicon) -> None:
    document = PlaceDocument(id="one", text=TEXT, toponyms=(GoldToponym(-9, -2, "Tripoli", 34.4, 35.8),))
    assert counts(document, lexicon) == PlaceScores(1, 0, 0, 0)


def test_shares() -> None:
    scores = PlaceScores(gold=10, resolved=9, reachable=8, right=6)
    assert (scores.of_all(), scores.reach(), scores.of_reachable()) == (0.6, 0.8, 0.75)


def test_predictions_are_what_the_scorer_reads(lexicon: Lexicon) -> None:
    document = gold(("Tripoli", 34.4, 35.8), ("Zzyqx", 1.0, 1.0), ("Libya", 1.0, 1.0))
    (line,) = place_predictions([document], resolve_all([document], lexicon))
    town, country = json.loads(json.dumps(line))["toponyms"]
    assert (town["start"], town["end"], town["country"], town["precision"]) == (15, 22, "LBN", "exact")
    assert (country["country"], country["precision"]) == ("LBY", "country")
    assert isinstance(country["latitude"], float)


def test_results_hold_no_word_of_the_text(lexicon: Lexicon) -> None:
    document = gold(("Tripoli", 34.4, 35.8), ("Libya", 1.0, 1.0))
    kept = result_lines(score_places([document], resolve_all([document], lexicon), lexicon)[1]).decode()
    assert not [word for word in ("Tripoli", "Libya", "geonames", "LBY") if word in kept]
    assert kept.count('"right":true') == 2


def test_names_found_overlap_names_marked() -> None:
    document = gold(("Tripoli", 34.4, 35.8), ("Lebanon", None, None), ("Libya", 1.0, 1.0))
    found = {"one": [(15, 22), (24, 31), (0, 6)]}
    scores = score_found([document], found)
    assert scores == FoundScores(gold=2, told=1, found=3, right=2)
    assert (scores.recall(), scores.precision()) == (0.5, 2 / 3)
    assert score_found([document], {"one": []}).precision() == 0.0


def test_names_are_found_by_the_reader(engine: Engine, lexicon: Lexicon) -> None:
    document = gold(("Tripoli", 34.4, 35.8), ("Libya", 1.0, 1.0))
    spans = find_all([document], engine, lexicon)["one"]
    assert {TEXT[a:b] for a, b in spans} >= {"Tripoli", "Lebanon", "Libya"}


@pytest.mark.parametrize("name", list(FLOORS))
def test_corpora_keep_their_floors(name: str, shared: Path, lexicon: Lexicon) -> None:
    path = shared / "data" / "measure" / "place" / f"{name}.jsonl"
    floor = FLOORS[name]
    if hashlib.sha256(path.read_bytes()).hexdigest() != floor["sha256"]:
        pytest.skip(f"{path} is another version of the corpus than the floors are for")
    documents = read_lines(path, PlaceDocument)
    scores = score_places(documents, resolve_all(documents, lexicon), lexicon)[0]
    measured = {"right": scores.of_all(), "reach": scores.reach(), "of_reachable": scores.of_reachable()}
    assert {k: round(v, 3) for k, v in measured.items() if v < floor[k] - 0.0005} == {}
