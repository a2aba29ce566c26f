"""Reads a PDF as a person and a screen reader would: its text, its tags, its bookmarks."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_TEXT

# What PDFium gives for the hyphen at the end of a line.
_DIVIDED = "\x02"


@dataclass(frozen=True)
class Tag:
    """An element of the tag tree."""

    kind: str
    alt: str | None
    depth: int


def opened(content: bytes) -> pikepdf.Pdf:
    """Open a PDF from its bytes."""
    return pikepdf.open(io.BytesIO(content))


@contextmanager
def pages(content: bytes) -> Iterator[list[pypdfium2.PdfPage]]:
    """Open a PDF and give its pages, to be read as long as it is open."""
    with pypdfium2.PdfDocument(content) as pdf:
        yield list(pdf)


def page_texts(content: bytes) -> list[str]:
    """Give the text of each page, spaces and soft hyphens evened out; a word that is divided keeps its hyphen."""
    with pages(content) as found:
        return [_evened(page.get_textpage().get_text_bounded()) for page in found]


def _evened(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").replace(_DIVIDED, "- ").split())


@dataclass(frozen=True)
class Run:
    """A run of text with the size it is set in and how high above the foot of its page it stands, both in points."""

    text: str
    size: float
    height: float


def runs(content: bytes) -> Iterator[Run]:
    """List every run of text that shows something."""
    with pages(content) as found:
        for page in found:
            written = page.get_textpage()
            for one in page.get_objects(filter=[FPDF_PAGEOBJ_TEXT], textpage=written):
                assert isinstance(one, pypdfium2.PdfTextObj)
                matrix = one.get_matrix()
                if text := one.extract().strip():
                    yield Run(text, round(one.get_font_size() * abs(matrix.d), 2), matrix.f)


def tags(content: bytes) -> list[Tag]:
    """List the tag tree in reading order."""
    with opened(content) as pdf:
        return list(_walk(pdf.Root.StructTreeRoot.K, 0))


def bookmarks(content: bytes) -> list[tuple[str, int]]:
    """List the bookmarks of the first level with the page each leads to, counted from 0."""
    return [(title, page) for title, page, level in _bookmarks(content) if level == 0]


def all_bookmarks(content: bytes) -> list[tuple[str, int]]:
    """List the bookmarks of every level with the page each leads to, counted from 0."""
    return [(title, page) for title, page, _ in _bookmarks(content)]


def _bookmarks(content: bytes) -> list[tuple[str, int, int]]:
    with pypdfium2.PdfDocument(content) as pdf:
        entries = [(entry.get_title(), entry.get_dest(), entry.level) for entry in pdf.get_toc()]
        found = [(title, leads.get_index(), level) for title, leads, level in entries if leads is not None]
    return [(title, page, level) for title, page, level in found if page is not None]


def links(content: bytes) -> list[str]:
    """List the web addresses that the document leads to."""
    with opened(content) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        return [str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A]


def _walk(node: Any, depth: int) -> Iterator[Tag]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _walk(child, depth)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        alt = node.get("/Alt")
        yield Tag(str(node.S).removeprefix("/"), None if alt is None else str(alt), depth)
        if "/K" in node:
            yield from _walk(node.K, depth + 1)
