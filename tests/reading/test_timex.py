"""TIMEX3 of invented sentences: spans and values, for measuring; what claims leave out is found here."""

from __future__ import annotations

import csv
import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from recount.reading.times import find_times
from recount.reading.times.timex import find_timexes

if TYPE_CHECKING:
    from recount.lexicon import Lexicon

CASES_FOLDER = Path(__file__).parents[1] / "cases"
CASES = list(csv.DictReader((CASES_FOLDER / "timex.csv").read_text(encoding="utf-8").splitlines()))
TIMES = list(csv.DictReader((CASES_FOLDER / "times.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("case", CASES, ids=[f"{n}: {c['note']}" for n, c in enumerate(CASES, 2)])
def test_corpus(case: dict[str, str], lexicon: Lexicon) -> None:
    found = find_timexes(case["text"], case["published"] or None, lexicon)
    assert " | ".join(f"{t.text} = {t.value}" for t in found) == case["expected"]


def test_every_rule_about_references_has_a_case(lexicon: Lexicon) -> None:
    found = (t for case in CASES for t in find_timexes(case["text"], case["published"] or None, lexicon))
    used = {name for t in found for name in t.rule.split("+")}
    assert sorted({row.name for row in lexicon.times if row.kind == "reference"} - used) == []


def test_claims_are_given_no_references(lexicon: Lexicon) -> None:
    rows = {row.name for row in lexicon.times if row.kind == "reference"}
    found = [m for c in [*CASES, *TIMES] for m in find_times(c["text"], c["published"] or None, lexicon)]
    assert not rows & {name for m in found for name in m.rule.split("+")}


@pytest.mark.parametrize("published", [None, "2014-12-30", "2014-12", "0001-01-01", "9999-12-31"])
def test_spans_are_true_and_in_order(published: str | None, lexicon: Lexicon) -> None:
    text = "\n".join(c["text"] for c in [*CASES, *TIMES])
    found = find_timexes(text, published, lexicon)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(text[t.start : t.end] == t.text and t.text.strip() and t.value for t in found)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They fled on Sunday.", "DATE"),
        ("They fled on Sunday night.", "TIME"),
        ("They waited for three days.", "DURATION"),
        ("They march every week.", "SET"),
        ("They were safe in the past.", "DATE"),
    ],
)
def test_types(text: str, kind: str, lexicon: Lexicon) -> None:
    (found,) = find_timexes(text, "2014-12-30", lexicon)
    assert found.type == kind
