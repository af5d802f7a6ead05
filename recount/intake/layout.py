"""A text -> the character ranges of its paragraphs, however it marks them: blank lines, one a line, or hard-wrapped.

Ranges are in order, never overlap, and begin and end at a character that is no space. The time is linear.
"""

from __future__ import annotations

import itertools
import re

__all__ = ["line_ranges", "paragraphs"]

WIDEST_WRAP = 120
"""Lines that a program broke are no wider than this (columns); a paragraph of news rarely is so short."""
NARROWEST_WRAP = 35
FULL_SHARE = 0.7
"""Share of the line breaks at which the next word would not have fitted, from which a text counts as hard-wrapped."""
SLACK = 6
"""Characters by which a broken line may fall short of the widest, for programs that break a little early."""

FIRST_WORD = re.compile(r"\S{1,40}")
BULLET = re.compile(r"(?:[-*•–·]|\d{1,2}[.)])\s")
Range = tuple[int, int]


def paragraphs(text: str) -> tuple[Range, ...]:
    """Return `(start, end)` of each paragraph.

    >>> text = "Two dead in Kesh\\n\\nTwo people died.\\nA third is missing."
    >>> [text[a:b] for a, b in paragraphs(text)]
    ['Two dead in Kesh', 'Two people died.', 'A third is missing.']
    """
    lines = line_ranges(text)
    width = _wrap_width(text, lines)
    if width is None:
        return lines
    out: list[Range] = []
    for i, line in enumerate(lines):
        if i and _continues(text, lines[i - 1], line, width):
            out[-1] = (out[-1][0], line[1])
        else:
            out.append(line)
    return tuple(out)


def line_ranges(text: str) -> tuple[Range, ...]:
    """Return `(start, end)` of each line that is not blank, without the spaces around it."""
    out, start = [], 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            first = start + len(line) - len(line.lstrip())
            out.append((first, first + len(bare)))
        start += len(line) + 1
    return tuple(out)


def _wrap_width(text: str, lines: tuple[Range, ...]) -> int | None:
    """Return the column at which a program broke the lines, or null where each line is a paragraph."""
    if not lines:
        return None
    sizes = sorted(end - start for start, end in lines)
    width = sizes[-1 - len(sizes) // 50]  # one line in fifty may stick out: an address that cannot be broken
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if _adjacent(text, a, b)]
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP or not pairs:
        return None
    full = sum(_is_full(text, a, b, width) for a, b in pairs)
    broken = sum(text[a[1] - 1] not in '.!?:;”"' for a, _ in pairs)
    enough = full >= FULL_SHARE * len(pairs) and broken >= len(pairs) / 2
    return width if enough else None


def _adjacent(text: str, a: Range, b: Range) -> bool:
    return text.count("\n", a[1], b[0]) == 1


def _is_full(text: str, a: Range, b: Range, width: int) -> bool:
    """Tell whether the first word of the next line would have made this line too long."""
    word = FIRST_WORD.match(text, b[0])
    return a[1] - a[0] + 1 + (len(word[0]) if word else 0) > width - SLACK


def _continues(text: str, a: Range, b: Range, width: int) -> bool:
    """Tell whether a line goes on with the paragraph of the line before it."""
    indented = text[b[0] - 1] in " \t\u3000" and text[max(0, a[0] - 1)] not in " \t\u3000"
    bullet = BULLET.match(text, b[0])
    return _adjacent(text, a, b) and not indented and not bullet and _is_full(text, a, b, width)
