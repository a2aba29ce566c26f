"""The rules that need more than one file, each a generator of faults, all in one table.

A breach names the file and the path of the value; its line is looked up only then, so sound files keep no positions.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generators import danish
from generators.problems import Fault, Level, Problem, in_order
from generators.reading import rich_text
from generators.reading.loader import Findings, id_at, record_type_at
from generators.reading.yaml_positions import Document, Span
from generators.reading.yaml_values import parse
from generators.records.fields import Entry, Path, RefersTo, Text, marked_values
from generators.records.record_types import BY_LETTER, Status
from generators.records.registers import REGISTERS, Candidate, Cluster, Municipality, Outcome

SMALLEST_CLUSTER, LARGEST_CLUSTER = 6, 8


@dataclass(frozen=True, slots=True)
class Breach:
    """A broken rule in a file; `at` is the path of the value, `snippet` the part of a text that is wrong."""

    path: str
    at: Path
    fault: Fault
    snippet: str = ""
    text_line: int = 0


def check(findings: Findings) -> list[Problem]:
    """Run every rule on what was read; all problems, those of the reading included, in order."""
    breaches = [breach for rule in CHECKS for breach in rule(findings)]
    return in_order([*findings.problems, *_located(findings, breaches)])


def _located(findings: Findings, breaches: Iterable[Breach]) -> Iterator[Problem]:
    by_path: dict[str, list[Breach]] = defaultdict(list)
    for breach in breaches:
        by_path[breach.path].append(breach)
    for path, own in by_path.items():
        document = parse(path, findings.files[path])
        yield from (document.problem(breach.fault, _span(document, breach)) for breach in own)


def _span(document: Document, breach: Breach) -> Span:
    if breach.snippet:
        return document.text_span(breach.at, breach.snippet, breach.text_line)
    return document.span(breach.at)


def _breach(path: str, at: Path, code: str, message: str, hint: str, level: Level = Level.ERROR) -> Breach:
    return Breach(path, at, Fault(code, message, hint, level))


# --- files and names --------------------------------------------------------------------------------------------------


def _record_paths(findings: Findings) -> list[str]:
    return [path for path in findings.files if record_type_at(path)]


def file_names(findings: Findings) -> Iterator[Breach]:
    """A record's file is named after its id."""
    for path in _record_paths(findings):
        place, record_type = PurePosixPath(path), record_type_at(path)
        if place.suffix != ".yml":
            yield _breach(path, (), "filnavn", f"Filen ender på »{place.suffix}«.", "Omdøb den, så den ender på .yml.")
        if record_type and not _is_id(id_at(path)):
            example = f"{record_type.letter}-012.yml"
            yield _breach(
                path, (), "filnavn", f"»{place.name}« er ikke et id.", f"Omdøb filen til et id, fx {example}."
            )


def _is_id(stem: str) -> bool:
    letter, dash, digits = stem[:1], stem[1:2], stem[2:]
    return letter in BY_LETTER and dash == "-" and digits.isascii() and digits.isdigit() and 3 <= len(digits) <= 5


def folders(findings: Findings) -> Iterator[Breach]:
    """A record lies in the folder of its type."""
    for path in _record_paths(findings):
        place = PurePosixPath(path)
        right = BY_LETTER.get(id_at(path)[:1]) if _is_id(id_at(path)) else None
        if right and right.folder != place.parts[0]:
            kind = f"{right.article} {right.singular}"
            message = f"En fil, der begynder med {right.letter}, er {kind}, men den ligger i »{place.parts[0]}«."
            hint = f"Flyt den til {right.folder}/{place.name}, eller giv den et andet bogstav."
            yield _breach(path, (), "forkert-mappe", message, hint)


def duplicate_ids(findings: Findings) -> Iterator[Breach]:
    """An id is used once, also on machines that do not tell capitals from small letters."""
    first: dict[str, str] = {}
    for path in sorted(_record_paths(findings)):
        stem = id_at(path)
        other = first.setdefault(stem.casefold(), path)
        if other != path:
            same = id_at(other) == stem
            message = f"Id {stem} bruges allerede i {other}" + (
                "." if same else ", kun med andre store og små bogstaver."
            )
            yield _breach(path, (), "dobbelt-id", message, "Giv den ene post næste ledige nummer.")


# --- references -------------------------------------------------------------------------------------------------------


def references(findings: Findings) -> Iterator[Breach]:
    """Every key that points somewhere points at something that is there."""
    known = _known_keys(findings)
    names = frozenset(own.name for own in findings.entries("kommuner", Municipality))
    for path, at, entry in _entries(findings):
        for value_path, mark, value in marked_values(entry, RefersTo, at):
            keys = known.get(mark.register)
            if keys is None or value in keys or (mark.register == "kommuner" and danish.slug(value) in keys):
                continue
            yield Breach(
                path, value_path, _unknown(mark.register, value, names if mark.register == "kommuner" else keys)
            )


