"""From data to bundle: `python models/training/train.py` (`./build.sh train` calls it)."""

import argparse
from pathlib import Path

import torch

import data
import pretrained
import soft
import soup
from batches import Item, items
from fit import Plan, fit
from ground import Ground, figures, prepare
from model import Tagger
from refit import refit_flags
from release import release

BUNDLE = Path(__file__).resolve().parents[1] / "tagger"
LEFT_OUT = {"client_talk", "empathy"}
"""Labels that a student is not taught: they take a third of the time, and no student has reached their bars (README)."""

ABOUT = {"name": "hearken-tagger", "version": "0.4.1", "licence": "CC-BY-NC-4.0"}


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
    words.add_argument("--mean-of", nargs="+", type=Path, metavar="CHECKPOINT", default=[],
                       help="train nothing: the bundle gets the mean of these runs, and the vocabulary of the last")
    chosen = words.parse_args()

    runs = [soup.Run.of(checkpoint) for checkpoint in chosen.mean_of]
    ground = prepare(runs[-1].pieces if runs else None)
    torch.manual_seed(chosen.seed)
    tagger = Tagger(pretrained.encoder(chosen.source, ground.pieces, chosen.dropout, chosen.inner), chosen.dropout)
    if runs:
        tagger.load_state_dict(soup.mean(tagger.state_dict(), ground.pieces, runs))
    else:
        tagger = run(tagger, ground, chosen)
    refit_flags(tagger.eval(), items(data.flag_volleys(held=False), ground.tokenizer), ground.specials)
    print(f"as released: {figures(tagger, taught(ground.held), ground.specials)}", flush=True)
    release(tagger.eval(), ground.pieces, LEFT_OUT, ABOUT, chosen.bundle)


def run(tagger: Tagger, ground: Ground, chosen: argparse.Namespace) -> Tagger:
    """Trains it; its weights and its vocabulary lie in the work folder then."""
    volleys = [one for one in ground.volleys if any(label.head not in LEFT_OUT for label in one.labels)]
    if chosen.taught:
        volleys = soft.soften(volleys, chosen.taught)
    plan = Plan(epochs=chosen.epochs, rate=chosen.rate, seed=chosen.seed)
    checkpoint = ground.work / f"{chosen.name}.pt"
    soup.vocabulary_of(checkpoint).write_text("".join(f"{piece}\n" for piece in ground.pieces), encoding="utf-8")
    return fit(tagger, items(volleys, ground.tokenizer), ground.specials, plan, checkpoint,
               lambda one: figures(one, taught(ground.held), ground.specials))


def taught(held: dict[str, list[Item]]) -> dict[str, list[Item]]:
    return {head: rows for head, rows in held.items() if head not in LEFT_OUT}


if __name__ == "__main__":
    main()
