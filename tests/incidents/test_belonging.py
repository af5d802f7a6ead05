"""What belongs to a happening though it is told beside it: flight, abductions, late deaths, rival accounts, voices."""

from __future__ import annotations

from recount.incidents import fold
from recount.records import AnyClaim, Incident, Report
from tests.incidents.made import act, actor, count, report

DAY, PLACE = "2020-05-04", "Marrow"


def the_one(reports: tuple[Report, ...], claims: tuple[AnyClaim, ...]) -> Incident:
    (found,) = [one for one in fold(reports, claims) if one.type == "ASSAULT"]
    return found


RAID = report(
    "Raiders attacked Marrow on Monday, killing 12 people. The raiders abducted five children. About 3,000 people fled "
    "to Velmar. Ten thousand people were displaced in the province by floods in March."
)
ATTACK = act(RAID, "Raiders attacked Marrow", "raiders", "Marrow", at=PLACE, on=DAY, target_kind="place")
DEAD = count(RAID, "killing 12 people", 12, about=ATTACK.id, of="people", at=PLACE, on=DAY)


def test_those_who_fled_and_those_carried_off_are_of_the_attack() -> None:
    taken = act(RAID, "The raiders abducted five children", "raiders", "children", mode="abduct")
    children = count(RAID, "five children", 5, measure="abducted", about=taken.id, of="children")
    fled = count(RAID, "About 3,000 people fled to Velmar", 3000, measure="displaced", of="people", at="Velmar")
    incident = the_one((RAID,), (ATTACK, DEAD, taken, children, fled))
    assert {measure: tally.best for measure, tally in incident.figures.items()} == {
        "killed": 12, "abducted": 5, "displaced": 3000
    }  # fmt: skip
    assert incident.mode is None


def test_those_displaced_at_another_time_are_not() -> None:
    before = count(RAID, "Ten thousand people", 10_000, measure="displaced", of="people", on="2020-03-10")
    found = fold((RAID,), (ATTACK, DEAD, before))
    assert all("displaced" not in one.figures for one in found if "killed" in one.figures)


def test_a_report_about_one_place_and_day_need_not_repeat_them() -> None:
    one = report("Police shot two marchers in Marrow on Monday. Some 85 people were arrested.", "2020-05-05")
    two = report(
        "Six marchers were shot in Marrow on Monday. About 90 people were arrested.", "2020-05-06", "Radio Esk"
    )
    shot = act(one, "Police shot two marchers", "police", "marchers", kind="police", at=PLACE, on=DAY)
    again = act(two, "Six marchers were shot", "", "marchers", at=PLACE, on=DAY)
    first = act(one, "Some 85 people were arrested", "", "people", type="COERCE", mode="arrest")
    second = act(two, "About 90 people were arrested", "", "people", type="COERCE", mode="arrest")
    (arrests,) = [found for found in fold((one, two), (shot, again, first, second)) if found.type == "COERCE"]
    assert len(arrests.reports) == 2
    assert "the place of all else in its report" in arrests.links[0].because


def test_a_speaker_who_denies_and_accuses_tells_of_one_happening() -> None:
    said = report("The army denied that it had shelled Marrow. Rebels had shelled the village, it said.")
    denied = act(
        said, "it had shelled Marrow", "army", "Marrow", kind="military", at=PLACE, status="did_not_happen", says="army"
    )
    blamed = act(said, "Rebels had shelled the village", "rebels", "village", kind="rebel", says="army")
    told = report("Soldiers shelled Marrow on Monday, the mayor said.", "2020-05-05", "Radio Esk")
    shelled = act(
        told, "Soldiers shelled Marrow", "soldiers", "Marrow", kind="military", at=PLACE, on=DAY, says="mayor"
    )
    incident = the_one((said, told), (denied, blamed, shelled))
    assert {"actor", "status"} <= {found.field for found in incident.contradictions}


def test_late_deaths_are_added_to_what_their_source_had_counted() -> None:
    later = report("A seventh soldier, police said, has died of wounds from Monday's attack on Marrow.", "2020-05-08")
    attack = act(later, "attack on Marrow", "", "Marrow", at=PLACE, on=DAY)
    died = count(later, "has died of wounds", 1, of="soldier", says="police")
    first = count(RAID, "killing 12 people", 12, about=ATTACK.id, of="people", at=PLACE, on=DAY, says="police")
    assert the_one((RAID, later), (ATTACK, first, attack, died)).figures["killed"].best == 13


