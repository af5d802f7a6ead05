"""Examples -> trained weights: one network learns tags, trees and entities at once.

In: examples of `corpora`; out: `network.pt` with its labels, kept each time the dev score rises. Seeds are fixed;
batches are of sentences of like length, so that little is spent on padding.
"""

from __future__ import annotations

import math
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from recount.language.encoder.pieces import SHAPES, Pieces, rows

from corpora import Example, entities_of, varied
from network import Network, Scores

__all__ = ["Labels", "Settings", "labels_of", "learn", "measure", "restore"]

IGNORED = -100


@dataclass(frozen=True)
class Labels:
    """The labels of each head, in the order of the network's rows."""

    tags: tuple[str, ...]
    pos: tuple[str, ...]
    rels: tuple[str, ...]
    entities: tuple[str, ...] = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")


@dataclass(frozen=True)
class Settings:
    """How long and how fast to learn; the rates are those usual for fine-tuning small encoders."""

    epochs: int = 7
    words: int = 700
    encoder_rate: float = 2e-4
    heads_rate: float = 1.5e-3
    warm: float = 0.06
    dropout: float = 0.1
    layers: int = 6
    seed: int = 0
    smoothing: float = 0.03
    half: bool = True


def labels_of(examples: Sequence[Example]) -> Labels:
    """Collect the labels that examples use, commonest first; relations seen fewer than 20 times lose their subtype."""
    tags = Counter(t for e in examples for t in e.tags)
    pos = Counter(t for e in examples for t in e.pos)
    rels = Counter(r for e in examples for r in e.rels)
    kept = [r for r, n in rels.most_common() if n >= 20 or ":" not in r]
    return Labels(tuple(t for t, _ in tags.most_common()), tuple(p for p, _ in pos.most_common()), tuple(kept))


def batches(examples: Sequence[Example], words: int, rng: random.Random) -> Iterator[list[Example]]:
    """Yield batches of about so many words, of sentences of like length, in random order."""
    order = sorted(examples, key=lambda e: len(e.words) + rng.random() * 6)
    found: list[list[Example]] = [[]]
    size = 0
    for example in order:
        if size + len(example.words) > words and found[-1]:
            found.append([])
            size = 0
        found[-1].append(example)
        size += len(example.words)
    rng.shuffle(found)
    yield from found


def _column(batch: Sequence[Example], field: str, names: Sequence[str], width: int) -> Tensor:
    index = {name: i for i, name in enumerate(names)}
    out = torch.full((len(batch), width), IGNORED)
    for row, example in enumerate(batch):
        values = [index.get(v, index.get(v.split(":")[0], IGNORED)) for v in getattr(example, field)]
        out[row, : len(values)] = torch.tensor(values)
    return out


def loss_of(network: Network, scores: Scores, batch: Sequence[Example], labels: Labels, smoothing: float) -> Tensor:
    """Add up the losses of the heads over what the corpora say; arcs compete among the words of their sentence."""
    width = scores.tags.shape[1]
    total = torch.zeros(())
    for field, names, weight in (
        ("tags", labels.tags, 0.5),
        ("pos", labels.pos, 0.5),
        ("entities", labels.entities, 1.0),
    ):
        gold = _column(batch, field, names, width)
        if (gold != IGNORED).any():
            given = getattr(scores, field).float().flatten(0, 1)
            total = total + weight * F.cross_entropy(
                given, gold.flatten(), ignore_index=IGNORED, label_smoothing=smoothing
            )
    heads = torch.full((len(batch), width), IGNORED)
    for row, example in enumerate(batch):
        heads[row, : len(example.heads)] = torch.tensor(example.heads, dtype=torch.long)
    if not (heads != IGNORED).any():
        return total
    lengths = torch.tensor([len(e.words) + 1 for e in batch])
    barred = torch.arange(width + 1)[None, None, :] >= lengths[:, None, None]
    arcs = scores.arcs.float().masked_fill(barred, -1e4)
    total = total + F.cross_entropy(arcs.flatten(0, 1), heads.flatten(), ignore_index=IGNORED)
    row, column = (heads != IGNORED).nonzero(as_tuple=True)
    given = network.relations(scores.governors[row, heads[row, column]], scores.dependents[row, column])
    gold = _column(batch, "rels", labels.rels, width)[row, column]
    return total + F.cross_entropy(given.float(), gold, ignore_index=IGNORED, label_smoothing=smoothing)


def _tensors(sentences: Sequence[Sequence[str]], pieces: Pieces) -> dict[str, Tensor]:
    """Lay sentences out in rows whose lengths are multiples of 8: fewer shapes for the kernels to be made ready for."""
    found = {name: torch.from_numpy(array) for name, array in rows(sentences, pieces).items()}
    return {name: F.pad(array, (0, -array.shape[1] % 8 if name != "firsts" else 0)) for name, array in found.items()}


