"""The knowledge base says things in its own words: no run of eight words is taken over from a source."""

import re

from tests.language import fingerprints
from tests.language.texts import all_texts

# Names and headings are theirs, quotations are marked, and a place in a source names its headings.
THEIRS = re.compile(r"(navn|titel|overskrifter|sted|citat)(\.\d+)?$")


def _names() -> list[str]:
    names = {
        text for path, field, text in all_texts() if "_register" in path and THEIRS.search(field) and len(text) > 12
    }
    return sorted(names, key=len, reverse=True)


def _own(text: str) -> list[str]:
    """Cut a text at every name that is quoted in it."""
    for name in _names():
        text = text.replace(name, "\n")
    return text.split("\n")


def test_no_eight_words_are_taken_over() -> None:
    """Every run of eight words in our own text is ours; names, headings and marked quotations are let through."""
    known = set(fingerprints.FILE.read_text(encoding="utf-8").split())
    copied = [
        f"{path} {field}: {words}"
        for path, field, text in all_texts()
        if not THEIRS.search(field)
        for part in _own(text)
        for fingerprint, words in fingerprints.runs(part)
        if fingerprint in known
    ]
    assert copied == []


def test_a_copied_sentence_would_be_found() -> None:
    """A sentence of a source, in capitals and without its signs, is recognised by its fingerprints."""
    known = set(fingerprints.FILE.read_text(encoding="utf-8").split())
    sentence = "DER ER MANGE VEJE TIL MÅLET og derfor har hver medarbejder vidtgående frihedsgrader"
    assert {fingerprint for fingerprint, _ in fingerprints.runs(sentence)} <= known
