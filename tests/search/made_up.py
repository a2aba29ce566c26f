"""Documents of a word or two that are made up, their index, and what is searched for among them."""

from collections.abc import Iterable
from dataclasses import replace

from generators.records.registers import SynonymGroup
from generators.search.analysis import Analyser
from generators.search.compounds import Lexicon, Splitter
from generators.search.documents import Findable, Passage
from generators.search.index import Index, build


def documents(texts: Iterable[str]) -> list[Findable]:
    """Give a document for each text, with its text for a title."""
    return [
        Findable(f"E-{number:03}", "erkendelse", text, "", "", (Passage(10, text),), {}, status="endelig")
        for number, text in enumerate(texts, 1)
    ]


def index_of(texts: Iterable[str], *synonyms: str) -> Index:
    groups = [SynonymGroup.model_validate({"ord": words.split(" / ")}) for words in synonyms]
    return build(documents(texts), groups, Analyser(Splitter(Lexicon({}, {}))))


def beginning(start: str, count: int, letters: str = "abcdfghijklmnopqrstuvwxyz") -> list[str]:
    """Make up words that begin alike and end in a letter of their own and two that no ending has."""
    return [f"{start}{letter}ox" for letter in letters[:count]]


# What is typed, the words there are, and what each is worth that is found: in hundredths of the word itself.
WORTHS = [
    ("kano", ["kano"], {"kano": 100}),
    ("kano", ["kano", "kanofart", "kanoklub"], {"kano": 100, "kanofart": 30, "kanoklub": 30}),
    ("kan", ["kanofart"], {}),
    ("kak", ["kakaobar"], {"kakaobar": 22}),
    ("ka", ["kakaobar"], {}),
    ("kaqq", ["kakaobar"], {}),
    ("kanox", ["kanoy"], {"kanoy": 60}),
    ("kanx", ["kany"], {}),
    ("kajakox", ["kajakyy"], {"kajakyy": 25}),
    ("kajakkox", ["kajakkyy"], {"kajakkyy": 30}),
    ("kajakkox", ["kajakkyy", "kajakkoy"], {"kajakkoy": 60}),
    ("kajakkox", ["kajakyyy"], {"kajakyyy": 25}),
    ("kajqqqqq", ["kajapp"], {}),
    ("kajaqqqq", ["kajapp"], {"kajapp": 25}),
]
COMPOUNDS = [
    ("kajakklub", ["kajak", "klub"], {"kajak": 50, "klub": 50}),
    ("kajaksklub", ["kajak", "klub"], {"kajak": 50, "klub": 50}),
    ("kajakeklub", ["kajak", "klub"], {"kajak": 50, "klub": 50}),
    ("menusklub", ["menu", "klub"], {"menu": 50, "klub": 50}),
    ("menutklub", ["menu", "klub"], {"menu": 25}),
    ("kajakoklub", ["kajak", "klub"], {"kajak": 25}),
    ("kajakklub", ["kajak", "klub", "kajakklub"], {"kajakklub": 105, "kajak": 15, "klub": 15}),
    ("kajakklub", ["kajak", "klub", "kajakbro"], {"kajak": 50, "klub": 50, "kajakbro": 18}),
    ("roerklub", ["roer", "klub"], {"roer": 50, "klub": 50}),
    ("rorklub", ["ror", "klub"], {}),
    ("klubror", ["klub", "ror"], {"klub": 25}),
    ("klubroer", ["klub", "roer"], {"klub": 50, "roer": 50}),
    ("bananabikok", ["bana", "nabikok", "banan", "abikok"], {"banan": 50, "abikok": 50}),
    ("banajokinavu", ["banajo", "kinavu", "banajokin", "navu"], {"banajo": 50, "kinavu": 50, "banajokin": 20}),
]
# Two words, and how many letters are put in, left out, changed or swapped between them: three stands for more, too.
SLIPS = [
    ("kano", "kano", 0),
    ("kano", "akno", 1),
    ("kano", "kaon", 1),
    ("kano", "kan", 1),
    ("kano", "ano", 1),
    ("kano", "kanoen", 2),
    ("kano", "onka", 3),
    ("kano", "k", 3),
    ("abcd", "bcda", 2),
    ("ab", "ba", 1),
    ("abc", "cab", 2),
    ("kajak", "qqqqq", 3),
    ("abcdef", "badcfe", 3),
    ("abcde", "badce", 2),
]


def everything() -> Index:
    """Put all of these words into one index, with texts of several words, synonyms, and codes that are not all used."""
    words = {word: None for _, found, _ in (*WORTHS, *COMPOUNDS) for word in found}
    several = (
        "lille kano/kano lille/kano kano kano klub/daglig ledelse/ledelse daglig/rektor skoleleder/skoleleder/fire"
    )
    alike = [*beginning("jolle", 20), "jolleaox jollebox", "paddelaxo", *(word for word, _, _ in SLIPS)]
    texts = [*words, *several.split("/"), *alike]
    synonyms = ("daglig ledelse / skoleleder", "rektor / skoleleder / fire", "ener to treer / fire", "og / i")
    index = index_of(texts, *synonyms)
    spread = [replace(one, id=f"E-{2 * number + number // 9:03}") for number, one in enumerate(index.documents, 1)]
    return replace(index, documents=spread)


ASKED = [
    *(text for text, _, _ in (*WORTHS, *COMPOUNDS)),
    *(word for _, word, _ in SLIPS),
    *("paddelbzo", "jolle", "jollezzz", "jollex", "jollefart"),
    *("rektor", "rektorr", "daglig ledelse", "ener to treer", "og", "i og"),
    *("lille kano", '"lille kano"', "»kano lille«", '"kano"', '"kano klub" lille', '"kano fire"', '"fire" "kano"'),
    *('"qqqqqq"', '"aaaaaa kano"', '"abox kano"', "kano kano", "kano qqqqqq jolle"),
    *("." * 196 + "kano", "." * 198 + "kano"),
    *(f"E-{number}" for number in range(1, 30)),
]