def measure(network: Network, examples: Sequence[Example], labels: Labels, pieces: Pieces) -> dict[str, float]:
    """Score with the likeliest governor of each word: shares right of pos, tags, arcs and relations; entity F1."""
    network.eval()
    hits: Counter[str] = Counter()
    with torch.inference_mode():
        for batch in batches(examples, 1500, random.Random(0)):
            scores = network(**_tensors([e.words for e in batch], pieces))
            for row, example in enumerate(batch):
                _tally(network, scores, row, example, labels, hits)
    network.train()
    found = {k: hits[k] / max(1, hits["words"]) for k in ("pos", "tags", "uas", "las")}
    found["entities"] = 2 * hits["named"] / max(1, hits["named_gold"] + hits["named_given"])
    return found


def _tally(network: Network, scores: Scores, row: int, example: Example, labels: Labels, hits: Counter[str]) -> None:
    n = len(example.words)
    if example.entities:
        given = entities_of([labels.entities[i] for i in scores.entities[row, :n].argmax(-1)])
        gold = entities_of(example.entities)
        hits.update(named=len(gold & given), named_gold=len(gold), named_given=len(given))
    if not example.heads:
        return
    heads = scores.arcs[row, :n, : n + 1].argmax(-1)
    rels = network.relations(scores.governors[row, heads], scores.dependents[row, :n]).argmax(-1)
    for i in range(n):
        if example.pos[i] == "PUNCT":
            continue
        arc = int(heads[i]) == example.heads[i]
        rel = labels.rels[int(rels[i])].split(":")[0] == example.rels[i].split(":")[0]
        hits.update(words=1, uas=arc, las=arc and rel)
        hits.update(pos=labels.pos[int(scores.pos[row, i].argmax())] == example.pos[i])
        hits.update(tags=labels.tags[int(scores.tags[row, i].argmax())] == example.tags[i])


def new_network(labels: Labels, settings: Settings) -> Network:
    """Make a network for these labels."""
    sizes = {name: len(getattr(labels, name)) for name in ("tags", "pos", "rels", "entities")}
    return Network(**sizes, shapes=len(SHAPES), layers=settings.layers, dropout=settings.dropout)


def restore(path: Path) -> tuple[Network, Labels]:
    """Read a trained network and its labels."""
    saved = torch.load(path, weights_only=False)
    network = new_network(saved["labels"], saved["settings"])
    network.load_state_dict(saved["network"])
    return network, saved["labels"]


def learn(
    train: Sequence[Example], dev: Sequence[Example], encoder: Path, pieces: Pieces, settings: Settings, out: Path
) -> None:
    """Train and keep the best network on the dev examples in `out`; prints a line each part of an epoch."""
    torch.manual_seed(settings.seed)
    rng = random.Random(settings.seed)
    labels = labels_of(train)
    network = new_network(labels, settings)
    network.load_encoder(encoder)
    network.train()
    optimizer, schedule = _optimizer(network, train, settings)
    best, seen, began = -1.0, 0, time.monotonic()
    for epoch in range(settings.epochs):
        for batch in batches(train, settings.words, rng):
            inputs = _tensors([varied(e, rng) for e in batch], pieces)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=settings.half):
                scores = network(**inputs)
            loss = loss_of(network, scores, batch, labels, settings.smoothing)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            before, seen = seen, seen + sum(len(e.words) for e in batch)
            if seen // 50_000 > before // 50_000:
                print(
                    f"{seen} words, loss {loss.item():.2f}, {seen / (time.monotonic() - began):.0f} a second",
                    flush=True,
                )
        found = measure(network, dev, labels, pieces)
        score = found["las"] + 0.3 * found["entities"]
        line = " ".join(f"{k} {100 * v:.2f}" for k, v in found.items())
        print(f"epoch {epoch + 1}: {line} ({seen / (time.monotonic() - began):.0f} words/s)", flush=True)
        if score > best:
            best = score
            torch.save({"network": network.state_dict(), "labels": labels, "settings": settings}, out)


def _optimizer(
    network: Network, train: Sequence[Example], settings: Settings
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    """Make an optimizer, with a small rate for the encoder and a large one for the heads: warmed up, then falling."""
    encoder = ("words.", "places.", "norm.", "layers.", "kinds")
    small = [p for n, p in network.named_parameters() if n.startswith(encoder)]
    large = [p for n, p in network.named_parameters() if not n.startswith(encoder)]
    groups = [{"params": small, "lr": settings.encoder_rate}, {"params": large, "lr": settings.heads_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    steps = settings.epochs * math.ceil(sum(len(e.words) for e in train) / settings.words * 1.04)
    warm = max(1, int(settings.warm * steps))
    rate: Callable[[int], float] = lambda s: min(1.0, (s + 1) / warm) * max(0.02, 1 - max(0, s - warm) / (steps - warm))  # noqa: E731
    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
