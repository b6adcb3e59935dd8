"""Proves with the ConvoKit package itself that it reads hearken's corpus, and that hearken reads what ConvoKit writes.

    python3 tests/convokit_round_trip.py target/debug/hearken

Needs the package (pip install convokit). Prints what was compared; exits with 1 where anything differs.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from convokit import Corpus

IMPORTED = Path(__file__).parent / "import"
CHATS = ["chatpack-cli_MIT/telegram_export.json", "chatpack-cli_MIT/whatsapp_export.txt", "after_source/signal.md"]


def told(chats):
    """Of each chat its id and, in order, who said what and when."""
    said = lambda message: (message["speaker"], message["role"], message["time"], message["text"])
    return {chat["id"]: [said(message) for message in chat["messages"]] for chat in chats}


def analyze(hearken, *arguments):
    done = subprocess.run([hearken, "analyze", *map(str, arguments)], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def in_corpus(corpus):
    def said(utterance):
        meta = utterance.speaker.meta
        return (meta["name"], meta["role"], utterance.meta["time"], utterance.text)

    return {
        chat.id: [said(corpus.get_utterance(id)) for id in chat.get_utterance_ids()]
        for chat in corpus.iter_conversations()
    }


def main(hearken):
    files = [IMPORTED / chat for chat in CHATS]
    expected = told(analyze(hearken, *files))
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        analyze(hearken, "--convokit", folder / "ours", *files)
        corpus = Corpus(filename=str(folder / "ours"))
        assert in_corpus(corpus) == expected, "ConvoKit reads something else"
        for chat in corpus.iter_conversations():
            assert chat.check_integrity(verbose=False), f"{chat.id}: the answers are no tree"
            assert chat.meta["session"]["turns"] > 0
        segments = sum(len(utterance.meta["segments"]) for utterance in corpus.iter_utterances())
        corpus.dump("theirs", base_path=str(folder))
        assert told(analyze(hearken, folder / "theirs")) == expected, "hearken reads something else"
        messages = sum(len(chat) for chat in expected.values())
        print(f"{len(expected)} chats, {messages} messages, {segments} segments: the same in ConvoKit and back")


if __name__ == "__main__":
    main(sys.argv[1])
