"""Records as stored: nothing is lost, whatever they hold; and the columns by which they are found."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.casebook.rows import claim_columns, decode, decode_claim, decode_report, edition, encode, report_row
from recount.records import AnyClaim, Issue, Judgement, Report, Time
from tests.casebook.made import make_claims, make_report
from tests.samples import HOSTILE, ISSUE, samples

EVERY = [claim for _, claims in samples() for claim in claims]
ANY_TEXT = st.text(st.characters(), max_size=40) | st.just("\udce9\ud800x\x00\u2028")
TOLL = make_claims(make_report(1), 1)[1]


@pytest.mark.parametrize("claim", EVERY, ids=[claim.id for claim in EVERY])
def test_claims_come_back(claim: AnyClaim) -> None:
    assert decode_claim(encode(claim)) == claim


@pytest.mark.parametrize("report", [HOSTILE, *(report for report, _ in samples())], ids=lambda report: report.id)
def test_reports_come_back(report: Report) -> None:
    row = report_row(report)
    assert decode_report(row["head"], row["text"], report.supersedes) == report
    assert decode_report(row["head"], None, None).text == ""


@given(text=ANY_TEXT, path=ANY_TEXT, title=st.none() | ANY_TEXT)
def test_any_text_comes_back(text: str, path: str, title: str | None) -> None:
    report = msgspec.structs.replace(HOSTILE, text=text, path=path, title=title)
    row = report_row(report)
    assert decode_report(row["head"], row["text"], None) == report
    assert not [value for value in row.values() if isinstance(value, str) and "\x00" in value]
    assert all(value.encode() is not None for value in row.values() if isinstance(value, str))


def test_issues_and_judgements_come_back() -> None:
    judgement = Judgement(
        id="j", who="Ana", when="2031-01-01T00:00:00Z", act="correct", subject=("a", "b"), field="place",
        value={"name": "Belte", "list": [1, 2.5, None, True]},
    )  # fmt: skip
    assert decode(encode(judgement), Judgement) == judgement
    assert decode(encode(ISSUE), Issue) == ISSUE


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ("2031-03-01", "2031-03-02", "2031-03-01", "2031-03-02"),
        ("2031-03", "2031-03", "2031-03", "2031-03-31"),
        ("2031", "2032", "2031", "2032-12-31"),
        (None, "2031-02-01", None, "2031-02-01"),
        ("2031-02-01", None, "2031-02-01", None),
        ("XXXX-12-25", "XXXX-12-25", None, None),
    ],
)
def test_days_by_which_claims_are_found(
    start: str | None, end: str | None, first: str | None, last: str | None
) -> None:
    time = Time(start=start, end=end, text="then", span=TOLL.evidence)
    columns = claim_columns(msgspec.structs.replace(TOLL, time=time))
    assert (columns["first"], columns["last"]) == (first, last)


def test_versions_of_an_article_are_told_from_other_articles() -> None:
    report = make_report(1)
    of = {
        name: edition(msgspec.structs.replace(report, **fields))
        for name, fields in {
            "same": {"url": "https://www.courier.example/a/"},
            "plain": {"url": "http://Courier.example/a"},
            "other": {"url": "https://courier.example/b"},
            "query": {"url": "https://courier.example/?id=1"},
            "site": {"url": "https://courier.example/", "path": None},
            "broken": {"url": "http://[broken", "path": None},
            "file": {},
            "other title": {"title": "Another"},
            "stdin": {"path": "-"},
        }.items()
    }
    assert of["same"] == of["plain"]
    assert of["site"] is of["broken"] is of["stdin"] is None
    known = [value for value in of.values() if value]
    assert len(set(known)) == len(known) - 1
