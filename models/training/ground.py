"""What every training run stands on, the students' and the teacher's: texts, vocabulary, what is held out, where to work."""

import os
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer

import data
import metrics
import pretrained
import vocabulary
from batches import Item, Specials, items
from data import Volley
from fit import logits
from model import Tagger

LEAST_USES = 4
"""How often the training texts must use a wordpiece for it to stay in the vocabulary."""


@dataclass
class Ground:
    volleys: list[Volley]
    pieces: list[str]
    tokenizer: Tokenizer
    specials: Specials
    held: dict[str, list[Item]]
    """What models are compared on: nothing of it is learnt from."""
    work: Path
    """The folder of the checkpoints."""


def begin() -> Path:
    """As many threads as HEARKEN_THREADS says; gives the folder of the checkpoints."""
    torch.set_num_threads(int(os.environ.get("HEARKEN_THREADS", "2")))
    work = Path(os.environ.get("HEARKEN_WORK", "target/training"))
    work.mkdir(parents=True, exist_ok=True)
    return work


def prepare(pieces: list[str] | None = None) -> Ground:
    """With the vocabulary of `pieces`, or with those that the training texts use."""
    work = begin()
    volleys = data.training_volleys()
    pieces = pieces or vocabulary.prune(pretrained.bert_pieces(), training_texts(volleys), LEAST_USES)
    tokenizer = vocabulary.tokenizer(pieces)
    return Ground(volleys, pieces, tokenizer, Specials.of(tokenizer), held_out_items(tokenizer), work)


def training_texts(volleys: list[data.Volley]):
    for volley in volleys:
        yield from (*volley.segments, volley.earlier, volley.seeker, volley.after)


def held_out_items(tokenizer: Tokenizer) -> dict[str, list[Item]]:
    return {"techniques": items(data.technique_volleys("dev"), tokenizer),
            "client_talk": items(data.client_talk_volleys(held=True), tokenizer),
            "empathy": items(data.empathy_volleys(held=True), tokenizer),
            "flags": items(data.flag_volleys(held=True), tokenizer)}


def figures(tagger: Tagger, held: dict[str, list[Item]], specials: Specials) -> str:
    """The held-out figures in one line."""
    said = []
    scores, target = logits(tagger, held["techniques"], specials, "techniques")
    gold, best = target.argmax(1).numpy(), scores.argmax(1).numpy()
    said.append(f"techniques kappa {metrics.kappa(gold, best, scores.shape[1]):.4f}, "
                f"accuracy {metrics.accuracy(gold, best):.4f}, macro-F1 {metrics.macro_f1(gold, best, 15):.4f}")
    if "client_talk" in held:
        scores, target = logits(tagger, held["client_talk"], specials, "client_talk")
        said.append(f"client talk {metrics.macro_f1(target.argmax(1).numpy(), scores.argmax(1).numpy()):.4f}")
    if "empathy" in held:
        scores, target = logits(tagger, held["empathy"], specials, "empathy")
        gold, best = (one.reshape(len(scores), 3, 3).argmax(2).numpy() for one in (target, scores))
        said.append("empathy " + " ".join(f"{metrics.macro_f1(gold[:, at], best[:, at]):.4f}" for at in range(3)))
    if "flags" in held:
        scores, target = logits(tagger, held["flags"], specials, "flags")
        gold = target == 1
        named = (scores > 0) & (target != data.NOT_ASKED)
        both = (named & gold).sum()
        said.append(f"flags recall {both / gold.sum():.4f}, precision {both / named.sum():.4f}")
    return "; ".join(said)
