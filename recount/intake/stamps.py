"""A line of furniture -> the dates of publication that it prints, as ISO 8601; `read_date` reads a table's cell.

Only forms that leave no doubt are given a value: `03/04/2019` is a date, but not known which.
"""

from __future__ import annotations

import datetime
import re
from functools import cache

from recount.intake.words import alternation, furniture_words, month_numbers
from recount.lexicon import Lexicon
from recount.records import Record

__all__ = ["Stamp", "find_stamps", "read_date"]

CENTURY_TURN = 50
"""Two-digit years from here on are of the twentieth century: wire datelines print so until the 1990s."""


class Stamp(Record, frozen=True):
    """A printed date `[start, end)`; `value` is null where the form is ambiguous or no day of the calendar."""

    start: int
    end: int
    value: str | None
    full: bool
    """Has day, month and year: nothing else is a date without a label beside it."""


def find_stamps(line: str, lexicon: Lexicon) -> tuple[Stamp, ...]:
    """Return the dates printed in a line, in order, with their times of day."""
    return tuple(_stamp(match, lexicon) for match in _pattern(lexicon).finditer(line))


def read_date(text: str, lexicon: Lexicon) -> str | None:
    """Read a whole cell or option as a date: ISO 8601 as it is, else a printed form; null where it is none."""
    text = text.strip()
    if re.fullmatch(r"(?:1[5-9]|20)\d\d|(?:1[5-9]|20)\d\d-(?:0[1-9]|1[0-2])", text):
        return text
    stamps = find_stamps(text[:80], lexicon)
    if len(stamps) != 1 or stamps[0].start > 0 or not stamps[0].full:
        return None
    rest = text[stamps[0].end :].strip(" .,;()")
    return stamps[0].value if len(rest) <= 6 else None


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    month = rf"(?P<M>{alternation(month_numbers(lexicon))})\b\.?"
    weekday = rf"(?:\b{alternation(furniture_words(lexicon, 'weekday'))}\b\.?,?\s{{1,3}}(?:the\s)?)?"
    zone = rf"(?P<z>{alternation(furniture_words(lexicon, 'zone'))}\b|[+-]\d\d:?\d\d\b)"
    clock = (
        rf"(?:(?P<h>[0-2]?\d)(?:[:.](?P<m>[0-5]\d)(?::[0-5]\d(?:[.,]\d{{1,9}})?)?)?\s?(?P<ap>[ap]\.?m\b\.?)"
        rf"|(?P<h>[0-2]?\d)(?P<c>[:.h])(?P<m>[0-5]\d)(?!\d)(?::[0-5]\d(?:[.,]\d{{1,9}})?)?"
        rf"|(?P<h>[0-2]\d)(?P<m>[0-5]\d)(?=\s?(?:gmt|utc|z|hrs|hours)\b))(?:\s?\(?{zone}\)?)?"
    )
    day, year = r"(?<![\d.,:/-])(?P<d>\d{1,2})(?:st|nd|rd|th)?", r"(?P<y>(?:1[89]|20)\d\d)(?!\d)"
    forms = [
        rf"(?<![\d/.-]){year}(?P<s>[-/.])(?P<mm>\d\d)(?P=s)(?P<d>\d\d)(?!\d)",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<mm>0[1-9]|1[0-2])(?P<d>[0-3]\d)(?=T\d)",
        rf"{weekday}{day}(?:\s{{1,3}}(?:day\s)?of)?[\s./-]{{1,3}}{month},?[\s./-]{{0,3}}{year}",
        rf"{weekday}\b{month}[\s-]{{0,3}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s?|\s{{1,3}}|-){year}",
        rf"{weekday}{day}[\s-]{{1,3}}{month}\s(?P<yy>\d\d)(?![\d:.,])",
        r"(?<![\d/.-])(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P=s)(?:(?P<y>(?:19|20)\d\d)|(?P<yy>\d\d))(?![\d/.:-]\d|\d)",
        rf"{weekday}{day}[\s-]{{1,3}}{month}(?![\s.,-]{{0,3}}\d)",
        rf"{weekday}\b{month}\s{{1,3}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\s?[\d:/])(?!,?\s\d{{4}}\b)",
        rf"\b{month},?\s{{1,3}}{year}",
    ]
    before = rf"(?:(?<![\d:.]){clock}(?:\s?(?:on\b|[,|-]))?\s{{1,3}})?"
    after = rf"(?:(?:T|\s?[,|–—-]?\s{{0,3}}(?:at\s{{1,3}}|@\s{{0,2}})?)\(?{clock}\)?)?"
    return _numbered([before + form + after for form in forms])


def _numbered(forms: list[str]) -> re.Pattern[str]:
    """Join forms that use the same group names: every group gets a number, which `_values` takes off again."""
    count = iter(range(10_000))
    joined = []
    for form in forms:
        latest: dict[str, str] = {}

        def rename(match: re.Match[str], latest: dict[str, str] = latest) -> str:
            latest[match[1]] = f"{match[1]}_{next(count)}"
            return f"(?P<{latest[match[1]]}>"

        pieces = re.split(r"(\(\?P=\w+\))", form)
        for i, piece in enumerate(pieces):
            back = re.fullmatch(r"\(\?P=(\w+)\)", piece)
            pieces[i] = f"(?P={latest[back[1]]})" if back else re.sub(r"\(\?P<(\w+)>", rename, piece)
        joined.append("".join(pieces))
    return re.compile("|".join(f"(?:{form})" for form in joined), re.IGNORECASE)


def _stamp(match: re.Match[str], lexicon: Lexicon) -> Stamp:
    values = {name.rpartition("_")[0]: value for name, value in match.groupdict().items() if value is not None}
    month = month_numbers(lexicon).get(values.get("M", "").casefold()) or int(values.get("mm", 0))
    day = int(values.get("d", 0))
    if "a" in values:
        day, month = _day_and_month(int(values["a"]), int(values["b"]))
    year = _year(values)
    known = "a" in values or (year is not None and "d" in values)
    return Stamp(start=match.start(), end=match.end(), value=_iso(year, month, day, _clock(values)), full=known)


def _day_and_month(first: int, second: int) -> tuple[int, int]:
    """Tell day from month where one cannot be a month; (0, 0) where both can and differ."""
    if first == second or second > 12 >= first:
        return second, first
    return (first, second) if first > 12 >= second else (0, 0)


def _year(values: dict[str, str]) -> int | None:
    if "y" in values:
        return int(values["y"])
    if "yy" in values:
        short = int(values["yy"])
        return short + (1900 if short >= CENTURY_TURN else 2000)
    return None


def _clock(values: dict[str, str]) -> str:
    """Return `T14:30` with `Z` or an offset where the line gives one, or an empty string."""
    if "h" not in values:
        return ""
    hour, minute = int(values["h"]), int(values.get("m", 0))
    half = values.get("ap", "")[:1].casefold()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = values.get("z", "").upper()
    offset = re.match(r"[+-]\d\d", zone)
    zone = f"{offset[0]}:{zone[-2:]}" if offset else "Z" if zone in {"Z", "GMT", "UTC"} else ""
    return f"T{hour:02}:{minute:02}{zone}" if hour < 24 else ""


def _iso(year: int | None, month: int, day: int, clock: str) -> str | None:
    if day == 0:
        return f"{year}-{month:02}" if month and year else None
    try:
        datetime.date(year or 2000, month, day)  # 2000 is a leap year: any day that some year has
    except ValueError:
        return None
    return f"{year}-{month:02}-{day:02}{clock}" if year else f"XXXX-{month:02}-{day:02}"
