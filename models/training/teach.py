"""The teacher: all-mpnet-base-v2 in the student's own frames. `./build.sh teach` trains it and writes what it says of
every segment with a technique into labels/, so that students can be trained without it. Its weights are not kept in the repository.

With `--labels-only` the checkpoint of a run before is taken.
"""

import argparse

import torch

import pretrained
import soft
import soup
import vocabulary
from batches import items
from fit import Plan, fit
from ground import figures, prepare
from model import Tagger

SOURCE = "all-mpnet-base-v2"

PLAN = Plan(epochs=2, rate=8e-5, head_rate=1e-3, layer_decay=0.92, weight_decay=0.02, warmup=0.1, average=0.99)

FROZEN = ("encoder.words", "encoder.positions", "encoder.layers.0.", "encoder.layers.1.")
"""What keeps its weights: the words and the lowest layers know English already, and a step is a seventh faster."""


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--labels-only", action="store_true", help="of a checkpoint trained before")
    chosen = words.parse_args()
    ground = prepare()
    checkpoint = ground.work / "teacher.pt"
    vocabulary.write(soup.vocabulary_of(checkpoint), ground.pieces)
    torch.manual_seed(PLAN.seed)
    teacher = Tagger(pretrained.encoder(SOURCE, ground.pieces))
    for name, weights in teacher.named_parameters():
        weights.requires_grad_(not name.startswith(FROZEN))
    if chosen.labels_only:
        teacher.load_state_dict(torch.load(checkpoint))
        print(figures(teacher.eval(), ground.held, ground.specials), flush=True)
    else:
        teacher = fit(teacher, items(ground.volleys, ground.tokenizer), ground.specials, PLAN, checkpoint,
                      lambda one: figures(one, ground.held, ground.specials))
    soft.write(teacher, ground.volleys, ground.tokenizer, ground.specials)


if __name__ == "__main__":
    main()
