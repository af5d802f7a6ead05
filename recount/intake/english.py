"""A text -> its language as far as Recount must know it: `en`, another code, or null for one that it cannot name.

The test is the share of small frequent words, so that it needs no model and does not mind upper case.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from recount.lexicon import Lexicon

__all__ = ["guess_language"]

LONGEST = 30_000
"""Characters that are looked at: some five thousand words decide as well as all."""
SHORT = 20
"""Words below which small words decide nothing, unless many of another language stand there."""
LEAST_ENGLISH = 0.10
"""Share of English small words below which a text is not English; lists of names and figures keep above it."""
LEAST_OTHER = 0.10
"""Share that another language needs to be named."""
LEAST_LATIN = 0.5
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
SCRIPTS = {"HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "HEBREW": "he", "GREEK": "el", "THAI": "th",
           "GEORGIAN": "ka", "ARMENIAN": "hy", "AMHARIC": "am", "CJK": "zh"}  # fmt: skip
"""Scripts that one language of news writes; Cyrillic and Arabic script leave it open."""


def guess_language(text: str, lexicon: Lexicon) -> str | None:
    """Guess the language of a text; short ones are taken for English unless they clearly are not.

    >>> from recount.lexicon import load_lexicon
    >>> guess_language("El ejército dijo que los rebeldes atacaron la ciudad y que hay muertos. " * 2, load_lexicon())
    'es'
    """
    text = text[:LONGEST]
    script = _foreign_script(text)
    if script is not None:
        return script or None
    words = [word.casefold().replace("’", "'") for word in WORD.findall(text)]
    shares = {code: sum(w in known for w in words) / max(1, len(words)) for code, known in _known(lexicon).items()}
    english = shares.pop("en")
    for row in lexicon.function_words:
        if row.decides is not None and shares.pop(row.language) >= row.decides and len(words) >= SHORT:
            return row.language
    best = max(sorted(shares), key=lambda code: shares[code], default="")
    other = shares.get(best, 0.0)
    if len(words) < SHORT:
        return best if other >= 0.3 and other * len(words) >= 3 and english < other / 3 else "en"
    if english >= LEAST_ENGLISH and english >= other:
        return "en"
    return best if other >= LEAST_OTHER and other > english else None


@cache
def _known(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    return {row.language: frozenset(row.words) for row in lexicon.function_words}


def _foreign_script(text: str) -> str | None:
    """Return the code of a script that is not Latin (empty where it serves many languages), or null for Latin."""
    letters = [c for c in text[:4000] if c.isalpha()]
    if not letters or sum(c < "\u0250" or "\u1e00" <= c < "\u1f00" for c in letters) >= LEAST_LATIN * len(letters):
        return None
    counts: dict[str, int] = {}
    for c in letters:
        if c >= "\u0250":
            first = unicodedata.name(c, "UNKNOWN").split()[0].removesuffix("-")
            counts[first] = counts.get(first, 0) + 1
    if counts.get("HIRAGANA", 0) + counts.get("KATAKANA", 0) > len(letters) / 10:
        return "ja"
    return SCRIPTS.get(max(sorted(counts), key=lambda name: counts[name]), "")
