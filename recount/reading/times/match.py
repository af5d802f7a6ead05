"""Text -> expressions of time, each a tree of the words found and the words beside them. Reads no values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import Literal, NamedTuple

from recount.reading.patterns import groups_of
from recount.reading.times.expression import Expression
from recount.reading.times.lexicon import Cue, Frame, Shape, TimeRules
from recount.reading.times.value import Framed, Joined, Tree

__all__ = ["Node", "find_nodes"]

WINDOW = 48
"""Characters to the left in which the words that frame a time stand."""
SENTENCE = 240
"""Characters to the left in which a cue that looks ahead is heard."""
LEAD_IN = 8
"""Characters before a time with which a sentence begins: `But on`, a quotation mark."""
LONG_LEAD_IN = 28
"""The same with words that take a part: `In the second week of`."""
MOST_FRAMES = 3
SENTENCE_END = re.compile(r"[.!?][\"”’')\]]{0,2}\s+(?=[\"“‘('\[]?[^\W\d_a-z])|\n")
CONNECTOR = re.compile(r"\s?(?:,|and|or|to|until|till|through|[-–])?\s?(?:and|on|the)?\s?", re.IGNORECASE)
"""What may stand between two times that share a cue: a list or a range. Punctuation and particles, no lexicon."""
NEAREST = frozenset({"date", "days", "month", "months", "named", "feast", "nth_weekday"})
"""Values that without a year are the nearest to the anchor, unless a cue says that they have passed."""
INNER = frozenset({"part", "span", "night"})


class Node(NamedTuple):
    """A time with its place; `rules` are the names of all rows that made it."""

    start: int
    end: int
    kind: Literal["date", "duration", "clock", "set", "reference"]
    rules: tuple[str, ...]
    tree: Tree
    clock: Expression | None = None
    """The time of day that stands beside a day."""


def find_nodes(text: str, rules: TimeRules, only: Set[str] | None = None) -> tuple[Node, ...]:
    """Return the times of a text in order, never overlapping.

    `only`: the names of rows for words that have been read before, cut out of their text: no other row is tried, and
    what stands around is not asked.
    """
    nodes = list(_bases(text, rules) if only is None else _known_bases(text, rules, only))
    frames = rules.frames
    if only is not None:
        frames = tuple(Frame(f.row, f.pattern, None, None, None) for f in frames if f.row.name in only)
    nodes = _merge_clocks(text, nodes, frames)
    nodes = _framed(text, nodes, [f for f in frames if f.row.effect in INNER])
    nodes = _joined(text, nodes, [f for f in frames if f.row.side == "between" and f.row.effect == "since"])
    return tuple(_framed(text, nodes, [f for f in frames if f.row.effect not in INNER]))


# --- the expressions themselves --------------------------------------------------------------------------------------


def _bases(text: str, rules: TimeRules) -> Iterator[Node]:
    at, said, cue = 0, 0, None
    low = _lowered(text)
    while place := rules.finder.search(low, at):
        start = place.start()
        match = rules.master.match(text, start)
        found = _fitting(text, start, int(str(match.lastgroup)[1:]), rules) if match else None
        if found is None:
            at = start + 1
            continue
        shape, groups = found
        if not (cue and CONNECTOR.fullmatch(text, said, start)):
            cue = _cue(text, said, start, groups.end(), rules)
        if shape.row.ahead and not (cue and not cue.row.behind):
            rest = _fitting(text, start, rules.shapes.index(shape) + 1, rules)
            at = at if rest else start + 1
            if rest is None:
                continue
            shape, groups = rest
        at = groups.end()
        if shape.row.value:
            said = at if shape.row.kind == "date" else said
            yield _node(shape, groups, cue, rules)


def _lowered(text: str) -> str:
    """Return the text in lower case, character by character: the one letter that becomes two (a dotted I) as one."""
    low = text.lower()
    return low if len(low) == len(text) else text.replace("\u0130", "i").lower()


def _fitting(text: str, start: int, first: int, rules: TimeRules) -> tuple[Shape, re.Match[str]] | None:
    """Return the first shape from `first` on that matches at `start` and that nothing beside forbids."""
    left = text[max(0, start - WINDOW) : start]
    for shape in rules.shapes[first:]:
        match = shape.pattern.match(text, start)
        if not match or (shape.needs and not shape.needs.search(left)):
            continue
        if shape.not_after and shape.not_after.search(left):
            continue
        if shape.not_before and shape.not_before.match(text, match.end()):
            continue
        return shape, match
    return None


def _known_bases(text: str, rules: TimeRules, only: Set[str]) -> Iterator[Node]:
    cue = next((c for c in rules.cues if c.row.name in only), None)
    found = [(m, s) for s in rules.shapes if s.row.name in only for m in s.pattern.finditer(text)]
    at = 0
    for match, shape in sorted(found, key=lambda f: (f[0].start(), -f[0].end())):
        if match.start() >= at:
            at = match.end()
            yield _node(shape, match, cue, rules)


def _node(shape: Shape, match: re.Match[str], cue: Cue | None, rules: TimeRules) -> Node:
    row, groups = shape.row, groups_of(match)
    if cue and cue.row.behind and (row.value not in NEAREST or "year" in groups):
        cue = None
    names = (row.name, cue.row.name) if cue and row.kind == "date" else (row.name,)
    ahead, behind = (not cue.row.behind, cue.row.behind) if cue else (False, False)
    found = Expression(row, groups, ahead, rules.words, match.start(), match.end(), behind)
    return Node(match.start(), match.end(), row.kind, names, found)


def _cue(text: str, said: int, start: int, end: int, rules: TimeRules) -> Cue | None:
    """Return the cue that looks ahead to `[start, end)` from the same sentence, after the time before; else one that
    looks back.
    """
    begin = max(said, start - SENTENCE)
    ends = [m.end() for m in SENTENCE_END.finditer(text, begin, start)]
    begin = ends[-1] if ends else begin
    hopes = [c for c in rules.cues if not c.row.cancels and not (c.not_before and c.not_before.match(text, end))]
    opening = ends[-1] if ends else 0 if said <= 0 else start - SENTENCE
    heard = ((_heard(text, c, begin, start, end), c) for c in hopes if not c.row.behind)
    place, found = max(heard, key=lambda h: h[0], default=(-1, None))
    if place < 0 or any(_heard(text, c, place, start, end) >= 0 for c in rules.cues if c.row.cancels):
        return next((c for c in hopes if c.row.behind and _heard(text, c, opening, start, end) >= 0), None)
    return found


def _heard(text: str, cue: Cue, begin: int, start: int, end: int) -> int:
    """Return where the last of these cues ends before a time at `[start, end)`, or -1."""
    if cue.row.after:
        near = cue.row.adjacent or start - begin <= (LONG_LEAD_IN if cue.row.behind else LEAD_IN)
        return start if near and cue.pattern.match(text, end) else -1
    if cue.row.adjacent:
        match = cue.pattern.search(text[max(begin, start - WINDOW) : start])
        return start if match else -1
    return max((m.end() for m in cue.pattern.finditer(text, begin, start)), default=-1)


# --- the words beside them -------------------------------------------------------------------------------------------


def _merge_clocks(text: str, nodes: list[Node], frames: tuple[Frame, ...]) -> list[Node]:
    """Give a time of day the day beside it."""
    gaps = [f for f in frames if f.row.side == "between" and f.row.effect == "span"]

    def merged(first: Node, last: Node) -> Node | None:
        gap = next((f for f in gaps if f.pattern.fullmatch(text, first.end, last.start)), None)
        if not gap or {first.kind, last.kind} != {"clock", "date"}:
            return None
        dated = last if last.kind == "date" else first
        clock = _innermost((first if last is dated else last).tree)
        return Node(first.start, last.end, "date", (gap.row.name, *first.rules, *last.rules), dated.tree, clock)

    for first, last in (("clock", "date"), ("date", "clock")):
        out: list[Node] = []
        for node in nodes:
            wider = merged(out[-1], node) if out and (out[-1].kind, node.kind) == (first, last) else None
            out[len(out) - bool(wider) :] = [wider or node]
        nodes = out
    return nodes


def _framed(text: str, nodes: list[Node], frames: list[Frame]) -> list[Node]:
    out: list[Node] = []
    for index, node in enumerate(nodes):
        left = out[-1].end if out else 0
        right = nodes[index + 1].start if index + 1 < len(nodes) else len(text)
        for _ in range(MOST_FRAMES if node.kind == "date" else 0):
            wider = next((n for f in frames if (n := _frame(text, node, f, left, right))), None)
            if wider is None:
                break
            node = wider
        out.append(node)
    return out


def _frame(text: str, node: Node, frame: Frame, left: int, right: int) -> Node | None:
    row, window = frame.row, text[max(left, node.start - WINDOW) : node.start]
    if row.side == "between" or (row.effect in {"before", "after"} and node.clock is not None):
        return None  # before dawn on Monday is still on Monday
    match = frame.pattern.search(window) if row.side == "before" else frame.pattern.match(text, node.end, right)
    if not match or not match[0] or (row.effect == "from" and isinstance(node.tree, Joined)):
        return None
    start = node.start - len(match[0]) if row.side == "before" else node.start
    end = match.end() if row.side == "after" else node.end
    if frame.not_after and frame.not_after.search(window[: len(window) - len(match[0])]):
        return None
    if frame.not_before and frame.not_before.match(text, node.end):
        return None
    groups = groups_of(match)
    ordinal = _ordinal(node.tree, groups.get("ordinal"))
    tree = Framed(row, node.tree, ordinal, (node.start, node.end), groups.get("daypart", ""))
    return Node(start, end, node.kind, (row.name, *node.rules), tree, node.clock)


def _ordinal(tree: Tree, word: str | None) -> int:
    if not word:
        return 0
    return int(_innermost(tree).words.meaning("ordinal", word))


def _innermost(tree: Tree) -> Expression:
    while not isinstance(tree, Expression):
        tree = tree.inner if isinstance(tree, Framed) else tree.first
    return tree


def _joined(text: str, nodes: list[Node], frames: list[Frame]) -> list[Node]:
    """Join two times that are the ends of one."""
    out: list[Node] = []
    for node in nodes:
        joined = _pair(text, out[-1], node, frames) if out else None
        if joined:
            out[-1] = joined
        else:
            out.append(node)
    return out


def _pair(text: str, first: Node, last: Node, frames: list[Frame]) -> Node | None:
    if first.kind != "date" or last.kind != "date" or isinstance(first.tree, Joined):
        return None
    if {_innermost(first.tree).row.value, _innermost(last.tree).row.value} == {"weekday", "month"}:
        return None
    for frame in frames:
        left = text[max(0, first.start - WINDOW) : first.start]
        if not frame.pattern.fullmatch(text, first.end, last.start) or (frame.needs and not frame.needs.search(left)):
            continue
        names = (frame.row.name, *first.rules, *(n for n in last.rules if n not in first.rules))
        return Node(first.start, last.end, "date", names, Joined(first.tree, last.tree, (first.end, last.start)))
    return None
