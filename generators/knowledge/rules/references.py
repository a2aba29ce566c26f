"""Rules about what points somewhere: keys of registers, ids of records, links in texts."""

from collections.abc import Iterator

from generators import danish
from generators.knowledge.rules.breach import Breach, breach, entries
from generators.problems import Fault
from generators.reading import text_faults
from generators.reading.loader import Findings
from generators.records.fields import RefersTo, Text, marked_values, nearest_id, word_lists
from generators.records.registers import BY_NAME, REGISTERS, Form, Municipality


def references(findings: Findings) -> Iterator[Breach]:
    """Every key that points somewhere points at something that is there."""
    known = _known_keys(findings)
    names = frozenset(own.name for own in findings.entries("kommuner", Municipality))
    sound = frozenset(name for name in names if danish.slug(name) in known.get("kommuner", ()))
    for path, at, entry in entries(findings):
        for value_path, mark, value in marked_values(entry, RefersTo, at):
            keys = known.get(mark.register)
            of_municipality = mark.register == "kommuner"
            if keys is None or value in keys:
                continue
            if of_municipality and (value in sound or danish.slug(value) in keys):
                continue
            yield Breach(path, value_path, _unknown(mark.register, value, names if of_municipality else keys))


def _known_keys(findings: Findings) -> dict[str, frozenset[str]]:
    """Map each register that is there to its keys; records count even where they could not be read."""
    keys = {row.name: findings.keys(row.name) for row in REGISTERS if row.form is not Form.ONE}
    return {name: found for name, found in keys.items() if found is not None} | {"poster": findings.ids()}


def _unknown(register: str, value: str, keys: frozenset[str]) -> Fault:
    if register == "poster":
        meant = nearest_id(value, keys)
        hint = f"Mente du »{meant}«?" if meant else "Slet henvisningen, eller ret id'et."
        return Fault("ukendt-post", f"Der er ingen post {value}.", hint)
    meant = danish.closest(value, keys)
    row = BY_NAME[register]
    hint = f"Mente du »{meant}«?" if meant else f"Se {row.shown} for de navne, der kan bruges."
    return Fault(f"ukendt-{row.singular}", f"»{value}« findes ikke i {row.shown}.", hint)


def text_links(findings: Findings) -> Iterator[Breach]:
    """Every [A-012] in a text leads to a record."""
    known = findings.ids()
    for path, at, entry in entries(findings):
        for value_path, mark, value in marked_values(entry, Text, at):
            if not mark.rich or "[" not in value:
                continue
            for fault in text_faults.unknown_links(value, known):
                yield Breach(path, value_path, fault.fault, fault.snippet, fault.line)


def self_references(findings: Findings) -> Iterator[Breach]:
    """No record points at itself."""
    for path, record in findings.records:
        for value_path, mark, value in marked_values(record, RefersTo):
            if mark.register == "poster" and value == record.id:
                message = f"Posten peger på sig selv: {value}."
                yield breach(path, value_path, "peger-paa-sig-selv", message, "Slet henvisningen.")


def repeated_values(findings: Findings) -> Iterator[Breach]:
    """A list names each thing once, however it is spelt."""
    for path, at, entry in entries(findings):
        for list_path, items in word_lists(entry, at):
            # A municipality may be written as a name or a slug.
            folded = danish.slug if list_path[-1] == "kommuner" else str.casefold
            seen: set[str] = set()
            for index, item in enumerate(items):
                key = folded(item)
                if key in seen:
                    yield breach(path, (*list_path, index), "gentagelse", f"»{item}« står to gange.", "Slet den ene.")
                seen.add(key)
