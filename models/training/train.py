"""From data to bundle: `python models/training/train.py` (`./build.sh train` calls it)."""

import argparse
import os
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

import data
import metrics
import pretrained
import soft
import vocabulary
from batches import Item, Specials, items
from fit import Plan, fit, logits
from model import Tagger
from release import release

LEAST_USES = 2
"""How often the training texts must use a wordpiece for it to stay in the vocabulary."""

BUNDLE = Path(__file__).resolve().parents[1] / "tagger"
ABOUT = {"name": "hearken-tagger", "version": "0.1.0", "licence": "CC-BY-NC-4.0"}


def training_texts(volleys: list[data.Volley]):
    for volley in volleys:
        yield from (*volley.segments, volley.earlier, volley.seeker, volley.after)


def held_out_items(tokenizer: Tokenizer) -> dict[str, list[Item]]:
    """What models are compared on: nothing of it is learnt from."""
    return {"techniques": items(data.technique_volleys("dev"), tokenizer),
            "client_talk": items(data.client_talk_volleys(held=True), tokenizer),
            "empathy": items(data.empathy_volleys(held=True), tokenizer)}


def figures(tagger: Tagger, held: dict[str, list[Item]], specials: Specials) -> str:
    """The held-out figures in one line."""
    said = []
    scores, target, _ = logits(tagger, held["techniques"], specials, "techniques")
    gold, best = target.argmax(1).numpy(), scores.argmax(1).numpy()
    said.append(f"techniques kappa {metrics.kappa(gold, best, scores.shape[1]):.4f}, "
                f"accuracy {metrics.accuracy(gold, best):.4f}, macro-F1 {metrics.macro_f1(gold, best, 15):.4f}")
    if "client_talk" in held:
        scores, target, _ = logits(tagger, held["client_talk"], specials, "client_talk")
        said.append(f"client talk {metrics.macro_f1(target.argmax(1).numpy(), scores.argmax(1).numpy()):.4f}")
    if "empathy" in held:
        scores, target, _ = logits(tagger, held["empathy"], specials, "empathy")
        gold, best = (one.reshape(len(scores), 3, 3).argmax(2).numpy() for one in (target, scores))
        said.append("empathy " + " ".join(f"{metrics.macro_f1(gold[:, at], best[:, at]):.4f}" for at in range(3)))
    return "; ".join(said)


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--source", default="paraphrase-MiniLM-L3-v2", choices=pretrained.SOURCES)
    words.add_argument("--inner", type=int, help="units of each layer's feed-forward part; all, where not said")
    words.add_argument("--epochs", type=int, default=Plan.epochs)
    words.add_argument("--seed", type=int, default=Plan.seed)
    words.add_argument("--rate", type=float, default=Plan.rate)
    words.add_argument("--dropout", type=float, default=0.1)
    words.add_argument("--taught", type=float, default=0.0,
                       help="the teacher's share of each target, where labels/ holds what it says (teach.py)")
    words.add_argument("--name", default="student", help="of the checkpoint")
    words.add_argument("--bundle", type=Path, default=BUNDLE, help="where the bundle goes")
    words.add_argument("--release-only", action="store_true", help="make the bundle of a checkpoint trained before")
    chosen = words.parse_args()

    torch.set_num_threads(int(os.environ.get("HEARKEN_THREADS", "2")))
    work = Path(os.environ.get("HEARKEN_WORK", "target/training"))
    work.mkdir(parents=True, exist_ok=True)

    volleys = data.training_volleys()
    pieces = vocabulary.prune(pretrained.bert_pieces(), training_texts(volleys), LEAST_USES)
    tokenizer = vocabulary.tokenizer(pieces)
    specials = Specials.of(tokenizer)
    held = held_out_items(tokenizer)
    torch.manual_seed(chosen.seed)
    tagger = Tagger(pretrained.encoder(chosen.source, pieces, chosen.dropout, chosen.inner), chosen.dropout)
    checkpoint = work / f"{chosen.name}.pt"
    if chosen.release_only:
        tagger.load_state_dict(torch.load(checkpoint))
    else:
        taught = soft.soften(volleys, chosen.taught) if chosen.taught else volleys
        plan = Plan(epochs=chosen.epochs, rate=chosen.rate, seed=chosen.seed)
        tagger = fit(tagger, items(taught, tokenizer), specials, plan, checkpoint, lambda one: figures(one, held, specials))
    release(tagger.eval(), pieces, ABOUT, chosen.bundle)


if __name__ == "__main__":
    main()
