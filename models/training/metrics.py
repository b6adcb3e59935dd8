"""Figures of agreement, from label ids and probabilities."""

import numpy as np


def confusion(gold: np.ndarray, said: np.ndarray, labels: int) -> np.ndarray:
    table = np.zeros((labels, labels))
    np.add.at(table, (gold, said), 1)
    return table


def kappa(gold: np.ndarray, said: np.ndarray, labels: int) -> float:
    """Cohen's kappa."""
    table = confusion(gold, said, labels) / len(gold)
    chance = table.sum(axis=0) @ table.sum(axis=1)
    return float((np.trace(table) - chance) / (1 - chance))


def accuracy(gold: np.ndarray, said: np.ndarray) -> float:
    return float((gold == said).mean())


def f1(gold: np.ndarray, said: np.ndarray, chosen: set[int]) -> float:
    """F1 of a label, or of several taken as one."""
    is_gold, is_said = np.isin(gold, list(chosen)), np.isin(said, list(chosen))
    both, either = (is_gold & is_said).sum(), is_gold.sum() + is_said.sum()
    return float(2 * both / either) if either else 0.0


def macro_f1(gold: np.ndarray, said: np.ndarray, least: int = 1) -> float:
    """The mean F1 of the labels that occur `least` times or more."""
    labels, counts = np.unique(gold, return_counts=True)
    return float(np.mean([f1(gold, said, {label}) for label in labels[counts >= least]]))


def calibration_error(sure: np.ndarray, right: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error over equal bins of the highest probability."""
    which = np.minimum((sure * bins).astype(int), bins - 1)
    error = 0.0
    for at in range(bins):
        inside = which == at
        if inside.any():
            error += inside.mean() * abs(sure[inside].mean() - right[inside].mean())
    return float(error)


def ranks(values: np.ndarray) -> np.ndarray:
    """From 1; values that are level share the mean of their ranks."""
    _, which, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return ((last - counts + 1 + last) / 2)[which]


def spearman(gold: np.ndarray, said: np.ndarray) -> float:
    """Spearman's rho; neither may be all alike."""
    return float(np.corrcoef(ranks(gold), ranks(said))[0, 1])
