"""Verb and noun patterns where they stand: particles apart, prepositions not, modifiers never; trees by hand."""

from __future__ import annotations

import pytest

from recount.claims.triggers import NounIndex, VerbIndex, acts_as_verb
from recount.language.syntax import Syntax
from tests.build import build

VERBS = VerbIndex(
    [("call off", "off"), ("call on", "on"), ("call", "plain"), ("open fire", "fire"), ("ask for", "for")]
)
NOUNS = NounIndex([("air strike", "air"), ("strike", "strike"), ("attack", "attack"), ("shelling", "shelling")])


def called(*rows: str) -> Syntax:
    return build("\n".join(["Brask Brask PROPN NNP 2 nsubj", "called call VERB VBD 0 root", *rows]))


def found(syntax: Syntax) -> list[str]:
    return [t.row for t in VERBS.find(syntax)]


def test_the_longest_pattern_stands_first() -> None:
    syntax = called("off off ADP RP 2 compound:prt", "talks talk NOUN NNS 2 obj")
    triggers = VERBS.at(syntax, 1)
    assert [t.row for t in triggers] == ["off", "plain"]
    assert (triggers[0].at, triggers[0].last, triggers[0].parts, triggers[0].verb) == (1, 2, (2,), True)
    assert (triggers[1].last, triggers[1].parts) == (1, ())


def test_a_particle_may_stand_apart() -> None:
    assert found(called("the the DET DT 4 det", "talks talk NOUN NNS 2 obj", "off off ADP RP 2 compound:prt")) == [
        "off",
        "plain",
    ]


def test_a_particle_behind_a_comma_is_another_clause_s() -> None:
    assert found(called("Ketu Ketu PROPN NNP 2 obj", "_, , PUNCT , 2 punct", "off off ADP RP 2 compound:prt")) == [
        "plain"
    ]


def test_a_particle_too_far_off_is_none() -> None:
    far = [f"{w} {w} ADJ JJ 8 amod" for w in ("old", "grey", "wet", "cold", "long")]
    assert found(called(*far, "talks talk NOUN NNS 2 obj", "off off ADP RP 2 compound:prt")) == ["plain"]


def test_a_preposition_of_time_is_no_part_of_a_verb() -> None:
    apart = called("Ketu Ketu PROPN NNP 2 obj", "on on ADP IN 5 case", "Friday Friday PROPN NNP 2 obl")
    beside = called("on on ADP IN 4 case", "Ketu Ketu PROPN NNP 2 obl")
    assert found(apart) == ["plain"]
    assert found(beside) == ["on", "plain"]


def test_a_preposition_apart_must_hang_on_the_verb() -> None:
    rows = (
        "Brask Brask PROPN NNP 2 nsubj",
        "asked ask VERB VBD 0 root",
        "Ketu Ketu PROPN NNP 2 obj",
        "for for ADP IN 5 case",
    )
    own = build("\n".join([*rows, "bread bread NOUN NN 2 obl"]))
    other = build("\n".join([*rows, "bread bread NOUN NN 3 nmod"]))
    assert found(own) == ["for"]
    assert found(other) == []


def test_a_noun_may_be_part_of_a_verb() -> None:
    syntax = build("""
        Guards guard NOUN NNS 2 nsubj
        opened open VERB VBD 0 root
        fire fire NOUN NN 2 obj
    """)
    assert found(syntax) == ["fire"]


def test_a_noun_that_looks_like_the_verb_is_none() -> None:
    assert found(build("A a DET DT 2 det\ncall call NOUN NN 0 root")) == []


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("bombed bomb VERB VBD 0 root", True),
        ("is be AUX VBZ 0 root", True),
        ("bombed bombed ADJ JJ 0 root", True),
        ("blown blown ADJ JJ 0 root", True),
        ("loud loud ADJ JJ 0 root", False),
        ("bomb bomb NOUN NN 0 root", False),
    ],
)
def test_acts_as_verb(row: str, expected: bool) -> None:
    assert acts_as_verb(build(row), 0) is expected


def test_nouns_are_found_by_their_head_longest_first() -> None:
    syntax = build("""
        Two two NUM CD 3 nummod
        air air NOUN NN 3 compound
        strikes strike NOUN NNS 4 nsubj
        hit hit VERB VBD 0 root
        Tarn Tarn PROPN NNP 4 obj
    """)
    assert [(t.row, t.first, t.at, t.verb) for t in NOUNS.find(syntax)] == [("air", 1, 2, False)]


def test_a_noun_that_only_modifies_another_is_none() -> None:
    syntax = build("""
        An a DET DT 3 det
        attack attack NOUN NN 3 compound
        helicopter helicopter NOUN NN 0 root
    """)
    assert NOUNS.find(syntax) == []


@pytest.mark.parametrize(
    ("tag", "pos", "determined", "expected"),
    [("VBG", "VERB", True, 1), ("VBG", "VERB", False, 0), ("NN", "NOUN", False, 1), ("VBD", "VERB", True, 0)],
)
def test_a_gerund_is_a_noun_behind_an_article(tag: str, pos: str, determined: bool, expected: int) -> None:
    rel = "det" if determined else "advmod"
    syntax = build(f"""
        The the DET DT 2 {rel}
        shelling shelling {pos} {tag} 3 nsubj
        stopped stop VERB VBD 0 root
    """)
    assert len(NOUNS.find(syntax)) == expected
