"""Patterns of data rows -> compiled regular expressions, for the readers that work on plain text.

In a pattern a space is any short run of white space that is no paragraph break, and `{name}` a fragment given by the
caller. Every quantifier that the readers add is bounded, so the cost stays linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

__all__ = ["alternatives", "ends_with", "expand", "group_free", "looking"]

SPACE = r"(?:(?:[^\S\n]{1,3}\n?|\n)[^\S\n]{0,3})"
"""At most one line break: an expression may be wrapped, but never runs over into the next paragraph."""

FRAGMENT = re.compile(r"\{([a-z][a-z_0-9]*)\}")
SPACE_OR_CLASS = re.compile(r" |\[[^\]]{1,200}\]")
GROUP_NAME = re.compile(r"\(\?P<\w+>")


def expand(pattern: str, fragments: Mapping[str, str]) -> str:
    """Return the pattern with its spaces and fragments written out; fragments may hold spaces too."""
    written = FRAGMENT.sub(lambda m: fragments[m[1]], pattern)
    return SPACE_OR_CLASS.sub(lambda m: SPACE if m[0] == " " else m[0].replace(" ", r"\s"), written)


def group_free(pattern: str) -> str:
    """Return the pattern with groups that have no names, so that it can stand in a larger one."""
    return GROUP_NAME.sub("(?:", pattern)


def alternatives(words: Iterable[str]) -> str:
    """Return an expression for any of these words, longest first; a space in a word is a pattern's space."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(" ".join(map(re.escape, w.split(" "))) for w in ordered) + ")"


def looking(pattern: str, fragments: Mapping[str, str]) -> re.Pattern[str]:
    """Compile an expression that is matched where the reader stands."""
    return re.compile(expand(pattern, fragments), re.IGNORECASE)


def ends_with(pattern: str, fragments: Mapping[str, str]) -> re.Pattern[str]:
    """Compile an expression that is searched in a short window and must reach its end."""
    return re.compile(f"(?:{expand(pattern, fragments)})\\Z", re.IGNORECASE)
