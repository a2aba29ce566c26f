"""Makes the template that slides are made on, in the colours of the house: `python -m tests.tools.slide_template`.

Committed, so that whoever has a template of their own can put it in its place: layouts are found by name, placeholders
by number.
"""

import io
from collections.abc import Iterator
from typing import Any, NamedTuple

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.util import Inches

from generators import store
from generators.handouts.organiser.delivery import without_times
from generators.handouts.slides import deck, powerpoint
from generators.presentation.identity import PRINT, SCREEN, THEME_COLOURS

PATH = "slides/oplaeg.pptx"
HEADINGS, TEXT = "Georgia", "Calibri"
WIDTH, HEIGHT = 13.333, 7.5
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Place(NamedTuple):
    """A placeholder: its number and kind, where it stands in inches, and how its text looks."""

    number: int
    kind: str
    name: str
    at: tuple[float, float, float, float]
    size: int = 18
    colour: str = "tx1"
    bold: bool = False
    serif: bool = False
    anchor: str = "t"
    align: str = "l"
    numbered: bool = False


LEFT_EDGE, MAIN = 0.7, 9.9
_RED = "accent6"
_RIGHT_EDGE, _BESIDE_LARGE = 12.63, 8.4


def _title() -> Place:
    return Place(powerpoint.TITLE, "title", "Overskrift", (LEFT_EDGE, 0.8, MAIN, 1.35), 36, serif=True)


def _head() -> tuple[Place, Place]:
    """Give the title first: that is the order a screen reader takes."""
    above = Place(powerpoint.ABOVE, "body", "Over titlen", (LEFT_EDGE, 0.42, MAIN, 0.36), 16, _RED, bold=True)
    return _title(), above


def _pole(name: int, text: int, side: str, left: float) -> tuple[Place, Place]:
    return (
        Place(name, "body", f"Pol {side}", (left, 2.2, _HALF, 0.8), 24, "tx2", serif=True, anchor="b"),
        Place(text, "body", f"Om polen {side}", (left, 3.05, _HALF, 2.1), 20),
    )


def _way() -> tuple[Place, Place]:
    return (
        Place(powerpoint.QR, "pic", "QR-kode", (_RIGHT_EDGE - 1.6, 0.8, 1.6, 1.6)),
        Place(powerpoint.CODE, "body", "Kode", (_RIGHT_EDGE - 1.6, 2.42, 1.6, 0.5), 24, "tx2", bold=True, align="ctr"),
    )


def _large_way() -> tuple[Place, Place]:
    """Give a first slide a code that the last row can read, with the address below it."""
    return (
        Place(powerpoint.QR, "pic", "QR-kode", (_RIGHT_EDGE - 2.6, 1.5, 2.6, 2.6)),
        Place(powerpoint.CODE, "body", "Adresse", (_RIGHT_EDGE - 3.6, 4.2, 3.6, 0.8), 18, "bg1", bold=True, align="r"),
    )


_ORIGIN = Place(powerpoint.ORIGIN, "body", "Hvis ord", (LEFT_EDGE, 6.3, 11.9, 0.55), 14, "tx1", anchor="b")
_HALF = 4.75
_RIGHT = LEFT_EDGE + MAIN - _HALF

LAYOUTS: dict[str, tuple[Place, ...]] = {
    deck.TITLE: (
        Place(0, "ctrTitle", "Titel", (LEFT_EDGE, 1.5, _BESIDE_LARGE, 2.4), 54, "bg1", serif=True, anchor="b"),
        Place(powerpoint.BODY, "subTitle", "Undertitel", (LEFT_EDGE, 4.1, _BESIDE_LARGE, 1.6), 28, "bg1"),
        *_large_way(),
    ),
    deck.SECTION: (
        Place(powerpoint.ABOVE, "body", "Tema", (LEFT_EDGE, 1.5, _BESIDE_LARGE, 0.5), 28, "bg1", bold=True),
        Place(0, "title", "Temaets navn", (LEFT_EDGE, 2.1, _BESIDE_LARGE, 2.0), 44, "bg1", serif=True),
        Place(powerpoint.BODY, "body", "Beskrivelse", (LEFT_EDGE, 4.3, _BESIDE_LARGE, 1.7), 24, "bg1"),
        *_large_way(),
    ),
    deck.PROGRAMME: (_title(), Place(powerpoint.TABLE, "tbl", "Program", (LEFT_EDGE, 1.75, 11.9, 5.0))),
    deck.CLAIM: (
        *_head(),
        Place(powerpoint.BODY, "body", "Udsagn", (LEFT_EDGE, 2.4, MAIN, 3.7), 28),
        *_way(),
        _ORIGIN,
    ),
    deck.DILEMMA: (
        *_head(),
        *_pole(powerpoint.LEFT_NAME, powerpoint.LEFT, "til venstre", LEFT_EDGE),
        *_pole(powerpoint.RIGHT_NAME, powerpoint.RIGHT, "til højre", _RIGHT),
        Place(powerpoint.SCALE, "body", "Skala", (LEFT_EDGE, 5.2, MAIN, 0.45)),
        Place(powerpoint.PROMPT, "body", "Opfordring", (LEFT_EDGE, 5.7, MAIN, 0.45), 18, _RED, bold=True, align="ctr"),
        *_way(),
        _ORIGIN,
    ),
    deck.ACTIONS: (
        *_head(),
        Place(powerpoint.BODY, "body", "Handlinger", (LEFT_EDGE, 2.4, MAIN, 3.75), 28),
        *_way(),
        _ORIGIN,
    ),
    deck.QUESTIONS: (
        *_head(),
        Place(powerpoint.BODY, "body", "Spørgsmål", (LEFT_EDGE, 2.2, MAIN, 3.95), 28, numbered=True),
        *_way(),
        _ORIGIN,
    ),
}
_DARK = (deck.TITLE, deck.SECTION)


