"""Patterns of data rows -> compiled regular expressions, for the readers that work on plain text.

In a pattern a space is any short run of white space that is no paragraph break, and `{name}` a fragment given by the
caller. Every quantifier that the readers add is bounded, so the cost stays linear in the text.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

__all__ = ["Expression", "alternatives", "ends_with", "expand", "group_free", "groups_of", "looking"]

SPACE = r"(?:(?:[^\S\n]{1,3}\n?|\n)[^\S\n]{0,3})"
"""At most one line break: an expression may be wrapped, but never runs over into the next paragraph."""

FRAGMENT = re.compile(r"\{([a-z][a-z_0-9]*)\}")
SPACE_OR_CLASS = re.compile(r" |\[[^\]]{1,200}\]")
GROUP_NAME = re.compile(r"\(\?P<(\w+)>")
TWIN = "__"


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


class Expression:
    """A regular expression that is compiled when it is first tried: most reports try few of the hundreds there are."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._pattern, re.IGNORECASE)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Match from `start` on."""
        return self._compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Match all between two characters."""
        return self._compiled.fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Find every match between two characters."""
        return self._compiled.finditer(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Find the first match between two characters."""
        return self._compiled.search(text, start, end)


def looking(pattern: str, fragments: Mapping[str, str]) -> Expression:
    """Return an expression that is matched where the reader stands."""
    return Expression(_distinct(expand(pattern, fragments)))


def ends_with(pattern: str, fragments: Mapping[str, str]) -> Expression:
    """Return an expression that is searched in a short window and must reach its end."""
    return Expression(f"(?:{_distinct(expand(pattern, fragments))})\\Z")


def groups_of(match: re.Match[str]) -> dict[str, str]:
    """Return the groups that matched, by name; of groups with one name in several alternatives, the one that did."""
    return {name.partition(TWIN)[0]: words for name, words in match.groupdict().items() if words is not None}


def _distinct(pattern: str) -> str:
    """Give each further group of a name a name of its own, which regular expressions ask for."""
    seen: Counter[str] = Counter()

    def rename(match: re.Match[str]) -> str:
        seen[match[1]] += 1
        return match[0] if seen[match[1]] == 1 else f"(?P<{match[1]}{TWIN}{seen[match[1]]}>"

    return GROUP_NAME.sub(rename, pattern)
