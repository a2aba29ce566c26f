"""A finished file for print or for the organiser, and what preflight is to hold it to."""

from dataclasses import dataclass

from generators.problems import Problem


@dataclass(frozen=True, slots=True)
class Product:
    """A file under the site: its address, its bytes, and the records that kept it from being made.

    `pages` is how many it should have (0: any number), `heights` how much of the `room` each page takes, `codes` where
    its QR codes lead, `stranded` whether a heading ends a page; `records` are those printed in it, `named` those of
    which it has the title. `page` is the page of the site that it belongs to, where that is not the one at its own
    address. `press` is what the number of pages of a file for the print shop is a multiple of; 0 is one to be read.
    """

    address: str
    content: bytes | None
    problems: tuple[Problem, ...] = ()
    pages: int = 0
    heights: tuple[float, ...] = ()
    room: float = 0.0
    codes: tuple[str, ...] = ()
    stranded: bool = False
    records: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    page: str = ""
    press: int = 0
