"""Reports of our own held against the facts read off them by hand, and the recorded floors.

The checker is the project's contract with the outside and lies beside the checkout; without it these tests are
skipped. The reports were at hand while the rules were written: these floors keep what was reached, they prove nothing.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import msgspec
import pytest

from recount.intake import IntakeOptions, intake
from recount.journey import read_claims
from recount.language import Engine
from recount.lexicon import Lexicon
from recount.records import Report
from tests.seeds_gate import shortfalls

HERE = Path(__file__).parent
SETS = {
    "gold": (HERE.parent / "samples", HERE / "gold"),
    "blind": (HERE / "blind", HERE / "blind"),
    "unseen": (HERE / "unseen", HERE / "unseen"),
    "second": (HERE / "second", HERE / "second"),
}


@pytest.mark.parametrize("name", SETS)
def test_a_set_of_reports_reaches_its_floor(
    name: str, shared: Path, engine: Engine, lexicon: Lexicon, tmp_path: Path
) -> None:
    reports, facts = SETS[name]
    texts = [str(p) for p in sorted(reports.iterdir()) if p.suffix in {".txt", ".html"}]
    printed = tmp_path / "claims.jsonl"
    with printed.open("wb") as stream:
        for report in intake([str(reports)] if name == "gold" else texts, IntakeOptions()):
            if isinstance(report, Report):
                for record in (report, *read_claims(report, engine, lexicon)):
                    stream.write(msgspec.json.encode(record) + b"\n")
    checker = [sys.executable, str(shared / "contract" / "check_facts.py"), "--quiet", "--claims", str(printed)]
    gold = sorted(str(path) for path in facts.glob("*.yaml"))
    scored = subprocess.run([*checker, *gold], capture_output=True, text=True, check=False)
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))[name]
    assert shortfalls(floors, scored.stdout) == []
