"""People's merges, splits, moves, rejections and corrections bind, and can be taken back."""

from __future__ import annotations

from recount.incidents import fold
from tests.incidents.made import judged
from tests.incidents.test_fold import AGAIN, ATTACK, CLAIMS, DEAD, FAR, ONE, PORT, REPORTS, TOLD, TWO


def groups(*judgements: object) -> list[set[str]]:
    return [set(incident.claims) for incident in fold(REPORTS, CLAIMS, judgements)]  # type: ignore[arg-type]


def test_merge_and_undo() -> None:
    merge = judged(1, "merge", ATTACK.id, PORT.id)
    assert len(groups(merge)) == 1
    assert len(groups(merge, judged(2, "undo", "j1"))) == 2
    assert len(groups(merge, judged(2, "undo", "j1"), judged(3, "undo", "j2"))) == 1


def test_incidents_can_be_merged_by_their_ids() -> None:
    one, other = fold(REPORTS, CLAIMS)
    (merged,) = fold(REPORTS, CLAIMS, (judged(1, "merge", one.id, other.id),))
    assert set(merged.reports) == {ONE.id, TWO.id, FAR.id}


def test_split_parts_reports_that_were_joined() -> None:
    found = groups(judged(1, "split", ATTACK.id, AGAIN.id))
    assert not [group for group in found if {ATTACK.id, AGAIN.id} <= group]


def test_split_runs_through_one_report_and_a_count_stays_with_its_event() -> None:
    found = groups(judged(1, "split", ATTACK.id, "none"), judged(2, "split", ATTACK.id, AGAIN.id))
    assert any({ATTACK.id, DEAD.id} <= group for group in found)


def test_a_later_merge_outweighs_a_split() -> None:
    found = groups(judged(1, "split", ATTACK.id, AGAIN.id), judged(2, "merge", ATTACK.id, AGAIN.id))
    assert any({ATTACK.id, AGAIN.id} <= group for group in found)


def test_move_to_another_incident_and_to_none() -> None:
    moved = groups(judged(1, "move", TOLD.id, value=PORT.id))
    assert any({TOLD.id, PORT.id} <= group for group in moved)
    assert not [group for group in moved if {TOLD.id, AGAIN.id} <= group]
    assert {TOLD.id} in groups(judged(1, "move", TOLD.id))


def test_reject_and_correct() -> None:
    assert not [group for group in groups(judged(1, "reject", DEAD.id)) if DEAD.id in group]
    held = groups(judged(1, "reject", DEAD.id), judged(2, "accept", DEAD.id))
    assert [group for group in held if DEAD.id in group]
    right = fold(REPORTS, CLAIMS, (judged(1, "correct", DEAD.id, field="status", value="did_not_happen"),))
    killed = next(one.figures["killed"] for one in right if DEAD.id in one.claims)
    assert DEAD.id not in killed.claims


def test_a_correction_that_does_not_fit_is_left_out() -> None:
    assert fold(REPORTS, CLAIMS, (judged(1, "correct", DEAD.id, field="status", value="perhaps"),)) == fold(
        REPORTS, CLAIMS
    )


def test_a_copy_that_a_person_marks_is_no_further_source() -> None:
    (before, *_) = [one for one in fold(REPORTS, (ATTACK, AGAIN)) if ONE.id in one.reports]
    (after, *_) = [
        one for one in fold(REPORTS, (ATTACK, AGAIN), (judged(1, "mark_copy", TWO.id, value=ONE.id),))
        if ONE.id in one.reports
    ]  # fmt: skip
    assert after.independent_sources <= before.independent_sources


def test_judgements_about_what_is_not_there_change_nothing() -> None:
    unknown = (judged(1, "merge", "a", "b"), judged(2, "split", "a", "b"), judged(3, "move", "a", value="b"))
    assert fold(REPORTS, CLAIMS, unknown) == fold(REPORTS, CLAIMS)