def _known_keys(findings: Findings) -> dict[str, frozenset[str]]:
    """Map each register that could be read to its keys; records count even where they could not be read."""
    known = {"poster": findings.ids()}
    for register in REGISTERS:
        if register.key and register.name in findings.registers:
            known[register.name] = frozenset(getattr(e, register.key) for e in findings.registers[register.name])
    return known


def _unknown(register: str, value: str, keys: frozenset[str]) -> Fault:
    if register == "poster":
        same_type = [key for key in keys if key[:1] == value[:1]]
        meant = danish.closest(value, same_type) or danish.closest(value, keys)
        hint = f"Mente du »{meant}«?" if meant else "Slet henvisningen."
        return Fault("ukendt-post", f"Der er ingen post {value}.", hint)
    meant = danish.closest(value, keys)
    hint = f"Mente du »{meant}«?" if meant else f"Se {register}.yml for de navne, der kan bruges."
    return Fault(f"ukendt-{_SINGULAR[register]}", f"»{value}« findes ikke i {register}.yml.", hint)


_SINGULAR = {
    "temaer": "tema",
    "kommuner": "kommune",
    "klynger": "klynge",
    "konferencer": "konference",
    "kilder": "kilde",
}


def text_links(findings: Findings) -> Iterator[Breach]:
    """Every [A-012] in a text leads to a record."""
    known = findings.ids()
    for path, at, entry in _entries(findings):
        for value_path, mark, value in marked_values(entry, Text, at):
            if not mark.rich or "[" not in value:
                continue
            for fault in rich_text.unknown_links(value, known):
                yield Breach(path, value_path, fault.fault, fault.snippet, fault.line)


def self_references(findings: Findings) -> Iterator[Breach]:
    """No record points at itself."""
    for path, record in findings.records:
        for value_path, mark, value in marked_values(record, RefersTo):
            if mark.register == "poster" and value == record.id:
                yield _breach(
                    path, value_path, "peger-paa-sig-selv", f"Posten peger på sig selv: {value}.", "Slet henvisningen."
                )


def repeated_values(findings: Findings) -> Iterator[Breach]:
    """A list of keys names each thing once."""
    for path, at, entry in _entries(findings):
        seen: set[tuple[Path, str]] = set()
        for value_path, _, value in marked_values(entry, RefersTo, at):
            if not isinstance(value_path[-1], int):
                continue
            place = (value_path[:-1], value)
            if place in seen:
                yield _breach(path, value_path, "gentagelse", f"»{value}« står to gange.", "Slet den ene.")
            seen.add(place)


def _entries(findings: Findings) -> Iterator[tuple[str, Path, Entry]]:
    for path, record in findings.records:
        yield path, (), record
    for register in REGISTERS:
        for index, entry in enumerate(findings.registers.get(register.name, ())):
            yield register.path, ((index,) if register.key else ()), entry


# --- records ----------------------------------------------------------------------------------------------------------


def withdrawn_records(findings: Findings) -> Iterator[Breach]:
    """A withdrawn record names its successor, and only a withdrawn record has one."""
    for path, record in findings.records:
        if record.status is Status.WITHDRAWN and not record.superseded_by:
            hint = "Tilføj afloest_af med id på den post, læseren skal se i stedet, hvis der er en."
            yield _breach(
                path, ("status",), "uden-afloeser", "Posten er trukket tilbage uden afløser.", hint, Level.WARNING
            )
        if record.superseded_by and record.status is not Status.WITHDRAWN:
            hint = "Skriv status: tilbagetrukket, eller slet afloest_af."
            yield _breach(path, ("afloest_af",), "afloest", "Posten har en afløser, men er ikke trukket tilbage.", hint)


def editorial_fields(findings: Findings) -> Iterator[Breach]:
    """What is said to be the editor's own is a field of the record, and filled in."""
    for path, record in findings.records:
        keys = {info.alias: name for name, info in type(record).model_fields.items() if info.alias}
        for index, key in enumerate(record.editorial_fields):
            at: Path = ("redaktionelle_felter", index)
            if key not in keys:
                meant = danish.closest(key, keys)
                hint = f"Mente du »{meant}«?" if meant else "Skriv navnet på et af postens egne felter."
                yield _breach(path, at, "redaktionelt-felt", f"Feltet »{key}« findes ikke i posten.", hint)
            elif not getattr(record, keys[key]):
                yield _breach(path, at, "redaktionelt-felt", f"Feltet »{key}« er ikke udfyldt.", "Slet det fra listen.")


