"""Names lead to places: what is listed by hand, what the gazetteer has, and what of it stands for the other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from recount.gazetteer import Entry, Store
from recount.gazetteer.spelling import spelling
from recount.lexicon import with_gazetteers
from recount.lexicon.name_rows import PlaceRow
from recount.reading.gazetteer import gazetteer
from recount.reading.place_names import PlaceNames, is_abbreviation, is_known
from tests.build import plain
from tests.gazetteer.made import make

if TYPE_CHECKING:
    from recount.lexicon import Lexicon

ROWS = (
    PlaceRow(id="geonames:11", name="Tamrin", aliases=("TMR", "Tamr."), country="LBY", kind="town"),
    PlaceRow(id="recount:ozara-lby", name="Ozara", country="LBY", kind="admin1", latitude=31.0, longitude=16.0),
    PlaceRow(id="geonames:LY.07", name="Ozara", aliases=("Ozaria",), country="LBY", kind="admin1"),
    PlaceRow(id="recount:brask-terminal", name="Brask Terminal", country="LBY", kind="facility"),
)


@pytest.fixture
def names(tmp_path: Path, lexicon: Lexicon) -> PlaceNames:
    country = Entry(id="country:LBY", name="Libya", kind="country", country="LBY")
    stores = [Store(make(tmp_path / "made.sqlite"))]
    return PlaceNames([country], {"country:LBY": ("Libyan Jamahiriya",)}, ROWS, stores, spelling(lexicon))


def ids(names: PlaceNames, name: str) -> list[str]:
    return [entry.id for entry in names.get(name)]


@pytest.mark.parametrize("name", ["Tamrin", "al-Tamrin", "El Tamrin", "TAMRIN", "Tamrine"])
def test_a_listed_place_stands_for_what_it_amends(name: str, names: PlaceNames) -> None:
    place = names.get(name)[0]
    assert (place.id, place.name, place.kind, place.population, place.admin1) == (
        "geonames:11",
        "Tamrin",
        "town",
        60_000,
        "07",
    )


def test_others_of_the_name_stay(names: PlaceNames) -> None:
    assert ids(names, "Tamrin") == ["geonames:11", "geonames:12"]


def test_rows_for_one_region_are_one_place(names: PlaceNames) -> None:
    assert ids(names, "Ozara") == ids(names, "Ozaria") == ["recount:ozara-lby"]
    (region,) = names.get("Ozara")
    assert (region.latitude, region.admin1, region.population) == (31.0, "07", 70_000)


@pytest.mark.parametrize(
    ("name", "found"), [("TMR", True), ("tmr", False), ("Tmr", False), ("Tamr.", True), ("Tamr", False)]
)
def test_short_forms_are_as_printed(name: str, found: bool, names: PlaceNames) -> None:
    assert bool(ids(names, name)) is found
    assert names.is_exact(name) is (name == "TMR")


def test_the_longest_name_among_words(names: PlaceNames) -> None:
    syntax = plain("Men of the Libyan Jamahiriya left Brask Terminal for Tamr. Then al-Tamrin fell.")
    found = [(m.value[0].id, syntax.word_span(m.first, m.last).text) for m in names.find(syntax)]
    assert found == [
        ("country:LBY", "Libyan Jamahiriya"),
        ("recount:brask-terminal", "Brask Terminal"),
        ("geonames:11", "Tamr"),
        ("geonames:11", "al-Tamrin"),
    ]


def test_nothing_in_small_letters_marks_or_endless_words(names: PlaceNames) -> None:
    syntax = plain("tamrin , " + "Tamrin" * 20_000 + " ...")
    assert list(names.find(syntax)) == []
    assert names.get("") == names.get(",") == ()


def test_what_news_names_without_more(names: PlaceNames) -> None:
    assert [is_known(e) for e in names.get("Tamrin")] == [True, False]
    assert is_known(names.get("Brask Terminal")[0])
    assert not is_known(Entry(id="geonames:1", name="A", kind="admin2", other=True))


def test_abbreviations() -> None:
    assert [is_abbreviation(n) for n in ("US", "U.A.E.", "Goma", "LIBERIA")] == [True, True, False, False]


def test_a_gazetteer_of_ones_own_is_asked_first(tmp_path: Path, lexicon: Lexicon) -> None:
    own = with_gazetteers(lexicon, (str(make(tmp_path / "own.sqlite")),))
    assert own.digest != lexicon.digest
    assert gazetteer(own).names.get("Tamrine")[0].id == "geonames:11"
    assert gazetteer(own).names.get("Goma")[0].country == "COD"
    assert gazetteer(lexicon).names.get("Tamrine") == ()
    assert with_gazetteers(lexicon, ()) is lexicon
