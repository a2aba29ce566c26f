"""Reads a PDF as a person and a screen reader would: its text, its tags, its bookmarks."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdf


@dataclass(frozen=True)
class Tag:
    """An element of the tag tree."""

    kind: str
    alt: str | None
    depth: int


def opened(content: bytes) -> pikepdf.Pdf:
    """Open a PDF from its bytes."""
    return pikepdf.open(io.BytesIO(content))


def page_texts(content: bytes) -> list[str]:
    """Give the text of each page, spaces and soft hyphens evened out."""
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return [" ".join(page.extract_text().replace("\u00ad", "").split()) for page in pages]


def sized_texts(content: bytes) -> list[tuple[float, str]]:
    """List every run of text with the size it is set in, in points."""
    found: list[tuple[float, str]] = []

    def note(text: str, above: list[float], matrix: list[float], _font: Any, size: float) -> None:
        if text.strip():
            found.append((round(abs(size * matrix[0] * above[0]), 1), text.strip()))

    for page in pypdf.PdfReader(io.BytesIO(content)).pages:
        page.extract_text(visitor_text=note)
    return found


def tags(content: bytes) -> list[Tag]:
    """List the tag tree in reading order."""
    with opened(content) as pdf:
        return list(_walk(pdf.Root.StructTreeRoot.K, 0))


def bookmarks(content: bytes) -> list[tuple[str, int]]:
    """List the bookmarks of the first level with the page each leads to, counted from 0."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    entries = [entry for entry in reader.outline if isinstance(entry, pypdf.generic.Destination)]
    found = [(str(entry.title), reader.get_destination_page_number(entry)) for entry in entries]
    return [(title, page) for title, page in found if page is not None]


def _walk(node: Any, depth: int) -> Iterator[Tag]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _walk(child, depth)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        alt = node.get("/Alt")
        yield Tag(str(node.S).removeprefix("/"), None if alt is None else str(alt), depth)
        if "/K" in node:
            yield from _walk(node.K, depth + 1)
