"""Names as printed -> what is compared: lower case, no diacritics, cut into pieces. One way for texts and gazetteer."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["cased_pieces", "fold", "pieces", "plain"]

PIECE = re.compile(r"[^\W_]+|[^\w\s.'`\u2018\u2019\u00b4\u02bc\u02bf\u02be\-\u2010\u2011]|_")
"""Runs of letters and digits; any other mark is a piece of its own, but for those that spelling varies."""

MARKS = re.compile("[\u2018\u2019\u02bc\u02bb\u02bf\u02be`\u00b4]")
"""Apostrophes, and the signs that stand for Arabic letters without a Latin one."""


@lru_cache(maxsize=50_000)
def pieces(text: str) -> tuple[str, ...]:
    """Cut a phrase or word into what is compared: `Al-Sidra's` gives `al`, `sidra`, `s`."""
    if text.isascii() and text.isalpha():
        return (text.lower(),)
    return tuple(PIECE.findall(fold(text)))


def cased_pieces(text: str) -> tuple[str, ...]:
    """Cut as `pieces` does, but keep the case."""
    return tuple(PIECE.findall(_strip_marks(text)))


def fold(text: str) -> str:
    """Return the text in lower case without diacritics, as it is compared."""
    return _strip_marks(text).lower()


def plain(name: str) -> str:
    """Return a name in Latin letters without diacritics, as news prints it; empty where it has none."""
    text = _strip_marks(MARKS.sub("'", name)).strip(" '")
    return text if text.isascii() else ""


def _strip_marks(text: str) -> str:
    if text.isascii():
        return text
    plain = text.translate(SPECIAL)
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


SPECIAL = {
    ord(letter): plain
    for letter, plain in zip(
        "\u0131\u0142\u0141\u00f8\u00d8\u0111\u0110\u00df\u00e6\u00c6",
        ("i", "l", "L", "o", "O", "d", "D", "ss", "ae", "AE"),
        strict=True,
    )
}
"""Letters that Unicode does not take apart."""
