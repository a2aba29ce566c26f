"""Gives a record another number: its file, every mention of it, and its old number kept, so that old addresses live on.

Pure: the files come in, and those that change go out. What was printed stays as it was printed.
"""

from collections.abc import Mapping
from itertools import groupby

from generators.editing import mentions
from generators.editing.fields import with_field
from generators.editing.withdrawing import Refused
from generators.knowledge.rules import numbers
from generators.reading.loader import Findings
from generators.reading.yaml_values import decoded
from generators.records.record_types import BY_LETTER, Record


def refuse(findings: Findings, record: Record, new: str) -> None:
    """Raise Refused where a record cannot be called what is asked."""
    if new == record.id:
        raise Refused(f"Posten hedder allerede {new}.")
    if new[0] != record.id[0]:
        row = BY_LETTER[new[0]]
        other = f"{row.article} {row.singular}"
        way = f"Lav {other} med »new {row.slug}«, og brug bagefter »withdraw {record.id} --afloest-af«."
        raise Refused(f"{record.id} bliver ikke {other} af at få et andet nummer, for felterne er andre. {way}")
    holder = next((own for own in findings.ids() if numbers.number_of(own) == numbers.number_of(new)), None)
    if holder:
        raise Refused(f"{holder} findes allerede. Næste ledige nummer er {numbers.next_free(findings, new[0])}.")
    if new not in record.former_ids and numbers.number_of(new)[1] in numbers.taken(findings, new[0]):
        free = numbers.next_free(findings, new[0])
        raise Refused(f"{new} har været brugt før, og gamle adresser fører dertil. Næste ledige nummer er {free}.")


def renamed(files: Mapping[str, bytes], path: str, record: Record, new: str) -> dict[str, bytes | None]:
    """Give the files that change: the record's under its new name, and everybody who mentions it."""
    old = record.id
    target = f"{path.rpartition('/')[0]}/{new}.yml"
    former = [*(one for one in record.former_ids if one != new), old]
    changes: dict[str, bytes | None] = {}
    for place, found in groupby(mentions.mentions(files, old), key=lambda mention: mention.path):
        changes[place] = mentions.replaced(decoded(place, files[place])[0], list(found), new).encode()
    text = (changes.get(path) or decoded(path, files[path])[0].encode()).decode()
    return {**changes, path: None, target: with_field(target, text, "tidligere_id", former).encode()}