def mutual_foundations(findings: Findings) -> Iterator[Breach]:
    """Two records do not each build on the other."""
    builds = {record.id: set(record.builds_on) for _, record in findings.records}
    for path, record in findings.records:
        for index, target in enumerate(record.builds_on):
            if record.id < target and record.id in builds.get(target, ()):
                message = f"{record.id} og {target} bygger på hinanden."
                yield _breach(path, ("bygger_paa", index), "kreds", message, "Slet den ene vej, eller brug relaterede.")


# --- registers --------------------------------------------------------------------------------------------------------


def unique_keys(findings: Findings) -> Iterator[Breach]:
    """A register names each thing once."""
    for register in REGISTERS:
        entries = findings.registers.get(register.name, ())
        keys = [getattr(entry, register.key) for entry in entries] if register.key else []
        counts = Counter(keys)
        for index, key in enumerate(keys):
            if counts[key] > 1 and index > keys.index(key):
                at: Path = (index, register.key or "")
                yield _breach(
                    register.path,
                    at,
                    "dobbelt-navn",
                    f"»{key}« står to gange i registret.",
                    "Slet eller omdøb den ene.",
                )


def cluster_sizes(findings: Findings) -> Iterator[Breach]:
    """A cluster is six to eight municipalities."""
    for index, cluster in enumerate(findings.entries("klynger", Cluster)):
        size = len(cluster.municipalities)
        if not SMALLEST_CLUSTER <= size <= LARGEST_CLUSTER:
            message = f"{cluster.name} har {danish.counted(size, 'kommune', 'kommuner')}; en klynge har seks til otte."
            yield _breach("_register/klynger.yml", (index, "kommuner"), "klyngestoerrelse", message, "Ret listen.")


def one_cluster_each(findings: Findings) -> Iterator[Breach]:
    """A municipality takes part in one cluster."""
    first: dict[str, str] = {}
    for index, cluster in enumerate(findings.entries("klynger", Cluster)):
        for position, key in enumerate(cluster.municipalities):
            other = first.setdefault(danish.slug(key), cluster.name)
            if other != cluster.name:
                at: Path = (index, "kommuner", position)
                yield _breach(
                    "_register/klynger.yml", at, "to-klynger", f"{key} er allerede med i {other}.", "Slet den ene."
                )


def municipality_names(findings: Findings) -> Iterator[Breach]:
    """A municipality's slug is its name as addresses write it, and every tile holds one municipality."""
    taken: dict[tuple[int, int], str] = {}
    for index, own in enumerate(findings.entries("kommuner", Municipality)):
        path = "_register/kommuner.yml"
        if danish.slug(own.name) != own.slug:
            yield _breach(
                path,
                (index, "slug"),
                "slug",
                f"»{own.slug}« passer ikke til {own.name}.",
                f"Skriv {danish.slug(own.name)}.",
            )
        other = taken.setdefault((own.tile.column, own.tile.row), own.name)
        if other != own.name:
            yield _breach(
                path,
                (index, "felt"),
                "optaget-felt",
                f"{own.name} har samme felt som {other}.",
                "Giv den et andet felt.",
            )


def candidates(findings: Findings) -> Iterator[Breach]:
    """Every candidate is accounted for, without a hole in the numbers, and says what became of it."""
    path = "_register/kandidater.yml"
    for index, candidate in enumerate(findings.entries("kandidater", Candidate)):
        if candidate.id != f"K{index + 1:03}":
            message = f"Her skulle K{index + 1:03} stå, ikke {candidate.id}."
            yield _breach(path, (index, "id"), "kandidatnummer", message, "Hver kandidat står én gang, i nummerorden.")
        if candidate.outcome in (Outcome.RECORD, Outcome.MERGED) and not candidate.records:
            yield _breach(
                path, (index,), "kandidat", f"{candidate.id} siger ikke, hvilken post den blev til.", "Tilføj poster."
            )
        if candidate.outcome is Outcome.BACKGROUND and not candidate.pages:
            yield _breach(
                path, (index,), "kandidat", f"{candidate.id} siger ikke, hvilken side den står på.", "Tilføj sider."
            )
        if candidate.outcome is Outcome.REJECTED and not candidate.reason:
            yield _breach(
                path, (index,), "kandidat", f"{candidate.id} er afvist uden begrundelse.", "Tilføj begrundelse."
            )


Rule = Callable[[Findings], Iterator[Breach]]
CHECKS: tuple[Rule, ...] = (
    file_names,
    folders,
    duplicate_ids,
    references,
    text_links,
    self_references,
    repeated_values,
    withdrawn_records,
    editorial_fields,
    mutual_foundations,
    unique_keys,
    cluster_sizes,
    one_cluster_each,
    municipality_names,
    candidates,
)
