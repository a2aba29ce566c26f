"""What a finished PDF says of itself, read from its bytes: pages, tags, title, language, alternative texts.

Knows the plain objects that Typst writes; it is no reader for PDFs from elsewhere.
"""

import re
from dataclasses import dataclass

_PAGE = re.compile(rb"/Type\s*/Page\b")
_FIGURE = re.compile(rb"/S\s*/Figure\b")
_ALTERNATIVE = re.compile(rb"/Alt\s*[(<][^)>]")
_LANGUAGE = re.compile(rb"/Lang\s*\(([^)]*)\)")
_ON_SCREEN = re.compile(rb"/(?:ICCBased|DeviceRGB|CalRGB|DeviceGray|CalGray)\b")
_TITLE = re.compile(rb"/Title\s*(?:\([^)]|<[^>])")


@dataclass(frozen=True, slots=True)
class Finished:
    """The facts of a PDF that preflight asks for; the last two are of files for the press."""

    pages: int
    tagged: bool
    titled: bool
    language: str
    figures: int
    described: int
    boxed: int
    on_screen: bool


def read(content: bytes) -> Finished:
    """Read the facts of a PDF."""
    language = _LANGUAGE.search(content)
    return Finished(
        pages=pages(content),
        tagged=b"/StructTreeRoot" in content and b"/Marked true" in content,
        titled=b"/DisplayDocTitle true" in content and bool(_TITLE.search(content)),
        language=language[1].decode("latin-1") if language else "",
        figures=len(_FIGURE.findall(content)),
        described=len(_ALTERNATIVE.findall(content)),
        boxed=min(content.count(b"/TrimBox"), content.count(b"/BleedBox")),
        on_screen=bool(_ON_SCREEN.search(content)),
    )


def pages(content: bytes) -> int:
    """Count the pages of a PDF, where nothing else is asked of it."""
    return len(_PAGE.findall(content))
