"""What a word weighs in a document: BM25 of the textbook, reckoned here a second time on a few made-up documents."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest

from generators.search.analysis import Analyser
from generators.search.compounds import Lexicon, Splitter
from generators.search.documents import Findable, Passage
from generators.search.index import LEVELS, Index, build
from generators.search.query import search

TEXTS = ("kano kano kajak", "kajak sejl sejl sejl padl", "kano", "ro ror roer kajak kano sejl padl svoem dyk")


def document(number: int, *passages: tuple[int, str], standing: int = 100, status: str = "endelig") -> Findable:
    own = tuple(Passage(*passage) for passage in passages)
    return Findable(f"E-{number:03}", "erkendelse", "x", "", "", own, {}, standing=standing, status=status)


KNOWN, NONE = Lexicon({"kajak": "kajak"}, {"klub": "klub"}), Lexicon({}, {})


def built(documents: Sequence[Findable], lexicon: Lexicon = KNOWN) -> Index:
    return build(documents, (), Analyser(Splitter(lexicon)))


def weighed(index: Index) -> dict[tuple[str, int], int]:
    return {
        (term, document): weight
        for term, posting in zip(index.vocabulary, index.postings, strict=True)
        for document, weight in posting
    }


def nearest_level(weight: float) -> int:
    return min((1000 * 0.86**step for step in range(32)), key=lambda level: abs(level - weight)).__round__()


def textbook(texts: Sequence[str], standing: Sequence[int]) -> dict[tuple[str, int], float]:
    counts = [Counter(text.split()) for text in texts]
    usual = sum(map(Counter.total, counts)) / len(counts)
    found = {}
    for number, own in enumerate(counts):
        for term, count in own.items():
            frequency = sum(term in other for other in counts)
            rarity = math.log(1 + (len(texts) - frequency + 0.5) / (frequency + 0.5))
            dampened = 2.5 * (1 - 0.6 + 0.6 * own.total() / usual)
            found[term, number] = rarity * 3.5 * count / (count + dampened) * standing[number] / 100
    highest = max(found.values())
    return {key: weight / highest * 1000 for key, weight in found.items()}


@pytest.mark.parametrize("standing", [(100, 100, 100, 100), (100, 85, 40, 100)], ids=["endelige", "foreløbige"])
def test_a_word_weighs_what_the_textbook_says(standing: Sequence[int]) -> None:
    """To the nearest of 32 levels; what is not final weighs less by its standing."""
    documents = [document(n, (10, text), standing=standing[n]) for n, text in enumerate(TEXTS)]
    right = {key: nearest_level(weight) for key, weight in textbook(TEXTS, standing).items()}
    assert weighed(built(documents)) == right


def test_a_word_counts_by_the_weight_of_its_passage() -> None:
    """Three times in the title's weight is three times in the text."""
    others = [document(n, (10, text)) for n, text in enumerate(TEXTS[1:], 1)]
    thrice = document(0, (30, "kano"), (10, "kajak"))
    assert weighed(built([thrice, *others])) == weighed(built([document(0, (10, "kano kano kano kajak")), *others]))


def test_a_part_counts_for_less_than_its_word() -> None:
    """For seven tenths of it."""
    index = built([document(0, (10, "kajakklub")), document(1, (10, "sejl"))])
    spelt = built([document(0, (10, "kajakklub"), (7, "kajak klub")), document(1, (10, "sejl"))], NONE)
    assert weighed(index) == weighed(spelt)
    assert {term for term, _ in weighed(index)} == {"kajakklub", "kajak", "klub", "sejl"}


def test_records_are_held_against_records_and_registers_against_registers() -> None:
    """An entry of a register is a few words long; it is not short for that."""
    records = [document(n, (10, text)) for n, text in enumerate(TEXTS)]
    alone = weighed(built([*records, document(4, (10, "fjord"), status="")]))
    as_record = weighed(built([*records, document(4, (10, "fjord"))]))
    beside = weighed(built([*records, document(4, (10, "fjord"), status=""), document(5, (10, "fjeld"), status="")]))
    assert alone["fjord", 4] < as_record["fjord", 4]
    assert beside["fjord", 4] == beside["fjeld", 5]
    short = weighed(built([*records, document(4, (10, "fjord")), document(5, (10, "fjeld"), status="")]))
    assert short["fjord", 4] > short["fjeld", 5]


def test_nothing_weighs_nothing() -> None:
    empty = replace(document(0), passages=())
    assert weighed(built([empty])) == {}
    assert min(LEVELS) > 0


def test_an_answer_lends_to_what_it_is_linked_with() -> None:
    """Whichever of the two points at the other; where three words are typed, and of many linked ones less of each."""
    answer, one, other, apart, alone = [document(n, (10, text)) for n, text in enumerate([SENTENCE, *["kajak"] * 4], 1)]
    linked = [replace(answer, related=(other.id, one.id)), one, other, apart, alone]
    plain = scores_of([answer, one, other, apart, alone], SENTENCE)
    assert scores_of(linked, SENTENCE) == {
        "E-001": plain["E-001"] + (plain["E-002"] + plain["E-003"]) * 30 // 141,
        "E-002": plain["E-002"] + plain["E-001"] * 30 // 100,
        "E-003": plain["E-003"] + plain["E-001"] * 30 // 100,
        "E-004": plain["E-004"],
        "E-005": plain["E-005"],
    }
    assert (
        scores_of([answer, replace(one, related=(answer.id, "E-099")), other], SENTENCE)["E-001"]
        > (scores_of([answer, one, other], SENTENCE)["E-001"])
    )
    assert scores_of(linked, "kajak sejl") == scores_of([answer, one, other, apart, alone], "kajak sejl")


SENTENCE = "kajak sejl padl"


def scores_of(documents: Sequence[Findable], text: str) -> dict[str, int]:
    return {hit.document.id: hit.score for hit in search(text, built(documents)).hits}
