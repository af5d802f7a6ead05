"""A gazetteer file gives back what was put into it, is refused when it is another file, and opens at once."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from recount.errors import DataFileError
from recount.gazetteer import Store, shipped
from recount.gazetteer.writing import replacing
from tests.gazetteer.made import COUNTRIES, make


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(make(tmp_path / "made.sqlite"))


def test_places_of_a_name_come_the_largest_first(store: Store) -> None:
    first, second = store.entries("tamrin")
    assert (first.id, first.name, first.country, first.other) == ("geonames:11", "Al Tamrin", "LBY", True)
    assert (second.id, second.other, second.kind) == ("geonames:12", False, "city")
    assert store.entries("tamr") == ()


def test_positions_are_kept_to_eleven_metres(store: Store) -> None:
    (place,) = store.entries("al tamrin")
    assert place.latitude == pytest.approx(30.12345, abs=1e-4)
    assert place.longitude == 15.2


def test_a_place_is_found_by_its_id(store: Store) -> None:
    towns = [store.place("geonames:11"), store.place("geonames:LY.07"), store.place("geonames:99")]
    assert [t and t.name for t in towns] == ["Al Tamrin", "Ozara", None]
    assert store.place("recount:tamrin") is None


def test_how_long_a_name_may_be(store: Store) -> None:
    assert (store.longest("al"), store.longest("ozara")) == (2, 1)


def test_countries_and_counts(store: Store) -> None:
    assert store.countries() == COUNTRIES
    assert store.counts() == {"place": 3, "name": 5, "country": 2}


@pytest.mark.parametrize("content", [b"", b"no database at all" * 300])
def test_another_file_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    path.write_bytes(content)
    with pytest.raises(DataFileError, match="no gazetteer"):
        Store(path)


def test_another_version_is_refused(tmp_path: Path) -> None:
    path = make(tmp_path / "made.sqlite")
    base = sqlite3.connect(path)
    base.execute("UPDATE about SET value = '0' WHERE name = 'format'")
    base.commit()
    base.close()
    with pytest.raises(DataFileError, match="version 0"):
        Store(path)


def test_the_same_places_give_the_same_bytes(tmp_path: Path) -> None:
    assert make(tmp_path / "a.sqlite").read_bytes() == make(tmp_path / "b.sqlite").read_bytes()


def test_the_head_tells_the_content(tmp_path: Path) -> None:
    heads = [make(tmp_path / "a.sqlite").read_bytes()[:100], shipped().read_bytes()[:100]]
    versions = [int.from_bytes(head[60:64], "big") for head in heads]
    assert 0 not in versions
    assert versions[0] != versions[1]


def test_of_a_failed_file_nothing_is_left(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    path.write_bytes(b"before")

    def fail(draft: Path) -> None:
        draft.write_bytes(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replacing(path, fail)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("kept.sqlite", b"before")]


def test_the_shipped_gazetteer() -> None:
    store = Store(shipped())
    counts = store.counts()
    assert counts["place"] > 250_000
    assert counts["name"] > 700_000
    assert shipped().stat().st_size <= 30_000_000
    assert {"LBN", "LBY", "GRC", "USA"} <= {e.country for e in store.entries("tripoli")}
    assert store.entries("misurata")[0].country == "LBY"


def test_opening_costs_little() -> None:
    began = time.process_time()
    Store(shipped()).entries("tripoli")
    assert time.process_time() - began < 0.3


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="memory is told in /proc on Linux alone")
def test_opening_needs_little_memory() -> None:
    script = (
        "from recount.gazetteer import Store, shipped; s = Store(shipped()); s.entries('tripoli'); s.entries('goma');"
        "print(next(x.split()[1] for x in open('/proc/self/status') if x.startswith('VmHWM')))"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert int(told.stdout) / 1024 < 100
