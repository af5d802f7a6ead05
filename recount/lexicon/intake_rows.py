"""Rows for the words around a report and of its language: lines on who wrote it and when, columns, abbreviations."""

from __future__ import annotations

from typing import Literal

from recount.lexicon.rows import Row

__all__ = [
    "AbbreviationRow",
    "BoilerplateRow",
    "ColumnRow",
    "FunctionWordsRow",
    "FurnitureRow",
    "MonthRow",
]


class MonthRow(Row, frozen=True, kw_only=True):
    """Names of a month, lower case, without the dot of an abbreviation."""

    number: int
    words: tuple[str, ...]


class AbbreviationRow(Row, frozen=True, kw_only=True):
    """Abbreviations whose full stop ends no sentence; `before` says what must follow: any `word`, or a `number`."""

    before: Literal["word", "number"]
    words: tuple[str, ...]


class FurnitureRow(Row, frozen=True, kw_only=True):
    """Words of the lines that say who wrote a report, for whom and when; `kind` says what a word does there."""

    kind: Literal[
        "published", "updated", "byline", "editor", "title", "publisher", "place", "label", "section", "wire", "media",
        "body", "role", "particle", "not_name", "not_place", "not_place_alone", "zone", "weekday", "joiner", "skip",
        "edition", "document", "issuer", "produced",
    ]  # fmt: skip
    words: tuple[str, ...]


class BoilerplateRow(Row, frozen=True, kw_only=True):
    """Phrases of lines that are not the report: the whole line, how a line begins, or what it contains."""

    where: Literal["line", "prefix", "contains"]
    opens: Literal["nothing", "block", "list"] = "nothing"
    """The short lines that follow belong to it: to a `block` where the report has ended, to a `list` anywhere."""
    words: tuple[str, ...]


class ColumnRow(Row, frozen=True, kw_only=True):
    """Names under which tables of reports hold a field, most trusted first, lower case."""

    field: Literal["text", "title", "published", "publisher", "authors", "url", "id", "path"]
    words: tuple[str, ...]


class FunctionWordsRow(Row, frozen=True, kw_only=True):
    """The small frequent words of a language, by which it is told from others."""

    language: str
    """ISO 639 code."""
    decides: float | None = None
    """For a language that shares its small words with English: the share of these words that tells it apart."""
    words: tuple[str, ...]
