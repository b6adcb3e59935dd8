"""Writes lines of text with the figures that the Python package vaderSentiment 3.3.2 gives them.

    python sentiment_cases.py               300 lines of our own: tests/golden/sentiment.jsonl
    python sentiment_cases.py DATA          5,000 lines of the training data: target/sentiment.jsonl, for
                                            `cargo test --test sentiment -- --ignored`
"""

import csv
import json
import pathlib
import random
import sys

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

ROOT = pathlib.Path(__file__).parents[2]

LINES = r"""
i dont know what to do anymore
I am so tired of this
thank you, that really helps
Thank you SO much!!!
that helps a bit
not good
not too bad
not bad at all
never been so happy
never this sad before
I have never been so sad in my life
I never said it was good
nothing is wrong
nobody loves me
no hope
no real hope left
no joy or hope
no
no no no
no thanks
No problem at all :)
no. just no.
there is no good reason
no way, that's great!
without a doubt the best talk I had
without doubt, it was awful
without any help
i cannot cope, i can't sleep, i won't eat
it isn't fair
it isnt fair
ain't that great
I was happy but now I am sad
sad but hopeful
but i love him
he is kind but cruel, nice but mean
it was awful, but you made it better!
good good but bad bad
good but good
BUT I LOVE HER
I was fine, fine, fine but not today
kind of sad
sort of happy
kinda lonely
sorta ok i guess
he is kind
he is kind of kind
she was kind. of course
just enough help to be happy
barely happy
hardly a good day
almost great
the least helpful person
at least you are kind
at the very least it is nice
least happy day
least of all happy
it is the least good option
very very very good
VERY good
really REALLY bad
so so so sad
so this good
this good
I am SO HAPPY
I AM SO HAPPY
I am so HAPPY
HELP
HELP ME PLEASE
help me PLEASE
so ANGRY i could scream
Extremely ANXIOUS about the exam
EXTREMELY anxious about the exam
sad.
sad!
sad!!
sad!!!
sad!!!!
sad!!!!!
happy?
happy??
happy???
happy????
why??? why do they hate me?!
great!? really?!
...
!!!
???
?
.

   
:)
:(
:-)
:'(
;)
:D
:-D
xD
XD
<3
</3
:/
:|
:P
^_^
O.o
o_O
(:
):
=)
lol
LOL
lmao that's sad
rofl
omg
smh
tbh i feel like crap
ngl it hurts
idk lol
idc
brb
gr8 thx
ily
wtf
WTF is wrong with people
ffs
meh
ugh
yay!!!
yeah right
Yeah right, like that helps
you are the bomb
this is the shit
this chat is the shit now
he thinks he is the shit
what a bad ass
such a badass
badass
not such a badass after all
waiting at the bus stop crying
the bus stop was nice
the kiss of death for my hopes
cake to die for
she has a beating heart of gold
it was the kiss of death
fed up
i am fed up with this
screwed up everything
can't stand it
break a leg
under the weather
upper hand
cut the mustard
😀
😭
😭😭😭
💔
i'm fine 🙂
i'm fine🙂
🙂i'm fine
no 💔 no
lost my dog💔today
❤️
❤
so proud of you 🎉🎉
👍🏽
👨‍👩‍👧‍👦
🏳️‍🌈 happy
😀 😀 but 😭
not 😀
VERY 😀
🤷🏾‍♀️ whatever
☹️
☺
✨ hope ✨
🥲 ngl it hurts
💘 and 💋 and 😁
good🙂bad
©
‼ help ‼
I’m not happy
I don’t love him
don`t worry
don't worry, be happy
"worried"
(sad)
*hugs*
**hugs**
~sigh~
_love_
love/hate
love-hate
self-harm
self-hatred is ugly
well-being
good,bad
good, bad
good;bad
good...bad
good. bad. good.
#sad #lonely
@friend help
http://example.org/good
50% better
a+
$5 gift
ok
k
OK
Ok.
O.K.
a
I
us
no.
an ok day
the end
café is nice
naïve and sad
SAD İSTANBUL
ΛΥΠΗ sad ΤΕΛΟΣ
ǅ GOOD
STRASSE schön GUT
ß HAPPY
я так sad
我很难过 sad
happy\u00a0day
happy\u2003day
happy\u200bday
happy\u001cday
happy\u0085day
 happy\tday\n
sad\nbut\nhopeful
line one is good\n\nline two is bad!
I feel like a burden to everyone
i hate myself
i hate that i love him
they laughed at me and it hurt
my mum died in march
he hit me
I want to die
i dont want to die
i'm scared of dying alone
i lost my job, my house and my best friend
i got the job!!! so happy and a bit scared
work is killing me
i could kill for a coffee
it's not that I don't love him
I can't say I am not worried
neither good nor bad
nor happy nor sad
rarely happy
seldom a good day
despite the pain I am hopeful
despite everything, hope
uh-uh, bad idea
nope, not happy
nowhere safe
none of it is good
never good
never ever good
never so good
never this good
never was it good
never feel very good
never not sad
not not good
not very good
not really all that good
isn't very good
wasn't so bad
wouldn't say it's bad
couldn't be happier
couldn't care less
hasn't helped
haven't been happy
shouldn't worry
mustn't cry
aren't you sweet
didn't help AT ALL
doesn't matter
DON'T cry
won't be sad
wont be sad
cant be happy
dont be mad
absolutely awful
completely lost
deeply sad
incredibly brave of you
so incredibly brave of you
more hopeful
most hopeful
less hopeful
little hope
a little hope
slightly better
somewhat worse
partly my fault
occasionally happy
totally agree
utterly alone
fucking great
fucking awful
FUCKING awful
effing sad
friggin FUNNY
hella sad
uber handsome
really kind of you
really kinda sad
so much better now, thanks to you
it was a really bad, sad, mad day
I agree and I accept that I am afraid
calm, safe, warm, loved
abandoned, abused, ashamed, alone
I am strong and I will survive!
you make it sound easy, but it is hard, very hard
Everyone says it gets better. It doesn't get better. It gets worse
I know you mean well
what a lovely thing to say
that must be so hard for you
sounds like you have been through hell and back
you are not alone
you are not alone!
you're worth it
please don't leave me
sorry
sorry sorry sorry
I'm so sorry for your loss.
no need to be sorry
god bless you
peace
rest in peace grandma 😢
well
well done!
like
i like it
it's like, whatever
i was like no and he was like yes
feeling blue
pretty bad
pretty
pretty good
super sad
kind regards
good luck
bad luck
good grief
"""


