"""Texts as people type them in a hurry: in small letters, without apostrophes and full stops, abbreviated, with slips.

What is done to a word hangs on it and the word before it alone, so a sentence is spelt alike wherever it is quoted.
"""

import hashlib
import re

ABBREVIATED = {"i do not know": "idk", "i don't know": "idk", "going to": "gonna", "want to": "wanna",
               "thank you": "thx", "thanks": "thx", "please": "pls", "you are": "ur", "you're": "ur", "your": "ur",
               "you": "u", "are": "r", "because": "bc", "though": "tho", "people": "ppl"}

PHRASES = re.compile(r"\b(" + "|".join(map(re.escape, ABBREVIATED)) + r")\b")

SLIP_FROM = 4
"""Letters of the shortest word that is mistyped."""

ONE_IN = 5
"""Of words so long one in five is: about a tenth of all words."""


def informal(text: str) -> str:
    lower = text.lower().replace("\u2019", "'")
    short = PHRASES.sub(lambda found: ABBREVIATED[found[1]], lower)
    words = short.replace("'", "").replace(".", "").split()
    return " ".join(slipped(word, before) for word, before in zip(words, ["", *words]))


def slipped(word: str, before: str) -> str:
    """One longer word in five with two letters changed about, one left out, or one typed twice."""
    chance = hashlib.sha256(f"{before} {word}".encode()).digest()
    if len(word) < SLIP_FROM or not word.isalpha() or chance[0] % ONE_IN:
        return word
    at = 1 + chance[1] % (len(word) - 2)
    turned = word[:at] + word[at + 1] + word[at] + word[at + 2:]
    return [turned, word[:at] + word[at + 1:], word[:at] + word[at] + word[at:]][chance[2] % 3]
