"""The index: terms, weighted postings, synonyms and phrases, computed from documents.

Plain numbers and lists; how they are written to files is for `shards`, how they are searched for `query`.
"""

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from generators import danish
from generators.records.registers import SynonymGroup
from generators.search.analysis import (
    IRREGULAR,
    Analyser,
    Token,
    Typed,
    keywords,
    respelt,
    small,
    term_of,
    terms,
    typed_words,
)
from generators.search.documents import KINDS, NEIGHBOURS, TITLE, Findable
from generators.search.rules import RULES, Rules

# BM25.
SATURATION, LENGTH_SHARE = 2.5, 0.6
# A weight is one of 32 levels, each a sixth above the one below: precise enough to rank, one letter on the wire.
LEVELS = tuple(round(1000 * 0.86**step) for step in range(31, -1, -1))
_HALFWAY = [(lower + higher) / 2 for lower, higher in pairwise(LEVELS)]
# A part of a compound counts this many tenths of the word it stands in.
PART = 7

Posting = Sequence[tuple[int, int]]
"""(document, weight) by document."""


@dataclass(frozen=True)
class Index:
    """Everything a search needs. Documents and terms are known by their numbers.

    `concepts` holds one posting for each group of synonyms: (document, weight, number of the word that the
    document uses). `phrases` holds, for each pair of words that stand together, the documents they do it in, and
    whether it is in the title; small words stand there as they are written, and with one another only.
    `names` holds the documents that are called so, `links` for each document those that its record is linked with.
    """

    documents: Sequence[Findable]
    vocabulary: Sequence[str]
    postings: Sequence[Posting]
    synonyms: Sequence[Sequence[str]]
    concepts: Sequence[tuple[tuple[int, int, int], ...]]
    phrases: Mapping[tuple[str, str], Mapping[int, bool]]
    names: Mapping[tuple[str, ...], Sequence[int]]
    links: Sequence[Sequence[int]]
    rules: Rules = RULES

    @cached_property
    def coded(self) -> re.Pattern[str]:
        """Match a code: a letter and a number. Which letters there are is for the documents."""
        return re.compile(f"(.)[{re.escape(self.rules.code_signs)}]*([0-9]+)")

    @cached_property
    def coded_inside(self) -> re.Pattern[str]:
        """Match a code among words, where nothing but a hyphen may stand in it."""
        return re.compile(r"(?<![^\W_])([^\W\d_])-?([0-9]+)(?![^\W_])")

    @cached_property
    def letters(self) -> Mapping[str, str]:
        """Map what records are called to the letter of their codes: anbefaling, A."""
        return {danish.fold(KINDS[document.kind]): document.id[0] for document in self.documents if document.is_record}

    @cached_property
    def quoted(self) -> re.Pattern[str]:
        """Match what stands in quotation marks."""
        marks = re.escape(self.rules.quotes)
        return re.compile(f"[{marks}]([^{marks}]*)[{marks}]")

    @cached_property
    def number_of(self) -> Mapping[str, int]:
        """Map terms to their numbers."""
        return {term: number for number, term in enumerate(self.vocabulary)}

    @cached_property
    def _beginnings(self) -> Mapping[str, bool]:
        """Map the beginnings of terms, and of forms that no ending leads to, to whether they are one themselves."""
        words = (*self.vocabulary, *IRREGULAR)
        return {word[:end]: False for word in words for end in range(1, len(word))} | dict.fromkeys(words, True)

    @cached_property
    def letters_in_terms(self) -> Sequence[int]:
        """Give which letters each term has."""
        return [letters_in(term) for term in self.vocabulary]

    @cached_property
    def place_of(self) -> Mapping[tuple[str, int], int]:
        """Map the letter and the number of a code to the document it stands for."""
        return {(code[0], int(code[2:])): place for place, d in enumerate(self.documents) for code in d.codes}

    @cached_property
    def groups_of(self) -> Mapping[tuple[str, ...], tuple[int, ...]]:
        """Map the terms of a word or an expression to the groups of synonyms it belongs to."""
        groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, words in enumerate(self.synonyms):
            for key in dict.fromkeys(tuple(terms(word)) for word in words):
                groups[key].append(number)
        return {key: tuple(numbers) for key, numbers in groups.items() if key}

    def rarity(self, documents: int) -> int:
        """Say how much is known of a document by what so many have: a logarithm in whole numbers, never 0."""
        share = 2 * (len(self.documents) + 1) // (documents + 1)
        power = share.bit_length() - 1
        return max(1, 16 * power + ((share << 4) >> power) - 16 - self.rules.common)

    def begun(self, word: str) -> bool | None:
        """Say whether a word begins as one that has a term; None where it may if it were longer."""
        for end in range(1, len(word) + 1):
            is_whole = self._beginnings.get(word[:end])
            if is_whole is not False:
                return bool(is_whole)
        return None

    def twins_of(self, folded: str, term: str) -> list[int]:
        """Give the numbers of the terms that are meant where Danish letters are written without their second half."""
        spellings = map(term_of, respelt(folded, self.rules.plain, self.rules.most_spellings))
        found = {self.number_of[t] for t in spellings if t in self.number_of and t != term}
        return sorted(found)

    def starting_with(self, start: str, limit: int | None = None) -> range:
        """Give the numbers of the terms that begin so, or of the first of them."""
        first = bisect_left(self.vocabulary, start)
        last = bisect_left(self.vocabulary, start + "{", lo=first)
        return range(first, last)[:limit]


