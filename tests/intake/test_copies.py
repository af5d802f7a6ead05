"""Copies of one text are found whether edited, cut or extended, and reports of their own are left alone."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from recount.intake import intake
from recount.intake.copies import copy_groups, with_copies
from recount.records import Report
from tests.incidents.made import report

ROOT = Path(__file__).parents[2]
LEAST_WORDS = 60
ONE_STORY = {"market-wire.txt", "market-local-copy.txt"}
"""Samples of which one copies the other."""


def texts() -> list[str]:
    """Return the texts of our own reports: samples, unseen and blind ones, those of two texts; no rows of tables."""
    folders = ("samples", "tests/unseen", "tests/blind", "tests/cases/two_texts")
    paths = [str(p) for f in folders for p in sorted((ROOT / f).iterdir()) if p.suffix in {".txt", ".html"}]
    found = [
        one for one in intake([p for p in paths if Path(p).name != "market-local-copy.txt"]) if isinstance(one, Report)
    ]
    return [one.text for one in found if len(one.text.split()) >= LEAST_WORDS]


def half(text: str, chance: random.Random) -> str:
    words = re.findall(r"\S+\s*", text)
    return "".join(words[: len(words) // 2])


def changed(text: str, chance: random.Random, share: float = 0.15) -> str:
    words = re.findall(r"\S+\s*", text)
    return "".join(chance.choice(words) if chance.random() < share else word for word in words)


def extended(text: str, chance: random.Random) -> str:
    return f"By our own correspondent\n\n{text}\n\nRead more about the weather and the harvest on our page.\n"


def slightly(text: str, chance: random.Random) -> str:
    return changed(text, chance, 0.05)


@pytest.mark.parametrize(("make", "recall"), [(half, 0.95), (changed, 0.9), (extended, 0.99), (slightly, 0.99)])
def test_copies_are_found(make: Callable[[str, random.Random], str], recall: float) -> None:
    chance = random.Random(5)
    own = texts()
    assert len(own) > 50
    reports = [report(text, publisher=f"o{n}") for n, text in enumerate(own)]
    reports += [report(make(text, chance), "2020-05-06", f"c{n}") for n, text in enumerate(own)]
    at = {one.id: n % len(own) for n, one in enumerate(reports)}
    right = wrong = 0
    for group in copy_groups(reports):
        members = [at[key] for key in (group.leader, *group.copies)]
        pairs = [(a, b) for n, a in enumerate(members) for b in members[:n]]
        right += sum(a == b for a, b in pairs)
        wrong += sum(a != b for a, b in pairs)
    assert right >= recall * len(own)
    assert right >= 0.98 * (right + wrong)


def test_the_earliest_leads_and_of_one_day_the_longest() -> None:
    text = next(iter(texts()))
    early, late = report(text, "2020-05-04", "A"), report(text, "2020-05-06", "B")
    longer = report(f"{text}\n\nOne more paragraph of the same day.", "2020-05-04", "C")
    (group,) = copy_groups((late, early, longer))
    assert group.leader == longer.id
    assert set(group.copies) == {early.id, late.id}
    assert all(share > 0.9 for share in group.kept)


def test_copies_are_marked_and_nothing_is_dropped() -> None:
    text = next(iter(texts()))
    early, late = report(text, "2020-05-04", "A"), report(text, "2020-05-06", "B")
    assert [one.duplicate_of for one in with_copies((early, late))] == [None, early.id]


def test_one_long_quotation_in_common_is_no_copy() -> None:
    said = "“We will not hand over a single rifle before the last prisoner has come home to his own village,” the commander said on Monday."
    one = report(f"{said} " + "Rain fell on the northern valleys, where farmers had begun to sow. " * 3)
    other = report(
        f"The council met in Velmar to speak about the price of bread and salt. {said} " + "Nobody was hurt. " * 12
    )
    assert copy_groups((one, other)) == ()


def test_short_and_empty_texts() -> None:
    assert copy_groups((report(""), report("", publisher="B"), report("Yes."), report("No.", publisher="C"))) == ()
    assert len(copy_groups((report("Shells fell on Marrow."), report("Shells fell on Marrow.", publisher="B")))) == 1


@pytest.mark.soak
def test_a_hundred_thousand_short_reports_in_four_minutes() -> None:
    import time

    chance = random.Random(3)
    sentences = [s for text in texts() for s in re.split(r"(?<=[.!?])\s+", text) if len(s.split()) > 6]
    made = [" ".join(changed(chance.choice(sentences), chance, 0.6) for _ in range(7)) for _ in range(100_000)]
    made[1::10] = [half(text, chance) for text in made[0::10]]
    reports = [report(text, publisher=str(n)) for n, text in enumerate(made)]
    began = time.process_time()
    found = copy_groups(reports)
    seconds = time.process_time() - began
    print(f"{len(reports):,} reports, {len(found):,} groups of copies: {seconds:.1f} s of one core")
    assert seconds < 240
    assert len(found) >= 9_000
