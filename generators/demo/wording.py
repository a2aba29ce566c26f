"""A small grammar of Danish: frames with slots become sentences, and verbs and clauses take the form a slot asks for.

Knows no fragment and no record.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

_OPENING = re.compile(r"^[»*]*[^\W\d_]")
_DOUBLED = re.compile(r"([^aeiouyæøå])\1$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause without sentence adverbs, so that it reads the same after »at« and on its own."""

    subject: str
    verb: str
    rest: str

    @property
    def plain(self) -> str:
        """Say it in the usual order: `samtalen bliver mere konkret`."""
        return f"{self.subject} {self.verb} {self.rest}".replace(" ,", ",")

    @property
    def inverted(self) -> str:
        """Say it after a word that came first: `bliver samtalen mere konkret`."""
        return f"{self.verb} {self.subject} {self.rest}".replace(" ,", ",")


def lines(table: str) -> tuple[str, ...]:
    """Read the fragments of a table, one on each line."""
    return tuple(line.strip() for line in table.strip().splitlines())


def words(text: str) -> tuple[str, ...]:
    """Read words with spaces between."""
    return tuple(text.split())


def clauses(table: str) -> tuple[Clause, ...]:
    """Read clauses from lines of `subject | verb | rest`."""
    return tuple(Clause(*(part.strip() for part in line.split("|"))) for line in lines(table))


def present(doing: str) -> str:
    """Put what somebody does in the present: `holde et møde` becomes `holder et møde`."""
    verb, _, rest = doing.partition(" ")
    return f"{'gør' if verb == 'gøre' else verb + 'r'} {rest}"


def imperative(doing: str) -> str:
    """Put what somebody does as a request: `lægge mødet om` becomes `læg mødet om`."""
    verb, _, rest = doing.partition(" ")
    stem = verb if verb == "se" else verb.removesuffix("e")
    stem = _DOUBLED.sub(r"\1", stem)
    return f"{stem} {rest}"


def forms_of(name: str, fragment: object) -> dict[str, str]:
    """Give the slots that one fragment fills: `effect` and `then_effect`; `do`, `does` and `do_it`."""
    if isinstance(fragment, Clause):
        return {name: fragment.plain, f"then_{name}": fragment.inverted}
    text = str(fragment)
    return {"do": text, "does": present(text), "do_it": imperative(text)} if name == "do" else {name: text}


def capitalised(sentence: str) -> str:
    """Lift the first letter, behind a quotation mark too."""
    return _OPENING.sub(lambda match: match[0].upper(), sentence)


@dataclass(slots=True)
class Voice:
    """Draws fragments at random, none twice before all have been used, and fills the slots of frames.

    `said` holds what was decided for the record as a whole.
    """

    rng: random.Random
    pools: Mapping[str, Sequence[object]]
    said: dict[str, str]
    waiting: dict[str, list[object]] = field(default_factory=dict)

    def draw(self, pool: str) -> object:
        """Draw a fragment."""
        left = self.waiting.get(pool)
        if not left:
            left = self.waiting[pool] = list(self.pools[pool])
        chosen = int(self.rng.random() * len(left))
        left[chosen], left[-1] = left[-1], left[chosen]
        return left.pop()

    def decide(self, pool: str) -> None:
        """Draw what the record as a whole is about, and keep it for the slots that begin with `main_`."""
        self.said |= {f"main_{form}": text for form, text in forms_of(pool, self.draw(pool)).items()}

    def sentence(self, pool: str) -> str:
        """Draw a frame, fill its slots and lift its first letter."""
        return capitalised(str(self.draw(pool)).format_map(_Slots(self)))

    def passage(self, pools: Sequence[str], room: int) -> str:
        """Put sentences together, one from each pool in turn, as far as there is room."""
        return " ".join(self._fitting(pools, room))

    def _fitting(self, pools: Sequence[str], room: int) -> Iterator[str]:
        for pool in pools:
            sentence = self.sentence(pool)
            if len(sentence) <= room:
                yield sentence
                room -= len(sentence) + 1


_POOL_OF = {"does": "do", "do_it": "do", "then_effect": "effect", "then_problem": "problem"}


class _Slots(dict[str, str]):
    """What stands for each slot: what was decided, else a draw."""

    def __init__(self, voice: Voice) -> None:
        super().__init__(voice.said)
        self._voice = voice

    def __missing__(self, slot: str) -> str:
        pool = _POOL_OF.get(slot, slot)
        return forms_of(pool, self._voice.draw(pool))[slot]
