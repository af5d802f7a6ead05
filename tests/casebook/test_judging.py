"""What holds after judgements: a pure function of claims and judgements, which the store agrees with."""

from __future__ import annotations

import msgspec
import pytest

from recount.casebook import Casebook, Filter, current, current_report, in_force, open_casebook
from recount.errors import UsageError
from recount.records import AnyClaim, Figure, Judgement
from tests.casebook.made import BY, LATER, fill, judgement, make_claims, make_report, state

REPORT = make_report(4)
CLAIMS = make_claims(REPORT, 4)
ATTACK, TOLL, SECOND, *_ = CLAIMS
IDS = tuple(claim.id for claim in CLAIMS)


def test_claims_without_judgements_stand_as_they_are() -> None:
    found = current(CLAIMS, ())
    assert found.claims == CLAIMS
    assert not any(
        (found.accepted, found.rejected, found.together, found.apart, found.moved, found.copies, found.notes)
    )


def test_the_last_verdict_holds() -> None:
    accept, reject = judgement("accept", TOLL.id), judgement("reject", TOLL.id, SECOND.id)
    assert current(CLAIMS, (accept, reject)).rejected == (TOLL, SECOND)
    after = current(CLAIMS, (reject, accept))
    assert (after.rejected, after.accepted) == ((SECOND,), {TOLL.id})
    assert SECOND not in after.claims


def test_undo_takes_back_and_can_be_taken_back() -> None:
    reject = judgement("reject", TOLL.id)
    undo = judgement("undo", reject.id)
    redo = judgement("undo", undo.id)
    assert in_force((reject,)) == (reject,)
    assert in_force((reject, undo)) == ()
    assert in_force((reject, undo, redo)) == (reject,)
    assert current(CLAIMS, (reject, undo)).claims == CLAIMS


@pytest.mark.parametrize(
    ("field", "value", "changed"),
    [
        ("status", "possible", {"status": "possible"}),
        ("amount", 14, {"low": 14.0, "best": 14.0, "high": 14.0, "qualifier": "exact"}),
        ("amount", 0, {"low": 0.0, "best": 0.0, "high": 0.0, "qualifier": "none"}),
        ("amount", [10, None, 20], {"low": 10.0, "best": None, "high": 20.0, "qualifier": "range"}),
        ("amount", [10, 10, None], {"low": 10.0, "best": 10.0, "high": None, "qualifier": "at_least"}),
        ("amount", [None, None, 9], {"low": None, "best": None, "high": 9.0, "qualifier": "up_to"}),
        ("amount", [None, 9, 9], {"low": None, "best": 9.0, "high": 9.0, "qualifier": "about"}),
        ("amount", None, {"low": None, "best": None, "high": None, "qualifier": "unknown"}),
        ("place", None, {"place": None}),
        ("population", "civilians", {"population": "civilians"}),
    ],
)
def test_a_field_is_corrected(field: str, value: object, changed: dict[str, object]) -> None:
    found = current(CLAIMS, (judgement("correct", TOLL.id, field=field, value=value),))
    assert found.claims[1] == msgspec.structs.replace(TOLL, **changed)
    assert (found.claims[0], found.claims[2:], found.unfit) == (CLAIMS[0], CLAIMS[2:], ())


def test_a_part_of_a_field_is_corrected() -> None:
    found = current(CLAIMS, (judgement("correct", TOLL.id, field="place.country", value="TCD"),))
    assert found.claims[1].place == msgspec.structs.replace(TOLL.place, country="TCD")


def test_of_two_corrections_of_one_field_the_later_holds() -> None:
    both = (judgement("correct", TOLL.id, field="amount", value=n) for n in (3, 7))
    (found,) = current((TOLL,), tuple(both)).claims
    assert isinstance(found, Figure)
    assert found.best == 7


def test_a_correction_that_does_not_fit_any_more_is_told() -> None:
    wrong = judgement("correct", ATTACK.id, field="measure", value="injured")
    found = current(CLAIMS, (wrong,))
    assert (found.claims, found.unfit) == (CLAIMS, (wrong,))


def test_the_last_word_on_a_pair_holds() -> None:
    a, b, c = sorted(IDS[:3])
    merge, split = judgement("merge", c, a, b), judgement("split", b, a)
    found = current(CLAIMS, (merge, split))
    assert (found.together, found.apart) == ({(a, c), (b, c)}, {(a, b)})
    assert current(CLAIMS, (split, merge)).apart == frozenset()


def test_moves_copies_and_notes() -> None:
    note = judgement("note", TOLL.id, why="call the mayor")
    found = current(
        CLAIMS,
        (judgement("move", TOLL.id, value=SECOND.id), judgement("mark_copy", "r1", value="r2"), note),
    )
    assert (found.moved, found.copies, found.notes) == ({TOLL.id: SECOND.id}, {"r1": "r2"}, {TOLL.id: (note,)})


