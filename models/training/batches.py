"""Volleys become padded tensors. In training their surroundings are hidden now and then, so that the model also
works where a caller knows less of the chat."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import torch
from tokenizers import Tokenizer
from torch import Tensor

from data import Label, Volley
from frames import Frame, frames, position_features


@dataclass(frozen=True)
class Hiding:
    """How often what is hidden from the model in training."""

    all_context: float = 0.08
    one_context: float = 0.08
    volley: float = 0.08
    position: float = 0.1
    token: float = 0.05


@dataclass
class Item:
    """A volley in tokens."""

    volley: list[list[int]]
    earlier: list[int]
    seeker: list[int]
    after: list[int]
    labels: list[Label]


@dataclass
class Batch:
    """Frames of about one length; `pool` has a row for each label, over all tokens of all frames."""

    ids: Tensor
    types: Tensor
    mask: Tensor
    pool: Tensor
    features: Tensor
    labels: list[Label]


@dataclass
class Specials:
    cls: int
    sep: int
    mask: int
    pad: int

    @classmethod
    def of(cls, tokenizer: Tokenizer) -> "Specials":
        return cls(*(tokenizer.token_to_id(f"[{name}]") for name in ("CLS", "SEP", "MASK", "PAD")))


def items(volleys: list[Volley], tokenizer: Tokenizer) -> list[Item]:
    def tokens(text: str) -> list[int]:
        return tokenizer.encode(text, add_special_tokens=False).ids

    return [Item([tokens(segment) for segment in volley.segments], tokens(volley.earlier), tokens(volley.seeker),
                 tokens(volley.after), volley.labels) for volley in volleys]


def hide(item: Item, hiding: Hiding, mask: int, chance: random.Random) -> Item:
    """The item with some of its surroundings hidden."""
    nothing = chance.random() < hiding.all_context

    def maybe(tokens: list[int]) -> list[int]:
        return [] if nothing or chance.random() < hiding.one_context else veil(tokens)

    def veil(tokens: list[int]) -> list[int]:
        return [mask if chance.random() < hiding.token else token for token in tokens]

    volley, labels = item.volley, item.labels
    if chance.random() < hiding.volley:  # one label's own segments alone
        one = chance.choice(labels)
        volley, labels = volley[one.first:one.last], [replace(one, first=0, last=one.last - one.first)]
    if chance.random() < hiding.position:
        labels = [replace(label, position=None) for label in labels]
    return Item([veil(segment) for segment in volley], maybe(item.earlier), maybe(item.seeker), maybe(item.after), labels)


def framed(item: Item, specials: Specials) -> list[tuple[Frame, list[Label]]]:
    ranges = [(label.first, label.last) for label in item.labels]
    made = frames(item.volley, ranges, item.earlier, item.seeker, item.after, specials.cls, specials.sep)
    return [(frame, [item.labels[group.asked] for group in frame.groups]) for frame in made]


def batch(chosen: list[tuple[Frame, list[Label]]], pad: int) -> Batch:
    length = max(len(frame.ids) for frame, _ in chosen)
    ids = torch.full((len(chosen), length), pad)
    types = torch.zeros((len(chosen), length), dtype=torch.long)
    mask = torch.zeros((len(chosen), length), dtype=torch.bool)
    rows, labels = [], []
    for at, (frame, its_labels) in enumerate(chosen):
        ids[at, :len(frame.ids)] = torch.tensor(frame.ids)
        types[at, :len(frame.ids)] = torch.tensor(frame.types)
        mask[at, :len(frame.ids)] = True
        rows += [(at * length + group.start, at * length + group.end) for group in frame.groups]
        labels += its_labels
    pool = torch.zeros((len(rows), len(chosen) * length))
    for at, (start, end) in enumerate(rows):
        pool[at, start:end] = 1 / max(1, end - start)
    return Batch(ids, types, mask, pool, torch.tensor([position_features(label.position) for label in labels]), labels)


def batches(all_items: list[Item], specials: Specials, tokens: int, chance: random.Random | None = None,
            hiding: Hiding | None = None) -> Iterator[Batch]:
    """Batches of at most `tokens` padded tokens: by length, in random order where there is a `chance`."""
    pairs = []
    for item in all_items:
        pairs += framed(hide(item, hiding, specials.mask, chance) if hiding and chance else item, specials)
    # a little noise in the order, so that not always the same volleys meet
    pairs.sort(key=lambda pair: len(pair[0].ids) + (chance.uniform(0, 8) if chance else 0))
    made: list[list] = [[]]
    longest = 0
    for pair in pairs:
        longest = max(longest, len(pair[0].ids))
        if made[-1] and longest * (len(made[-1]) + 1) > tokens:
            made.append([])
            longest = len(pair[0].ids)
        made[-1].append(pair)
    if chance:
        chance.shuffle(made)
    for chosen in made:
        yield batch(chosen, specials.pad)
