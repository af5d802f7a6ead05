"""Phrases that name actors, alone: kind, country and id, by date where offices pass on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from recount.reading.who import Who, who

if TYPE_CHECKING:
    from recount.language import Engine
    from recount.lexicon import Lexicon


@pytest.mark.parametrize(
    ("phrase", "kind", "country"),
    [
        ("Zambian soldiers", "military", "ZMB"),
        ("several hundred Peruvian miners", "civilian", "PER"),
        ("police in Nairobi", "police", "KEN"),
        ("the Moldovan prime minister's office", "government", "MDA"),
        ("Ghana's deputy energy minister", "government", "GHA"),
        ("bandits", "criminal", None),
        ("an indigenous leader", "civilian", None),
        ("Estonians", "civilian", "EST"),
        ("members of the Saeima", "government", "LVA"),
        ("the speaker of the Storting", "government", "NOR"),
        ("a colonel of the Bundeswehr", "military", "DEU"),
        ("the president of the Kenyan Red Cross", "ngo", "KEN"),
        ("the president of the Chamber Oil Company", "business", None),
        ("president of Kenya", "government", "KEN"),
        ("Iran-backed fighters", "rebel", None),
        ("the World Bank", "igo", None),
        ("Somaliland", "place", "SOM"),
        ("a Chilean volcano", None, "CHL"),
        ("a kettle", None, None),
    ],
)
def test_kind_and_country(phrase: str, kind: str | None, country: str | None, engine: Engine, lexicon: Lexicon) -> None:
    named = who(phrase, None, engine, lexicon)
    assert (named.kind, named.country) == (kind, country)


def test_a_name_that_stands_for_a_government(engine: Engine, lexicon: Lexicon) -> None:
    named = who("Lusaka", None, engine, lexicon)
    assert (named.name, named.kind, named.country) == ("Government of Zambia", "government", "ZMB")


def test_a_town_in_a_persons_name_tells_no_country(engine: Engine, lexicon: Lexicon) -> None:
    assert who("Senator Rosa Valencia", None, engine, lexicon).country is None


@pytest.mark.parametrize(("date", "kind"), [("2019-05-01", "rebel"), ("2023-05-01", "government")])
def test_names_pass_on(date: str, kind: str, engine: Engine, lexicon: Lexicon) -> None:
    assert who("the Taliban", date, engine, lexicon).kind == kind


@pytest.mark.parametrize("phrase", ["", "  \n", "\x00", ", , ,", "🚀🚀", "x" * 5000])
def test_odd_phrases_name_nobody(phrase: str, engine: Engine, lexicon: Lexicon) -> None:
    assert who(phrase, None, engine, lexicon).country is None


def test_nothing_is_nobody(engine: Engine, lexicon: Lexicon) -> None:
    assert who("", None, engine, lexicon) == Who()
