"""Three small casebooks of made claims on which incidents are easily merged or split: what is expected, no more."""

from __future__ import annotations

from collections.abc import Mapping

from recount.incidents import fold
from recount.records import AnyClaim, Figure, Incident
from tests.incidents.made import act, count, place, report

MARKET, MOSQUE = "2020-05-04", "2020-05-05"


def by_report(found: tuple[Incident, ...], names: Mapping[str, str]) -> list[set[str]]:
    """Return the reports of each incident of harm, by their names."""
    harm = [one for one in found if one.type == "ASSAULT"]
    return sorted(({names[key] for key in one.reports} for one in harm), key=sorted)


def killed(found: tuple[Incident, ...], claim: AnyClaim) -> tuple[float | None, float | None, float | None]:
    tally = next(one for one in found if claim.id in one.claims).figures["killed"]
    return tally.low, tally.best, tally.high


# Two attacks in one city, one day apart, told alone and together.
A = report("Gunmen shot dead 12 traders at the market of Marrow on Monday, police said.", "2020-05-04", "Evening Post")
B = report(
    "Police in Marrow raised the toll of Monday's shooting at the market to 14. The gunmen fled.",
    "2020-05-06", "Radio Esk",
)  # fmt: skip
C = report(
    "A bomb killed seven worshippers at the mosque of Marrow on Tuesday, a day after gunmen killed 12 people at the "
    "market. Nobody has claimed the bombing. Police said 20 were hurt.",
    "2020-05-05", "Daily Ridge",
)  # fmt: skip
D = report("Seven people died on Tuesday when a mosque was bombed in Marrow, doctors said.", "2020-05-06", "Hill Times")
CITY = (A, B, C, D)
CITY_NAMES = {A.id: "a", B.id: "b", C.id: "c", D.id: "d"}
A1 = act(A, "Gunmen shot dead 12 traders", "gunmen", "traders", at="Marrow", on=MARKET, mode="firearms", says="police")
A2 = count(A, "12 traders", 12, about=A1.id, of="traders", at="Marrow", on=MARKET, says="police")
B1 = act(B, "Monday's shooting at the market", "", "", at="Marrow", on=MARKET, mode="firearms")
B2 = count(B, "the toll of Monday's shooting at the market to 14", 14, of=None, scope="cumulative", at="Marrow")
C1 = act(C, "A bomb killed seven worshippers", "", "worshippers", at="Marrow", on=MOSQUE, mode="explosives")
C2 = count(C, "killed seven worshippers", 7, about=C1.id, of="worshippers", at="Marrow", on=MOSQUE)
C3 = act(C, "gunmen killed 12 people at the market", "gunmen", "people", on=MARKET)
C4 = count(C, "killed 12 people", 12, about=C3.id, of="people", on=MARKET)
C5 = count(C, "20 were hurt", 20, measure="injured", says="Police")
D1 = act(D, "a mosque was bombed in Marrow", "", "mosque", at="Marrow", on=MOSQUE, mode="explosives", says="doctors")
D2 = count(D, "Seven people died", 7, about=D1.id, of="people", at="Marrow", on=MOSQUE, says="doctors")
CITY_CLAIMS: tuple[AnyClaim, ...] = (A1, A2, B1, B2, C1, C2, C3, C4, C5, D1, D2)


def test_two_attacks_in_one_city_a_day_apart_are_two() -> None:
    found = fold(CITY, CITY_CLAIMS)
    assert by_report(found, CITY_NAMES) == [{"a", "b", "c"}, {"c", "d"}]
    assert killed(found, A2) == (12, 12, 14) or killed(found, A2) == (14, 14, 14) or killed(found, A2) == (12, 14, 14)
    assert killed(found, D2) == (7, 7, 7)


def test_what_is_told_after_both_is_of_the_news() -> None:
    found = fold(CITY, CITY_CLAIMS)
    assert next(one for one in found if C5.id in one.claims) is next(one for one in found if C1.id in one.claims)


