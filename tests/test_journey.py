"""From bytes to printed records, over every sample: offsets are true, ids lead somewhere, bytes are the same again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from recount.records import Issue, Report

if TYPE_CHECKING:
    from recount.language import Engine
    from recount.lexicon import Lexicon

ROOT = Path(__file__).parents[1]
LONGEST_EVIDENCE = 600
REFERENCES = ("report", "same_as", "part_of", "about")
MAIN = "from recount.cli import main; main()"


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object below a value that has offsets and the words at them."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int) and {"end", "text"} <= value.keys():
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from spans(inner)


def broken_spans(record: dict[str, Any], text: str) -> list[dict[str, Any]]:
    """Return the spans of a record that are empty, lie outside of the text, or hold other words than they say."""
    found = spans({key: value for key, value in record.items() if key != "text"})
    return [s for s in found if not _holds(text, s["start"], s["end"], s["text"])]


def _holds(text: str, start: int, end: int, words: str) -> bool:
    return 0 <= start < end <= len(text) and text[start:end] == words


def read(paths: tuple[Path, ...], engine: Engine, lexicon: Lexicon) -> Iterator[tuple[Report, list[dict[str, Any]]]]:
    """Yield each report of the paths with the claims that are read from it, as they are printed."""
    from recount.intake import IntakeOptions, intake
    from recount.journey import read_claims

    for item in intake(tuple(map(str, paths)), IntakeOptions()):
        if isinstance(item, Report):
            yield item, [msgspec.to_builtins(claim) for claim in read_claims(item, engine, lexicon)]


def test_broken_spans_are_seen() -> None:
    assert broken_spans({"text": "x", "evidence": {"start": 0, "end": 5, "text": "Shell"}}, "Shells fell") == []
    assert broken_spans({"a": [{"place": {"start": 1, "end": 5, "text": "Shell"}}]}, "Shells fell")
    assert broken_spans({"a": {"start": 6, "end": 99, "text": " fell"}}, "Shells fell")


def test_every_offset_is_true(samples: tuple[Path, ...], engine: Engine, lexicon: Lexicon) -> None:
    seen = 0
    for report, claims in read(samples, engine, lexicon):
        for record in [msgspec.to_builtins(report), *claims]:
            assert broken_spans(record, report.text) == []
            seen += len(list(spans(record)))
    assert seen > len(samples)


def test_samples_are_read_without_errors(samples: tuple[Path, ...]) -> None:
    from recount.intake import IntakeOptions, intake

    found = list(intake(tuple(map(str, samples)), IntakeOptions()))
    assert len([r for r in found if isinstance(r, Report)]) >= len(samples)
    assert [i.message for i in found if isinstance(i, Issue) and i.severity == "error"] == []


def test_evidence_is_a_clause_not_a_page(samples: tuple[Path, ...], engine: Engine, lexicon: Lexicon) -> None:
    for _, claims in read(samples, engine, lexicon):
        for claim in claims:
            assert claim["evidence"]["end"] - claim["evidence"]["start"] <= LONGEST_EVIDENCE


def test_every_claim_names_its_source_and_its_rule(samples: tuple[Path, ...], engine: Engine, lexicon: Lexicon) -> None:
    for _, claims in read(samples, engine, lexicon):
        for claim in claims:
            assert claim["sources"]
            assert claim["rule"]
            assert 0 <= claim["confidence"] <= 1


# --- as printed -------------------------------------------------------------------------------------------------


@cache
def printed(hash_seed: str) -> bytes:
    """Return what `recount read samples --as jsonl` prints in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", MAIN, "read", "samples", "--as", "jsonl"],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return done.stdout


def records() -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed("1").splitlines()]


def test_two_processes_print_the_same_bytes() -> None:
    assert printed("1") == printed("4077")


def test_every_printed_offset_is_true() -> None:
    texts = {r["id"]: r["text"] for r in records() if r["record"] == "report"}
    assert texts
    for record in records():
        if record["record"] in {"report", "claim"}:
            text = texts[record["id"] if record["record"] == "report" else record["report"]]
            assert broken_spans(record, text) == []


@pytest.mark.parametrize("kind", ["report", "claim"])
def test_printed_ids_are_unique(kind: str) -> None:
    ids = [r["id"] for r in records() if r["record"] == kind]
    assert ids
    assert len(ids) == len(set(ids))


def test_printed_references_lead_somewhere() -> None:
    ids = {r["id"] for r in records()}
    for record in records():
        if record["record"] == "claim":
            named = [record[name] for name in REFERENCES if record.get(name) is not None]
            assert set(named) <= ids