def template() -> bytes:
    """Make the template."""
    file = Presentation()
    file.slide_width, file.slide_height = Inches(WIDTH), Inches(HEIGHT)
    master = file.slide_master
    _paint(master)
    _set_master(master)
    layouts = list(file.slide_layouts)
    for spare in layouts[len(LAYOUTS) :]:
        file.slide_layouts.remove(spare)
    for layout, (name, places) in zip(layouts, LAYOUTS.items(), strict=False):
        _lay_out(layout, name, places)
    about = file.core_properties
    about.title, about.author, about.last_modified_by, about.language = "Oplæg", "Klyngeviden", "Klyngeviden", "da-DK"
    content = io.BytesIO()
    file.save(content)
    return without_times(content.getvalue())


def _paint(master: Any) -> None:
    """Give the theme the colours and fonts of the house."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = parse_xml(part.blob)
    theme.set("name", "Klyngeviden")
    colours = {
        "dk1": PRINT["ink"],
        "lt1": PRINT["paper"],
        "dk2": PRINT["petrol"],
        "lt2": SCREEN["line"].light,
        **{f"accent{number}": colour.light for number, colour in THEME_COLOURS.items()},
        "accent6": PRINT["rust"],
        "hlink": PRINT["petrol"],
        "folHlink": PRINT["quiet"],
    }
    scheme = theme.find(f".//{{{_A}}}clrScheme")
    for child in list(scheme):
        value = colours[child.tag.rpartition("}")[2]]
        for old in list(child):
            child.remove(old)
        child.append(child.makeelement(f"{{{_A}}}srgbClr", {"val": value.lstrip("#")}))
    for which, face in (("majorFont", HEADINGS), ("minorFont", TEXT)):
        theme.find(f".//{{{_A}}}{which}/{{{_A}}}latin").set("typeface", face)
    part._blob = serialize_part_xml(theme)


_MASTER = (
    Place(0, "title", "Overskrift", (LEFT_EDGE, 0.8, MAIN, 1.35), 36, serif=True),
    Place(1, "body", "Tekst", (LEFT_EDGE, 2.4, MAIN, 3.7), 28),
    Place(3, "ftr", "Bundtekst", (LEFT_EDGE, 6.95, 10.5, 0.3), 12, "folHlink"),
    Place(4, "sldNum", "Dianummer", (12.0, 6.95, 0.65, 0.3), 12, "folHlink", align="r"),
)


def _set_master(master: Any) -> None:
    _fill(master.element, _MASTER, "")


def _lay_out(layout: Any, name: str, places: tuple[Place, ...]) -> None:
    element = layout.element
    for key in ("type", "preserve"):
        element.attrib.pop(key, None)
    element.set("userDrawn", "1")
    foot = "bg1" if name in _DARK else "folHlink"
    feet = tuple(place._replace(number=place.number + 30, colour=foot) for place in _MASTER[2:])
    _fill(element, (*places, *feet), name)
    if name in _DARK:
        background = parse_xml(
            f'<p:bg xmlns:p="{_P}" xmlns:a="{_A}"><p:bgPr><a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
            "<a:effectLst/></p:bgPr></p:bg>"
        )
        element.find(f"{{{_P}}}cSld").insert(0, background)


def _fill(element: Any, places: tuple[Place, ...], name: str) -> None:
    """Put placeholders in the place of those that are there."""
    drawn = element.find(f"{{{_P}}}cSld")
    if name:
        drawn.set("name", name)
    tree = drawn.find(f"{{{_P}}}spTree")
    for old in list(tree.findall(f"{{{_P}}}sp")):
        tree.remove(old)
    for own_id, place in enumerate(places, start=2):
        tree.append(parse_xml("".join(_shape(own_id, place))))


def _shape(own_id: int, place: Place) -> Iterator[str]:
    x, y, wide, high = (int(Inches(one)) for one in place.at)
    number = f' idx="{place.number}"' if place.number else ""
    yield f'<p:sp xmlns:p="{_P}" xmlns:a="{_A}"><p:nvSpPr><p:cNvPr id="{own_id}" name="{place.name}"/>'
    yield '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    yield f'<p:nvPr><p:ph type="{place.kind}"{number}/></p:nvPr></p:nvSpPr>'
    yield f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
    yield '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
    yield f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{place.anchor}"><a:normAutofit/></a:bodyPr>'
    yield f"<a:lstStyle>{''.join(_style(place))}</a:lstStyle><a:p>{_sample(place)}</a:p></p:txBody></p:sp>"


def _style(place: Place) -> Iterator[str]:
    indent = 457_200 if place.numbered else 0
    yield f'<a:lvl1pPr marL="{indent}" indent="{-indent}" algn="{place.align}">'
    yield '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
    yield '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/>' if place.numbered else "<a:buNone/>"
    yield f'<a:defRPr sz="{place.size * 100}" b="{int(place.bold)}">'
    yield f'<a:solidFill><a:schemeClr val="{place.colour}"/></a:solidFill>'
    yield f'<a:latin typeface="{"+mj-lt" if place.serif else "+mn-lt"}"/></a:defRPr></a:lvl1pPr>'


def _sample(place: Place) -> str:
    run = f'<a:rPr lang="da-DK"/><a:t>{"‹#›" if place.kind == "sldNum" else place.name}</a:t>'
    if place.kind == "sldNum":
        return f'<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">{run}</a:fld>'
    return f"<a:r>{run}</a:r>"


if __name__ == "__main__":
    store.write(store.TEMPLATES, PATH, template())
