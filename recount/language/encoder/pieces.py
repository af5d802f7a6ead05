"""Words -> what the encoder sees of them: pieces of its vocabulary, and the shape of their letters.

In: the words of a sentence; out: rows of numbers for the network. Training and reading both come through here, so
that the model meets at run time what it was trained on. The vocabulary knows no capitals: the shape carries them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

__all__ = ["CLS", "MOST_PIECES", "PAD", "SEP", "SHAPES", "Ids", "Pieces", "Rows", "rows", "shape"]

PAD, CLS, SEP = 0, 101, 102
"""Rows of the vocabulary (that of BERT, uncased) for padding, for the start of a sentence and for its end."""

MOST_PIECES = 510
"""Pieces of one sentence at most: the encoder has 512 positions, two of them for start and end."""

LONGEST_WORD = 8
"""Pieces of one word at most; what a longer one ends in tells nothing about its place in the sentence."""

SHAPES = ("none", "lower", "title", "capital", "upper", "mixed", "digits", "mark")
"""Shapes of letters, in the order of the network's rows; `none` is for padding, start and end."""

Ids = npt.NDArray[np.int64]
Pieces = Callable[[str], tuple[int, ...]]
"""Cuts one word into rows of the vocabulary."""
Rows = dict[str, Ids]
"""`ids` and `shapes` (sentences x pieces), `firsts` (sentences x words + 1): a word's first piece, the root's at 0."""


@lru_cache(maxsize=65_536)
def shape(word: str) -> int:
    """Return the row of `SHAPES` that the letters of a word have."""
    if not any(c.isalnum() for c in word):
        return SHAPES.index("mark")
    if any(c.isdigit() for c in word):
        return SHAPES.index("digits")
    letters = "".join(c for c in word if c.isalpha())
    if letters == letters.lower():
        return SHAPES.index("lower")
    if letters == letters.upper():
        return SHAPES.index("upper" if len(letters) > 1 else "capital")
    return SHAPES.index("title" if letters[0].isupper() and letters[1:] == letters[1:].lower() else "mixed")


def _cut(words: Sequence[str], pieces: Pieces) -> list[tuple[int, ...]]:
    """Cut words into pieces, fewer of each where the sentence would outgrow the encoder."""
    most = max(1, min(LONGEST_WORD, MOST_PIECES // max(1, len(words))))
    cut = [pieces(word)[:LONGEST_WORD] for word in words]
    return cut if sum(map(len, cut)) <= MOST_PIECES else [c[:most] for c in cut]


def rows(sentences: Sequence[Sequence[str]], pieces: Pieces) -> Rows:
    """Lay sentences of at most `MOST_PIECES` words beside one another, padded to the longest."""
    cut = [_cut(words, pieces) for words in sentences]
    width = max((sum(map(len, c)) for c in cut), default=0) + 2
    most = max((len(words) for words in sentences), default=0) + 1
    out = {
        "ids": np.full((len(cut), width), PAD, dtype=np.int64),
        "shapes": np.zeros((len(cut), width), dtype=np.int64),
        "firsts": np.zeros((len(cut), most), dtype=np.int64),
    }
    for row, (words, parts) in enumerate(zip(sentences, cut, strict=True)):
        ids, shapes, firsts = [CLS], [0], [0]
        for word, part in zip(words, parts, strict=True):
            firsts.append(len(ids))
            ids.extend(part)
            shapes.extend([shape(word)] * len(part))
        ids.append(SEP)
        out["ids"][row, : len(ids)] = ids
        out["shapes"][row, : len(shapes)] = shapes
        out["firsts"][row, : len(firsts)] = firsts
    return out
