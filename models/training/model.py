"""The encoder (BERT's architecture, and MPNet's, which differs in its positions) with one head for each kind of
label: linear, but for that of the flags in a bundle (refit.py)."""

import math

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from frames import POSITION_KNOTS

HEADS = {"techniques": 20, "client_talk": 3, "empathy": 9, "helpfulness": 5, "flags": 11, "strategy": 8, "behaviour": 4,
         "reflection": 3}
"""Outputs of each head. The last three and helpfulness only teach the encoder and are not exported."""


@dataclass(frozen=True)
class Shape:
    """The size of an encoder."""

    words: int
    positions: int
    layers: int
    width: int
    inner: int
    attention: int
    """Width of one attention head."""
    relative: bool
    """Whether attention also looks at how far apart two tokens are, as MPNet's does."""


class ChannelDropout(nn.Module):
    """Drops whole channels of a frame: as good as dropout by element here, and far cheaper on a CPU."""

    def __init__(self, share: float):
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.share:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2]) >= self.share
        return x * (kept / (1 - self.share)).to(x.dtype)


class Layer(nn.Module):
    def __init__(self, shape: Shape, dropout: float):
        super().__init__()
        width, inner = shape.width, shape.inner
        self.attention = shape.attention
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.attention_norm = nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = ChannelDropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """`bias` is added to the attention's scores: what hides the padding, and MPNet's distances."""
        frames, length, width = x.shape

        def heads(linear: nn.Linear) -> Tensor:
            return linear(x).view(frames, length, -1, self.attention).transpose(1, 2)

        # written out: on a CPU the fused kernel's way back is four times as slow for so short frames
        scores = heads(self.query) @ heads(self.key).transpose(2, 3) * self.attention ** -0.5
        seen = F.softmax(scores + bias.to(scores.dtype), dim=-1).to(scores.dtype) @ heads(self.value)
        seen = self.out(seen.transpose(1, 2).reshape(frames, length, width))
        x = self.attention_norm(x + self.dropout(seen))
        return self.norm(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Distances(nn.Module):
    """MPNet's bias for how far apart two tokens are: exact when near, in widening steps when far."""

    BUCKETS, FARTHEST = 32, 128

    def __init__(self, heads: int):
        super().__init__()
        self.bias = nn.Embedding(self.BUCKETS, heads)

    def forward(self, length: int) -> Tensor:
        """A bias for each attention head, from each token to each."""
        places = torch.arange(length)
        away = places[:, None] - places[None, :]
        side = self.BUCKETS // 2
        exact = side // 2
        far = away.abs().clamp(min=1)
        wide = exact + (torch.log(far / exact) / math.log(self.FARTHEST / exact) * (side - exact)).long()
        bucket = torch.where(away.abs() < exact, away.abs(), wide.clamp(max=side - 1)) + side * (away < 0)
        return self.bias(bucket).permute(2, 0, 1)


class Encoder(nn.Module):
    def __init__(self, shape: Shape, dropout: float = 0.1):
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.words, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.types = nn.Embedding(2, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.distances = Distances(shape.width // shape.attention) if shape.relative else None
        self.dropout = ChannelDropout(dropout)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        positions = self.positions.weight[:ids.shape[1]]
        x = self.norm(self.words(ids) + positions + self.types(types))
        x = self.dropout(x)
        bias = torch.where(mask, 0.0, -1e4)[:, None, None, :]
        if self.distances is not None:
            bias = bias + self.distances(ids.shape[1])
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Tagger(nn.Module):
    """Heads over the mean of a group's own tokens, beside the features of its place in the chat."""

    def __init__(self, encoder: Encoder, dropout: float = 0.1):
        super().__init__()
        self.encoder = encoder
        width = encoder.shape.width
        self.heads = nn.ModuleDict({name: nn.Linear(width + len(POSITION_KNOTS), outputs)
                                    for name, outputs in HEADS.items()})
        for head in self.heads.values():
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)
            nn.init.zeros_(head.weight.data[:, width:])
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor, pool: Tensor, features: Tensor) -> Tensor:
        """What the heads stand on: a row for each row of `pool` (over all tokens of all frames of the batch)."""
        hidden = self.encoder(ids, types, mask)
        pooled = pool @ hidden.reshape(-1, hidden.shape[-1]).float()
        return torch.cat([self.dropout(pooled), features], dim=1)