def own_lines():
    """Each line as it stands, but with JSON's escapes."""
    lines = LINES.split("\n")[1:-1]
    return list(dict.fromkeys(json.loads('"' + line.replace('"', '\\"') + '"') for line in lines))


def training_lines(data):
    """Supporters' and seekers' lines of the training parts."""
    texts = set()
    for line in open(data / "techniques/train.jsonl", encoding="utf-8"):
        texts.add(json.loads(line)["text"])
    for line in open(data / "esconv/train.txt", encoding="utf-8"):
        texts.update(turn["text"] for turn in json.loads(line)["dialog"])
    for row in csv.DictReader(open(data / "epitome/epitome-explorations.csv", encoding="utf-8")):
        texts.add(row["seeker_post"])
    return random.Random(5).sample(sorted(texts), 5000)


def main():
    if len(sys.argv) > 1:
        lines, path = training_lines(pathlib.Path(sys.argv[1])), ROOT / "target/sentiment.jsonl"
    else:
        lines, path = own_lines()[:300], ROOT / "tests/golden/sentiment.jsonl"
    analyzer = SentimentIntensityAnalyzer()
    with open(path, "w", encoding="utf-8") as out:
        for text in lines:
            figures = analyzer.polarity_scores(text)
            names = {"negative": "neg", "neutral": "neu", "positive": "pos", "compound": "compound"}
            case = {"text": text} | {ours: figures[theirs] for ours, theirs in names.items()}
            out.write(json.dumps(case, ensure_ascii=False) + "\n")


main()
