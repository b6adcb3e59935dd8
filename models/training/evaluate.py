"""Every figure of the committed bundle, through the native command: `python models/training/evaluate.py`.

`./build.sh eval` calls it. The command is where HEARKEN_BIN says, else in target/release.
"""

import hashlib
import json
import os
import random
import re
import subprocess
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

import calibrate
import data
import metrics
import vocabulary
from batches import Specials, framed, items
from data import BEHAVIOURS, CLIENT_TALK, EMPATHY, TECHNIQUES
from informal import informal

REPOSITORY = Path(__file__).resolve().parents[2]
BUNDLE = REPOSITORY / "models" / "tagger"
TOKENIZED_SENTENCES = 10_000

PAIR_TOKENS = 64

CUT_CHATS = 150
"""How many of ESConv's train chats have their cuts compared: the command tags what it cuts, and that takes its time."""

EXPLAINED, DRAWS, MOST_WORDS = 300, 20, 5
"""How many segments' evidence is tried, against how many draws of other words; how many words may be shown."""

JOINT_F1 = [("reflection (both)", {"simple_reflection", "complex_reflection"}, 0.72), ("affirm", {"affirm"}, 0.75),
            ("question (both)", {"open_question", "closed_question"}, 0.95),
            ("persuade with permission", {"persuade_with_permission"}, 0.77),
            ("give information", {"give_information"}, 0.62)]

BEHAVIOUR_OF = {"open_question": "question", "closed_question": "question",
                "simple_reflection": "reflection", "complex_reflection": "reflection",
                "give_information": "therapist_input", "persuade": "therapist_input",
                "persuade_with_permission": "therapist_input", "direct": "therapist_input"}
"""AnnoMI's behaviour that each code would be; all other codes are "other"."""


def command() -> str:
    return os.environ.get("HEARKEN_BIN", str(REPOSITORY / "target" / "release" / "hearken"))


def say(figure: str, value: float, bar: float | None = None, lower_is_better: bool = False) -> None:
    line = f"  {figure:<58} {value:6.3f}"
    if bar is not None:
        reached = value <= bar if lower_is_better else value >= bar
        line += f"   bar {bar:.2f}  {'reached' if reached else 'NOT REACHED'}"
    print(line)


