"""Text search, alike on both databases: words are folded here, so that each finds the same.

SQLite has FTS5, PostgreSQL `tsvector`; both get words of letters and digits without case and accents, and both are
asked for words, `word*` for a beginning, and "several words" for words one after the other. All must be found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from sqlalchemy import Connection, Dialect, TextClause, text

__all__ = ["INDEXED", "fold", "forget_words", "found", "keep_words", "words"]

INDEXED = 100_000
"""Characters of a report that search looks through: PostgreSQL numbers the first 16,383 words of a text only."""

LONGEST = 200
"""Characters of the longest word that is kept; longer ones are no words."""

_WORD = re.compile(r"[^\W_]+")
_ASKED = re.compile(r'"([^"]*)"|([^\s"]+)')


def fold(value: str) -> str:
    """Return the text without case, accents and NUL characters, which PostgreSQL does not take.

    >>> fold("Ménaka")
    'menaka'
    """
    if value.isascii():
        return value.lower().replace("\0", "")
    plain = "".join(c for c in unicodedata.normalize("NFKD", value) if not unicodedata.combining(c))
    return plain.casefold().replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def words(value: str) -> list[str]:
    """Return the words of a text, folded.

    >>> words("Rebel-held Ménaka, 12 km")
    ['rebel', 'held', 'menaka', '12', 'km']
    """
    return [word for word in _WORD.findall(fold(value[:INDEXED])) if len(word) <= LONGEST]


def keep_words(connection: Connection, table: str, rows: Sequence[tuple[int, str]]) -> None:
    """Store the words of rows: their number, and the text."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        statement = text(f"INSERT INTO {table} (rowid, words) VALUES (:number, :words)")
    else:
        statement = text(f"INSERT INTO {table} (number, words) VALUES (:number, to_tsvector('simple', :words))")
    connection.execute(statement, [{"number": number, "words": " ".join(words(value))} for number, value in rows])


def forget_words(connection: Connection, table: str, numbers: Sequence[int]) -> None:
    """Take the words of rows out again."""
    if numbers:
        row = "rowid" if connection.dialect.name == "sqlite" else "number"
        statement = text(f"DELETE FROM {table} WHERE {row} = :number")
        connection.execute(statement, [{"number": number} for number in numbers])


def found(dialect: Dialect, table: str, asked: str) -> TextClause:
    """Return the query for the numbers of the rows in which everything asked for is found; all, for no words."""
    sqlite = dialect.name == "sqlite"
    terms = [term for term in (_term(m[1], m[2], sqlite) for m in _ASKED.finditer(asked)) if term]
    row = "rowid" if sqlite else "number"
    if not terms:
        return text(f"SELECT {row} FROM {table}")
    if sqlite:
        return text(f"SELECT rowid FROM {table} WHERE {table} MATCH :asked").bindparams(asked=" AND ".join(terms))
    clause = text(f"SELECT number FROM {table} WHERE words @@ to_tsquery('simple', :asked)")
    return clause.bindparams(asked=" & ".join(terms))


def _term(phrase: str | None, word: str | None, sqlite: bool) -> str:
    """Return a term in the database's own language; it holds letters and digits only, so it needs no escape.

    A word that is cut by a hyphen is asked for as its parts, one after the other.
    """
    parts = words(phrase or word or "")
    begins = bool(word) and str(word).endswith("*")
    if not parts:
        return ""
    if sqlite:
        return f'"{" ".join(parts)}"' + ("*" if begins else "")
    return "(" + " <-> ".join(f"'{part}'" for part in parts) + (":*" if begins else "") + ")"
