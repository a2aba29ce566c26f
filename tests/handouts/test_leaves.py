"""The leaves, opened again: one side however much stands on it, links that lead to the page, alike every time."""

import dataclasses
from pathlib import Path

import pytest

from generators import store
from generators.handouts.leaves.production import produce
from generators.handouts.manuscript import Manuscript
from generators.handouts.product import Product
from generators.handouts.proofing.preflight import Preflight
from generators.handouts.typesetting import Typesetter
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import outline
from generators.records.registers import ProgrammeKind
from generators.records.situations import EACH, Choice, Situation
from tests.handouts.conftest import DATE, EDITION, Changed
from tests.handouts.reading_pdf import page_texts
from tests.tools.pdf_validator import validate


def a_situation(base: KnowledgeBase, word: str = "ledelse") -> Situation:
    """Make a situation of the longest records there are, every text of its own as long as it may be."""
    longest = sorted(base.valid_records, key=lambda record: (-len(record.title), record.id))[:EACH]

    def filled(length: int) -> str:
        return (f"{word} " * length)[: length - 1].strip() + "?"

    return Situation.model_validate(
        {
            "slug": "laengst",
            "titel": filled(60),
            "hvornaar": filled(240),
            "poster": [{"post": record.id, "hvorfor": filled(200)} for record in longest],
            "spoergsmaal": [filled(240)] * EACH,
            "skridt": filled(300),
            "kilder": [{"kilde": longest[0].sources[0].source, "sted": "Side 1"}],
        }
    )


@pytest.fixture(scope="module")
def with_longest(base: KnowledgeBase) -> KnowledgeBase:
    return dataclasses.replace(base, situations=(*base.situations, a_situation(base)))


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


def test_every_situation_has_a_leaf(with_longest: KnowledgeBase, made: dict[str, Product]) -> None:
    """It stands beside its page."""
    assert {f"situationer/{situation.slug}.pdf" for situation in with_longest.situations} <= set(made)


def test_a_leaf_holds_its_situation(with_longest: KnowledgeBase, made: dict[str, Product]) -> None:
    """Title, questions, step and the codes of the records are there, and whose words they are."""
    for situation in with_longest.situations:
        content = made[f"situationer/{situation.slug}.pdf"].content
        assert content is not None
        text = " ".join(" ".join(page_texts(content)).replace("\u00a0", " ").split())
        told = [situation.title, *(choice.record for choice in situation.choices), outline.EDITORS]
        assert [words for words in told if words not in text] == []
        first_words = [" ".join(text.split()[:4]) for text in (*situation.questions, situation.step)]
        assert [words for words in first_words if words not in text] == []


def test_codes_lead_to_their_records(with_longest: KnowledgeBase, made: dict[str, Product]) -> None:
    """Who reads it on a screen can follow them."""
    for situation in with_longest.situations:
        content = made[f"situationer/{situation.slug}.pdf"].content or b""
        assert f"{EDITION.site_url}situationer/{situation.slug}/".encode() in content
        for choice in situation.choices:
            assert f"/{choice.record}/".encode() in content


def test_it_is_alike_every_time(with_longest: KnowledgeBase, made: dict[str, Product]) -> None:
    """Another press, the same bytes."""
    other = Typesetter(store.TEMPLATES, store.FONTS / "print", DATE)
    again = {product.address: product.content for product in produce(Manuscript(with_longest, EDITION), other)}
    assert again == {address: product.content for address, product in made.items()}


def test_an_example_is_marked(with_longest: KnowledgeBase, typesetter: Typesetter) -> None:
    """A fictional programme says so on every side."""
    programme = with_longest.programme.model_copy(update={"kind": ProgrammeKind.EXAMPLE})
    fictional = dataclasses.replace(with_longest, programme=programme)
    for product in produce(Manuscript(fictional, EDITION), typesetter):
        assert [text for text in page_texts(product.content or b"") if "EKSEMPEL" not in text] == []


def test_a_record_that_cannot_be_printed_is_named(typesetter: Typesetter, with_record: Changed) -> None:
    """The leaves that do without it are still made."""
    base = with_record("A-011", title="Hold øje 🙂 med resultaterne")
    lead = next(record for record in base.valid_records if record.id == "A-011")
    choices = (Choice(post=lead.id, hvorfor="Fordi den siger, hvad udvalget skal holde øje med."),) * EACH
    named = a_situation(base).model_copy(update={"choices": choices})
    other = a_situation(base).model_copy(update={"slug": "anden"})
    base = dataclasses.replace(base, situations=(named, other))
    products = {product.address: product for product in produce(Manuscript(base, EDITION), typesetter)}
    broken = products["situationer/laengst.pdf"]
    assert broken.content is None
    assert [problem.path for problem in broken.problems] == ["anbefalinger/A-011.yml"]
    assert products["situationer/anden.pdf"].content is not None


@pytest.mark.java
def test_it_passes_verapdf(made: dict[str, Product], tmp_path: Path) -> None:
    """Every leaf can be read by everybody."""
    paths = []
    for number, product in enumerate(made.values()):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(product.content or b"")
        paths.append(path)
    assert validate(paths, "ua1") == {path: [] for path in paths}
