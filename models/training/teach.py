"""The teacher: all-mpnet-base-v2 in the student's own frames. `./build.sh teach` trains it and writes what it says of
every training text into labels/, so that students can be trained without it. Its weights are not kept in the repository.

With `--labels-only` the checkpoint of a run before is taken.
"""

import argparse
import os
from pathlib import Path

import torch

import data
import pretrained
import soft
import vocabulary
from batches import Specials, items
from fit import Plan, fit
from model import Tagger
from train import LEAST_USES, figures, held_out_items, training_texts

SOURCE = "all-mpnet-base-v2"

PLAN = Plan(epochs=2, rate=8e-5, head_rate=1e-3, layer_decay=0.92, weight_decay=0.02, warmup=0.1, average=0.99)

FROZEN = ("encoder.words", "encoder.positions", "encoder.layers.0.", "encoder.layers.1.")
"""What keeps its weights: the words and the lowest layers know English already, and a step is a seventh faster."""


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--labels-only", action="store_true", help="of a checkpoint trained before")
    chosen = words.parse_args()
    torch.set_num_threads(int(os.environ.get("HEARKEN_THREADS", "2")))
    work = Path(os.environ.get("HEARKEN_WORK", "target/training"))
    work.mkdir(parents=True, exist_ok=True)
    checkpoint = work / "teacher.pt"

    volleys = data.training_volleys()
    pieces = vocabulary.prune(pretrained.bert_pieces(), training_texts(volleys), LEAST_USES)
    tokenizer = vocabulary.tokenizer(pieces)
    specials = Specials.of(tokenizer)
    held = held_out_items(tokenizer)
    torch.manual_seed(PLAN.seed)
    teacher = Tagger(pretrained.encoder(SOURCE, pieces))
    for name, weights in teacher.named_parameters():
        weights.requires_grad_(not name.startswith(FROZEN))
    if chosen.labels_only:
        teacher.load_state_dict(torch.load(checkpoint))
        print(figures(teacher.eval(), held, specials), flush=True)
    else:
        teacher = fit(teacher, items(volleys, tokenizer), specials, PLAN, checkpoint,
                      lambda one: figures(one, held, specials))
    soft.write(teacher, volleys, tokenizer, specials)


if __name__ == "__main__":
    main()
