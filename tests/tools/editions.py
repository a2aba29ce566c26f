"""A frozen edition of some records, without the site that a real one is frozen from."""

import hashlib

from generators.exports.data.documents import documents
from generators.exports.edition import Naming, packed
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.published_editions import PublishedEdition, path_of, read
from generators.presentation import open_data
from generators.presentation.open_data import Issue

COMMIT = "0123456789abcdef" * 2 + "01234567"


def content(base: KnowledgeBase, issue: Issue, name: str, title: str = "", files: int = 2) -> bytes:
    """Freeze records with some files beside them."""
    everything = next(text for address, text in documents(base, issue) if address == open_data.EVERYTHING).encode()
    prints = {f"side-{number}/index.html": hashlib.sha256(b"%d" % number).hexdigest() for number in range(files)}
    prints[open_data.EVERYTHING] = hashlib.sha256(everything).hexdigest()
    return packed(base, issue, Naming(name, title, COMMIT), prints, everything)


def frozen(base: KnowledgeBase, issue: Issue, name: str, title: str = "") -> PublishedEdition:
    """Freeze records and read them again."""
    return read(path_of(name), content(base, issue, name, title))
