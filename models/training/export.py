"""The model as a small ONNX graph, written node by node, its weights int8 by row.

The engine sees one frame at a time: no batch, no padding, no mask. Matrices are stored as int8 with one float32
scale for each of their outputs (of the word table: for each word), and widened where the graph uses them.
"""

from dataclasses import dataclass, field

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from frames import POSITION_KNOTS
from model import HEADS, Layer, Tagger

OPSET = 17


STEPS = 14
"""Steps of a weight to each side of zero. int8 has room for 127, but so few cost no accuracy that can be seen (README), and the
bundle stays below nine million bytes."""


REACHES = np.linspace(0.4, 1, 25)
"""How far the steps may reach, as shares of a row's greatest weight: the one is taken that errs least in all."""


def quantise(weights: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """int8 values and the float32 scales that give the weights back; one scale along `axis`, the others share it."""
    others = tuple(at for at in range(weights.ndim) if at != axis)
    whole = np.maximum(np.abs(weights).max(axis=others, keepdims=True), 1e-12) / STEPS
    scale, least = whole, np.full(whole.shape, np.inf)
    for share in REACHES:
        wrong = ((steps(weights, whole * share) * whole * share - weights) ** 2).sum(axis=others, keepdims=True)
        scale, least = np.where(wrong < least, whole * share, scale), np.minimum(wrong, least)
    return steps(weights, scale).astype(np.int8), scale.astype(np.float32)


def steps(weights: np.ndarray, scale: np.ndarray) -> np.ndarray:
    return np.clip(np.rint(weights / scale), -STEPS, STEPS)


@dataclass
class Graph:
    """A graph under construction: each method adds nodes and gives back the name of their result."""

    nodes: list = field(default_factory=list)
    constants: list = field(default_factory=list)

    def constant(self, name: str, value: np.ndarray) -> str:
        if all(one.name != name for one in self.constants):
            self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, op: str, inputs: list[str], name: str, **attributes) -> str:
        self.nodes.append(helper.make_node(op, inputs, [name], name=name, **attributes))
        return name

    def matrix(self, name: str, weights: np.ndarray) -> str:
        """A float matrix (inputs x outputs) from its int8 form."""
        values, scale = quantise(weights, axis=1)
        wide = self.add("Cast", [self.constant(f"{name}.int8", values)], f"{name}.wide", to=TensorProto.FLOAT)
        return self.add("Mul", [wide, self.constant(f"{name}.scale", scale)], f"{name}.weight")

    def linear(self, name: str, x: str, layer: nn.Linear, factor: float = 1.0) -> str:
        product = self.add("MatMul", [x, self.matrix(name, array(layer.weight).T * factor)], f"{name}.product")
        return self.add("Add", [product, self.constant(f"{name}.bias", array(layer.bias) * np.float32(factor))], name)

    def norm(self, name: str, x: str, layer: nn.LayerNorm) -> str:
        return self.add("LayerNormalization", [x, self.constant(f"{name}.scale", array(layer.weight)),
                                               self.constant(f"{name}.bias", array(layer.bias))],
                        name, axis=-1, epsilon=layer.eps)

    def gelu(self, name: str, x: str) -> str:
        halved = self.add("Mul", [x, self.constant("half", np.float32(0.5))], f"{name}.half")
        scaled = self.add("Mul", [x, self.constant("root_of_half", np.float32(1) / np.sqrt(np.float32(2)))], f"{name}.scaled")
        curve = self.add("Add", [self.add("Erf", [scaled], f"{name}.erf"), self.constant("one", np.float32(1))],
                         f"{name}.curve")
        return self.add("Mul", [halved, curve], name)

    def words(self, table: np.ndarray) -> str:
        """The rows of the word table for `ids`; only these are widened."""
        values, scale = quantise(table, axis=0)
        rows = self.add("Gather", [self.constant("words.int8", values), "ids"], "words.rows", axis=0)
        scales = self.add("Gather", [self.constant("words.scale", scale), "ids"], "words.scales", axis=0)
        wide = self.add("Cast", [rows], "words.wide", to=TensorProto.FLOAT)
        return self.add("Mul", [wide, scales], "words")

    def positions(self, table: np.ndarray) -> str:
        """The first rows of the position table, as many as there are ids."""
        length = self.add("Shape", ["ids"], "length")
        values, scale = quantise(table, axis=1)
        rows = self.add("Slice", [self.constant("positions.int8", values), self.constant("zero", np.array([0])), length],
                        "positions.rows")
        wide = self.add("Cast", [rows], "positions.wide", to=TensorProto.FLOAT)
        return self.add("Mul", [wide, self.constant("positions.scale", scale)], "positions")

    def attention(self, name: str, x: str, layer: Layer) -> str:
        width = layer.query.in_features
        split = self.constant("heads", np.array([0, width // layer.attention, layer.attention]))

        def heads(part: str, linear: nn.Linear, perm: list[int], factor: float = 1.0) -> str:
            whole = self.linear(f"{name}.{part}", x, linear, factor)
            return self.add("Transpose", [self.add("Reshape", [whole, split], f"{name}.{part}.split")],
                            f"{name}.{part}.heads", perm=perm)

        query = heads("query", layer.query, [1, 0, 2], layer.attention ** -0.5)
        scores = self.add("MatMul", [query, heads("key", layer.key, [1, 2, 0])], f"{name}.scores")
        shares = self.add("Softmax", [scores], f"{name}.shares", axis=-1)
        seen = self.add("MatMul", [shares, heads("value", layer.value, [1, 0, 2])], f"{name}.seen")
        joined = self.add("Reshape", [self.add("Transpose", [seen], f"{name}.seen.turned", perm=[1, 0, 2]),
                                      self.constant("width", np.array([0, width]))], f"{name}.seen.joined")
        return self.linear(f"{name}.out", joined, layer.out)

    def layer(self, name: str, x: str, layer: Layer) -> str:
        seen = self.attention(f"{name}.attention", x, layer)
        x = self.norm(f"{name}.attention.norm", self.add("Add", [x, seen], f"{name}.attention.sum"), layer.attention_norm)
        inner = self.gelu(f"{name}.gelu", self.linear(f"{name}.up", x, layer.up))
        outer = self.linear(f"{name}.down", inner, layer.down)
        return self.norm(f"{name}.norm", self.add("Add", [x, outer], f"{name}.sum"), layer.norm)

    def head(self, name: str, stand: str, head: nn.Linear | nn.Sequential) -> str:
        """One layer, or two with a gelu between them."""
        if isinstance(head, nn.Linear):
            return self.linear(name, stand, head)
        up, _, down = head
        return self.linear(name, self.gelu(f"{name}.gelu", self.linear(f"{name}.up", stand, up)), down)


def array(parameter) -> np.ndarray:
    return parameter.detach().float().numpy()


def to_onnx(tagger: Tagger, heads: list[str]) -> onnx.ModelProto:
    """The encoder and the named heads: ids, types [S], pool [G,S], features [G,F] to a row of logits a group."""
    graph, encoder = Graph(), tagger.encoder
    types = graph.add("Gather", [graph.constant("types.table", array(encoder.types.weight)), "types"], "types.rows", axis=0)
    x = graph.add("Add", [graph.words(array(encoder.words.weight)), graph.positions(array(encoder.positions.weight))],
                  "words.placed")
    x = graph.norm("embeddings", graph.add("Add", [x, types], "embeddings.sum"), encoder.norm)
    for at, layer in enumerate(encoder.layers):
        x = graph.layer(f"layer.{at}", x, layer)
    pooled = graph.add("MatMul", ["pool", x], "pooled")
    stand = graph.add("Concat", [pooled, "features"], "pooled.placed", axis=1)
    for head in heads:
        graph.head(head, stand, tagger.heads[head])

    inputs = [value("ids", TensorProto.INT64, ["S"]), value("types", TensorProto.INT64, ["S"]),
              value("pool", TensorProto.FLOAT, ["G", "S"]),
              value("features", TensorProto.FLOAT, ["G", len(POSITION_KNOTS)])]
    outputs = [value(head, TensorProto.FLOAT, ["G", HEADS[head]]) for head in heads]
    made = helper.make_model(helper.make_graph(graph.nodes, "tagger", inputs, outputs, graph.constants),
                             opset_imports=[helper.make_opsetid("", OPSET)], producer_name="hearken", ir_version=8)
    onnx.checker.check_model(made, full_check=True)
    return made


def value(name: str, kind: int, shape: list) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, kind, shape)
