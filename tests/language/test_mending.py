"""Sentences whose verb the tagger took for a noun or the parser buried in a noun phrase; trees by hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recount.language.engine import lemma
from recount.language.mending import mended
from recount.records import Word
from tests.build import build


def mend(table: str) -> tuple[list[Word], list[Word]]:
    words = list(build(table).words)
    return words, mended(words, lemma)


def arcs(words: list[Word]) -> dict[str, tuple[str, str]]:
    return {w.text: (w.rel, words[w.head].text) for w in words}


def test_a_plural_noun_that_must_be_the_verb() -> None:
    _, words = mend("""
        Army army NOUN NN 2 compound
        shells shell NOUN NNS 0 root
        village village NOUN NN 2 dep
    """)
    verb = words[1]
    assert (verb.pos, verb.tag, verb.lemma, verb.rel, verb.head) == ("VERB", "VBZ", "shell", "root", 1)
    assert arcs(words)["Army"] == ("nsubj", "shells")


def test_a_past_form_that_must_be_the_verb() -> None:
    _, words = mend("""
        The the DET DT 4 det
        army army NOUN NN 4 compound
        massed mass VERB VBD 4 amod
        tanks tank NOUN NNS 0 root
        there there ADV RB 4 advmod
    """)
    assert arcs(words)["army"] == ("nsubj", "massed")
    assert arcs(words)["tanks"] == ("obj", "massed")
    assert arcs(words)["massed"] == ("root", "massed")


def test_a_participle_after_and_stays() -> None:
    before, words = mend("""
        Ketu Ketu PROPN NNP 2 nsubj
        needs need VERB VBZ 0 root
        fuel fuel NOUN NN 2 obj
        and and CCONJ CC 6 cc
        suspended suspend VERB VBN 6 amod
        aid aid NOUN NN 3 conj
    """)
    assert words == before


def test_the_second_subject_is_that_of_the_verb_above() -> None:
    _, words = mend("""
        Rebels rebel NOUN NNS 2 nsubj
        burned burn VERB VBD 10 ccomp
        the the DET DT 4 det
        mill mill NOUN NN 2 obj
        , , PUNCT , 2 punct
        the the DET DT 7 det
        mayor mayor NOUN NN 2 nsubj
        of of ADP IN 9 case
        Belte Belte PROPN NNP 7 nmod
        said say VERB VBD 0 root
    """)
    assert arcs(words)["mayor"] == ("nsubj", "said")
    assert arcs(words)["Rebels"] == ("nsubj", "burned")


def test_a_verb_above_with_a_subject_of_its_own_takes_no_other() -> None:
    before, words = mend("""
        Lund Lund PROPN NNP 2 nsubj
        said say VERB VBD 0 root
        rebels rebel NOUN NNS 4 nsubj
        burned burn VERB VBD 2 ccomp
        mills mill NOUN NNS 4 nsubj
    """)
    assert words == before


LOST = """
    Fighting fighting NOUN NN 2 nsubj
    began begin VERB VBD 0 root
    after after ADP IN 5 case
    the the DET DT 5 det
    rebels rebel NOUN NNS 2 obl
    , , PUNCT , 8 punct
    a a DET DT 8 det
    band band NOUN NN 5 appos
    , , PUNCT , 8 punct
    seized seize VERB VBD 2 advcl
    Tarn Tarn PROPN NNP 10 obj
"""


def test_a_clause_after_an_apposition_has_its_subject() -> None:
    _, words = mend(LOST)
    assert arcs(words)["rebels"] == ("nsubj", "seized")
    assert arcs(words)["after"] == ("mark", "seized")


@pytest.mark.parametrize(
    ("change", "by"),
    [
        ("seized seize VERB VBD 2 advcl", "seized seize VERB VBN 2 advcl"),  # a participle needs no subject
        ("band band NOUN NN 5 appos", "band band NOUN NN 5 conj"),  # «on Thursday, charged with …»
        ("Tarn Tarn PROPN NNP 10 obj", "Tarn Tarn PROPN NNP 10 nsubj"),  # it has one
    ],
)
def test_other_clauses_keep_theirs(change: str, by: str) -> None:
    before, words = mend(LOST.replace(change, by))
    assert words == before


CUT = """
    They they PRON PRP 2 nsubj
    attacked attack VERB VBD 0 root
    Tarn Tarn PROPN NNP 2 obj
    where where ADV WRB 6 advmod
    men man NOUN NNS 6 nsubj
    firing fire VERB VBG 3 acl
    rockets rocket NOUN NNS 6 obj
    killed kill VERB VBD 2 parataxis
    six six NUM CD 8 obj
