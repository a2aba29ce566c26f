"""The Danish texts of the knowledge base, for the tests of language. Knows where they stand, not what is right."""

import re
from collections.abc import Iterator
from functools import cache

from generators import store
from generators.reading import rich_text
from generators.reading.loader import load
from generators.records.fields import Entry, Text, marked_values

ROOT = store.ROOT
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>|\]\([^)]*\)|\]\[[^\]]*\]|https?://\S+|\{[^}]*\}|`[^`]*`")


@cache
def all_texts() -> tuple[tuple[str, str, str], ...]:
    """List (file, field, text) for every text a reader meets in records, registers and hand-written pages."""
    return (*_findings_texts(), *_page_texts())


def _findings_texts() -> Iterator[tuple[str, str, str]]:
    files, _ = store.read_findings(store.FINDINGS)
    findings = load(files)
    entries: list[tuple[str, Entry]] = [(path, entry) for path, entry in findings.records]
    registers = [(path, entry) for placed in findings.registers.values() for path, _, entry in placed]
    for path, entry in [*entries, *registers]:
        for at, mark, value in marked_values(entry, Text):
            plain = rich_text.to_text(rich_text.parse(value)) if mark.rich else value
            yield path, ".".join(map(str, at)), plain


def _page_texts() -> Iterator[tuple[str, str, str]]:
    for path in sorted((ROOT / "docs").rglob("*.md")):
        text = _FRONT_MATTER.sub("", path.read_text(encoding="utf-8"))
        yield path.relative_to(ROOT).as_posix(), "", _MARKUP.sub(" ", text)


def words(text: str) -> list[str]:
    """List the words of a text, without figures and signs."""
    return WORD.findall(text)
