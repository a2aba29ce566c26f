"""Rules about what points somewhere: keys of registers, ids of records, links in texts."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from generators import danish
from generators.knowledge.rules import missing, municipalities
from generators.knowledge.rules.breach import Breach, Place, breach, entries
from generators.problems import Fault, Level
from generators.reading.loader import SUFFIXES, Findings, id_at, record_type_at, register_at
from generators.reading.rich_text import RECORD_LINK
from generators.records.fields import RefersTo, Text, marked_values, part_lists, word_lists
from generators.records.registers import BY_NAME, REGISTERS, Form, Municipality

# How much a key must resemble another for that one to be meant; less would lead »Hedensted« to »Odense«.
_ALIKE = 0.8
# So many names are told rather than looked up.
_FEW = 10
# A name is known by so much of it.
_SHORTEST_NAME = 6
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_LONG = 60


def references(findings: Findings) -> Iterator[Breach]:
    """Every key that points somewhere points at something that is there; what is missing is told of once."""
    known = _known_keys(findings)
    names = frozenset(own.name for own in findings.entries("kommuner", Municipality))
    folder = missing.Folder(findings)
    for (register, value), places in _missing(findings, known).items():
        if register == "poster":
            fault = missing.record(folder, value, [place.path for place in places])
        else:
            keys = names if register == "kommuner" else known[register]
            fault = _unknown(register, value, keys, municipalities.now_called(findings, value))
            if not danish.closest(value, keys, cutoff=_ALIKE):
                fault = _called(findings, register, value) or fault
        yield Breach(places[0], fault, tuple(places[1:]))


def _missing(findings: Findings, known: Mapping[str, frozenset[str]]) -> dict[tuple[str, str], list[Place]]:
    """Gather where each key stands that leads nowhere."""
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for register, value, place in pointers(findings):
        keys = known.get(register)
        # A municipality may be written as a name or a slug.
        if keys is None or value in keys or (register == "kommuner" and danish.slug(value) in keys):
            continue
        found[register, value].append(place)
    return found


def pointers(findings: Findings) -> Iterator[tuple[str, str, Place]]:
    """Yield (register, key, where it stands) of everything that points somewhere, [A-012] in texts included."""
    for path, at, entry in entries(findings):
        for value_path, mark, value in marked_values(entry, RefersTo, at):
            yield mark.register, value, Place(path, value_path)
        for value_path, text, value in marked_values(entry, Text, at):
            if text.rich and "[" in value:
                for number, line in enumerate(value.split("\n")):
                    for match in RECORD_LINK.finditer(line):
                        yield "poster", match[1], Place(path, value_path, match[0], number)


def _known_keys(findings: Findings) -> dict[str, frozenset[str]]:
    """Map each register that is there to its keys; records count even where they could not be read."""
    keys = {row.name: findings.keys(row.name) for row in REGISTERS if row.form is not Form.ONE}
    known = {name: found for name, found in keys.items() if found is not None} | {"poster": findings.ids()}
    # What lies outside every folder of records has a problem of its own as well.
    known["poster"] |= {id_at(path) for path in findings.files if path.endswith(SUFFIXES)}
    # So have an entry that lies outside its folder and one whose file has a name that no address can hold.
    strays = {id_at(path) for path in findings.files if path.endswith(SUFFIXES) and not _is_placed(path)}
    for row in REGISTERS:
        if row.form is Form.FOLDER and row.name in known:
            known[row.name] |= strays | set(map(danish.slug, known[row.name]))
    if "kommuner" in known:
        # One whose slug does not fit its name has a problem of its own.
        known["kommuner"] |= {danish.slug(own.name) for own in findings.entries("kommuner", Municipality)}
    return known


def _is_placed(path: str) -> bool:
    return register_at(path) is not None or record_type_at(path) is not None


def _called(findings: Findings, register: str, value: str) -> Fault | None:
    """Recognise what is called so, or begins so, where its key is meant: the name of a theme, the title of a source."""
    row, wanted = BY_NAME[register], danish.slug(value)
    if row.form is not Form.FOLDER or len(wanted) < _SHORTEST_NAME:
        return None
    names = {
        id_at(path): danish.slug(str(getattr(entry, "name", "") or getattr(entry, "title", "")))
        for path, _, entry in findings.registers.get(register, ())
    }
    meant = [key for key, name in names.items() if name == wanted] or [
        key for key, name in names.items() if name.startswith(f"{wanted}-")
    ]
    message = f"»{value}« findes ikke i {row.shown}."
    return Fault(f"ukendt-{row.singular}", message, f"Skriv {meant[0]}.") if len(meant) == 1 else None


def _unknown(register: str, value: str, keys: frozenset[str], renamed: str | None) -> Fault:
    if register == "kommuner":
        value_alone = re.sub(r"[ -]kommunes?$", "", value, flags=re.IGNORECASE)
        meant = danish.closest(value_alone, keys, cutoff=_ALIKE)
    else:
        meant = danish.closest(value, keys, cutoff=_ALIKE)
    row = BY_NAME[register]
    hint = f"Mente du »{meant}«?" if meant else f"Se {row.shown} for de navne, der kan bruges."
    if not meant and 1 < len(keys) <= _FEW:
        hint = f"Vælg mellem {danish.listing(sorted(keys), 'og')}."
    hint = danish.run_together(value, keys) or hint
    if register == "kommuner" and (renamed or municipalities.is_official(value)):
        hint = f"{value} er en af de 98 kommuner: Skriv den ind igen i {row.shown}."
        if renamed:
            hint = f"Kommunen står i {row.shown} som »{renamed}«: Skriv {value} der, eller ret henvisningerne."
    return Fault(f"ukendt-{row.singular}", f"»{value}« findes ikke i {row.shown}.", hint)


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


def repeated_parts(findings: Findings) -> Iterator[Breach]:
    """No part of an entry is there twice, as one that was pasted and not changed, nor a theme that parts are about."""
    for path, at, entry in entries(findings):
        for list_path, parts in part_lists(entry, at):
            seen: set[BaseModel | str | None] = set()
            for index, part in enumerate(parts):
                theme = getattr(part, "theme", None)
                if part in seen or (theme and theme in seen):
                    what = f"Temaet »{theme}«" if theme else "Punktet"
                    message = f"{what} står to gange i »{list_path[-1]}«."
                    hint = "Slet det ene, eller skriv det, der skulle stå her."
                    yield breach(path, (*list_path, index), "gentagelse", message, hint)
                seen |= {part, theme}


def repeated_paragraphs(findings: Findings) -> Iterator[Breach]:
    """No paragraph of a text is there twice; a short one is nobody's business, and a long one may be meant."""
    for path, at, entry in entries(findings):
        for value_path, text, value in marked_values(entry, Text, at):
            seen: set[str] = set()
            for match in _PARAGRAPH.finditer(value) if text.rich else ():
                paragraph = " ".join(match[0].split())
                if len(paragraph) >= _LONG and paragraph in seen:
                    line = value.count("\n", 0, match.start())
                    fault = Fault("gentagelse", "Afsnittet står to gange i teksten.", "Slet det ene.", Level.WARNING)
                    yield Breach(Place(path, value_path, match[0].split("\n")[0], line), fault)
                seen.add(paragraph)
