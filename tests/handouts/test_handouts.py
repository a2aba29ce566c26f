"""The finished handouts, opened again: pages, tags, words, codes, and what happens when a record breaks them."""

import dataclasses
import datetime as dt
import itertools
import json
import re
from pathlib import Path

import cv2
import numpy as np
import pytest
import typst

from generators import danish, store
from generators.handouts.manuscript import Manuscript
from generators.handouts.order import PrintOrder
from generators.handouts.product import Product
from generators.handouts.production import Run, prepare, produce, proof, workbench
from generators.handouts.proofing.faults import unsettable
from generators.handouts.proofing.preflight import Preflight
from generators.handouts.setting.parts import Edition, identity_data, record_data
from generators.handouts.setting.seams import Seams
from generators.handouts.sheets import document, front
from generators.handouts.sheets.workshop import Workbench
from generators.handouts.typesetting import Typesetter, files
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.records.record_types import RECORD_TYPES, Finding, Record
from generators.records.registers import Cluster, ProgrammeKind
from tests.handouts.conftest import EDITION, FOUR, Changed, of_conference
from tests.handouts.reading_pdf import all_bookmarks, bookmarks, links, opened, page_texts, runs, tags
from tests.presentation.filled import filled, one_of_each
from tests.tools.pdf_validator import validate

SINGLES = [f"haefter/temakonference-{number}/{slug}.pdf" for number in (1, 2, 3) for slug in FOUR]
BOOK = "haefter/temakonference-1/bind-1.pdf"
# The height from the lower edge of the sheet, in points, below which the foot of a page stands.
FOOT = 53


def order_of_bornholm(base: KnowledgeBase, files: dict[str, bytes] | None = None) -> PrintOrder:
    manuscript = Manuscript(base, EDITION, files=files or {})
    return PrintOrder(manuscript, base.theme_conferences, [base.municipality["bornholm"]])


@pytest.fixture(scope="module")
def run_of_bornholm(base: KnowledgeBase, typesetter: Typesetter) -> Run:
    return prepare(order_of_bornholm(base), typesetter)


def content_of(products: dict[str, Product], address: str) -> bytes:
    content = products[address].content
    assert content is not None
    return content


def test_every_code_leads_to_its_record(products: dict[str, Product]) -> None:
    """On a screen the code is a link; on paper it is typed after the address of the site."""
    content = products["haefter/temakonference-1/hedensted.pdf"].content or b""
    # How a code is typed is told by an example, which stands after the address.
    shown = [re.sub(r"/[EDMAI]-\d{3}", "", text) for text in page_texts(content)]
    codes = {code for text in shown for code in re.findall(r"[EDMAI]-\d{3}", text)}
    assert len(codes) > 10
    assert {f"{EDITION.site_url}{code}" for code in codes} <= set(links(content))


def test_a_theme_without_its_name_is_read_by_name(base: KnowledgeBase, products: dict[str, Product]) -> None:
    """The number beside the mark says nothing to one who hears the page."""
    alts = {tag.alt for tag in tags(products["haefter/temakonference-1/hedensted.pdf"].content or b"")}
    names = {f"Tema: {base.theme[entry.theme].short_name}" for entry in base.theme_conferences[0].themes}
    assert names <= alts


def test_bookmarks_lead_where_they_say(products: dict[str, Product]) -> None:
    """In a handout and in a volume."""
    for address in ("haefter/temakonference-1/hedensted.pdf", BOOK):
        content = products[address].content or b""
        texts = [_bare(text) for text in page_texts(content)]
        found = all_bookmarks(content)
        assert len(found) > 5
        assert [title for title, page in found if _bare(title) not in texts[page]] == []


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


@pytest.mark.parametrize("address", SINGLES)
def test_a_handout_has_four_pages(products: dict[str, Product], address: str) -> None:
    """Every handout fills its four pages, whatever the municipality and the conference."""
    texts = page_texts(content_of(products, address))
    assert len(texts) == 4
    assert [f"Side {number} af 4" in text for number, text in enumerate(texts, start=1)] == [True] * 4
    assert all(len(text) > 200 for text in texts)