def test_a_report_is_corrected_and_marked_a_copy() -> None:
    made = (
        judgement("correct", REPORT.id, field="published", value="2031-05-01"),
        judgement("mark_copy", REPORT.id, value="r2"),
    )
    found = current_report(REPORT, made)
    assert found == msgspec.structs.replace(REPORT, published="2031-05-01", duplicate_of="r2")
    assert current_report(make_report(5), made) == make_report(5)


# --- in the store --------------------------------------------------------------------------------------------


@pytest.fixture
def casebook(place: str) -> Casebook:
    """Return a casebook with some reports."""
    with open_casebook(place, create=True) as made:
        fill(made, 8)
        yield made


def agrees(casebook: Casebook) -> bool:
    """Tell whether the columns by which claims are found say what claims and judgements say."""
    found = current(casebook.claims(), casebook.judgements())
    order = [claim.id for claim in casebook.claims()]
    rows = sorted(casebook.listed(Filter(rejected=True)), key=lambda row: order.index(row.claim.id))
    assert tuple(row.claim for row in rows if row.verdict != "rejected") == found.claims
    assert tuple(row.claim for row in rows if row.verdict == "rejected") == found.rejected
    assert {row.claim.id for row in rows if row.verdict == "accepted"} == found.accepted
    return True


def test_the_store_says_what_the_pure_function_says(casebook: Casebook) -> None:
    made = [
        judgement("accept", ATTACK.id),
        judgement("correct", TOLL.id, field="place.name", value="Qasr Belte", n=1),
        judgement("reject", SECOND.id, TOLL.id, n=2, why="a drill"),
        judgement("correct", TOLL.id, field="amount", value=[10, None, 20], n=3),
    ]
    for one in made:
        casebook.judge(one)
        assert agrees(casebook)
    assert casebook.judgements_made() == tuple(made)
    assert [row.claim.id for row in casebook.listed(Filter(place="qasr", rejected=True))] == [TOLL.id]
    assert list(casebook.listed(Filter(place="qasr"))) == []
    casebook.judge(judgement("undo", made[2].id))
    assert agrees(casebook)
    assert [row.claim.id for row in casebook.listed(Filter(place="qasr"))] == [TOLL.id]
    casebook.judge(judgement("undo", made[1].id, made[0].id))
    assert agrees(casebook)
    assert list(casebook.listed(Filter(place="qasr"))) == []


def test_a_judgement_is_never_changed(casebook: Casebook) -> None:
    first = judgement("reject", TOLL.id)
    casebook.judge(first)
    before = state(casebook)
    casebook.judge(first)
    casebook.judge(msgspec.structs.replace(first, why="another reason"))
    assert state(casebook) == before


def test_a_corrected_report_is_found_as_corrected_and_read_again(casebook: Casebook) -> None:
    report = make_report(5)
    casebook.judge(judgement("correct", report.id, field="published", value="2040-01-01"))
    right = msgspec.structs.replace(report, published="2040-01-01")
    assert list(casebook.reports(Filter(since="2039-01-01"))) == [right]
    assert list(casebook.to_reread(BY)) == [right]
    assert casebook.to_read(report, BY) == right
    with casebook.adding(BY) as adding:
        adding.put(right, make_claims(right, 5))
    assert list(casebook.to_reread(BY)) == []
    assert casebook.report(report.id) == right


def test_a_report_corrected_while_it_was_read_is_read_again(casebook: Casebook) -> None:
    report = make_report(5)
    being_read = casebook.to_read(report, LATER)
    casebook.judge(judgement("correct", report.id, field="published", value="2040-01-01"))
    with casebook.adding(LATER) as adding:
        adding.put(being_read or report, make_claims(report, 5))
    assert report.id in {one.id for one in casebook.to_reread(LATER)}
    right = casebook.to_read(report, LATER)
    assert right is not None
    for _ in range(2):  # the second time, by somebody who did not ask what is to be read
        with casebook.adding(LATER) as adding:
            adding.put(right, make_claims(right, 5))
        assert report.id not in {one.id for one in casebook.to_reread(LATER)}
        right = report


def test_a_copy_that_somebody_marked_is_not_read_again(casebook: Casebook) -> None:
    copy, original = make_report(5).id, make_report(6).id
    casebook.judge(judgement("mark_copy", copy, value=original))
    assert getattr(casebook.report(copy), "duplicate_of", None) == original
    assert list(casebook.to_reread(BY)) == []


