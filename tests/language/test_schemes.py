"""The same sentence in two schemes, ClearNLP and Universal Dependencies, answers every question of grammar alike."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from recount.language.clearnlp import is_clearnlp, universal
from recount.language.engine import Engine
from recount.language.syntax import Syntax

CLEARNLP, UNIVERSAL = 0, 1

# One word a line: text, part of speech, tag, then governor and relation in ClearNLP, and the same in Universal
# Dependencies. Governors count from 1, 0 is the root.
SENTENCES = {
    "shelled": """
        Rebels NOUN NNS 2 nsubj 2 nsubj
        shelled VERB VBD 0 ROOT 0 ROOT
        the DET DT 4 det 4 det
        port NOUN NN 2 dobj 2 obj
        of ADP IN 4 prep 6 case
        Tarn PROPN NNP 5 pobj 4 nmod
        on ADP IN 2 prep 8 case
        Sunday PROPN NNP 7 pobj 2 obl
        . PUNCT . 2 punct 2 punct
    """,
    "killed": """
        Eleven NUM CD 2 nummod 2 nummod
        farmers NOUN NNS 4 nsubjpass 4 nsubj:pass
        were AUX VBD 4 auxpass 4 aux:pass
        killed VERB VBN 0 ROOT 0 ROOT
        by ADP IN 4 agent 6 case
        gunmen NOUN NNS 5 pobj 4 obl:agent
        and CCONJ CC 6 cc 8 cc
        guards NOUN NNS 6 conj 6 conj
        . PUNCT . 4 punct 4 punct
    """,
    "fled": """
        Lund PROPN NNP 5 nsubj 5 nsubj
        , PUNCT , 1 punct 4 punct
        the DET DT 4 det 4 det
        mayor NOUN NN 1 appos 1 appos
        said VERB VBD 0 ROOT 0 ROOT
        troops NOUN NNS 8 nsubj 8 nsubj
        had AUX VBD 8 aux 8 aux
        fled VERB VBN 5 ccomp 5 ccomp
        because SCONJ IN 8 prep 12 case
        of ADP IN 9 pcomp 9 fixed
        the DET DT 12 det 12 det
        shelling NOUN NN 10 pobj 8 obl
    """,
    "vowed": """
        Men NOUN NNS 6 nsubj 6 nsubj
        who PRON WP 3 nsubj 3 nsubj
        killed VERB VBD 1 relcl 1 acl:relcl
        two NUM CD 5 nummod 5 nummod
        guards NOUN NNS 3 dobj 3 obj
        vowed VERB VBD 0 ROOT 0 ROOT
        to PART TO 8 aux 8 mark
        attack VERB VB 6 xcomp 6 xcomp
        Tarn PROPN NNP 8 dobj 8 obj
    """,
    "commander": """
        Brask PROPN NNP 2 nsubj 4 nsubj
        is AUX VBZ 0 ROOT 4 cop
        the DET DT 4 det 4 det
        commander NOUN NN 2 attr 0 ROOT
        of ADP IN 4 prep 7 case
        the DET DT 7 det 7 det
        guards NOUN NNS 5 pobj 4 nmod
        . PUNCT . 2 punct 4 punct
    """,
    "hid": """
        Guards NOUN NNS 6 nsubj 6 nsubj
        , PUNCT , 1 punct 3 punct
        rebels NOUN NNS 1 conj 1 conj
        and CCONJ CC 3 cc 5 cc
        farmers NOUN NNS 3 conj 1 conj
        hid VERB VBD 0 ROOT 0 ROOT
        in ADP IN 6 prep 8 case
        Tarn PROPN NNP 7 pobj 6 obl
        and CCONJ CC 7 cc 11 cc
        in ADP IN 7 conj 11 case
        Ossen PROPN NNP 10 pobj 8 conj
    """,
    "denied": """
        The DET DT 2 det 2 det
        army NOUN NN 5 nsubj 5 nsubj
        did AUX VBD 5 aux 5 aux
        not PART RB 5 neg 5 advmod
        shell VERB VB 0 ROOT 0 ROOT
        the DET DT 8 det 8 det
        miners NOUN NNS 8 poss 8 nmod:poss
        camp NOUN NN 5 dobj 5 obj
        after ADP IN 5 prep 10 mark
        pulling VERB VBG 9 pcomp 5 advcl
        out ADP RP 10 prt 10 compound:prt
    """,
}

QUESTIONS = [
    ("shelled", "shelled", "subjects", (), ["Rebels"]),
    ("shelled", "shelled", "objects", (), ["port"]),
    ("shelled", "shelled", "oblique", ("on",), ["Sunday"]),
    ("shelled", "port", "oblique", ("of",), ["Tarn"]),
    ("killed", "killed", "subjects", (), ["farmers"]),
    ("killed", "killed", "objects", (), []),
    ("killed", "killed", "agents", (), ["gunmen", "guards"]),
    ("fled", "fled", "subjects", (), ["troops"]),
    ("fled", "fled", "oblique", ("because of",), ["shelling"]),
    ("fled", "Lund", "children", ("appos",), ["mayor"]),
    ("fled", "said", "children", ("ccomp",), ["fled"]),
    ("vowed", "killed", "subjects", (), ["Men"]),
    ("vowed", "killed", "objects", (), ["guards"]),
    ("vowed", "attack", "subjects", (), ["Men"]),
    ("vowed", "attack", "children", ("mark",), ["to"]),
    ("commander", "commander", "children", ("nsubj",), ["Brask"]),
    ("commander", "commander", "children", ("cop",), ["is"]),
    ("commander", "commander", "oblique", ("of",), ["guards"]),
    ("hid", "hid", "subjects", (), ["Guards", "rebels", "farmers"]),
    ("hid", "hid", "oblique", ("in",), ["Tarn", "Ossen"]),
    ("denied", "shell", "objects", (), ["camp"]),
    ("denied", "pulling", "subjects", (), ["army"]),
    ("denied", "pulling", "children", ("mark",), ["after"]),
    ("denied", "camp", "children", ("nmod:poss",), ["miners"]),
]


class HandMade:
    """A component that knows the trees above in one of the two schemes."""

    def __init__(self, scheme: int) -> None:
        self.scheme = scheme
        rows = [line.split() for table in SENTENCES.values() for line in table.strip().splitlines()]
        self.labels = tuple({row[4 + 2 * scheme] for row in rows})

    def __call__(self, doc: Doc) -> Doc:
        table = next(
            t for t in SENTENCES.values() if [line.split()[0] for line in t.strip().splitlines()] == texts(doc)
        )
        for i, line in enumerate(table.strip().splitlines()):
            _, doc[i].pos_, doc[i].tag_, *arcs = line.split()
            head, doc[i].dep_ = arcs[2 * self.scheme : 2 * self.scheme + 2]
            doc[i].head = doc[int(head) - 1] if head != "0" else doc[i]
        return doc


@Language.factory("hand_made_trees", default_config={"scheme": UNIVERSAL})
def make_hand_made(nlp: Language, name: str, scheme: int) -> HandMade:
    return HandMade(scheme)


def texts(doc: Doc) -> list[str]:
    return [token.text for token in doc]


@pytest.fixture(scope="module", params=[CLEARNLP, UNIVERSAL], ids=["clearnlp", "universal"])
def syntaxes(request: pytest.FixtureRequest) -> dict[str, Syntax]:
    """Return all sentences read through an engine whose parser speaks one of the schemes."""
    nlp = spacy.blank("en")
    nlp.add_pipe("hand_made_trees", config={"scheme": request.param})
    engine = Engine(nlp)
    written = {
        name: " ".join(line.split()[0] for line in table.strip().splitlines()) for name, table in SENTENCES.items()
    }
    return {name: engine.parse(text, [(0, len(text))]) for name, text in written.items()}


@pytest.mark.parametrize(("sentence", "word", "question", "more", "expected"), QUESTIONS)
def test_both_schemes_answer_alike(
    syntaxes: dict[str, Syntax], sentence: str, word: str, question: str, more: tuple[str, ...], expected: list[str]
) -> None:
    syntax = syntaxes[sentence]
    at = next(w.index for w in syntax.words if w.text == word)
    assert [syntax.words[i].text for i in getattr(syntax, question)(at, *more)] == expected


def test_passives_and_negations(syntaxes: dict[str, Syntax]) -> None:
    killed, denied = syntaxes["killed"], syntaxes["denied"]
    assert killed.is_passive(3)
    assert not denied.is_passive(4)
    assert denied.negated(4) == 3
    assert killed.negated(3) is None


def test_every_sentence_stays_one_tree(syntaxes: dict[str, Syntax]) -> None:
    for syntax in syntaxes.values():
        roots = [w.index for w in syntax.words if w.head == w.index]
        assert len(roots) == 1
        assert syntax.subtree(roots[0]) == list(range(len(syntax.words)))


def test_no_relation_of_the_other_scheme_is_left() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("hand_made_trees", config={"scheme": CLEARNLP})
    engine = Engine(nlp)
    for table in SENTENCES.values():
        text = " ".join(line.split()[0] for line in table.strip().splitlines())
        rels = {w.rel for w in engine.parse(text, [(0, len(text))]).words}
        assert not rels & {"prep", "pobj", "dobj", "pcomp", "agent", "relcl", "nsubjpass", "attr", "neg", "poss"}


def test_the_scheme_is_told_by_the_labels() -> None:
    assert is_clearnlp(["nsubj", "dobj", "prep"])
    assert not is_clearnlp(["nsubj", "obj", "obl", "case"])
    assert not is_clearnlp([])


def test_no_words_no_tree() -> None:
    assert universal([]) == []
