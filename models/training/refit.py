"""The head of the flags, fitted on an encoder that stays as it is. In training one layer teaches the encoder what flags are;
here a deeper head takes its place: cheap, fitted on all lines there are, also on those written after the encoder was trained."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from batches import Item, Specials, batches
from data import NOT_ASKED
from model import Tagger

UNITS = 192
ROUNDS, ROWS, RATE, DECAY = 30, 256, 3e-3, 0.1
SEED = 7


@torch.no_grad()
def stands(tagger: Tagger, items: list[Item], specials: Specials, head: str) -> tuple[Tensor, Tensor]:
    """What the head stands on, a row for each of its labels, and the targets."""
    tagger.eval()
    found, targets = [], []
    for batch in batches(items, specials, 4000):
        rows = [at for at, label in enumerate(batch.labels) if label.head == head]
        if rows:
            found.append(tagger(batch.ids, batch.types, batch.mask, batch.pool, batch.features)[rows])
            targets += [batch.labels[at].target for at in rows]
    return torch.cat(found), torch.tensor(targets)


def surprise(logits: Tensor, target: Tensor) -> Tensor:
    """The mean over the questions that are asked, a yes or no each."""
    each = F.binary_cross_entropy_with_logits(logits, target.clamp(min=0), reduction="none")
    return each[target != NOT_ASKED].mean()


def fitted(stand: Tensor, target: Tensor) -> nn.Sequential:
    torch.manual_seed(SEED)
    up, down = nn.Linear(stand.shape[1], UNITS), nn.Linear(UNITS, target.shape[1])
    learner = nn.Sequential(nn.Dropout(0.1), up, nn.GELU(), nn.Dropout(0.3), down)
    optimiser = torch.optim.AdamW(learner.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda one: 1 - one / ROUNDS)
    for _ in range(ROUNDS):
        for rows in torch.randperm(len(stand)).split(ROWS):
            optimiser.zero_grad()
            surprise(learner(stand[rows]), target[rows]).backward()
            optimiser.step()
        schedule.step()
    return nn.Sequential(up, nn.GELU(), down)


def refit_flags(tagger: Tagger, items: list[Item], specials: Specials) -> None:
    tagger.heads["flags"] = fitted(*stands(tagger, items, specials, "flags")).eval()
