"""Where the training texts come from, and which of them may be learnt from.

Everything is read from the folder that the environment variable HEARKEN_DATA names. Texts never leave it: the
repository holds weights, labels by id, and nothing else of it.
"""

import csv
import hashlib
import json
import os
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

TECHNIQUES = [
    "open_question", "closed_question", "simple_reflection", "complex_reflection", "affirm", "emphasize_autonomy",
    "seek_collaboration", "support", "give_information", "persuade_with_permission", "persuade", "direct", "confront",
    "self_disclosure", "grounding", "greeting", "conclusion", "chit_chat", "inappropriate", "other",
]
CLIENT_TALK = ["change", "sustain", "neutral"]
EMPATHY = ["emotional_reaction", "interpretation", "exploration"]
STRATEGIES = [
    "Question", "Restatement or Paraphrasing", "Reflection of feelings", "Self-disclosure",
    "Affirmation and Reassurance", "Providing Suggestions", "Information", "Others",
]
RATINGS = ["1", "2", "3", "4", "5"]
FLAGS = ["suicide", "self_harm", "abuse", "danger_to_others", "contact", "meeting", "pictures", "money", "sexual", "swearing",
         "medicine"]
SEEKERS_OWN, SUPPORTERS_OWN = FLAGS[:4], FLAGS[10:]
"""Flags of one side alone; the others are either's."""

NOT_ASKED = -1.0
"""In a target: a label that is no question here."""

BEHAVIOURS = ["question", "reflection", "therapist_input", "other"]

SECOND_CODE_SHARE = 0.3
"""How much of a segment's target its second code gets."""

DOUBT_SHARE = 0.25
"""How much of it the main codes get that other coders gave, where coders differ."""

REFLECTIONS = ["complex", "simple", "none"]
"""PAIR's grades of a reply."""

ANNOMI_CODED_BY_TEN = {7, 27, 55, 56, 66, 109, 130}


@dataclass
class Label:
    """What one head should say of the segments `first..last` of a volley."""

    head: str
    first: int
    last: int
    target: list[float]
    position: float | None = None
    id: str = ""


@dataclass
class Volley:
    """One speaker's run of messages, cut into segments, with what the other person says around it."""

    chat: str
    segments: list[str]
    labels: list[Label]
    earlier: str = ""
    seeker: str = ""
    after: str = ""
    ids: list[str] = field(default_factory=list)


def root() -> Path:
    """The data folder, or a sentence and exit status 2."""
    path = os.environ.get("HEARKEN_DATA")
    if not path or not Path(path).is_dir():
        print("The data is not here: set HEARKEN_DATA to its folder (models/training/README.md lists what it holds).",
              file=sys.stderr)
        raise SystemExit(2)
    return Path(path)


def one_in_five(key: str) -> bool:
    """A fixed fifth of all keys, chosen by their hash."""
    return hashlib.sha256(key.encode()).digest()[0] % 5 == 0


def held_out(chat: str) -> bool:
    """Whether this chat is kept for evaluation and must never be trained on."""
    if chat.startswith("annomi-"):
        return int(chat.removeprefix("annomi-")) in ANNOMI_CODED_BY_TEN or one_in_five(chat)
    return chat.startswith(("esconv-valid", "esconv-test"))


def read_lines(path: Path) -> list[dict]:
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def one_of(labels: list[str], label: str) -> list[float]:
    return [float(label == other) for other in labels]


def technique_target(codes: list[str], others: list[str] = ()) -> list[float]:
    """The main code, with a share for the second where there is one, and for what `others` said it is, where they differ."""
    shares = Counter({codes[0]: 1.0} if len(codes) == 1 else {codes[0]: 1 - SECOND_CODE_SHARE, codes[1]: SECOND_CODE_SHARE})
    for other in others:
        shares[codes[0]] -= DOUBT_SHARE / len(others)
        shares[other] += DOUBT_SHARE / len(others)
    return [shares.get(code, 0.0) for code in TECHNIQUES]


