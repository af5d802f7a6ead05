"""`recount evaluate`: a reader held against a corpus or a case file -> figures, predictions, results case by case."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import click

from recount.cli.evaluate_actors import actors
from recount.cli.evaluate_attribution import attribution
from recount.cli.evaluate_displacement import displacement
from recount.cli.evaluate_engine import engine
from recount.cli.evaluate_events import events
from recount.cli.evaluate_incidents import incidents
from recount.cli.evaluate_place import place
from recount.cli.evaluate_templates import templates

if TYPE_CHECKING:
    from recount.evaluation.results import Result

__all__ = ["evaluate"]

T = TypeVar("T")


class _Text(Protocol):
    @property
    def text(self) -> str: ...


IN = click.Path(path_type=Path)

TIME_EPILOG = """\b
Examples:
  recount evaluate time corpus.jsonl
  recount evaluate time corpus.jsonl --predictions found.jsonl --cases results.jsonl
  recount evaluate time tests/cases/times.csv
"""
NUMBERS_EPILOG = """\b
Examples:
  recount evaluate numbers tests/cases/numbers.csv
  recount evaluate numbers numbers.jsonl --predictions found.jsonl
"""


@click.group()
def evaluate() -> None:
    """Measure a reader against a corpus, and compare two runs.

    Nothing of a corpus is kept but ids and hashes: files that --cases writes hold no word of it.
    """


evaluate.add_command(actors)
evaluate.add_command(displacement)
evaluate.add_command(attribution)
evaluate.add_command(engine)
evaluate.add_command(events)
evaluate.add_command(incidents)
evaluate.add_command(place)
evaluate.add_command(templates)


@evaluate.command("time", epilog=TIME_EPILOG)
@click.argument("data", type=IN)
@click.option("--predictions", type=IN, metavar="FILE", help="Write what was found, with TIMEX3 values, as JSON lines.")
@click.option("--cases", type=IN, metavar="FILE", help="Write a result for each case: ids and hashes, no text.")
def time_(data: Path, predictions: Path | None, cases: Path | None) -> int:
    """Measure the reader of times.

    DATA is a file of JSON lines with id, dct, text and timexes (start, end, value): relaxed, strict and value F1 are
    printed, and characters a second. Or it is a CSV file with the columns text, published, expected: the share right.
    """
    from recount.evaluation.corpora import TimeDocument, read_cases, read_lines
    from recount.evaluation.times import find_all, score_cases, score_times
    from recount.evaluation.times import predictions as predicted
    from recount.lexicon import load_lexicon

    _keep(data, predictions, cases)
    lexicon = load_lexicon()
    if _is_csv(data):
        _refuse(predictions, "--predictions is for corpora of JSON lines, not for case files")
        given = read_cases(data, dated=True)
        _print_share(given, *_timed(lambda: score_cases(given, lexicon)), cases)
        return 0
    documents = read_lines(data, TimeDocument)
    seconds, found = _timed(lambda: find_all(documents, lexicon))
    scores, results = score_times(documents, found)
    _write_json(predictions, predicted(documents, found))
    _write_results(cases, results)
    click.echo(f"{_many(len(documents), 'document')}, {_many(scores.gold, 'time')} in them, {scores.found:,} found")
    for name, right in (("relaxed", scores.relaxed), ("strict", scores.strict), ("value", scores.value)):
        click.echo(f"{name:8} F1 {scores.f1(right):.3f}   {right:,} right")
    _print_speed(sum(len(d.text) for d in documents), seconds)
    return 0


@evaluate.command("numbers", epilog=NUMBERS_EPILOG)
@click.argument("data", type=IN)
@click.option("--predictions", type=IN, metavar="FILE", help="Write the number read off each text as JSON lines.")
@click.option("--cases", type=IN, metavar="FILE", help="Write a result for each case: ids and hashes, no text.")
def numbers(data: Path, predictions: Path | None, cases: Path | None) -> int:
    """Measure the reader of numbers.

    DATA is a CSV file with the columns text and expected, or a file of JSON lines with id, text and value (null where
    the text tells no number): the share right is printed, and characters a second.
    """
    from recount.evaluation.corpora import NumberItem, read_cases, read_lines
    from recount.evaluation.numbers import number_results, numbers_told, score_number_cases
    from recount.lexicon import load_lexicon

    _keep(data, predictions, cases)
    lexicon = load_lexicon()
    if _is_csv(data):
        _refuse(predictions, "--predictions is for files of JSON lines, not for case files")
        given = read_cases(data, dated=False)
        _print_share(given, *_timed(lambda: score_number_cases(given, lexicon)), cases)
        return 0
    items = read_lines(data, NumberItem)
    seconds, told = _timed(lambda: numbers_told(items, lexicon))
    _write_json(predictions, ({"id": item.id, "value": value} for item, value in zip(items, told, strict=True)))
    results = number_results(items, told)
    _print_share(items, seconds, results, cases)
    over_zero = [r.right for item, r in zip(items, results, strict=True) if item.value]
    if over_zero:
        click.echo(f"over 0   {sum(over_zero):,} of {len(over_zero):,} right ({sum(over_zero) / len(over_zero):.1%})")
    return 0


@evaluate.command("compare")
@click.argument("old", type=IN)
@click.argument("new", type=IN)
def compare(old: Path, new: Path) -> int:
    """Say which cases two runs read differently.

    OLD and NEW are files that --cases wrote. Exits with 1 where a case that was right is wrong now.
    """
    from recount.evaluation.results import changes, read_results

    found = changes(read_results(old), read_results(new))
    for change in found:
        click.echo(f"{change.kind:16} {change.id}")
    kinds = [change.kind for change in found]
    click.echo(", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds)) or "no case changed")
    return int("now wrong" in kinds)


def _is_csv(path: Path) -> bool:
    return path.suffix.lower() == ".csv"


def _refuse(path: Path | None, why: str) -> None:
    from recount.errors import UsageError

    if path is not None:
        raise UsageError(why)


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return what the work gives and the seconds that it took; what is made once for all runs is made before."""
    from recount.lexicon import load_lexicon
    from recount.reading.times import find_times
    from recount.reading.times.timex import find_timexes

    for warm in (find_times, find_timexes):
        warm("on Sunday", None, load_lexicon())
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


