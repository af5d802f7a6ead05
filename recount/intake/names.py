"""Words of a line -> whether they are a name, and whose: people's, an outlet's, a news agency's."""

from __future__ import annotations

import re
from functools import cache

from recount.intake.words import furniture_words, plain
from recount.lexicon import Lexicon

__all__ = ["is_name", "is_wire", "publisher_name", "split_names"]

FIRST_WORDS = frozenset({"radio", "daily", "voice", "agency"})
"""Words for media that begin an outlet's name, where the others only end one."""


def publisher_name(piece: str, lexicon: Lexicon) -> bool:
    """Tell a name that is an outlet's or a body's by its own words: `The Coastal Herald`, `Ministry of Defence`."""
    bare = re.sub(r"\W+$", "", plain(piece))
    if not bare or not is_name(piece, lexicon, most=7):
        return False
    camel = re.fullmatch(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+|[\w-]{2,40}\.(?:com|org|net|info|[a-z]{2})", piece.strip())
    words, media = bare.split(), furniture_words(lexicon, "media")
    last = {words[-1], re.split(r"[.-]", words[-1])[0]}
    outlet = len(words) > 1 and bool(last & media or words[0] in FIRST_WORDS)
    body = any(bare.startswith(b) for b in furniture_words(lexicon, "body"))
    return bool(camel or outlet or body) or is_wire(piece, lexicon)


def is_wire(piece: str, lexicon: Lexicon) -> bool:
    """Tell the name of a news agency."""
    return plain(piece).strip(" .()") in furniture_words(lexicon, "wire")


def split_names(value: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Split a list of people's names; empty unless all are names of two to five words (or agencies)."""
    marks = r"\s*,\s*(?:and\s+)?|\s+(?:and|&|with)\s+|\s*;\s*"
    parts = [p.strip(" .") for p in re.split(marks, value) if p.strip(" .")]
    kept = [p for p in parts if plain(p) not in furniture_words(lexicon, "role")]
    good = all((2 <= len(p.split()) <= 5 and is_name(p, lexicon, most=5)) or is_wire(p, lexicon) for p in kept)
    return tuple(_decapitalised(p) for p in kept) if good else ()


def _decapitalised(name: str) -> str:
    """Write a name that is printed in capitals as names are written."""
    return re.sub(r"[^\W\d_]{3,}", lambda m: m[0].capitalize(), name) if name.isupper() else name


def is_name(piece: str, lexicon: Lexicon, most: int) -> bool:
    """Tell a run of at most `most` capitalised words with, inside, only the small words that names have."""
    words = piece.replace("(", "").replace(")", "").split()
    if not 1 <= len(words) <= most or len(piece) > 80:
        return False
    small, weekdays = furniture_words(lexicon, "particle"), furniture_words(lexicon, "weekday")
    for i, word in enumerate(words):
        bare = word.strip(".,'’\"-").casefold()
        given_name = bare in weekdays and i == 0 and len(words) > 1  # Sunday is a man's name in Nigeria
        title_and = bare == "and" and 0 < i < len(words) - 1 and most > 5
        if bare in _no_names(lexicon) and len(bare) > 1 and not given_name and not title_and:
            return False
        capital = word[0].isupper() or bare in small or title_and or re.match(r"[a-z]{1,3}[-’'][A-Z]|&$", word)
        if not capital or any(c.isdigit() for c in word):
            return False
    return words[0][0].isupper() or words[0].casefold() in small or "-" in words[0]


@cache
def _no_names(lexicon: Lexicon) -> frozenset[str]:
    """Return the words that stand in sentences and headlines, never in names."""
    english = frozenset(w for row in lexicon.function_words if row.language == "en" for w in row.words)
    barred = (furniture_words(lexicon, "joiner") | english) - furniture_words(lexicon, "particle", "media")
    return barred | furniture_words(lexicon, "not_name", "weekday")
