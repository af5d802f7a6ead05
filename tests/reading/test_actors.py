"""Actors get neutral names, kinds and countries; short names, abbreviations and pronouns link to what they mean."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from recount.language.syntax import Syntax
from recount.reading.actors import find_actors
from recount.reading.places import find_places
from recount.records import ActorMention
from tests.build import build, make_report, plain
from tests.linear import is_linear

if TYPE_CHECKING:
    from recount.language import Engine
    from recount.lexicon import Lexicon

with (Path(__file__).parents[1] / "cases" / "actors.csv").open(encoding="utf-8", newline="") as lines:
    CASES = [(row["text"], row["expected"]) for row in csv.DictReader(lines)]


def actors(syntax: Syntax, lexicon: Lexicon, published: str | None = None) -> tuple[ActorMention, ...]:
    report = make_report(syntax.text, published=published)
    return find_actors(syntax, report, find_places(syntax, report, lexicon), lexicon)


def shown(mentions: tuple[ActorMention, ...]) -> str:
    return "; ".join(f"{m.value.name}/{m.value.kind}/{m.value.country or ''}" for m in mentions)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_cases(text: str, expected: str, engine: Engine, lexicon: Lexicon) -> None:
    syntax = engine.parse(text, [(0, len(text))])
    found = actors(syntax, lexicon)
    assert shown(found) == expected
    assert all(syntax.text[m.value.start : m.value.end] == m.value.text for m in found)


COLONEL = """
    Brigadier brigadier PROPN NNP 2 compound
    General general PROPN NNP 3 compound
    Saqr saqr PROPN NNP 10 nsubj PER
    al-Tabri al-tabri PROPN NNP 3 flat PER
    _, , PUNCT , 6 punct
    commander commander NOUN NN 3 appos
    of of ADP IN 9 case
    the the DET DT 9 det
    army army NOUN NN 6 nmod
    denied deny VERB VBD 0 root
    it it PRON PRP 10 obj
    _. . PUNCT . 10 punct

    Tabri tabri PROPN NNP 2 nsubj
    left leave VERB VBD 0 root
    _. . PUNCT . 2 punct

    He he PRON PRP 2 nsubj
    returned return VERB VBD 0 root
    _. . PUNCT . 2 punct
"""


def test_person_apposition_surname_and_pronoun(lexicon: Lexicon) -> None:
    found = actors(build(COLONEL), lexicon)
    named = [(m.value.text, m.value.kind) for m in found if m.value.name == "Saqr al-Tabri"]
    assert named == [
        ("Brigadier General Saqr al-Tabri", "military"),
        ("commander of the army", "military"),
        ("Tabri", "military"),
        ("He", "military"),
    ]
    assert all(m.value.id is None for m in found)


PUPPET = """
    The the DET DT 6 det
    US us PROPN NNP 4 compound
    _- - PUNCT HYPH 4 punct
    _backed back VERB VBN 6 amod
    puppet puppet NOUN NN 6 compound
    regime regime NOUN NN 7 nsubj
    attacked attack VERB VBD 0 root
    it it PRON PRP 7 obj
"""


def test_loaded_words_and_backers_leave_the_name(lexicon: Lexicon) -> None:
    backer, found = actors(build(PUPPET), lexicon)
    assert (backer.value.text, backer.value.country) == ("US", "USA")
    assert (found.value.name, found.value.kind, found.value.country) == ("government", "government", None)
    assert found.value.text == "US-backed puppet regime"


def test_a_known_actor_in_its_years(lexicon: Lexicon) -> None:
    table = "Taliban taliban PROPN NNP 2 compound ORG\nfighters fighter NOUN NNS 3 nsubj\nleft leave VERB VBD 0 root"
    (before,) = actors(build(table), lexicon, published="1998-08-01")
    (after,) = actors(build(table), lexicon, published="2023-08-01")
    assert (before.value.kind, after.value.kind) == ("rebel", "government")
    assert before.value.id == "actor:taliban"


def test_an_event_noun_keeps_its_actor(lexicon: Lexicon) -> None:
    table = """
        Rebel rebel NOUN NN 2 compound
        attacks attack NOUN NNS 3 nsubj
        continued continue VERB VBD 0 root
    """
    (found,) = actors(build(table), lexicon)
    assert (found.head, found.value.kind) == (0, "rebel")


def test_expletive_it_is_nobody(lexicon: Lexicon) -> None:
    assert actors(build("It it PRON PRP 2 nsubj\nrained rain VERB VBD 0 root"), lexicon) == ()


def test_actor_data(lexicon: Lexicon) -> None:
    counts = Counter(row.kind for row in lexicon.actors)
    assert counts["media"] >= 60
    assert len(lexicon.actors) >= 400
    assert len({row.id for row in lexicon.actors}) == len(lexicon.actors)
    assert {row.country for row in lexicon.actors if row.country} <= {c.iso3 for c in lexicon.countries}
    words = [w for row in lexicon.actor_nouns for w in row.words]
    assert len(words) == len(set(words)) >= 300
    assert all((row.start or 0) <= (row.end or 9999) for row in lexicon.actors)


def test_linear_on_hostile_text(lexicon: Lexicon) -> None:
    text = "Army chief Ali Sabt, he said, " * 500 + "rebel attack " * 500 + "," * 1_500
    assert is_linear(lambda syntax: actors(syntax, lexicon), plain(text), plain(text * 4))