def build(documents: Sequence[Findable], synonyms: Iterable[SynonymGroup], analyser: Analyser) -> Index:
    """Compute the index of documents."""
    groups = [group.words for group in synonyms]
    # What a record is called stands at every one that it is linked with.
    shared = cache(analyser.tokens)
    counts: list[dict[str, int]] = []
    pairs: dict[tuple[str, str], dict[int, bool]] = defaultdict(dict)
    for number, document in enumerate(documents):
        passages = [
            (passage.weight, (shared if passage.weight == NEIGHBOURS else analyser.tokens)(passage.text))
            for passage in document.passages
        ]
        counts.append(_counted(passages))
        for pair, in_title in _pairs(passages).items():
            pairs[pair][number] = in_title
    postings = _postings(documents, counts)
    # A synonym that no document uses is still a word that a reader may type, and mistype.
    vocabulary = sorted(postings.keys() | {term for words in groups for word in words for term in terms(word)})
    return Index(
        documents=documents,
        vocabulary=vocabulary,
        postings=[postings.get(term, []) for term in vocabulary],
        synonyms=groups,
        concepts=[_concept(words, postings, pairs) for words in groups],
        phrases=pairs,
        names=_names(documents),
        links=_links(documents),
    )


def _counted(passages: Iterable[tuple[int, list[Token]]]) -> dict[str, int]:
    """Count the terms of a document in hundredths, each occurrence at the weight of its passage."""
    counts: dict[str, int] = defaultdict(int)
    for weight, tokens in passages:
        for token in tokens:
            if token.term:
                counts[token.term] += weight * 10
            for part in token.parts:
                counts[part] += weight * PART
    return counts


def _pairs(passages: Iterable[tuple[int, Sequence[Token]]]) -> dict[tuple[str, str], bool]:
    """Give what follows one another in a document, and whether it does so in a title.

    Words pass over small ones between them; small words are held together with one another.
    """
    found: dict[tuple[str, str], bool] = {}
    for weight, tokens in passages:
        if weight <= NEIGHBOURS:
            continue
        words = pairwise([token.term for token in tokens if token.term])
        of_small = [(small(a.folded), small(b.folded)) for a, b in pairwise(tokens) if not a.term and not b.term]
        for pair in (*words, *of_small):
            found[pair] = found.get(pair, False) or weight >= TITLE
    return found


