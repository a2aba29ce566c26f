"""The front of a handout: municipality, map, conference, the records that matter most and why.

Decides how many of those there is room for; the template sets them.
"""

from collections.abc import Callable

from generators import danish
from generators.handouts.setting import pictures
from generators.handouts.setting.parts import Data, Edition
from generators.handouts.setting.prose import NO_BREAK, fine
from generators.handouts.sheets.workshop import Workbench
from generators.knowledge.knowledge_base import KnowledgeBase, municipality_slug
from generators.knowledge.relevance import Relevant
from generators.knowledge.selection import Selection
from generators.presentation import addresses
from generators.records.record_types import type_of
from generators.records.registers import Conference, Municipality
from generators.records.supplied import SuppliedFact


def heading(selection: Selection) -> str:
    """Head the records that matter most; »for« somebody only where something sets the municipality apart."""
    if selection.is_distinctive:
        return f"Det vigtigste for {selection.municipality.name}"
    return "Det vigtigste fra temaerne"


def help_line(selection: Selection) -> str:
    """Say plainly where the selection is the same for all whom no source names, themselves or by a neighbour."""
    if not any(item.own for item in selection.featured):
        return _NOTHING_OWN
    shared = _shared_reason(selection)
    return f"{shared}." if shared else ""


def _shared_reason(selection: Selection) -> str:
    """Give the reason that all featured records are there for, if it is one and short: it is said once, above them."""
    found = {item.reasons[0].text if item.reasons else "" for item in selection.featured}
    only = found.pop() if len(found) == 1 and len(selection.featured) > 1 else ""
    return only if len(only) < len(_NOTHING_OWN) - _SPARE else ""


# The head is measured with these words: whatever else stands there is shorter.
_NOTHING_OWN = "Fælles hæfte: Intet i kilderne skiller jer ud."
_SPARE = 6


def reasons(selection: Selection) -> dict[str, str]:
    """Say why each featured record is shown, and ask what to do with it; no reason is given twice."""
    said = {_shared_reason(selection)}
    told = {}
    for item in selection.featured:
        why = item.reasons[0].text if item.reasons else ""
        told[item.record.id] = _asked(item) if why in said else reason(item)
        said.add(why)
    return told


def featured(bench: Workbench, selection: Selection) -> tuple[list[Relevant], float]:
    """Take as many of the featured records as there is room for, at least one; and how high the page becomes."""
    sizes = bench.sizes
    height = sizes.front(selection.municipality.slug, with_programme=sizes.programme_is_on_the_front)
    taken: list[Relevant] = []
    why = reasons(selection)
    for item in selection.featured:
        more = sizes.entries[item.record.id, why[item.record.id]] + sizes.part("between-entries") * bool(taken)
        if taken and height + more > sizes.room:
            break
        height += more
        taken.append(item)
    return taken, height


def reason(item: Relevant) -> str:
    """Say why a record is shown, and ask what to do with it."""
    why = f"{item.reasons[0].text}. " if item.reasons else ""
    return why + _asked(item)


def _asked(item: Relevant) -> str:
    """Ask what to do with a record; the question is so short that it never breaks."""
    return type_of(item.record).prompt.replace(" ", NO_BREAK)


def data(
    base: KnowledgeBase,
    edition: Edition,
    conference: Conference,
    municipality: Municipality,
    draw: Callable[[str], str] = pictures.qr_code,
) -> Data:
    """Give what is the municipality's own: name, map, QR code."""
    address = addresses.of_handout_page(conference, municipality)
    members = _members(base, municipality)
    url = edition.code(address)
    return {
        "official": municipality.official_name,
        "lines": list(_name_lines(municipality.official_name)),
        "heading": f"Det vigtigste for {municipality.name}",
        "help": help_line(Selection(municipality, conference, ())),
        "map": pictures.tile_map(base.municipalities, municipality, members),
        "map-numbers": pictures.numbers_on_map(base.municipalities, base.nearby(municipality)),
        "nearby": _nearby(base, municipality),
        "starter": _starter(base, municipality),
        "map-alt": _map_alt(base, municipality, members),
        "map-caption": f"{municipality.name}, {municipality.region}",
        "supplied": [_fact(fact) for fact in base.facts_of(municipality.slug, conference.slug)],
        "cluster-caption": _cluster_caption(base, municipality),
        "qr": draw(url),
        "qr-side": pictures.QR_SIDE,
        "url": url,
        "short-url": edition.shown(address),
    }


def _fact(fact: SuppliedFact) -> Data:
    return {"label": fact.kind.label, "value": fine(fact.value), "source": fine(fact.source)}


def _members(base: KnowledgeBase, municipality: Municipality) -> set[str]:
    cluster = base.cluster_of(municipality.slug)
    return {municipality_slug(key) for key in cluster.municipalities} if cluster else set()


def _cluster_caption(base: KnowledgeBase, municipality: Municipality) -> str | None:
    cluster = base.cluster_of(municipality.slug)
    return f"{cluster.name} ({_names(base, _members(base, municipality))})" if cluster else None


def _nearby(base: KnowledgeBase, municipality: Municipality) -> Data | None:
    names = [other.name for other in base.nearby(municipality)]
    return {"label": "Naboer" if municipality.neighbours else "Tættest på", "names": names} if names else None


def _starter(base: KnowledgeBase, municipality: Municipality) -> str | None:
    """Send the delegation to others at the conference: its cluster where that is known, else those who live nearest."""
    fellows = [m for m in base.municipalities if m.slug in _members(base, municipality) - {municipality.slug}]
    names = [other.name for other in (fellows or base.nearby(municipality))[:_TO_FIND]]
    return f"Find {danish.listing(names)} ved kaffen: {_TO_ASK}" if names else None


_TO_FIND = 3
_TO_ASK = "Hvilket næste skridt tager de, og hvad kan I gøre sammen?"


def _name_lines(official_name: str) -> tuple[str, str]:
    first, _, last = official_name.rpartition(" ")
    return (first, last) if first else (last, "")


def _names(base: KnowledgeBase, slugs: set[str]) -> str:
    return danish.listing([m.name for m in base.municipalities if m.slug in slugs])


def _map_alt(base: KnowledgeBase, own: Municipality, members: set[str]) -> str:
    country = "et opdigtet land" if base.is_example else "Danmark"
    text = f"Feltkort over {country} med et felt for hver af de {len(base.municipalities)} kommuner. "
    text += f"{own.name} i {own.region} er fremhævet."
    if nearby := base.nearby(own):
        numbered = danish.listing([f"{number} {other.name}" for number, other in enumerate(nearby, 1)])
        text += f" {'Naboerne' if own.neighbours else 'De nærmeste'} har numre: {numbered}."
    others = members - {own.slug}
    return f"{text} De andre kommuner i klyngen er tegnet med kant: {_names(base, others)}." if others else text