@pytest.mark.parametrize("address", [*SINGLES[:4], BOOK])
def test_the_pdf_says_what_it_is(products: dict[str, Product], address: str) -> None:
    """Title, language and tags are there, and the title is what the window shows."""
    with opened(content_of(products, address)) as pdf:
        assert str(pdf.Root.Lang) == "da-DK"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo["/Title"]).startswith("Temakonference 1: ")


def test_headings_are_in_order(products: dict[str, Product]) -> None:
    """One first heading, the municipality, and no level is skipped."""
    levels = [int(tag.kind[1]) for tag in tags(content_of(products, SINGLES[0])) if re.fullmatch(r"H\d", tag.kind)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("address", SINGLES)
def test_every_picture_is_described(products: dict[str, Product], address: str) -> None:
    """Map, QR code and scales have an alternative text that tells what they show."""
    described = [tag.alt for tag in tags(content_of(products, address)) if tag.kind == "Figure"]
    assert all(described)
    words = " ".join(alt or "" for alt in described)
    assert "Feltkort over Danmark" in words
    assert f"QR-kode, der fører til hæftets side: https://klyngeviden.example/{address.removesuffix('.pdf')}/" in words


def test_tables_have_headers(products: dict[str, Product]) -> None:
    """A table names its columns."""
    kinds = [tag.kind for tag in tags(content_of(products, SINGLES[0]))]
    assert kinds.count("Table") == 2
    assert kinds.count("TH") == 8


def test_the_qr_code_leads_to_the_handouts_page(base: KnowledgeBase, run_of_bornholm: Run) -> None:
    """A phone that reads the printed front is led to the page of that very handout."""
    bench = workbench(run_of_bornholm, base.theme_conferences[1])
    one = document.handout(bench, base.municipality["bornholm"])
    front = picture_of_front(bench, one)
    read, *_ = cv2.QRCodeDetector().detectAndDecode(front)
    assert read == "https://klyngeviden.example/haefter/temakonference-2/bornholm/"


def picture_of_front(bench: Workbench, one: document.Handout) -> cv2.typing.MatLike:
    """Draw the front as a printer of 110 dots to the inch would."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(store.FONTS / "print")])
    inputs = {
        "data": document.handouts_data(bench, [one], "x"),
        "identity": identity_data(bench.workshop.base, EDITION),
    }
    compiler = typst.Compiler(files("handouts/handout.typ", inputs), root=str(store.TEMPLATES), font_paths=fonts)  # type: ignore[type-var]
    pages = compiler.compile(format="png", ppi=110)
    assert isinstance(pages, list)
    picture = cv2.imdecode(np.frombuffer(pages[0], np.uint8), cv2.IMREAD_COLOR)
    assert picture is not None
    return picture


@pytest.mark.parametrize("address", SINGLES)
def test_every_record_of_the_themes_is_named_or_counted(
    base: KnowledgeBase, products: dict[str, Product], address: str
) -> None:
    """What stands in the handout carries its code; how many found no room, not even by title, is said in figures."""
    conference = base.conference[Path(address).parent.name]
    themes = {entry.theme for entry in conference.themes}
    wanted = {record.id for record in base.valid_records if themes.intersection(record.themes)}
    text = " ".join(" ".join(page_texts(content_of(products, address))[:3]).split())
    # A reason may name a record that does not stand there itself, and may be of another theme.
    text = re.sub(r"Hænger sammen med \S+", "", text)
    printed = set(re.findall(r"\b[EDMAI]-\d{3,5}\b", text))
    assert printed <= wanted
    more = len(wanted - printed)
    said = re.search(r"(\S+) (?:poster fik ikke plads|andre\. Læs)", text)
    assert (said[1].casefold() if said else "") == (danish.number(more) if more > 1 else "")


def test_no_text_is_cut(base: KnowledgeBase, products: dict[str, Product]) -> None:
    """Each summary that is begun inside is also ended."""
    text = " ".join(page_texts(content_of(products, SINGLES[0]))[1:3]).replace("\u00a0", " ")
    begun = [record for record in base.records if record.summary[:40] in text]
    assert len(begun) > 5
    assert [record.id for record in begun if record.summary[-30:] not in text] == []


def test_a_named_municipality_sees_why(products: dict[str, Product]) -> None:
    """Hedensted is told that it is named; Bornholm, whom nothing sets apart, is not told so."""
    hedensted = page_texts(content_of(products, SINGLES[0]))[0]
    bornholm = page_texts(content_of(products, "haefter/temakonference-1/bornholm.pdf"))[0]
    assert "Det vigtigste for Hedensted" in hedensted
    assert "Hedensted er nævnt i kilden som oplægsholder" in hedensted
    assert "Fælles hæfte" not in hedensted
    assert "Det vigtigste fra temaerne" in bornholm
    assert "Fælles hæfte: Intet i kilderne skiller jer ud." in bornholm


def test_what_is_true_of_a_municipality_differs_from_all_others(whole_base: KnowledgeBase) -> None:
    """Own name masked, hardly two fronts tell the same: the neighbours do, where the sources say nothing."""
    base, conference = whole_base, whole_base.theme_conferences[0]
    edition = Edition("Prøve", dt.date(2026, 1, 1), "https://klyngeviden.example/", "Klyngeviden")
    told = set()
    for own in base.municipalities:
        made = front.data(base, edition, conference, own)
        told.add(json.dumps([made[name] for name in ("starter", "nearby", "map-numbers")]).replace(own.name, "X"))
    assert len(told) >= 95


def test_the_delegation_is_sent_to_its_neighbours_and_can_find_them(
    whole_base: KnowledgeBase, typesetter: Typesetter
) -> None:
    """By name and number under the map, and at the foot of the front; an island is sent to those who live nearest."""
    first = whole_base.theme_conferences[0]
    slugs = ("hedensted", "bornholm")
    order = PrintOrder(Manuscript(whole_base, EDITION), [first], [whole_base.municipality[slug] for slug in slugs])
    made = list(produce(prepare(order, typesetter), first))
    assert [product.address for product in made] == [f"haefter/temakonference-1/{slug}.pdf" for slug in slugs]
    told = {
        slug: page_texts(product.content or b"")[0].replace("\u00a0", " ")
        for slug, product in zip(slugs, made, strict=True)
    }
    assert "Naboer: 1 Horsens, 2 Vejle, 3 Ikast-Brande" in told["hedensted"]
    assert "Find Horsens, Vejle og Ikast-Brande ved kaffen: Hvilket næste skridt" in told["hedensted"]
    assert "Tættest på: 1 " in told["bornholm"]


def test_what_is_unknown_is_said(products: dict[str, Product]) -> None:
    """A conference without date and place asks the reader to write them in; a known one shows them."""
    known, unknown = (page_texts(content_of(products, SINGLES[index]))[0] for index in (0, 4))
    assert "28. november 2017" in known
    assert "Aarhus" in known
    assert "Dag og sted er ikke oplyst. Skriv dem her, når I kender dem" in unknown


def test_the_book_starts_each_handout_on_an_odd_page(base: KnowledgeBase, products: dict[str, Product]) -> None:
    """All municipalities are in the book, each from a front side of the paper, numbered from 1."""
    book = content_of(products, BOOK)
    starts = bookmarks(book)
    assert [title for title, _ in starts] == [m.official_name for m in base.municipalities]
    assert [page % 2 for _, page in starts] == [0] * len(base.municipalities)


def test_the_feet_of_a_volume_number_each_handout_by_itself(base: KnowledgeBase, products: dict[str, Product]) -> None:
    """On every page of it stands whose it is, and which page of how many."""
    texts = page_texts(content_of(products, BOOK))
    feet = [(m.official_name, f"Side {page} af 4") for m in base.municipalities for page in range(1, 5)]
    assert [(whose in text, page in text) for (whose, page), text in zip(feet, texts, strict=True)] == [
        (True, True)
    ] * len(texts)


def test_two_runs_give_the_same_bytes(base: KnowledgeBase, run_of_bornholm: Run, products: dict[str, Product]) -> None:
    """Nothing in a PDF depends on when or in which order it was made."""
    again = next(iter(produce(run_of_bornholm, base.theme_conferences[2])))
    assert again.content == content_of(products, again.address)


@pytest.mark.java
def test_a_sample_passes_verapdf(products: dict[str, Product], tmp_path: Path) -> None:
    """Handouts and a book satisfy the part of PDF/UA-1 that a machine can check."""
    paths = []
    for address in (SINGLES[0], SINGLES[6], BOOK):
        paths.append(tmp_path / address.replace("/", "-"))
        paths[-1].write_bytes(content_of(products, address))
    assert {path.name: broken for path, broken in validate(paths).items() if broken} == {}


# --- hostile and broken records ---------------------------------------------------------------------------------------

HOSTILE = '#panic("x") $1/0$ *b* _i_ @ref <lab> \\ // #import "y" [A-001] ~~ <b>fed</b> {{ 7*7 }} %n'


def first_finding(base: KnowledgeBase) -> Record:
    return next(record for record in base.of_theme("data-og-dialog") if isinstance(record, Finding))


def handout_of_bornholm(
    base: KnowledgeBase, typesetter: Typesetter, conference: int, files: dict[str, bytes] | None = None
) -> Product:
    day = base.theme_conferences[conference]
    order = dataclasses.replace(order_of_bornholm(base, files), conferences=[day])
    return next(iter(produce(prepare(order, typesetter), day)))


def test_markup_in_a_record_is_printed_as_it_stands(
    base: KnowledgeBase, typesetter: Typesetter, with_record: Changed
) -> None:
    """No text of a record is ever evaluated."""
    product = handout_of_bornholm(
        with_record(first_finding(base).id, title=HOSTILE[:120], summary=HOSTILE * 3), typesetter, 1
    )
    assert product.problems == ()
    assert product.content is not None


def test_the_longest_texts_fit(base: KnowledgeBase, typesetter: Typesetter) -> None:
    """Every field as long as the model allows still gives four pages, with nothing beside the paper."""
    word = "ledelsesgrundlagsudviklingsaftaleforhandlingsprocedurerne"
    long = {"title": ("Langt " * 20)[:120].strip(), "summary": (word + " ") * 5 + "slut her."}
    records = tuple(record.model_copy(update=long) for record in of_conference(base, base.theme_conferences[2]))
    product = handout_of_bornholm(dataclasses.replace(base, records=records), typesetter, 2)
    assert product.content is not None
    assert len(page_texts(product.content)) == 4


def shown_in(products: dict[str, Product], conference: int) -> list[str]:
    """List the records on the second page of Bornholm's handout, where nothing is broken."""
    content = content_of(products, f"haefter/temakonference-{conference}/bornholm.pdf")
    return re.findall(r"\b[EDM]-\d{3}\b", page_texts(content)[1])


def test_a_sign_without_type_is_named_with_its_record(
    typesetter: Typesetter, base: KnowledgeBase, with_record: Changed, products: dict[str, Product]
) -> None:
    """A record with an emoji is named by file and line; handouts it does not stand in are still made."""
    other = set(shown_in(products, 3))
    shown = next(i for i in shown_in(products, 2) if i[0] == "E" and i not in other)
    broken = with_record(shown, title="Data får værdi i samtalen 🙂")
    files = {f"erkendelser/{shown}.yml": "temaer: x\ntitel: Data får værdi i samtalen 🙂\n".encode()}
    run = prepare(order_of_bornholm(broken, files), typesetter)
    made = [next(iter(produce(run, conference))) for conference in base.theme_conferences[1:]]
    assert [product.content is None for product in made] == [True, False]
    (problem,) = made[0].problems
    assert (problem.path, problem.line, problem.column) == (f"erkendelser/{shown}.yml", 2, 34)
    assert "U+1F642" in problem.message


def test_a_sign_without_type_in_a_register_is_named(typesetter: Typesetter, base: KnowledgeBase) -> None:
    """A conference whose place cannot be printed stops the handouts, and its register is named by line."""
    first, *others = base.theme_conferences
    conferences = (first.model_copy(update={"place": "Aarhus 🙂"}), *others)
    files = {f"_register/konferencer/{first.slug}.yml": "navn: x\nsted: Aarhus 🙂\n".encode()}
    product = handout_of_bornholm(dataclasses.replace(base, conferences=conferences), typesetter, 0, files)
    assert product.content is None
    assert [(p.path, p.line) for p in product.problems] == [(f"_register/konferencer/{first.slug}.yml", 2)]


def test_a_record_that_cannot_be_set_is_named(
    typesetter: Typesetter, products: dict[str, Product], with_record: Changed
) -> None:
    """Whatever stops Typst, the record that did it is named by file."""
    shown = shown_in(products, 2)[0]
    broken = handout_of_bornholm(with_record(shown, title=""), typesetter, 1)
    assert broken.content is None
    assert [problem.code for problem in broken.problems] == ["kan-ikke-trykkes"]
    assert shown in broken.problems[0].path


def test_a_sound_record_is_not_blamed(base: KnowledgeBase, typesetter: Typesetter) -> None:
    """The proof that finds the record to blame sets every other one, whatever its type and however filled."""
    records = [filled(record)[0] for record in one_of_each(base.valid_records)]
    assert {type(record) for record in records} == {type_.model for type_ in RECORD_TYPES}
    data = {record.id: record_data(record, Seams()) for record in records}
    assert all(one["questions"] for one in data.values())
    attempt = proof(typesetter, identity_data(base, EDITION))
    assert unsettable(Manuscript(base, EDITION), attempt, data) == {}


def test_an_example_is_marked_on_every_page(base: KnowledgeBase, typesetter: Typesetter) -> None:
    """A fictional programme says so on each page of each handout."""
    programme = base.programme.model_copy(update={"kind": ProgrammeKind.EXAMPLE})
    product = handout_of_bornholm(dataclasses.replace(base, programme=programme), typesetter, 0)
    assert product.content is not None
    assert all("EKSEMPEL" in text for text in page_texts(product.content))


def test_a_cluster_of_eight_long_names_fits(whole_base: KnowledgeBase, typesetter: Typesetter) -> None:
    """The caption of the map takes the lines it needs, and the records below it give way."""
    longest = sorted(whole_base.municipalities, key=lambda own: -len(own.name))[:8]
    cluster = {
        "slug": "lang", "navn": "Klyngen om fælles ledelse af læring og trivsel i dagtilbud og skole på tværs",
        "kommuner": [own.slug for own in longest], "start": "2016-09", "temaer": ["faglig-ledelse"],
    }  # fmt: skip
    base = dataclasses.replace(whole_base, clusters=(Cluster.model_validate(cluster),))
    conference = base.theme_conferences[0]
    run = prepare(PrintOrder(Manuscript(base, EDITION), [conference], longest[:1]), typesetter)
    (made,) = produce(run, conference)
    assert made.content is not None
    preflight = Preflight()
    preflight.product(made)
    assert preflight.problems == []
    front = page_texts(made.content)[0]
    assert all(own.name in front.replace("\u00a0", " ") for own in longest)


def test_themes_stand_in_the_order_of_their_numbers(base: KnowledgeBase, typesetter: Typesetter) -> None:
    """In whatever order a conference names its themes, a reader finds them by number."""
    first, *others = base.theme_conferences
    turned = first.model_copy(update={"themes": tuple(reversed(first.themes))})
    product = handout_of_bornholm(dataclasses.replace(base, conferences=(turned, *others)), typesetter, 0)
    front = page_texts(product.content or b"")[0]
    names = [theme.short_name for theme in base.main_themes if theme.slug in {entry.theme for entry in first.themes}]
    places = [re.search(name.replace(" ", r"\s+"), front) for name in names]
    assert len(places) > 1
    assert all(places)
    assert [place.start() for place in places if place] == sorted(place.start() for place in places if place)


@pytest.mark.parametrize("address", SINGLES[:5])
def test_nothing_is_printed_smaller_than_nine_points(products: dict[str, Product], address: str) -> None:
    """Everybody can read it; only the foot of a page is smaller, and none of it below eight."""
    found = runs(content_of(products, address))
    small = [run for run in found if run.size < (8 if run.height < FOOT else 9)]
    assert small == []
