"""The real texts hold the language rules: the records as `check --sprog` reads them, and the hand-written pages."""

import dataclasses
import re
from collections import Counter
from pathlib import Path

import pytest

from generators import dictionary, problems, store
from generators.knowledge.language import copying, spelling
from generators.knowledge.language.review import faults, review
from generators.knowledge.language.texts import Prose
from generators.reading.loader import Findings, load
from generators.records.registers import FINGERPRINTS, WORD_LIST
from tests.golden import catalogue

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>|\]\([^)]*\)|\]\[[^\]]*\]|https?://\S+|\{[^}]*\}|`[^`]*`")


@pytest.fixture(scope="module")
def findings() -> Findings:
    """The real records."""
    return load(store.read_findings(store.FINDINGS)[0])


def _page(path: Path) -> Prose:
    text = _MARKUP.sub(" ", _FRONT_MATTER.sub("", path.read_text(encoding="utf-8")))
    return Prose(path.relative_to(store.ROOT).as_posix(), (), " ".join(text.split()), text)


def test_the_records_hold_the_rules_of_language(findings: Findings) -> None:
    """What `check --sprog` finds is mended, or its word is in the list."""
    found = review(findings, dictionary.opened())
    assert found == [], problems.as_text(found)


def test_the_hand_written_pages_hold_the_rules_of_language(findings: Findings) -> None:
    """The pages are read as the records are, with the words of their own in the list beside this test."""
    # What the page of faults shows is wrong on purpose.
    pages = [_page(path) for path in sorted((store.ROOT / "docs").rglob("*.md")) if path != catalogue.FILE]
    own = Path(__file__).with_name("ordliste.txt").read_bytes()
    both = dataclasses.replace(
        findings, files=dict(findings.files) | {WORD_LIST: findings.files[WORD_LIST] + b"\n" + own}
    )
    found = [f"{found.place.path}: {found.fault.message}" for found in faults(both, pages, dictionary.opened())]
    assert len(pages) > 3
    assert found == []


def test_a_copied_sentence_is_known_by_the_fingerprints_of_the_sources(findings: Findings) -> None:
    """A sentence of a source, in capitals and without its signs, is recognised."""
    known = set(findings.files[FINGERPRINTS].decode().split())
    sentence = "DER ER MANGE VEJE TIL MÅLET og derfor har hver medarbejder vidtgående frihedsgrader"
    assert {fingerprint for fingerprint, _ in copying.runs(sentence)} <= known


@pytest.mark.parametrize("wrong", ["ledlese", "lederse", "lederlse", "leedelse", "ledelze"])
def test_one_slip_is_seen_through(wrong: str) -> None:
    """A letter too many, too few, wrong or swapped leads back to the word that the texts use."""
    meant = spelling.suggestions(wrong, {"ledelse", "ledere"}.__contains__, Counter({"ledelse": 3}))
    assert meant == ["ledelse"]


def test_a_word_of_the_texts_is_suggested_before_a_rarer_one() -> None:
    """The dictionary can put together words that nobody uses."""
    assert spelling.suggestions("skol", {"skole", "skolo"}.__contains__, Counter({"skole": 2})) == ["skole"]


def test_no_more_is_suggested_than_can_be_taken_in() -> None:
    """Three, however many there are."""
    near = {"skole", "skolo", "skola", "skoly", "skolu"}
    assert len(spelling.suggestions("skol", near.__contains__, Counter())) == 3


@pytest.mark.parametrize("word", ["KL's", "KL’s", "axe-kernen", "Maaløes", "a'et"])
def test_genitives_and_compounds_of_known_words_are_known(word: str) -> None:
    """The list and the dictionary hold the words themselves."""
    assert spelling.Speller({"kernen", "a'et"}.__contains__, frozenset({"KL", "axe", "Maaløe"})).knows(word)
