"""A record's life in words: when it came in, when it last changed and how, and what came of it.

Knows only what stands in the record; no history of files is asked.
"""

from generators import danish
from generators.records.record_types import Record, Status


def life(record: Record) -> str:
    """Tell a record's life: `Optaget 21. november 2026, revideret 24. november 2026: Tallet er rettet.`."""
    told = dates(record)
    changed = f"{told}: {record.change.rstrip('.')}." if record.change else f"{told}."
    return f"{changed} {called_before(record)}".rstrip()


def called_before(record: Record) -> str:
    """Tell what a record was called before: `Hed tidligere A-012.`; empty where it always had its id."""
    return f"Hed tidligere {danish.listing(record.former_ids)}." if record.former_ids else ""


def dates(record: Record) -> str:
    """Tell the days of a record's life, and what replaced it: `Optaget …, trukket tilbage … og afløst af A-012`."""
    taken_in = f"Optaget {danish.long_date(record.recorded)}"
    later = f" {danish.long_date(record.revised)}" if record.revised else ""
    if record.status is Status.WITHDRAWN:
        replaced = f" og afløst af {record.superseded_by}" if record.superseded_by else ""
        return f"{taken_in}, trukket tilbage{later}{replaced}"
    return f"{taken_in}, revideret{later}" if later else taken_in
