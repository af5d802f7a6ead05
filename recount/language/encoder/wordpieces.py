"""A word -> rows of the encoder's vocabulary, by WordPiece: the longest known beginning first, then the rest.

In: `vocab.txt`, one piece a line, and words; out: tuples of rows. Written here since the libraries that cut pieces
bring a download client with them; the cut is held equal to theirs when the model is trained (models/en/training).
Source of the rule: Wu et al. (2016), “Google's Neural Machine Translation System”; Devlin et al. (2019), “BERT”.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

__all__ = ["WordPieces"]

PARTS = re.compile(r"[^\W_]+|[^\w\s]|_")
"""Runs of letters and digits, or one mark: the encoder knows no piece of both."""

LONGEST = 100
"""Characters; a longer run is unknown to the encoder."""

UNSEEN = {"Mn", "Cf", "Cc"}
"""Unicode categories that the encoder never sees: accents, marks of format and control characters."""

UNKNOWN = "[UNK]"


class WordPieces:
    """The vocabulary of an encoder; called with a word it returns the rows of its pieces, at least one."""

    def __init__(self, vocabulary: Path) -> None:
        """Read a vocabulary file; raises `OSError` where it cannot be read, `ValueError` where it is no vocabulary."""
        lines = vocabulary.read_text(encoding="utf-8").splitlines()
        self._rows = {piece: row for row, piece in enumerate(lines)}
        if UNKNOWN not in self._rows:
            raise ValueError(f"{vocabulary} has no line {UNKNOWN}: it is no vocabulary of word pieces")
        self._cached = lru_cache(maxsize=65_536)(self._cut)

    def __call__(self, word: str) -> tuple[int, ...]:
        """Return the rows of a word's pieces; `[UNK]` for what the vocabulary cannot spell."""
        return self._cached(word)

    def _cut(self, word: str) -> tuple[int, ...]:
        plain = unicodedata.normalize("NFD", word.lower().replace("’", "'"))
        plain = "".join(c for c in plain if unicodedata.category(c) not in UNSEEN)
        rows = [row for part in PARTS.findall(plain) for row in self._spell(part)]
        return tuple(rows) or (self._rows[UNKNOWN],)

    def _spell(self, part: str) -> list[int]:
        rows: list[int] = []
        start = 0
        while start < len(part) <= LONGEST:
            for end in range(len(part), start, -1):
                row = self._rows.get(("##" if start else "") + part[start:end])
                if row is not None:
                    rows.append(row)
                    start = end
                    break
            else:
                return [self._rows[UNKNOWN]]
        return rows or [self._rows[UNKNOWN]]
