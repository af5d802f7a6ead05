"""A unit at the top of a text -> whether it reads as a title."""

from __future__ import annotations

import re

from recount.intake.words import furniture_words
from recount.lexicon import Lexicon

__all__ = ["is_title"]

MOST_WORDS = 30
LONGEST = 220
LONGEST_QUESTION = 18
"""Words of a title that asks; longer questions begin a story."""

BULLET = re.compile(r"[-*•–·>]\s|\d{1,2}[.)]\s")
ABBREVIATED = re.compile(r"(?:\b[A-Z]\.){2,6}$")
OPEN_END = re.compile(r"[,;:–—-]$")
SENTENCE_INSIDE = re.compile(r"[a-z]{4}[\"”’]?\.[\"”’]?\s+[\"“‘]?[A-Z]")
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
    asks = unit.endswith("?") and len(words) > LONGEST_QUESTION
    dangling = words[-1].casefold() in furniture_words(lexicon, "joiner") - {"in", "over", "on", "after"}
    broken = OPEN_END.search(unit) or BULLET.match(unit) or SENTENCE_INSIDE.search(unit)
    return not (stopped or asks or dangling or broken)
