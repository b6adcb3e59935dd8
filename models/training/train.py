"""From data to bundle: `python models/training/train.py` (`./build.sh train` calls it)."""

import argparse
from pathlib import Path

import torch

import pretrained
import soft
import soup
from batches import items
from fit import Plan, fit
from ground import figures, prepare
from model import Tagger
from release import release

BUNDLE = Path(__file__).resolve().parents[1] / "tagger"
LEFT_OUT = {"client_talk", "empathy"}
"""Labels that a student is not taught: they take a third of the time, and no student has reached their bars (README)."""

ABOUT = {"name": "hearken-tagger", "version": "0.3.0", "licence": "CC-BY-NC-4.0"}


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--source", default="all-MiniLM-L6-v2", choices=pretrained.SOURCES)
    words.add_argument("--inner", type=int, help="units of each layer's feed-forward part; all, where not said")
    words.add_argument("--epochs", type=int, default=Plan.epochs)
    words.add_argument("--seed", type=int, default=Plan.seed)
    words.add_argument("--rate", type=float, default=Plan.rate)
    words.add_argument("--dropout", type=float, default=0.1)
    words.add_argument("--taught", type=float, default=0.0,
                       help="the teacher's share of each target, where labels/ holds what it says (teach.py)")
    words.add_argument("--name", default="student", help="of the checkpoint")
    words.add_argument("--bundle", type=Path, default=BUNDLE, help="where the bundle goes")
    words.add_argument("--mean-with", nargs=2, type=Path, metavar=("CHECKPOINT", "VOCABULARY"),
                       help="a run before this one: the bundle gets the mean of both")
    words.add_argument("--release-only", action="store_true", help="make the bundle of a checkpoint trained before")
    chosen = words.parse_args()

    ground = prepare()
    torch.manual_seed(chosen.seed)
    tagger = Tagger(pretrained.encoder(chosen.source, ground.pieces, chosen.dropout, chosen.inner), chosen.dropout)
    checkpoint = ground.work / f"{chosen.name}.pt"
    if chosen.release_only:
        tagger.load_state_dict(torch.load(checkpoint))
    else:
        volleys = [one for one in ground.volleys if any(label.head not in LEFT_OUT for label in one.labels)]
        taught = soft.soften(volleys, chosen.taught) if chosen.taught else volleys
        held = {head: rows for head, rows in ground.held.items() if head not in LEFT_OUT}
        plan = Plan(epochs=chosen.epochs, rate=chosen.rate, seed=chosen.seed)
        tagger = fit(tagger, items(taught, ground.tokenizer), ground.specials, plan, checkpoint,
                     lambda one: figures(one, held, ground.specials))
    if chosen.mean_with:
        other, vocabulary = chosen.mean_with
        tagger.load_state_dict(soup.mean(tagger.state_dict(), ground.pieces, torch.load(other), soup.pieces_of(vocabulary)))
        print(f"the mean of both: {figures(tagger.eval(), ground.held, ground.specials)}", flush=True)
    release(tagger.eval(), ground.pieces, LEFT_OUT, ABOUT, chosen.bundle)


if __name__ == "__main__":
    main()
