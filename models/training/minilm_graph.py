"""all-MiniLM-L6-v2 as others run it: whole, float32, in padded batches. What hearken's speed is measured against.

The nodes stand as the exports that people load write BERT: in that form, and with operators of that age, onnxruntime
knows the attention, the normalisations and the gelus, and makes one fast node of each.
"""

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper
from torch import nn

from export import Graph, array, value
from model import Encoder, Layer

OPSET = 11
TOLERANCE = 1e-4


class BatchedGraph(Graph):
    """The same layers over ids, types and mask of the shape [batch, length]."""

    def matrix(self, name: str, weights: np.ndarray) -> str:
        return self.constant(f"{name}.weight", weights)

    def words(self, table: np.ndarray) -> str:
        return self.add("Gather", [self.constant("words.table", table), "ids"], "words", axis=0)

    def positions(self, table: np.ndarray) -> str:
        first, second = self.constant("first", np.array([1])), self.constant("second", np.array([2]))
        length = self.add("Slice", [self.add("Shape", ["ids"], "shape"), first, second], "length")
        return self.add("Slice", [self.constant("positions.table", table), self.constant("zero", np.array([0])), length],
                        "positions")

    def norm(self, name: str, x: str, layer: nn.LayerNorm) -> str:
        away = self.add("Sub", [x, self.add("ReduceMean", [x], f"{name}.mean", axes=[-1])], f"{name}.away")
        square = self.add("Pow", [away, self.constant("two", np.float32(2))], f"{name}.square")
        variance = self.add("Add", [self.add("ReduceMean", [square], f"{name}.variance", axes=[-1]),
                                    self.constant("least", np.float32(layer.eps))], f"{name}.variance.least")
        unit = self.add("Div", [away, self.add("Sqrt", [variance], f"{name}.deviation")], f"{name}.unit")
        scaled = self.add("Mul", [unit, self.constant(f"{name}.scale", array(layer.weight))], f"{name}.scaled")
        return self.add("Add", [scaled, self.constant(f"{name}.bias", array(layer.bias))], name)

    def gelu(self, name: str, x: str) -> str:
        scaled = self.add("Div", [x, self.constant("root_of_two", np.sqrt(np.float32(2)))], f"{name}.scaled")
        curve = self.add("Add", [self.add("Erf", [scaled], f"{name}.erf"), self.constant("one", np.float32(1))],
                         f"{name}.curve")
        product = self.add("Mul", [x, curve], f"{name}.product")
        return self.add("Mul", [product, self.constant("half", np.float32(0.5))], name)

    def hidden(self) -> str:
        """What hides the padding, added to each attention's scores: 0 at tokens, -10000 elsewhere."""
        wide = self.add("Unsqueeze", [self.add("Unsqueeze", ["mask"], "mask.row", axes=[1])], "mask.wide", axes=[2])
        padding = self.add("Sub", [self.constant("one", np.float32(1)),
                                   self.add("Cast", [wide], "mask.float", to=TensorProto.FLOAT)], "mask.padding")
        return self.add("Mul", [padding, self.constant("far", np.float32(-10000))], "hidden")

    def attention(self, name: str, x: str, layer: Layer) -> str:
        width = layer.query.in_features
        split = self.constant("heads", np.array([0, 0, width // layer.attention, layer.attention]))

        def heads(part: str, linear: nn.Linear, perm: list[int]) -> str:
            whole = self.linear(f"{name}.{part}", x, linear)
            return self.add("Transpose", [self.add("Reshape", [whole, split], f"{name}.{part}.split")],
                            f"{name}.{part}.heads", perm=perm)

        products = self.add("MatMul", [heads("query", layer.query, [0, 2, 1, 3]), heads("key", layer.key, [0, 2, 3, 1])],
                            f"{name}.products")
        scores = self.add("Div", [products, self.constant("root", np.sqrt(np.float32(layer.attention)))], f"{name}.scores")
        shares = self.add("Softmax", [self.add("Add", [scores, "hidden"], f"{name}.hidden")], f"{name}.shares", axis=3)
        seen = self.add("MatMul", [shares, heads("value", layer.value, [0, 2, 1, 3])], f"{name}.seen")
        joined = self.add("Reshape", [self.add("Transpose", [seen], f"{name}.seen.turned", perm=[0, 2, 1, 3]),
                                      self.constant("width", np.array([0, 0, width]))], f"{name}.seen.joined")
        return self.linear(f"{name}.out", joined, layer.out)

    def layer(self, name: str, x: str, layer: Layer) -> str:
        seen = self.attention(f"{name}.attention", x, layer)
        x = self.norm(f"{name}.attention.norm", self.add("Add", [seen, x], f"{name}.attention.sum"), layer.attention_norm)
        inner = self.gelu(f"{name}.gelu", self.linear(f"{name}.up", x, layer.up))
        outer = self.linear(f"{name}.down", inner, layer.down)
        return self.norm(f"{name}.norm", self.add("Add", [outer, x], f"{name}.sum"), layer.norm)

    def mean(self, x: str) -> str:
        """The mean over each row's own tokens, as the model's makers take it."""
        mask = self.add("Cast", ["mask"], "mean.mask", to=TensorProto.FLOAT)
        total = self.add("MatMul", [self.add("Unsqueeze", [mask], "mean.rows", axes=[1]), x], "mean.sum")
        count = self.add("ReduceSum", [mask], "mean.count", axes=[1], keepdims=1)
        return self.add("Div", [self.add("Squeeze", [total], "mean.flat", axes=[1]), count], "mean")


def to_onnx(encoder: Encoder) -> onnx.ModelProto:
    """ids, types, mask [B,S] to the embedding [B,width] of each row."""
    graph = BatchedGraph()
    words, positions = graph.words(array(encoder.words.weight)), graph.positions(array(encoder.positions.weight))
    types = graph.add("Gather", [graph.constant("types.table", array(encoder.types.weight)), "types"], "types.rows", axis=0)
    placed = graph.add("Add", [graph.add("Add", [words, types], "words.typed"), positions], "embeddings.sum")
    x = graph.norm("embeddings", placed, encoder.norm)
    graph.hidden()
    for at, layer in enumerate(encoder.layers):
        x = graph.layer(f"layer.{at}", x, layer)
    graph.add("LpNormalization", [graph.mean(x)], "embedding", axis=-1, p=2)

    inputs = [value(name, TensorProto.INT64, ["B", "S"]) for name in ("ids", "types", "mask")]
    outputs = [value("embedding", TensorProto.FLOAT, ["B", encoder.words.embedding_dim])]
    made = helper.make_model(helper.make_graph(graph.nodes, "all-MiniLM-L6-v2", inputs, outputs, graph.constants),
                             opset_imports=[helper.make_opsetid("", OPSET)], producer_name="hearken", ir_version=8)
    onnx.checker.check_model(made, full_check=True)
    return made


def check(made: bytes, encoder: Encoder) -> None:
    """That the graph gives what the model gives, for rows of several lengths."""
    lengths, longest = [9, 4, 7], 9
    draw = np.random.default_rng(7)
    ids = draw.integers(0, encoder.shape.words, (len(lengths), longest))
    types = draw.integers(0, 2, ids.shape)
    mask = np.arange(longest)[None, :] < np.array(lengths)[:, None]
    session = onnxruntime.InferenceSession(made, providers=["CPUExecutionProvider"])
    ours, = session.run(["embedding"], {"ids": ids, "types": types, "mask": mask.astype(np.int64)})
    with torch.no_grad():
        hidden = encoder.eval()(*(torch.tensor(one) for one in (ids, types, mask)))
    sums = (hidden * torch.tensor(mask)[:, :, None]).sum(1)
    theirs = nn.functional.normalize(sums, dim=1).numpy()
    assert np.abs(ours - theirs).max() < TOLERANCE, np.abs(ours - theirs).max()
