"""Scores of arcs -> the best tree: every word one governor, one root, no cycle.

In: words x (words + 1) scores, the root in column 0; out: governors, counted from 1, 0 for the root. The likeliest
governor of each word is nearly always a tree already; where it is not, Chu-Liu/Edmonds finds the best one.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["best_tree"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]


def best_tree(scores: npt.NDArray[np.floating]) -> Ints:
    """Return the governors of the highest-scoring tree with a single root."""
    size = len(scores)
    square: Floats = np.full((size + 1, size + 1), -np.inf)
    square[1:] = scores
    np.fill_diagonal(square, -np.inf)
    greedy: Ints = square[1:].argmax(axis=1)
    if (greedy == 0).sum() == 1 and _cycle(np.concatenate([[0], greedy])) is None:
        return greedy
    # A root arc made dearer than any difference between two trees: the best tree then has one.
    # Source: Stanojević & Cohen (2021), “A Root of All Trees”.
    finite = square[np.isfinite(square)]
    square[1:, 0] -= (finite.max() - finite.min() + 1) * (size + 1)
    best: Ints = _best(square)[1:]
    return best


def _cycle(heads: Ints) -> Ints | None:
    """Return the nodes of a cycle among governors (0 is the root), or None."""
    seen = np.zeros(len(heads), dtype=np.intp)
    seen[0] = -1
    for start in range(1, len(heads)):
        at = start
        while not seen[at]:
            seen[at] = start
            at = int(heads[at])
        if seen[at] == start:
            cycle = [at]
            while int(heads[cycle[-1]]) != at:
                cycle.append(int(heads[cycle[-1]]))
            return np.array(cycle, dtype=np.intp)
    return None


def _best(scores: Floats) -> Ints:
    """Return the governor of each node (row: dependent, column: governor) in the best tree rooted in node 0."""
    heads: Ints = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    outside = np.setdiff1d(np.arange(len(scores)), cycle)
    last = len(outside)
    # The cycle becomes one node: entering it costs the arc that is broken, leaving it takes its best governor.
    entering = scores[np.ix_(cycle, outside)] - scores[cycle, heads[cycle]][:, None]
    leaving = scores[np.ix_(outside, cycle)]
    small = np.full((last + 1, last + 1), -np.inf)
    small[:last, :last] = scores[np.ix_(outside, outside)]
    small[last, :last] = entering.max(axis=0)
    small[:last, last] = leaving.max(axis=1)
    rest = _best(small)
    governors = np.append(outside, -1)[rest[:last]]
    heads[outside] = np.where(rest[:last] == last, cycle[leaving.argmax(axis=1)], governors)
    heads[cycle[entering[:, rest[last]].argmax()]] = outside[rest[last]]
    return heads
