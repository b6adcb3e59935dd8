"""How a volley becomes the encoder's input. The Rust side (src/tagger) builds the same frames.

    [CLS] earlier [SEP] seeker [SEP] volley [SEP] after [SEP]

The volley's tokens and the [SEP] after them are of type 1, all others of type 0. A volley of up to `volley` tokens
is encoded once for all its segments; in a longer one each segment is encoded by itself, with some tokens on each side.
"""

from collections.abc import Callable
from dataclasses import dataclass

CUTS = {"earlier": 20, "seeker": 40, "volley": 128, "before": 32, "text": 80, "rest": 16, "after": 0}
POSITION_KNOTS = [0, 0.05, 0.15, 0.5, 0.85, 0.95, 1]

LONGEST = CUTS["earlier"] + CUTS["seeker"] + CUTS["volley"] + CUTS["after"] + 5
"""Tokens in the longest frame there can be."""

Tokenize = Callable[[str], list[int]]


@dataclass
class Group:
    """The tokens `start..end` of a frame that one answer is about, and which of the asked-for ranges it answers."""

    start: int
    end: int
    asked: int


@dataclass
class Frame:
    ids: list[int]
    types: list[int]
    groups: list[Group]


def last(tokens: list[int], count: int) -> list[int]:
    return tokens[max(0, len(tokens) - count):]


def frames(volley: list[list[int]], ranges: list[tuple[int, int]], earlier: list[int], seeker: list[int],
           after: list[int], cls: int, sep: int) -> list[Frame]:
    """The frames in which each of `ranges` (first and last + 1 of the volley's segments) has its group.

    `volley` holds the tokens of each segment; the other texts are tokens too.
    """
    before = [cls, *last(earlier, CUTS["earlier"]), sep, *last(seeker, CUTS["seeker"]), sep]
    behind = [*after[:CUTS["after"]], sep]

    def frame(middle: list[int], groups: list[Group]) -> Frame:
        ids = [*before, *middle, sep, *behind]
        types = [0] * len(before) + [1] * (len(middle) + 1) + [0] * len(behind)
        return Frame(ids, types, [Group(len(before) + g.start, len(before) + g.end, g.asked) for g in groups])

    starts = [0]
    for segment in volley:
        starts.append(starts[-1] + len(segment))
    tokens = [token for segment in volley for token in segment]
    if len(tokens) <= CUTS["volley"]:
        return [frame(tokens, [Group(starts[a], starts[b], at) for at, (a, b) in enumerate(ranges)])]
    found = []
    for at, (a, b) in enumerate(ranges):
        head = last(tokens[:starts[a]], CUTS["before"])
        text = tokens[starts[a]:starts[b]][:CUTS["text"]]
        rest = tokens[starts[b]:][:CUTS["rest"]]
        found.append(frame([*head, *text, *rest], [Group(len(head), len(head) + len(text), at)]))
    return found


def position_features(position: float | None) -> list[float]:
    """Hat functions at the knots: a straight line between two of them. All 0 where the position is not known."""
    features = [0.0] * len(POSITION_KNOTS)
    if position is None:
        return features
    position = min(max(position, POSITION_KNOTS[0]), POSITION_KNOTS[-1])
    for at in range(len(POSITION_KNOTS) - 1):
        left, right = POSITION_KNOTS[at], POSITION_KNOTS[at + 1]
        if left <= position <= right:
            features[at + 1] = (position - left) / (right - left)
            features[at] = 1 - features[at + 1]
            break
    return features
