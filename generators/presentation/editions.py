"""What frozen editions mean for the pages of today: which of them a record still stands in as it is.

Knows what is cited; the words of a citation are for the outputs.
"""

from collections.abc import Mapping

from generators.knowledge.comparison import compare, is_same
from generators.knowledge.knowledge_base import KnowledgeBase, kept
from generators.knowledge.published_editions import PublishedEdition, Row
from generators.presentation.plain import of_entry, of_register
from generators.records.registers import REGISTERS


@kept
def rows(base: KnowledgeBase) -> Mapping[str, Row]:
    """Give the records as they are now, by id, in the form that an edition holds them in."""
    return {record.id: of_entry(base, record) for record in base.records}


@kept
def standing(base: KnowledgeBase) -> Mapping[str, PublishedEdition]:
    """Map the id of each record that stands unchanged in an edition to the latest of these."""
    now = rows(base) if base.editions else {}
    return {
        id_: edition
        for edition in base.editions
        for id_, row in edition.rows.items()
        if id_ in now and is_same(row, now[id_])
    }


@kept
def whole(base: KnowledgeBase) -> PublishedEdition | None:
    """Give the latest edition, where nothing has changed since, in the registers either."""
    latest = base.editions[-1] if base.editions else None
    if latest is None or not compare(latest.rows, rows(base)).is_empty:
        return None
    registers = {register.name: of_register(base, register) for register in REGISTERS}
    return latest if latest.content["registre"] == registers else None
