"""What the client must have decided before the site goes live, each with somebody who answers for it.

Pure: what mkdocs.yml says comes in. That the records are sound is for `check`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generators.presentation.site import FILE, OWNERS, Site


@dataclass(frozen=True, slots=True)
class Decision:
    """Something to decide: its key among the owners, what it is, whether it is made, and where it is written."""

    key: str
    what: str
    is_made: Callable[[Site], bool]
    where: str


def _by_owner(_: Site) -> bool:
    """Leave it to whoever puts a name to it: the text is there, and somebody must have read it."""
    return True


DECISIONS: tuple[Decision, ...] = (
    Decision("adresse", "Hvor sitet ligger", lambda site: not site.is_provisional, f"site_url i {FILE}"),
    Decision(
        "kildekode", "Hvor posterne ligger og kan rettes", lambda site: bool(site.repository), f"repo_url i {FILE}"
    ),
    Decision("kontakt", "Hvem man kan skrive til", lambda site: bool(site.contact), f"kontakt under extra i {FILE}"),
    Decision("licens", "Hvad andre må bruge indholdet til", _by_owner, "LICENSE-CONTENT.md"),
    Decision("privatliv", "Hvad der sker med det, besøgende efterlader sig", _by_owner, "docs/privatliv/index.md"),
    Decision(
        "tilgaengelighed",
        "Tilgængelighedserklæringen, og hvor man klager",
        _by_owner,
        "docs/tilgaengelighed/index.md",
    ),
    Decision("sikkerhed", "Hvem der svarer, når nogen melder et sikkerhedshul", _by_owner, "SECURITY.md"),
)


def missing(site: Site) -> Iterator[tuple[Decision, str]]:
    """Yield what is not decided yet, and what is to be done."""
    for decision in DECISIONS:
        if not decision.is_made(site):
            yield decision, f"Skriv den rigtige værdi: {decision.where}."
        if not site.owners.get(decision.key):
            read = f"Læs {decision.where} igennem, og skriv" if decision.is_made is _by_owner else "Skriv"
            yield decision, f"{read}, hvem der svarer for det: {decision.key} under {OWNERS} i {FILE}."