def test_a_report_whose_only_such_claim_was_rejected_is_not_found_by_it(casebook: Casebook) -> None:
    where = Filter(country="LBY", kind="figure")
    reports = [report.id for report in casebook.reports(where)]
    casebook.judge(judgement("reject", *(c.id for c in casebook.claims(Filter(report=reports[0], kind="figure")))))
    assert [report.id for report in casebook.reports(where)] == reports[1:]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (judgement("accept", "nothing"), "no claim of this casebook has the id 'nothing'"),
        (judgement("accept", make_report(1).id), "no claim"),
        (judgement("merge", TOLL.id), "needs 2 or more"),
        (judgement("merge", TOLL.id, TOLL.id), "needs 2 or more"),
        (judgement("undo", TOLL.id), "no judgement"),
        (judgement("mark_copy", TOLL.id), "no report"),
        (judgement("move", TOLL.id, value=TOLL.id), "cannot point at itself"),
        (judgement("move", TOLL.id, value="nothing"), "no claim"),
        (judgement("note", TOLL.id), "needs its words"),
        (judgement("accept", TOLL.id, field="status"), "takes no field"),
        (judgement("correct", TOLL.id), "needs the name of the field"),
        (judgement("correct", TOLL.id, field="id", value="x"), "id: cannot be corrected"),
        (judgement("correct", TOLL.id, field="colour", value="x"), "is no field of this claim"),
        (judgement("correct", TOLL.id, field="status", value="maybe"), "does not fit"),
        (judgement("correct", TOLL.id, field="low", value=1000), "correct all three as amount"),
        (judgement("correct", TOLL.id, field="amount", value="many"), "neither a number nor"),
        (judgement("correct", TOLL.id, field="amount", value=[3, 2, 1]), "in that order"),
        (judgement("correct", TOLL.id, field="place.planet", value="x"), "there is no 'planet' in place"),
        (judgement("correct", make_report(1).id, field="text", value="x"), "text: cannot be corrected"),
    ],
    ids=lambda value: value.act if isinstance(value, Judgement) else "",
)
def test_a_judgement_that_makes_no_sense_is_refused(library: Casebook, wrong: Judgement, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        library.judge(wrong)
    assert wrong not in library.judgements_made()


# --- over another reading ------------------------------------------------------------------------------------


def reread(casebook: Casebook, claims: tuple[AnyClaim, ...]) -> None:
    """Let a newer version have read the report with these claims."""
    with casebook.adding(LATER) as adding:
        adding.put(REPORT, claims)


def test_judgements_stay_where_a_newer_reading_says_the_same(casebook: Casebook) -> None:
    made = (
        judgement("accept", ATTACK.id),
        judgement("reject", SECOND.id, n=1),
        judgement("correct", TOLL.id, field="amount", value=9, n=2),
        judgement("merge", TOLL.id, make_claims(make_report(5), 5)[1].id, n=3),
    )
    for one in made:
        casebook.judge(one)
    before = state(casebook)
    reread(casebook, CLAIMS)
    assert state(casebook) == before
    assert casebook.doubts() == ()


def test_judgements_follow_the_words_to_claims_with_other_ids(casebook: Casebook) -> None:
    for n, one in enumerate((judgement("reject", SECOND.id), judgement("correct", TOLL.id, field="amount", value=9))):
        casebook.judge(msgspec.structs.replace(one, when=f"2031-04-02T00:00:0{n}Z"))
    shifted = make_claims(REPORT, 4, shift=5)
    assert not {claim.id for claim in shifted} & set(IDS)
    reread(casebook, shifted)
    assert agrees(casebook)
    rows = {row.claim.id: row for row in casebook.listed(Filter(report=REPORT.id, rejected=True))}
    assert rows[shifted[2].id].verdict == "rejected"
    assert getattr(rows[shifted[1].id].claim, "best", None) == 9
    assert casebook.doubts() == ()
    assert [j.subject for j in casebook.judgements_made()] == [(SECOND.id,), (TOLL.id,)]


def test_what_a_newer_reading_says_otherwise_needs_a_look(casebook: Casebook) -> None:
    accept, correct = judgement("accept", TOLL.id), judgement("correct", CLAIMS[3].id, field="amount", value=9)
    merge = judgement("merge", CLAIMS[5].id, CLAIMS[7].id)
    for one in (accept, correct, merge):
        casebook.judge(one)
    reread(casebook, make_claims(REPORT, 4, more=10))
    assert agrees(casebook)
    assert {(d.judgement.id, d.subject, d.reason) for d in casebook.doubts()} == {
        (accept.id, TOLL.id, "changed"),
        (correct.id, CLAIMS[3].id, "changed"),
    }
    rows = {row.claim.id: row for row in casebook.listed(Filter(report=REPORT.id))}
    assert rows[TOLL.id].verdict is None  # nobody has accepted what it says now
    assert getattr(rows[CLAIMS[3].id].claim, "best", None) == 9
    assert current(casebook.claims(), casebook.judgements()).together
    casebook.judge(judgement("accept", TOLL.id, n=5))
    casebook.judge(judgement("undo", correct.id))
    assert casebook.doubts() == ()


def test_a_claim_that_is_gone_leaves_its_judgement_to_be_looked_at_until_it_is_found_again(casebook: Casebook) -> None:
    reject = judgement("reject", TOLL.id)
    casebook.judge(reject)
    reread(casebook, (ATTACK,))
    assert [(d.judgement, d.now, d.reason) for d in casebook.doubts()] == [(reject, None, "lost")]
    assert agrees(casebook)
    fill(casebook, 8)
    assert casebook.doubts() == ()
    assert agrees(casebook)
    assert [row.claim.id for row in casebook.listed(Filter(rejected=True)) if row.verdict == "rejected"] == [TOLL.id]
