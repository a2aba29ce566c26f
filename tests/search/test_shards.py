"""The index is written as small scripts that a page can load from a server and from a folder."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from generators.search.documents import findables
from generators.search.shards import FOLDER, POSTINGS, WordData, _letter, _orders, first_needed, search_files
from tests.search.conftest import PAGES, JudgedSet

SCRIPT = re.compile(r'klyngeviden\.searchShard\("(\w+)","(\w+)",(.*)\)\n', re.DOTALL)


def parts(files: dict[str, str]) -> Iterator[tuple[str, str, str, str]]:
    for path, text in files.items():
        match = SCRIPT.fullmatch(text)
        assert match, path
        yield path, match[1], match[2], match[3]


def test_every_file_is_one_call_with_plain_data(fictional: JudgedSet) -> None:
    for _, _, name, body in parts(fictional.files):
        assert name == "stemmer" or json.loads(body) is not None


def test_only_the_first_file_keeps_its_name_from_build_to_build(fictional: JudgedSet) -> None:
    build = next(parts(fictional.files))[1]
    assert len(build) == 10
    for path, of_build, name, _ in parts(fictional.files):
        assert of_build == build
        assert path == (f"{FOLDER}start.js" if name == "start" else f"{FOLDER}{build}/{name}.js")


def test_small_words_are_listed_by_the_alphabet(fictional: JudgedSet) -> None:
    """A set has another order in another process, and the same records are to give the same bytes there too."""
    words = next(json.loads(body) for _, _, name, body in parts(fictional.files) if name == "words")
    for listed in (words["stop"].split(), words["light"].split()):
        assert listed == sorted(listed)


def test_other_records_give_other_names(fictional: JudgedSet, real: JudgedSet) -> None:
    shared = fictional.files.keys() & real.files.keys()
    assert shared == {f"{FOLDER}start.js"}


def test_the_same_records_give_the_same_bytes(fictional: JudgedSet, words: WordData) -> None:
    assert search_files(fictional.base, words, PAGES) == fictional.files


def test_shards_of_postings_are_small_and_results_come_by_tens(real: JudgedSet) -> None:
    for _, _, name, body in parts(real.files):
        if re.fullmatch(r"[psq]\d+", name):
            assert len(body) < 2 * POSTINGS
        elif re.fullmatch(r"r\d+", name):
            assert len(json.loads(body)) <= 10


def test_no_text_of_a_record_can_end_the_script(real: JudgedSet) -> None:
    assert not any("</script" in text.lower() for text in real.files.values())


@pytest.mark.parametrize("name", ["start", "about", "words", "stemmer", "facets"])
def test_what_every_search_needs_is_there(name: str, fictional: JudgedSet) -> None:
    assert name in {found for _, _, found, _ in parts(fictional.files)}


def test_the_other_orders_are_by_date_and_by_danish_title(fictional: JudgedSet) -> None:
    """The newest first, and Å after Z."""
    one = findables(fictional.base)[0]
    titles = ("Åben", "bred", "Ære", "Zone", "Andet", "Ø")
    found = [replace(one, title=title, date=str(place % 3)) for place, title in enumerate(titles)]
    orders = _orders(found)
    assert [titles[place] for place in orders["titel"]] == ["Andet", "bred", "Zone", "Ære", "Ø", "Åben"]
    assert orders["nyeste"] == [2, 5, 1, 4, 0, 3]


def test_a_number_is_written_as_a_letter_of_its_own() -> None:
    """None of them needs an escape in a script."""
    letters = [_letter(number) for number in range(200)]
    assert letters[0] == "0"
    assert len(set(letters)) == len(letters)
    assert not {"\\", '"'} & set(letters)
    assert letters == sorted(letters)


def test_what_the_search_page_begins_with_can_be_asked_for_at_once(fictional: JudgedSet) -> None:
    first, *others = first_needed(fictional.files)
    assert first == f"{FOLDER}start.js"
    assert sorted(path.rpartition("/")[2] for path in others) == ["about.js", "facets.js"]