def place(segment_id: str) -> tuple[str, int, int]:
    chat, message, segment = segment_id.split("/")
    return chat, int(message), int(segment)


LABELS = Path(__file__).parent / "labels"
"""Labels of our own, by id."""


def technique_rows(part: str) -> list[dict]:
    """The coded segments of `train` (held-out chats left out) or `dev`."""
    rows = read_lines(root() / "techniques" / f"{part}.jsonl")
    if part != "train":
        return rows
    again = recoded()
    return [row | again.get(row["id"], {}) for row in rows if not held_out(place(row["id"])[0])]


def annomi_held_out_rows() -> list[dict]:
    """The coded segments of AnnoMI's held-out transcripts."""
    return [row for row in read_lines(root() / "techniques" / "train.jsonl") if held_out(place(row["id"])[0])]


def recoded() -> dict[str, dict]:
    """The segments whose coders differ, by id: the codes that were settled on, and the main codes that others gave."""
    return {row["id"]: row for row in read_lines(LABELS / "recoded.jsonl")}


def technique_volleys(part: str) -> list[Volley]:
    """The coded segments, put back into the volleys that they stand in."""
    groups = defaultdict(list)
    for row in technique_rows(part):
        whole = " ".join(filter(None, (row["volley"], row["text"], row["rest"])))
        groups[place(row["id"])[0], row["earlier"], row["seeker"], row["after"], whole].append(row)
    volleys = []
    for (chat, earlier, seeker, after, whole), rows in groups.items():
        rows.sort(key=lambda row: place(row["id"]))
        if " ".join(row["text"] for row in rows) == whole:
            volleys.append(Volley(chat, [row["text"] for row in rows],
                                  [technique_label(row, at) for at, row in enumerate(rows)],
                                  earlier, seeker, after, [row["id"] for row in rows]))
        else:  # some of its segments have no code: each coded one stands for itself
            for row in rows:
                before = [row["volley"]] if row["volley"] else []
                rest = [row["rest"]] if row["rest"] else []
                volleys.append(Volley(chat, [*before, row["text"], *rest], [technique_label(row, len(before))],
                                      earlier, seeker, after))
    return volleys


def technique_label(row: dict, at: int) -> Label:
    return Label("techniques", at, at + 1, technique_target(row["codes"], row.get("others", ())), row["position"], row["id"])


