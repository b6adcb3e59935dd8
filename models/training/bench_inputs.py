"""What `./build.sh bench` needs of the data, into target/bench: `python models/training/bench_inputs.py`.

- `chats.jsonl`: dev chats, as their file holds them;
- `pairs.jsonl`: each segment of these chats with the seeker's last volley, in all-MiniLM-L6-v2's tokens;
- `minilm.onnx`: that model.

The chats are cut by the command, which is where HEARKEN_BIN says, else in target/release.
"""

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from tokenizers import Tokenizer

import minilm_graph
import pretrained
from evaluate import PAIR_TOKENS, REPOSITORY, dev_chats, run

CHATS = 20
FOLDER = REPOSITORY / "target" / "bench"


def pairs(analysis: dict) -> Iterator[tuple[str, str]]:
    """The seeker's last volley and a segment, for each of the supporter's segments."""
    seeker = ""
    for role, messages in groupby(analysis["messages"], key=lambda message: message["role"]):
        if role == "seeker":
            seeker = " ".join(message["text"] for message in messages)
        elif role == "supporter":
            for message in messages:
                for one in message["segments"]:
                    yield seeker, message["text"][one["start"]:one["end"]]


def tokenizer() -> Tokenizer:
    """all-MiniLM-L6-v2's own; where a pair is too long, its longer text loses its end."""
    with pretrained.minilm_archive() as archive:
        made = Tokenizer.from_str(archive.read("tokenizer.json").decode())
    made.no_padding()
    made.enable_truncation(PAIR_TOKENS, strategy="longest_first")
    return made


def write(path: Path, lines: list[dict]) -> None:
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")


def write_chats() -> list[dict]:
    """The chats' analyses."""
    path = FOLDER / "chats.jsonl"
    write(path, dev_chats()[0][:CHATS])
    return run("analyze", str(path))


def write_pairs(analyses: list[dict]) -> None:
    encode = tokenizer().encode
    tokens = ((chat, encode(*pair)) for chat, analysis in enumerate(analyses) for pair in pairs(analysis))
    write(FOLDER / "pairs.jsonl", [{"chat": chat, "ids": one.ids, "types": one.type_ids} for chat, one in tokens])


def write_minilm() -> None:
    encoder = pretrained.encoder("all-MiniLM-L6-v2", pretrained.bert_pieces())
    made = minilm_graph.to_onnx(encoder).SerializeToString()
    minilm_graph.check(made, encoder)
    (FOLDER / "minilm.onnx").write_bytes(made)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    write_pairs(write_chats())
    write_minilm()
