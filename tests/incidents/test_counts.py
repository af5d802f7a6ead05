"""Low, best and high by their rules: bounds, parts, tolls, later counts, enemies, unknown apart from zero."""

from __future__ import annotations

from typing import Any

from recount.incidents import fold
from recount.records import AnyClaim, Incident, Report, Tally
from tests.incidents.made import act, count, report

START = "Gunmen attacked Marrow on Monday, police said. "
SCENE: dict[str, Any] = {"at": "Marrow", "on": "2020-05-04"}


def one_incident(reports: tuple[Report, ...], claims: list[AnyClaim], policy: str = "default") -> Incident:
    found = [incident for incident in fold(reports, claims, policy=policy) if incident.figures]
    assert len(found) == 1
    return found[0]


def told(rest: str, published: str = "2020-05-05", publisher: str = "Evening Post") -> tuple[Report, AnyClaim]:
    made = report(START + rest, published, publisher)
    return made, act(made, "Gunmen attacked Marrow", "gunmen", "Marrow", **SCENE)


def bounds(tally: Tally) -> tuple[float | None, float | None, float | None]:
    return tally.low, tally.best, tally.high


def test_at_least_leaves_the_top_open_until_another_count_reaches_it() -> None:
    made, attack = told("At least 12 died. The hospital counted 15 dead.")
    least = count(made, "At least 12 died", 12, high=None, qualifier="at_least", about=attack.id, says="police")
    assert bounds(one_incident((made,), [attack, least]).figures["killed"]) == (12, 12, None)
    more = count(made, "The hospital counted 15 dead", 15, about=attack.id, says="hospital")
    assert bounds(one_incident((made,), [attack, least, more]).figures["killed"]) == (12, 15, 15)


def test_at_least_twelve_and_fifteen_do_not_contradict() -> None:
    made, attack = told("At least 12 died. The hospital counted 15 dead.")
    least = count(made, "At least 12 died", 12, high=None, qualifier="at_least", about=attack.id, says="police")
    more = count(made, "The hospital counted 15 dead", 15, about=attack.id, says="hospital")
    assert not one_incident((made,), [attack, least, more]).contradictions


def test_up_to_bounds_from_above_only() -> None:
    made, attack = told("Up to 50 were killed.")
    most = count(made, "Up to 50 were killed", None, low=None, high=50, qualifier="up_to", about=attack.id)
    assert bounds(one_incident((made,), [attack, most]).figures["killed"]) == (None, None, 50)


def test_a_part_is_never_added_to_its_whole() -> None:
    made, attack = told("It killed 22 people, 14 of them women.")
    whole = count(made, "killed 22 people", 22, about=attack.id, of="people")
    part = count(made, "14 of them women", 14, about=attack.id, of="women", part_of=whole.id)
    killed = one_incident((made,), [attack, whole, part]).figures["killed"]
    assert bounds(killed) == (22, 22, 22)
    assert [(one.of, one.best) for one in killed.parts] == [("women", 14)]


def test_parts_without_a_whole_are_added_up() -> None:
    made, attack = told("It killed three traders and two children.")
    traders = count(made, "three traders", 3, about=attack.id, of="traders")
    children = count(made, "two children", 2, about=attack.id, of="children")
    killed = one_incident((made,), [attack, traders, children]).figures["killed"]
    assert bounds(killed) == (5, 5, 5)
    assert "sum_of_parts" in killed.rule


def test_two_more_are_added_to_what_was_counted() -> None:
    made, attack = told("It killed five people. Two more people died of their wounds.")
    five = count(made, "killed five people", 5, about=attack.id, of="people", says="police")
    more = count(made, "Two more people died", 2, of="people", says="police")
    assert bounds(one_incident((made,), [attack, five, more]).figures["killed"]) == (7, 7, 7)


def test_a_running_toll_takes_the_place_of_what_it_counts() -> None:
    made, attack = told("Four of the wounded have died, which takes the toll to 31, police said.")
    four = count(made, "Four of the wounded have died", 4, of="wounded", says="police")
    toll = count(made, "takes the toll to 31", 31, scope="cumulative", says="police")
    assert bounds(one_incident((made,), [attack, four, toll]).figures["killed"]) == (31, 31, 31)


def test_a_total_of_the_year_is_in_no_incident() -> None:
    made, attack = told("It killed 12. In all, 340 people have been killed in the province this year.")
    dead = count(made, "killed 12", 12, about=attack.id)
    year = count(made, "340 people have been killed", 340, of="people", scope="cumulative")
    incident = one_incident((made,), [attack, dead, year])
    assert bounds(incident.figures["killed"]) == (12, 12, 12)
    assert year.id not in incident.claims


