"""A frozen edition as it is committed: one ZIP of the open data as they were, and a manifest of all that was published.

Pages, PDFs and tables are not kept: the commit makes them again, byte for byte, and their fingerprints prove it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from generators.exports.manifest import body, written
from generators.knowledge import published_editions
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import licence, office_files, open_data
from generators.presentation.open_data import Issue


@dataclass(frozen=True, slots=True)
class Naming:
    """What an edition is called, and the commit that it is made of; `title` may be empty."""

    name: str
    title: str
    commit: str


def packed(
    base: KnowledgeBase, issue: Issue, naming: Naming, fingerprints: Mapping[str, str], everything: bytes
) -> bytes:
    """Pack an edition: `fingerprints` of all that was published by address, and the file with all records of it."""
    in_words = published_editions.in_words(naming.name, naming.title, issue.date)
    told = {
        "udgave": naming.name,
        "titel": naming.title,
        "commit": naming.commit,
        "henvisning": open_data.citation_of_edition(base, issue.site, naming.name, in_words),
        "licens": {"navn": licence.NAME, "adresse": licence.ADDRESS},
        "program": {"navn": base.programme.name, "slags": str(base.programme.kind)},
        "poster": len(base.records),
        "data": open_data.EVERYTHING,
        **body(issue, fingerprints),
    }
    inside = {published_editions.MANIFEST: written(told), published_editions.DATA: everything}
    return office_files.packed(inside, compressed=True)
