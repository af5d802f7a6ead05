"""The number reader measured: case files against the printed mentions, and texts that tell one number against it."""

from __future__ import annotations

from collections.abc import Iterable

from recount.evaluation.corpora import Case, NumberItem
from recount.evaluation.results import Result, fingerprint
from recount.lexicon import Lexicon
from recount.reading.numbers import find_numbers
from recount.reading.times import find_times
from recount.records import NumberMention

__all__ = ["number_results", "number_told", "numbers_told", "printed_numbers", "score_number_cases"]


def number_told(text: str, lexicon: Lexicon) -> float | None:
    """Return the number that a text tells: the first count in it, its best value or else the bound that it has."""
    counts = (m for m in _read(text, lexicon) if m.kind == "count")
    first = next(counts, None)
    if first is None:
        return None
    return next((value for value in (first.best, first.low, first.high) if value is not None), None)


def numbers_told(items: Iterable[NumberItem], lexicon: Lexicon) -> tuple[float | None, ...]:
    """Return the number read off each text."""
    return tuple(number_told(item.text, lexicon) for item in items)


def number_results(items: Iterable[NumberItem], told: Iterable[float | None]) -> tuple[Result, ...]:
    """Return for each text whether the number read off it is its own."""
    pairs = zip(items, told, strict=True)
    return tuple(Result(id=item.id, found=fingerprint(str(value)), right=value == item.value) for item, value in pairs)


def printed_numbers(text: str, mentions: Iterable[NumberMention]) -> str:
    """Return mentions as the case files write them: `At least 12 = 12/12/- at_least`, joined by ` | `."""
    return " | ".join(_printed(text, mention) for mention in mentions)


def score_number_cases(cases: Iterable[Case], lexicon: Lexicon) -> tuple[Result, ...]:
    """Return for each case whether the mentions are those expected."""
    found = ((case, printed_numbers(case.text, _read(case.text, lexicon))) for case in cases)
    return tuple(Result(id=c.id, found=fingerprint(words), right=words == c.expected) for c, words in found)


def _read(text: str, lexicon: Lexicon) -> tuple[NumberMention, ...]:
    return find_numbers(text, lexicon, find_times(text, None, lexicon))


def _printed(text: str, mention: NumberMention) -> str:
    words = [f"{text[mention.start : mention.end]} ="]
    words.append("/".join(map(_shown, (mention.low, mention.best, mention.high))))
    words.append(mention.qualifier)
    words += [mention.kind] if mention.kind != "count" else []
    words += ["of"] if mention.of_total else []
    words += ["more"] if mention.increment else []
    return " ".join(words)


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.10g}"