def test_a_late_death_of_whom_is_not_told_is_one_all_the_same() -> None:
    later = report("Another died of wounds from Monday's attack on Marrow, police said.", "2020-05-08")
    attack = act(later, "attack on Marrow", "", "Marrow", at=PLACE, on=DAY)
    died = count(later, "Another died of wounds", 1, says="police")
    assert the_one((later,), (attack, died)).figures["killed"].best == 1


def test_bodies_that_were_found_are_no_rival_of_a_whole() -> None:
    later = report("Five bodies were found in Marrow. Twelve people died there on Monday.", "2020-05-07", "Radio Esk")
    bodies = count(later, "Five bodies were found", 5, of="bodies", at=PLACE)
    dead = act(later, "Twelve people died there", "", "people", at=PLACE, on=DAY)
    twelve = count(later, "Twelve people died", 12, about=dead.id, of="people", at=PLACE, on=DAY, says="mayor")
    killed = the_one((RAID, later), (ATTACK, DEAD, bodies, dead, twelve)).figures["killed"]
    assert (killed.low, killed.best, killed.high) == (12, 12, 12)


def test_a_minister_by_name_and_by_office_is_one_voice() -> None:
    one = report("Raiders attacked Marrow on Monday, the information minister of Esk, Ito Baran, said.")
    two = report("Raiders attacked Marrow on Monday, Esk's information minister said.", "2020-05-06", "Radio Esk")
    words = "Raiders attacked Marrow"
    names = ("Ito Baran", "Esk's information minister")
    claims = tuple(
        act(told, words, "raiders", "Marrow", at=PLACE, on=DAY, says=name)
        for told, name in zip((one, two), names, strict=True)
    )
    assert the_one((one, two), claims).independent_sources == 1
    other = report("Raiders attacked Marrow on Monday, Velmar's information minister said.", "2020-05-06", "Hill Times")
    third = act(other, words, "raiders", "Marrow", at=PLACE, on=DAY, says="Velmar's information minister")
    assert the_one((one, two, other), (*claims, third)).independent_sources == 2


def test_members_of_a_group_are_told_as_the_group() -> None:
    text = report("Bandits of the Esk Front attacked Marrow on Monday, the army said. Soldiers did it, the Front said.")
    by = actor("bandits of the Esk Front", "rebel")
    one = act(text, "Bandits of the Esk Front attacked Marrow", at=PLACE, on=DAY, says="army", actors=(by,))
    two = act(text, "Soldiers did it", "soldiers", "Marrow", kind="military", at=PLACE, on=DAY, says="Esk Front")
    values = {
        value.value for found in fold((text,), (one, two)) for kind in found.contradictions for value in kind.values
    }
    assert "bandits of the Esk Front" not in values


def test_a_plan_and_what_came_of_it_are_one() -> None:
    call = report("The union called a strike in Marrow for Monday.", "2020-05-01", "Radio Esk")
    held = report("A strike closed the shops of Marrow on Monday.", "2020-05-05")
    planned = act(call, "a strike", "union", type="PROTEST", mode="strike", status="planned", at=PLACE, on=DAY)
    done = act(held, "A strike", "union", type="PROTEST", mode="strike", at=PLACE, on=DAY)
    (strike,) = fold((call, held), (planned, done))
    assert (strike.status, len(strike.reports)) == ("happened", 2)
    off = act(held, "A strike", "union", type="PROTEST", mode="strike", status="did_not_happen", at=PLACE, on=DAY)
    (cancelled,) = fold((call, held), (planned, off))
    assert cancelled.status == "did_not_happen"


def test_a_plan_for_another_day_is_another_strike() -> None:
    call = report("The union called a strike in Marrow for Friday.", "2020-05-05", "Radio Esk")
    held = report("A strike closed the shops of Marrow on Monday.", "2020-05-05")
    planned = act(call, "a strike", "union", type="PROTEST", mode="strike", status="planned", at=PLACE, on="2020-05-08")
    done = act(held, "A strike", "union", type="PROTEST", mode="strike", at=PLACE, on=DAY)
    assert len(fold((call, held), (planned, done))) == 2
