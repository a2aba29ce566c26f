"""The leaves, opened again: one side however much stands on it, links that lead to the page, alike every time."""

import dataclasses
import itertools
from pathlib import Path, PurePosixPath

import pytest

from generators import danish, store
from generators.handouts.leaves.meeting import meeting_leaves
from generators.handouts.leaves.production import produce
from generators.handouts.manuscript import Manuscript
from generators.handouts.product import Product
from generators.handouts.proofing.preflight import Preflight
from generators.handouts.typesetting import Typesetter
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.theme_brief import ACTIONS, brief
from generators.presentation import addresses, outline, proposal
from generators.records.record_types import RECORD_TYPES, Dilemma, LeadershipLevel, Recommendation, Record
from generators.records.registers import ProgrammeKind
from generators.records.ways_in import EACH, Audience, Reading, Situation
from tests.handouts.conftest import DATE, EDITION, Changed
from tests.handouts.reading_pdf import page_texts
from tests.tools.pdf_validator import validate


def filled(length: int) -> str:
    """Make a text of real words that is as long as a field lets it be."""
    return ("Ledelse er at få det svære til at lykkes for andre. " * length)[: length - 1].strip() + "?"


def a_way_in(base: KnowledgeBase) -> dict[str, object]:
    """Fill what all ways in have."""
    return {
        "slug": "laengst",
        "titel": filled(60),
        "hvornaar": filled(220),
        "poster": [{"post": record.id, "hvorfor": filled(180)} for record in base.valid_records[:EACH]],
        "spoergsmaal": [filled(180)] * EACH,
    }


def a_situation(base: KnowledgeBase) -> Situation:
    """Make a situation whose every text is as long as it may be."""
    sources = [{"kilde": source.slug, "sted": "Side 1"} for source in base.sources[:6]]
    return Situation.model_validate(a_way_in(base) | {"skridt": filled(240), "kilder": sources})


def an_audience(base: KnowledgeBase) -> Audience:
    """Make a role as full."""
    return Audience.model_validate(a_way_in(base) | {"niveau": LeadershipLevel.DECENTRAL.value})


@pytest.fixture(scope="module")
def with_longest(base: KnowledgeBase) -> KnowledgeBase:
    """The base, its first records and all dilemmas as long as they may be, and the ways in that lead to them."""
    long = {"title": filled(120), "caveat": filled(200), "editorial_fields": ("titel", "poler")}

    def longest(record: Record) -> Record:
        named = record in base.valid_records[:EACH] or isinstance(record, Dilemma)
        return record.model_copy(update=long) if named else record

    return dataclasses.replace(
        base,
        records=tuple(longest(record) for record in base.records),
        situations=(*base.situations, a_situation(base)),
        audiences=(*base.audiences, an_audience(base)),
    )


@pytest.fixture(scope="module")
def one_of_a_kind(with_longest: KnowledgeBase) -> KnowledgeBase:
    """The same, but of all situations and roles, which are set alike, only the longest of each."""
    return dataclasses.replace(
        with_longest, situations=with_longest.situations[-1:], audiences=with_longest.audiences[-1:]
    )


@pytest.fixture(scope="module")
def made(with_longest: KnowledgeBase, typesetter: Typesetter) -> dict[str, Product]:
    return {product.address: product for product in produce(Manuscript(with_longest, EDITION), typesetter)}


def test_preflight_finds_nothing(made: dict[str, Product]) -> None:
    """Also with texts as long as the fields let them be, each leaf has its sides and all that a reader needs."""
    preflight = Preflight()
    for product in made.values():
        preflight.product(product)
    assert made
    assert preflight.problems == []


def test_every_way_in_has_a_leaf(with_longest: KnowledgeBase, made: dict[str, Product]) -> None:
    """It stands beside its page, and says what it is a leaf of."""
    situations = {f"situationer/{situation.slug}.pdf" for situation in with_longest.situations}
    audiences = {f"for/{audience.slug}.pdf" for audience in with_longest.audiences}
    assert situations | audiences <= set(made)
    for address in situations | audiences:
        assert "Hvad er det her?" in " ".join(page_texts(made[address].content or b""))


