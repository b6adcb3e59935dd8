"""Whole held-out chats, message by message: for labels that belong to a supporter's message, not to a segment of it."""

from collections import defaultdict
from dataclasses import dataclass, field

import data
from data import BEHAVIOURS, RATINGS, STRATEGIES, Label, Volley


@dataclass
class Message:
    supporter: bool
    text: str
    lines: int
    """How many lines of the chat it is: a supporter's message is as many as it has segments, a seeker's is one."""
    targets: dict[str, list[float]] = field(default_factory=dict)
    """Its labels, by head."""


def volleys(chat: str, messages: list[Message]) -> list[Volley]:
    """The supporter's volleys, a message a segment. A label's id is chat/message."""
    runs: list[list[int]] = []
    starts, line = [], 0
    for at, message in enumerate(messages):
        if not runs or messages[runs[-1][0]].supporter != message.supporter:
            runs.append([])
        runs[-1].append(at)
        starts.append(line)
        line += message.lines

    def said(run: int) -> str:
        return " ".join(messages[at].text for at in runs[run]) if 0 <= run < len(runs) else ""

    found = []
    for number, run in enumerate(runs):
        labels = [Label(head, place, place + 1, target, starts[at] / max(1, line - 1), f"{chat}/{at}")
                  for place, at in enumerate(run) for head, target in messages[at].targets.items()]
        if labels and messages[run[0]].supporter:
            found.append(Volley(chat, [messages[at].text for at in run], labels,
                                said(number - 3), said(number - 1), said(number + 1)))
    return found


def esconv_test(analyses: list[dict]) -> list[Volley]:
    """With ESConv's strategies, and the ratings of the messages that have one. `analyses`: what `hearken analyze` makes of
    these chats, which says how many lines each message is."""
    chats = data.read_lines(data.root() / "esconv_feedback" / "test_rl.txt")
    found = []
    for number, (chat, analysis) in enumerate(zip(chats, analyses, strict=True)):
        ratings = data.rated_messages(chat["dialog"])
        messages = []
        for at, (message, cut) in enumerate(zip(chat["dialog"], analysis["messages"], strict=True)):
            targets = {}
            if message.get("strategy") in STRATEGIES:
                targets["strategy"] = data.one_of(STRATEGIES, message["strategy"])
            if at in ratings:
                targets["helpfulness"] = data.one_of(RATINGS, ratings[at])
            supporter = message["speaker"] == "sys"
            messages.append(Message(supporter, " ".join(message["text"].split()),
                                    len(cut["segments"]) if supporter else 1, targets))
        found += volleys(test_chat(number), messages)
    return found


def test_chat(number: int) -> str:
    return f"esconv-test-{number:04}"


def annomi_held_out() -> list[Volley]:
    """With the main behaviour of each therapist's utterance."""
    counts, gold = data.segment_counts(), data.held_out_behaviours()
    chats = defaultdict(list)
    for (transcript, utterance), one in data.annomi_utterances().items():
        place = f"annomi-{transcript:03}", utterance
        targets = {"behaviour": data.one_of(BEHAVIOURS, gold[place])} if place in gold else {}
        supporter = one["speaker"] == "therapist"
        chats[place[0]].append(Message(supporter, one["text"], counts.get(place, 1) if supporter else 1, targets))
    return [volley for chat, messages in chats.items() if data.held_out(chat) for volley in volleys(chat, messages)]
