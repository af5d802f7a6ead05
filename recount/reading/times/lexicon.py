"""The rows about times -> the expressions that find them, and the words of the calendar; compiled once a lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from recount.lexicon import Lexicon
from recount.lexicon.rows import TimeCueRow, TimeFrameRow, TimeRow, TimeWordRow
from recount.reading.numbers.lexicon import cardinals, loose_cardinal
from recount.reading.numbers.value import number_of
from recount.reading.patterns import Expression, alternatives, ends_with, expand, group_free, looking

__all__ = ["Cue", "Frame", "Shape", "TimeRules", "TimeWords", "time_rules"]

NOT_IN_WORD = r"(?<![^\W_])"
AT_WORD = NOT_IN_WORD + r"(?=[^\W_])"
YEAR = r"(?:1[5-9][0-9]{2}|20[0-9]{2})(?![0-9])"
ESCAPE_OR_CAPITAL = re.compile(r"\\.|[A-Z]")
DAY = r"(?:[12][0-9]|3[01]|0?[1-9])(?![0-9])(?:st|nd|rd|th)?\b"


class TimeWords(NamedTuple):
    """Words of the calendar, lower case, with what they mean."""

    months: dict[str, int]
    roles: dict[str, dict[str, str]]
    singular: frozenset[str]
    """Units that stand for one."""
    numbers: Lexicon

    def meaning(self, role: str, word: str) -> str:
        """Return the value of a word in a role; white space in it counts as one space."""
        return self.roles[role][" ".join(word.lower().split())]

    def number(self, words: str) -> float:
        """Return what numerals or number words say."""
        return number_of(words, {w: row for row in self.numbers.number_words for w in row.words})


class Shape(NamedTuple):
    """A row with its expression, and those for what must or must not stand beside it."""

    row: TimeRow
    pattern: Expression
    needs: Expression | None
    not_after: Expression | None
    not_before: Expression | None


class Frame(NamedTuple):
    """A row of words beside or between times; before a time they are searched in a window that ends there."""

    row: TimeFrameRow
    pattern: Expression
    needs: Expression | None
    not_after: Expression | None
    not_before: Expression | None


class Cue(NamedTuple):
    """A row of words that look ahead."""

    row: TimeCueRow
    pattern: Expression
    not_before: Expression | None


class TimeRules(NamedTuple):
    """All that is compiled: `finder` finds in lower-case text where a time may begin, and `master` which shape is the
    first that it may be; its groups are named `r` and the shape's index. To both, any run of number words is a number.
    """

    finder: re.Pattern[str]
    master: re.Pattern[str]
    shapes: tuple[Shape, ...]
    frames: tuple[Frame, ...]
    cues: tuple[Cue, ...]
    words: TimeWords


@cache
def time_rules(lexicon: Lexicon, references: bool = False) -> TimeRules:
    """Compile the rows about times of a lexicon; with those for words that are no time of a claim where asked for."""
    fragments = _fragments(lexicon)
    shapes = tuple(_shape(row, fragments) for row in lexicon.times if references or row.kind != "reference")
    loose = fragments | _numbers(loose_cardinal(lexicon.number_words), lexicon)
    patterns = [group_free(expand(shape.row.pattern, loose)) for shape in shapes]
    each = "|".join(f"(?P<r{i}>{pattern})" for i, pattern in enumerate(patterns))
    roles: dict[str, dict[str, str]] = {}
    for row in lexicon.time_words:
        roles.setdefault(row.role, {}).update({word.lower(): row.value for word in row.words})
    roles.setdefault("exact", {})
    months = {word: row.number for row in lexicon.months for word in row.words}
    return TimeRules(
        finder=re.compile(rf"{AT_WORD}(?:{'|'.join(map(_lower, patterns))})(?!\w)"),
        master=re.compile(rf"{AT_WORD}(?:{each})(?!\w)", re.IGNORECASE),
        shapes=shapes,
        frames=tuple(_frame(row, fragments) for row in lexicon.time_frames),
        cues=tuple(_cue(row) for row in lexicon.time_cues),
        words=TimeWords(months, roles, frozenset(r.words[0] for r in lexicon.time_words if r.role == "unit"), lexicon),
    )


def _lower(pattern: str) -> str:
    """Return the pattern for lower-case text: without groups or flags, the engine of `re` passes most shapes by at
    their first letter, which makes the search about three times as fast.
    """
    return ESCAPE_OR_CAPITAL.sub(lambda m: m[0] if m[0][0] == "\\" else m[0].lower(), pattern.replace("(?-i:", "(?:"))


def _fragments(lexicon: Lexicon) -> dict[str, str]:
    forms = {form for row in lexicon.months for word in row.words for form in _printed(word, max(map(len, row.words)))}
    month = "|".join(sorted(forms, key=lambda form: (-len(form), form)))
    roles = ("unit", "ordinal", "named", "season", "daypart", "decade_word", "feast")
    words = {role: alternatives(_of(lexicon.time_words, role)) for role in roles}
    days = _of(lexicon.time_words, "weekday")
    month = rf"(?-i:{month})(?!\w)"
    return {
        **{name: cardinals(lexicon.number_words)[name] for name in ("sub", "tens")},
        **_numbers(cardinals(lexicon.number_words)["card"], lexicon),
        "month": f"(?P<month>{month})",
        "month2": f"(?P<month2>{month})",
        "day": f"(?P<day>{DAY})",
        "day2": f"(?P<day2>{DAY})",
        "year": f"(?P<year>{YEAR})",
        "weekday": f"(?P<weekday>{alternatives(d for d in days if d.endswith('day'))})",
        "wday": f"(?:{alternatives(days)})",
        "unit": rf"(?P<unit>{words['unit']})(?!\w)",
        "ordinal": rf"(?P<ordinal>{words['ordinal']})",
        "named": rf"(?P<named>{words['named']})",
        "feast": rf"(?P<feast>(?-i:{words['feast']}))",
        "season": rf"(?P<season>{words['season']})",
        "decade_word": words["decade_word"],
        "daypart": rf"(?P<daypart>{words['daypart']})(?!\w)",
    }


def _numbers(cardinal: str, lexicon: Lexicon) -> dict[str, str]:
    """Return the fragments for a number of units, given the expression for one in words."""
    number = rf"(?:[0-9]{{1,4}}(?:\.[0-9])?|{cardinal}|{alternatives(_of(lexicon.time_words, 'vague'))})"
    return {"number": number, "count": rf"(?P<count>{number}|an?)", "many": rf"(?P<count>{number})"}


def _of(rows: Iterable[TimeWordRow], role: str) -> list[str]:
    return [word for row in rows if row.role == role for word in row.words]


def _printed(month: str, full: int) -> tuple[str, ...]:
    """Return the forms of a month as printed; only one shorter than the full name may have a dot."""
    forms = (month.capitalize(), month.upper())
    return forms if len(month) == full else tuple(rf"{form}\." for form in forms) + forms


def _shape(row: TimeRow, fragments: dict[str, str]) -> Shape:
    pattern = looking(f"(?:{row.pattern})(?!\\w)", fragments)
    beside = _ends(row.needs, fragments), _ends(row.not_after, fragments), _looks(row.not_before, fragments)
    return Shape(row, pattern, *beside)


def _frame(row: TimeFrameRow, fragments: dict[str, str]) -> Frame:
    before = row.side == "before"
    pattern = ends_with(rf"{NOT_IN_WORD}(?:{row.pattern})", fragments) if before else looking(row.pattern, fragments)
    beside = _ends(row.needs, fragments), _ends(row.not_after, fragments), _looks(row.not_before, fragments)
    return Frame(row, pattern, *beside)


def _cue(row: TimeCueRow) -> Cue:
    not_before = _looks(row.not_before, {})
    if row.after:
        return Cue(row, looking(rf"(?:{row.pattern})(?!\w)", {}), not_before)
    if row.adjacent:
        return Cue(row, ends_with(rf"{NOT_IN_WORD}(?:{row.pattern})", {}), not_before)
    return Cue(row, looking(rf"{NOT_IN_WORD}(?:{row.pattern})(?!\w)", {}), not_before)


def _ends(pattern: str | None, fragments: dict[str, str]) -> Expression | None:
    return None if pattern is None else ends_with(rf"{NOT_IN_WORD}(?:{pattern})", fragments)


def _looks(pattern: str | None, fragments: dict[str, str]) -> Expression | None:
    return None if pattern is None else looking(pattern, fragments)
