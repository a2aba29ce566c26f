"""The fictional programme as the files of a findings folder. Pure: the same size gives the same text, byte by byte."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generators import danish
from generators.demo import places, registers
from generators.demo.plans import plans
from generators.demo.records import Writer
from generators.demo.topics import TOPICS
from generators.demo.ways_in import ways_in
from generators.presentation import yaml_text
from generators.records.registers import FOLDER

MOST_RECORDS = 20_000
_SEED = 2021


@dataclass(frozen=True, slots=True)
class Size:
    """How large the programme is to be."""

    records: int
    clusters: int = 14
    municipalities: int = 98

    def fault(self) -> str | None:
        """Say in Danish what makes the size impossible."""
        most = self.municipalities // places.FEWEST_IN_CLUSTER
        if not 1 <= self.records <= MOST_RECORDS:
            return f"Antallet af poster skal være mellem 1 og {danish.number(MOST_RECORDS)}."
        if not places.FEWEST_IN_CLUSTER <= self.municipalities <= places.MOST_MUNICIPALITIES:
            largest = danish.number(places.MOST_MUNICIPALITIES)
            return f"Antallet af kommuner skal være mellem {places.FEWEST_IN_CLUSTER} og {largest}."
        if not 1 <= self.clusters <= most:
            return f"Med {self.municipalities} kommuner kan der være 1 til {most} klynger på mindst seks."
        return None


def files(size: Size) -> Iterator[tuple[str, str]]:
    """Yield the path and text of every file; `size` must be without fault."""
    rng = random.Random(_SEED)  # noqa: S311 - for variety, not for secrets
    municipalities = places.municipalities(size.municipalities)
    names = [str(entry["navn"]) for entry in municipalities]
    main_themes = [topic.slug for topic in TOPICS if topic.main]
    clusters = places.clusters(rng, names, size.clusters, main_themes)
    planned = plans(size.records, clusters, rng)
    valid = {plan.id: [topic.slug for topic in plan.topics] for plan in planned if not plan.superseded_by}
    folders = {
        "temaer": registers.themes(valid),
        "klynger": {cluster.slug: cluster.entry for cluster in clusters},
        "konferencer": registers.conferences(names),
        "kilder": registers.sources(clusters),
        **ways_in(planned),
    }
    yield f"{FOLDER}/program.yml", _written(registers.PROGRAMME)
    yield f"{FOLDER}/kommuner.yml", _written(municipalities)
    yield f"{FOLDER}/ordbog.yml", _written(registers.dictionary())
    for folder, entries in folders.items():
        yield from ((f"{FOLDER}/{folder}/{slug}.yml", _written(entry)) for slug, entry in entries.items())
    writer = Writer(planned, names, _SEED)
    for plan in planned:
        yield f"{plan.type.folder}/{plan.id}.yml", _written(writer.record(plan))


def _written(value: yaml_text.Value) -> str:
    """Write a file, its paragraphs broken as an editor breaks them."""
    return yaml_text.written(_in_lines(value))


def _in_lines(value: yaml_text.Value) -> yaml_text.Value:
    if isinstance(value, str):
        return yaml_text.in_lines(value.rstrip("\n")) + "\n" if "\n" in value else value
    if isinstance(value, Mapping):
        return {key: _in_lines(item) for key, item in value.items()}
    return [_in_lines(item) for item in value] if isinstance(value, Sequence) else value
