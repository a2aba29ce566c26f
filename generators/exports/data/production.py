"""All files of the open data, one at a time; the ZIP comes last and holds those that are whole in themselves."""

from collections.abc import Iterator

from generators.exports.data.documents import documents
from generators.exports.data.read_me import as_text, read_me
from generators.exports.data.tables import all_tables
from generators.exports.data.workbook import workbook
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import office_files, open_data
from generators.presentation.open_data import Issue

READ_ME = "LAES-MIG.txt"
# The file with everything holds what these do.
_NOT_PACKED = tuple(f"{open_data.ADDRESS}{folder}/" for folder in ("poster", "temaer", "kommuner", "registre"))


def data_files(base: KnowledgeBase, issue: Issue) -> Iterator[tuple[str, bytes]]:
    """Yield the address and content of every file."""
    about = read_me(base, issue)
    inside = {READ_ME: as_text(about)}
    for address, content in _files(base, issue, about):
        if not address.startswith(_NOT_PACKED):
            inside[address.removeprefix(open_data.ADDRESS)] = content
        yield address, content
    yield open_data.ARCHIVE, office_files.packed(inside, compressed=True)


def _files(base: KnowledgeBase, issue: Issue, about: list[str]) -> Iterator[tuple[str, bytes]]:
    for address, text in documents(base, issue):
        yield address, text.encode()
    tables = all_tables(base, issue.site)
    for table in tables:
        yield open_data.of_table(table.name), office_files.table(table.headings, table.rows)
    yield open_data.WORKBOOK, workbook(tables, about, issue.date)
