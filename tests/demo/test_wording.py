"""The grammar puts Danish verbs and clauses into the form a sentence asks for."""

import random
import re

import pytest

from generators import dictionary, store
from generators.demo.fragments import FRAMES
from generators.demo.programme import Size, files
from generators.demo.topics import TOPICS
from generators.demo.wording import Clause, Voice, capitalised, imperative, present
from generators.knowledge.language import word_list
from generators.knowledge.language.review import names_in
from generators.knowledge.language.spelling import Speller, misspelt
from generators.knowledge.language.style import missing_commas
from generators.knowledge.language.texts import prose
from generators.reading.loader import load
from generators.records.registers import WORD_LIST


@pytest.mark.parametrize(
    ("doing", "now", "asked"),
    [
        ("holde et møde", "holder et møde", "hold et møde"),
        ("lægge mødet om", "lægger mødet om", "læg mødet om"),
        ("gennemgå tallene", "gennemgår tallene", "gennemgå tallene"),
        ("gøre det fast", "gør det fast", "gør det fast"),
        ("se praksis", "ser praksis", "se praksis"),
        ("fortælle det", "fortæller det", "fortæl det"),
        ("oprette én indgang", "opretter én indgang", "opret én indgang"),
    ],
)
def test_verbs_take_their_form(doing: str, now: str, asked: str) -> None:
    """What somebody does is told in the present or asked for."""
    assert present(doing) == now
    assert imperative(doing) == asked


def test_a_clause_turns_round_after_another_word() -> None:
    """Danish puts the verb second."""
    clause = Clause("ingen", "ved", ", hvem der beslutter")
    assert clause.plain == "ingen ved, hvem der beslutter"
    assert clause.inverted == "ved ingen, hvem der beslutter"


@pytest.mark.parametrize(("text", "lifted"), [("»ro«", "»Ro«"), ("12 trin", "12 trin"), ("én vej", "Én vej")])
def test_a_sentence_begins_with_a_capital(text: str, lifted: str) -> None:
    """Behind a quotation mark too, but not behind a figure."""
    assert capitalised(text) == lifted


def test_nothing_is_drawn_twice_before_all_have_been() -> None:
    """A text does not repeat itself while there is something else to say."""
    voice = Voice(random.Random(1), {"time": ["a", "b", "c"]}, {})  # noqa: S311 - for variety, not for secrets
    assert {voice.draw("time") for _ in range(3)} == {"a", "b", "c"}


def test_clauses_hold_no_adverb_that_would_have_to_move() -> None:
    """»ikke« stands in one place in a main clause and in another in a subordinate one."""
    told = [clause.plain for topic in TOPICS for clause in (*topic.effects, *topic.problems)]
    assert [text for text in told if re.search(r"\b(ikke|aldrig|altid|sjældent|også)\b", text)] == []


def test_what_is_done_ends_its_clause() -> None:
    """An inner clause wants a comma after it, so the slots for doings and clauses stand before a comma or a stop."""
    wanted = r"\{(?:main_)?(?:do|does|do_it|effect|problem|then_effect|then_problem)\}(?![,.?]|$)"
    assert [frame for pool in FRAMES.values() for frame in pool if re.search(wanted, frame)] == []


def test_the_danish_is_spelled_and_punctuated_as_the_real_texts_are() -> None:
    """Every sentence the grammar makes of 300 records holds the rules of language."""
    findings = load({path: text.encode() for path, text in files(Size(300))})
    own = word_list.read((store.FINDINGS / WORD_LIST).read_bytes()).words | names_in(findings) | {"børne"}
    texts = prose(findings)
    found = [*misspelt(texts, Speller(dictionary.opened(), own)), *missing_commas(texts)]
    assert [f"{each.place.path}: {each.fault.message}" for each in found] == []
