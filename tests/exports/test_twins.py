"""The Markdown twins say what the pages say, as a Markdown reader not written here understands them."""

import dataclasses
import re

import pytest
from markdown_it import MarkdownIt

from generators.exports.robots import robots
from generators.exports.twins import twins
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses, outline
from generators.presentation.open_data import Issue
from generators.records.record_types import Status
from tests.presentation.filled import filled, one_of_each

Texts = dict[str, str]


@pytest.fixture(scope="module")
def written(base: KnowledgeBase, issue: Issue) -> Texts:
    return dict(twins(base, issue))


def _read(text: str) -> str:
    """Only the words."""
    return re.sub(r"<[^>]+>", " ", MarkdownIt().render(text))


def test_every_record_theme_and_way_in_has_one(base: KnowledgeBase, written: Texts) -> None:
    wanted = [addresses.of_record(record) for record in base.records]
    wanted += [addresses.of_theme(theme) for theme in base.themes]
    wanted += [*map(addresses.of_situation, base.situations), *map(addresses.of_audience, base.audiences)]
    assert {*map(addresses.twin_of, wanted), addresses.FOR_MODELS} == set(written)


def test_every_field_of_a_record_is_told_and_whose_words_they_are(base: KnowledgeBase, issue: Issue) -> None:
    for record, words in map(filled, one_of_each(base.valid_records)):
        found = dict(twins(dataclasses.replace(base, records=(record,)), issue))
        text = _read(found[addresses.twin_of(addresses.of_record(record))])
        assert [word for told in words.values() for word in told if word not in text] == [], record.id
        assert text.count(outline.EDITORS) == len([part for part in outline.parts(record) if part.mark])
        assert outline.byline(record) in text


def test_links_lead_to_twins_that_are_there(written: Texts, issue: Issue) -> None:
    for address, text in written.items():
        for target in re.findall(r"\]\((https://klyngeviden\.example/[^)]*index\.md)\)", text):
            assert target.removeprefix(issue.site.url) in written, address


def test_what_looks_like_markdown_is_told_as_it_stands(base: KnowledgeBase, issue: Issue) -> None:
    title = "En *stor* [sag] <b> `a` # 1 \\ | 2"
    record = base.records[0].model_copy(update={"title": title})
    text = dict(twins(dataclasses.replace(base, records=(record,)), issue))[
        addresses.twin_of(addresses.of_record(record))
    ]
    heading = MarkdownIt().parse(text)[1]
    assert "".join(part.content for part in heading.children or ()) == title


def test_a_withdrawn_record_says_so_and_leads_on(base: KnowledgeBase, issue: Issue) -> None:
    record, other = base.records[:2]
    gone = record.model_copy(update={"status": Status.WITHDRAWN, "superseded_by": other.id})
    found = dict(twins(dataclasses.replace(base, records=(gone, other)), issue))
    text = found[addresses.twin_of(addresses.of_record(gone))]
    assert "Trukket tilbage; skal ikke bruges." in text
    assert f"Læs i stedet [{other.id}: " in text


def test_what_is_made_up_says_so_and_is_kept_from_robots(
    demo: KnowledgeBase, base: KnowledgeBase, issue: Issue
) -> None:
    assert all("EKSEMPEL" in text for text in dict(twins(demo, issue)).values())
    assert "Disallow: /\n" in robots(demo, issue.site)
    assert robots(base, issue.site).endswith(f"Sitemap: {issue.site.url}sitemap.xml\n")
