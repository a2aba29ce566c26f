"""Writes the index as small scripts that a page loads as it needs them, from a server and from a folder alike.

Knows the format that docs/assets/js/search-engine.js reads; knows neither disk nor records.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import zip_longest
from typing import NamedTuple, TypeVar

from generators import danish
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses, identity, marks
from generators.records.record_types import RECORD_TYPES, Status
from generators.search import index as index_builder
from generators.search.analysis import IRREGULAR, LIGHT_WORDS, STOP_WORDS, Analyser, small
from generators.search.compounds import Lexicon, Splitter
from generators.search.documents import KINDS, Findable, SitePage, UsedFacet, findables, used_facets
from generators.search.index import LEVELS, Index

FOLDER = f"{addresses.ASSETS}search/"
START = f"{FOLDER}start.js"
# What the search page shows before anything is asked; a word brings the vocabulary, which is heavy.
_FIRST = ("/about.js", "/facets.js")
# How many signs a script holds of each kind at most: so few that little is fetched in vain, so many that the scripts
# are not too many.
POSTINGS, CONCEPTS, PAIRS, NAMES = 7_000, 3_500, 4_000, 2_000
RESULTS_IN_SHARD = 4
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LETTERS = dict(zip(LEVELS, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef", strict=True))
# The signs for the words of a group of synonyms begin here: neither digits nor letters of a level.
FIRST_SIGN = 0xC0
# A pair of terms as one number: room for a million terms, exact in the browser's numbers.
PAIR = 1 << 20
# What a hit says of its standing: nothing, where it is final.
SHOWN = frozenset(Status) - {Status.FINAL}
_MARKS = marks.TYPES | marks.REGISTERS
# Where each kind lives; a star stands for the id.
PLACES = {row.slug: addresses.file_of(f"{row.folder}/*/") for row in RECORD_TYPES} | {
    "tema": addresses.file_of(f"{addresses.THEMES}*/"),
    "kommune": addresses.file_of(f"{addresses.MUNICIPALITIES}*/"),
    "klynge": addresses.file_of(f"{addresses.CLUSTERS}*/"),
    "konference": addresses.file_of(f"{addresses.CONFERENCES}*/"),
    "kilde": addresses.file_of(f"{addresses.SOURCES}*/"),
    "begreb": f"{addresses.file_of(addresses.GLOSSARY)}#*",
    "situation": addresses.file_of(f"{addresses.SITUATIONS}*/"),
    "rolle": addresses.file_of(f"{addresses.AUDIENCES}*/"),
    "side": addresses.file_of("*/"),
}

ItemT = TypeVar("ItemT")


class WordData(NamedTuple):
    """What is known of words: how the dictionary joins them, and the text of the stemmer for the browser."""

    lexicon: Lexicon
    stemmer: str


def build_index(base: KnowledgeBase, words: WordData, pages: Iterable[SitePage] = ()) -> Index:
    """Compute the index of a knowledge base, and of the pages that stand beside it."""
    analyser = Analyser(Splitter(words.lexicon))
    return index_builder.build(findables(base, pages), base.synonyms, analyser)


def search_files(base: KnowledgeBase, words: WordData, pages: Iterable[SitePage] = ()) -> dict[str, str]:
    """Make every file of the search, by its address from the root of the site."""
    index = build_index(base, words, pages)
    return written(index, base, words.stemmer)


def written(index: Index, base: KnowledgeBase, stemmer: str) -> dict[str, str]:
    """Write an index as scripts. All but `start.js` lie in a folder named after their content, so any may be cached."""
    posting_starts, postings = _packed(map(_posting, index.postings), POSTINGS)
    concept_starts, concepts = _packed(map(_concept, index.concepts), CONCEPTS)
    pair_starts, pairs = _packed_by_key(_numbered_pairs(index), PAIRS)
    name_starts, names = _packed_by_key(_numbered_names(index), NAMES)
    found = used_facets(base, index.documents)
    drawn = marks.of_values(base)
    shards: dict[str, object] = {
        "about": _about(index, base),
        "words": _words(index, posting_starts, concept_starts) | {"names": name_starts},
        "phrases": pair_starts,
        "facets": [_labels(facet, drawn.get(facet.key, {})) for facet in found],
        "orders": _orders(index.documents),
        **{f"f{number}": _held(facet, index.documents) for number, facet in enumerate(found)},
        **{f"p{number}": text for number, text in enumerate(postings)},
        **{f"s{number}": text for number, text in enumerate(concepts)},
        **{f"q{number}": text for number, text in enumerate(pairs)},
        **{f"n{number}": text for number, text in enumerate(names)},
        **{f"r{number}": shard for number, shard in enumerate(_results(index.documents, base))},
    }
    bodies = {"stemmer": f"function(exports){{{stemmer.strip()}\n}}"}
    # One after the other, so that hardly anything is in memory twice.
    while shards:
        name, value = shards.popitem()
        bodies[name] = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    build = _fingerprint(bodies)
    files = {f"{FOLDER}{build}/{name}.js": _script(build, name, bodies[name]) for name in sorted(bodies)}
    return files | {START: _script(build, "start", "1")}


def first_needed(files: Iterable[str]) -> list[str]:
    """Pick the files that the search page begins with, the first of them first, of the addresses of all files."""
    first = [path for path in files if path == START or (path.startswith(FOLDER) and path.endswith(_FIRST))]
    return sorted(first, key=lambda path: path != START)


def _fingerprint(bodies: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for name in sorted(bodies):
        digest.update(f"{name} {bodies[name]}\n".encode())
    return digest.hexdigest()[:10]


def _script(build: str, name: str, body: str) -> str:
    return f'klyngeviden.searchShard("{build}","{name}",{body})\n'


def in_camel_case(values: Mapping[str, object]) -> dict[str, object]:
    """Name values as the scripts name them."""
    return {re.sub(r"_(\w)", lambda match: match[1].upper(), name): value for name, value in values.items()}


# --- words ------------------------------------------------------------------------------------------------------------


def _about(index: Index, base: KnowledgeBase) -> dict[str, object]:
    """Gather what even a list of everything needs: how much there is, and of which kinds and themes."""
    return {
        "documents": len(index.documents),
        "records": len(base.records),
        "recordKinds": len(RECORD_TYPES),
        "resultsInShard": RESULTS_IN_SHARD,
        "kinds": [[k, danish.capitalised(label), PLACES[k], _MARKS.get(k, "")] for k, label in KINDS.items()],
        "themes": [[t.slug, t.short_name, t.number or 0, identity.theme_mark(t)] for t in base.themes],
        "statuses": {status: [status.label, status is Status.WITHDRAWN] for status in Status if status in SHOWN},
        "suggestions": _suggestions(base),
    }


def _words(index: Index, posting_starts: Sequence[int], concept_starts: Sequence[int]) -> dict[str, object]:
    """Gather what every query needs: the vocabulary, the tables of the analysis, and where everything else lies."""
    return {
        "terms": ",".join(_front_coded(index.vocabulary)),
        "levels": {letter: level for level, letter in LETTERS.items()},
        "digits": DIGITS,
        "firstSign": FIRST_SIGN,
        "pair": PAIR,
        "rules": in_camel_case(asdict(index.rules)),
        "postings": posting_starts,
        "concepts": concept_starts,
        "synonyms": ["|".join(words) for words in index.synonyms],
        "stop": " ".join(sorted(STOP_WORDS)),
        "light": " ".join(sorted(LIGHT_WORDS)),
        "plain": index.rules.plain,
        "irregular": IRREGULAR,
        "codes": _codes(index.documents),
        "links": _links(index.links),
    }


def _links(links: Sequence[Sequence[int]]) -> str:
    """Write for each document the distances to those behind it that it is linked with; those before it say so."""
    behind = ([other - number for other in near if other > number] for number, near in enumerate(links))
    return "|".join(",".join(map(str, gaps)) for gaps in behind).rstrip("|")


def _front_coded(terms: Iterable[str]) -> Iterator[str]:
    """Write each term as how many letters it shares with the one before, and the rest."""
    before = ""
    for term in terms:
        shared = 0
        longest = min(len(before), len(term), len(DIGITS) - 1)
        while shared < longest and before[shared] == term[shared]:
            shared += 1
        yield DIGITS[shared] + term[shared:]
        before = term


def _codes(found: Sequence[Findable]) -> dict[str, list[list[int]]]:
    """Write where each record stands, as runs of (first number, how many, place of the first) for each letter."""
    codes: dict[str, list[list[int]]] = {}
    for place, document in enumerate(found):
        if not document.is_record:
            continue
        letter, number = document.id[0], int(document.id[2:])
        runs = codes.setdefault(letter, [])
        # Records stand in the order of their ids, so those of a run stand together.
        if runs and runs[-1][0] + runs[-1][1] == number:
            runs[-1][1] += 1
        else:
            runs.append([number, 1, place])
    for place, document in enumerate(found):
        for former in document.former_ids:
            codes.setdefault(former[0], []).append([int(former[2:]), 1, place])
    return codes


def _suggestions(base: KnowledgeBase) -> list[str]:
    """List the words to offer a reader who found nothing: terms of the glossary and names of themes."""
    words = [entry.term for entry in base.glossary] + [theme.short_name for theme in base.themes]
    return sorted(dict.fromkeys(words), key=danish.collation_key)


# --- postings and phrases ---------------------------------------------------------------------------------------------


def _posting(entries: Iterable[tuple[int, int]]) -> str:
    """Write entries as the distance from the document before, where that is not one, and a letter for the level."""
    written: list[str] = []
    before = -1
    for document, weight in entries:
        written.append(_distance(document - before) + LETTERS[weight])
        before = document
    return "".join(written)


def _concept(entries: Iterable[tuple[int, int, int]]) -> str:
    """Write entries as postings, and the number of the word as a sign after the first that uses it."""
    written: list[str] = []
    before, word = -1, 0
    for document, weight, place in entries:
        written.append(
            _distance(document - before) + LETTERS[weight] + (chr(FIRST_SIGN + place) if place != word else "")
        )
        before, word = document, place
    return "".join(written)


def _distance(documents: int) -> str:
    return str(documents) if documents > 1 else ""


def _packed(texts: Iterable[str], most: int) -> tuple[list[int], list[str]]:
    """Pack texts into shards of so many signs; give the number of the first text of each shard, and the shards."""
    starts: list[int] = []
    shards: list[str] = []
    for number, shard in _chunks(enumerate(texts), lambda item: len(item[1]) + 1, most):
        starts.append(number[0])
        shards.append("|".join(text for _, text in shard))
    return starts, shards


def _numbered_pairs(index: Index) -> Iterator[tuple[int, str]]:
    """Yield each pair of words as a number; small words are numbered behind the vocabulary."""
    behind = len(index.vocabulary)
    of_small = {small(word): behind + place for place, word in enumerate(sorted(STOP_WORDS))}
    number_of = {**index.number_of, **of_small}
    for (first, second), places in index.phrases.items():
        yield number_of[first] * PAIR + number_of[second], _gaps(places, places.values())


def _numbered_names(index: Index) -> Iterator[tuple[int, str]]:
    for key, places in index.names.items():
        yield _name_key(key), _gaps(places)


def _name_key(terms: Sequence[str]) -> int:
    """Write the terms of a name as a number of 32 bits (FNV-1a)."""
    key = 0x811C9DC5
    for byte in " ".join(terms).encode("ascii"):
        key = ((key ^ byte) * 0x01000193) & 0xFFFFFFFF
    return key


def _packed_by_key(lines: Iterable[tuple[int, str]], most: int) -> tuple[list[int], list[str]]:
    """Pack lines that are found by a number; give the number of the first line of each shard, and the shards."""
    starts: list[int] = []
    shards: list[str] = []
    for first, shard in _chunks(sorted(lines), lambda item: len(item[1]) + 8, most):
        starts.append(first[0])
        shards.append("|".join(f"{key - first[0]}:{text}" for key, text in shard))
    return starts, shards


def _gaps(places: Iterable[int], marked: Iterable[bool] = ()) -> str:
    """Write places as the distance from the one before, with a sign behind those that are marked."""
    known = list(places)
    gaps = [place - before for before, place in zip((0, *known), known, strict=False)]
    return ",".join(f"{gap}{'!' if mark else ''}" for gap, mark in zip_longest(gaps, marked))


def _chunks(items: Iterable[ItemT], size: Callable[[ItemT], int], most: int) -> Iterator[tuple[ItemT, list[ItemT]]]:
    """Yield runs of items that are together at most as large as a shard, each with its first item."""
    run: list[ItemT] = []
    total = 0
    for item in items:
        if run and total + size(item) > most:
            yield run[0], run
            run, total = [], 0
        run.append(item)
        total += size(item)
    if run:
        yield run[0], run


# --- results, facets and orders ---------------------------------------------------------------------------------------


def _results(found: Sequence[Findable], base: KnowledgeBase) -> Iterator[list[list[object]]]:
    kinds = {kind: number for number, kind in enumerate(KINDS)}
    themes = {theme.slug: number for number, theme in enumerate(base.themes)}
    for first in range(0, len(found), RESULTS_IN_SHARD):
        yield [_result(d, kinds, themes) for d in found[first : first + RESULTS_IN_SHARD]]


def _result(document: Findable, kinds: Mapping[str, int], themes: Mapping[str, int]) -> list[object]:
    """Write what a hit shows; empty values at the end are left out."""
    own_themes = [themes[slug] for slug in document.facets.get("tema", ()) if slug in themes]
    entry: list[object] = [
        document.id,
        kinds[document.kind],
        danish.typeset(document.title),
        danish.typeset(document.summary),
        own_themes,
        document.status if document.status in SHOWN else "",
        "|".join(document.search_words),
        document.byline,
        document.caveat,
    ]
    while not entry[-1]:
        entry.pop()
    return entry


def _labels(facet: UsedFacet, drawn: Mapping[str, str]) -> list[object]:
    """Write a facet: its key, its label and its values, each with the mark it has in lists."""
    values = [[value, label, *filter(None, [drawn.get(value)])] for value, label in facet.values.items()]
    return [facet.key, facet.label, values]


def _held(facet: UsedFacet, found: Sequence[Findable]) -> list[object]:
    """Write what is narrowed by a facet: the combinations of values, and a sign for that of each document.

    Combinations stand in the order of the first document that has each, so that no sign needs to be looked up.
    """
    numbers = {value: number for number, value in enumerate(facet.values)}
    combinations: dict[tuple[int, ...], int] = {}
    letters: list[str] = []
    for document in found:
        own = tuple(sorted(numbers[value] for value in document.facets.get(facet.key, ()) if value in numbers))
        letters.append(_letter(combinations.setdefault(own, len(combinations))))
    return [[list(own) for own in combinations], "".join(letters)]


def _letter(number: int) -> str:
    """Write a number as one letter, the backslash passed over."""
    return chr(number + ord("0") + (number >= ord("\\") - ord("0")))


def _orders(found: Sequence[Findable]) -> dict[str, list[int]]:
    """List the found as the other orders have them: the newest first, and by title."""
    places = range(len(found))
    return {
        "nyeste": sorted(places, key=lambda place: found[place].date, reverse=True),
        "titel": sorted(places, key=lambda place: danish.collation_key(found[place].title)),
    }
