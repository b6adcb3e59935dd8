"""What those heads of a checkpoint are worth that are not in the bundle, on held-out text:
`python models/training/checkpoint.py CHECKPOINT [--source all-mpnet-base-v2]`. Its vocabulary lies beside it.

These alone are not figures of the bundle through the native command: no bundle has these heads. The command only cuts and
tags ESConv's test part, for the lines' positions and for what the ratings are compared with.
"""

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch

import data
import frames
import ground
import messages
import metrics
import pretrained
import ratings
import soup
import vocabulary
from batches import Item, Specials, batches, items
from data import BEHAVIOURS, STRATEGIES, Label
from evaluate import run, say
from model import Tagger


def load(source: str, checkpoint: Path, pieces: list[str]) -> Tagger:
    """Heads that are younger than the checkpoint stay as they were drawn; all else must be there."""
    tagger = Tagger(pretrained.encoder(source, pieces))
    missing, unknown = tagger.load_state_dict(torch.load(checkpoint), strict=False)
    if unknown or not all(name.startswith("heads.") for name in missing):
        raise SystemExit(f"{checkpoint} does not hold the weights of a {source} with these heads.")
    return tagger.eval()


Answers = list[tuple[np.ndarray, Label]]
"""The chances that a head gives, for each label of its kind."""


@torch.no_grad()
def answers(tagger: Tagger, held: list[Item], specials: Specials) -> dict[str, Answers]:
    """Of all heads in one pass, encoded in 16 bits as in training."""
    found = defaultdict(list)
    for batch in batches(held, specials, 4000):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            stand = tagger(batch.ids, batch.types, batch.mask, batch.pool, batch.features)
        for row, label in zip(stand.float(), batch.labels):
            found[label.head].append((tagger.heads[label.head](row).softmax(0).numpy(), label))
    return found


def classes(found: Answers, names: list[str], text: str, bars: tuple[float | None, float]) -> None:
    """`bars`: of the accuracy and of the macro-F1."""
    said = np.array([chances.argmax() for chances, _ in found])
    gold = np.array([np.argmax(label.target) for _, label in found])
    print(f"{text} ({len(gold)})")
    say("accuracy", metrics.accuracy(gold, said), bars[0])
    say("macro-F1", metrics.macro_f1(gold, said), bars[1])
    for at, name in enumerate(names):
        say(f"F1 {name} ({(gold == at).sum()})", metrics.f1(gold, said, {at}))


def tags(analyses: list[dict]) -> ratings.Codes:
    return {(messages.test_chat(number), message["index"]): [one["likely"][0]["code"] for one in message["segments"]]
            for number, analysis in enumerate(analyses) for message in analysis["messages"] if message["role"] == "supporter"}


def helpfulness(found: Answers, analyses: list[dict]) -> None:
    """The expected rating, of several messages the mean; beside what can be told without a language model."""
    of_message = {label.id: chances @ np.arange(1, 6) for chances, label in found}
    test = list(ratings.rated("test"))
    by_head = np.array([np.mean([of_message[f"{one.chat}/{at}"] for at in one.messages]) for one in test])
    by_ridge = ratings.without_language(test, tags(analyses))
    gold = np.array([one.rating for one in test])
    print(f"Helpfulness, ESConv test ({len(test)} ratings)")
    say("Spearman over all, the head", metrics.spearman(gold, by_head))
    say("Spearman over all, ridge on position, length and codes", metrics.spearman(gold, by_ridge))
    say("Spearman over all, position alone", metrics.spearman(gold, np.array([one.position for one in test])))
    head, ridge = ratings.within_chats(test, by_head), ratings.within_chats(test, by_ridge)
    difference = np.array([head[chat] - ridge[chat] for chat in head])
    low, high = ratings.interval(difference)
    say(f"mean within {len(head)} chats, the head", float(np.mean(list(head.values()))))
    say(f"mean within {len(head)} chats, ridge", float(np.mean(list(ridge.values()))))
    print(f"  difference {difference.mean():.3f}, 95 % of draws of chats from {low:.3f} to {high:.3f}: "
          f"{'passes' if low > 0 else 'the head is left out'}")


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("checkpoint", type=Path)
    words.add_argument("--source", default="all-MiniLM-L6-v2", choices=pretrained.SOURCES)
    words.add_argument("--frame", nargs=3, type=int, metavar=("EARLIER", "SEEKER", "AFTER"),
                       help="tokens of the surroundings that these weights learnt with, where not today's")
    chosen = words.parse_args()
    if chosen.frame:
        frames.CUTS |= dict(zip(("earlier", "seeker", "after"), chosen.frame))
    ground.begin()
    pieces = vocabulary.read(soup.vocabulary_of(chosen.checkpoint))
    tokenizer = vocabulary.tokenizer(pieces)
    specials = Specials.of(tokenizer)
    tagger = load(chosen.source, chosen.checkpoint, pieces)
    analyses = run("analyze", "--format", "esconv", str(data.root() / "esconv" / "test.txt"))
    test = answers(tagger, items(messages.esconv_test(analyses), tokenizer), specials)
    annomi = answers(tagger, items(messages.annomi_held_out(), tokenizer), specials)
    classes(test["strategy"], STRATEGIES, "ESConv's strategies, its test part", (0.60, 0.54))
    classes(annomi["behaviour"], BEHAVIOURS, "AnnoMI's behaviours, held out", (None, 0.80))
    helpfulness(test["helpfulness"], analyses)


if __name__ == "__main__":
    main()
