"""The head of the flags, fitted on an encoder that stays as it is. In training one layer teaches the encoder what flags are;
here a deeper head takes its place: cheap, fitted on all lines there are, also on those written after the encoder was trained."""

import torch
from torch import Tensor, nn

from batches import Item, Specials
from fit import stands, yes_or_no_losses
from model import Tagger

UNITS = 192
ROUNDS, ROWS, RATE, DECAY = 30, 256, 3e-3, 0.1
SEED = 7


def fitted(stand: Tensor, target: Tensor) -> nn.Sequential:
    torch.manual_seed(SEED)
    up, down = nn.Linear(stand.shape[1], UNITS), nn.Linear(UNITS, target.shape[1])
    learner = nn.Sequential(nn.Dropout(0.1), up, nn.GELU(), nn.Dropout(0.3), down)
    optimiser = torch.optim.AdamW(learner.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda one: 1 - one / ROUNDS)
    for _ in range(ROUNDS):
        for rows in torch.randperm(len(stand)).split(ROWS):
            optimiser.zero_grad()
            yes_or_no_losses(learner(stand[rows]), target[rows]).mean().backward()
            optimiser.step()
        schedule.step()
    return nn.Sequential(up, nn.GELU(), down)


def refit_flags(tagger: Tagger, items: list[Item], specials: Specials) -> None:
    stand, target = stands(tagger, items, specials, "flags")
    tagger.heads["flags"] = fitted(stand, target).eval()