def run(action: str, *arguments: str) -> list[dict]:
    """What the command prints with the bundle as it is in the repository, line by line."""
    done = subprocess.run([command(), action, "--model", str(BUNDLE), *arguments], stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def with_lines(lines: list[dict], use):
    """`use` called with a file of these lines."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lines.jsonl"
        path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
        return use(path)


def tag(lines: list[dict], *options: str) -> list[dict]:
    return with_lines(lines, lambda path: run("tag", *options, str(path)))


def tag_lines(volleys: list[data.Volley], role: str) -> list[tuple[dict, data.Label]]:
    """Each labelled part of the volleys as a line for `hearken tag`."""
    found = []
    for volley in volleys:
        for label in volley.labels:
            line = {"id": label.id, "role": role, "earlier": volley.earlier, "seeker": volley.seeker,
                    "volley": " ".join(volley.segments[:label.first]),
                    "text": " ".join(volley.segments[label.first:label.last]),
                    "rest": " ".join(volley.segments[label.last:]), "after": volley.after}
            if label.position is not None:
                line["position"] = label.position
            found.append((line, label))
    return found


def probabilities(tagged: list[dict], labels: list[str]) -> np.ndarray:
    return np.array([[line["probabilities"][label] for label in labels] for line in tagged])


def indices(codes, labels: list[str]) -> np.ndarray:
    return np.array([labels.index(code) for code in codes])


def uncoded(row: dict) -> dict:
    """A coded segment as a line for `hearken tag`: without what the coders said."""
    return {key: value for key, value in row.items() if not key.startswith(("codes", "coder"))}


def techniques(rows: list[dict], tagged: list[dict]) -> None:
    shares = probabilities(tagged, TECHNIQUES)
    main = indices((row["codes"][0] for row in rows), TECHNIQUES)
    is_gold = np.array([[code in row["codes"] for code in TECHNIQUES] for row in rows])
    said = shares.argmax(axis=1)
    right = is_gold[np.arange(len(rows)), said]
    shown = np.array([not line["unsure"] for line in tagged])
    which = calibrate.parts([data.place(row["id"])[0] for row in rows])

    print(f"Techniques, dev ({len(rows)} segments)")
    say("Cohen's kappa", metrics.kappa(main, said, len(TECHNIQUES)), 0.80)
    say("accuracy", metrics.accuracy(main, said))
    say("macro-F1, codes with 15 or more", metrics.macro_f1(main, said, 15), 0.78)
    for name, codes, bar in JOINT_F1:
        say(f"F1 {name}", metrics.f1(main, said, set(indices(codes, TECHNIQUES))), bar)
    say("right among shown, as shipped (fitted on dev)", right[shown].mean())
    say("share shown, as shipped (fitted on dev)", shown.mean())
    logits = np.log(np.maximum(shares, 1e-12))
    left_out = calibrate.left_out_shares(logits, main, which)
    shown_left_out = calibrate.left_out_shown(left_out, is_gold, main, which)
    say("right among shown, thresholds from other chats", right[shown_left_out].mean(), 0.85)
    say("share shown, thresholds from other chats", shown_left_out.mean(), 0.85)
    say("calibration error, temperature from other chats",
        metrics.calibration_error(left_out.max(axis=1), said == main), 0.04, lower_is_better=True)
    seconds = [(code["code"] in row["codes"]) for row, line in zip(rows, tagged) for code in line["codes"][1:]]
    print(f"  second codes shown: {len(seconds)}, among the gold codes: {sum(seconds)}; "
          f"segments with two gold codes: {sum(len(row['codes']) > 1 for row in rows)}")
    by_code(main, said, right, shown)
    by_length([len(row["text"].split()) for row in rows], main, said)
    confusions(main, said)


def by_code(main: np.ndarray, said: np.ndarray, right: np.ndarray, shown: np.ndarray) -> None:
    print("  code                        gold   F1   precision  recall  shown  right among shown")
    for at, code in enumerate(TECHNIQUES):
        gold, claimed = main == at, said == at
        both = (gold & claimed).sum()
        out = claimed & shown
        print(f"  {code:<26} {gold.sum():5}  {metrics.f1(main, said, {at}):.2f}"
              f"  {share(both, claimed.sum()):>9}  {share(both, gold.sum()):>6}  {out.sum():5}  {share(right[out].sum(), out.sum()):>6}")


def share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


def by_length(words: list[int], main: np.ndarray, said: np.ndarray) -> None:
    counts = np.array(words)
    for low, high in ((1, 3), (4, 7), (8, 14), (15, 24), (25, 1000)):
        inside = (counts >= low) & (counts <= high)
        name = f"{low} to {high} words" if high < 1000 else f"{low} words or more"
        print(f"  accuracy at {name:<18} {metrics.accuracy(main[inside], said[inside]):.3f}  ({inside.sum()} segments)")


def confusions(main: np.ndarray, said: np.ndarray) -> None:
    wrong = Counter((TECHNIQUES[a], TECHNIQUES[b]) for a, b in zip(main, said) if a != b)
    print("  most frequent errors (coders -> tagger):",
          ", ".join(f"{a} -> {b} {count}" for (a, b), count in wrong.most_common(8)))


def agreement(rows: list[dict], tagged: list[dict]) -> None:
    """The figures of a set of coded segments that can be laid beside those of another set."""
    main = indices((row["codes"][0] for row in rows), TECHNIQUES)
    said = indices((line["likely"][0]["code"] for line in tagged), TECHNIQUES)
    shown = np.array([not line["unsure"] for line in tagged])
    right = np.array([line["likely"][0]["code"] in row["codes"] for row, line in zip(rows, tagged)])
    say("Cohen's kappa", metrics.kappa(main, said, len(TECHNIQUES)))
    say("accuracy", metrics.accuracy(main, said))
    say("macro-F1, codes with 15 or more", metrics.macro_f1(main, said, 15))
    say("right among shown, as shipped", right[shown].mean())
    say("share shown, as shipped", shown.mean())


def informal_spelling(rows: list[dict]) -> None:
    texts = ("text", "earlier", "seeker", "volley", "rest", "after")
    lines = [{key: informal(value) if key in texts else value for key, value in uncoded(row).items()} for row in rows]
    print(f"Techniques, dev as if typed in a hurry ({len(rows)} segments, cut as before)")
    agreement(rows, tag(lines))


def annomi() -> None:
    rows = data.annomi_held_out_rows()
    tagged = tag([uncoded(row) for row in rows])
    print(f"Techniques, held-out AnnoMI ({len(rows)} segments, one coder)")
    agreement(rows, tagged)
    behaviours(rows, [line["likely"][0]["code"] for line in tagged])


def behaviours(rows: list[dict], said: list[str]) -> None:
    """AnnoMI's own coders against the behaviours that our codes make, the tagger's and our coders'."""
    utterances = defaultdict(list)
    for row, code in zip(rows, said):
        utterances[data.place(row["id"])[:2]].append((row["text"], row["codes"][0], code))
    pairs = []
    for place, gold in data.held_out_behaviours().items():
        by_coders = behaviour((code, text) for text, code, _ in utterances[place])
        by_tagger = behaviour((code, text) for text, _, code in utterances[place])
        pairs.append((gold, by_coders, by_tagger))
    gold, by_coders, by_tagger = (indices(column, BEHAVIOURS) for column in zip(*pairs))
    print(f"Behaviour by the bundle's own codes, held-out AnnoMI ({len(pairs)} utterances)")
    say("macro-F1", metrics.macro_f1(gold, by_tagger))
    say("accuracy", metrics.accuracy(gold, by_tagger))
    for at, name in enumerate(BEHAVIOURS):
        say(f"F1 {name} ({(gold == at).sum()})", metrics.f1(gold, by_tagger, {at}))
    say("macro-F1 of our coders' codes, made into behaviours alike", metrics.macro_f1(gold, by_coders))


def behaviour(segments) -> str:
    """The only behaviour besides other among an utterance's (code, text), or the one with the most characters."""
    characters = Counter()
    for code, text in segments:
        if code in BEHAVIOUR_OF:
            characters[BEHAVIOUR_OF[code]] += len(text)
    return characters.most_common(1)[0][0] if characters else "other"


def client_talk() -> None:
    pairs = tag_lines(data.client_talk_volleys(held=True), "seeker")
    tagged = tag([line for line, _ in pairs])
    gold = np.array([int(np.argmax(label.target)) for _, label in pairs])
    shares = probabilities(tagged, CLIENT_TALK)
    said = shares.argmax(axis=1)
    shown = np.array([not line["unsure"] for line in tagged])
    print(f"Client talk, held-out AnnoMI ({len(pairs)} utterances)")
    say("macro-F1", metrics.macro_f1(gold, said), 0.62)
    say("accuracy", metrics.accuracy(gold, said))
    for at, label in enumerate(CLIENT_TALK):
        say(f"F1 {label}", metrics.f1(gold, said, {at}))
    say("right among shown", (gold == said)[shown].mean())
    say("share shown", shown.mean())


def empathy() -> None:
    pairs = tag_lines(data.empathy_volleys(held=True), "supporter")
    tagged = tag([line for line, _ in pairs])
    print(f"Empathy, held-out fifth of EPITOME ({len(pairs)} replies); level = the expected level, rounded")
    for at, (kind, bar) in enumerate(zip(EMPATHY, (0.73, 0.61, 0.71))):
        gold = np.array([int(np.argmax(label.target[3 * at:3 * at + 3])) for _, label in pairs])
        said = np.array([round(line["empathy"][kind]) for line in tagged])
        say(f"macro-F1 {kind}", metrics.macro_f1(gold, said), bar)


def dev_chats() -> tuple[list[dict], dict[str, list[str]]]:
    """The dev chats as their file holds them, and the coders' codes of each."""
    codes = defaultdict(list)
    for row in data.technique_rows("dev"):
        codes[data.place(row["id"])[0]].append(row["codes"][0])
    chats = data.read_lines(data.root() / "esconv" / "valid.txt")
    return [chats[int(chat.rsplit("-", 1)[1])] for chat in codes], codes


def icc(pairs: np.ndarray) -> float:
    """ICC(2,1) of two raters: two-way random effects, absolute agreement, single rater."""
    n, k = pairs.shape
    mean = pairs.mean()
    rows = k * ((pairs.mean(axis=1) - mean) ** 2).sum() / (n - 1)
    columns = n * ((pairs.mean(axis=0) - mean) ** 2).sum() / (k - 1)
    rest = ((pairs - pairs.mean(axis=1, keepdims=True) - pairs.mean(axis=0, keepdims=True) + mean) ** 2).sum()
    error = rest / ((n - 1) * (k - 1))
    return float((rows - error) / (rows + (k - 1) * error + k * (columns - error) / n))


def session_agreement() -> None:
    chats, coded = dev_chats()
    analyses = with_lines(chats, lambda path: run("analyze", "--format", "esconv", str(path)))
    sessions = [analysis["session"] for analysis in analyses]
    found = []
    print(f"Whole chats ({len(chats)} dev chats, own cutting): share of each code, analyze against the coders")
    for code in TECHNIQUES:
        by_coders = [codes.count(code) / len(codes) for codes in coded.values()]
        if sum(one > 0 for one in by_coders) >= 10:
            figures = [session["codes"][code] for session in sessions]
            counted = [one["share"] or 0.0 for one in figures]
            expected = [one["expected"] / max(1, session["segments"]) for one, session in zip(figures, sessions)]
            found.append([icc(np.array([by_coders, shares]).T) for shares in (counted, expected)])
            print(f"    ICC {code:<26} {found[-1][0]:.2f}   of the expected share {found[-1][1]:.2f}")
    counted, expected = np.median(found, axis=0)
    say("ICC(2,1), median over codes in 10 chats or more", counted, 0.85)
    say("the same of the expected share (expected through segments)", expected)


def faithfulness() -> None:
    """Whether a tag rests on the words that are said to: what is lost without them, and without as many others."""
    rows = data.technique_rows("dev")
    lines = {row["id"]: uncoded(row) for row in rows if len(row["text"].split()) >= 8}
    tagged = [line for line in tag(list(lines.values()), "--evidence") if not line["unsure"] and line["evidence"]]
    tagged.sort(key=lambda line: hashlib.sha256(line["id"].encode()).digest())
    tagged = tagged[:EXPLAINED]
    chance = random.Random(7)
    asked = []
    for line in tagged:
        text = lines[line["id"]]["text"]
        words = [match.span() for match in re.finditer(r"\S+", text)]
        named = [at for at, (a, b) in enumerate(words)
                 if any(one["start"] < b and a < one["end"] for one in line["evidence"])]
        assert 0 < len(named) <= MOST_WORDS, text
        draws = [named] + [chance.sample(range(len(words)), len(named)) for _ in range(DRAWS)]
        for draw in draws:
            left = " ".join(text[a:b] for at, (a, b) in enumerate(words) if at not in draw)
            asked.append({**lines[line["id"]], "text": left})
    answers = iter(tag(asked))
    falls = {"named": [], "others": []}
    for line in tagged:
        main = line["likely"][0]
        for draw in range(DRAWS + 1):
            left = next(answers)["probabilities"][main["code"]]
            falls["others" if draw else "named"].append(main["probability"] - left)
    named, others = np.mean(falls["named"]), np.mean(falls["others"])
    print(f"Evidence, {len(tagged)} confident dev segments of 8 words or more")
    say("fall of the main code's probability without the words shown", named)
    say(f"fall without as many random words ({DRAWS} draws)", others)
    say("the first through the second", named / others, 2.0)


def letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def cuts(texts: list[str]) -> set[int]:
    """Where a message is cut, counted in letters and digits, so that blanks and lost quotation marks do not matter."""
    ends, at = set(), 0
    for text in texts:
        at += letters(text)
        ends.add(at)
    return ends - {at}


def segment_cuts() -> None:
    theirs = defaultdict(list)
    for row in data.technique_rows("train"):
        chat, message, _ = data.place(row["id"])
        theirs[chat, message].append(row)
    agreed = coded = ours = 0
    chats = data.read_lines(data.root() / "esconv" / "train.txt")[:CUT_CHATS]
    for number, analysis in enumerate(with_lines(chats, lambda path: run("analyze", "--format", "esconv", str(path)))):
        for message in analysis["messages"]:
            rows = theirs.get((f"esconv-train-{number:04}", message["index"]))
            if rows:
                wanted = cuts([row["text"] for row in sorted(rows, key=lambda row: data.place(row["id"])[2])])
                text = message["text"]
                made = cuts([text[one["start"]:one["end"]] for one in message["segments"]])
                agreed, coded, ours = agreed + len(wanted & made), coded + len(wanted), ours + len(made)
    print(f"Cutting, against the cuts of the first {CUT_CHATS} ESConv chats in train")
    say("share of train's cuts that hearken makes", agreed / coded, 0.97)
    say("share of hearken's cuts that train has", agreed / ours)


def tokenizer_equality() -> None:
    from transformers import BertTokenizerFast

    sentences = [row["text"] for row in data.read_lines(data.root() / "techniques" / "train.jsonl")]
    step = max(1, len(sentences) // TOKENIZED_SENTENCES)
    sentences = [" ".join(sentence.split()) for sentence in sentences[::step][:TOKENIZED_SENTENCES]]
    theirs = BertTokenizerFast(vocab=str(BUNDLE / "vocab.txt"))(sentences, add_special_tokens=False)["input_ids"]
    done = subprocess.run(["cargo", "run", "--release", "--quiet", "--example", "token_ids"], cwd=REPOSITORY, check=True,
                          input="".join(sentence + "\n" for sentence in sentences).encode(), stdout=subprocess.PIPE)
    ours = [json.loads(line) for line in done.stdout.splitlines()]
    same = sum(a == b for a, b in zip(ours, theirs)) if len(ours) == len(theirs) else 0
    print(f"Tokenizer, {len(sentences)} sentences of train against BertTokenizerFast")
    say("share with the same ids", same / len(sentences), 1.0)


def frame_cost() -> None:
    """What the encoder reads for a segment of dev; beside it what a pair of the segment and the seeker's last words would be."""
    tokenizer = vocabulary.tokenizer(vocabulary.read(BUNDLE / "vocab.txt"))
    volleys = data.technique_volleys("dev")
    segments = sum(len(volley.labels) for volley in volleys)
    specials = Specials.of(tokenizer)

    def tokens(text: str) -> int:
        return len(tokenizer.encode(text, add_special_tokens=False).ids)

    ours = sum(len(frame.ids) for item in items(volleys, tokenizer) for frame, _ in framed(item, specials))
    pairs = sum(min(PAIR_TOKENS, tokens(volley.seeker) + tokens(" ".join(volley.segments[one.first:one.last])) + 3)
                for volley in volleys for one in volley.labels)
    print(f"Tokens a segment, dev ({segments} segments)")
    say("in our frames, a volley at a time", ours / segments)
    say(f"in pairs with the seeker's last words, cut at {PAIR_TOKENS}", pairs / segments)


def recoded_labels() -> None:
    first = {row["id"]: row["codes"] for row in data.read_lines(data.root() / "techniques" / "train.jsonl")}
    settled = {one: row["codes"] for one, row in data.recoded().items()}
    coded_twice = [one for one in first if one.startswith("esconv")]
    changed = sum(one in settled and first[one][0] != settled[one][0] for one in coded_twice)
    print(f"Labels judged again ({len(coded_twice)} segments of ESConv by a second coder)")
    say("segments whose main code is another now, of these", changed / len(coded_twice))


def size() -> None:
    """As tools/bundle.mjs packs it for the page."""
    with tempfile.TemporaryDirectory() as folder:
        packed = Path(folder) / "tagger.hearken"
        subprocess.run(["node", str(REPOSITORY / "tools" / "bundle.mjs"), str(BUNDLE), str(packed)], check=True)
        megabytes = packed.stat().st_size / 1e6
    print("Size")
    say("the bundle as served, in millions of bytes", megabytes, 9.0, lower_is_better=True)


def main() -> None:
    data.root()
    heads = json.loads((BUNDLE / "manifest.json").read_text(encoding="utf-8"))["heads"]
    rows = data.technique_rows("dev")
    techniques(rows, tag([uncoded(row) for row in rows]))
    informal_spelling(rows)
    annomi()
    if "client_talk" in heads:
        client_talk()
    if "empathy" in heads:
        empathy()
    faithfulness()
    session_agreement()
    segment_cuts()
    tokenizer_equality()
    frame_cost()
    recoded_labels()
    size()


if __name__ == "__main__":
    main()
