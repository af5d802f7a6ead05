"""A headline in Title Case or CAPITALS -> the same letters in sentence case, so that the parser can read it.

In: the text of a report and where its headline stands; out: the text with that stretch in the case that the body
uses: a word is lowered if the body writes it in lower case, and kept where the body only knows it with a capital.
Every letter stays where it was.
"""

from __future__ import annotations

import re

__all__ = ["recase"]

WORD = re.compile(r"[^\W\d_]+")
SHARE = 0.6
"""Of its longer words that begin with a capital, for a headline to be in Title Case."""


def recase(text: str, headline: tuple[int, int]) -> str:
    """Return the text with its headline in sentence case; unchanged where the headline already is."""
    start, end = headline
    words = list(WORD.finditer(text, start, end))
    long = [m for m in words[1:] if len(m.group()) > 3]
    capitals = [m for m in long if m.group()[0].isupper()]
    if not long or len(capitals) < SHARE * len(long):
        return text
    body = text[:start] + " " + text[end:]
    known = set(WORD.findall(body))
    letters = list(text)
    for match in words:
        for at, letter in enumerate(_in_case(match.group(), known, match is words[0]), match.start()):
            letters[at] = letter
    return "".join(letters)


def _in_case(word: str, known: set[str], first: bool) -> str:
    """Return a headline's word in the case that the body uses for it; as long as before."""
    lower, title = word.lower(), word[:1] + word[1:].lower()
    if len(lower) != len(word) or len(title) != len(word):
        return word
    if lower in known:
        return title if first else lower
    return title if word.isupper() and title in known and word not in known else word
