"""The matcher of the case corpus, on hand-made claims: what holds, what does not, what is no fact."""

from __future__ import annotations

import pytest

from tests.claims.expected import facts_of, named_rules, unmet
from tests.samples import samples

CLAIMS = tuple(claim for _, claims in samples()[:2] for claim in claims)


@pytest.mark.parametrize(
    "fact",
    [
        "event THREATEN status=happened target=crews",
        "event THREATEN target=crew|boats deadline=2031-03-07 content=yes",
        "event CONCEDE mode=ceasefire status=requested speaker=Velmar_Council source=Kestrel_Post",
        "one event AID actor=Tarn_Relief_Committee target=clinic",
        "event AID mode=null time=null",
        "event ASSAULT loaded=burn",
        "figure destroyed low=24 best=null high=30 qualifier=range of=lorries unit=things speaker=aid_worker",
        "figure injured low=0 best=0 high=0",
        "relation besieges actor=rebel target=Tarn time=2031-01-01..",
        "no relation leads",
        "no figure destroyed best=3",
    ],
)
def test_a_fact_that_holds(fact: str) -> None:
    assert not unmet(fact, CLAIMS)


@pytest.mark.parametrize(
    "fact",
    [
        "event THREATEN target=cre",
        "event THREATEN deadline=2031-03-08",
        "event CONCEDE status=happened",
        "event CONCEDE speaker=Kestrel_Post",
        "event AID weapon=yes",
        "event AID time=yes",
        "figure destroyed low=25",
        "figure destroyed of=lorry_park",
        "one figure destroyed best=3",
        "no figure destroyed",
        "relation besieges target=Tar",
        "relation leads",
        "event AID acled=Armed_clash",
    ],
)
def test_a_fact_that_does_not_hold(fact: str) -> None:
    assert unmet(fact, CLAIMS)


@pytest.mark.parametrize("fact", ["attack ASSAULT", "event ASSAULT army", "no claim ASSAULT"])
def test_a_fact_that_is_none(fact: str) -> None:
    with pytest.raises(ValueError, match="no fact"):
        unmet(fact, ())


def test_facts_stand_between_semicolons() -> None:
    assert facts_of(" event ASSAULT; no figure killed ;") == ["event ASSAULT", "no figure killed"]
    assert facts_of("") == []


def test_rules_of_all_claims_are_named() -> None:
    assert {"besiege", "hurt", "burn"} <= named_rules(CLAIMS)
    assert named_rules(()) == set()