def test_without_a_word_of_weapon_or_target_a_day_apart_is_still_two() -> None:
    one = report("Six people were killed in an attack in Marrow on Monday.", "2020-05-05", "Evening Post")
    two = report("Nineteen people were killed in an attack in Marrow on Tuesday.", "2020-05-06", "Radio Esk")
    first = act(one, "attack in Marrow", at="Marrow", on=MARKET)
    second = act(two, "attack in Marrow", at="Marrow", on=MOSQUE)
    claims = (
        first, count(one, "Six people were killed", 6, about=first.id, of="people", at="Marrow", on=MARKET),
        second, count(two, "Nineteen people were killed", 19, about=second.id, of="people", at="Marrow", on=MOSQUE),
    )  # fmt: skip
    assert len(fold((one, two), claims)) == 2


def test_two_attacks_in_one_city_on_one_day_that_differ_in_all_are_two() -> None:
    one = report("A car bomb killed 20 shoppers in Marrow on Monday, the mayor, Ana Oru of Esk, said.", "2020-05-05")
    two = report("Gunmen shot dead three guards in Marrow on Monday. Ana Oru of Esk spoke.", "2020-05-05", "Radio Esk")
    first = act(one, "car bomb", "", "shoppers", at="Marrow", on=MARKET, mode="explosives")
    second = act(two, "Gunmen shot dead three guards", "gunmen", "guards", at="Marrow", on=MARKET, mode="firearms")
    claims = (
        first, count(one, "killed 20 shoppers", 20, about=first.id, of="shoppers", at="Marrow", on=MARKET),
        second, count(two, "shot dead three guards", 3, about=second.id, of="guards", at="Marrow", on=MARKET),
    )  # fmt: skip
    assert len(fold((one, two), claims)) == 2


def test_one_night_dated_by_two_days_is_one() -> None:
    one = report("Rebels attacked the barracks of Marrow on Monday night, killing six soldiers.", "2020-05-05")
    two = report("Rebels attacked the barracks of Marrow early on Tuesday and killed six.", "2020-05-06", "Radio Esk")
    first = act(one, "Rebels attacked the barracks", "rebels", "barracks", at="Marrow", on=MARKET)
    second = act(two, "Rebels attacked the barracks", "rebels", "barracks", at="Marrow", on=MOSQUE)
    claims = (
        first, count(one, "killing six soldiers", 6, about=first.id, of="soldiers", at="Marrow", on=MARKET),
        second, count(two, "killed six", 6, about=second.id, at="Marrow", on=MOSQUE),
    )  # fmt: skip
    assert len(fold((one, two), claims)) == 1


# One name, two villages in two provinces.
HERE, THERE = place("Deren", 13.1, 12.2, "NGA"), place("Deren", 9.6, 8.1, "NGA")
E = report("Raiders burned Deren in Esk province on Monday and killed nine herders, the mayor said.", "2020-05-05")
F = report(
    "Herders killed nine farmers at Deren in Ridge province on Monday, a priest said.", "2020-05-05", "Radio Esk"
)
G = report("Nine people were killed at Deren, Esk province, the governor said.", "2020-05-06", "Hill Times")
E1 = act(E, "Raiders burned Deren", "raiders", "Deren", at=HERE, on=MARKET, says="mayor")
E2 = count(E, "killed nine herders", 9, about=E1.id, of="herders", at=HERE, on=MARKET, says="mayor")
F1 = act(F, "Herders killed nine farmers", "herders", "farmers", at=THERE, on=MARKET, says="priest")
F2 = count(F, "killed nine farmers", 9, about=F1.id, of="farmers", at=THERE, on=MARKET, says="priest")
G1 = act(G, "were killed at Deren", "", "people", at=HERE, says="governor")
G2 = count(G, "Nine people were killed", 9, about=G1.id, of="people", at=HERE, says="governor")


def test_villages_of_one_name_are_two_where_they_are_located_apart() -> None:
    found = fold((E, F, G), (E1, E2, F1, F2, G1, G2))
    assert by_report(found, {E.id: "e", F.id: "f", G.id: "g"}) == [{"e", "g"}, {"f"}]


