"""Every Danish text is spelled as the Stavekontrolden dictionary or the project's own word list has it."""

import re
from functools import cache
from pathlib import Path

import hunspell

from generators import store
from generators.reading.loader import register_at
from generators.records.registers import REGISTERS
from tests.language.texts import all_texts, words

OWN_WORDS = Path(__file__).with_name("ordliste.txt")
# Keys and addresses are not words; quotations are spelled as their source spells them.
NOT_PROSE = re.compile(r"(slug|url|citat|soegeord\.\d+|ord\.\d+|sider\.\d+|kode)$")


@cache
def _dictionary() -> "hunspell.Hunspell":
    return hunspell.Hunspell("da_DK", hunspell_data_dir=str(store.ROOT / "vendor" / "stavekontrolden"))


@cache
def _own_words() -> frozenset[str]:
    lines = OWN_WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def _is_known(word: str) -> bool:
    forms = (word, word.replace("’", "'"), word.replace("'", ""))
    if any(form in _own_words() or _dictionary().spell(form) for form in forms):
        return True
    stem = re.sub(r"['’]?s?$", "", word)
    return stem in _own_words() or ("-" in word and all(_is_known(part) for part in word.split("-") if part))


def test_every_word_is_spelled_right() -> None:
    """A word that neither the dictionary nor the word list knows is a mistake, or belongs in ordliste.txt."""
    names = {word for path, field, text in all_texts() if path.endswith("kommuner.yml") for word in words(text)}
    wrong: dict[str, str] = {}
    for path, field, text in all_texts():
        if not NOT_PROSE.search(field):
            for word in words(text):
                if word not in names and len(word) > 1 and not _is_known(word):
                    wrong.setdefault(word, f"{path} {field}")
    assert wrong == {}


def test_the_word_list_holds_only_words_that_are_needed() -> None:
    """A word that no text uses any more, or that the dictionary knows, leaves the list."""
    used = {word for _, _, text in all_texts() for word in words(text)}
    used |= {re.sub(r"['’]?s?$", "", word) for word in used} | {part for word in used for part in word.split("-")}
    assert sorted(_own_words() - used) == []
    assert sorted(word for word in _own_words() if _dictionary().spell(word)) == []


def test_every_register_is_among_the_texts() -> None:
    """The tests of language read all registers that hold prose."""
    read = {register_at(path) for path, _, _ in all_texts()}
    prose = {row for row in REGISTERS if row.name not in ("klynger", "kandidater")}
    assert prose <= read
