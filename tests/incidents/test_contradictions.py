"""What sources say differently is found and named; what one source says later is not."""

from __future__ import annotations

from recount.incidents import fold
from recount.records import AnyClaim, Incident, Report
from tests.incidents.made import act, count, day, report

TEXT = report(
    "Soldiers attacked Marrow on Monday, residents said. The army denied that its men attacked the village. "
    "The mayor blamed rebels of the Esk Front for the raid. The army said the 12 dead were fighters; residents said "
    "the 12 dead were villagers."
)


def only(reports: tuple[Report, ...], claims: list[AnyClaim]) -> Incident:
    return next(incident for incident in fold(reports, claims) if incident.type == "ASSAULT")


def fields(incident: Incident) -> set[str]:
    return {found.field for found in incident.contradictions}


ATTACK = act(
    TEXT,
    "Soldiers attacked Marrow",
    "soldiers",
    "Marrow",
    kind="military",
    at="Marrow",
    on="2020-05-04",
    says="residents",
)


def test_denial_against_report() -> None:
    denied = act(TEXT, "its men attacked the village", "men", "village", status="did_not_happen", says="army")
    incident = only((TEXT,), [ATTACK, denied])
    assert incident.status == "happened"
    (found,) = [one for one in incident.contradictions if one.field == "status"]
    assert {value.value: value.sources for value in found.values} == {
        "happened": ("residents",),
        "did_not_happen": ("army",),
    }


def test_rival_attributions() -> None:
    blamed = act(
        TEXT, "The mayor blamed rebels of the Esk Front", "mayor", "Esk Front", type="ACCUSE", target_kind="rebel"
    )
    incident = only((TEXT,), [ATTACK, blamed])
    (found,) = [one for one in incident.contradictions if one.field == "actor"]
    assert {value.value: value.sources for value in found.values} == {
        "soldiers": ("residents",),
        "Esk Front": ("mayor",),
    }


def test_civilians_against_combatants() -> None:
    fighters = count(TEXT, "the 12 dead were fighters", 12, about=ATTACK.id, population="combatants", says="army")
    villagers = count(TEXT, "the 12 dead were villagers", 12, about=ATTACK.id, population="civilians", says="residents")
    assert "population" in fields(only((TEXT,), [ATTACK, fighters, villagers]))


def test_a_speaker_against_himself() -> None:
    said = report("“I have not ordered an attack on Marrow,” General Oru said on Tuesday.", "2020-05-05", "Radio Esk")
    other = report("General Oru said that he had ordered the attack on Marrow.", "2020-05-06", "Evening Post")
    no = act(said, "ordered an attack on Marrow", "Oru", "Marrow", status="did_not_happen", at="Marrow", says="Oru")
    yes = act(other, "ordered the attack on Marrow", "Oru", "Marrow", status="ordered", at="Marrow", says="Oru")
    (found,) = [one for incident in fold((said, other), [no, yes]) for one in incident.contradictions]
    assert found.field == "status"
    assert all(value.sources == ("Oru",) for value in found.values)


def test_a_deadline_that_has_passed_is_a_development() -> None:
    first = report("The army gave the rebels until Friday to leave Marrow.", "2020-05-05")
    later = report("Rain fell on Velmar.", "2020-05-20", "Radio Esk")
    threat = act(first, "gave the rebels until Friday", "army", "rebels", type="THREATEN", deadline=day("2020-05-08"))
    (incident,) = fold((first, later), [threat])
    (passed,) = incident.developments
    assert passed.field == "deadline"
    assert [value.value for value in passed.values] == ["2020-05-08", "passed"]
    (pending,) = fold((first,), [threat])
    assert not pending.developments


def test_airwars_grades_only_where_asked_for() -> None:
    dead = count(TEXT, "the 12 dead were villagers", 12, about=ATTACK.id, population="civilians", says="residents")
    (plain,) = fold((TEXT,), [ATTACK, dead])
    assert plain.assessments == {}
    (graded,) = fold((TEXT,), [ATTACK, dead], policy="airwars")
    assert graded.assessments["airwars"].grade == "weak"
    blamed = act(
        TEXT, "The mayor blamed rebels of the Esk Front", "mayor", "Esk Front", type="ACCUSE", target_kind="rebel"
    )
    contested = next(one for one in fold((TEXT,), [ATTACK, dead, blamed], policy="airwars") if one.figures)
    assert contested.assessments["airwars"].grade == "contested"
