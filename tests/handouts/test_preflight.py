"""Preflight: each rule is tripped by the product, record or setting it is there for."""

import dataclasses
import datetime as dt

import pytest

from generators.handouts.product import Product
from generators.handouts.proofing.preflight import RULES, Preflight, faint
from generators.handouts.setting.parts import Edition, identity_data
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import identity
from generators.presentation.identity import Text
from generators.problems import Level, Problem

URL = "https://klyngeviden.dk/haefter/temakonference-1/assens/"
ADDRESS = "haefter/temakonference-1/assens.pdf"
PDF = (
    b"<</Type/Page>> <</Type /Page>> <</Type/Pages/Count 2>> /StructTreeRoot 1 0 R /MarkInfo<</Marked true>>"
    b"/DisplayDocTitle true /Title(H\\346fte) /Lang(da-DK) <</S/Figure/Alt<FEFF>>> "
)
BROKEN = Problem(path="x", code="y", message="z")
ROOM = 740.0
GOOD = Product(ADDRESS, PDF, pages=2, heights=(ROOM, 300.0), room=ROOM, codes=(URL,))


def without(part: bytes, instead: bytes = b"") -> Product:
    assert part in PDF
    return dataclasses.replace(GOOD, content=PDF.replace(part, instead))


def outcome(product: Product) -> dict[str, int]:
    """Say how many faults each rule found, those that found any."""
    preflight = Preflight()
    preflight.product(product)
    return {name: count for name, count in preflight.broken.items() if count}


def test_a_good_product_passes_every_rule() -> None:
    """Nothing is found where nothing is wrong, and every rule was asked."""
    preflight = Preflight()
    preflight.product(GOOD)
    assert preflight.problems == []
    assert {rule.name for rule in RULES} < set(preflight.checked)


@pytest.mark.parametrize(
    ("product", "rule"),
    [
        (dataclasses.replace(GOOD, pages=4), "Sidetal"),
        (dataclasses.replace(GOOD, heights=(ROOM + 20,)), "Plads på siden"),
        (dataclasses.replace(GOOD, heights=(ROOM, ROOM + 1)), "Plads på siden"),
        (dataclasses.replace(GOOD, stranded=True), "Overskrifter"),
        (without(b"/StructTreeRoot 1 0 R"), "Mærker til skærmlæsere"),
        (without(b"/Title(H\\346fte)"), "Titel"),
        (without(b"/DisplayDocTitle true"), "Titel"),
        (without(b"da-DK", b"en-US"), "Sprog"),
        (without(b"/Alt<FEFF>"), "Billedbeskrivelser"),
        (dataclasses.replace(GOOD, codes=(URL.replace("assens", "aarhus"),)), "QR-koder"),
        (dataclasses.replace(GOOD, codes=(URL.replace("klyngeviden", "klyngeviden-" * 20),)), "QR-koder"),
        (dataclasses.replace(GOOD, content=None, problems=(BROKEN,)), "Tegn i skrifterne"),
    ],
    ids=[
        "sider", "plads", "plads på side 2", "overskrift", "mærker", "titel", "titel skjult", "sprog", "billede",
        "qr et andet sted", "qr for fin", "tegn",
    ],
)  # fmt: skip
def test_each_rule_finds_what_it_is_there_for(product: Product, rule: str) -> None:
    """One thing wrong trips one rule."""
    assert outcome(product) == {rule: 1}


def test_a_faint_colour_is_found() -> None:
    """Text colours must be legible on paper, whoever changes them."""
    assert list(faint([Text("petrol", "#0F3D4C", "#FFF")])) == []
    (message,) = faint([Text("sand", "#EEDDAA", "#FFF")])
    assert "sand" in message


@pytest.mark.parametrize(("grey", "found"), [("#767676", False), ("#777777", True), ("#949494", True)])
def test_text_on_paper_has_the_contrast_that_wcag_asks_for(grey: str, *, found: bool) -> None:
    """4.5 to 1, as the two greys that the standard parts there."""
    assert bool(list(faint([Text("grå", grey, "#FFFFFF")]))) is found


@pytest.mark.parametrize("name", ["ink", "quiet", "petrol", "rust", "pale"])
def test_the_colour_that_is_proved_is_the_one_that_is_printed(
    name: str, base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A colour too near its ground stops the printing, and the templates have no other to take."""
    faint_one = {"pale": "#0F3D5C"}.get(name, "#C9A68F")
    monkeypatch.setitem(identity.PRINT, name, faint_one)
    preflight = Preflight()
    preflight.settings(Edition("x", dt.date(2026, 1, 1), "https://viden.kl.dk/", "Viden"))
    assert any(faint_one in problem.message for problem in preflight.problems)
    edition = Edition("x", dt.date(2026, 1, 1), "https://viden.kl.dk/", "Viden")
    assert identity_data(base, edition)["colours"][name] == faint_one


@pytest.mark.parametrize(
    ("site", "warned"),
    [("https://klyngeviden.example/", True), ("http://localhost:8000/", True), ("https://viden.kl.dk/", False)],
    ids=["pladsholder", "egen maskine", "valgt"],
)
def test_a_placeholder_address_is_a_warning(site: str, *, warned: bool) -> None:
    """Printing may go on, but nobody is to be led to an address that does not exist."""
    preflight = Preflight()
    preflight.settings(Edition("x", dt.date(2026, 1, 1), site, "Viden"))
    assert [problem.level for problem in preflight.problems] == [Level.WARNING] * warned


def test_the_table_counts_checks_and_faults() -> None:
    """The organiser sees what was checked and what failed."""
    preflight = Preflight()
    preflight.product(GOOD)
    preflight.product(dataclasses.replace(GOOD, pages=4))
    row = next(line for line in preflight.table().splitlines() if line.startswith("Sidetal"))
    assert row.split() == ["Sidetal", "2", "1"]