"""


def test_a_participle_gives_the_subject_back() -> None:
    _, words = mend(CUT)
    assert arcs(words)["men"] == ("nsubj", "killed")
    assert arcs(words)["firing"] == ("acl", "men")
    assert arcs(words)["where"] == ("advmod", "killed")
    assert arcs(words)["killed"] == ("acl:relcl", "Tarn")


@pytest.mark.parametrize(
    ("change", "by"),
    [
        ("where where ADV WRB 6 advmod", "with with ADP IN 6 case"),  # «with men firing rockets»
        ("six six NUM CD 8 obj", "six six NUM CD 8 nsubj"),
        ("killed kill VERB VBD 2 parataxis", "killed kill VERB VBD 2 conj"),  # what they did next
    ],
)
def test_other_participles_keep_theirs(change: str, by: str) -> None:
    before, words = mend(CUT.replace(change, by))
    assert words == before


PATH = """
    A a DET DT 2 det
    report report NOUN NN 3 nsubj
    written write VERB VBD 6 advcl
    in in ADP IN 5 case
    Tarn Tarn PROPN NNP 3 obl
    found find VERB VBD 0 root
    two two NUM CD 6 obj
"""


def test_a_participle_before_the_verb_is_no_clause() -> None:
    _, words = mend(PATH)
    assert arcs(words)["report"] == ("nsubj", "found")
    assert (arcs(words)["written"], words[2].tag) == (("acl", "report"), "VBN")


@pytest.mark.parametrize(
    ("change", "by"),
    [
        ("in in ADP IN 5 case", ", , PUNCT , 3 punct"),  # «… written, found two»
        ("two two NUM CD 6 obj", "two two NUM CD 6 nsubj"),
        ("A a DET DT 2 det", "As as SCONJ IN 3 mark"),
        ("Tarn Tarn PROPN NNP 3 obl", "Tarn Tarn PROPN NNP 3 obj"),  # who wrote the town up is no participle's
    ],
)
def test_other_clauses_before_the_verb_stay(change: str, by: str) -> None:
    before, words = mend(PATH.replace(change, by))
    assert words == before


def test_what_was_the_root_is_its_object() -> None:
    _, words = mend("""
        Army army NOUN NN 2 compound
        shells shell NOUN NNS 4 compound
        rebel rebel NOUN NN 4 compound
        camp camp NOUN NN 0 root
    """)
    assert arcs(words) == {
        "Army": ("nsubj", "shells"),
        "shells": ("root", "shells"),
        "rebel": ("compound", "camp"),
        "camp": ("obj", "shells"),
    }


def test_a_participle_that_must_be_the_verb() -> None:
    _, words = mend("""
        The the DET DT 5 det
        air air NOUN NN 3 compound
        force force NOUN NN 5 compound
        bombed bombed VERB VBN 5 amod
        caves cave NOUN NNS 0 root
    """)
    assert (words[3].tag, words[3].lemma, words[3].rel) == ("VBD", "bomb", "root")
    assert arcs(words)["force"] == ("nsubj", "bombed")
    assert arcs(words)["caves"] == ("obj", "bombed")


def test_a_verb_buried_in_its_object() -> None:
    _, words = mend("""
        The the DET DT 2 det
        regime regime NOUN NN 0 root
        of of ADP IN 4 case
        Brask Brask PROPN NNP 2 nmod
        bombed bombed VERB VBN 8 amod
        the the DET DT 8 det
        largest large ADJ JJS 8 amod
        city city NOUN NN 2 dep
    """)
    assert (words[4].pos, words[4].tag, words[4].lemma) == ("VERB", "VBD", "bomb")
    assert arcs(words)["city"] == ("obj", "bombed")


@pytest.mark.parametrize(
    "table",
    [
        # a sentence with a main verb keeps its nouns
        """
        Army army NOUN NN 2 compound
        shells shell NOUN NNS 3 nsubj
        hit hit VERB VBD 0 root
        Tarn Tarn PROPN NNP 3 obj
        """,
        # nothing follows that could be an object
        """
        Army army NOUN NN 2 compound
        shells shell NOUN NNS 0 root
        _. . PUNCT . 2 punct
        """,
        # a participle before its noun
        """
        The the DET DT 3 det
        bombed bomb VERB VBN 3 amod
        city city NOUN NN 4 nsubj
        fell fall VERB VBD 0 root
        """,
        "Tarn Tarn PROPN NNP 0 root",
    ],
)
def test_a_sound_sentence_is_left_alone(table: str) -> None:
    before, after = mend(table)
    assert after == before


@pytest.mark.parametrize(
    "table",
    [
        "Army army NOUN NN 2 compound\nshells shell NOUN NNS 3 compound\ncamp camp NOUN NN 0 root",
        "Front front NOUN NN 3 compound\nbombed bomb VERB VBN 3 amod\nTarn Tarn PROPN NNP 0 root\nof of ADP IN 5 case\nOssen Ossen PROPN NNP 3 nmod",
        "Brask Brask PROPN NNP 4 nsubj\nraided raid VERB VBN 4 amod\nOssen Ossen PROPN NNP 4 nmod:poss\nport port NOUN NN 0 root",
    ],
)
def test_mended_words_are_a_tree_with_one_root(table: str) -> None:
    _, words = mend(table)
    roots = [w.index for w in words if w.head == w.index]
    assert len(roots) == 1
    for word in words:
        at, steps = word, 0
        while at.head != at.index:
            at, steps = words[at.head], steps + 1
            assert steps <= len(words)


def test_offsets_and_texts_stay() -> None:
    before, after = mend("Army army NOUN NN 2 compound\nshells shell NOUN NNS 0 root\nvillage village NOUN NN 2 dep")
    assert [(w.index, w.start, w.end, w.text, w.sentence) for w in before] == [
        (w.index, w.start, w.end, w.text, w.sentence) for w in after
    ]


def test_words_of_a_later_sentence_keep_their_indexes() -> None:
    words = [
        w
        for w in build(
            "Tarn Tarn PROPN NNP 0 root\n\nArmy army NOUN NN 2 compound\nshells shell NOUN NNS 0 root\nTarn Tarn PROPN NNP 2 dep"
        ).words
        if w.sentence == 1
    ]
    out = mended(words, lemma)
    assert [w.index for w in out] == [1, 2, 3]
    assert [w.head for w in out] == [2, 2, 2]


TAGS = ["VBN", "VBD", "VBG", "VBZ", "NN", "NNS", "NNP", "DT", "IN", "JJ", ",", "."]
RELATIONS = [
    "root",
    "amod",
    "acl",
    "compound",
    "nsubj",
    "obj",
    "conj",
    "nmod",
    "nmod:poss",
    "advcl",
    "flat",
    "cc",
    "punct",
]
PARTS = ["VERB", "NOUN", "PROPN", "ADJ", "DET", "ADP", "PUNCT"]


@st.composite
def trees(draw: st.DrawFn) -> list[Word]:
    """Sentences with any tree at all: heads before or after, one root or several."""
    size = draw(st.integers(1, 9))
    order = draw(st.permutations(range(size)))
    words: dict[int, Word] = {}
    for n, i in enumerate(order):
        head = i if n == 0 or (draw(st.booleans()) and draw(st.booleans())) else draw(st.sampled_from(order[:n]))
        text = draw(st.sampled_from(["bombed", "Army", "shells", "town", ",", "the", "killing", "."]))
        words[i] = Word(
            index=100 + i, start=i, end=i + 1, text=text, lemma=text.lower(),
            pos=draw(st.sampled_from(PARTS)), tag=draw(st.sampled_from(TAGS)),
            head=100 + head, rel=draw(st.sampled_from(RELATIONS)), sentence=0,
        )  # fmt: skip
    return [words[i] for i in range(size)]


@settings(max_examples=400, deadline=None)
@given(trees())
def test_any_tree_stays_a_tree_of_the_same_words(words: list[Word]) -> None:
    better = mended(words, lambda text, pos: text.lower())
    assert [(w.index, w.start, w.text) for w in better] == [(w.index, w.start, w.text) for w in words]
    for word in better:
        seen = set()
        at = word
        while at.head != at.index:
            assert at.index not in seen
            seen.add(at.index)
            at = better[at.head - 100]