def test_a_later_count_of_the_same_source_replaces_its_earlier_one() -> None:
    first, attack = told("Police counted 8 dead.")
    second, again = told("Police now count 11 dead in the attack, after a search of the ruins.", "2020-05-07")
    early = count(first, "counted 8 dead", 8, about=attack.id, says="police")
    late = count(second, "now count 11 dead", 11, about=again.id, says="police")
    incident = one_incident((first, second), [attack, early, again, late])
    killed = incident.figures["killed"]
    assert bounds(killed) == (11, 11, 11)
    assert killed.superseded == (early.id,)
    assert not [found for found in incident.contradictions if found.field == "killed"]
    (change,) = [found for found in incident.developments if found.field == "killed"]
    assert [(value.value, value.when) for value in change.values] == [("8", "2020-05-05"), ("11", "2020-05-07")]


def test_a_headline_gives_way_to_its_body() -> None:
    from recount.records import Span

    text = "Twenty die in Marrow\n\nGunmen attacked Marrow on Monday, killing 19 people, police said."
    made = report(text, headline=Span(start=0, end=20, text=text[:20]))
    attack = act(made, "Gunmen attacked Marrow", "gunmen", "Marrow", **SCENE)
    head = count(made, "Twenty die in Marrow", 20)
    body = count(made, "killing 19 people", 19, about=attack.id, of="people", says="police")
    killed = one_incident((made,), [head, attack, body]).figures["killed"]
    assert bounds(killed) == (19, 19, 19)
    assert killed.superseded == (head.id,)


def test_an_enemys_word_widens_the_range_but_is_not_best() -> None:
    made, attack = told("The army said it killed 45 rebels. Residents buried 9 rebels.")
    army = count(made, "killed 45 rebels", 45, about=attack.id, of="rebels", population="combatants", says="army")
    seen = count(made, "Residents buried 9 rebels", 9, about=attack.id, of="rebels", says="residents")
    killed = one_incident((made,), [attack, army, seen]).figures["killed"]
    assert bounds(killed) == (9, 9, 45)
    assert "enemy_apart" in killed.rule
    ucdp = one_incident((made,), [attack, army, seen], "ucdp").figures["killed"]
    assert bounds(ucdp) == (9, 9, 9)


def test_two_sides_are_counted_apart_and_added_up() -> None:
    made, attack = told("The army lost three soldiers. The clinic received the bodies of nine rebels.")
    soldiers = count(made, "lost three soldiers", 3, about=attack.id, of="soldiers", says="army")
    rebels = count(made, "nine rebels", 9, about=attack.id, of="rebels", says="clinic")
    killed = one_incident((made,), [attack, soldiers, rebels]).figures["killed"]
    assert killed.best == 12
    assert "sum_of_sides" in killed.rule
    assert {part.best for part in killed.parts} == {3, 9}


def test_unknown_is_not_zero() -> None:
    made, attack = told("Casualties are not known.")
    nobody = count(made, "Casualties are not known", None, low=None, high=None, qualifier="unknown", about=attack.id)
    killed = one_incident((made,), [attack, nobody]).figures["killed"]
    assert bounds(killed) == (None, None, None)
    assert killed.unknown


def test_zero_is_a_count() -> None:
    made, attack = told("Nobody was killed.")
    nobody = count(made, "Nobody was killed", 0, qualifier="none", about=attack.id)
    killed = one_incident((made,), [attack, nobody]).figures["killed"]
    assert bounds(killed) == (0, 0, 0)
    assert not killed.unknown


def test_single_people_are_counted_where_no_figure_is() -> None:
    made = report("The mayor of Marrow was shot dead on Monday. His driver was shot and wounded.")
    first = act(made, "The mayor of Marrow was shot dead", "", "mayor", at="Marrow", on="2020-05-04")
    second = act(made, "His driver was shot and wounded", "", "driver", at="Marrow", on="2020-05-04")
    incident = one_incident((made,), [first, second])
    assert bounds(incident.figures["killed"]) == (1, 1, None)
    assert incident.figures["killed"].rule == "victims_told"


def test_units_are_not_added() -> None:
    made, _ = told("The army sent 5,000 reservists and two battalions.")
    send = act(made, "The army sent 5,000 reservists", "army", type="MOBILIZE", mode="troops")
    many = count(made, "5,000 reservists", 5000, "deployed", about=send.id, of="reservists")
    few = count(made, "two battalions", 2, "deployed", about=send.id, of="battalions")
    found = [incident for incident in fold((made,), [send, many, few]) if incident.figures]
    assert found[0].figures["deployed"].best == 5000
