"""What the teacher says of the training texts: the chance of every label, by the label's id, in 16 bits, without texts."""

from dataclasses import replace

import numpy as np
import torch
from tokenizers import Tokenizer

from batches import Specials, batches, items
from data import LABELS, Label, Volley
from model import Tagger

TAUGHT = "techniques"
"""The head whose labels the teacher softens."""

FILE = LABELS / f"teacher-{TAUGHT}.npz"


@torch.no_grad()
def write(teacher: Tagger, volleys: list[Volley], tokenizer: Tokenizer, specials: Specials) -> None:
    """`ids` and `chances`, a row an id; each row sums to 1."""
    teacher.eval()
    said: dict[str, np.ndarray] = {}
    coded = [volley for volley in volleys if any(label.head == TAUGHT for label in volley.labels)]
    for batch in batches(items(coded, tokenizer), specials, 4000):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            stand = teacher(batch.ids, batch.types, batch.mask, batch.pool, batch.features).float()
        rows = [at for at, label in enumerate(batch.labels) if label.head == TAUGHT]
        found = teacher.heads[TAUGHT](stand[rows]).softmax(1).numpy()
        said |= {batch.labels[at].id: row for at, row in zip(rows, found)}
    ids = sorted(said)
    np.savez_compressed(FILE, ids=np.array(ids), chances=np.array([said[one] for one in ids], dtype=np.float16))


def soften(volleys: list[Volley], share: float) -> list[Volley]:
    """The volleys with targets that are partly the teacher's: `share` of each."""
    if not FILE.exists():
        raise SystemExit(f"What the teacher says is not there ({FILE}): run ./build.sh teach first.")
    with np.load(FILE) as file:
        said = dict(zip(file["ids"].tolist(), file["chances"].astype(np.float32)))
    return [replace(volley, labels=[mixed(label, said, share) for label in volley.labels]) for volley in volleys]


def mixed(label: Label, said: dict[str, np.ndarray], share: float) -> Label:
    taught = said.get(label.id) if label.head == TAUGHT else None
    if taught is None:
        return label
    return replace(label, target=[(1 - share) * own + share * float(other) for own, other in zip(label.target, taught)])
