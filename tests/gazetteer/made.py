"""A small gazetteer of invented places, made for one test."""

from __future__ import annotations

from pathlib import Path

from recount.gazetteer.writing import CountryFact, PlaceFact, create, finish, put_countries, put_places

__all__ = ["COUNTRIES", "PLACES", "make"]

COUNTRIES = (
    CountryFact(
        iso3="LBY", iso2="LY", name="Libya", latitude=25.0, longitude=17.0, population=7_000_000, capital="Tripoli",
        continent="AF", neighbours=("TUN",), domain=".ly",
    ),
    CountryFact(
        iso3="TUN", iso2="TN", name="Tunisia", latitude=34.0, longitude=9.0, population=12_000_000, capital="Tunis",
        continent="AF", neighbours=("LBY",), domain=".tn",
    ),
)  # fmt: skip
PLACES = (
    PlaceFact(
        id=-1, code="geonames:LY.07", name="Ozara", kind="admin1", country="LBY", admin1="07", latitude=30.0,
        longitude=15.0, population=70_000, keys=("ozara",),
    ),
    PlaceFact(
        id=11, name="Al Tamrin", country="LBY", admin1="07", latitude=30.12345, longitude=15.2, population=60_000,
        keys=("al tamrin",), other_keys=("tamrin", "tamrine"),
    ),
    PlaceFact(id=12, name="Tamrin", country="TUN", latitude=34.1, longitude=9.2, population=900, keys=("tamrin",)),
)  # fmt: skip


def make(path: Path) -> Path:
    """Write the gazetteer."""
    base = create(path, {"source": "made for a test"})
    put_countries(base, COUNTRIES)
    put_places(base, PLACES)
    finish(base)
    return path
