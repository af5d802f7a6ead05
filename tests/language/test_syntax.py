"""Questions of grammar put to trees by hand: who, whom, by whom, whose clause, which words."""

from __future__ import annotations

import pytest

from recount.language.syntax import Syntax
from tests.build import build

# The tired rebels and guards of Tarn were shelled by Ossen and fled, Brask said.
FLED = build("""
    The the DET DT 3 det
    tired tired ADJ JJ 3 amod
    rebels rebel NOUN NNS 9 nsubj:pass
    and and CCONJ CC 5 cc
    guards guard NOUN NNS 3 conj
    of of ADP IN 7 case
    Tarn Tarn PROPN NNP 5 nmod
    were be AUX VBD 9 aux:pass
    shelled shell VERB VBN 15 ccomp
    by by ADP IN 11 case
    Ossen Ossen PROPN NNP 9 obl:agent
    and and CCONJ CC 13 cc
    fled flee VERB VBD 9 conj
    Brask Brask PROPN NNP 15 nsubj
    said say VERB VBD 0 root
""")

# Ketu wants to leave Tarn, which Ossen holds because of the mine.
WANTS = build("""
    Ketu Ketu PROPN NNP 2 nsubj
    wants want VERB VBZ 0 root
    to to PART TO 4 mark
    leave leave VERB VB 2 xcomp
    Tarn Tarn PROPN NNP 4 obj
    which which PRON WDT 8 obj
    Ossen Ossen PROPN NNP 8 nsubj
    holds hold VERB VBZ 5 acl:relcl
    because because ADP IN 12 case
    of of ADP IN 9 fixed
    the the DET DT 12 det
    mine mine NOUN NN 8 obl
""")


def words(syntax: Syntax, found: object) -> list[str]:
    return [syntax.words[i].text for i in found]  # type: ignore[attr-defined]


# --- offsets ----------------------------------------------------------------------------------------------------


def test_spans_are_cut_from_the_text() -> None:
    assert FLED.word_span(1, 2).text == "tired rebels"
    assert FLED.span(0, 3).text == "The"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 3, ["The"]),
        (0, 4, ["The"]),
        (2, 6, ["The", "tired"]),
        (3, 4, []),
        (4, 9, ["tired"]),
        (9_000, 9_001, []),
        (5, 6, ["tired"]),
    ],
)
def test_words_within_characters(start: int, end: int, expected: list[str]) -> None:
    assert words(FLED, FLED.within(start, end)) == expected


def test_the_head_among_characters() -> None:
    assert FLED.head_of(0, 16) == 2
    assert FLED.head_of(3, 4) is None


# --- the tree ---------------------------------------------------------------------------------------------------


def test_children_by_relation() -> None:
    assert words(FLED, FLED.children(2)) == ["The", "tired", "guards"]
    assert words(FLED, FLED.children(2, "det", "conj")) == ["The", "guards"]
    assert FLED.children(2, "obj") == ()


def test_subtree_and_what_it_leaves_out() -> None:
    assert words(FLED, FLED.subtree(2)) == ["The", "tired", "rebels", "and", "guards", "of", "Tarn"]
    assert words(FLED, FLED.subtree(2, without=["conj"])) == ["The", "tired", "rebels"]


def test_ancestors_nearest_first() -> None:
    assert words(FLED, FLED.ancestors(6)) == ["guards", "rebels", "shelled", "said"]
    assert list(FLED.ancestors(14)) == []


def test_conjuncts() -> None:
    assert words(FLED, FLED.conjuncts(2)) == ["rebels", "guards"]
    assert FLED.first_conjunct(4) == 2
    assert FLED.first_conjunct(2) == 2


def test_clauses() -> None:
    assert FLED.clause_head(6) == 8
    assert FLED.clause_head(13) == 14
    assert "fled" not in words(FLED, FLED.clause(8))
    assert "Tarn" in words(FLED, FLED.clause(8))


# --- grammar ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("syntax", "i", "expected"),
    [(FLED, 6, "of"), (FLED, 10, "by"), (FLED, 2, ""), (WANTS, 11, "because of")],
)
def test_prepositions(syntax: Syntax, i: int, expected: str) -> None:
    assert syntax.preposition(i) == expected


def test_passives() -> None:
    assert FLED.is_passive(8)
    assert not FLED.is_passive(12)
    assert not WANTS.is_passive(1)


