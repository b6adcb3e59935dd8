"""From data to bundle: `python models/training/train.py` (`./build.sh train` calls it)."""

import argparse
from pathlib import Path

import torch

import data
import pretrained
import soft
import soup
import vocabulary
from batches import Item, items
from bundle import SHIPPED
from fit import Plan, fit
from ground import Ground, figures, prepare
from model import Tagger
from refit import refit_flags
from release import release

LEFT_OUT = {"client_talk", "empathy"}
"""Labels that a student is taught with --all-heads alone: they take a third of the time, and no student has reached their
bars (README)."""

NAME, LICENCE = "hearken-tagger", "CC-BY-NC-4.0"


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--source", default="all-MiniLM-L6-v2", choices=pretrained.SOURCES)
    words.add_argument("--epochs", type=int, default=Plan.epochs)
    words.add_argument("--seed", type=int, default=Plan.seed)
    words.add_argument("--rate", type=float, default=Plan.rate)
    words.add_argument("--all-heads", action="store_true", help="teach and judge client talk and empathy too")
    words.add_argument("--teachers-share", type=float, default=0.0,
                       help="of each target, where labels/ holds what the teacher says (teach.py)")
    words.add_argument("--name", default="student", help="of the checkpoint")
    words.add_argument("--bundle", type=Path, default=SHIPPED, help="where the bundle goes")
    words.add_argument("--version", default="unmeasured", help="what the bundle calls itself; its card must say the same")
    words.add_argument("--mean-of", nargs="+", type=Path, metavar="CHECKPOINT", default=[],
                       help="train nothing: take the mean of these runs, with the vocabulary of the last")
    chosen = words.parse_args()
    left_out = set() if chosen.all_heads else LEFT_OUT

    runs = [soup.Run.of(checkpoint) for checkpoint in chosen.mean_of]
    ground = prepare(runs[-1].pieces if runs else None)
    torch.manual_seed(chosen.seed)
    tagger = Tagger(pretrained.encoder(chosen.source, ground.pieces))
    checkpoint = ground.work / f"{chosen.name}.pt"
    vocabulary.write(soup.vocabulary_of(checkpoint), ground.pieces)
    if runs:
        tagger.load_state_dict(soup.mean(tagger.state_dict(), ground.pieces, runs))
        torch.save(tagger.state_dict(), checkpoint)
    else:
        tagger = run(tagger, ground, checkpoint, left_out, chosen)
    refit_flags(tagger.eval(), items(data.flag_volleys(held=False), ground.tokenizer), ground.specials)
    print(f"as released: {figures(tagger, without(left_out, ground.held), ground.specials)}", flush=True)
    about = {"name": NAME, "version": chosen.version, "licence": LICENCE}
    release(tagger.eval(), ground.pieces, left_out, about, chosen.bundle)


def run(tagger: Tagger, ground: Ground, checkpoint: Path, left_out: set[str], chosen: argparse.Namespace) -> Tagger:
    volleys = [one for one in ground.volleys if any(label.head not in left_out for label in one.labels)]
    if chosen.teachers_share:
        volleys = soft.soften(volleys, chosen.teachers_share)
    plan = Plan(epochs=chosen.epochs, rate=chosen.rate, seed=chosen.seed)
    return fit(tagger, items(volleys, ground.tokenizer), ground.specials, plan, checkpoint,
               lambda one: figures(one, without(left_out, ground.held), ground.specials))


def without(left_out: set[str], held: dict[str, list[Item]]) -> dict[str, list[Item]]:
    return {head: rows for head, rows in held.items() if head not in left_out}


if __name__ == "__main__":
    main()
