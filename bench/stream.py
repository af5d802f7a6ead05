"""How much a first look saves on a stream of general news: `python bench/stream.py [--one-in N] [--repeat N]`.

One report in N is about conflict (samples/*.txt), the others are put together from the passages without conflict of
tests/cases/no_conflict*.csv, to about the same length. Prints reports a second with and without the first look, the
first look alone, and which of the reports about conflict it left unread.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

from recount.intake.first_look import may_be_about_conflict
from recount.journey import read_claims
from recount.language import load_engine
from recount.lexicon import load_lexicon
from recount.records import Report

ROOT = Path(__file__).parents[1]
PASSAGES = 10
"""Passages that make a report as long as a sample."""


def main() -> None:
    """Time the stream and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--one-in", type=int, default=30)
    parser.add_argument("--repeat", type=int, default=3)
    args = parser.parse_args()
    engine, lexicon = load_engine(), load_lexicon()
    stream, conflict = reports(args.one_in)

    def look(report: Report) -> bool:
        return may_be_about_conflict(report.text, lexicon)

    def everything(report: Report) -> object:
        return read_claims(report, engine, lexicon)

    def looked(report: Report) -> object:
        return look(report) and everything(report)

    for report in stream[: 2 * args.one_in]:  # what is made once for all runs is made before
        looked(report)
        everything(report)
    seconds = [best(args.repeat, work, stream) for work in (everything, looked, look)]
    print(f"{len(stream)} reports, {len(conflict)} about conflict")
    for name, taken in zip(("all read", "with first look", "first look alone"), seconds, strict=True):
        print(f"{name:18} {len(stream) / taken:10,.1f} reports/s")
    print(f"with the first look the stream is read {seconds[0] / seconds[1]:.1f} times as fast")
    left = sum(not look(r) for r in stream if r.id not in conflict)
    print(f"left unread: {left} of {len(stream) - len(conflict)} others, "
          f"{sum(not look(r) for r in stream if r.id in conflict)} of {len(conflict)} about conflict")  # fmt: skip


def reports(one_in: int) -> tuple[list[Report], set[str]]:
    """Return the stream, and the ids of its reports about conflict."""
    other = [
        row["text"]
        for path in sorted((ROOT / "tests" / "cases").glob("no_conflict*.csv"))
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    ]
    samples = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples").glob("*.txt"))]
    stream, conflict = [], set()
    passages = cycle(other)
    others = ("\n\n".join(islice(passages, PASSAGES)) for _ in iter(int, 1))
    for n, sample in enumerate(samples):
        conflict.add(f"conflict {n}")
        texts = [(f"conflict {n}", sample), *((f"other {n} {k}", t) for k, t in enumerate(islice(others, one_in - 1)))]
        stream += [Report(id=name, sha256="", text=text, published="2014-12-30", language="en") for name, text in texts]
    return stream, conflict


def best(repeat: int, work: Callable[[Report], object], stream: list[Report]) -> float:
    """Return the shortest of several runs over the stream, in seconds."""
    times = []
    for _ in range(repeat):
        began = time.perf_counter()
        for report in stream:
            work(report)
        times.append(time.perf_counter() - began)
    return min(times)


if __name__ == "__main__":
    main()
