"""Searches the index: from what was typed to documents in order.

docs/assets/js/search-engine.js and search-scores.js do the same in the browser, number for number; a test holds that.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from generators.search.analysis import (
    LIGHT_WORDS,
    STOP_WORDS,
    Typed,
    folded_words,
    keywords,
    respelt,
    small,
    typed_words,
)
from generators.search.documents import Findable
from generators.search.index import Index, exactly
from generators.search.matching import Word, matched
from generators.search.rules import Rules


class Hit(NamedTuple):
    """A document that was found; `through` is the synonym that counted for more than the word itself, if any."""

    document: Findable
    score: int
    through: str = ""
    weak: bool = False


class Found(NamedTuple):
    """The hits, best first.

    `loosened` says that no document has the quoted words together; `missing` are the words, as they were written, that
    nothing answers well.
    """

    hits: list[Hit]
    loosened: bool = False
    missing: Sequence[str] = ()


@dataclass(slots=True)
class Match:
    """What one word found: a score and how much of the word is covered, by document."""

    scores: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    covers: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    through: dict[int, str] = field(default_factory=dict)


def search(text: str, index: Index) -> Found:
    """Find documents, best first: what is called so, then what covers most of the query."""
    rules = index.rules
    text = text[: rules.longest_query]
    if coded := _by_code(text, index):
        return Found([Hit(index.documents[place], rules.code) for place in coded])
    typed = _finished(text, [word for word in keywords(text) if not _is_small(word, index)], index)
    words = matched(typed[: rules.most_words], index)
    matches = [_match(word, index) for word in words]
    scores, covers, through = _scored(words, matches, index)
    telling = [place for place, word in enumerate(words) if not _is_light(word, index)]
    missing = [typed[n].written for n in telling if max(matches[n].covers.values(), default=0) < rules.least_word]
    exact, named = _named(typed or typed_words(text), words, index)
    wanted = _with_phrases(text, index)
    if not words:
        scores = dict.fromkeys((wanted or set()) | exact, 1)
        covers = dict.fromkeys(scores, 100)
    kept = scores.keys() if wanted is None else scores.keys() & wanted
    loosened = wanted is not None and not kept
    order = sorted(scores if loosened else kept, key=lambda d: (d not in exact, d not in named, -scores[d], d))
    is_sure = not words or len(missing) < len(telling)
    strong = _strong(order, scores, covers, rules) if is_sure else set()
    strong |= exact | named
    hits = [Hit(index.documents[d], scores[d], through.get(d, ""), d not in strong) for d in order]
    return Found(sorted(hits, key=lambda hit: hit.weak), loosened, missing)


def _strong(order: Sequence[int], scores: Mapping[int, int], covers: Mapping[int, int], rules: Rules) -> set[int]:
    """Give the documents worth showing at once."""
    best = max((scores[d] for d in order), default=0)
    most = max((covers[d] for d in order), default=0)

    def is_strong(place: int, d: int) -> bool:
        if place < rules.first_hits:
            return scores[d] * 100 >= best * rules.weak_first
        return scores[d] * 100 >= best * rules.weak_score and covers[d] * 100 >= most * rules.weak_cover

    return {d for place, d in enumerate(order) if is_strong(place, d)} if most >= rules.least_cover else set()


def _finished(text: str, typed: list[Typed], index: Index) -> list[Typed]:
    """Pass over the last of several words where it is hardly begun: »faglig l«, »spørg, hv«."""
    if len(typed) < 2 or not text[-1:].isalnum() or typed[-1].term in index.number_of:
        return typed
    last = typed[-1].folded
    is_begun = len(last) < index.rules.shortest_unfinished or any(word.startswith(last) for word in STOP_WORDS)
    return typed[:-1] if is_begun else typed


def _is_small(word: Typed, index: Index) -> bool:
    """Say whether a word is a small one without its Danish letters: paa as pa."""
    rules = index.rules
    return word.term not in index.number_of and not STOP_WORDS.isdisjoint(
        respelt(word.folded, rules.plain, rules.most_spellings)
    )


def _is_light(word: Word, index: Index) -> bool:
    rules = index.rules
    spellings = [word.typed.folded]
    if word.typed.term not in index.number_of:
        spellings += respelt(word.typed.folded, rules.plain, rules.most_spellings)
    return not LIGHT_WORDS.isdisjoint(spellings)


def _by_code(text: str, index: Index) -> list[int]:
    match = index.coded.fullmatch(text.strip().upper())
    codes = [match.groups()] if match else index.coded_inside.findall(text.upper()) or _by_number(text, index)
    wanted = dict.fromkeys((letter, int(number)) for letter, number in codes)
    return [index.place_of[code] for code in wanted if code in index.place_of]


def _by_number(text: str, index: Index) -> list[tuple[str, str]]:
    """Read a code that is written out: anbefaling 12, anbefaling nr. 12."""
    words = folded_words(text)
    letter = index.letters.get(words[0]) if len(words) in {2, 3} else None
    return [(letter, words[-1])] if letter and words[-1].isdigit() else []


# --- names and phrases ------------------------------------------------------------------------------------------------


def _named(typed: Sequence[Typed], words: Sequence[Word], index: Index) -> tuple[set[int], set[int]]:
    """Give the documents that are called just what was typed, and those called so but for endings and slips.

    A name may be nothing but small words: Hvad vi ikke ved.
    """
    exact = set(index.names.get(exactly(typed), ()))
    if not words:
        return exact, set()
    named = index.names.get(tuple(word.term for word in typed)) or index.names.get(tuple(w.meant for w in words), ())
    return exact, set(named)


def _with_phrases(text: str, index: Index) -> set[int] | None:
    """Give the documents that have every quoted run of words; None where nothing is quoted."""
    wanted: set[int] | None = None
    for quoted in index.quoted.findall(text):
        for found in _of_quoted(typed_words(quoted), index):
            wanted = set(found) if wanted is None else wanted & set(found)
    return wanted


def _of_quoted(typed: Sequence[Typed], index: Index) -> list[list[int]]:
    words = [word.term for word in typed if word.term]
    of_small = [(small(a.folded), small(b.folded)) for a, b in pairwise(typed) if not a.term and not b.term]
    found = [list(index.phrases.get(pair, ())) for pair in (*pairwise(words), *of_small)]
    if len(words) == 1:
        number = index.number_of.get(words[0])
        found.append([document for document, _ in index.postings[number]] if number is not None else [])
    return found


# --- scores -----------------------------------------------------------------------------------------------------------


def _scored(
    words: Sequence[Word], matches: Sequence[Match], index: Index
) -> tuple[dict[int, int], dict[int, int], dict[int, str]]:
    """Give the score of each document, how much of the query it covers, and the synonym it was mostly found by."""
    rules = index.rules
    weights = [_weight(word, match, index) for word, match in zip(words, matches, strict=True)]
    scores: dict[int, int] = defaultdict(int)
    covers: dict[int, int] = defaultdict(int)
    through: dict[int, str] = {}
    for match, (weight, share) in zip(matches, weights, strict=True):
        for document, score in match.scores.items():
            scores[document] += score * share // 100
            covers[document] += weight * match.covers[document]
        through = match.through | through
    for document, more in _together(words, matches, index).items():
        scores[document] += more
    total = max(1, sum(weight for weight, _ in weights))
    covers = {document: covered // total for document, covered in covers.items()}
    kept = rules.uncovered
    scores = {d: s * (kept * 100 + (100 - kept) * covers[d]) // 10_000 for d, s in scores.items()}
    if len(words) >= rules.fewest_to_link:
        scores = {d: score + _lent(index.links[d], scores, rules) for d, score in scores.items()}
    return scores, covers, through


def _lent(near: Sequence[int], scores: Mapping[int, int], rules: Rules) -> int:
    """Give what a document gains of those it is linked with, of many less of each: an answer seldom stands alone."""
    lent = sum(scores.get(d, 0) for d in near)
    return lent * rules.linked // math.isqrt(10_000 * len(near)) if lent else 0


def _weight(word: Word, match: Match, index: Index) -> tuple[int, int]:
    """Give how much a word counts when the query is covered, and in the score."""
    rules = index.rules
    known = index.number_of.get(word.typed.term)
    documents = len(match.scores) if known is None else len(index.postings[known]) or len(match.scores)
    share = rules.light if _is_light(word, index) else 100
    rarity = index.rarity(documents) * (100 if match.scores else rules.nowhere)
    return max(1, rarity * share // 100), share


def _match(word: Word, index: Index) -> Match:
    rules, found = index.rules, Match()
    for way in word.ways:
        for document, (score, worth) in _best(way.terms, index).items():
            found.scores[document] += score * way.share * 2 // 100 if way.share else score
            if way.share:
                found.covers[document] += way.share
            else:
                found.covers[document] = max(worth, word.covers)
    alike: dict[int, tuple[int, str]] = {}
    for group in dict.fromkeys(word.groups):
        for document, weight, place in index.concepts[group]:
            worth = weight * rules.synonym
            if worth > alike.get(document, (0, ""))[0]:
                alike[document] = worth, index.synonyms[group][place]
    for document, (score, synonym) in alike.items():
        if score > found.scores.get(document, 0):
            found.through[document] = synonym
        found.scores[document] += score
        found.covers[document] = max(found.covers.get(document, 0), rules.synonym_covers)
    for document in found.covers:
        found.covers[document] = min(100, found.covers[document])
    return found


def _best(way: Mapping[int, int], index: Index) -> dict[int, tuple[int, int]]:
    """Give the score and the worth of the best term of each document; the others hardly add."""
    best: dict[int, tuple[int, int]] = {}
    for number, worth in sorted(way.items()):
        for document, weight in index.postings[number]:
            score, (other, before) = weight * worth, best.get(document, (0, 0))
            more = max(score, other) + min(score, other) * index.rules.beside // 10
            best[document] = more, max(worth, before)
    return best


def _together(words: Sequence[Word], matches: Sequence[Match], index: Index) -> dict[int, int]:
    """Give what documents gain in which words stand together as they were typed."""
    rules = index.rules
    gained: dict[int, int] = defaultdict(int)
    for (first, one), (second, other) in pairwise(zip(words, matches, strict=True)):
        for document, in_title in index.phrases.get((first.meant, second.meant), {}).items():
            least = min(one.scores.get(document, 0), other.scores.get(document, 0))
            gained[document] += least * (rules.together_in_title if in_title else rules.together) // 100
    return gained
