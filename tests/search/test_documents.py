"""What can be found, what each says of itself, and what it can be narrowed by: on a made-up programme."""

import dataclasses

import pytest

from generators import danish
from generators.demo import programme
from generators.knowledge import facets
from generators.knowledge.knowledge_base import KnowledgeBase, build, municipality_slug
from generators.reading.loader import load
from generators.records.record_types import Recommendation, Status
from generators.search.documents import Findable, SitePage, findables, used_facets


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return build(load({path: text.encode() for path, text in programme.files(programme.Size(30))}))


@pytest.fixture(scope="module")
def found(base: KnowledgeBase) -> dict[tuple[str, str], Findable]:
    return {(one.kind, one.id): one for one in findables(base)}


def weight_of(one: Findable, text: str) -> int:
    """Give the most that a passage with a text counts; nothing where there is none."""
    return max((passage.weight for passage in one.passages if text in passage.text), default=0)


def test_a_word_counts_more_the_more_it_says_of_the_record(
    base: KnowledgeBase, found: dict[tuple[str, str], Findable]
) -> None:
    record = next(
        record
        for record in base.records
        if isinstance(record, Recommendation) and record.search_words and record.questions
    )
    one = found["anbefaling", record.id]
    title, summary, word, text, question, place = (
        weight_of(one, part)
        for part in (
            record.title, record.summary, record.search_words[0], record.text.splitlines()[0], record.questions[0],
            record.sources[0].place,
        )
    )  # fmt: skip
    assert title > 2 * summary
    assert word > summary > text > question > weight_of(one, base.theme[record.themes[0]].name) > place > 0


def test_a_withdrawn_record_says_first_what_to_read_instead(
    base: KnowledgeBase, found: dict[tuple[str, str], Findable]
) -> None:
    gone = [record for record in base.records if record.status is Status.WITHDRAWN]
    assert gone
    for record in base.records:
        successor = base.living_successor(record)
        start = f"Trukket tilbage. Læs i stedet {successor.id}: »{successor.title}«. " if successor else ""
        summary = next(one.summary for (_, key), one in found.items() if key == record.id)
        assert summary == start + record.summary
    assert any(base.living_successor(record) for record in gone)


def test_marks_and_addresses_in_a_text_are_not_searched(base: KnowledgeBase) -> None:
    text = "Se **[A-001]** og [en side](https://kl.dk/vejledning), *nu*."
    changed = tuple(record.model_copy(update={"text": text}) for record in base.records[:1])
    (one, *_) = findables(dataclasses.replace(base, records=changed))
    (passage,) = (passage.text for passage in one.passages if "en side" in passage.text)
    assert "kl.dk" not in passage
    assert "A-001" not in passage
    assert {"Se", "og", "en", "side", "nu"} <= {word.strip("*[]., ") for word in passage.split()}


def test_a_municipality_tells_how_many_records_name_it(base: KnowledgeBase) -> None:
    counts = {m.slug: len(base.roles_of(m.slug)) for m in base.municipalities}
    told = {one.id: one.summary for one in findables(base) if one.kind == "kommune"}
    assert {0, 1} < set(counts.values())
    for municipality in base.municipalities:
        count = counts[municipality.slug]
        start = danish.capitalised(danish.counted(count, "post", "poster")) if count else "Ingen poster"
        assert told[municipality.slug] == f"{start} nævner kommunen. {municipality.region}."


def test_a_cluster_is_found_by_its_municipalities_and_they_by_it(
    base: KnowledgeBase, found: dict[tuple[str, str], Findable]
) -> None:
    for cluster in base.clusters:
        one = found["klynge", cluster.slug]
        assert one.facets["kommune"] == tuple(map(municipality_slug, cluster.municipalities))
        for municipality in (base.municipality[municipality_slug(key)] for key in cluster.municipalities):
            assert weight_of(one, municipality.name)
            assert found["kommune", municipality.slug].facets["klynge"] == (cluster.slug,)
            assert municipality.name in one.summary
    outside = next(m for m in base.municipalities if not base.cluster_of(m.slug))
    assert "klynge" not in found["kommune", outside.slug].facets


def test_what_points_at_records_ranks_below_them(found: dict[tuple[str, str], Findable]) -> None:
    """Themes and municipalities are what was asked for, when they are."""
    standing = {kind: {one.standing for (own, _), one in found.items() if own == kind} for kind, _ in found}
    for kind in ("klynge", "konference", "kilde", "begreb"):
        assert max(standing[kind]) < 85
    assert standing["tema"] == standing["kommune"] == {100}


def test_a_conference_tells_when_and_where_as_far_as_is_known(base: KnowledgeBase) -> None:
    def told(**fields: object) -> Findable:
        conference = base.conferences[0].model_copy(update={"description": "Om dagen.", **fields})
        (one,) = (
            one for one in findables(dataclasses.replace(base, conferences=(conference,))) if one.kind == "konference"
        )
        return one

    known = told()
    assert known.summary == "17. november 2022. Fløjtesalen, Traneager. Om dagen."
    assert (known.date, known.facets["aar"]) == ("2022-11-17", ("2022",))
    unknown = told(date=None, period="foråret 2018", place=None)
    assert unknown.summary == "foråret 2018. Om dagen."
    assert unknown.date == ""
    assert "aar" not in unknown.facets
    assert told(date=None, place=None).summary == "Om dagen."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ord " * 59 + "orde", "ord " * 59 + "orde"),
        ("ord " * 59 + "ord.", "ord " * 59 + "ord."),
        ("ord " * 59 + "ordet", "ord " * 58 + "ord …"),
        ("ord\n" * 58 + "ord, ordene", "ord " * 58 + "ord …"),
        ("ord " * 57 + "orden; ordene", "ord " * 57 + "orden …"),
    ],
)
def test_a_long_description_is_cut_at_a_word(text: str, shown: str, base: KnowledgeBase) -> None:
    conference = base.conferences[0].model_copy(
        update={"description": text, "date": None, "period": None, "place": None}
    )
    changed = dataclasses.replace(base, conferences=(conference,))
    assert [one.summary for one in findables(changed) if one.kind == "konference"] == [shown]


def test_a_page_of_what_is_found_already_is_not_found_twice(
    base: KnowledgeBase, found: dict[tuple[str, str], Findable]
) -> None:
    theme = found["tema", base.themes[0].slug]
    listed = [SitePage(address, "Side", "Om siden.") for address in (theme.address, "data/")]
    assert [one.address for one in findables(base, listed) if one.kind == "side"] == ["data/"]


def test_a_search_is_narrowed_by_kinds_of_registers_too(
    base: KnowledgeBase, found: dict[tuple[str, str], Findable]
) -> None:
    """Each kind that occurs, with a capital letter; no value that only a register has in any other facet."""
    used = {facet.key: facet.values for facet in used_facets(base, found.values())}
    assert list(used) == [facet.key for facet in facets.FACETS]
    kinds = ("tema", "kommune", "klynge", "konference", "kilde", "begreb")
    assert [used["type"][kind] for kind in kinds] == ["Tema", "Kommune", "Klynge", "Konference", "Kilde", "Begreb"]
    without = [one for one in found.values() if one.kind != "klynge"]
    assert "klynge" not in next(facet.values for facet in used_facets(base, without) if facet.key == "type")
    named = {slug for record in base.records for slug in facets.SOURCE.held(base, record)}
    assert set(used["kilde"]) == named