def test_the_back_holds_every_action_of_the_level(with_longest: KnowledgeBase, made: dict[str, Product]) -> None:
    """Those of all recommendations, none of them lost."""
    for audience in with_longest.audiences:
        told = " ".join(page_texts(made[f"for/{audience.slug}.pdf"].content or b"")).replace("\u00a0", " ")
        asked = [
            action.text
            for record in with_longest.valid_records
            if isinstance(record, Recommendation)
            for action in record.actions
            if action.level is audience.level
        ]
        assert asked
        assert [text for text in asked if " ".join(text.split()[:3]) not in told] == []


def test_a_leaf_holds_its_situation(with_longest: KnowledgeBase, made: dict[str, Product]) -> None:
    """Title, questions, step and the codes of the records are there, and whose words they are."""
    for situation in with_longest.situations:
        content = made[f"situationer/{situation.slug}.pdf"].content
        assert content is not None
        text = " ".join(" ".join(page_texts(content)).replace("\u00a0", " ").split())
        told = [situation.title, *(reading.record for reading in situation.readings), outline.EDITORS]
        assert [words for words in told if words not in text] == []
        first_words = [" ".join(text.split()[:4]) for text in (*situation.questions, situation.step)]
        assert [words for words in first_words if words not in text] == []


def test_a_theme_has_a_sheet(with_longest: KnowledgeBase, made: dict[str, Product]) -> None:
    """Its claim, its dilemma, three actions under their levels, its questions and what nobody knows."""
    for theme in with_longest.main_themes:
        product = made[f"publikation/temaark/{theme.slug}.pdf"]
        assert product.content is not None
        assert f"{EDITION.site_url}temaer/{theme.slug}/".encode() in product.content
        text = " ".join(" ".join(page_texts(product.content)).replace("\u00a0", " ").split())
        told = brief(with_longest, theme)
        assert told.claim
        assert told.dilemma
        assert len(told.actions) == ACTIONS
        levels = [action.level.label for action, _ in told.actions]
        assert [words for words in (*levels, *(record.id for record in told.records)) if words not in text] == []
        spoken = (*theme.questions[:EACH], *theme.unknown, *(action.text for action, _ in told.actions))
        first_words = [" ".join(danish.typeset(each).replace("\u00a0", " ").split()[:3]) for each in spoken]
        assert [words for words in first_words if words not in text] == []


def test_a_meeting_has_a_sheet_for_itself_and_one_for_each_type(
    with_longest: KnowledgeBase, made: dict[str, Product]
) -> None:
    """Each asks on one side for all that the form asks for, with the words to tick off, and leads to the form."""
    sheets = {name: made[addresses.of_meeting_sheet(name)].content or b"" for name, _ in proposal.sheets()}
    texts = {name: " ".join(" ".join(page_texts(content)).split()) for name, content in sheets.items()}
    asked = {row.slug: proposal.of_type(row, with_longest) for row in RECORD_TYPES}
    asked["moedet"] = proposal.of_meeting()
    assert asked.keys() == sheets.keys()
    for name, fields in asked.items():
        assert len(page_texts(sheets[name])) == 1
        assert b"foreslaa/" in sheets[name]
        flat = [part.title for field in fields for part in (field.parts or (field,))]
        words = [label for field in fields for _, label, _ in field.choices]
        assert [told for told in (*flat, *words) if told.split("\u00a0")[0] not in texts[name]] == []
    assert [row.asked for row in RECORD_TYPES if row.asked not in texts["moedet"]] == []


