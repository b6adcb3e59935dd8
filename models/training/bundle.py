"""The bundle: model.onnx, vocab.txt, CARD.md, LICENSE.md and a manifest that fits only them.

`python models/training/bundle.py` puts the hashes of edited files into the manifest.
"""

import hashlib
import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnxruntime

import vocabulary
from data import CLIENT_TALK, EMPATHY, FLAGS, TECHNIQUES
from frames import CUTS, POSITION_KNOTS, frames, position_features

BY_HAND = ["CARD.md", "LICENSE.md"]
FILES = ["model.onnx", "vocab.txt", *BY_HAND]

SHIPPED = Path(__file__).resolve().parents[1] / "tagger"
"""The bundle in the repository."""

REFERENCE = [
    {"text": "Hi there, I'm Sam. How can I help you today?", "after": "hi, i had a fight with my mum", "position": 0.0},
    {"earlier": "hi, i had a fight with my mum", "seeker": "she read my messages and now i can't look at her",
     "text": "You feel that she broke your trust.", "rest": "What happened after that?",
     "after": "we shouted, then i went to my room 😞", "position": 0.3},
    {"earlier": "i don't know what to do", "seeker": "do you have any idea how to bring it up?",
     "volley": "I'm so sorry 😔💙", "text": "If you like, you could write her a letter first; only if it feels right.",
     "position": 0.62},
    {"text": "Naïve café-goers don't cry: 我知道 … it'll be ok 👩‍👩‍👧!!"},
    {"seeker": "my name is zoe", "text": "ok"},
    {"earlier": "thanks", "seeker": "thank you so much for listening, i feel lighter",
     "volley": "It took courage to say all that. You should be proud of how you handled it.",
     "text": "Take care, bye!", "after": "bye", "position": 1.0},
]
"""Lines of our own whose answers every engine that loads the bundle must reproduce."""


@dataclass
class Head:
    """What the manifest says of a head: its labels and how sure its answers have to be."""

    labels: list[str]
    temperature: float | list[float] | None = 1.0
    thresholds: dict[str, float] = field(default_factory=dict)
    second: float | None = None

    def manifest(self) -> dict:
        said = {"labels": self.labels}
        if self.temperature is not None:
            said["temperature"] = self.temperature
        if self.thresholds:
            said["thresholds"] = self.thresholds
        if self.second is not None:
            said["second"] = self.second
        return said


HEAD_LABELS = {"techniques": TECHNIQUES, "client_talk": CLIENT_TALK, "empathy": EMPATHY, "flags": FLAGS}


class Engine:
    """The exported graph itself, run by onnxruntime on tag lines."""

    def __init__(self, model: bytes, pieces: list[str]):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self.heads = [output.name for output in self.session.get_outputs()]
        self.tokenizer = vocabulary.tokenizer(pieces)
        self.cls, self.sep = pieces.index("[CLS]"), pieces.index("[SEP]")

    def tokens(self, text: str) -> list[int]:
        return self.tokenizer.encode(text, add_special_tokens=False).ids

    def logits(self, line: dict) -> dict[str, np.ndarray]:
        """Each head's logits for one tag line."""
        parts = [self.tokens(line.get(part, "")) for part in ("volley", "text", "rest")]
        frame, = frames(parts, [(1, 2)], *(self.tokens(line.get(part, "")) for part in ("earlier", "seeker", "after")),
                        self.cls, self.sep)
        group, = frame.groups
        pool = np.zeros((1, len(frame.ids)), np.float32)
        pool[0, group.start:group.end] = 1 / max(1, group.end - group.start)
        inputs = {"ids": np.array(frame.ids), "types": np.array(frame.types), "pool": pool,
                  "features": np.array([position_features(line.get("position"))], np.float32)}
        return {head: row[0] for head, row in zip(self.heads, self.session.run(self.heads, inputs))}


def softmax(logits: np.ndarray, temperature: float = 1.0) -> np.ndarray:
    powers = np.exp((logits - logits.max(axis=-1, keepdims=True)) / temperature)
    return powers / powers.sum(axis=-1, keepdims=True)


def write(folder: Path, model: bytes, pieces: list[str], heads: dict[str, Head], about: dict[str, str]) -> None:
    """The model, its vocabulary and the manifest; card and licence are written by hand and stay as they are. A new folder
    gets those of the bundle in the repository, to be edited."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in BY_HAND:
        if not (folder / name).exists():
            shutil.copy(SHIPPED / name, folder / name)
    (folder / "model.onnx").write_bytes(model)
    vocabulary.write(folder / "vocab.txt", pieces)
    engine = Engine(model, pieces)
    reference = []
    for line in REFERENCE:
        shares = softmax(engine.logits(line)["techniques"], heads["techniques"].temperature)
        reference.append({"input": line,
                          "probabilities": {code: round(float(p), 7) for code, p in zip(TECHNIQUES, shares)}})
    manifest = {
        "format": 1, **about,
        "files": {}, "frame": CUTS, "position_knots": POSITION_KNOTS,
        "heads": {name: head.manifest() for name, head in heads.items()},
        "reference": reference,
    }
    save(folder, manifest)
    seal(folder)


def save(folder: Path, manifest: dict) -> None:
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def seal(folder: Path) -> None:
    """Write the hashes of the files as they are now into the manifest."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"] = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    save(folder, manifest)


if __name__ == "__main__":  # after the card was edited
    seal(SHIPPED)