# A roundup of three incidents beside single reports of two of them.
ROUND = report(
    "Violence in the east this week\n\nMarrow: Gunmen killed four policemen on Monday. Two others were wounded.\n\n"
    "Velmar: A mine blew up a bus on Monday, killing 11. The driver survived.\n\n"
    "Deren: Soldiers shot dead three protesters on Tuesday. Dozens were hurt.",
    "2020-05-07", "Evening Post",
)  # fmt: skip
H = report("Four policemen died when gunmen attacked their post in Marrow on Monday.", "2020-05-05", "Radio Esk")
I = report("A bus hit a mine near Velmar on Monday and 12 people died, police said.", "2020-05-05", "Daily Ridge")  # noqa: E741
R1 = act(ROUND, "Gunmen killed four policemen", "gunmen", "policemen", at="Marrow", on=MARKET)
R2 = count(ROUND, "killed four policemen", 4, about=R1.id, of="policemen", at="Marrow", on=MARKET)
R3 = count(ROUND, "Two others were wounded", 2, measure="injured", of="others")
R4 = act(ROUND, "A mine blew up a bus", "", "bus", at="Velmar", on=MARKET, mode="explosives")
R5 = count(ROUND, "killing 11", 11, about=R4.id, at="Velmar", on=MARKET)
R6 = act(ROUND, "Soldiers shot dead three protesters", "soldiers", "protesters", kind="military", at="Deren", on=MOSQUE)
R7 = count(ROUND, "shot dead three protesters", 3, about=R6.id, of="protesters", at="Deren", on=MOSQUE)
R8 = count(ROUND, "Dozens were hurt", None, measure="injured", low=24, high=99, qualifier="vague")
H1 = act(H, "gunmen attacked their post in Marrow", "gunmen", "post", at="Marrow", on=MARKET)
H2 = count(H, "Four policemen died", 4, about=H1.id, of="policemen", at="Marrow", on=MARKET)
I1 = act(I, "A bus hit a mine near Velmar", "", "bus", at="Velmar", on=MARKET, mode="explosives", says="police")
I2 = count(I, "12 people died", 12, about=I1.id, of="people", at="Velmar", on=MARKET, says="police")
TOLD: tuple[AnyClaim, ...] = (R1, R2, R3, R4, R5, R6, R7, R8, H1, H2, I1, I2)


def test_a_roundup_is_three_incidents_and_each_joins_its_own_report() -> None:
    found = fold((ROUND, H, I), TOLD)
    assert by_report(found, {ROUND.id: "round", H.id: "h", I.id: "i"}) == [{"h", "round"}, {"i", "round"}, {"round"}]
    assert killed(found, I2) == (11, 12, 12) or killed(found, I2) == (11, 11, 12)
    hurt = next(one for one in found if R6.id in one.claims)
    assert (hurt.figures["injured"].low, hurt.figures["injured"].high) == (24, 99)


def test_items_of_a_roundup_without_their_own_day_and_place_are_not_one() -> None:
    bare = tuple(_bare(claim) for claim in TOLD if claim.report == ROUND.id)
    found = fold((ROUND,), bare)
    assert len([one for one in found if one.type == "ASSAULT"]) == 3


def _bare(claim: AnyClaim) -> AnyClaim:
    import msgspec

    return msgspec.structs.replace(claim, place=None, time=None)


def test_a_part_as_large_as_its_whole_is_the_whole() -> None:
    first = act(A, "Gunmen shot dead 12 traders", "gunmen", "traders", at="Marrow", on=MARKET)
    whole = count(A, "shot dead 12 traders", 12, about=first.id, of="traders", at="Marrow", on=MARKET)
    again: Figure = count(A, "12 traders", 12, about=first.id, of="traders", part_of=whole.id, says="police")
    assert killed(fold((A,), (first, whole, again)), whole) == (12, 12, 12)
