"""Rules about the registers: unique keys, clusters, municipalities, candidates."""

from collections.abc import Iterator

from generators import danish
from generators.knowledge.rules.breach import Breach, breach
from generators.reading.loader import Findings, id_at
from generators.records.fields import Path
from generators.records.registers import (
    REGISTERS,
    Candidate,
    Cluster,
    Dictionary,
    Form,
    GlossaryEntry,
    Municipality,
    Outcome,
    Theme,
)

SMALLEST_CLUSTER, LARGEST_CLUSTER = 6, 8


def unique_keys(findings: Findings) -> Iterator[Breach]:
    """A register names each thing once."""
    for register in REGISTERS:
        if register.form is not Form.TABLE:
            continue
        seen: set[str] = set()
        for path, at, entry in findings.registers.get(register.name, ()):
            key = getattr(entry, register.key)
            if key in seen:
                message = f"»{key}« står to gange i registret."
                yield breach(path, (*at, register.key), "dobbelt-navn", message, "Slet eller omdøb den ene.")
            seen.add(key)


def theme_numbers(findings: Findings) -> Iterator[Breach]:
    """A theme's number is its own: pages and paper call it by that."""
    first: dict[int, Theme] = {}
    for path, at, theme in findings.placed("temaer", Theme):
        if theme.number is None:
            continue
        other = first.setdefault(theme.number, theme)
        if other.slug != theme.slug:
            message = f"Nummer {theme.number} er allerede temaet »{other.short_name}«."
            yield breach(path, (*at, "nummer"), "dobbelt-nummer", message, "Giv det ene tema et andet nummer.")


def glossary_forms(findings: Findings) -> Iterator[Breach]:
    """A word has one explanation: a text can mark it as one term only, and the term has one place on its page."""
    for path, at, dictionary in findings.placed("ordbog", Dictionary):
        first: dict[str, GlossaryEntry] = {}
        for index, entry in enumerate(dictionary.glossary):
            place: Path = (*at, "begreber", index)
            words = {entry.term: (*place, "begreb")}
            words |= {form: (*place, "former", number) for number, form in enumerate(entry.forms) if form != entry.term}
            for word, where in words.items():
                other = first.setdefault(word.casefold(), entry)
                if other is not entry:
                    message = f"»{word}« er allerede forklaret under »{other.term}«."
                    yield breach(path, where, "dobbelt-begreb", message, "Slet ordet et af stederne.")
                    if word == entry.term:
                        break


def names_of_entries(findings: Findings) -> Iterator[Breach]:
    """A theme, a cluster and a conference each have a name of their own: pages and paper call it by that."""
    for register, fields in _NAMES.items():
        for key, name in fields.items():
            first: dict[str, str] = {}
            for path, at, entry in findings.registers.get(register, ()):
                value = str(getattr(entry, name))
                other = first.setdefault(value.casefold(), path)
                # Two files for one entry have a problem of their own.
                if danish.slug(id_at(other)) != danish.slug(id_at(path)):
                    hint = "Giv den ene et andet navn, eller slet den, hvis de er den samme."
                    yield breach(path, (*at, key), "dobbelt-navn", f"»{value}« står allerede i {other}.", hint)


_NAMES = {
    "temaer": {"navn": "name", "kortnavn": "short_name"},
    "klynger": {"navn": "name"},
    "konferencer": {"navn": "name"},
}
"""The fields, by register, in which no two entries may say the same."""


def cluster_sizes(findings: Findings) -> Iterator[Breach]:
    """A cluster is six to eight municipalities."""
    few, many = danish.number(SMALLEST_CLUSTER), danish.number(LARGEST_CLUSTER)
    for path, at, cluster in findings.placed("klynger", Cluster):
        size = len(cluster.municipalities)
        if not SMALLEST_CLUSTER <= size <= LARGEST_CLUSTER:
            held = danish.counted(size, "kommune", "kommuner")
            message = f"{cluster.name} har {held}; en klynge har {few} til {many}."
            yield breach(path, (*at, "kommuner"), "klyngestoerrelse", message, "Ret listen.")


