"""Searches the index: from what was typed to documents in order.

docs/assets/js/search-engine.js does the same in the browser, number for number; a test holds the two together.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from generators.search.analysis import folded_words, term_of
from generators.search.documents import Document
from generators.search.index import Index

LONGEST_QUERY, MOST_WORDS = 200, 12
# What a match is worth, in hundredths of the word itself.
WHOLE, PREFIX, PART, PART_OF_KNOWN, ONE_LETTER, TWO_LETTERS, SYNONYM, BEGINNING = 100, 60, 50, 15, 60, 30, 45, 25
# Of matches beside the best one in the same document, in tenths.
BESIDE = 3
MOST_PREFIXES, MOST_PREFIXES_OF_KNOWN, MOST_PREFIXES_OF_PART, MOST_SIMILAR, MOST_OF_BEGINNING = 12, 4, 4, 8, 8
SHORTEST_PREFIX, SHORTEST_SIMILAR, SHORTEST_BEGINNING = 3, 5, 4

_CODE = re.compile(r"([edmai])[\s.-]*([0-9]{1,5})")
_QUOTED = re.compile(r"[\"»«“”„]([^\"»«“”„]*)[\"»«“”„]")


@dataclass
class Word:
    """One word of a query and everything it may match: itself and its parts, each with weights by number of a term.

    A document may match several ways at once: they add up, while the terms within one way hardly do.
    """

    ways: list[dict[int, int]] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)


class Hit(NamedTuple):
    """A document that was found; `through` is the synonym that counted for more than the word itself, if any."""

    document: Document
    score: int
    through: str = ""


class Found(NamedTuple):
    """The hits, best first. `loosened` says that no document has the quoted words together."""

    hits: list[Hit]
    loosened: bool = False


def search(text: str, index: Index) -> Found:
    """Find documents, best first; those that match every word stand before those that match some."""
    text = text[:LONGEST_QUERY]
    if (document := _by_code(text, index)) is not None:
        return Found([Hit(document, 1000)])
    folded = folded_words(text)
    sequence = [(word, term) for word in folded if (term := term_of(word))][:MOST_WORDS]
    words = [_matches(word, term, index) for word, term in sequence]
    _add_synonyms(words, [term for _, term in sequence], index)
    scores, hits, through = _scored(words, index)
    wanted = _with_phrases(text, index)
    kept = scores.keys() if wanted is None else scores.keys() & wanted
    loosened = wanted is not None and not kept
    full = sum(1 for word in words if word.ways or word.groups)
    order = sorted(scores if loosened else kept, key=lambda d: (hits[d] < full, -scores[d], d))
    return Found([Hit(index.documents[d], scores[d], through.get(d, "")) for d in order], loosened)


def _by_code(text: str, index: Index) -> Document | None:
    match = _CODE.fullmatch(text.strip().lower())
    if not match:
        return None
    wanted = (match[1].upper(), int(match[2]))
    return next((d for d in index.documents if d.is_record and (d.id[0], int(d.id[2:])) == wanted), None)


# --- what a word may match --------------------------------------------------------------------------------------------


def _matches(folded: str, term: str, index: Index) -> Word:
    known = index.number_of.get(term)
    own = {} if known is None else {known: WHOLE}
    if len(term) >= SHORTEST_PREFIX:
        own |= _prefixes(term, PREFIX, MOST_PREFIXES if known is None else MOST_PREFIXES_OF_KNOWN, index)
    worth = PART if known is None else PART_OF_KNOWN
    parts = [_part(part, worth, index) for part in split(folded, index)]
    if known is None:
        if not own and not parts and folded != term:
            own |= _prefixes(folded, PREFIX, MOST_PREFIXES, index)
        own = _similar(term, index) | own
    if not own and not parts:
        own = _longest_beginning(term, index)
    word = Word([way for way in (own, *parts) if way])
    if known is None:
        # What was meant may be a word that only the synonyms know.
        word.groups = [
            group for number in sorted(own) for group in index.groups_of.get((index.vocabulary[number],), ())
        ]
    return word


def _part(term: str, worth: int, index: Index) -> dict[int, int]:
    own = {index.number_of[term]: worth}
    if len(term) >= SHORTEST_BEGINNING:
        own |= _prefixes(term, worth * PREFIX // 100, MOST_PREFIXES_OF_PART, index)
    return own


def _prefixes(start: str, worth: int, limit: int, index: Index) -> dict[int, int]:
    numbers = [number for number in index.starting_with(start, limit) if index.vocabulary[number] != start]
    return {number: max(1, worth * len(start) // len(index.vocabulary[number])) for number in numbers}


def _similar(term: str, index: Index) -> dict[int, int]:
    if len(term) < SHORTEST_SIMILAR:
        return {}
    allowed = 2 if len(term) >= 8 else 1
    distances: dict[int, list[int]] = defaultdict(list)
    for number, other in enumerate(index.vocabulary):
        distance = edit_distance(term, other, allowed)
        if distance <= allowed:
            distances[distance].append(number)
    if not distances:
        return {}
    nearest = min(distances)
    return dict.fromkeys(distances[nearest][:MOST_SIMILAR], ONE_LETTER if nearest == 1 else TWO_LETTERS)


def _longest_beginning(term: str, index: Index) -> dict[int, int]:
    for length in range(len(term) - 1, SHORTEST_BEGINNING - 1, -1):
        if numbers := index.starting_with(term[:length], MOST_OF_BEGINNING):
            return dict.fromkeys(numbers, BEGINNING)
    return {}


def split(folded: str, index: Index) -> list[str]:
    """Split a folded word into two terms of the vocabulary, as evenly as can be; nothing where it cannot be done."""
    best: tuple[int, list[str]] = (0, [])
    for end in range(3, len(folded) - 3):
        head = term_of(folded[end:])
        if head not in index.number_of:
            continue
        for modifier in (folded[:end], re.sub(r"[se]$", "", folded[:end])):
            term = term_of(modifier)
            evenness = min(len(modifier), len(folded) - end)
            if len(modifier) >= 4 and term in index.number_of and evenness > best[0]:
                best = (evenness, [term, head])
    return best[1]


def edit_distance(one: str, other: str, limit: int) -> int:
    """Count letters put in, left out, changed or swapped; anything above the limit is limit + 1."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        previous, row = row, [i]
        for j, against in enumerate(other, 1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before = previous
    return row[-1]


# --- synonyms and phrases ---------------------------------------------------------------------------------------------


def _add_synonyms(words: Sequence[Word], sequence: Sequence[str], index: Index) -> None:
    """Let each word, and each run of up to three words, bring in its synonyms."""
    for start in range(len(sequence)):
        for length in range(1, min(3, len(sequence) - start) + 1):
            for group in index.groups_of.get(tuple(sequence[start : start + length]), ()):
                for word in words[start : start + length]:
                    word.groups.append(group)


def _with_phrases(text: str, index: Index) -> set[int] | None:
    """Give the documents that have every quoted run of words; None where nothing is quoted."""
    wanted: set[int] | None = None
    for quoted in _QUOTED.findall(text):
        sequence = [term for word in folded_words(quoted) if (term := term_of(word))]
        for pair in pairwise(sequence):
            found = set(index.phrases.get(pair, ()))
            wanted = found if wanted is None else wanted & found
        if len(sequence) == 1:
            number = index.number_of.get(sequence[0])
            found = {document for document, _ in index.postings[number]} if number is not None else set()
            wanted = found if wanted is None else wanted & found
    return wanted


# --- scores -----------------------------------------------------------------------------------------------------------


def _scored(words: Sequence[Word], index: Index) -> tuple[dict[int, int], dict[int, int], dict[int, str]]:
    """Give the score of each document, how many words it matches, and the synonym it was mostly found by."""
    scores: dict[int, int] = defaultdict(int)
    hits: dict[int, int] = defaultdict(int)
    through: dict[int, str] = {}
    for word in words:
        own: dict[int, int] = defaultdict(int)
        for way in word.ways:
            for document, score in _best(way, index).items():
                own[document] += score
        alike: dict[int, tuple[int, str]] = {}
        for group in dict.fromkeys(word.groups):
            for document, weight, place in index.concepts[group]:
                if weight * SYNONYM > alike.get(document, (0, ""))[0]:
                    alike[document] = weight * SYNONYM, index.synonyms[group][place]
        for document, (score, synonym) in alike.items():
            if score > own.get(document, 0):
                through.setdefault(document, synonym)
        for document in own.keys() | alike.keys():
            scores[document] += own.get(document, 0) + alike.get(document, (0, ""))[0]
            hits[document] += 1
    return scores, hits, through


def _best(way: Mapping[int, int], index: Index) -> dict[int, int]:
    best: dict[int, int] = {}
    for number, worth in sorted(way.items()):
        for document, weight in index.postings[number]:
            score, other = weight * worth, best.get(document, 0)
            best[document] = max(score, other) + min(score, other) * BESIDE // 10
    return best
