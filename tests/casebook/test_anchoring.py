"""Which claim of a newer reading stands for a judged one: by id, else by kind and words; never by a guess."""

from __future__ import annotations

import msgspec

from recount.casebook.anchoring import Anchor, anchor, substance
from recount.records import AnyClaim, Event, Figure, Span
from tests.casebook.made import make_claims, make_report

REPORT = make_report(9)
CLAIMS = make_claims(REPORT, 9)
ATTACK = CLAIMS[0]
TOLL = CLAIMS[1]
assert isinstance(ATTACK, Event)
assert isinstance(TOLL, Figure)


def cut(claim: AnyClaim, start: int, end: int) -> AnyClaim:
    """Return a claim, under another id, from other words of the report."""
    words = Span(start=start, end=end, text=REPORT.text[start:end])
    return msgspec.structs.replace(claim, id=f"{claim.id}-{start}-{end}", evidence=words)


def test_the_same_id_is_the_same_claim_also_where_it_says_something_else() -> None:
    assert anchor(TOLL, CLAIMS) == Anchor(TOLL.id, False)
    assert anchor(TOLL, (ATTACK, msgspec.structs.replace(TOLL, best=99.0))) == Anchor(TOLL.id, True)


def test_other_rules_and_places_in_the_text_do_not_change_what_a_claim_says() -> None:
    other = msgspec.structs.replace(TOLL, rule="another", rules=("x",), confidence=0.1, same_as="y")
    assert substance(other) == substance(TOLL)


def test_the_same_words_are_found_where_their_ends_moved() -> None:
    start, end = ATTACK.evidence.start, ATTACK.evidence.end
    near = cut(ATTACK, start + 10, end)
    assert anchor(ATTACK, (*CLAIMS[2:], near)) == Anchor(near.id, False)


def test_too_few_common_words_are_none() -> None:
    start, end = ATTACK.evidence.start, ATTACK.evidence.end
    assert anchor(ATTACK, (*CLAIMS[2:], cut(ATTACK, end - 20, end + 100))) == Anchor(None, False)
    assert anchor(ATTACK, (cut(ATTACK, start, start + 20),)) == Anchor(None, False)
    assert anchor(ATTACK, ()) == Anchor(None, False)


def test_a_claim_of_another_kind_never_stands_for_it() -> None:
    assert anchor(ATTACK, (TOLL,)) == Anchor(None, False)


def test_a_figure_of_another_number_never_stands_for_it() -> None:
    other = msgspec.structs.replace(TOLL, id="other", printed=CLAIMS[3].printed)  # type: ignore[union-attr]
    assert anchor(TOLL, (other,)) == Anchor(None, False)


def test_of_two_claims_of_the_same_words_that_of_the_same_type_is_it() -> None:
    start, end = ATTACK.evidence.start, ATTACK.evidence.end
    threat = msgspec.structs.replace(cut(ATTACK, start, end), id="threat", type="THREATEN", mode=None)
    same = cut(ATTACK, start, end - 1)
    assert anchor(ATTACK, (threat, same)) == Anchor(same.id, False)
    assert anchor(ATTACK, (threat,)) == Anchor("threat", True)


def test_where_two_fit_as_well_none_does() -> None:
    start, end = ATTACK.evidence.start, ATTACK.evidence.end
    twins = (msgspec.structs.replace(cut(ATTACK, start, end - 3), id=name) for name in ("a", "b"))
    assert anchor(ATTACK, tuple(twins)) == Anchor(None, False)
