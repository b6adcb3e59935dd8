"""What the teacher says of the training texts: the chance of every label, by the label's id, in 16 bits, without texts."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from batches import Specials, batches, items
from data import Volley
from model import HEADS, Tagger

FOLDER = Path(__file__).parent / "labels"

TAUGHT = ("techniques", "client_talk", "empathy", "helpfulness")
"""The heads that a student has; the others only teach the encoder."""

EMPATHY_LEVELS = 3


def chances(head: str, logits: torch.Tensor) -> torch.Tensor:
    """Each row sums to 1; of empathy each of its three questions."""
    if head == "empathy":
        return logits.reshape(-1, EMPATHY_LEVELS).softmax(1).reshape(logits.shape)
    return logits.softmax(1)


@torch.no_grad()
def write(teacher: Tagger, volleys: list[Volley], tokenizer: Tokenizer, specials: Specials) -> None:
    """A file for each head: `ids` and `chances`, a row an id."""
    teacher.eval()
    said: dict[str, dict[str, np.ndarray]] = {head: {} for head in TAUGHT}
    for batch in batches(items(volleys, tokenizer), specials, 4000):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            stand = teacher(batch.ids, batch.types, batch.mask, batch.pool, batch.features).float()
        for head in TAUGHT:
            rows = [at for at, label in enumerate(batch.labels) if label.head == head and label.id]
            if rows:
                found = chances(head, teacher.heads[head](stand[rows])).numpy()
                said[head] |= {batch.labels[at].id: row for at, row in zip(rows, found)}
    FOLDER.mkdir(exist_ok=True)
    for head, rows in said.items():
        ids = sorted(rows)
        np.savez_compressed(FOLDER / f"teacher-{head}.npz", ids=np.array(ids),
                            chances=np.array([rows[one] for one in ids], dtype=np.float16).reshape(len(ids), HEADS[head]))


def soften(volleys: list[Volley], share: float) -> list[Volley]:
    """The volleys with targets that are partly the teacher's: `share` of each."""
    said = {}
    for head in TAUGHT:
        with np.load(FOLDER / f"teacher-{head}.npz") as file:
            said[head] = dict(zip(file["ids"].tolist(), file["chances"].astype(np.float32)))
    return [replace(volley, labels=[mixed(label, said.get(label.head, {}), share) for label in volley.labels])
            for volley in volleys]


def mixed(label, said: dict[str, np.ndarray], share: float):
    taught = said.get(label.id)
    if taught is None:
        return label
    return replace(label, target=[(1 - share) * own + share * float(other) for own, other in zip(label.target, taught)])
