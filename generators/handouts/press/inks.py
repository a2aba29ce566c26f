"""A PDF in the colours of a screen -> the same pages in printing inks, with the boxes a print shop cuts by.

Knows how Typst writes colours and nothing of what is on the pages; it is no converter for PDFs from elsewhere.
"""

import io
import re
from dataclasses import dataclass

import pikepdf

# A colour as Typst chooses it: its space, one part for grey or three for the rest, and whether it fills or draws.
_COLOUR = re.compile(rb"/c\d+ (?:cs|CS) ((?:[\d.]+ ){1,3})(scn|SCN)")
_IN_FOUR_INKS = re.compile(rb"(?:[\d.]+ ){4}k\b")
_OPERATORS = {b"scn": b"k", b"SCN": b"K"}
# What is as dark as that can be read as text: it is printed solid, for a screen of dots makes small letters ragged.
_READABLE = 0.55
# How far the parts of a grey may lie from one another.
_NEUTRAL = 0.05


@dataclass(frozen=True, slots=True)
class Inked:
    """A file for the press, how many pages it has, and the numbers of those that take more inks than black."""

    content: bytes
    pages: int
    in_colour: tuple[int, ...]


def inked(content: bytes) -> Inked:
    """Put a document in inks: a page on a ground of four inks in colour, every other page in black alone."""
    in_colour = []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            drawn = page.Contents.read_bytes()
            coloured = bool(_IN_FOUR_INKS.search(drawn))
            page.Contents = pdf.make_stream(_COLOUR.sub(_four_inks if coloured else _black, drawn))
            if "/ColorSpace" in page.Resources:
                del page.Resources["/ColorSpace"]
            _box(page)
            in_colour += [number] if coloured else []
        return Inked(written(pdf), len(pdf.pages), tuple(in_colour))


def written(pdf: pikepdf.Pdf) -> bytes:
    """Write a PDF, alike each time, and so plainly that preflight can read it."""
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def _box(page: pikepdf.Page) -> None:
    """Say where the page is cut and how far its colours run beyond that; Typst says the first where they do."""
    page.TrimBox = page.get("/TrimBox", page.MediaBox)
    page.BleedBox = page.MediaBox


def _black(match: re.Match[bytes]) -> bytes:
    parts = [float(part) for part in match[1].split()]
    return _operator((0.0, 0.0, 0.0, _darkness(parts)), match[2])


def _four_inks(match: re.Match[bytes]) -> bytes:
    parts = [float(part) for part in match[1].split()]
    return _operator(four_inks(*parts) if len(parts) > 1 else (0.0, 0.0, 0.0, _darkness(parts)), match[2])


def _operator(inks: tuple[float, ...], drawn: bytes) -> bytes:
    # What stands before may end in a letter: a name needed no space.
    return b" %b %b" % (" ".join(f"{ink:.3f}" for ink in inks).encode(), _OPERATORS[drawn])


def _darkness(parts: list[float]) -> float:
    red, green, blue = parts * 3 if len(parts) == 1 else parts
    dark = 1 - (0.299 * red + 0.587 * green + 0.114 * blue)
    return 1.0 if dark >= _READABLE else dark


def four_inks(red: float, green: float, blue: float) -> tuple[float, ...]:
    """Mix a colour of cyan, magenta, yellow and as much black as there is in it; what is grey takes black alone."""
    light = max(red, green, blue)
    if light - min(red, green, blue) < _NEUTRAL:
        return (0.0, 0.0, 0.0, _darkness([red, green, blue]))
    return (*((light - part) / light for part in (red, green, blue)), 1 - light)
