"""Pages in reading order -> sheets of twice their size, printed on both sides and folded: the order of a booklet.

Knows places on paper; knows nothing of what is printed.
"""

import io
from collections.abc import Iterable, Iterator, Sequence

import pikepdf

from generators.handouts.press.inks import written

_ON_A_SHEET = 4


def saddle(pages: int) -> Iterator[tuple[int, int]]:
    """Yield what stands left and right on each side of the sheets of a booklet, in the order they are printed.

    A number above `pages` is a blank one: a booklet has four pages to a sheet.
    """
    last = -(-pages // _ON_A_SHEET) * _ON_A_SHEET
    for outer in range(1, last // 2, 2):
        yield last + 1 - outer, outer
        yield outer + 1, last - outer


def imposed(content: bytes, lengths: Sequence[int]) -> bytes:
    """Lay booklets of such lengths, which follow one another in a document, on sheets one after another."""
    with pikepdf.open(io.BytesIO(content)) as pages, pikepdf.new() as sheets:
        for begins, length in _placed(lengths):
            for sides in saddle(length):
                shown = [begins + number - 1 if number <= length else None for number in sides]
                _add(sheets, pages, shown)
        sheets.docinfo["/Title"] = str(pages.docinfo["/Title"])
        return written(sheets)


def _placed(lengths: Iterable[int]) -> Iterator[tuple[int, int]]:
    begins = 0
    for length in lengths:
        yield begins, length
        # Each begins on a right-hand page.
        begins += length + length % 2


def _add(sheets: pikepdf.Pdf, pages: pikepdf.Pdf, shown: Sequence[int | None]) -> None:
    """Add one side of a sheet, with two pages beside each other."""
    _, _, wide, high = (float(side) for side in pages.pages[0].TrimBox)
    page = sheets.add_blank_page(page_size=(2 * wide, high))
    halves = {f"/s{place}": number for place, number in enumerate(shown) if number is not None}
    forms = {name: sheets.copy_foreign(pages.pages[number].as_form_xobject()) for name, number in halves.items()}
    drawn = [f"q 1 0 0 1 {wide * int(name[2:]):.4f} 0 cm {name} Do Q" for name in forms]
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(forms))
    page.Contents = sheets.make_stream("\n".join(drawn).encode())
    page.TrimBox = page.BleedBox = page.MediaBox
