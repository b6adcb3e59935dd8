"""The mean of two runs that began from the same pretrained weights: as good as asking both, at the price of one
(Wortsman et al. 2022, "Model soups")."""

from pathlib import Path

import torch
from torch import Tensor

Weights = dict[str, Tensor]


def pieces_of(vocabulary: Path) -> list[str]:
    return vocabulary.read_text(encoding="utf-8").splitlines()


def by_piece(words: Tensor, pieces: list[str], own: Tensor, own_pieces: list[str]) -> Tensor:
    """The rows of `words` in the order of `own_pieces`; where a piece is not among its `pieces`, the row of `own`."""
    row = {piece: at for at, piece in enumerate(pieces)}
    return torch.stack([words[row[piece]] if piece in row else own[at] for at, piece in enumerate(own_pieces)])


def mean(own: Weights, own_pieces: list[str], other: Weights, pieces: list[str]) -> Weights:
    """Where the other run has no such weights (a head, a piece, a position), the own ones stay."""
    found = dict(own)
    for name in own.keys() & other.keys():
        theirs = other[name]
        if name == "encoder.words.weight":
            theirs = by_piece(theirs, pieces, own[name], own_pieces)
        elif name == "encoder.positions.weight":
            theirs = torch.cat([theirs[:len(own[name])], own[name][len(theirs):]])
        found[name] = (own[name] + theirs) / 2
    return found
