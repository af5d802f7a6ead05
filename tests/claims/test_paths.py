"""Paths from a word to its parties, the reach of a modality, and the window after a cue; trees by hand."""

from __future__ import annotations

import pytest

from recount.claims.paths import follow, reach, window
from recount.language.syntax import Syntax
from tests.build import build

# The rebels who hold the mill shelled Orvane and Tarn with guns, but the guard fled.
SHELLED = build("""
    The the DET DT 2 det
    rebels rebel NOUN NNS 7 nsubj
    who who PRON WP 4 nsubj
    hold hold VERB VBP 2 acl:relcl
    the the DET DT 6 det
    mill mill NOUN NN 4 obj
    shelled shell VERB VBD 0 root
    Orvane Orvane PROPN NNP 7 obj
    and and CCONJ CC 10 cc
    Tarn Tarn PROPN NNP 8 conj
    with with ADP IN 12 case
    guns gun NOUN NNS 7 obl
    _, , PUNCT , 17 punct
    but but CCONJ CC 17 cc
    the the DET DT 16 det
    guard guard NOUN NN 17 nsubj
    fled flee VERB VBD 7 conj
""")

# Orvane was raided by the Front's men.
RAIDED = build("""
    Orvane Orvane PROPN NNP 3 nsubj:pass
    was be AUX VBD 3 aux:pass
    raided raid VERB VBN 0 root
    by by ADP IN 8 case
    the the DET DT 6 det
    Front Front PROPN NNP 8 nmod:poss
    's 's PART POS 6 case
    men man NOUN NNS 3 obl:agent
""")

# Brask ordered Ketu to burn the mill that Ossen held.
ORDERED = build("""
    Brask Brask PROPN NNP 2 nsubj
    ordered order VERB VBD 0 root
    Ketu Ketu PROPN NNP 2 obj
    to to PART TO 5 mark
    burn burn VERB VB 2 xcomp
    the the DET DT 7 det
    mill mill NOUN NN 5 obj
    that that PRON WDT 10 obj
    Ossen Ossen PROPN NNP 10 nsubj
    held hold VERB VBD 7 acl:relcl
""")

# Guards kept Ketu from burning Orvane.
KEPT = build("""
    Guards guard NOUN NNS 2 nsubj
    kept keep VERB VBD 0 root
    Ketu Ketu PROPN NNP 2 obj
    from from SCONJ IN 5 mark
    burning burn VERB VBG 2 advcl
    Orvane Orvane PROPN NNP 5 obj
""")


def words(syntax: Syntax, found: list[int]) -> list[str]:
    return [syntax.words[i].text for i in found]


@pytest.mark.parametrize(
    ("syntax", "i", "path", "expected"),
    [
        (SHELLED, 6, "subject", ["rebels"]),
        (SHELLED, 6, "object", ["Orvane", "Tarn"]),
        (SHELLED, 6, "to:with", ["guns"]),
        (SHELLED, 6, "to:at", []),
        (SHELLED, 6, "agent", []),
        (SHELLED, 6, "passive", []),
        (SHELLED, 6, "head", []),
        (SHELLED, 7, "head", ["shelled"]),
        (SHELLED, 3, "subject", ["rebels"]),
        (SHELLED, 16, "subject", ["guard"]),
        (SHELLED, 16, "object", []),
        (RAIDED, 2, "subject", ["men"]),
        (RAIDED, 2, "object", ["Orvane"]),
        (RAIDED, 2, "passive", ["Orvane"]),
        (RAIDED, 2, "grammatical", ["Orvane"]),
        (RAIDED, 7, "possessive", ["Front"]),
        (RAIDED, 5, "possessive", []),
        (ORDERED, 1, "clause", ["burn"]),
        (ORDERED, 1, "clause/object", ["mill"]),
        (ORDERED, 1, "object/object", []),
        (ORDERED, 4, "subject", ["Ketu"]),
        (ORDERED, 9, "object", ["mill"]),
        (KEPT, 1, "to:from", ["burning"]),
        (KEPT, 1, "to:for", []),
        (KEPT, 1, "clause", []),
    ],
)
def test_follow(syntax: Syntax, i: int, path: str, expected: list[str]) -> None:
    assert words(syntax, follow(syntax, i, path)) == expected


def test_modifiers() -> None:
    syntax = build("""
        the the DET DT 4 det
        deadly deadly ADJ JJ 4 amod
        rebel rebel NOUN NN 4 compound
        raid raid NOUN NN 0 root
    """)
    assert words(syntax, follow(syntax, 3, "modifier")) == ["deadly", "rebel"]
    assert follow(syntax, 2, "modifier") == []


def test_an_unknown_path_is_refused() -> None:
    with pytest.raises(KeyError):
        follow(SHELLED, 6, "victim")


def test_reach_ends_at_clauses_with_a_tense_of_their_own() -> None:
    assert words(ORDERED, sorted(reach(ORDERED, 4))) == ["to", "burn", "the", "mill"]
    reached = words(SHELLED, sorted(reach(SHELLED, 6)))
    assert "fled" not in reached
    assert "hold" not in reached
    assert {"rebels", "Orvane", "Tarn", "guns"} <= set(reached)


def test_reach_takes_in_a_coordinated_infinitive() -> None:
    syntax = build("""
        Brask Brask PROPN NNP 3 nsubj
        will will AUX MD 3 aux
        burn burn VERB VB 0 root
        and and CCONJ CC 5 cc
        loot loot VERB VB 3 conj
        Orvane Orvane PROPN NNP 5 obj
    """)
    assert {2, 4, 5} <= reach(syntax, 2)


@pytest.mark.parametrize(
    ("i", "expected"),
    [(11, []), (6, ["Orvane", "and", "Tarn", "with", "guns"]), (13, ["the", "guard", "fled"]), (16, [])],
)
def test_window_ends_at_commas_and_but(i: int, expected: list[str]) -> None:
    assert words(SHELLED, sorted(window(SHELLED, i))) == expected


def test_window_stays_in_its_sentence() -> None:
    syntax = build("""
        Tarn Tarn PROPN NNP 2 nsubj
        fell fall VERB VBD 0 root

        Ossen Ossen PROPN NNP 2 nsubj
        wept weep VERB VBD 0 root
    """)
    assert window(syntax, 0) == {1}
    assert window(syntax, 1) == set()
