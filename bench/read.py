"""How fast reports are read, stage by stage: `python bench/read.py [PATH...] [--repeat N]`, the samples by default.

Prints words a second of each stage and of the whole journey, the best of N runs, and checks that the cost grows with
the length alone: one report, and the same text ten times over.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from typing import TypeVar

from recount.claims import find_claims
from recount.intake import IntakeOptions, intake
from recount.language import load_engine, parse
from recount.lexicon import load_lexicon
from recount.reading import read
from recount.records import Report

T = TypeVar("T")


def best(repeat: int, work: Callable[[], T]) -> tuple[float, T]:
    """Return the shortest of several runs, in seconds, and the last result."""
    times = []
    for _ in range(repeat):
        began = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - began)
    return min(times), result


def main() -> None:
    """Time the stages and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("paths", nargs="*", default=["samples"])
    parser.add_argument("--repeat", type=int, default=3)
    args = parser.parse_args()
    began = time.perf_counter()
    engine, lexicon = load_engine(), load_lexicon()
    print(f"start         {time.perf_counter() - began:8.2f} s")
    taken, reports = best(
        args.repeat, lambda: [r for r in intake(args.paths, IntakeOptions()) if isinstance(r, Report)]
    )
    words = sum(len(r.text.split()) for r in reports)
    print(f"{len(reports)} reports, {words} words")
    print(f"intake        {words / taken:8.0f} words/s")
    parse_s, parsed = best(args.repeat, lambda: [parse(r, engine) for r in reports])
    print(f"language      {words / parse_s:8.0f} words/s")
    pairs = list(zip(reports, parsed, strict=True))
    read_s, readings = best(args.repeat, lambda: [read(r, s, lexicon) for r, s in pairs])
    print(f"reading       {words / read_s:8.0f} words/s")
    claim_s, _ = best(args.repeat, lambda: [find_claims(r, lexicon) for r in readings])
    print(f"claims        {words / claim_s:8.0f} words/s")
    print(f"all           {words / (taken + parse_s + read_s + claim_s):8.0f} words/s")
    growth(max(reports, key=lambda r: len(r.text)), lambda r: find_claims(read(r, parse(r, engine), lexicon), lexicon))
    print(f"memory        {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB at most")


def growth(report: Report, journey: Callable[[Report], object]) -> None:
    """Print how many times longer ten times the text takes."""
    once = Report(id="once", sha256="", text=report.text, published=report.published, language="en")
    tenfold = Report(
        id="ten", sha256="", text="\n\n".join([report.text] * 10), published=report.published, language="en"
    )
    short, long = best(3, lambda: journey(once))[0], best(3, lambda: journey(tenfold))[0]
    print(f"ten times the text takes {long / short:.1f} times as long")


if __name__ == "__main__":
    main()
