"""How statuses fold, and what the form of a trigger and the cues around it make of it; trees by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from recount.claims.scopes import Scopes, StatusScope
from recount.claims.status import find_status_scopes, fold, scopes_of_cue, status_of
from recount.language.syntax import Syntax
from recount.records import Status
from tests.build import build

if TYPE_CHECKING:
    from recount.lexicon import Lexicon

STATUSES: tuple[Status, ...] = get_args(Status)


@pytest.mark.parametrize(
    ("own", "around", "expected"),
    [
        ("happened", [], "happened"),
        ("ongoing", [], "ongoing"),
        ("happened", ["planned"], "planned"),
        ("ongoing", ["threatened"], "threatened"),
        ("ongoing", ["did_not_happen"], "did_not_happen"),
        ("happened", ["happened"], "happened"),
        ("ongoing", ["happened"], "ongoing"),
        # the innermost comes first
        ("happened", ["ordered", "did_not_happen"], "did_not_happen"),  # did not order to attack
        ("happened", ["did_not_happen", "ordered"], "did_not_happen"),  # ordered not to attack
        ("happened", ["did_not_happen", "did_not_happen"], "possible"),  # denied that it had failed to
        ("happened", ["did_not_happen", "planned"], "did_not_happen"),  # will not attack
        ("happened", ["did_not_happen", "requested"], "did_not_happen"),  # asked not to march
        ("happened", ["did_not_happen", "threatened"], "did_not_happen"),
        ("happened", ["did_not_happen", "ongoing"], "did_not_happen"),
        ("happened", ["did_not_happen", "possible"], "possible"),  # may not have attacked
        ("happened", ["planned", "possible"], "planned"),  # may plan to
        ("happened", ["ordered", "possible"], "possible"),
        ("happened", ["ordered", "planned"], "ordered"),
        ("happened", ["requested", "possible"], "possible"),
        ("happened", ["requested", "planned"], "requested"),
        ("happened", ["threatened", "possible"], "threatened"),
        ("happened", ["threatened", "planned"], "threatened"),
        ("happened", ["possible", "planned"], "possible"),
        ("happened", ["possible", "ongoing"], "possible"),
        ("happened", ["planned", "ongoing"], "planned"),  # are preparing to
        ("happened", ["requested", "ongoing"], "requested"),
        ("planned", ["ordered"], "ordered"),
        ("planned", ["did_not_happen"], "did_not_happen"),  # did not plan to
        ("planned", ["threatened", "did_not_happen"], "did_not_happen"),  # did not threaten to
        ("happened", ["planned", "ordered", "requested"], "requested"),
    ],
)
def test_fold(own: Status, around: list[Status], expected: Status) -> None:
    assert fold(own, around) == expected


@pytest.mark.parametrize("outer", STATUSES)
def test_what_one_scope_leaves_open_never_happened(outer: Status) -> None:
    for inner in ("planned", "threatened", "ordered", "requested", "possible", "did_not_happen"):
        assert fold(inner, [outer]) not in {"happened", "ongoing"} or outer in {"happened", "ongoing"}


@pytest.mark.parametrize("own", STATUSES)
def test_a_status_alone_stays(own: Status) -> None:
    assert fold(own, []) == own


PLANS = build("""
    Brask Brask PROPN NNP 2 nsubj
    plans plan VERB VBZ 0 root
    to to PART TO 4 mark
    raid raid VERB VB 2 xcomp
    Orvane Orvane PROPN NNP 4 obj
    _, , PUNCT , 7 punct
    sang sing VERB VBD 2 conj
