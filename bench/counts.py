"""How well and how fast numbers are read, beside two other readers: `python bench/counts.py [FILE...] [--rounds N]`.

Over the sentences of tests/cases/numbers*.csv (or FILE...), speed over samples/*.txt. Peers that are not installed are
named and left out: `pip install quantulum3 recognizers-text-number "emoji<2"`. Not called numbers.py: a script's folder
comes first on the path, and other scripts here would import it instead of Python's own module of that name.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from recount.lexicon import Lexicon, load_lexicon
from recount.reading.numbers import find_numbers
from recount.reading.times import find_times

ROOT = Path(__file__).parents[1]
NOT_FOR_PEERS = {"vague", "none", "unknown"}
"""`dozens`, `no`, `an unknown number of`: the peers do not set out to read these."""


class Given(NamedTuple):
    """One number that a reader gives for a count: where it stands, and its value or the two ends of its range."""

    start: int
    end: int
    values: tuple[float, ...]


class Case(NamedTuple):
    """A sentence, the values of its counts, and where it tells a time: what a peer gives there is forgiven."""

    text: str
    values: tuple[float, ...]
    times: tuple[tuple[int, int], ...]


Reader = Callable[[str], list[Given]]


def main() -> None:
    """Print the share of sentences that each reader reads right, and its speed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--wrong", action="store_true", help="print each sentence that a reader reads wrong")
    args = parser.parse_args()
    lexicon = load_lexicon()
    readers = {"recount": ours(lexicon)} | dict(peers())
    files = args.files or sorted((ROOT / "tests" / "cases").glob("numbers*.csv"))
    found, left_out = cases(files, lexicon)
    counting = [case for case in found if case.values]
    print(
        f"{len(found)} sentences, {len(counting)} with a count; {left_out} with a vague word, none or unknown left out"
    )
    for name, read in readers.items():
        wrong = [case for case in found if not right(case, read)]
        missed = sum(not found_all(case, read) for case in counting)
        print(
            f"{name:26} right {share(len(found) - len(wrong), len(found))}   "
            f"every count found, more forgiven {share(len(counting) - missed, len(counting))}"
        )
        for case in wrong if args.wrong else ():
            print(f"    {case.text}\n        expected {case.values}, given {[g.values for g in given(case, read)]}")
    speeds(readers, args.rounds)


def cases(files: Iterable[Path], lexicon: Lexicon) -> tuple[list[Case], int]:
    """Return the sentences that are compared, and how many are left out."""
    found, left_out = [], 0
    for path in files:
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            numbers = [expected(part) for part in row["expected"].split(" | ") if part]
            counts = [(values, qualifier) for values, qualifier, kind in numbers if kind == "count"]
            if NOT_FOR_PEERS & {qualifier for _, qualifier in counts}:
                left_out += 1
                continue
            times = tuple((t.start, t.end) for t in find_times(row["text"], None, lexicon))
            found.append(Case(row["text"], tuple(sorted(v for values, _ in counts for v in values)), times))
    return found, left_out


def expected(part: str) -> tuple[tuple[float, ...], str, str]:
    """Return the distinct values, the qualifier and the kind of `At least 12 = 12/12/- at_least more`."""
    triple, qualifier, *rest = part.rpartition(" = ")[2].split()
    values = sorted({float(value) for value in triple.split("/") if value != "-"})
    return tuple(values), qualifier, next((word for word in rest if word not in {"of", "more"}), "count")


def given(case: Case, read: Reader) -> list[Given]:
    """Return what a reader gives outside the times of a sentence."""
    return [g for g in read(case.text) if not any(g.start < end and start < g.end for start, end in case.times)]


def right(case: Case, read: Reader) -> bool:
    """Return whether the values given for counts are those of the counts, no more and no fewer, bounds aside."""
    return Counter(v for g in given(case, read) for v in g.values) == Counter(case.values)


def found_all(case: Case, read: Reader) -> bool:
    """Return whether each value of a count is given, whatever else is."""
    return Counter(v for g in given(case, read) for v in g.values) >= Counter(case.values)


def share(part: int, whole: int) -> str:
    """Return `120 of 240 (50.0%)`."""
    return f"{part} of {whole} ({part / whole:.1%})"


def ours(lexicon: Lexicon) -> Reader:
    """Return Recount's reader; it reads the times first, and this is part of its time."""

    def read(text: str) -> list[Given]:
        return [
            Given(m.start, m.end, tuple(sorted({v for v in (m.low, m.best, m.high) if v is not None})))
            for m in find_numbers(text, lexicon, find_times(text, None, lexicon))
            if m.kind == "count"
        ]

    return read


def peers() -> Iterator[tuple[str, Reader]]:
    """Yield the peers that are installed, as their documentation calls them on running text."""
    warnings.simplefilter("ignore")
    try:
        yield "quantulum3", quantulum(importlib.import_module("quantulum3.parser"))
    except ImportError:
        print('quantulum3 is not installed: pip install quantulum3 "emoji<2"')
    try:
        yield "recognizers-text-number", recognizers(importlib.import_module("recognizers_number"))
    except ImportError:
        print('recognizers-text-number is not installed: pip install recognizers-text-number "emoji<2"')


def quantulum(module: object) -> Reader:
    """Return quantulum3's reader: what has no unit is a count, and so is a dozen; an uncertainty makes a range."""
    parse = module.parse  # type: ignore[attr-defined]

    def read(text: str) -> list[Given]:
        found = []
        for q in parse(text):
            if q.unit.name not in {"dimensionless", "dozen"}:
                continue
            size = 12 if q.unit.name == "dozen" else 1
            ends = (q.value - q.uncertainty, q.value + q.uncertainty) if q.uncertainty else (q.value,)
            found.append(Given(*q.span, tuple(round(size * end, 6) for end in ends)))
        return found

    return read


def recognizers(module: object) -> Reader:
    """Return the reader of recognizers-text-number: numbers that are no part of a percentage or an ordinal it finds."""
    recognizer = module.NumberRecognizer("en-us")  # type: ignore[attr-defined]
    model, others = recognizer.get_number_model(), (recognizer.get_percentage_model(), recognizer.get_ordinal_model())

    def read(text: str) -> list[Given]:
        no_counts = [(r.start, r.end) for other in others for r in other.parse(text)]
        return [
            Given(r.start, r.end + 1, (float(r.resolution["value"]),))
            for r in model.parse(text)
            if r.resolution and not any(r.start <= end and start <= r.end for start, end in no_counts)
        ]

    return read


def speeds(readers: dict[str, Reader], rounds: int) -> None:
    """Print characters a second over the samples, the best of the rounds, in which the readers take turns."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples").glob("*.txt"))]
    characters = sum(map(len, texts))
    best = dict.fromkeys(readers, float("inf"))
    for _ in range(rounds):
        for name, read in readers.items():
            began = time.perf_counter()
            for text in texts:
                read(text)
            best[name] = min(best[name], time.perf_counter() - began)
    print(f"{len(texts)} texts, {characters:,} characters, best of {rounds} rounds")
    for name, took in best.items():
        print(f"{name:26} {characters / took:10,.0f} characters/s   {took / best['recount']:8.1f} times as long")


if __name__ == "__main__":
    main()
