"""All files of the open data, one at a time."""

from collections.abc import Iterator

from generators.exports.data.documents import documents
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation.open_data import Issue


def data_files(base: KnowledgeBase, issue: Issue) -> Iterator[tuple[str, bytes]]:
    """Yield the address and content of every file."""
    for address, text in documents(base, issue):
        yield address, text.encode()
