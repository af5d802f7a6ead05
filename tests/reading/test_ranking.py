"""Each piece of evidence moves the place that it speaks for, and a guess is not taken."""

from __future__ import annotations

import pytest

from recount.gazetteer import Entry
from recount.reading.ranking import POLICY, Asked, Ranked, Setting, choose, rank, size


def entry(id_: str, country: str | None, people: int = 0, **more: object) -> Entry:
    known: dict[str, object] = {"name": id_, "kind": "city", "latitude": 10.0, "longitude": 10.0}
    return Entry(id=id_, country=country, population=people, **{**known, **more})  # type: ignore[arg-type]


BIG = entry("big", "AAA", 2_000_000, latitude=0.0, longitude=0.0, admin1="1")
SMALL = entry("small", "BBB", 20_000, latitude=40.0, longitude=40.0, admin1="7", admin2="70")
NEIGHBOUR = entry("neighbour", "BBB", 90_000, latitude=40.5, longitude=40.5, admin1="7")
COUNTRY = entry("country:BBB", "BBB", 9_000_000, kind="country")
PROVINCE = entry("province", "BBB", 400_000, kind="admin1", admin1="7", latitude=41.0, longitude=41.0)
BASIN = Asked(key="basin", entries=(BIG, SMALL))


def best(*asked: Asked, setting: Setting | None = None) -> Ranked:
    return rank(asked, setting or Setting())[0][0]


def test_the_larger_place_where_nothing_else_is_said() -> None:
    assert best(BASIN).entry is BIG
    assert rank([BASIN], Setting())[0][1].because == ("size",)


def test_what_contains_it() -> None:
    contained = Asked(key="basin", entries=(BIG, SMALL), containers=(PROVINCE,))
    assert best(contained).entry is SMALL
    assert "contained" in best(contained).because


def test_one_name_means_one_place_in_a_report() -> None:
    contained = Asked(key="basin", entries=(BIG, SMALL), containers=(COUNTRY,))
    assert best(BASIN, contained).entry is SMALL


def test_unless_each_has_its_own_container() -> None:
    other = entry("country:AAA", "AAA", 9_000_000, kind="country")
    asked = [Asked(key="basin", entries=(BIG, SMALL), containers=(c,)) for c in (COUNTRY, other)]
    assert [places[0].entry for places in rank(asked, Setting())] == [SMALL, BIG]


def test_countries_of_the_report() -> None:
    found = best(BASIN, setting=Setting(countries={"BBB": 3}))
    assert (found.entry, found.because) == (SMALL, ("size", "country named"))


@pytest.mark.parametrize("setting", [Setting(dateline=frozenset({"BBB"})), Setting(publisher="BBB")])
def test_dateline_and_publisher_decide_between_equals(setting: Setting) -> None:
    twins = Asked(key="basin", entries=(entry("one", "AAA", 50_000), entry("two", "BBB", 50_000)))
    assert best(twins, setting=setting).entry.id == "two"


def test_places_near_by_and_of_the_same_region() -> None:
    found = best(BASIN, Asked(key="next", entries=(NEIGHBOUR,)))
    assert found.entry is SMALL
    assert set(found.because) == {"size", "others of its country", "others of its region", "others near"}


def test_the_kind_asked_for() -> None:
    twins = (entry("town", "BBB", 500_000), PROVINCE)
    assert best(Asked(key="basin", entries=twins)).entry.kind == "city"
    assert best(Asked(key="basin", entries=twins, kind="admin1")).entry is PROVINCE
    assert best(Asked(key="basin", entries=twins, holding=True)).entry is PROVINCE


def test_a_seat_of_government() -> None:
    twins = Asked(key="basin", entries=(entry("one", "AAA", 60_000), entry("two", "BBB", 50_000)))
    assert best(twins, setting=Setting(capitals=frozenset({("basin", "BBB")}))).entry.id == "two"


def test_another_name_counts_less() -> None:
    twins = (entry("one", "AAA", 60_000, other=True), entry("two", "BBB", 50_000))
    assert best(Asked(key="basin", entries=twins)).entry.id == "two"


def test_a_country_before_a_region_of_its_name() -> None:
    region = entry("region", "AAA", 10_000_000, kind="admin1")
    assert best(Asked(key="basin", entries=(region, COUNTRY))).entry is COUNTRY


def test_sizes_are_in_order() -> None:
    wide = entry("wide", None, kind="sea", latitude=None)
    listed = entry("recount:mill", "AAA")
    sizes = [size(e) for e in (COUNTRY, wide, BIG, listed, SMALL, entry("hamlet", "AAA"))]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] == POLICY.smallest


def test_nothing_of_nothing() -> None:
    assert rank([], Setting()) == []
    assert rank([Asked(key="basin", entries=())], Setting()) == [()]


@pytest.mark.parametrize(
    ("found", "because", "contained", "setting", "taken"),
    [
        (BIG, ("size",), False, Setting(countries={"CCC": 2}), True),
        (SMALL, ("size",), False, Setting(countries={"CCC": 2}), False),
        (SMALL, ("size",), False, Setting(countries={"BBB": 2}), True),
        (SMALL, ("size",), False, Setting(), True),
        (entry("hamlet", "BBB", 800), ("size",), False, Setting(), False),
        (entry("hamlet", "BBB", 800), ("size", "others near"), False, Setting(), True),
        (entry("hamlet", "BBB", 800, other=True), ("size",), False, Setting(countries={"BBB": 2}), False),
        (entry("hamlet", "BBB", 800), ("size", "contained"), True, Setting(), True),
        (BIG, ("size",), True, Setting(), False),
        (entry("recount:mill", "BBB"), ("size",), False, Setting(listed=frozenset({"recount:mill"})), True),
        (COUNTRY, ("size",), False, Setting(countries={"CCC": 2}), True),
    ],
)
def test_a_guess_is_not_taken(
    found: Entry, because: tuple[str, ...], contained: bool, setting: Setting, taken: bool
) -> None:
    assert choose([Ranked(found, 5.0, because)], contained, setting) is (found if taken else None)
    assert choose([], contained, setting) is None