""")


def around(syntax: Syntax, lexicon: Lexicon, i: int) -> Status:
    return status_of(syntax, Scopes(find_status_scopes(syntax, lexicon), []), i, frozenset())[0]


def test_a_plan_governs_its_clause_and_no_more(lexicon: Lexicon) -> None:
    scopes = [s for s in find_status_scopes(PLANS, lexicon) if s.rule == "status.plan"]
    assert [(sorted(s.words), s.status, s.cue) for s in scopes] == [([2, 3, 4], "planned", 1)]
    assert around(PLANS, lexicon, 3) == "planned"
    assert around(PLANS, lexicon, 6) == "happened"


def negated(word: str, after: str = "now") -> Syntax:
    return build(f"""
        Brask Brask PROPN NNP 4 nsubj
        did do AUX VBD 4 aux
        {word} {word} PART RB 4 advmod
        attack attack VERB VB 0 root
        {after} {after} ADV RB 4 advmod
    """)


def test_not_undoes_its_governor(lexicon: Lexicon) -> None:
    assert around(negated("not"), lexicon, 3) == "did_not_happen"
    assert around(negated("never"), lexicon, 3) == "did_not_happen"
    assert around(negated("soon"), lexicon, 3) == "happened"


def test_a_cue_is_none_beside_a_word_that_makes_it_another(lexicon: Lexicon) -> None:
    only = build("""
        Brask Brask PROPN NNP 4 nsubj
        not not PART RB 4 advmod
        only only ADV RB 4 advmod
        attacked attack VERB VBD 0 root
    """)
    assert around(only, lexicon, 3) == "happened"


def test_a_cue_of_another_part_of_speech_is_none(lexicon: Lexicon) -> None:
    noun = build("""
        The the DET DT 2 det
        will will NOUN NN 3 nsubj
        attacked attack VERB VBD 0 root
    """)
    modal = build("""
        Brask Brask PROPN NNP 3 nsubj
        will will AUX MD 3 aux
        attack attack VERB VB 0 root
    """)
    assert around(noun, lexicon, 2) == "happened"
    assert around(modal, lexicon, 2) == "planned"


def test_the_form_of_a_verb_speaks_too(lexicon: Lexicon) -> None:
    progressive = build("""
        Brask Brask PROPN NNP 3 nsubj
        is be AUX VBZ 3 aux
        attacking attack VERB VBG 0 root
    """)
    past = build("""
        Brask Brask PROPN NNP 3 nsubj
        was be AUX VBD 3 aux
        attacking attack VERB VBG 0 root
    """)
    purpose = build("""
        Brask Brask PROPN NNP 2 nsubj
        marched march VERB VBD 0 root
        to to PART TO 4 mark
        attack attack VERB VB 2 advcl
    """)
    assert around(progressive, lexicon, 2) == "ongoing"
    assert around(past, lexicon, 2) == "happened"
    assert around(purpose, lexicon, 3) == "planned"


def test_only_scopes_within_the_free_words_count() -> None:
    scopes = Scopes(
        [
            StatusScope(frozenset({0, 1, 2, 3, 4}), "planned", 5, "wide"),
            StatusScope(frozenset({3}), "possible", 6, "narrow"),
        ],
        [],
    )
    assert status_of(PLANS, scopes, 4, frozenset())[0] == "planned"
    assert status_of(PLANS, scopes, 4, frozenset({3, 4}))[0] == "happened"
    assert status_of(PLANS, scopes, 4, frozenset(), ignore="planned") == ("happened", [])


def test_a_scope_has_no_power_over_its_own_cue() -> None:
    scopes = Scopes([StatusScope(frozenset({1, 3}), "planned", 1, "plan")], [])
    assert status_of(PLANS, scopes, 1, frozenset())[0] == "happened"
    assert status_of(PLANS, scopes, 3, frozenset()) == ("planned", ["plan"])


def test_scopes_of_a_cue_by_path() -> None:
    assert [sorted(s.words) for s in scopes_of_cue(PLANS, 1, 1, ["clause"], "planned", "x")] == [[2, 3, 4]]
    assert [sorted(s.words) for s in scopes_of_cue(PLANS, 1, 1, ["after"], "planned", "x")] == [[2, 3, 4]]
    assert scopes_of_cue(PLANS, 1, 1, ["object", "to:for"], "planned", "x") == []
