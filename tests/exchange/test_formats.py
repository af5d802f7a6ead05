"""Records -> JSON lines and spreadsheet rows: names, numbers and cells as the contract has them."""

from __future__ import annotations

import csv
import io
import json

import pytest

from recount.exchange.jsonl import jsonl_line
from recount.exchange.spreadsheet import write_csv, write_csv_header
from recount.records import AnyClaim, Report
from tests.samples import HOSTILE, ISSUE, samples

EVERY = [(report, claim) for report, claims in samples() for claim in claims]


@pytest.mark.parametrize(("report", "claim"), EVERY, ids=[c.id for _, c in EVERY])
def test_every_span_of_a_printed_claim_is_the_text(report: Report, claim: AnyClaim) -> None:
    def spans(value: object) -> list[dict[str, object]]:
        if isinstance(value, dict):
            own = [value] if isinstance(value.get("start"), int) and "text" in value and "end" in value else []
            return own + [s for v in value.values() for s in spans(v)]
        return [s for v in value for s in spans(v)] if isinstance(value, list) else []

    printed = json.loads(jsonl_line(claim))
    assert (printed["record"], printed["report"]) == ("claim", report.id)
    found = spans(printed)
    assert found
    assert all(report.text[s["start"] : s["end"]] == s["text"] for s in found)  # type: ignore[misc]


def test_a_line_is_one_record_of_utf_8() -> None:
    for record in (HOSTILE, ISSUE, *(claim for _, claim in EVERY)):
        line = jsonl_line(record)
        assert line.endswith(b"\n")
        assert line.count(b"\n") == 1
        assert json.loads(line)["record"] in {"report", "issue", "claim"}


def test_whole_numbers_are_printed_whole() -> None:
    assert not [c for _, c in EVERY if b".0," in jsonl_line(c).split(b'"confidence"')[0].split(b'"latitude"')[0]]


def rows(report: Report, claims: tuple[AnyClaim, ...]) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    write_csv_header(stream)
    write_csv(stream, report, claims)
    return list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))


@pytest.mark.parametrize(("report", "claims"), samples(), ids=[r.id for r, _ in samples()])
def test_a_spreadsheet_has_a_row_a_claim_and_no_formula(report: Report, claims: tuple[AnyClaim, ...]) -> None:
    table = rows(report, claims)
    assert len(table) == len(claims)
    cells = [cell for row in table for cell in row.values() if cell]
    assert not [c for c in cells if c[0] in "=+@\t\r" or (c[0] == "-" and not c[1:2].isdigit())]


def test_an_unknown_number_is_an_empty_cell_and_none_is_zero() -> None:
    report, claims = samples()[0]
    table = rows(report, claims)
    assert any(row["low"] == "1000" and row["high"] == "" for row in table)
