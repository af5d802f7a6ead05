"""Claims of several reports become incidents: what is joined, what is kept apart, and what an incident says."""

from __future__ import annotations

import random

import pytest

from recount.errors import UsageError
from recount.incidents import fold, policies
from tests.incidents.made import act, count, place, report

TEXT = (
    "Gunmen attacked the market of Marrow on Monday, killing 12 people, the mayor said. "
    "A nurse at the clinic put the dead at 15."
)
ONE = report(TEXT, "2020-05-05", "Evening Post")
TWO = report(
    "Twelve people died when gunmen opened fire on traders at Marrow market on Monday, residents said.",
    "2020-05-06",
    "Radio Esk",
)
FAR = report("Shells fell on the port of Velmar on Monday, killing 12 people.", "2020-05-06", "Daily Ridge")
ATTACK = act(
    ONE, "Gunmen attacked the market of Marrow", "gunmen", "market", at="Marrow", on="2020-05-04", says="mayor"
)
DEAD = count(ONE, "killing 12 people", 12, about=ATTACK.id, of="people", says="mayor")
NURSE = count(ONE, "put the dead at 15", 15, of="dead", says="nurse")
AGAIN = act(TWO, "gunmen opened fire on traders at Marrow", "gunmen", "traders", at="Marrow", on="2020-05-04")
TOLD = count(TWO, "Twelve people died", 12, about=AGAIN.id, of="people", says="residents")
PORT = act(FAR, "Shells fell on the port of Velmar", "", "port", at="Velmar", on="2020-05-04", mode="heavy-weapons")
PORT_DEAD = count(FAR, "killing 12 people", 12, about=PORT.id, of="people")
REPORTS = (ONE, TWO, FAR)
CLAIMS = (ATTACK, DEAD, NURSE, AGAIN, TOLD, PORT, PORT_DEAD)


def test_reports_of_one_attack_are_one_incident_and_another_town_is_another() -> None:
    found = fold(REPORTS, CLAIMS)
    assert [set(incident.reports) for incident in found] in ([{ONE.id, TWO.id}, {FAR.id}], [{FAR.id}, {ONE.id, TWO.id}])
    assert sorted(len(incident.claims) for incident in found) == [2, 5]


def test_every_claim_is_in_one_incident() -> None:
    held = [claim for incident in fold(REPORTS, CLAIMS) for claim in incident.claims]
    assert sorted(held) == sorted(claim.id for claim in CLAIMS)


def test_the_order_of_what_is_given_changes_nothing() -> None:
    wanted = fold(REPORTS, CLAIMS)
    for seed in range(5):
        reports, claims = list(REPORTS), list(CLAIMS)
        random.Random(seed).shuffle(reports)
        found = fold(reports, claims)
        assert [(one.id, one.figures, set(one.claims)) for one in found] == [
            (one.id, one.figures, set(one.claims)) for one in wanted
        ]


def test_low_best_and_high_name_their_sources() -> None:
    incident = next(one for one in fold(REPORTS, CLAIMS) if ONE.id in one.reports)
    killed = incident.figures["killed"]
    assert (killed.low, killed.best, killed.high) == (12, 12, 15)
    assert "15 (nurse)" in killed.because
    assert "12 (mayor)" in killed.because
    assert killed.rule.startswith("lowest_to_highest")


def test_different_tolls_of_different_sources_contradict() -> None:
    incident = next(one for one in fold(REPORTS, CLAIMS) if ONE.id in one.reports)
    tolls = [found for found in incident.contradictions if found.field == "killed"]
    assert [{value.value for value in found.values} for found in tolls] == [{12, 15}]


def test_links_say_why() -> None:
    incident = next(one for one in fold(REPORTS, CLAIMS) if ONE.id in one.reports)
    assert [link.because for link in incident.links]
    assert "the same day" in incident.links[0].because
    assert "the same place" in incident.links[0].because


def test_sources_are_counted_by_origin() -> None:
    incident = next(one for one in fold(REPORTS, CLAIMS) if ONE.id in one.reports)
    assert {origin.name for origin in incident.origins} == {"mayor", "nurse", "residents"}
    assert incident.independent_sources == 3


def test_a_copy_is_no_further_source() -> None:
    copy = report(TEXT + " It was the third such raid this year.", "2020-05-06", "Local Courier")
    again = act(copy, "Gunmen attacked the market of Marrow", "gunmen", "market", at="Marrow", on="2020-05-04")
    ours = act(ONE, "Gunmen attacked the market of Marrow", "gunmen", "market", at="Marrow", on="2020-05-04")
    (incident,) = fold((ONE, copy), (ours, again))
    assert incident.independent_sources == 1
    assert "copy another" in incident.origins[0].because


def test_many_outlets_quoting_one_spokesman_are_one_source() -> None:
    told = [
        report(f"Gunmen attacked the market of Marrow on Monday, {who} said. {more}", "2020-05-05", paper)
        for who, more, paper in (
            ("police spokesman Ito Baran", "Shops stayed shut.", "Evening Post"),
            ("police", "The governor called for calm in his weekly address.", "Radio Esk"),
            ("Ito Baran", "Schools in the district will open again on Thursday.", "Daily Ridge"),
        )
    ]
    names = ("police spokesman Ito Baran", "police", "Ito Baran")
    claims = [
        act(one, "Gunmen attacked the market of Marrow", "gunmen", "market", at="Marrow", on="2020-05-04", says=name)
        for one, name in zip(told, names, strict=True)
    ]
    (incident,) = fold(told, claims)
    assert incident.independent_sources <= 2
    assert len(incident.reports) == 3


def test_what_is_only_planned_says_so_and_joins_nothing_real() -> None:
    text = report("Rebels plan to attack Marrow, the army said.", "2020-05-05", "Radio Esk")
    planned = act(text, "attack Marrow", "rebels", "Marrow", at="Marrow", status="planned", says="army")
    found = fold((ONE, text), (ATTACK, DEAD, planned))
    assert {incident.status for incident in found} == {"happened", "planned"}


def test_a_day_apart_by_more_than_one_is_another_attack() -> None:
    later = report("Gunmen attacked the market of Marrow on Friday, killing 12 people.", "2020-05-09", "Radio Esk")
    second = act(later, "Gunmen attacked the market of Marrow", "gunmen", "market", at="Marrow", on="2020-05-08")
    dead = count(later, "killing 12 people", 12, about=second.id, of="people")
    assert len(fold((ONE, later), (ATTACK, DEAD, second, dead))) == 2


def test_located_places_far_apart_are_two_attacks() -> None:
    here, there = place("Marrow", 10.0, 10.0, "NER"), place("Marrow", 14.0, 10.0, "NER")
    one = act(ONE, "Gunmen attacked the market of Marrow", "gunmen", "market", at=here, on="2020-05-04")
    two = act(TWO, "gunmen opened fire on traders at Marrow", "gunmen", "traders", at=there, on="2020-05-04")
    assert len(fold((ONE, TWO), (one, two))) in {1, 2}
    far = place("Velmar", 14.0, 10.0, "NER")
    two = act(TWO, "gunmen opened fire on traders at Marrow", "gunmen", "traders", at=far, on="2020-05-04")
    assert len(fold((ONE, TWO), (one, two))) == 2


def test_an_unknown_policy_is_refused() -> None:
    with pytest.raises(UsageError, match="default"):
        fold((), (), policy="guess")
    assert set(policies()) == {"default", "ucdp", "airwars"}


def test_nothing_gives_nothing() -> None:
    assert fold((), ()) == ()
    assert fold((ONE,), ()) == ()
