"""Every leaf, set and handed over as a product; the table of which kinds there are.

Knows the order of work; what stands on a leaf is for the module of its kind.
"""

from collections.abc import Callable, Iterator, Mapping

from generators.handouts.leaves.advice import advice_leaves
from generators.handouts.leaves.leaf import Leaf
from generators.handouts.leaves.meeting import meeting_leaves
from generators.handouts.leaves.themes import theme_leaves
from generators.handouts.leaves.ways_in import audience_leaves, situation_leaves
from generators.handouts.manuscript import Manuscript
from generators.handouts.product import Product
from generators.handouts.proofing.faults import (
    path_of,
    sets,
    signs_in_records,
    signs_in_registers,
    unexplained,
    unsettable_entries,
)
from generators.handouts.setting import pictures
from generators.handouts.setting.parts import Data, identity_data
from generators.handouts.setting.prose import fine
from generators.handouts.typesetting import Job, MisprintError, Typesetter
from generators.knowledge.provenance import age_of, sources_of
from generators.presentation.about import about
from generators.problems import Problem

TEMPLATE = "handouts/leaf.typ"
_BARE: Data = {"front": [], "back": []}

LEAVES: tuple[Callable[[Manuscript], Iterator[Leaf]], ...] = (
    situation_leaves,
    audience_leaves,
    theme_leaves,
    advice_leaves,
    meeting_leaves,
)


def leaves(manuscript: Manuscript) -> list[Leaf]:
    """List every leaf there is."""
    return [leaf for kind in LEAVES for leaf in kind(manuscript)]


def produce(manuscript: Manuscript, typesetter: Typesetter) -> Iterator[Product]:
    """Print every leaf; one that names a record with a sign our fonts lack is not made, and the record is told."""
    made = leaves(manuscript)
    named = {record.id: record.model_dump(warnings=False) for leaf in made for record in leaf.records}
    broken = signs_in_records(manuscript, typesetter, named)
    registers = signs_in_registers(manuscript, typesetter)
    known = identity_data(manuscript.base, manuscript.edition)
    told = [registers + _among(broken, leaf) for leaf in made]
    jobs = (
        None if problems else Job(TEMPLATE, {"data": leaf_data(manuscript, leaf), "identity": known})
        for leaf, problems in zip(made, told, strict=True)
    )
    for leaf, problems, content in zip(made, told, typesetter.each(jobs), strict=True):
        if isinstance(content, MisprintError):
            yield _product(manuscript, leaf, None, _blamed(manuscript, typesetter, leaf, content))
        else:
            yield _product(manuscript, leaf, content, problems)


def _product(manuscript: Manuscript, leaf: Leaf, content: bytes | None, problems: tuple[Problem, ...]) -> Product:
    codes = (manuscript.edition.url(leaf.page),)
    return Product(leaf.file, content, problems, pages=0 if leaf.back else 1, codes=codes, page=leaf.page)


def _among(broken: Mapping[str, Problem], leaf: Leaf) -> tuple[Problem, ...]:
    inside = dict.fromkeys(record.id for record in leaf.records)
    return tuple(broken[record_id] for record_id in inside if record_id in broken)


def _blamed(manuscript: Manuscript, typesetter: Typesetter, leaf: Leaf, error: MisprintError) -> tuple[Problem, ...]:
    """Find out which record in the rows of a leaf keeps it from being printed."""
    known = identity_data(manuscript.base, manuscript.edition)
    data = leaf_data(manuscript, leaf)

    def attempt(part: Data) -> bytes:
        return typesetter.print(TEMPLATE, {"data": data | part, "identity": known})

    rows = _rows(manuscript, leaf) if sets(attempt, _BARE) else ()
    return unsettable_entries(manuscript, attempt, rows) or (unexplained(leaf.owner or leaf.file, error),)


def _rows(manuscript: Manuscript, leaf: Leaf) -> Iterator[tuple[str, Data]]:
    """Yield each row that names a record, as the only thing on the leaf, with the file of the record."""
    for section in (*leaf.sections, *leaf.back):
        for row in section.get("rows", ()):
            named = (row.get("record") or row) if isinstance(row, dict) else {}
            if "id" in named:
                yield path_of(manuscript.base.by_id[named["id"]]), _BARE | {"front": [section | {"rows": [row]}]}


def leaf_data(manuscript: Manuscript, leaf: Leaf) -> Data:
    """Give a leaf as the template sets it."""
    base, edition = manuscript.base, manuscript.edition
    url = edition.url(leaf.page)
    return {
        "kind": fine(leaf.kind),
        "title": fine(leaf.title),
        "lead": manuscript.seams.wide(fine(leaf.lead)),
        "mark": leaf.mark,
        "theme": leaf.theme.slug if leaf.theme else None,
        "front": list(leaf.sections),
        "back": list(leaf.back),
        "sources": list(leaf.sources),
        "programme": base.programme.name,
        "publisher": base.programme.owner,
        "edition": edition.label,
        "example": base.is_example,
        "about": fine(about(base, edition.site_name)),
        "age": fine(age_of(sources_of(base, leaf.records))),
        "url": url,
        "short-url": edition.shown(leaf.page),
        "qr": pictures.qr_code(url),
        "qr-side": pictures.QR_SIDE,
    }
