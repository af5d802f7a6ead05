"""Trained weights -> the folder of a spaCy pipeline that reads without PyTorch.

In: the network that `learn` kept; out: the network in ONNX with whole numbers of 8 bits for weights, the weights of
the relations (scored for the chosen arcs alone), labels and vocabulary, in a pipeline with Recount's sentences.
"""

from __future__ import annotations

import dataclasses
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import spacy
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from recount.language.encoder.component import ENCODER
from recount.language.encoder.model import LABELS, NETWORK, RELATIONS, VOCABULARY
from recount.language.sentences import SENTENCES

from learn import restore
from network import Network

__all__ = ["export"]

OUTPUTS = ("tags", "pos", "entities", "arcs", "governors", "dependents")
INPUTS = ("ids", "shapes", "firsts")
OPSET, IR_VERSION = 17, 8
SPACY = ">=3.8.0,<3.9.0"
"""Releases of spaCy that read the pipeline."""


class Plain(nn.Module):
    """The network with its scores as a row of arrays: an exported graph knows no records."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        """Score rows of pieces."""
        scores = self.network(ids, shapes, firsts)
        return tuple(getattr(scores, name) for name in OUTPUTS)


def export(trained: Path, vocabulary: Path, meta: dict[str, Any], out: Path) -> None:
    """Write the pipeline of a trained network to `out`, in the place of what lies there."""
    network, labels = restore(trained)
    network.eval()
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        _write_network(network, folder)
        _write_relations(network.rel.detach().numpy(), folder / RELATIONS)
        (folder / LABELS).write_text(json.dumps(dataclasses.asdict(labels), indent=1) + "\n", encoding="utf-8")
        shutil.copyfile(vocabulary, folder / VOCABULARY)
        nlp = spacy.blank("en")
        nlp.add_pipe(SENTENCES)
        nlp.add_pipe(ENCODER).from_disk(folder)
        nlp.meta.update(meta)
        shutil.rmtree(out, ignore_errors=True)
        nlp.to_disk(out)
    # Nothing here depends on the patch release that happened to write it.
    written = json.loads((out / "meta.json").read_text(encoding="utf-8"))
    written["spacy_version"] = SPACY
    (out / "meta.json").write_text(json.dumps(written, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _write_network(network: Network, folder: Path) -> None:
    whole = folder / "whole.onnx"
    words = {"ids": torch.full((2, 5), 7), "shapes": torch.ones(2, 5, dtype=torch.long)}
    torch.onnx.export(
        Plain(network),
        (words["ids"], words["shapes"], torch.tensor([[0, 1, 2, 3], [0, 1, 3, 0]])),
        str(whole),
        dynamo=False,
        opset_version=OPSET,
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=_axes(),
    )
    # A bit less than 8: machines without instructions for whole numbers add up in 16 bits, which two full ones outgrow.
    quantize_dynamic(
        whole,
        folder / NETWORK,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul", "Gather"],
        extra_options={"MatMulConstBOnly": True},
    )
    onnx.checker.check_model(str(folder / NETWORK))
    whole.unlink()


def _write_relations(weights: npt.NDArray[np.float32], path: Path) -> None:
    """Write what scores the relations of pairs of words, as `Network.relations` does; weights of 16 bits.

    (dependent, 1) times the weights, relation by relation, times (governor, 1).
    """
    count, width, _ = weights.shape
    constants = {
        "packed": weights.transpose(1, 0, 2).reshape(width, -1).astype(np.float16),
        "shape": np.array([-1, count, width], dtype=np.int64),
        "last": np.array([2], dtype=np.int64),
        "edge": np.array([0, 0, 0, 1], dtype=np.int64),
        "one": np.array(1, dtype=np.float32),
    }
    node = onnx.helper.make_node
    nodes = [
        node("Cast", ["packed"], ["weights"], to=onnx.TensorProto.FLOAT),
        node("Pad", ["dependents", "edge", "one"], ["below"]),
        node("Pad", ["governors", "edge", "one"], ["above"]),
        node("MatMul", ["below", "weights"], ["turned"]),
        node("Reshape", ["turned", "shape"], ["by_relation"]),
        node("Unsqueeze", ["above", "last"], ["column"]),
        node("MatMul", ["by_relation", "column"], ["wide"]),
        node("Squeeze", ["wide", "last"], ["scores"]),
    ]
    given = [
        onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, ["words", width - 1])
        for name in ("governors", "dependents")
    ]
    scores = onnx.helper.make_tensor_value_info("scores", onnx.TensorProto.FLOAT, ["words", count])
    kept = [onnx.numpy_helper.from_array(array, name) for name, array in constants.items()]
    graph = onnx.helper.make_graph(nodes, "relations", given, [scores], kept)
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def _axes() -> dict[str, dict[int, str]]:
    """Name what may be of any length: sentences, pieces, words, and words with the root."""
    words = {name: {0: "sentences", 1: "words"} for name in ("tags", "pos", "entities", "dependents")}
    pieces = {name: {0: "sentences", 1: "pieces"} for name in ("ids", "shapes")}
    rooted = {name: {0: "sentences", 1: "rooted"} for name in ("firsts", "governors")}
    return {**words, **pieces, **rooted, "arcs": {0: "sentences", 1: "words", 2: "rooted"}}