def test_an_answer_has_the_room_that_it_takes(base: KnowledgeBase) -> None:
    """A told text four parts of the side, a long one two, and one that may be left out as little as a short one."""
    sheets = {leaf.address: leaf for leaf in meeting_leaves(Manuscript(base, EDITION))}
    written, ticked = sheets[addresses.of_meeting_sheet("dilemma")].sections
    rooms = [(row["label"].replace("\u00a0", " "), row["weight"]) for row in written["rows"]]
    assert rooms == [
        ("Titel", 1),
        ("Resumé", 2),
        ("1. Hensyn", 1),
        ("1. Hvad der taler for det", 2),
        ("2. Hensyn", 1),
        ("2. Hvad der taler for det", 2),
        ("Hvad står på spil", 4),
        ("Overvejelser (kan springes over)", 1),
        ("Spørgsmål til mødet (kan springes over)", 1),
        ("Hvor står det?", 1),
    ]
    assert [row["label"] for row in ticked["rows"]] == ["Temaer", "Ledelsesniveauer", "Områder"]
    weights = [row["weight"] for row in sheets[addresses.of_meeting_sheet("moedet")].sections[1]["rows"]]
    assert weights == [2] * len(RECORD_TYPES)


def test_codes_lead_to_their_records(with_longest: KnowledgeBase, made: dict[str, Product]) -> None:
    """Who reads it on a screen can follow them."""
    for situation in with_longest.situations:
        content = made[f"situationer/{situation.slug}.pdf"].content or b""
        assert f"{EDITION.site_url}situationer/{situation.slug}/".encode() in content
        for reading in situation.readings:
            assert f"/{reading.record}/".encode() in content


def test_it_is_alike_every_time(one_of_a_kind: KnowledgeBase, made: dict[str, Product]) -> None:
    """Another press, the same bytes, whatever else it has set."""
    other = Typesetter(store.TEMPLATES, store.FONTS / "print", DATE)
    again = {product.address: product.content for product in produce(Manuscript(one_of_a_kind, EDITION), other)}
    assert {PurePosixPath(address).parts[0] for address in again} == {PurePosixPath(a).parts[0] for a in made}
    assert again == {address: made[address].content for address in again}


def test_an_example_is_marked(one_of_a_kind: KnowledgeBase, typesetter: Typesetter) -> None:
    """A fictional programme says so on every side."""
    programme = one_of_a_kind.programme.model_copy(update={"kind": ProgrammeKind.EXAMPLE})
    fictional = dataclasses.replace(one_of_a_kind, programme=programme)
    for product in produce(Manuscript(fictional, EDITION), typesetter):
        assert [text for text in page_texts(product.content or b"") if "EKSEMPEL" not in text] == []


def test_a_record_that_cannot_be_printed_is_named(typesetter: Typesetter, with_record: Changed) -> None:
    """The leaves that do without it are still made."""
    base = with_record("A-011", title="Hold øje 🙂 med resultaterne")
    lead = next(record for record in base.valid_records if record.id == "A-011")
    readings = (Reading(post=lead.id, hvorfor="Fordi den siger, hvad udvalget skal holde øje med."),) * EACH
    named = a_situation(base).model_copy(update={"readings": readings})
    other = a_situation(base).model_copy(update={"slug": "anden"})
    base = dataclasses.replace(base, situations=(named, other))
    broken, sound = itertools.islice(produce(Manuscript(base, EDITION), typesetter), 2)
    assert (broken.address, broken.content) == ("situationer/laengst.pdf", None)
    assert [problem.path for problem in broken.problems] == ["anbefalinger/A-011.yml"]
    assert sound.address == "situationer/anden.pdf"
    assert sound.content is not None


def test_what_one_side_has_no_room_for_is_found(with_longest: KnowledgeBase, typesetter: Typesetter) -> None:
    """Preflight tells of it; nothing is printed over the foot."""
    crowded = a_situation(with_longest).model_copy(update={"step": "Ring til dem alle sammen. " * 120})
    base = dataclasses.replace(with_longest, situations=(crowded,), audiences=())
    product = next(produce(Manuscript(base, EDITION), typesetter))
    preflight = Preflight()
    preflight.product(product)
    assert [problem.message for problem in preflight.problems] == ["Sidetal: Der er 2 sider; der skulle være 1."]


@pytest.mark.java
def test_it_passes_verapdf(made: dict[str, Product], tmp_path: Path) -> None:
    """Every leaf can be read by everybody."""
    paths = []
    for number, product in enumerate(made.values()):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(product.content or b"")
        paths.append(path)
    assert validate(paths, "ua1") == {path: [] for path in paths}
