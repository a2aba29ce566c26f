"""The open data as JSON: which documents there are, and what each holds.

Each record is written once and put together as text: most of the time would go into writing the same ones again.
"""

import json
from collections.abc import Iterable, Iterator

from generators.exports.data import schemas
from generators.exports.data.plain import brief, of_record
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import licence, open_data
from generators.presentation.open_data import Issue
from generators.presentation.plain import Plain, of_entry, of_register
from generators.records.record_types import Record, type_of
from generators.records.registers import REGISTERS

LANGUAGE = "da"


def documents(base: KnowledgeBase, issue: Issue) -> Iterator[tuple[str, str]]:
    """Yield the address and the text of every document and schema."""
    writer = _Writer(base, issue)
    records = []
    for record in base.records:
        text = _json(of_record(base, record, issue.site))
        records.append(text)
        yield open_data.of_record(record), writer.enveloped(open_data.schema_of_type(type_of(record)), 1, text)
    registers = {}
    for register in REGISTERS:
        name, held = register.name, base.register(register.name)
        registers[name] = text = _json(of_register(base, register))
        yield open_data.of_register(name), writer.enveloped(open_data.schema_of_register(name), len(held), text)
    yield open_data.EVERYTHING, writer.enveloped("alt", len(records), _whole(records, registers))
    yield from writer.themes()
    yield from writer.municipalities()
    for name, schema in schemas.all_schemas().items():
        address = open_data.of_schema(name)
        yield address, _json({"$id": issue.site.url + address} | schema) + "\n"


def _whole(records: list[str], registers: dict[str, str]) -> str:
    named = ",".join(f'"{name}":{text}' for name, text in registers.items())
    return f'{{"poster":[{",".join(records)}],"registre":{{{named}}}}}'


class _Writer:
    """Puts the envelope around data."""

    def __init__(self, base: KnowledgeBase, issue: Issue) -> None:
        self._base, self._issue = base, issue
        shared: dict[str, Plain] = {
            "skemaversion": open_data.VERSION,
            "udgave": issue.date.isoformat(),
            "sprog": LANGUAGE,
            "licens": {"navn": licence.NAME, "adresse": licence.ADDRESS},
            "henvisning": open_data.citation(base, issue),
            "program": {"navn": base.programme.name, "slags": str(base.programme.kind)},
        }
        self._shared = _json(shared)[1:-1]

    def enveloped(self, schema: str, count: int, data: str) -> str:
        """Write a document; `data` is JSON already."""
        address = _json(self._issue.site.url + open_data.of_schema(schema))
        return f'{{"$schema":{address},{self._shared},"antal":{count},"data":{data}}}\n'

    def themes(self) -> Iterator[tuple[str, str]]:
        """Yield the list of each theme."""
        for theme in self._base.themes:
            records = self._base.of_theme(theme.slug)
            data: Plain = {"tema": of_entry(self._base, theme), "poster": self._briefs(records)}
            yield open_data.of_theme(theme), self.enveloped("tema", len(records), _json(data))

    def municipalities(self) -> Iterator[tuple[str, str]]:
        """Yield the list of each municipality: the records that name it, or come from its cluster."""
        for municipality in self._base.municipalities:
            records = self._base.involving(municipality.slug)
            data: Plain = {"kommune": of_entry(self._base, municipality), "poster": self._briefs(records)}
            yield open_data.of_municipality(municipality), self.enveloped("kommune", len(records), _json(data))

    def _briefs(self, records: Iterable[Record]) -> list[Plain]:
        return [brief(record, self._issue.site) for record in records]


def _json(value: Plain | schemas.Schema) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
