"""The network: the MiniLM encoder with small heads for tags, parts of speech, arcs, relations and entities.

In: the rows of `recount.language.encoder.pieces`; out: scores. The encoder is written out here, attention and all, so
that it takes the shape of letters as well, exports to ONNX without a framework between, and needs PyTorch alone.
Heads follow Dozat & Manning (2017), “Deep Biaffine Attention for Neural Dependency Parsing”.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

__all__ = ["Network", "Scores"]

WIDTH, HEADS, INNER = 384, 12, 1536
"""Of MiniLM-L6: numbers in a word's row, attention heads, numbers in the inner row of a layer."""

ARC, REL = 256, 96
"""Numbers in a word's row as governor or dependent, for arcs and for relations."""


@dataclass
class Scores:
    """What the network says of each word: sentences x words, and x words + 1 for governors (the root first)."""

    tags: Tensor
    pos: Tensor
    entities: Tensor
    arcs: Tensor
    governors: Tensor
    dependents: Tensor


class Layer(nn.Module):
    """One layer of the encoder: self-attention and a feed-forward part, each with its residual."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.mixed = nn.Linear(WIDTH, WIDTH)
        self.mixed_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, barred: Tensor) -> Tensor:
        """Transform sentences x pieces x `WIDTH`; `barred` is added to attention (a large negative for padding)."""
        size, length, _ = x.shape
        q, k, v = (
            part(x).view(size, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        weights = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + barred, dim=-1)
        seen = (weights @ v).transpose(1, 2).reshape(size, length, WIDTH)
        x = self.mixed_norm(x + self.dropout(self.mixed(seen)))
        return self.outer_norm(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(
        self, *, tags: int, pos: int, rels: int, entities: int, shapes: int, layers: int, dropout: float
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(30_522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.kinds = nn.Parameter(torch.zeros(WIDTH))
        self.shapes = nn.Embedding(shapes, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)
        self.heads_dropout = nn.Dropout(0.3)
        self.mix = nn.Parameter(torch.zeros(3, layers))
        self.tags, self.pos = nn.Linear(WIDTH, tags), nn.Linear(WIDTH, pos)
        self.entities = nn.Linear(WIDTH, entities)
        self.arc_governor, self.arc_dependent = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.rel_governor, self.rel_dependent = nn.Linear(WIDTH, REL), nn.Linear(WIDTH, REL)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.rel = nn.Parameter(torch.zeros(rels, REL + 1, REL + 1))
        nn.init.normal_(self.shapes.weight, std=0.01)
        nn.init.normal_(self.arc, std=0.02)
        nn.init.normal_(self.rel, std=0.02)

    def load_encoder(self, path: Path) -> None:
        """Take the weights of a BERT-shaped encoder (`model.safetensors`); layers beyond ours are left out."""
        given = load_file(path)
        names = {
            "attention.self.query": "query",
            "attention.self.key": "key",
            "attention.self.value": "value",
            "attention.output.dense": "mixed",
            "attention.output.LayerNorm": "mixed_norm",
            "intermediate.dense": "inner",
            "output.dense": "outer",
            "output.LayerNorm": "outer_norm",
        }
        state = {
            "words.weight": given["embeddings.word_embeddings.weight"],
            "places.weight": given["embeddings.position_embeddings.weight"],
            "kinds": given["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
        }
        for i in range(len(self.layers)):
            for theirs, ours in names.items():
                for part in ("weight", "bias"):
                    state[f"layers.{i}.{ours}.{part}"] = given[f"encoder.layer.{i}.{theirs}.{part}"]
        unknown = self.load_state_dict(state, strict=False).unexpected_keys
        if unknown:
            raise ValueError(f"{path} is no encoder of this shape: {unknown}")

    def forward(self, ids: Tensor, shapes: Tensor, firsts: Tensor) -> Scores:
        """Score sentences given as rows of pieces."""
        barred = (ids == 0)[:, None, None, :].to(self.kinds.dtype) * -1e4
        x = self.words(ids) + self.places.weight[: ids.shape[1]] + self.kinds + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        kept = []
        for layer in self.layers:
            x = layer(x, barred)
            kept.append(x)
        stacked = torch.stack(kept)
        shares = torch.softmax(self.mix, dim=1)
        tagged, parsed, named = (
            self._at_words(torch.einsum("l,lbtw->btw", shares[i].to(x.dtype), stacked), firsts) for i in range(3)
        )
        drop = self.heads_dropout
        governor = drop(F.gelu(self.arc_governor(parsed)))
        dependent = drop(F.gelu(self.arc_dependent(parsed[:, 1:])))
        ones = torch.ones_like(dependent[..., :1])
        arcs = (torch.cat([dependent, ones], -1) @ self.arc.to(dependent.dtype)) @ governor.transpose(1, 2)
        return Scores(
            tags=self.tags(drop(tagged[:, 1:])),
            pos=self.pos(drop(tagged[:, 1:])),
            entities=self.entities(drop(named[:, 1:])),
            arcs=arcs,
            governors=drop(F.gelu(self.rel_governor(parsed))),
            dependents=drop(F.gelu(self.rel_dependent(parsed[:, 1:]))),
        )

    def _at_words(self, x: Tensor, firsts: Tensor) -> Tensor:
        return torch.gather(x, 1, firsts[..., None].expand(-1, -1, x.shape[-1]))

    def relations(self, governors: Tensor, dependents: Tensor) -> Tensor:
        """Score the relations of pairs (pairs x `REL` each): pairs x relations."""
        governors = torch.cat([governors, torch.ones_like(governors[..., :1])], -1)
        dependents = torch.cat([dependents, torch.ones_like(dependents[..., :1])], -1)
        return torch.einsum("pd,rdg,pg->pr", dependents, self.rel.to(dependents.dtype), governors)
