"""Places are found, resolved and told from names that only look like places."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from recount.reading.gazetteer import gazetteer
from recount.reading.places import find_places
from recount.records import PlaceMention
from tests.build import build, make_report, plain
from tests.linear import is_linear

if TYPE_CHECKING:
    from recount.language import Engine
    from recount.lexicon import Lexicon

with (Path(__file__).parents[1] / "cases" / "places.csv").open(encoding="utf-8", newline="") as lines:
    CASES = [(row["text"], row["expected"]) for row in csv.DictReader(lines)]


def shown(mentions: tuple[PlaceMention, ...]) -> str:
    return "; ".join(
        f"{'~' if m.inside else ''}{m.value.name}/{m.value.country or ''}/{m.value.precision or ''}" for m in mentions
    )


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_cases(text: str, expected: str, engine: Engine, lexicon: Lexicon) -> None:
    syntax = engine.parse(text, [(0, len(text))])
    assert shown(find_places(syntax, make_report(text), lexicon)) == expected


MILITIA = """
    Tripoli tripoli PROPN NNP 2 compound
    militia militia NOUN NN 3 nsubj
    left leave VERB VBD 0 root
    Rafah rafah PROPN NNP 3 obj
    _, , PUNCT , 6 punct
    Gaza gaza PROPN NNP 4 appos
    _. . PUNCT . 3 punct
"""


def test_roles_and_containers_by_hand(lexicon: Lexicon) -> None:
    syntax = build(MILITIA)
    found = find_places(syntax, make_report(syntax.text), lexicon)
    assert shown(found) == "~Tripoli/LBY/exact; Rafah/PSE/exact; Gaza Strip/PSE/admin1"
    assert all(syntax.text[m.start : m.end] == m.value.text for m in found)


@pytest.mark.parametrize(("verb", "lemma", "inside"), [("denied", "deny", True), ("enjoyed", "enjoy", False)])
def test_a_capital_acts_only_where_it_speaks(verb: str, lemma: str, inside: bool, lexicon: Lexicon) -> None:
    syntax = build(f"Kyiv kyiv PROPN NNP 2 nsubj\n{verb} {lemma} VERB VBD 0 root\nit it PRON PRP 2 obj")
    (found,) = find_places(syntax, make_report(syntax.text), lexicon)
    assert found.inside is inside


def test_the_dateline_is_no_mention_but_decides(lexicon: Lexicon) -> None:
    text = "BEIRUT, Lebanon - Shells fell on Tripoli."
    syntax = plain(text)
    found = find_places(syntax, make_report(text, dateline="BEIRUT, Lebanon"), lexicon)
    assert shown(found) == "Tripoli/LBN/exact"


def test_countries_have_no_position(lexicon: Lexicon) -> None:
    syntax = plain("Fighting in Sudan went on.")
    (found,) = find_places(syntax, make_report(syntax.text), lexicon)
    assert (found.value.latitude, found.value.gazetteer_id, found.value.precision) == (None, None, "country")


def test_a_small_place_of_a_country_not_named_stays_open(lexicon: Lexicon) -> None:
    syntax = plain("The governor of Sudan spoke in Bolungarvik.")
    assert shown(find_places(syntax, make_report(syntax.text), lexicon)).endswith("Bolungarvik//")


@pytest.mark.parametrize("name", ["Al-Sidra", "al Sidra", "Es Sider", "Es-Sidra", "As Sidr"])
def test_spellings_of_one_port(name: str, lexicon: Lexicon) -> None:
    rows = gazetteer(lexicon).names.get(name)
    assert rows is not None
    assert rows[0].name == "Es Sider"


def test_ids_of_places_are_unique(lexicon: Lexicon) -> None:
    ids = [row.id for row in lexicon.places]
    assert len(set(ids)) == len(ids) >= 120
    assert {c.iso3 for c in lexicon.countries} >= {row.country for row in lexicon.places if row.country} - {"FLK"}


def test_linear_on_hostile_text(lexicon: Lexicon) -> None:
    gazetteer(lexicon)
    once, fourfold = (plain("in Al-Qasr, " * size + "Tripoli " * size) for size in (1_500, 6_000))
    assert is_linear(lambda syntax: find_places(syntax, make_report(syntax.text), lexicon), once, fourfold)