def _names(documents: Sequence[Findable]) -> dict[tuple[str, ...], list[int]]:
    """Map the terms of names to the documents that are called so."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        for name in dict.fromkeys((document.title, *document.names)):
            numbers = found[tuple(terms(name)) or exactly(typed_words(name))]
            numbers += [number] if number not in numbers[-1:] else []
    shared = {key for key, numbers in found.items() if len(numbers) > 1}
    # Where a theme and a term are called alike but for an ending, what is typed letter for letter goes first.
    for number, document in enumerate(documents):
        for key in dict.fromkeys(map(exactly, _ambiguous((document.title, *document.names), shared))):
            found[key].append(number)
    return found


def _links(documents: Sequence[Findable]) -> list[list[int]]:
    """Give for each document those that it points at or that point at it."""
    places = {document.id: number for number, document in enumerate(documents) if document.is_record}
    found: list[set[int]] = [set() for _ in documents]
    for number, document in enumerate(documents):
        for other in (places[key] for key in document.related if key in places):
            found[number].add(other)
            found[other].add(number)
    return [sorted(near) for near in found]


def _ambiguous(names: Iterable[str], shared: Container[tuple[str, ...]]) -> Iterator[list[Typed]]:
    return (typed for typed in map(keywords, names) if tuple(word.term for word in typed) in shared)


def letters_in(word: str) -> int:
    """Tell which letters a word has, one bit each; a few signs share theirs."""
    found = 0
    for sign in word:
        found |= 1 << (ord(sign) & 31)
    return found


def exactly(typed: Sequence[Typed]) -> tuple[str, ...]:
    """Give the key of a name as it is spelt."""
    return ("", *(word.folded for word in typed))


def _postings(documents: Sequence[Findable], counts: Sequence[dict[str, int]]) -> dict[str, list[tuple[int, int]]]:
    """Turn counts into BM25 weights; records and registers are each held against their own usual length."""
    rarity = _rarity(counts)
    factors = list(_factors(documents, counts))
    highest = max(
        (rarity[t] * _saturated(n, *own) for found, own in zip(counts, factors, strict=True) for t, n in found.items()),
        default=1.0,
    )
    postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, (found, own) in enumerate(zip(counts, factors, strict=True)):
        # A document has one entry for each level, which all its terms of that level share.
        entries = [(number, level) for level in LEVELS]
        for term, count in found.items():
            weight = rarity[term] * _saturated(count, *own) / highest * LEVELS[-1]
            postings[term].append(entries[_level(weight)])
        # Held no longer than needed: what is counted and what is weighed are the largest things there are.
        found.clear()
    return postings


def _factors(documents: Sequence[Findable], counts: Sequence[dict[str, int]]) -> Iterator[tuple[float, float]]:
    """Yield for each document what its weights are multiplied by, and how much its length dampens them."""
    lengths = [sum(found.values()) for found in counts]
    by_kind: dict[bool, list[int]] = defaultdict(list)
    for document, length in zip(documents, lengths, strict=True):
        by_kind[document.is_record].append(length)
    usual = {kind: max(1.0, sum(own) / len(own)) for kind, own in by_kind.items()}
    for document, length in zip(documents, lengths, strict=True):
        share = 1 - LENGTH_SHARE + LENGTH_SHARE * length / usual[document.is_record]
        yield (SATURATION + 1) * document.standing / 100, 100 * SATURATION * share


def _saturated(count: int, factor: float, dampening: float) -> float:
    return factor * count / (count + dampening)


def _level(weight: float) -> int:
    """Give the number of the level that is nearest to a weight, the lower of two."""
    return bisect_left(_HALFWAY, weight)


def _rarity(counts: Sequence[dict[str, int]]) -> Mapping[str, float]:
    frequency: Counter[str] = Counter()
    for found in counts:
        frequency.update(found.keys())
    total = len(counts)
    return {term: math.log(1 + (total - n + 0.5) / (n + 0.5)) for term, n in frequency.items()}


def _concept(
    words: Sequence[str],
    postings: Mapping[str, Sequence[tuple[int, int]]],
    pairs: Mapping[tuple[str, str], Mapping[int, bool]],
) -> tuple[tuple[int, int, int], ...]:
    """Merge the postings of synonyms: each document once, with the word that weighs most in it."""
    best: dict[int, tuple[int, int]] = {}
    for place, word in enumerate(words):
        for document, weight in _of_expression(terms(word), postings, pairs):
            if weight > best.get(document, (0, 0))[0]:
                best[document] = (weight, place)
    return tuple((document, *best[document]) for document in sorted(best))


def _of_expression(
    sequence: Sequence[str],
    postings: Mapping[str, Sequence[tuple[int, int]]],
    pairs: Mapping[tuple[str, str], Mapping[int, bool]],
) -> list[tuple[int, int]]:
    """Give the documents that use an expression, with the weight of its first word."""
    if not sequence:
        return []
    where = [set(pairs.get(pair, ())) for pair in pairwise(sequence)]
    return [(d, weight) for d, weight in postings.get(sequence[0], ()) if all(d in found for found in where)]
