"""How helpful seekers found what was said: their ratings, and what can be told of them without a language model."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

import calibrate
import data
import metrics
from data import TECHNIQUES

LEAST_RATINGS = 4
"""In how many ratings a chat's own order is looked at."""

DRAWS = 2000


@dataclass
class Rated:
    """A rating, the messages that it is of, and how far into the chat they end: 0 the first message, 1 the last."""

    chat: str
    messages: list[int]
    position: float
    words: int
    rating: int


def rated(part: str) -> Iterator[Rated]:
    """All ratings of ESConv's `train` or `test` part."""
    for number, chat in enumerate(data.read_lines(data.root() / "esconv_feedback" / f"{part}_rl.txt")):
        dialog = chat["dialog"]
        for messages, rating in data.ratings_of(dialog):
            words = sum(len(dialog[at]["text"].split()) for at in messages)
            yield Rated(f"esconv-{part}-{number:04}", messages, messages[-1] / (len(dialog) - 1), words, int(rating))


Codes = dict[tuple[str, int], list[str]]
"""The codes of each supporter's message, by (chat, message)."""


def coders_codes() -> Codes:
    """Of the train part, as the coders settled them."""
    found = defaultdict(list)
    for row in data.technique_rows("train"):
        found[data.place(row["id"])[:2]].append(row["codes"][0])
    return found


def features(ratings: list[Rated], codes: Codes) -> np.ndarray:
    """Position, length, and how often each code stands in what was rated."""
    rows = []
    for one in ratings:
        counts = Counter(code for message in one.messages for code in codes.get((one.chat, message), ()))
        rows.append([one.position, one.words, *(counts[code] for code in TECHNIQUES)])
    return np.array(rows, dtype=float)


@dataclass
class Ridge:
    """A linear model of standardised features, its weights held back by `penalty`."""

    mean: np.ndarray
    spread: np.ndarray
    weights: np.ndarray
    middle: float

    @classmethod
    def fit(cls, x: np.ndarray, y: np.ndarray, penalty: float) -> "Ridge":
        mean, spread = x.mean(0), np.maximum(x.std(0), 1e-9)
        z = (x - mean) / spread
        weights = np.linalg.solve(z.T @ z + penalty * np.eye(z.shape[1]), z.T @ (y - y.mean()))
        return cls(mean, spread, weights, float(y.mean()))

    def __call__(self, x: np.ndarray) -> np.ndarray:
        return (x - self.mean) / self.spread @ self.weights + self.middle


def best_penalty(x: np.ndarray, y: np.ndarray, chats: list[str]) -> float:
    """The one that errs least on chats that the weights were not fitted on."""
    which = calibrate.parts(chats)

    def error(penalty: float) -> float:
        said = calibrate.across(which, lambda rows: Ridge.fit(x[rows], y[rows], penalty), lambda rows, one: one(x[rows]))
        return float(((said - y) ** 2).mean())

    return min((1.0, 10.0, 100.0, 1000.0), key=error)


def without_language(test: list[Rated], tags: Codes) -> np.ndarray:
    """The ratings that the ridge expects: fitted on train with the coders' codes, asked with the codes of `tags`."""
    train = list(rated("train"))
    x, y = features(train, coders_codes()), np.array([one.rating for one in train], dtype=float)
    return Ridge.fit(x, y, best_penalty(x, y, [one.chat for one in train]))(features(test, tags))


def within_chats(ratings: list[Rated], said: np.ndarray) -> dict[str, float]:
    """Spearman's rho in each chat with enough ratings that are not all alike (of alike ones there is none)."""
    rows = defaultdict(list)
    for at, one in enumerate(ratings):
        rows[one.chat].append(at)
    gold = np.array([one.rating for one in ratings])
    return {chat: metrics.spearman(gold[its], said[its]) for chat, its in rows.items()
            if len(its) >= LEAST_RATINGS and len(set(gold[its])) > 1}


def interval(differences: np.ndarray) -> tuple[float, float]:
    """Of their mean: 95 in a hundred draws of as many chats fall into it."""
    chance = np.random.default_rng(7)
    means = differences[chance.integers(len(differences), size=(DRAWS, len(differences)))].mean(1)
    low, high = np.quantile(means, [0.025, 0.975])
    return float(low), float(high)
