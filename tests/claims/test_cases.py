"""The case corpus of the claims stage: which rules fire on a text, which stay silent, and what is claimed.

`tests/cases/claims.csv`: `fires` and `silent` name rows of the data files, `expected` holds facts (see `expected.py`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from recount.lexicon import load_lexicon
from tests.claims.expected import facts_of, named_rules, read_text, unmet

if TYPE_CHECKING:
    from recount.language import Engine
    from recount.lexicon import Lexicon

CORPUS = Path(__file__).parents[1] / "cases" / "claims.csv"
CASES = list(csv.DictReader(CORPUS.read_text(encoding="utf-8").splitlines()))

FILES = ("events", "light_verbs", "scopes", "attributions", "measures", "relations", "weapons", "loaded")
"""Data files whose rows are named by the claims that they gave."""


LEADING = {"document", "medium", "person", "issuing", "opener", "survey", "polling", "beside", "interview", "reading"}
"""Kinds of attribution rows whose words only lead to who speaks."""


def rows() -> Iterator[str]:
    """Yield the names of all rows that claims can name; an attitude is no link of a chain."""
    for file in FILES:
        for row in getattr(load_lexicon(), file):
            if getattr(row, "kind", "") not in LEADING and not getattr(row, "attitude", False):
                yield row.name


@pytest.mark.parametrize("case", CASES, ids=[f"{n}: {c['note']}" for n, c in enumerate(CASES, 2)])
def test_case(case: dict[str, str], engine: Engine, lexicon: Lexicon) -> None:
    claims = read_text(case["text"], engine, lexicon)
    named = named_rules(claims)
    wrong = [f"does not fire: {name}" for name in case["fires"].split() if name not in named]
    wrong += [f"fires: {name}" for name in case["silent"].split() if name in named]
    wrong += [f"does not hold: {fact}" for fact in facts_of(case["expected"]) if unmet(fact, claims)]
    assert wrong == []


@pytest.mark.parametrize("name", sorted(rows()))
def test_every_row_has_a_case_that_fires_it_and_one_that_does_not(name: str) -> None:
    lacking = [column for column in ("fires", "silent") if not any(name in case[column].split() for case in CASES)]
    assert lacking == [], f"{name} has no case in tests/cases/claims.csv: {lacking}"


def test_cases_name_rows_that_exist() -> None:
    named = {name for case in CASES for column in ("fires", "silent") for name in case[column].split()}
    assert named - set(rows()) == set()


def test_no_text_stands_twice() -> None:
    texts = [case["text"] for case in CASES]
    assert len(texts) == len(set(texts))
