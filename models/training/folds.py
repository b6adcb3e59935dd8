"""The codes that are too rare in dev, judged over train's chats in five folds: `python models/training/folds.py`.

No bundle can be judged there, since it has learnt from those chats. So this is another, very small model: a linear head on
the words of a segment and their runs, all that it knows. It says how well these codes can be told by the labels that there
are, not how well the bundle tells them.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

import calibrate
import data
import ground
from calibrate import PARTS
from evaluate import say

BARS = {"seek_collaboration": 0.60, "emphasize_autonomy": 0.70}

LONGEST_RUN, LEAST_USES = 4, 4
"""Words of the longest run that is looked at, and how many segments must have a run."""

DECAY, STEPS = 1e-4, 60


def runs(text: str) -> set[str]:
    """The words of a segment, its marks and ends among them, alone and two to four in a row."""
    words = ["<", *re.findall(r"[a-z']+|[?!.]", text.lower().replace("\u2019", "'")), ">"]
    return {" ".join(words[at:at + length]) for length in range(1, LONGEST_RUN + 1) for at in range(len(words) - length + 1)}


def matrix(texts: list[str]) -> Tensor:
    """A row a text, a column a run: the rarer the more, and rows of many runs held back."""
    found = [runs(text) for text in texts]
    counts = Counter(run for one in found for run in one)
    column = {run: at for at, run in enumerate(run for run, count in counts.items() if count >= LEAST_USES)}
    weight = {run: np.log(len(texts) / counts[run]) for run in column}
    rows, columns, values = [], [], []
    for at, one in enumerate(found):
        kept = sorted(run for run in one if run in column)
        rows += [at] * len(kept)
        columns += [column[run] for run in kept]
        values += [weight[run] / np.sqrt(len(kept)) for run in kept]
    return torch.sparse_coo_tensor(np.array([rows, columns]), torch.tensor(values, dtype=torch.float32),
                                   (len(texts), len(column)), check_invariants=True)


@dataclass
class Table:
    """The coded segments of train's chats, a row each."""

    x: Tensor
    turned: Tensor
    """The same, a row a run."""
    gold: np.ndarray
    """Whether its main code is each of the rare ones."""
    part: np.ndarray
    """Which of the five parts its chat is in."""


def table() -> Table:
    rows = data.technique_rows("train")
    gold = np.array([[row["codes"][0] == code for code in BARS] for row in rows])
    x = matrix([row["text"] for row in rows])
    return Table(x.to_sparse_csr(), x.t().to_sparse_csr(), gold, calibrate.parts([data.place(row["id"])[0] for row in rows]))


@torch.no_grad()
def scores(table: Table, left_out: set[int]) -> np.ndarray:
    """What a head says of all rows that was fitted on the parts but these: a logistic regression a code."""
    fitted = torch.tensor(~np.isin(table.part, list(left_out)))[:, None].float()
    share, gold = fitted / fitted.sum(), torch.tensor(table.gold).float()
    weights, bias = torch.zeros(table.x.shape[1], len(BARS)), torch.zeros(len(BARS))
    optimiser = torch.optim.LBFGS([weights, bias], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> Tensor:  # the way back by hand: the product of a turned sparse matrix is slow where it is found anew
        said = table.x @ weights + bias
        wrong = (said.sigmoid() - gold) * share
        weights.grad, bias.grad = table.turned @ wrong + DECAY * weights, wrong.sum(0)
        each = F.binary_cross_entropy_with_logits(said, gold, reduction="none")
        return (each * share).sum() + DECAY / 2 * weights.square().sum()

    optimiser.step(loss)
    return (table.x @ weights + bias).numpy()


def best_limit(score: np.ndarray, gold: np.ndarray) -> float:
    """Above it the F1 is the greatest."""
    order = np.argsort(-score)
    right = np.cumsum(gold[order])
    return float(score[order][np.argmax(2 * right / (np.arange(1, len(order) + 1) + gold.sum()))])


def said(table: Table) -> np.ndarray:
    """Which codes each row is said to have. Neither head nor limits saw the row's part, and the limits were fitted to what
    heads said of parts that those heads had not seen."""
    without = {frozenset(pair): scores(table, set(pair)) for pair in combinations_with_replacement(range(PARTS), 2)}
    found = np.zeros_like(table.gold)
    for part in range(PARTS):
        judged = np.empty(table.gold.shape)
        for other in range(PARTS):
            rows = table.part == other
            judged[rows] = without[frozenset((part, other))][rows]
        own = table.part == part
        limits = [best_limit(score, gold) for score, gold in zip(judged[~own].T, table.gold[~own].T)]
        found[own] = judged[own] >= limits
    return found


def main() -> None:
    data.root()
    ground.begin()
    rows = table()
    named = said(rows)
    print(f"Rare codes over train's chats, five folds, a linear head on words and their runs ({len(named)} segments)")
    for at, (code, bar) in enumerate(BARS.items()):
        gold, claimed = rows.gold[:, at], named[:, at]
        both = (gold & claimed).sum()
        say(f"F1 {code} ({gold.sum()})", 2 * both / (gold.sum() + claimed.sum()), bar)
        print(f"    precision {both / max(1, claimed.sum()):.2f}, recall {both / gold.sum():.2f}")


if __name__ == "__main__":
    main()
