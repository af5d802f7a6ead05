"""Nothing is fitted to the two real reports: what fires on them fires on at least two texts of our own.

Every rule and lexicon row that a claim of a seed names (`rule`, `rules`), and every actor of our own lexicon that one
names, must also be named by claims of at least two of the texts in `samples`, `tests/cases/two_texts` and the cases.
Places are left out: their names come from GeoNames and were chosen for no text.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from recount.intake import IntakeOptions, intake
from recount.journey import read_claims
from recount.language import Engine
from recount.lexicon import Lexicon
from recount.records import AnyClaim, Report

HERE = Path(__file__).parent
SEEDS = (
    ("000_6041eba6e9530a33.txt", IntakeOptions()),
    ("004_02e2a75e63652024.txt", IntakeOptions(published="2014-12-30", publisher="World Socialist Web Site")),
)


def fired(claims: tuple[AnyClaim, ...]) -> set[str]:
    """The rules, lexicon rows and known actors that these claims name."""
    names = {name for claim in claims for name in (claim.rule, *claim.rules)}
    actors = {
        actor.id
        for claim in claims
        for actor in (*getattr(claim, "actors", ()), *getattr(claim, "targets", ()))
        if actor.id is not None
    }
    return names | actors


def own_reports() -> list[Report]:
    folders = [str(HERE.parent / "samples"), str(HERE / "cases" / "two_texts")]
    reports = [r for r in intake(folders, IntakeOptions()) if isinstance(r, Report)]
    with (HERE / "cases" / "claims.csv").open(encoding="utf-8", newline="") as stream:
        texts = [row["text"] for row in csv.DictReader(stream)]
    made = [
        Report(
            id=f"case-{n}", sha256="", text=text, published="2014-12-30", publisher="The Karvo Courier", language="en"
        )
        for n, text in enumerate(texts)
    ]
    return [*reports, *made]


@pytest.fixture(scope="module")
def texts_by_rule(engine: Engine, lexicon: Lexicon) -> Counter[str]:
    return Counter(name for report in own_reports() for name in fired(read_claims(report, engine, lexicon)))


@pytest.mark.parametrize(("name", "options"), SEEDS, ids=[s[0][:3] for s in SEEDS])
def test_what_fires_on_a_seed_fires_on_two_texts_of_ours(
    name: str,
    options: IntakeOptions,
    shared: Path,
    engine: Engine,
    lexicon: Lexicon,
    texts_by_rule: Counter[str],
) -> None:
    report = next(r for r in intake([str(shared / "seeds" / name)], options) if isinstance(r, Report))
    on_seed = fired(read_claims(report, engine, lexicon))
    assert len(on_seed) > 20
    assert {rule: texts_by_rule[rule] for rule in sorted(on_seed) if texts_by_rule[rule] < 2} == {}
