"""Writes tests/golden/tokenizer.jsonl: 300 lines and the ids that Hugging Face's tokenizer gives with the bundle's vocabulary.

Run it again whenever the vocabulary changes. Half of the lines are written by hand, as people type in chats; the other
half walks through Unicode, a block a line, so that no kind of character is forgotten.
"""

import json
import pathlib
import unicodedata

from transformers import BertTokenizerFast

ROOT = pathlib.Path(__file__).parents[2]
OPENERS = [
    "i dont know what to do anymore", "I'm so sorry to hear that.", "What's going on?", "it's been a long week...",
    "honestly?? i just want to sleep", "Thank you, that means a lot", "can't stop crying", "You've been so strong",
    "they said 'get over it'", "he told me: \"you are too much\"", "work from 9-5, then the kids", "idk tbh, kinda numb rn",
    "What would you like to talk about today?", "That sounds exhausting", "my mum's in hospital", "ok",
]
ENDINGS = [
    "", " 😔", "😭😭😭", " 👩‍👧‍👦 family", " 🏳️‍🌈", " 👍🏽", " ❤️", " :-)", " <3", " ¯\\_(ツ)_/¯",
]
LINES = [
    "", " ", "\t", "\n", "a", ".", "...", "?!", "!!!!!!!!!!!!", "—", "–", "‘single’ “double” «guillemets»", "it’s", "don`t",
    "re-read self-harm co-worker", "e.g. i.e. etc. Dr. Mr.", "3.5 hours, 1,000 times, 50%, £20, $5, €7", "01/02/2021 10:30am",
    "http://example.org/a?b=c&d=e#f", "someone@example.org", "@friend #help", "C++ and C#", "a_b_c", "snake_case_name", "x*y=z",
    "under\u00adstood with a soft hyphen", "zero\u200bwidth", "joined\u200djoiner", "no\u00a0break\u00a0space", "thin\u2009space\u202fnarrow",
    "line\u2028separator", "paragraph\u2029separator", "next\u0085line", "vertical\u000btab", "form\u000cfeed", "bell\u0007here",
    "nul\u0000inside", "escape\u001b[0m", "replacement\ufffdcharacter", "bom\ufeffinside", "left\u200eright\u200fmarks", "\u202eoverride\u202c",
    "café naïve façade jalapeño", "cafe\u0301 decomposed", "Ångström Øresund Łódź", "straße STRASSE ẞ", "İstanbul ISPARTA ılık", "ΑΣ τέλος ΤΕΛΟΣ",
    "ﬁne ligature ﬀ", "Ⅷ roman", "½ and ¾", "① ② ③", "x² + y³", "H₂O", "ª º", "µ and μ", "ſ long s", "Ǆ ǅ ǆ",
    "Привет, как дела?", "Дякую, добре", "مرحبا كيف حالك؟", "שלום, מה שלומך?", "שָׁלוֹם", "नमस्ते, आप कैसे हैं?", "হ্যালো", "வணக்கம்", "สวัสดีครับ",
    "こんにちは、元気ですか。", "ガギグ ﾊﾟﾋﾟ", "안녕하세요", "각 decomposed 각", "你好，你怎么样？", "我很難過！", "𠀀𠀁 rare", "㐀㐁 extension",
    "Γειά σου", "ქართული", "Հայերեն", "አማርኛ", "ᏣᎳᎩ", "ꮳꮃꭹ", "ⲁⲃⲅ", "𝔥𝔢𝔩𝔭 𝓂ℯ", "ｆｕｌｌ ｗｉｄｔｈ", "🅱️", "🇬🇧🇺🇸", "👨‍👩‍👧‍👦", "🤷🏾‍♀️ whatever", "☹️ ☺ ✨ ★ ♥", "1️⃣2️⃣",
    "[CLS", "MASK]", "##ing", "## ing", "a##b", "<script>alert(1)</script>", "{\"json\": true}", "\\n is not a line end", "back\\slash", "tab\there",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "b" * 100, "c" * 101, "é" * 100, "é" * 101, "no" * 300,
    "Noooooooooooo whyyyyyy", "soooo tireddddd", "HELP ME PLEASE", "hElLo", "plz thx u r gr8 b4", "w/ w/o b/c", "and/or", "(in brackets)", "[in square]", "~tilde~ *star* _under_",
    "half💔heart", "💔", "💔💔", "a💔b", "😀text", "text😀", "e\u0301\u0323\u0308 stacked", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L", "ा", "\u0301", "\u200d", "한\u302e",
]


def blocks():
    """A line for each stretch of Unicode: letters, marks, signs, digits as they come."""
    assigned = [chr(c) for c in range(0xA1, 0x1FBFA) if unicodedata.category(chr(c)) not in ("Cn", "Cs", "Co")]
    step = len(assigned) // 400
    for start in range(0, len(assigned), step):
        yield "I feel " + " ".join(assigned[start : start + 6]) + " you" + "".join(assigned[start + 6 : start + 9])


def main():
    combined = [opener + ENDINGS[(7 * i + j) % len(ENDINGS)] for i, opener in enumerate(OPENERS) for j in range(2)]
    lines = LINES + combined
    walk = list(blocks())
    wanted = 300 - len(lines)
    lines += [walk[i * len(walk) // wanted] for i in range(wanted)]
    tokenizer = BertTokenizerFast(vocab=str(ROOT / "models/tagger/vocab.txt"))
    with open(ROOT / "tests/golden/tokenizer.jsonl", "w", encoding="utf-8") as out:
        for text in lines:
            ids = tokenizer(text, add_special_tokens=False)["input_ids"]
            out.write(json.dumps({"text": text, "ids": ids}) + "\n")
    print(len(lines), "lines")


if __name__ == "__main__":
    main()
