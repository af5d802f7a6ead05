"""Who says, by which words, what: the cases of `tests/cases/attributions.csv`, and what never may go wrong.

`expected` holds attributions as `source > cue > content`, joined by ` | `, `-` for none; `fires` and `silent` name rows.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from recount.claims.attribution import Attribution, find_attributions
from recount.claims.participants import Participants
from recount.intake.text import read_text
from recount.language import parse
from recount.lexicon import load_lexicon
from recount.reading import Reading, read
from recount.records import Report

if TYPE_CHECKING:
    from recount.language import Engine
    from recount.lexicon import Lexicon

CORPUS = Path(__file__).parents[1] / "cases" / "attributions.csv"
CASES = list(csv.DictReader(CORPUS.read_text(encoding="utf-8").splitlines()))
ATTITUDES = sorted(row.name for row in load_lexicon().attributions if row.attitude)


def reading_of(text: str, engine: Engine, lexicon: Lexicon) -> Reading:
    found = read_text(text, lexicon)
    report = Report(
        id="case",
        sha256="0" * 64,
        text=text,
        published="2014-12-30",
        publisher="The Karvo Courier",
        language="en",
        headline=found.headline,
        dateline=found.dateline,
        furniture=found.furniture,
    )
    return read(report, parse(report, engine), lexicon)


def attributions(text: str, engine: Engine, lexicon: Lexicon) -> tuple[Reading, list[Attribution]]:
    reading = reading_of(text, engine, lexicon)
    return reading, find_attributions(reading, Participants(reading, lexicon), lexicon)


def printed(reading: Reading, a: Attribution) -> str:
    def words(indexes: frozenset[int] | tuple[int, ...]) -> str:
        return " ".join(reading.syntax.words[i].text for i in sorted(indexes))

    source = "-" if a.source is None else reading.syntax.words[a.source].text
    return f"{source} > {words(a.cue) or '-'} > {words(a.content)}"


@pytest.mark.parametrize("case", CASES, ids=[f"{n}: {c['note']}" for n, c in enumerate(CASES, 2)])
def test_case(case: dict[str, str], engine: Engine, lexicon: Lexicon) -> None:
    reading, found = attributions(case["text"], engine, lexicon)
    rules = {a.rule for a in found}
    wrong = [f"does not fire: {name}" for name in case["fires"].split() if name not in rules]
    wrong += [f"fires: {name}" for name in case["silent"].split() if name in rules]
    have = {printed(reading, a) for a in found}
    wrong += [f"not found: {want}" for want in case["expected"].split(" | ") if want and want not in have]
    assert not wrong, sorted(have)


@pytest.mark.parametrize("name", ATTITUDES)
def test_every_attitude_has_a_case_that_fires_it_and_one_that_does_not(name: str) -> None:
    lacking = [column for column in ("fires", "silent") if not any(name in case[column].split() for case in CASES)]
    assert lacking == []
