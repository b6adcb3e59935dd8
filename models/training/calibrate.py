"""How sure is sure enough: temperatures and thresholds, and honest figures for them.

What is said of the techniques' main codes is figured on chats that nothing was fitted on: five parts, each judged by the
other four. Second codes and the other heads have only the figures of the lines that their thresholds were fitted on.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from bundle import softmax

TARGET = 0.85
"""How often a shown code is to be right."""

FLAG_TARGET = 0.75
"""How often a flag of the model's is to be right on the written lines. Of .80 and .75 words and model together find more with
this one on the third open set of tests/sets/flags, and are right as often."""

OWN_THRESHOLD_FROM = 30
"""Codes with fewer gold segments than this share one threshold."""

PRIOR = 20
"""How many segments' worth of all codes together weigh in with each code's own."""

PARTS = 5


@dataclass
class Sure:
    """When a code is shown, and when a second one beside it."""

    thresholds: np.ndarray
    second: float


def parts(chats: list[str]) -> np.ndarray:
    """Which of five parts each row is in; a chat is never split."""
    return np.array([hashlib.sha256(chat.encode()).digest()[1] % PARTS for chat in chats])


def loss(logits: np.ndarray, gold: np.ndarray, temperature: float) -> float:
    shares = softmax(logits, temperature)
    return -float(np.log(shares[np.arange(len(gold)), gold] + 1e-12).mean())


def temperature(logits: np.ndarray, gold: np.ndarray) -> float:
    """The temperature under which the gold labels are the least surprising."""
    tried = np.geomspace(0.4, 2.5, 200)
    return float(tried[np.argmin([loss(logits, gold, one) for one in tried])])


def lowest(sure: np.ndarray, right: np.ndarray, prior_sure: np.ndarray, prior_right: np.ndarray,
           target: float = TARGET) -> float:
    """The lowest threshold above which `right` holds at the target rate, the prior counted in; 1 if none."""
    for threshold in np.arange(0.2, 1, 0.01):
        own, others = sure >= threshold, prior_sure >= threshold
        rate = prior_right[others].mean() if others.any() else 1.0
        if (right[own].sum() + PRIOR * rate) / (own.sum() + PRIOR) >= target and own.any():
            return round(float(threshold), 2)
    return 1.0


def thresholds(shares: np.ndarray, is_gold: np.ndarray, main: np.ndarray) -> np.ndarray:
    """One threshold for each code. `is_gold` marks each row's gold codes, `main` is its main one."""
    said, sure = shares.argmax(1), shares.max(1)
    right = is_gold[np.arange(len(said)), said]
    counts = np.bincount(main, minlength=shares.shape[1])
    rare = np.isin(said, np.flatnonzero(counts < OWN_THRESHOLD_FROM))
    found = np.empty(shares.shape[1])
    for code in range(shares.shape[1]):
        own = said == code if counts[code] >= OWN_THRESHOLD_FROM else rare
        found[code] = lowest(sure[own], right[own], sure, right)
    return found


def flag_thresholds(shares: np.ndarray, gold: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """One threshold for each kind of flag: each is a question of its own, and `asked` says of which rows."""
    right = gold & asked
    found = np.empty(shares.shape[1])
    for kind in range(shares.shape[1]):
        rows = asked[:, kind]
        found[kind] = lowest(shares[rows, kind], right[rows, kind], shares[asked], right[asked], FLAG_TARGET)
    return found


def second_threshold(shares: np.ndarray, is_gold: np.ndarray, limits: np.ndarray) -> float:
    """The lowest share at which a second code, shown beside a shown main one, is more often right than wrong."""
    order = np.argsort(-shares, axis=1)
    rows = np.arange(len(shares))
    shown = shares.max(1) >= limits[order[:, 0]]
    share, right = shares[rows, order[:, 1]], is_gold[rows, order[:, 1]]
    for threshold in np.arange(0.1, 0.5, 0.01):
        candidates = shown & (share >= threshold)
        if candidates.sum() < 5:
            break
        if right[candidates].mean() > 0.5:
            return round(float(threshold), 2)
    return 0.5


def sure_enough(shares: np.ndarray, is_gold: np.ndarray, main: np.ndarray) -> Sure:
    limits = thresholds(shares, is_gold, main)
    return Sure(limits, second_threshold(shares, is_gold, limits))


def across(which: np.ndarray, fit: Callable[[np.ndarray], object], judge: Callable[[np.ndarray, object], np.ndarray]):
    """Fit on four parts, judge the fifth, for each: the judged rows in order."""
    judged = None
    for part in np.unique(which):
        left_out = np.flatnonzero(which == part)
        rows = judge(left_out, fit(np.flatnonzero(which != part)))
        if judged is None:
            judged = np.empty((len(which), *rows.shape[1:]), rows.dtype)
        judged[left_out] = rows
    return judged


def left_out_shares(logits: np.ndarray, gold: np.ndarray, which: np.ndarray) -> np.ndarray:
    """Probabilities under temperatures that did not see the row's chat."""
    return across(which, lambda rows: temperature(logits[rows], gold[rows]),
                  lambda rows, one: softmax(logits[rows], one))


def left_out_shown(shares: np.ndarray, is_gold: np.ndarray, main: np.ndarray, which: np.ndarray) -> np.ndarray:
    """Whether each row's main code is shown, under thresholds that did not see the row's chat."""
    said, sure = shares.argmax(1), shares.max(1)
    return across(which, lambda rows: thresholds(shares[rows], is_gold[rows], main[rows]),
                  lambda rows, limits: sure[rows] >= limits[said[rows]])
