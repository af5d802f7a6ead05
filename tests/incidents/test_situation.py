"""Series are kept apart by source and definition; a situation is what was reported up to a day, and changes are told."""

from __future__ import annotations

from recount.incidents.series import series
from recount.incidents.situation import changes, situation
from recount.web.situation import situation_page
from tests.incidents.made import count, day, link, report

MAY = report("The Guard controls Marrow. About 4,000 people have been displaced since 1 April, the council said.")
JUNE = report(
    "The Esk Front controls Marrow. About 6,000 people have been displaced since 1 April, the council said.",
    "2020-06-05",
    "Radio Esk",
)
HELD = link(MAY, "The Guard controls Marrow", "controls", "Guard", "Marrow")
LOST = link(JUNE, "The Esk Front controls Marrow", "controls", "Esk Front", "Marrow")
WINDOW = {"scope": "cumulative", "of": "people", "at": "Esk", "says": "council", "on": day("2020-04-01", "2020-05-31")}
FIRST = count(MAY, "About 4,000 people have been displaced", 4000, "displaced", **WINDOW)
SECOND = count(JUNE, "About 6,000 people have been displaced", 6000, "displaced", **WINDOW)
REPORTS, CLAIMS = (MAY, JUNE), (HELD, LOST, FIRST, SECOND)


def test_one_source_and_definition_is_one_series() -> None:
    (one,) = series(REPORTS, CLAIMS)
    assert [(point.when, point.best) for point in one.points] == [("2020-05-05", 4000), ("2020-06-05", 6000)]
    assert one.since == "2020-04-01"


def test_another_source_is_another_series() -> None:
    other = count(JUNE, "About 6,000 people have been displaced", 6000, "displaced", **(WINDOW | {"says": "army"}))
    assert len(series(REPORTS, (FIRST, other))) == 2


def test_another_definition_is_another_series() -> None:
    stock = count(JUNE, "About 6,000 people have been displaced", 6000, "displaced", **(WINDOW | {"scope": "stock"}))
    assert len(series(REPORTS, (FIRST, stock))) == 2


def test_the_latest_word_holds() -> None:
    now = situation(REPORTS, CLAIMS)
    words = {line.section: line.words for line in now.lines}
    assert now.at == "2020-06-05"
    assert words["Who controls what"] == "Esk Front controls Marrow"
    assert "6,000" in words["Running totals, stocks and rates"]


def test_a_situation_at_a_day_knows_nothing_later() -> None:
    then = situation(REPORTS, CLAIMS, at="2020-05-31")
    assert [line.words for line in then.lines if line.section == "Who controls what"] == ["Guard controls Marrow"]
    assert then.reports == 1


def test_reports_of_one_day_that_differ_both_stand() -> None:
    rival = report("The Guard holds Marrow, the army said.", "2020-06-05", "Army Office")
    held = link(rival, "The Guard holds Marrow", "controls", "Guard", "Marrow")
    (line,) = [x for x in situation((*REPORTS, rival), (LOST, held)).lines if x.section == "Who controls what"]
    assert line.words == "Esk Front controls Marrow; or: Guard controls Marrow"


def test_changes_between_two_days() -> None:
    before, after = situation(REPORTS, CLAIMS, at="2020-05-31"), situation(REPORTS, CLAIMS)
    found = {one.section: (one.kind, one.before and one.before.words, one.after and one.after.words)
             for one in changes(before, after)}  # fmt: skip
    assert found["Who controls what"] == ("changed", "Guard controls Marrow", "Esk Front controls Marrow")
    assert changes(after, after) == ()


def test_every_line_has_its_claims() -> None:
    assert all(line.claims and line.sources for line in situation(REPORTS, CLAIMS).lines)


def test_the_page_escapes_what_reports_say() -> None:
    evil = report("The <script>alert(1)</script> controls Marrow & more.", "2020-05-05", "<b>Post</b>")
    held = link(
        evil, "The <script>alert(1)</script> controls Marrow", "controls", "<script>alert(1)</script>", "Marrow"
    )
    page = situation_page(situation((evil,), (held,)), (evil,), (held,), changed=(), since="2020-01-01")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
