"""A large casebook is folded in minutes: claims of our samples, multiplied, with other words, places and days."""

from __future__ import annotations

import string
import time
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

import msgspec
import pytest

from recount.casebook import ReadBy, open_casebook
from recount.incidents import fold
from recount.incidents.kept import incidents_of
from recount.intake import intake
from recount.journey import read_claims
from recount.language import Engine
from recount.lexicon import Lexicon
from recount.records import AnyClaim, Report

ROOT = Path(__file__).parents[2]
LETTERS = string.ascii_lowercase


def turned(text: str, by: tuple[int, int]) -> str:
    """Return a text of the same length whose words are others: every second letter is shifted by another number."""
    tables = [
        str.maketrans(LETTERS + LETTERS.upper(), LETTERS[n:] + LETTERS[:n] + (LETTERS[n:] + LETTERS[:n]).upper())
        for n in by
    ]
    return "".join(letter.translate(tables[at % 2]) for at, letter in enumerate(text))


def shifted(value: Any, number: int, by: tuple[int, int], days: int) -> Any:
    """Return built-in values with ids, words, days and places of their own."""
    if isinstance(value, list | tuple):
        return [shifted(one, number, by, days) for one in value]
    if not isinstance(value, dict):
        return value
    made = {key: shifted(one, number, by, days) for key, one in value.items()}
    for key in ("id", "report", "same_as", "about", "part_of", "gazetteer_id"):
        if isinstance(made.get(key), str) and not key.startswith("actor"):
            made[key] = f"{made[key]}-{number}"
    for key in ("text", "name"):
        if isinstance(made.get(key), str):
            made[key] = turned(made[key], by)
    for key in ("start", "end", "published"):
        if isinstance(made.get(key), str) and made[key][:4].isdecimal() and len(made[key]) >= 10:
            made[key] = (date.fromisoformat(made[key][:10]) + timedelta(days=days)).isoformat()
    if made.get("latitude") is not None:
        made["latitude"] = max(-80.0, min(80.0, made["latitude"] + by[0] - 12))
    return made


def multiplied(read: list[tuple[Report, tuple[AnyClaim, ...]]], wanted: int) -> tuple[list[Report], list[AnyClaim]]:
    reports, claims = list[Report](), list[AnyClaim]()
    for number in range(wanted):
        by = (1 + number % 25, 1 + number // 25 % 25)
        for report, found in read:
            reports.append(msgspec.convert(shifted(msgspec.to_builtins(report), number, by, number), Report))
            claims += [
                msgspec.convert(shifted(msgspec.to_builtins(claim), number, by, number), type(claim)) for claim in found
            ]
        if len(claims) >= wanted:
            break
    return reports, claims


def made(claims: int, engine: Engine, lexicon: Lexicon) -> tuple[list[Report], list[AnyClaim]]:
    """Return so many claims of our samples, multiplied, with their reports."""
    found = intake([str(ROOT / "samples")], lexicon=lexicon)
    return multiplied([(one, read_claims(one, engine, lexicon)) for one in found if isinstance(one, Report)], claims)


def folded_in(claims: int, engine: Engine, lexicon: Lexicon) -> tuple[float, int, int]:
    """Return seconds of one core, claims and incidents."""
    reports, told = made(claims, engine, lexicon)
    began = time.process_time()
    incidents = fold(reports, told)
    return time.process_time() - began, len(told), len(incidents)


def test_cost_grows_with_the_claims(engine: Engine, lexicon: Lexicon) -> None:
    small, few, _ = folded_in(600, engine, lexicon)
    large, many, _ = folded_in(4_800, engine, lexicon)
    # Eight times the claims may take eight times as long, with room for a busy machine; 64 times would be the square.
    assert large / many < 3 * small / few + 0.01


@pytest.mark.soak
def test_a_hundred_thousand_claims_in_minutes(engine: Engine, lexicon: Lexicon) -> None:
    seconds, claims, incidents = folded_in(100_000, engine, lexicon)
    print(f"{claims:,} claims folded into {incidents:,} incidents: {seconds:.1f} s of one core")
    assert claims >= 100_000
    assert incidents > 10_000
    assert seconds < 600


@pytest.mark.soak
def test_a_thousand_claims_more_in_seconds(tmp_path: Path, engine: Engine, lexicon: Lexicon) -> None:
    reports, told = made(101_000, engine, lexicon)
    by_report: dict[str, list[AnyClaim]] = {}
    for claim in told:
        by_report.setdefault(claim.report, []).append(claim)
    sizes = accumulate(len(by_report.get(one.id, ())) for one in reversed(reports))
    late = next(number for number, claims in enumerate(sizes, 1) if claims >= 1_000)
    with open_casebook(tmp_path / "large.db", create=True) as casebook:
        for part in (reports[:-late], reports[-late:], []):
            with casebook.adding(ReadBy(reader="recount", digest="soak")) as adding:
                for one in part:
                    adding.put(one, by_report.get(one.id, ()))
            began = time.process_time()
            found = incidents_of(casebook)
            seconds = time.process_time() - began
            claims = sum(len(by_report.get(one.id, ())) for one in part)
            print(f"{claims:,} claims more: {len(found):,} incidents of the casebook in {seconds:.1f} s of one core")
        megabytes = (tmp_path / "large.db").stat().st_size / 1e6
        print(f"the file: {megabytes:.0f} MB")
        assert found == fold(casebook.reports(), casebook.claims())
    assert seconds < 60
