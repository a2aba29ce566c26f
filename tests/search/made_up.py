"""Documents of a word or two that are made up, their index, and what is searched for among them."""

from collections.abc import Iterable
from dataclasses import replace

from generators.records.registers import SynonymGroup
from generators.search.analysis import Analyser
from generators.search.compounds import Lexicon, Splitter
from generators.search.documents import TITLE, Findable, Passage
from generators.search.index import Index, build


def documents(texts: Iterable[str]) -> list[Findable]:
    """Give a document for each text, with its text for a title."""
    return [
        Findable(f"E-{number:03}", "erkendelse", text, "", "", (Passage(TITLE, text),), {}, status="endelig")
        for number, text in enumerate(texts, 1)
    ]


def index_of(texts: Iterable[str], *synonyms: str) -> Index:
    groups = [SynonymGroup.model_validate({"ord": words.split(" / ")}) for words in synonyms]
    return build(documents(texts), groups, Analyser(Splitter(Lexicon({}, {}))))


def beginning(start: str, count: int, letters: str = "abcdfghijklmnopqrstuvwxyz") -> list[str]:
    """Make up words that begin alike and end in a letter of their own and two that no ending has."""
    return [f"{start}{letter}ox" for letter in letters[:count]]


# What is typed, the words there are, and those of them that are found, the best first.
WORTHS = [
    ("kano", ["kano"], ["kano"]),
    ("kano", ["kano", "kanofart", "kanoklub"], ["kano", "kanofart", "kanoklub"]),
    ("kan", ["kanofart"], []),
    ("kak", ["kakaobar"], ["kakaobar"]),
    ("ka", ["kakaobar"], []),
    ("kaqq", ["kakaobar"], []),
    ("kanox", ["kanoy"], ["kanoy"]),
    ("kanx", ["kany"], []),
    ("kajakox", ["kajakyy"], ["kajakyy"]),
    ("kajakkox", ["kajakkyy"], ["kajakkyy"]),
    ("kajakkox", ["kajakkyy", "kajakkoy"], ["kajakkoy"]),
    ("kajakkox", ["kajakyyy"], ["kajakyyy"]),
    ("kajqqqqq", ["kajapp"], []),
    ("kajaqqqq", ["kajapp"], ["kajapp"]),
]
COMPOUNDS = [
    ("kajakklub", ["kajak", "klub"], ["kajak", "klub"]),
    ("kajaksklub", ["kajak", "klub"], ["kajak", "klub"]),
    ("kajakeklub", ["kajak", "klub"], ["kajak", "klub"]),
    ("menusklub", ["menu", "klub"], ["menu", "klub"]),
    ("menutklub", ["menu", "klub"], ["menu"]),
    ("menutpadling", ["menu", "padling"], ["padling"]),
    ("kajakoklub", ["kajak", "klub"], ["kajak"]),
    ("kajakklub", ["kajak", "klub", "kajakklub"], ["kajakklub", "kajak", "klub"]),
    ("kajakklub", ["kajak", "klub", "kajakbro"], ["kajak", "klub", "kajakbro"]),
    ("roerklub", ["roer", "klub"], ["roer", "klub"]),
    ("rorklub", ["ror", "klub"], []),
    ("klubror", ["klub", "ror"], ["klub"]),
    ("klubroer", ["klub", "roer"], ["klub", "roer"]),
    ("bananabikok", ["bana", "nabikok", "banan", "abikok"], ["banan", "abikok"]),
    ("banajokinavu", ["banajo", "kinavu", "banajokin", "navu"], ["banajokin", "banajo", "kinavu"]),
]
# A noun finds the verb it is made of, by itself and in a compound; ord is too short to be one of ordning.
DEEDS = [
    ("evaluering", ["evaluator", "evaluere", "evaluering"], ["evaluering", "evaluere"]),
    ("forskning", ["forske", "forskning"], ["forskning", "forske"]),
    ("måling", ["måle", "måling"], ["måling", "måle"]),
    ("ordning", ["ord", "ordning"], ["ordning"]),
    ("kajakfordeling", ["kajak", "fordeling", "fordele"], ["kajak", "fordeling", "fordele"]),
]
# One slip of a letter in a word: the first two changed places, a Danish letter is one, the ending, a short stem.
MISTYPED = [
    ("eldelse", ["ledelse"], ["ledelse"]),
    ("eldelse", ["ledelse", "endelse"], ["ledelse"]),
    ("årdgivning", ["rådgivning"], ["rådgivning"]),
    ("lrerværelser", ["lærerværelse"], ["lærerværelse"]),
    ("læærernes", ["lærer"], ["lærer"]),
    ("kærfter", ["kræfter"], ["kræfter"]),
    ("stærkree", ["stærk"], ["stærk"]),
    ("kiaderne", ["kilder"], ["kilder"]),
    ("gondolsejlerrne", ["gondolsejler", "gondolsejlerdag", "gondolvej"], ["gondolsejler", "gondolsejlerdag"]),
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
    words = {word: None for _, found, _ in (*WORTHS, *COMPOUNDS, *DEEDS, *MISTYPED) for word in found}
    several = (
        *("lille kano", "kano lille", "kano kano kano klub", "daglig ledelse", "ledelse daglig", "rektor skoleleder"),
        *("skoleleder", "fire", "mål", "mal", "påhør", "ændringer", "ny", "stor kano", "stor mand med kano"),
    )
    alike = [*beginning("jolle", 20), "jolleaox jollebox", "paddelaxo", *(word for word, _, _ in SLIPS)]
    texts = [*words, *several, *alike]
    synonyms = ("daglig ledelse / skoleleder", "rektor / skoleleder / fire", "ener to treer / fire", "og / i")
    index = index_of(texts, *synonyms)
    spread = [replace(one, id=f"E-{2 * number + number // 9:03}") for number, one in enumerate(index.documents, 1)]
    links: list[list[int]] = [[] for _ in spread]
    for one in range(0, len(spread) - 7, 3):
        for other in (one + 1, one + 7):
            links[one].append(other)
            links[other].append(one)
    return replace(index, documents=spread, links=[sorted(near) for near in links])


ASKED = [
    *(text for text, _, _ in (*WORTHS, *COMPOUNDS, *DEEDS, *MISTYPED)),
    *(word for _, word, _ in SLIPS),
    *("paddelbzo", "jolle", "jollezzz", "jollex", "jollefart"),
    *("rektor", "rektorr", "daglig ledelse", "ener to treer", "og", "i og", "ny kano", "kano fart"),
    *("mal", "pahor", "ændrngr", "E.7", "E 7", "e - 7", "stor kano"),
    *("lille kano", '"lille kano"', "»kano lille«", '"kano"', '"kano klub" lille', '"kano fire"', '"fire" "kano"'),
    *('"qqqqqq"', '"aaaaaa kano"', '"abox kano"', "kano kano", "kano qqqqqq jolle"),
    *("stor kano mand", "stor lille kano klub", "ny skoleleder daglig mål"),
    *("." * 196 + "kano", "." * 198 + "kano"),
    *(f"E-{number}" for number in range(1, 30)),
]