def one_cluster_each(findings: Findings) -> Iterator[Breach]:
    """A municipality takes part in one cluster."""
    first: dict[str, Cluster] = {}
    for path, at, cluster in findings.placed("klynger", Cluster):
        for position, key in enumerate(cluster.municipalities):
            other = first.setdefault(danish.slug(key), cluster)
            if other is not cluster:
                message = f"{key} er allerede med i {other.name}."
                yield breach(path, (*at, "kommuner", position), "to-klynger", message, "Slet den ene.")


def municipality_names(findings: Findings) -> Iterator[Breach]:
    """A municipality's slug is its name as addresses write it."""
    for path, at, own in findings.placed("kommuner", Municipality):
        if danish.slug(own.name) != own.slug:
            message = f"»{own.slug}« passer ikke til {own.name}."
            yield breach(path, (*at, "slug"), "slug", message, f"Skriv {danish.slug(own.name)}.")


def municipality_places(findings: Findings) -> Iterator[Breach]:
    """Every code and every tile of the map belongs to one municipality."""
    codes: dict[str, str] = {}
    tiles: dict[tuple[int, int], str] = {}
    for path, at, own in findings.placed("kommuner", Municipality):
        if codes.setdefault(own.code, own.slug) != own.slug:
            message = f"Kommunekoden {own.code} er allerede brugt."
            yield breach(path, (*at, "kode"), "dobbelt-kode", message, "Slå den rigtige kode op.")
        other = tiles.setdefault((own.tile.column, own.tile.row), own.name)
        if other != own.name:
            message = f"{own.name} har samme felt som {other}."
            yield breach(path, (*at, "felt"), "optaget-felt", message, "Giv den et andet felt.")


def neighbours(findings: Findings) -> Iterator[Breach]:
    """Nobody is its own neighbour, and whoever has a neighbour is one; only who has none is given the nearest."""
    placed = list(findings.placed("kommuner", Municipality))
    named = {own.slug: {danish.slug(key) for key in own.neighbours} for _, _, own in placed}
    for path, at, own in placed:
        if own.neighbours and own.nearest:
            message = f"{own.name} har både naboer og nærmeste."
            hint = "Slet naermeste; det er kun for øer uden naboer."
            yield breach(path, (*at, "naermeste"), "naboer-og-naermeste", message, hint)
        for field, keys in (("naboer", own.neighbours), ("naermeste", own.nearest)):
            for index, key in enumerate(keys):
                slug = danish.slug(key)
                if slug == own.slug:
                    message = f"{own.name} står i sin egen liste."
                    yield breach(path, (*at, field, index), "nabo-til-sig-selv", message, f"Slet {key}.")
                elif field == "naboer" and slug in named and own.slug not in named[slug]:
                    message = f"{key} er nabo til {own.name}, men {own.name} står ikke blandt naboerne til {key}."
                    hint = f"Skriv {own.name} i naboer hos {key}, eller slet {key} her."
                    yield breach(path, (*at, field, index), "nabo-kun-den-ene-vej", message, hint)


def candidates(findings: Findings) -> Iterator[Breach]:
    """Every candidate is accounted for, without a hole in the numbers, and says what became of it."""
    seen: set[str] = set()
    for index, (path, at, candidate) in enumerate(findings.placed("kandidater", Candidate)):
        if candidate.id != f"K{index + 1:03}" and candidate.id not in seen:
            message = f"Her skulle K{index + 1:03} stå, ikke {candidate.id}."
            yield breach(path, (*at, "id"), "kandidatnummer", message, "Hver kandidat står én gang, i nummerorden.")
        seen.add(candidate.id)
        for at_fault, says, hint in _outcomes(candidate):
            if at_fault:
                yield breach(path, at, "kandidat", f"{candidate.id} {says}.", hint)


def _outcomes(own: Candidate) -> Iterator[tuple[bool, str, str]]:
    """List what an outcome asks for: is it missing, what is wrong then, and what to write."""
    became_record = own.outcome in (Outcome.RECORD, Outcome.MERGED)
    yield became_record and not own.records, "siger ikke, hvilken post den blev til", "Tilføj poster."
    background = own.outcome is Outcome.BACKGROUND
    yield background and not own.pages, "siger ikke, hvilken side den står på", "Tilføj sider."
    yield own.outcome is Outcome.REJECTED and not own.reason, "er afvist uden begrundelse", "Tilføj begrundelse."
