"""How the cost of a report grows with its length: `python bench/length.py [PATH...] [--rounds N]`.

One report is made of all the texts (the samples by default), and read once, twice, four and eight times over, each in a
process of its own, so that memory can be told apart. Prints words a second, the share of the time that the network
alone takes on the same sentences, run side by side, and the most memory that the process held. Processor time on one
core, best of the rounds.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from recount.intake import IntakeOptions, intake
from recount.journey import read_claims
from recount.language import load_engine, parse
from recount.lexicon import load_lexicon
from recount.records import Report

TIMES = (1, 2, 4, 8)


def main() -> None:
    """Print a line for each length."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("paths", nargs="*", default=["samples"])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--times", type=int, help="measure this length alone, in this process")
    args = parser.parse_args()
    if args.times:
        return measure(args.paths, args.times, args.rounds)
    for many in TIMES:
        own = [sys.executable, str(Path(__file__)), *args.paths, "--rounds", str(args.rounds), "--times", str(many)]
        subprocess.run(own, check=True)
    return None


def measure(paths: list[str], many: int, rounds: int) -> None:
    """Read the texts as one report, `many` times over, and print what it cost."""
    text = "\n\n".join(r.text for r in intake(paths, IntakeOptions()) if isinstance(r, Report))
    report = Report(id="length", sha256="", text="\n\n".join([text] * many), published="2014-05-06", language="en")
    engine, lexicon = load_engine(), load_lexicon()
    began = time.process_time()
    read_claims(Report(id="first", sha256="", text=text[:1_000], published=None, language="en"), engine, lexicon)
    first = time.process_time() - began
    alone = whole = float("inf")
    for _ in range(rounds):  # side by side, since the machine may be busier at one time than at another
        alone = min(alone, took(lambda: parse(report, engine)))
        whole = min(whole, took(lambda: read_claims(report, engine, lexicon)))
    words = len(report.text.split())
    print(
        f"{many} x: {words:7,} words   {words / whole:6,.0f} words/s   engine alone {words / alone:6,.0f} words/s "
        f"({alone / whole:.0%} of the time)   {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:4.0f} MB   "
        f"first report {first:.2f} s"
    )


def took(work: Callable[[], object]) -> float:
    """Return the processor time of a piece of work, in seconds."""
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    main()