def annomi_utterances() -> dict[tuple[int, int], dict]:
    """AnnoMI by (transcript, utterance): who spoke, the text, and every annotator's label."""
    found: dict[tuple[int, int], dict] = {}
    with open(root() / "annomi" / "AnnoMI-full.csv", encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            key = int(row["transcript_id"]), int(row["utterance_id"])
            one = found.setdefault(key, {"speaker": row["interlocutor"], "text": " ".join(row["utterance_text"].split()),
                                         "talk": [], "behaviour": []})
            one["talk"].append(row["client_talk_type"])
            one["behaviour"].append(row["main_therapist_behaviour"])
    return dict(sorted(found.items()))


def held_out_behaviours() -> dict[tuple[str, int], str]:
    """The main behaviour of each therapist's utterance in AnnoMI's held-out transcripts, by (chat, message)."""
    found = {}
    for (transcript, utterance), one in annomi_utterances().items():
        chat = f"annomi-{transcript:03}"
        behaviour = majority(one["behaviour"])
        if one["speaker"] == "therapist" and behaviour and held_out(chat):
            found[chat, utterance] = behaviour
    return found


def majority(votes: list[str]) -> str | None:
    """What most said; nothing where two are level."""
    ranked = Counter(votes).most_common(2)
    return None if len(ranked) == 2 and ranked[0][1] == ranked[1][1] else ranked[0][0]


def segment_counts() -> Counter:
    """How many segments each coded message was cut into, by (chat, message)."""
    rows = read_lines(root() / "techniques" / "train.jsonl")
    return Counter(place(row["id"])[:2] for row in rows)


def client_talk_volleys(held: bool) -> list[Volley]:
    """AnnoMI's client utterances, each with its majority label and the therapist's words around it."""
    counts = segment_counts()
    chats = defaultdict(list)
    for (transcript, utterance), one in annomi_utterances().items():
        chats[f"annomi-{transcript:03}"].append((utterance, one))
    volleys = []
    for chat, utterances in chats.items():
        if held_out(chat) == held:
            volleys += client_volleys_of(chat, utterances, counts)
    return volleys


def client_volleys_of(chat: str, utterances: list[tuple[int, dict]], counts: Counter) -> list[Volley]:
    runs: list[list] = []
    line = 0
    for utterance, one in utterances:
        if not runs or runs[-1][0][1]["speaker"] != one["speaker"]:
            runs.append([])
        runs[-1].append((utterance, one, line))
        line += counts.get((chat, utterance), 1) if one["speaker"] == "therapist" else 1

    def said(index: int) -> str:
        return " ".join(one["text"] for _, one, _ in runs[index]) if 0 <= index < len(runs) else ""

    volleys = []
    for index, run in enumerate(runs):
        if run[0][1]["speaker"] != "client":
            continue
        labels = []
        for at, (utterance, one, start) in enumerate(run):
            talk = majority(one["talk"])
            if talk:
                labels.append(Label("client_talk", at, at + 1, one_of(CLIENT_TALK, talk), start / max(1, line - 1),
                                    f"{chat}/{utterance}"))
        if labels:
            volleys.append(Volley(chat, [one["text"] for _, one, _ in run], labels,
                                  said(index - 3), said(index - 1), said(index + 1)))
    return volleys


@dataclass
class Pair:
    """A post of EPITOME's and a reply to it, blanks made one, with the levels that the reply was given."""

    post: str
    reply: str
    levels: dict[str, int] = field(default_factory=dict)


def epitome_pairs() -> dict[tuple[str, str], Pair]:
    """All of EPITOME, by the ids of post and reply."""
    pairs: dict[tuple[str, str], Pair] = {}
    for kind, name in zip(EMPATHY, ("emotional-reactions", "interpretations", "explorations")):
        with open(root() / "epitome" / f"epitome-{name}.csv", encoding="utf-8", newline="") as table:
            for row in csv.DictReader(table):
                pair = pairs.setdefault((row["sp_id"], row["rp_id"]), Pair(" ".join(row["seeker_post"].split()),
                                                                           " ".join(row["response_post"].split())))
                pair.levels[kind] = int(row["level"])
    return pairs


def empathy_volleys(held: bool) -> list[Volley]:
    """EPITOME's replies to posts, with the level of each of the three kinds."""
    volleys = []
    for (post, reply), pair in epitome_pairs().items():
        if one_in_five(post) == held and len(pair.levels) == len(EMPATHY):
            target = [float(pair.levels[kind] == level) for kind in EMPATHY for level in range(3)]
            volleys.append(Volley(f"epitome-{post}", [pair.reply],
                                  [Label("empathy", 0, 1, target, None, f"{post}/{reply}")], seeker=pair.post))
    return volleys


def epitome_technique_volleys() -> list[Volley]:
    """EPITOME's replies with technique codes of our own (labels/epitome.jsonl), the held-out fifth excepted."""
    pairs = epitome_pairs()
    rows = [row for row in read_lines(LABELS / "epitome.jsonl") if not one_in_five(row["post"])]
    return [epitome_technique_volley(row, pairs[row["post"], row["reply"]]) for row in rows]


def epitome_technique_volley(row: dict, pair: Pair) -> Volley:
    segments = [{"text": pair.reply[one["start"]:one["end"]], "codes": one["codes"]} for one in row["segments"]]
    return coded_volley({"id": f"epitome-{row['post']}/{row['reply']}", "segments": segments, "earlier": "",
                         "seeker": pair.post, "after": ""})


def reflection_volleys() -> list[Volley]:
    """PAIR's replies to what a client said: complex reflections, simple ones, none."""
    grades = {"hq1": "complex", "hq2": "complex", "mq1": "simple"} | {f"lq{at}": "none" for at in range(1, 6)}
    volleys = []
    with open(root() / "pair" / "pair_data.csv", encoding="utf-8", newline="") as table:
        for at, row in enumerate(csv.DictReader(table)):
            for column, grade in grades.items():
                reply = " ".join((row.get(column) or "").split())
                if reply:
                    name = f"pair-{at}/{column}"
                    volleys.append(Volley(name, [reply], [Label("reflection", 0, 1, one_of(REFLECTIONS, grade), None, name)],
                                          seeker=" ".join(row["prompt"].split())))
    return volleys


def add_strategies(volleys: list[Volley]) -> None:
    """ESConv's own strategy of each message, as a further label of the volleys of its train part."""
    chats = read_lines(root() / "esconv" / "train.txt")
    for volley in volleys:
        if volley.chat.startswith("esconv-train"):
            dialog = chats[int(volley.chat.rsplit("-", 1)[1])]["dialog"]
            add_message_labels(volley, "strategy", STRATEGIES, lambda message: dialog[message].get("strategy"))


def add_behaviours(volleys: list[Volley]) -> None:
    """AnnoMI's main therapist behaviour of each utterance, as a further label of its training transcripts."""
    utterances = annomi_utterances()
    for volley in volleys:
        if volley.chat.startswith("annomi-"):
            transcript = int(volley.chat.removeprefix("annomi-"))
            add_message_labels(volley, "behaviour", BEHAVIOURS,
                               lambda message: majority(utterances[transcript, message]["behaviour"]))


def add_ratings(volleys: list[Volley]) -> None:
    """The seeker's running rating of the supporter, as a further label of the volleys of ESConv's train part."""
    chats = read_lines(root() / "esconv_feedback" / "train_rl.txt")
    for volley in volleys:
        if volley.chat.startswith("esconv-train"):
            ratings = rated_messages(chats[int(volley.chat.rsplit("-", 1)[1])]["dialog"])
            add_message_labels(volley, "helpfulness", RATINGS, ratings.get)


def ratings_of(dialog: list[dict]) -> list[tuple[list[int], str]]:
    """Each rating, with the supporter's messages that it is of: all of them since the one before it."""
    found, waiting = [], []
    for index, message in enumerate(dialog):
        if message["speaker"] == "sys":
            waiting.append(index)
        elif message.get("rating") and waiting:
            found.append((waiting, message["rating"]))
            waiting = []
    return found


def rated_messages(dialog: list[dict]) -> dict[int, str]:
    """The rating of each supporter's message."""
    return {index: rating for indices, rating in ratings_of(dialog) for index in indices}


def add_message_labels(volley: Volley, head: str, labels: list[str], label_of) -> None:
    """One label for each message, over all segments that were cut from it."""
    messages = defaultdict(list)
    for at, segment_id in enumerate(volley.ids):
        messages[place(segment_id)[1]].append(at)
    for message, segments in messages.items():
        label = label_of(message)
        if label in labels:
            volley.labels.append(Label(head, segments[0], segments[-1] + 1, one_of(labels, label),
                                       volley.labels[segments[0]].position, f"{volley.chat}/{message}"))


WRITTEN = Path(__file__).parent / "written"
"""Lines that were written for training, marked as made up."""


def written_volleys() -> list[Volley]:
    """Made-up volleys of codes that are rare in the coded chats. They teach; no figure counts them."""
    return [coded_volley(row) for row in read_lines(WRITTEN / "techniques.jsonl")]


def coded_volley(row: dict) -> Volley:
    """A volley whose segments come with their texts and codes."""
    labels = [Label("techniques", at, at + 1, technique_target(segment["codes"]), None, f"{row['id']}/{at}")
              for at, segment in enumerate(row["segments"])]
    return Volley(row["id"], [segment["text"] for segment in row["segments"]], labels,
                  row["earlier"], row["seeker"], row["after"])


def contrast_volleys() -> list[Volley]:
    """Made-up replies, each of another technique, at places in chats of ESConv's train part (written/replies.jsonl)."""
    chats = read_lines(root() / "esconv" / "train.txt")
    return [contrast_volley(row, f"written-reply-{at}", chats) for at, row in enumerate(read_lines(WRITTEN / "replies.jsonl"))]


def contrast_volley(row: dict, name: str, chats: list[dict]) -> Volley:
    dialog = chats[int(row["chat"].rsplit("-", 1)[1])]["dialog"]
    runs: list[tuple[str, list[str]]] = []
    for message in dialog[:row["message"]]:
        if not runs or runs[-1][0] != message["speaker"]:
            runs.append((message["speaker"], []))
        runs[-1][1].append(message["text"])
    seekers = [" ".join(" ".join(texts).split()) for speaker, texts in runs if speaker == "usr"]
    return coded_volley({"id": name, "segments": row["segments"], "earlier": "".join(seekers[-2:-1]),
                         "seeker": "".join(seekers[-1:]), "after": ""})


def flag_volleys(held: bool) -> list[Volley]:
    """Written lines with their flags, each by itself. For training also real messages: those that a model took for such, with
    what they do speak of, and everyday ones in which no word is a flag's."""
    written = [line for line in read_lines(WRITTEN / "flags.jsonl") if one_in_five(line["id"]) == held]
    return [flag_volley(line) for line in (written if held else [*written, *judged_messages()])]


def judged_messages() -> list[dict]:
    """Messages of ESConv's train part and of its failed chats, as lines with their flags."""
    messages = esconv_messages()
    alarms = {row["id"]: row["flags"] for row in read_lines(LABELS / "alarms.jsonl")}
    everyday = (LABELS / "everyday.txt").read_text(encoding="utf-8").split()
    return [messages[one] | {"flags": alarms.get(one, [])} for one in dict.fromkeys([*alarms, *everyday])]


def flag_volley(line: dict) -> Volley:
    return Volley(line["id"], [" ".join(line["text"].split())],
                  [Label("flags", 0, 1, flag_target(line["side"], line["flags"]), None, line["id"])])


def flag_target(side: str, flags: list[str]) -> list[float]:
    others = SUPPORTERS_OWN if side == "seeker" else SEEKERS_OWN
    return [NOT_ASKED if flag in others else float(flag in flags) for flag in FLAGS]


def esconv_messages() -> dict[str, dict]:
    """By id: the side and the text of each message of ESConv's train part and of its failed chats."""
    sides = {"usr": "seeker", "speaker": "seeker", "sys": "supporter", "listener": "supporter"}
    failed = json.loads((root() / "esconv_failed" / "FailedESConv.json").read_text(encoding="utf-8"))
    parts = {"train": read_lines(root() / "esconv" / "train.txt"), "failed": failed}
    found = {}
    for part, chats in parts.items():
        for number, chat in enumerate(chats):
            for index, message in enumerate(chat["dialog"]):
                name = f"esconv-{part}-{number:04}/{index}"
                found[name] = {"id": name, "side": sides[message["speaker"]],
                               "text": message["text" if part == "train" else "content"]}
    return found


def training_volleys() -> list[Volley]:
    """Everything that may be learnt from."""
    volleys = technique_volleys("train")
    add_strategies(volleys)
    add_behaviours(volleys)
    add_ratings(volleys)
    return (volleys + epitome_technique_volleys() + written_volleys() + contrast_volleys() + reflection_volleys()
            + client_talk_volleys(held=False) + empathy_volleys(held=False) + flag_volleys(held=False))
