"""A vocabulary of its own: BERT's wordpieces that chats use, so that the bundle stays small.

Words lose no letter by it: every single Latin character and its continuation stay, so that a rare word is spelt in
smaller pieces. Characters of other scripts stay only where the texts use them.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


def tokenizer(pieces: list[str]) -> Tokenizer:
    """What transformers' BertTokenizerFast (uncased) does with this vocabulary, without special tokens."""
    made = Tokenizer(WordPiece({piece: at for at, piece in enumerate(pieces)}, unk_token="[UNK]",
                               max_input_chars_per_word=100))
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    return made


LATIN_ENDS = 0x250
"""The first character after Latin and its extensions."""


def spells(piece: str) -> bool:
    """Whether other words are spelt with this piece: a Latin letter, digit or mark, alone or going on."""
    letter = piece.removeprefix("##")
    return len(letter) == 1 and ord(letter) < LATIN_ENDS


def prune(pieces: list[str], texts: Iterable[str], least: int) -> list[str]:
    """The pieces that `texts` use at least `least` times, those that spell, and the special ones, in BERT's order."""
    whole = tokenizer(pieces)
    counts: Counter = Counter()
    for text in texts:
        counts.update(whole.encode(text, add_special_tokens=False).tokens)
    return [piece for piece in pieces
            if piece in SPECIAL or counts[piece] >= least or spells(piece)]


def read(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")[:-1]


def write(path: Path, pieces: list[str]) -> None:
    path.write_text("".join(piece + "\n" for piece in pieces), encoding="utf-8")
