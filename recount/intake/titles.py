"""A unit at the top of a text -> whether it reads as a title."""

from __future__ import annotations

import re

from recount.intake.words import furniture_words
from recount.lexicon import Lexicon

__all__ = ["is_title"]

MOST_WORDS = 30
LONGEST = 220

BULLET = re.compile(r"[-*•–·>]\s|\d{1,2}[.)]\s")
ABBREVIATED = re.compile(r"(?:\b[A-Z]\.){2,6}$")
OPEN_END = re.compile(r"[,;:–—-]$")
STOP = re.compile(r"[.…][\"'”’)\]]{0,3}$")


def is_title(unit: str, lexicon: Lexicon) -> bool:
    """Tell a title: few words without a final full stop, not cut off, no bullet.

    >>> from recount.lexicon import load_lexicon
    >>> is_title("Two dead in Kesh market blast", load_lexicon())
    True
    """
    words = unit.split()
    if not 2 <= len(words) <= MOST_WORDS or len(unit) > LONGEST or not any(c.isalpha() for c in unit):
        return False
    stopped = STOP.search(unit) and not (ABBREVIATED.search(unit) and len(words) <= 15)
    dangling = words[-1].casefold() in furniture_words(lexicon, "joiner") - {"in", "over", "on", "after"}
    return not (stopped or dangling or OPEN_END.search(unit) or BULLET.match(unit))
