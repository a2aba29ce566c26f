"""Our own words: no run of eight words is taken over from a source, and no record from another.

The sources are not ours to publish, so they are known by fingerprints of every run of eight words in them.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from generators import danish
from generators.knowledge.language.texts import Prose, words
from generators.knowledge.rules.breach import Breach
from generators.problems import Fault, Level
from generators.records.registers import FOLDER

RUN = 8
# Names and headings are theirs, quotations are marked, and a place in a source names its headings.
_THEIRS = frozenset({"navn", "titel", "overskrifter", "sted", "citat"})
_SHORTEST_NAME = 13
# Two texts are nearly the same when most runs of four words in the shorter one stand in the other as well.
_SHINGLE, _SHORTEST, _ALIKE, _COMMON = 4, 8, 0.6, 20

_fold = cache(danish.fold)


def runs(text: str) -> Iterator[tuple[str, str]]:
    """Yield (fingerprint, words) for every run of eight words, blind to case and signs."""
    spelled = words(text)
    folded = [_fold(word) for word in spelled]
    for start in range(len(spelled) - RUN + 1):
        yield _fingerprint(folded[start : start + RUN]), " ".join(spelled[start : start + RUN])


def _fingerprint(folded: Sequence[str]) -> str:
    return hashlib.sha256(" ".join(folded).encode()).hexdigest()[:12]


def copied(texts: Sequence[Prose], known: frozenset[str]) -> Iterator[Breach]:
    """Yield a breach for each passage taken over; names, headings and marked quotations are let through."""
    for own in texts:
        if own.field in _THEIRS or not _hits(own.plain, known):
            continue
        pieces = [own.plain]
        for name in _names(texts):
            pieces = [part for piece in pieces for part in piece.split(name)]
        for words_taken in (hit for piece in pieces for hit in _hits(piece, known)):
            hint = "Sig det med egne ord, eller sæt det i feltet citat med sit sted."
            fault = Fault("kopieret", f"Ordene står sådan i en kilde: »{words_taken}«.", hint, Level.WARNING)
            yield Breach(own.place(words_taken), fault)


def _hits(text: str, known: frozenset[str]) -> list[str]:
    """Give the first run of each passage that is known."""
    found, last = [], -2
    for number, (fingerprint, run) in enumerate(runs(text)):
        if fingerprint in known:
            if number != last + 1:
                found.append(run)
            last = number
    return found


def _names(texts: Sequence[Prose]) -> list[str]:
    names = {own.plain for own in texts if own.path.startswith(FOLDER) and own.field in _THEIRS}
    return sorted((name for name in names if len(name) >= _SHORTEST_NAME), key=len, reverse=True)


def near_copies(texts: Iterable[Prose]) -> Iterator[Breach]:
    """Yield a breach for each text of a record that another record says nearly word for word."""
    own = [text for text in texts if not text.path.startswith(FOLDER) and text.field not in _THEIRS]
    paths = [text.path for text in own]
    shingles = [_shingles(text.plain) for text in own]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, parts in enumerate(shingles):
        for part in parts:
            holders[part].append(number)
    for number, parts in enumerate(shingles):
        shared: Counter[int] = Counter()
        for part in parts:
            if len(holders[part]) <= _COMMON:
                shared.update(other for other in holders[part] if other < number and paths[other] != paths[number])
        for other, count in shared.most_common(1):
            if count >= _ALIKE * min(len(parts), len(shingles[other])):
                yield _near_copy(own[number], own[other])


def _shingles(text: str) -> frozenset[str]:
    folded = [_fold(word) for word in words(text)]
    if len(folded) < _SHORTEST:
        return frozenset()
    return frozenset(" ".join(folded[i : i + _SHINGLE]) for i in range(len(folded) - _SHINGLE + 1))


def _near_copy(own: Prose, other: Prose) -> Breach:
    message = f"Teksten siger næsten det samme som {other.path}, feltet {other.field}."
    hint = "Henvis til den anden post, eller skriv det, der er særligt for den her."
    return Breach(own.place(""), Fault("naesten-ens", message, hint, Level.WARNING))
