"""How fast times are read, beside two other readers: `python bench/times.py [FILE...] [--rounds N]`.

Without files, over samples/*.txt. Each round runs every reader once over the same texts, one after the other in one
process; the best round of each counts. Peers that are not installed are named and left out:
`pip install dateparser recognizers-text-date-time`.
"""

from __future__ import annotations

import argparse
import importlib
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from recount.lexicon import load_lexicon
from recount.reading.times import find_times
from recount.reading.times.timex import find_timexes

PUBLISHED = "2014-12-30"
NOW = datetime(2014, 12, 30)
Reader = Callable[[str], int]
"""A text -> how many times are found in it."""


def main() -> None:
    """Time the readers in turns and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    files = args.files or sorted((Path(__file__).parents[1] / "samples").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in files]
    characters = sum(map(len, texts))
    print(f"{len(texts)} texts, {characters:,} characters, best of {args.rounds} rounds")
    readers = dict(ours()) | dict(peers())
    for read in readers.values():
        read("They met on Sunday.")  # what is made once is made before
    best: dict[str, tuple[float, int]] = {}
    for _ in range(args.rounds):
        for name, read in readers.items():
            began = time.perf_counter()
            found = sum(map(read, texts))
            took = time.perf_counter() - began
            best[name] = min(best.get(name, (took, found)), (took, found))
    fastest = best["recount"][0]
    for name, (took, found) in best.items():
        ratio = "" if name == "recount" else f"   {took / fastest:6.1f} times as long"
        print(f"{name:32} {characters / took:10,.0f} characters/s  {found:5} found{ratio}")


def ours() -> Iterator[tuple[str, Reader]]:
    """Yield the reader as claims use it, and as it is measured."""
    lexicon = load_lexicon()
    yield "recount", lambda text: len(find_times(text, PUBLISHED, lexicon))
    yield "recount, TIMEX3", lambda text: len(find_timexes(text, PUBLISHED, lexicon))


def peers() -> Iterator[tuple[str, Reader]]:
    """Yield the peers that are installed, as their documentation calls them on running text."""
    try:
        search = importlib.import_module("dateparser.search").search_dates
        settings = {"RELATIVE_BASE": NOW}
        yield (
            "dateparser, search_dates",
            lambda text: len(search(text, languages=["en"], settings=settings) or ()),
        )
    except ImportError:
        print("dateparser is not installed: pip install dateparser")
    try:
        module = importlib.import_module("recognizers_date_time")
        model = module.DateTimeRecognizer("en-us").get_datetime_model()
        yield "recognizers-text-date-time", lambda text: len(model.parse(text, NOW))
    except ImportError:
        print("recognizers-text-date-time is not installed: pip install recognizers-text-date-time")


if __name__ == "__main__":
    main()
