"""The words of a number -> its value, and what bounding words make of a value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from recount.lexicon.rows import NumberWordRow
from recount.records import Qualifier

__all__ = ["Value", "bounded", "exact", "number_of", "spread"]

HALVES = (
    (re.compile(r"\band[-\s]+an?[-\s]+half\b"), " +half "),
    (re.compile(r"\bthree[-\s]+quarters?(?:\s+of\s+an?)?\b"), " 0.75 "),
    (re.compile(r"\bquarter(?:\s+of\s+an?)?\b"), " 0.25 "),
    (re.compile(r"\bhalf[-\s]+an?\b"), " 0.5 "),
    (re.compile(r"(?<!\+)\bhalf\b"), " 0.5 "),
)
PIECE = re.compile(r"[0-9][0-9.]*|\+half|[^\W\d_]+")
FRACTION = re.compile(r"[-\s]([1-3])/([2-4])|([½¼¾])")
DECIMAL_COMMA = re.compile(r"\A([0-9]{1,3}),([0-9]{1,2})(?=[-\s][a-z])")
POINTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2}")
INSIDE_DIGITS = re.compile(r"(?<=[0-9])[,'’\x20\u00a0\u2009\u202f](?=[0-9])")
THOUSAND = 1000.0


class Value(NamedTuple):
    """The bounds of a number, as a record prints them."""

    low: float | None
    best: float | None
    high: float | None
    qualifier: Qualifier


def exact(number: float) -> Value:
    """Return the value of a number that nothing bounds."""
    return Value(number, number, number, "none" if number == 0 else "exact")


def number_of(printed: str, words: Mapping[str, NumberWordRow]) -> float:
    """Return what numerals and number words say: `two and a half million` is 2500000."""
    text = DECIMAL_COMMA.sub(r"\1.\2", FRACTION.sub(_decimals, printed.lower()))
    text = POINTED.sub(lambda m: m[0].replace(".", ""), INSIDE_DIGITS.sub("", text))
    for pattern, piece in HALVES:
        text = pattern.sub(piece, text)
    total = current = 0.0
    scale = 1.0
    for piece in PIECE.findall(text):
        if piece[0].isdigit():
            current += float(piece.rstrip("."))
        elif piece == "+half":
            total, current = (total + scale / 2, current) if not current else (total, current + 0.5)
        elif piece in words:
            scale = words[piece].value
            match words[piece].role:
                case "scale" | "suffix":
                    total, current = total + round((current or 1) * scale, 6), 0.0
                case "hundred" | "dozen":
                    current = (current or 1) * scale
                case _:
                    current += scale
    return total + current


def _decimals(match: re.Match[str]) -> str:
    part = unicodedata.numeric(match[3]) if match[3] else int(match[1]) / int(match[2])
    return f"{part % 1:.4f}"[1:]


def factor_of(printed: str, words: Mapping[str, NumberWordRow]) -> float:
    """Return what the last words of a number multiply by: 100,000 for `two hundred thousand`, 1 for `twelve`."""
    factor = 1.0
    for piece in reversed(PIECE.findall(printed.lower())):
        if piece not in words or words[piece].role not in {"scale", "suffix", "hundred", "dozen"}:
            break
        factor *= words[piece].value
    return factor


def spread(low: Value, high: Value, factor: float = 1.0) -> Value | None:
    """Return the range between two exact values, or None where they are none.

    What the second is multiplied by (`factor`, or thousands in figures) may stand for both: `six to eight hundred`,
    `20-30,000`.
    """
    first, last = low.best, high.best
    if first is None or last is None:
        return None
    steps = (factor,) if factor > 1 else (THOUSAND**3, THOUSAND**2, THOUSAND)
    shared = (s for s in steps if s == factor or (first < THOUSAND <= s <= last and last % s == 0))
    step = next((s for s in shared if first < last / s), 1.0)
    first *= step
    return Value(first, None, last, "range") if first < last else None


def bounded(value: Value, bound: str) -> Value:
    """Return the value under a bounding word, by the table of the records."""
    low, best, high, qualifier = value
    if bound == "exact" or qualifier == "none":
        return value
    if bound == "at_least":
        return Value(low, best, None, "vague" if qualifier == "vague" else "at_least")
    if bound == "up_to":
        return Value(None, None, high, "vague" if qualifier == "vague" else "up_to")
    if bound == "nearly" and qualifier == "exact":
        return Value(None, best, best, "about")
    if bound == "about" and qualifier == "exact":
        return Value(None, best, None, "about")
    return value
