"""What a word that is typed may match: terms of the vocabulary, each with what the match is worth.

docs/assets/js/search-words.js and search-slips.js do the same in the browser, number for number. Knows no document.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generators.search.analysis import STOP_WORDS, Typed, letters_of, respelt, term_of
from generators.search.index import Index, letters_in

_BEGINNINGS_OF_SMALL = frozenset(word[:end] for word in STOP_WORDS for end in range(len(word) + 1))


@dataclass(slots=True)
class Way:
    """One way to match a word, with what each term is worth: the word itself, or a part that stands for a share of it.

    The word itself has no share: what it covers is what the match is worth.
    """

    terms: dict[int, int]
    share: int = 0


@dataclass(slots=True)
class Word:
    """One word of a query and everything it may match.

    `meant` is the term it is taken for, empty where it is none; `covers` is what it covers at least where it is the
    beginning of one.

    A document may match several ways at once: they add up, while the terms within one way hardly do.
    """

    typed: Typed
    meant: str
    ways: list[Way] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    covers: int = 0


def matched(typed: Sequence[Typed], index: Index) -> list[Word]:
    """Find what each word may match; two that were written apart may be one."""
    words = [_word(_as_meant(each, index), index) for each in typed]
    for first, second in pairwise(words):
        joined = index.number_of.get(term_of(first.typed.folded + second.typed.folded))
        if joined is not None:
            for word in (first, second):
                own = next((way for way in word.ways if not way.share), None)
                if own is None:
                    word.ways.insert(0, own := Way({}))
                own.terms[joined] = max(own.terms.get(joined, 0), index.rules.joined)
    _add_synonyms(words, index)
    return words


def _as_meant(typed: Typed, index: Index) -> Typed:
    """Give an unknown word with its Danish letters, where that is one that is known."""
    if typed.term in index.number_of:
        return typed
    spellings = respelt(typed.folded, index.rules.plain, index.rules.most_spellings)
    return next((Typed(word, term_of(word)) for word in spellings if term_of(word) in index.number_of), typed)


def _word(typed: Typed, index: Index) -> Word:
    rules, term = index.rules, typed.term
    known = index.number_of.get(term)
    own = _itself(typed, known, index)
    slips = {} if known is not None or _begins_small(typed.folded) else _similar(typed.folded, term, index)
    is_known = known is not None or rules.one_letter in slips.values()
    parts = _parts(typed.folded, rules.part_of_known if is_known else rules.part, index)
    if slips:
        own = {number: max(own.get(number, 0), slips.get(number, 0)) for number in slips | own}
    if not own and not parts:
        own = _longest_beginning(term, index)
    near = max(own, key=lambda number: (own[number], -number)) if own else None
    meant = index.vocabulary[near] if near is not None and own[near] >= rules.one_letter else ""
    word = Word(typed, meant, [way for way in (Way(own), *parts) if way.terms])
    if known is None:
        word.covers = _begun(typed, index)
        # What was meant may be a word that only the synonyms know; what merely begins alike was not meant.
        likely = [number for number in sorted(own) if own[number] > rules.beginning]
        word.groups = [g for number in likely for g in index.groups_of.get((index.vocabulary[number],), ())]
    return word


def _begun(typed: Typed, index: Index) -> int:
    """Give what a word covers at least: something, where terms begin so, but hvo only begins a small word."""
    return index.rules.begun if index.starting_with(typed.folded, 1) and not _begins_small(typed.folded) else 0


def _begins_small(folded: str) -> bool:
    return folded in _BEGINNINGS_OF_SMALL


def _itself(typed: Typed, known: int | None, index: Index) -> dict[int, int]:
    """Match the term, what is the same without Danish letters, what begins so, and what it is a form or the deed of."""
    rules, term = index.rules, typed.term
    twins = [n for n in index.twins_of(typed.folded, term) if n != known]
    own = dict.fromkeys(twins, rules.twin)
    if known is not None:
        own[known] = rules.whole
    is_certain = bool(own)
    if len(term) >= rules.shortest_prefix:
        limit = rules.most_prefixes_of_known if is_certain else rules.most_prefixes
        own = _prefixes(term, rules.prefix, limit, index) | own
    if not is_certain and typed.folded != term:
        own = _prefixes(typed.folded, rules.prefix, rules.most_prefixes, index) | own
    own = _verb(term, rules.whole, index) | own
    return own if is_certain else _longer_form(typed.folded, index) | own


def _verb(term: str, worth: int, index: Index) -> dict[int, int]:
    """Match the verb that a noun is made of: evaluering, evaluere."""
    rules = index.rules
    for ending in rules.endings_of_deeds:
        stem = term.removesuffix(ending)
        number = index.number_of.get(term_of(stem))
        if rules.shortest_stem <= len(stem) < len(term) and number is not None:
            return {number: worth * rules.verb // 100}
    return {}


def _longer_form(folded: str, index: Index) -> dict[int, int]:
    """Match the longest term that the word begins with, where what follows may be an ending."""
    rules = index.rules
    for length in range(len(folded) - 1, max(rules.shortest_stem, len(folded) - rules.longest_ending) - 1, -1):
        number = index.number_of.get(folded[:length])
        if number is not None:
            return {number: rules.prefix * length // len(folded)}
    return {}


def _parts(folded: str, worth: int, index: Index) -> list[Way]:
    """Match the parts of a compound; what nearly everything has stands for hardly any of it."""
    parts = split(folded, index) or _half(folded, index)
    numbers = [index.number_of.get(part) for part in parts]
    rarities = [index.rarity(0 if number is None else len(index.postings[number])) for number in numbers]
    total = sum(rarities)
    return [
        Way(_part(number, worth, index), index.rules.compound * rarity // total)
        for number, rarity in zip(numbers, rarities, strict=True)
        if number is not None
    ]


def _part(number: int, worth: int, index: Index) -> dict[int, int]:
    rules, term = index.rules, index.vocabulary[number]
    own = {number: worth}
    if len(term) >= rules.shortest_beginning:
        own = _prefixes(term, worth * rules.prefix // 100, rules.most_prefixes_of_part, index) | own
    return _verb(term, worth, index) | own


def _prefixes(start: str, worth: int, limit: int, index: Index) -> dict[int, int]:
    numbers = [number for number in index.starting_with(start, limit) if index.vocabulary[number] != start]
    return {number: max(1, worth * len(start) // len(index.vocabulary[number])) for number in numbers}


def _similar(folded: str, term: str, index: Index) -> dict[int, int]:
    """Match the terms that are a slip or, where none is, two away; the first letter may only have changed places."""
    rules = index.rules
    if len(folded) < rules.shortest_similar:
        return {}
    allowed = (len(term) >= rules.shortest_similar) + (len(term) >= rules.two_slips_from)
    distances: dict[int, list[int]] = defaultdict(list)
    letters = letters_in(term)
    for number in _beginning_alike(folded, index) if allowed else ():
        others = index.letters_in_terms[number]
        # Words that differ in many letters need no closer look.
        if (letters & ~others).bit_count() > allowed or (others & ~letters).bit_count() > allowed:
            continue
        if (distance := edit_distance(term, index.vocabulary[number], allowed)) <= allowed:
            distances[distance].append(number)
    near = distances[1] or _one_slip(folded, index)
    if not near:
        return dict.fromkeys(distances[2][: rules.most_similar], rules.two_letters)
    found = dict.fromkeys(near[: rules.most_similar], rules.one_letter)
    return _longer(near[0], index) | found if len(near) == 1 else found


def _beginning_alike(folded: str, index: Index) -> list[int]:
    """List the terms with the first letter of a word, and those where its first two have changed places."""
    return sorted({n for start in (folded[0], folded[1::-1]) for n in index.starting_with(start)})


def _longer(number: int, index: Index) -> dict[int, int]:
    """Match what begins with the one term that was meant, as where it is typed without a slip."""
    rules, term = index.rules, index.vocabulary[number]
    if len(term) < rules.shortest_similar:
        return {}
    return _prefixes(term, rules.one_letter * rules.prefix // 100, rules.most_prefixes_of_known, index)


def _one_slip(folded: str, index: Index) -> list[int]:
    """List the terms of the words that are one slip away: a word may be much longer than its term.

    Two letters that changed places decide, for many a word that is none ends as a term when a letter is another.
    There are hundreds of words, and a stem is the beginning of its word: few are worth a stemming.
    """
    letters = letters_of(folded, index.rules.alphabet)
    cuts = [("".join(letters[:place]), letters[place:]) for place in range(len(letters) + 1)]
    swapped = (word for a, b in cuts if len(b) > 1 if index.begun(word := a + b[1] + b[0] + "".join(b[2:])))
    other = (word for a, b in cuts[1:] for word in _slipped(a, b, index))
    for words in (swapped, other):
        terms = set(map(term_of, words))
        if found := sorted(index.number_of[term] for term in terms if term in index.number_of):
            return found
    return []


def _slipped(before: str, letters: Sequence[str], index: Index) -> Iterator[str]:
    """Give the words with one letter less, more or changed behind a beginning that may have a term."""
    begun, after, rest = index.begun(before), "".join(letters), "".join(letters[1:])
    if begun is not False:
        words = [before + letter + after for letter in index.rules.alphabet]
        if letters:
            words += [before + rest, *(before + letter + rest for letter in index.rules.alphabet)]
        yield from (word for word in words if begun or index.begun(word))


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
        for modifier in _modifiers(folded, end, index):
            evenness = min(len(modifier), len(folded) - end)
            if term_of(modifier) in index.number_of and evenness > best[0]:
                best = (evenness, [term_of(modifier), head])
    return best[1]


def _modifiers(folded: str, end: int, index: Index) -> Iterable[str]:
    """Give what may stand before a place in a compound, with and without what links it to the rest."""
    linked = [folded[:end], folded[: end - 1]] if folded[end - 1] in index.rules.links else [folded[:end]]
    return (modifier for modifier in linked if len(modifier) >= index.rules.shortest_modifier)


def _half(folded: str, index: Index) -> list[str]:
    """Give the longest known half of a compound, and an empty one for the half that is not known."""
    rules = index.rules
    lengths = range(len(folded) - rules.shortest_head, rules.shortest_half - 1, -1)
    for length in lengths if folded not in index.number_of else ():
        last = folded[-length:] if length >= rules.shortest_last_half else ""
        for half in (last, folded[:length]):
            term = term_of(half)
            if len(term) >= rules.shortest_half and term in index.number_of:
                return [term, ""]
    return []


def _add_synonyms(words: Sequence[Word], index: Index) -> None:
    """Let each word, and each run of a few words, bring in its synonyms."""
    sequence = [word.typed.term for word in words]
    longest = index.rules.longest_expression
    for start in range(len(sequence)):
        for length in range(1, min(longest, len(sequence) - start) + 1):
            for group in index.groups_of.get(tuple(sequence[start : start + length]), ()):
                for word in words[start : start + length]:
                    word.groups.append(group)


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
