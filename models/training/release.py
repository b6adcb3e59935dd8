"""From trained weights to the bundle: export, calibration on held-out chats, and which heads are good enough to ship."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

import bundle
import calibrate
import data
import export
import metrics
from bundle import HEAD_LABELS, Engine, Head
from data import CLIENT_TALK, EMPATHY, FLAGS, NOT_ASKED, TECHNIQUES, Volley
from model import Tagger

BARS = {"client_talk": [0.62], "empathy": [0.73, 0.61, 0.71], "flags": [0.4]}
"""What a head must reach to be shipped: macro-F1, and of flags the recall at their thresholds."""

LEVELS = np.arange(3)


@dataclass
class Held:
    """A head's logits on held-out text, with what is right there."""

    logits: np.ndarray
    gold: np.ndarray
    chats: list[str]


def held(engine: Engine, volleys: list[Volley], head: str) -> Held:
    logits, gold, chats = [], [], []
    for volley in volleys:
        for label in (one for one in volley.labels if one.head == head):
            line = {"earlier": volley.earlier, "seeker": volley.seeker, "after": volley.after,
                    "volley": " ".join(volley.segments[:label.first]),
                    "text": " ".join(volley.segments[label.first:label.last]),
                    "rest": " ".join(volley.segments[label.last:]), "position": label.position}
            logits.append(engine.logits(line)[head])
            gold.append(label.target)
            chats.append(volley.chat)
    return Held(np.array(logits), np.array(gold), chats)


def techniques_head(engine: Engine) -> Head:
    dev = held(engine, data.technique_volleys("dev"), "techniques")
    main, is_gold = dev.gold.argmax(1), dev.gold > 0
    temperature = calibrate.temperature(dev.logits, main)
    sure = calibrate.sure_enough(bundle.softmax(dev.logits, temperature), is_gold, main)
    report(dev, main, is_gold)
    return Head(TECHNIQUES, round(temperature, 4), dict(zip(TECHNIQUES, map(float, sure.thresholds))), sure.second)


def report(dev: Held, main: np.ndarray, is_gold: np.ndarray) -> None:
    which = calibrate.parts(dev.chats)
    shares = calibrate.left_out_shares(dev.logits, main, which)
    shown = calibrate.left_out_shown(shares, is_gold, main, which)
    said = shares.argmax(1)
    right = is_gold[np.arange(len(said)), said]
    print(f"techniques: kappa {metrics.kappa(main, said, len(TECHNIQUES)):.4f}, "
          f"macro-F1 {metrics.macro_f1(main, said, 15):.4f}, right among shown {right[shown].mean():.3f}, "
          f"shown {shown.mean():.3f}, calibration error "
          f"{metrics.calibration_error(shares.max(1), said == main):.3f}")


def client_talk_head(engine: Engine) -> tuple[Head, list[float]]:
    found = held(engine, data.client_talk_volleys(held=True), "client_talk")
    gold = found.gold.argmax(1)
    temperature = calibrate.temperature(found.logits, gold)
    limits = calibrate.thresholds(bundle.softmax(found.logits, temperature), found.gold > 0, gold)
    head = Head(CLIENT_TALK, round(temperature, 4), dict(zip(CLIENT_TALK, map(float, limits))))
    return head, [metrics.macro_f1(gold, found.logits.argmax(1))]


def empathy_head(engine: Engine) -> tuple[Head, list[float]]:
    found = held(engine, data.empathy_volleys(held=True), "empathy")
    temperatures, scores = [], []
    for at in range(len(EMPATHY)):
        logits, gold = (one.reshape(-1, 3, 3)[:, at] for one in (found.logits, found.gold))
        gold = gold.argmax(1)
        temperatures.append(round(calibrate.temperature(logits, gold), 4))
        expected = bundle.softmax(logits, temperatures[-1]) @ LEVELS
        scores.append(metrics.macro_f1(gold, np.rint(expected).astype(int)))
    return Head(EMPATHY, temperatures), scores


def flags_head(engine: Engine) -> tuple[Head, list[float]]:
    found = held(engine, data.flag_volleys(held=True), "flags")
    shares, asked, gold = 1 / (1 + np.exp(-found.logits)), found.gold != NOT_ASKED, found.gold == 1
    limits = calibrate.flag_thresholds(shares, gold, asked)
    named = asked & (shares >= limits)
    print(f"flags: precision {(named & gold).sum() / named.sum():.3f} on {len(gold)} lines that were written")
    return Head(FLAGS, None, dict(zip(FLAGS, map(float, limits)))), [(named & gold).sum() / gold.sum()]


JUDGES = {"client_talk": client_talk_head, "empathy": empathy_head, "flags": flags_head}


def release(tagger: Tagger, pieces: list[str], left_out: set[str], about: dict[str, str], folder: Path) -> None:
    """Write the bundle, with the heads that were taught and reach their bars."""
    taught = [name for name in HEAD_LABELS if name not in left_out]
    engine = Engine(export.to_onnx(tagger, taught).SerializeToString(), pieces)
    heads = {"techniques": techniques_head(engine)}
    for name in taught[1:]:
        head, scores = JUDGES[name](engine)
        passes = all(score >= bar for score, bar in zip(scores, BARS[name]))
        print(f"{name}: {' '.join(f'{score:.4f}' for score in scores)}: {'kept' if passes else 'left out'}")
        if passes:
            heads[name] = head
    bundle.write(folder, export.to_onnx(tagger, list(heads)).SerializeToString(), pieces, heads, about)
