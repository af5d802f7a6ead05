"""Sentences -> tags, trees and names: the trained network, run by ONNX Runtime.

In: sentences as words; out: a `Parse` of each. The network scores; which tree those scores make, and which relation
each of its arcs has, is decided here. Sentences of like length are run together, so that little is spent on padding.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidGraph, InvalidProtobuf

from recount.language.encoder.pieces import Ids, rows
from recount.language.encoder.tree import Ints, best_tree
from recount.language.encoder.wordpieces import WordPieces

__all__ = ["FILES", "Model", "Parse"]

NETWORK, RELATIONS, LABELS, VOCABULARY = "encoder.onnx", "relations.onnx", "labels.json", "vocab.txt"
FILES = (NETWORK, RELATIONS, LABELS, VOCABULARY)
"""What a trained model consists of."""

BATCH_WORDS = 256
"""Words run at once, padding included: what lies between the layers of more than these outgrows a core's cache."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Parse:
    """One sentence, word by word: `heads` count from 1, 0 is the root; `entities` are `O` or `B-`, `I-` of a kind."""

    tags: tuple[str, ...]
    pos: tuple[str, ...]
    heads: tuple[int, ...]
    rels: tuple[str, ...]
    entities: tuple[str, ...]


class Model:
    """A trained network with its labels; loaded once, it runs on one core and holds nothing of what it read."""

    def __init__(self, folder: Path) -> None:
        """Load `FILES` of a folder; raises `OSError` where one is missing and `ValueError` where one is damaged."""
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise FileNotFoundError(f"{folder} lacks {', '.join(missing)}")
        self._pieces = WordPieces(folder / VOCABULARY)
        labels = json.loads((folder / LABELS).read_text(encoding="utf-8"))
        self._tags, self._pos, self._rels, self._entities = (
            tuple(labels[kind]) for kind in ("tags", "pos", "rels", "entities")
        )
        self._session = _session(folder / NETWORK)
        self._relation_session = _session(folder / RELATIONS)

    @property
    def labels(self) -> tuple[str, ...]:
        """All labels that it can give."""
        kinds = (label[2:] for label in self._entities if label.startswith("B-"))
        return (*self._tags, *self._pos, *self._rels, *kinds)

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Parse]:
        """Parse sentences of at most `MOST_PIECES` words; an empty one gets an empty parse."""
        out = [Parse((), (), (), (), ()) for _ in sentences]
        for batch in _batches([len(words) for words in sentences]):
            for place, parse in zip(batch, self._run([sentences[i] for i in batch]), strict=True):
                out[place] = parse
        return out

    def _run(self, batch: Sequence[Sequence[str]]) -> Iterator[Parse]:
        tags, pos, entities, arcs, governors, dependents = self._session.run(None, rows(batch, self._pieces))
        best = tags.argmax(-1), pos.argmax(-1), entities.argmax(-1)
        sizes = [len(words) for words in batch]
        heads = [best_tree(arcs[row, :n, : n + 1]) for row, n in enumerate(sizes)]
        above = np.concatenate([governors[row, found] for row, found in enumerate(heads)])
        below = np.concatenate([dependents[row, :n] for row, n in enumerate(sizes)])
        rels = np.split(self._relations(above, below, np.concatenate(heads)), np.cumsum(sizes)[:-1])
        for row, n in enumerate(sizes):
            yield Parse(
                tags=_named(self._tags, best[0][row, :n]),
                pos=_named(self._pos, best[1][row, :n]),
                heads=tuple(heads[row].tolist()),
                rels=_named(self._rels, rels[row]),
                entities=_begun(_named(self._entities, best[2][row, :n])),
            )

    def _relations(self, above: Floats, below: Floats, heads: Ints) -> Ints:
        """Return the likeliest relation of each arc; `root` is that of the root's arc and of no other."""
        # not by NumPy, whose products of matrices would take every core of the machine
        (scores,) = self._relation_session.run(None, {"governors": above, "dependents": below})
        root = self._rels.index("root")
        scores[heads > 0, root] = -np.inf
        scores[heads == 0, root] = np.inf
        best: Ints = scores.argmax(-1)
        return best


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # The arena keeps the memory of the longest batch for ever; without it reading is as fast and stays small.
    options.enable_cpu_mem_arena = False
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except (Fail, InvalidGraph, InvalidProtobuf) as error:
        raise ValueError(f"{path} is no network that ONNX Runtime can run: {error}") from error


def _batches(sizes: Sequence[int]) -> Iterator[list[int]]:
    """Yield the places of sentences of like length, of at most `BATCH_WORDS` words with padding or one alone."""
    batch: list[int] = []
    for place in sorted(range(len(sizes)), key=lambda i: sizes[i]):
        if sizes[place] == 0:
            continue
        if batch and (len(batch) + 1) * sizes[place] > BATCH_WORDS:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def _named(labels: tuple[str, ...], chosen: Ids | Ints) -> tuple[str, ...]:
    return tuple(labels[i] for i in chosen.tolist())


def _begun(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Give an entity that goes on from nothing, or from one of another kind, its beginning."""
    before = ("O", *labels)
    return tuple(
        f"B{label[1:]}" if label[0] == "I" and previous[1:] != label[1:] else label
        for previous, label in zip(before, labels, strict=False)
    )
