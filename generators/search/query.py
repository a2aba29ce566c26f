"""Searches the index: from what was typed to documents in order.

docs/assets/js/search-engine.js does the same in the browser, number for number; a test holds the two together.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from generators.search.analysis import folded_words, term_of
from generators.search.documents import Findable
from generators.search.index import Index


@dataclass
class Word:
    """One word of a query and everything it may match: itself and its parts, each with weights by number of a term.

    A document may match several ways at once: they add up, while the terms within one way hardly do.
    """

    ways: list[dict[int, int]] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)


class Hit(NamedTuple):
    """A document that was found; `through` is the synonym that counted for more than the word itself, if any."""

    document: Findable
    score: int
    through: str = ""


class Found(NamedTuple):
    """The hits, best first. `loosened` says that no document has the quoted words together."""

    hits: list[Hit]
    loosened: bool = False


def search(text: str, index: Index) -> Found:
    """Find documents, best first; those that match every word stand before those that match some."""
    rules = index.rules
    text = text[: rules.longest_query]
    if (document := _by_code(text, index)) is not None:
        return Found([Hit(document, rules.code)])
    folded = folded_words(text)
    sequence = [(word, term) for word in folded if (term := term_of(word))][: rules.most_words]
    words = [_matches(word, term, index) for word, term in sequence]
    _add_synonyms(words, [term for _, term in sequence], index)
    scores, hits, through = _scored(words, index)
    wanted = _with_phrases(text, index)
    kept = scores.keys() if wanted is None else scores.keys() & wanted
    loosened = wanted is not None and not kept
    full = sum(1 for word in words if word.ways or word.groups)
    order = sorted(scores if loosened else kept, key=lambda d: (hits[d] < full, -scores[d], d))
    return Found([Hit(index.documents[d], scores[d], through.get(d, "")) for d in order], loosened)


def _by_code(text: str, index: Index) -> Findable | None:
    match = index.coded.fullmatch(text.strip().upper())
    if not match:
        return None
    letter, number = match[1], int(match[2])
    return next((d for d in index.documents if d.is_record and d.id[0] == letter and int(d.id[2:]) == number), None)


# --- what a word may match --------------------------------------------------------------------------------------------


def _matches(folded: str, term: str, index: Index) -> Word:
    rules, known = index.rules, index.number_of.get(term)
    own = {} if known is None else {known: rules.whole}
    if len(term) >= rules.shortest_prefix:
        limit = rules.most_prefixes if known is None else rules.most_prefixes_of_known
        own |= _prefixes(term, rules.prefix, limit, index)
    worth = rules.part if known is None else rules.part_of_known
    parts = [_part(part, worth, index) for part in split(folded, index)]
    if known is None:
        if not own and not parts and folded != term:
            own |= _prefixes(folded, rules.prefix, rules.most_prefixes, index)
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
    rules, own = index.rules, {index.number_of[term]: worth}
    if len(term) >= rules.shortest_beginning:
        own |= _prefixes(term, worth * rules.prefix // 100, rules.most_prefixes_of_part, index)
    return own


def _prefixes(start: str, worth: int, limit: int, index: Index) -> dict[int, int]:
    numbers = [number for number in index.starting_with(start, limit) if index.vocabulary[number] != start]
    return {number: max(1, worth * len(start) // len(index.vocabulary[number])) for number in numbers}


def _similar(term: str, index: Index) -> dict[int, int]:
    rules = index.rules
    if len(term) < rules.shortest_similar:
        return {}
    allowed = 2 if len(term) >= rules.two_slips_from else 1
    distances: dict[int, list[int]] = defaultdict(list)
    for number, other in enumerate(index.vocabulary):
        distance = edit_distance(term, other, allowed)
        if distance <= allowed:
            distances[distance].append(number)
    if not distances:
        return {}
    nearest = min(distances)
    worth = rules.one_letter if nearest == 1 else rules.two_letters
    return dict.fromkeys(distances[nearest][: rules.most_similar], worth)


def _longest_beginning(term: str, index: Index) -> dict[int, int]:
    rules = index.rules
    for length in range(len(term) - 1, rules.shortest_beginning - 1, -1):
        if numbers := index.starting_with(term[:length], rules.most_of_beginning):
            return dict.fromkeys(numbers, rules.beginning)
    return {}


def split(folded: str, index: Index) -> list[str]:
    """Split a folded word into two terms of the vocabulary, as evenly as can be; nothing where it cannot be done."""
    rules = index.rules
    best: tuple[int, list[str]] = (0, [])
    for end in range(rules.shortest_modifier, len(folded) - rules.shortest_head + 1):
        head = term_of(folded[end:])
        if head not in index.number_of:
            continue
        unlinked = folded[: end - 1] if folded[end - 1] in rules.links else folded[:end]
        for modifier in (folded[:end], unlinked):
            term = term_of(modifier)
            evenness = min(len(modifier), len(folded) - end)
            if len(modifier) >= rules.shortest_modifier and term in index.number_of and evenness > best[0]:
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
    """Let each word, and each run of a few words, bring in its synonyms."""
    longest = index.rules.longest_expression
    for start in range(len(sequence)):
        for length in range(1, min(longest, len(sequence) - start) + 1):
            for group in index.groups_of.get(tuple(sequence[start : start + length]), ()):
                for word in words[start : start + length]:
                    word.groups.append(group)


def _with_phrases(text: str, index: Index) -> set[int] | None:
    """Give the documents that have every quoted run of words; None where nothing is quoted."""
    wanted: set[int] | None = None
    for quoted in index.quoted.findall(text):
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
                worth = weight * index.rules.synonym
                if worth > alike.get(document, (0, ""))[0]:
                    alike[document] = worth, index.synonyms[group][place]
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
            best[document] = max(score, other) + min(score, other) * index.rules.beside // 10
    return best