def _print_share(given: Sequence[_Text], seconds: float, results: Sequence[Result], cases: Path | None) -> None:
    _write_results(cases, results)
    right = sum(result.right for result in results)
    click.echo(f"{_many(len(results), 'case')}, {right:,} right ({right / len(results):.1%})")
    wrong = [result.id for result in results if not result.right]
    if wrong:
        click.echo(f"wrong: {', '.join(wrong[:20])}{' …' if len(wrong) > 20 else ''}")
    _print_speed(sum(len(item.text) for item in given), seconds)


def _write_json(path: Path | None, rows: Iterable[dict[str, object]]) -> None:
    import msgspec

    if path is not None:
        _write(path, b"".join(msgspec.json.encode(row) + b"\n" for row in rows))


def _write_results(path: Path | None, results: Iterable[Result]) -> None:
    from recount.evaluation.results import result_lines

    if path is not None:
        _write(path, result_lines(results))


def _write(path: Path, data: bytes) -> None:
    from recount.errors import RecountError

    try:
        path.write_bytes(data)
    except OSError as error:
        raise RecountError(f"cannot write {path}: {error.strerror}; give another name") from error


def _keep(data: Path, *outputs: Path | None) -> None:
    """Refuse to write over what is to be read; raises `UsageError`."""
    from recount.errors import UsageError

    for path in outputs:
        if path is not None and path.exists() and data.exists() and path.samefile(data):
            raise UsageError(f"{path} is the file to be read; give another name to write to")


def _print_speed(characters: int, seconds: float) -> None:
    click.echo(f"speed    {characters / max(seconds, 1e-9):,.0f} characters a second")


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
