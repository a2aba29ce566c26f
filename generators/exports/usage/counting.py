"""How often what is on the site was shown, by month; robots apart. Pure, and nothing of a visitor comes in."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from generators.exports.usage.log import Hit, below
from generators.exports.usage.subjects import Measure, Subject, Subjects
from generators.presentation import office_files

Counts = Counter[tuple[str, Subject]]
HEADINGS = ("Måned", "Opgørelse", "Navn", "Adresse", "Visninger", "Robotter")


@dataclass
class Usage:
    """Counts by month and subject: of people, and of robots. Hits on nothing that is counted are only a number."""

    subjects: Subjects
    base: str
    people: Counts = field(default_factory=Counter)
    robots: Counts = field(default_factory=Counter)
    elsewhere: int = 0

    def add(self, hit: Hit, count: int) -> None:
        """Count what was shown so many times for all that its address stands for."""
        address = below(hit.path, self.base)
        own = self.subjects.get(address, ()) if address is not None else ()
        self.elsewhere += 0 if own else count
        (self.robots if hit.by_robot else self.people).update({(hit.month, subject): count for subject in own})

    @property
    def months(self) -> list[str]:
        """List the months in which anything was shown."""
        return sorted({month for month, _ in (*self.people, *self.robots)})

    def pages(self, month: str, *, robots: bool = False) -> int:
        """Count the pages shown in a month."""
        counts = self.robots if robots else self.people
        return sum(n for (when, subject), n in counts.items() if when == month and subject.measure is Measure.PAGE)

    def of(self, measure: Measure) -> list[tuple[Subject, int]]:
        """List the subjects of a measure with how often people were shown each, the most first."""
        whole: Counter[Subject] = Counter()
        for (_, subject), count in self.people.items():
            if subject.measure is measure:
                whole[subject] += count
        return sorted(whole.items(), key=lambda row: (-row[1], row[0]))


def table(usage: Usage) -> bytes:
    """Write all counts as a table for Danish Excel: a row for each month and subject."""
    return office_files.table(HEADINGS, _rows(usage))


def _rows(usage: Usage) -> Iterator[tuple[str, ...]]:
    measures = list(Measure)
    keys = {*usage.people, *usage.robots}
    for key in sorted(keys, key=lambda key: (key[0], measures.index(key[1].measure), key[1])):
        month, subject = key
        counts = (str(usage.people[key]), str(usage.robots[key]))
        yield month, str(subject.measure), subject.name, subject.address, *counts