@pytest.mark.parametrize(("rel", "expected"), [("acl", True), ("amod", True), ("conj", False)])
def test_a_participle_beside_a_noun_is_passive(rel: str, expected: bool) -> None:
    syntax = build(f"""
        Miners miner NOUN NNS 0 root
        killed kill VERB VBN 1 {rel}
        there there ADV RB 2 advmod
    """)
    assert syntax.is_passive(1) is expected


def test_a_participle_with_an_object_is_active() -> None:
    syntax = build("""
        Miners miner NOUN NNS 0 root
        killed kill VERB VBN 1 acl
        guards guard NOUN NNS 2 obj
    """)
    assert not syntax.is_passive(1)


@pytest.mark.parametrize(
    ("syntax", "i", "expected"),
    [
        (FLED, 8, ["rebels", "guards"]),
        (FLED, 14, ["Brask"]),
        (WANTS, 1, ["Ketu"]),
        (WANTS, 3, ["Ketu"]),
        (WANTS, 7, ["Ossen"]),
    ],
)
def test_subjects(syntax: Syntax, i: int, expected: list[str]) -> None:
    assert words(syntax, syntax.subjects(i)) == expected


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    syntax = build("""
        Guards guard NOUN NNS 0 root
        who who PRON WP 3 nsubj
        shot shoot VERB VBD 1 acl:relcl
        Ketu Ketu PROPN NNP 3 obj
    """)
    assert words(syntax, syntax.subjects(2)) == ["Guards"]


def test_objects_and_their_conjuncts() -> None:
    syntax = build("""
        Brask Brask PROPN NNP 2 nsubj
        shelled shell VERB VBD 0 root
        Tarn Tarn PROPN NNP 2 obj
        and and CCONJ CC 5 cc
        Orvane Orvane PROPN NNP 3 conj
    """)
    assert words(syntax, syntax.objects(1)) == ["Tarn", "Orvane"]
    assert syntax.objects(2) == []


def test_agents_and_obliques() -> None:
    assert words(FLED, FLED.agents(8)) == ["Ossen"]
    assert FLED.agents(12) == []
    assert words(WANTS, WANTS.oblique(7, "because of")) == ["mine"]
    assert WANTS.oblique(7, "of") == []


def test_negation() -> None:
    syntax = build("""
        Brask Brask PROPN NNP 4 nsubj
        did do AUX VBD 4 aux
        not not PART RB 4 advmod
        flee flee VERB VB 0 root
    """)
    assert syntax.negated(3) == 2
    assert syntax.negated(0) is None
    assert FLED.negated(8) is None


def test_a_loose_participle_follows_a_comma() -> None:
    rows = "Brask Brask PROPN NNP 2 nsubj\nshelled shell VERB VBD 0 root\nTarn Tarn PROPN NNP 2 obj\n"
    assert build(rows + "_, , PUNCT , 5 punct\nkilling kill VERB VBG 2 advcl").is_loose_participle(4)
    assert build(rows + "_, , PUNCT , 2 punct\nkilling kill VERB VBG 2 advcl").is_loose_participle(4)
    assert not build(rows + "killing kill VERB VBG 2 advcl").is_loose_participle(3)
    assert not build(rows + "_, , PUNCT , 2 punct\nkilled kill VERB VBN 2 advcl").is_loose_participle(4)


def test_nouns_beside_a_verb_where_the_tree_has_none() -> None:
    syntax = build("""
        Brask Brask PROPN NNP 2 dep
        shelled shell VERB VBD 0 root
        the the DET DT 2 dep
        old old ADJ JJ 2 dep
        mill mill NOUN NN 2 dep
        in in ADP IN 2 dep
        Tarn Tarn PROPN NNP 2 dep
    """)
    assert syntax.noun_before(1, lambda j: syntax.words[j].pos == "PROPN") == 0
    assert syntax.noun_before(1, lambda j: syntax.words[j].text == "Tarn") is None
    assert syntax.noun_after(1) == 4
    assert syntax.noun_after(6) is None


# --- noun phrases -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("syntax", "i", "expected"),
    [
        (FLED, 2, "The tired rebels"),
        (FLED, 4, "guards of Tarn"),
        (FLED, 10, "Ossen"),
        (WANTS, 4, "Tarn"),
        (WANTS, 11, "the mine"),
    ],
)
def test_phrases(syntax: Syntax, i: int, expected: str) -> None:
    assert syntax.word_span(*syntax.phrase(i)).text == expected


def test_an_empty_text_has_no_words() -> None:
    syntax = Syntax("", (), ())
    assert list(syntax.within(0, 5)) == []
    assert syntax.head_of(0, 5) is None
