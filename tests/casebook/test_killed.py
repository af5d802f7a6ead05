"""A run killed at any point, and run again, ends as if nothing had happened; on both databases.

Programs are killed by SIGKILL, which none can prepare for: 20 times in each test run, 200 times by `make soak`.
"""

from __future__ import annotations

import multiprocessing
import random
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

import pytest

from recount.casebook import Filter, open_casebook
from recount.records import Issue
from tests.casebook.conftest import schema_of_its_own
from tests.casebook.made import BY, COUNT, fill, items, judgement, make_claims, make_report, state

Counter = Synchronized  # counts what a process has taken in hand
REPORTS = 500
KILLS = 4
"""How often one casebook is filled again until it is let be."""

READY = tuple(items(REPORTS))
JUDGED = [claim.id for n in range(COUNT) for claim in make_claims(make_report(n), n)[:3]]

# Fresh processes that start at once: a server process has everything loaded, and forks.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.casebook.test_killed", "alembic.runtime.environment", "psycopg"])


def work(place: str, taken: Counter) -> None:
    """Add the reports, from the beginning: what a person does who was interrupted."""
    with open_casebook(place, create=True) as casebook, casebook.adding(BY) as adding:
        for item in READY:
            taken.value += 1
            if isinstance(item, Issue):
                adding.issue(item)
            else:
                adding.put(*item)


def judge(place: str, taken: Counter) -> None:
    """Judge many claims, one after the other."""
    with open_casebook(place) as casebook:
        for claim in JUDGED:
            taken.value += 1
            casebook.judge(judgement("reject", claim))


def run(job: Callable[[str, Counter], None], place: str, kill_at: int | None = None, after: float = 0.0) -> None:
    """Run a job in a process of its own; kill it some seconds after it took so many things."""
    taken = PROCESSES.Value("i", 0, lock=False)
    process = PROCESSES.Process(target=job, args=(place, taken))
    process.start()
    while kill_at is not None and taken.value < kill_at and process.is_alive():
        time.sleep(0.001)
    if kill_at is not None:
        time.sleep(after)
        process.kill()
    process.join()
    assert kill_at is not None or process.exitcode == 0


@pytest.fixture(params=["sqlite", "postgres"])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Iterator[str]]:
    """Return new places for casebooks, one after the other; each is gone when the next is asked for."""

    def endless() -> Iterator[str]:
        while True:
            if request.param == "postgres":
                with schema_of_its_own() as address:
                    yield address
            else:
                folder = tmp_path / "casebook"
                folder.mkdir()
                yield str(folder / "kept.db")
                shutil.rmtree(folder)

    with ExitStack() as stack:
        made = endless()
        stack.callback(made.close)
        yield made


def state_of(place: str) -> dict[str, object]:
    """Return all that is in a casebook; a file must be sound."""
    if not place.startswith("postgresql"):
        connection = sqlite3.connect(place)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.execute("INSERT INTO claim_words(claim_words) VALUES ('integrity-check')")
        connection.close()
    with open_casebook(place) as casebook:
        return state(casebook)


def check_killed(places: Iterator[str], times: int) -> None:
    chance = random.Random(times)
    place = next(places)
    run(work, place)
    undisturbed = state_of(place)
    assert len(undisturbed["reports"]) == REPORTS  # type: ignore[arg-type]
    cut_short = 0
    for _ in range(times // KILLS):
        place = next(places)
        for _ in range(KILLS):
            run(work, place, chance.randrange(len(READY)), chance.uniform(0, 0.05))
            cut_short += _count(place) < REPORTS
        run(work, place)
        assert state_of(place) == undisturbed
    assert cut_short > times // 2


def _count(place: str) -> int:
    """Return how many reports are there: whole ones, each with all of its claims."""
    with open_casebook(place, create=True) as casebook:
        counts, found = casebook.counts(), [report.id for report in casebook.reports(text=False)]
    assert set(counts) == set(found)
    assert not [n for n in counts.values() if n != 12]
    return len(found)


def test_killed_while_adding(places: Iterator[str]) -> None:
    check_killed(places, 20)


@pytest.mark.soak
def test_killed_while_adding_many_times(places: Iterator[str]) -> None:
    check_killed(places, 200)


def test_killed_while_judging(places: Iterator[str]) -> None:
    chance, place = random.Random(1), next(places)
    with open_casebook(place, create=True) as casebook:
        fill(casebook, COUNT)
    for _ in range(5):
        run(judge, place, chance.randrange(len(JUDGED)), chance.uniform(0, 0.02))
        with open_casebook(place) as casebook:
            made = casebook.judgements_made()
            rejected = {row.claim.id for row in casebook.listed(Filter(rejected=True)) if row.verdict == "rejected"}
            assert rejected == {subject for one in made for subject in one.subject}
    run(judge, place)
    with open_casebook(place) as casebook:
        assert len(casebook.judgements_made()) == 3 * COUNT
