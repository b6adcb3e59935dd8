"""The training loop: all heads at once, one encoder."""

import copy
import math
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from batches import Batch, Hiding, Item, Specials, batches
from data import NOT_ASKED
from model import Tagger

EMPATHY_LEVELS = 3


@dataclass(frozen=True)
class Plan:
    """What a training run is made of."""

    epochs: int = 4
    tokens: int = 2400
    rate: float = 2e-4
    head_rate: float = 2e-3
    layer_decay: float = 0.85
    weight_decay: float = 0.05
    warmup: float = 0.08
    smoothing: float = 0.05
    average: float = 0.999
    hiding: Hiding = Hiding()
    head_weights: dict[str, float] = field(default_factory=lambda: {
        "techniques": 1.0, "client_talk": 0.6, "empathy": 0.4, "helpfulness": 0.15, "flags": 1.0, "strategy": 0.25,
        "behaviour": 0.25, "reflection": 0.25})
    seed: int = 7


def group_loss(head: str, logits: Tensor, target: Tensor, smoothing: float) -> Tensor:
    """Summed over the rows; empathy is three questions of three levels each, flags are a yes or no each."""
    if head == "flags":
        return yes_or_no_losses(logits, target).sum()
    if head == "empathy":
        logits, target = logits.reshape(-1, EMPATHY_LEVELS), target.reshape(-1, EMPATHY_LEVELS)
    return F.cross_entropy(logits, target, label_smoothing=smoothing, reduction="sum")


def yes_or_no_losses(logits: Tensor, target: Tensor) -> Tensor:
    """One for each question that is asked."""
    each = F.binary_cross_entropy_with_logits(logits, target.clamp(min=0), reduction="none")
    return each[target != NOT_ASKED]


def loss(tagger: Tagger, batch: Batch, plan: Plan) -> Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        stand = tagger(batch.ids, batch.types, batch.mask, batch.pool, batch.features)
    stand = stand.float()
    total = stand.new_zeros(())
    for head, weight in plan.head_weights.items():
        rows = [at for at, label in enumerate(batch.labels) if label.head == head]
        if rows and weight:
            target = torch.tensor([batch.labels[at].target for at in rows])
            total = total + weight * group_loss(head, tagger.heads[head](stand[rows]), target, plan.smoothing)
    return total / len(batch.labels)


def parameter_groups(tagger: Tagger, plan: Plan) -> list[dict]:
    """Lower layers learn more slowly; biases and norms are not decayed."""
    depth = len(tagger.encoder.layers)
    groups = []
    for name, parameter in tagger.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith("heads"):
            rate = plan.head_rate
        elif name.startswith("encoder.layers."):
            rate = plan.rate * plan.layer_decay ** (depth - 1 - int(name.split(".")[2]))
        else:
            rate = plan.rate * plan.layer_decay ** depth
        decay = plan.weight_decay if parameter.ndim > 1 else 0.0
        groups.append({"params": [parameter], "lr": rate, "weight_decay": decay})
    return groups


def schedule(plan: Plan, steps: int) -> Callable[[int], float]:
    """Up in a line, down along half a cosine."""
    warm = max(1, int(plan.warmup * steps))

    def share(step: int) -> float:
        if step < warm:
            return step / warm
        return 0.5 * (1 + math.cos(math.pi * min(1.0, (step - warm) / max(1, steps - warm))))

    return share


def fit(tagger: Tagger, items: list[Item], specials: Specials, plan: Plan, checkpoint: Path,
        look: Callable[[Tagger], str]) -> Tagger:
    """Train and give back the running average of the weights. `look` reports on it after each epoch."""
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)
    optimiser = torch.optim.AdamW(parameter_groups(tagger, plan), betas=(0.9, 0.98), fused=True)
    steps_per_epoch = sum(1 for _ in batches(items, specials, plan.tokens))
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimiser, schedule(plan, plan.epochs * steps_per_epoch))
    average = copy.deepcopy(tagger).eval()
    step, running, began = 0, 0.0, time.time()
    for epoch in range(plan.epochs):
        tagger.train()
        for batch in batches(items, specials, plan.tokens, chance, plan.hiding):
            one = loss(tagger, batch, plan)
            optimiser.zero_grad()
            one.backward()
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimiser.step()
            scheduler.step()
            step += 1
            running += (one.item() - running) / min(step, 200)
            keep = min(plan.average, (1 + step) / (10 + step))
            with torch.no_grad():
                torch._foreach_lerp_(list(average.parameters()), list(tagger.parameters()), 1 - keep)
            if step % 100 == 0:
                torch.save(average.state_dict(), checkpoint)
                print(f"step {step} of {plan.epochs * steps_per_epoch}, loss {running:.3f}, "
                      f"{time.time() - began:.0f} s", flush=True)
        torch.save(average.state_dict(), checkpoint)
        print(f"epoch {epoch + 1}: {look(average)}", flush=True)
    return average


@torch.no_grad()
def stands(tagger: Tagger, items: list[Item], specials: Specials, head: str) -> tuple[Tensor, Tensor]:
    """What a head stands on, and the target, for every label of that head."""
    tagger.eval()
    found, targets = [], []
    for batch in batches(items, specials, 4000):
        rows = [at for at, label in enumerate(batch.labels) if label.head == head]
        if rows:
            found.append(tagger(batch.ids, batch.types, batch.mask, batch.pool, batch.features)[rows])
            targets += [batch.labels[at].target for at in rows]
    return torch.cat(found), torch.tensor(targets)


@torch.no_grad()
def logits(tagger: Tagger, items: list[Item], specials: Specials, head: str) -> tuple[Tensor, Tensor]:
    """A head's logits and the target for every label of that head."""
    stand, target = stands(tagger, items, specials, head)
    return tagger.heads[head](stand), target
