"""The mean of several runs that began from the same pretrained weights: as good as asking all, at the price of one
(Wortsman et al. 2022, "Model soups")."""

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

import vocabulary

Weights = dict[str, Tensor]


@dataclass(frozen=True)
class Run:
    """A training run: its weights, and the pieces of its vocabulary."""

    weights: Weights
    pieces: list[str]

    @classmethod
    def of(cls, checkpoint: Path) -> "Run":
        return cls(torch.load(checkpoint), vocabulary.read(vocabulary_of(checkpoint)))


def vocabulary_of(checkpoint: Path) -> Path:
    """Where the vocabulary of a run lies: beside its weights."""
    return checkpoint.with_suffix(".vocab.txt")


def mean(bare: Weights, pieces: list[str], runs: list[Run]) -> Weights:
    """Each weight's mean over the runs that have it, for a vocabulary of these `pieces`. Where a run has no such piece or
    position, it counts with the `bare` weights, from which all began; a head that none has stays bare."""
    found = dict(bare)
    for name, own in bare.items():
        theirs = [fitting(name, own, pieces, run) for run in runs if name in run.weights]
        if theirs:
            found[name] = torch.stack(theirs).mean(0)
    return found


def fitting(name: str, bare: Tensor, pieces: list[str], run: Run) -> Tensor:
    theirs = run.weights[name]
    if name == "encoder.words.weight":
        return by_piece(theirs, run.pieces, bare, pieces)
    if name == "encoder.positions.weight":
        return torch.cat([theirs[:len(bare)], bare[len(theirs):]])
    return theirs


def by_piece(words: Tensor, pieces: list[str], bare: Tensor, wanted: list[str]) -> Tensor:
    """The rows of `words` in the order of the `wanted` pieces; where one is not among its `pieces`, the bare row."""
    row = {piece: at for at, piece in enumerate(pieces)}
    return torch.stack([words[row[piece]] if piece in row else bare[at] for at, piece in enumerate(wanted)])
