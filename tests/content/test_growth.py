"""The findings grow, and the pages follow: nothing else has to be written for what is added to show, and to be true."""

import dataclasses
import datetime as dt
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generators import cli, danish, site_sources, store
from generators.handouts.manuscript import Manuscript
from generators.handouts.setting.parts import Edition
from generators.handouts.volumes.introduction import chapters
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.selection import select
from generators.loading import load_base, read_checked
from generators.problems import Level
from generators.search import query
from generators.search.shards import build_index
from generators.website.place_pages import named_municipalities
from generators.word_data import word_data
from tests.content.growth import CLUSTER, NEW_NAME, SOURCE, SYNONYM, Growth, grow


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Growth]:
    """A copy of the real findings with what editors will come with."""
    findings = Path(shutil.copytree(store.FINDINGS, tmp_path_factory.mktemp("vokset") / "findings"))
    return findings, grow(findings)


@pytest.fixture(scope="module")
def written(grown: tuple[Path, Growth], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources of its pages."""
    out = tmp_path_factory.mktemp("kilder") / "ud"
    assert cli.main(["pages", "--findings", str(grown[0]), "--out", str(out)]) == 0
    return out / "docs"


@pytest.fixture(scope="module")
def larger(grown: tuple[Path, Growth]) -> KnowledgeBase:
    """The knowledge base of it."""
    return load_base(grown[0])


def _page(written: Path, address: str) -> str:
    return (written / address / "index.md").read_text(encoding="utf-8")


def test_there_is_nothing_more_to_mend(grown: tuple[Path, Growth]) -> None:
    """What was added is sound, and makes nothing wrong of what was there; a new name is asked about."""
    _, before = read_checked(store.FINDINGS)
    _, after = read_checked(grown[0])
    known = {(problem.path, problem.code) for problem in before}
    new = [problem for problem in after if (problem.path, problem.code) not in known]
    assert [problem for problem in new if NEW_NAME not in problem.message or problem.level is Level.ERROR] == []


def test_a_result_and_its_cluster_lead_to_one_another(grown: tuple[Path, Growth], written: Path) -> None:
    """The record names the cluster, the cluster's page lists the record, and the index lists the cluster."""
    record = grown[1].record
    assert f"klynger/{CLUSTER}/index.html" in _page(written, f"erkendelser/{record}")
    assert f"erkendelser/{record}/index.html" in _page(written, f"klynger/{CLUSTER}")
    index = _page(written, "klynger")
    assert f'klynger/{CLUSTER}/index.html"' in index
    assert "Hvad vi ikke ved" not in index


def test_municipalities_inside_are_told_of_their_cluster(grown: tuple[Path, Growth], written: Path) -> None:
    """Each member is led to the cluster and to its fellows, and told nothing of what is not known."""
    for slug in grown[1].members:
        page = _page(written, f"kommuner/{slug}")
        assert f"klynger/{CLUSTER}/index.html" in page
        assert all(f"{other}/index.html" in page for other in grown[1].members if other != slug)
        assert "Kilderne siger ikke, hvilke kommuner" not in page


def test_municipalities_outside_are_not_told_that_nothing_is_known(
    grown: tuple[Path, Growth], larger: KnowledgeBase, written: Path
) -> None:
    """Now a source does name a cluster: they are told that they are not in it, and led to it."""
    outside = [own for own in larger.municipalities if not larger.cluster_of(own.slug)]
    assert len(outside) + len(grown[1].members) == len(larger.municipalities) or len(larger.clusters) > 1
    for own in outside:
        page = _page(written, f"kommuner/{own.slug}")
        assert "Kilderne siger ikke, hvilke kommuner" not in page
        count = danish.counted(len(larger.clusters), "klynge", "klynger")
        assert f"Kilderne fortæller om kommunerne i {count}, og {own.name} er ikke en af dem." in page
        assert "../../klynger/index.html" in page


def test_a_new_theme_conference_is_counted_and_has_its_handouts(
    grown: tuple[Path, Growth], larger: KnowledgeBase, written: Path
) -> None:
    """It is on the lists, in the number, and each municipality has a page for its handout to it."""
    new, count = grown[1].conference, len(larger.theme_conferences)
    assert [c.slug for c in larger.theme_conferences][-1] == new
    index = _page(written, "konferencer")
    assert f'description: "{danish.capitalised(danish.number(count))} temakonferencer med' in index
    assert f'konferencer/{new}/index.html"' in index
    for own in larger.municipalities:
        assert (written / f"haefter/{new}/{own.slug}/index.md").is_file()
        page = _page(written, f"kommuner/{own.slug}")
        assert f"haefter/{new}/{own.slug}/index.html" in page
        assert f"{danish.capitalised(danish.number(count))} hæfter" in page


def test_no_page_states_a_number_of_conferences_that_is_no_longer_true(
    grown: tuple[Path, Growth], larger: KnowledgeBase, written: Path
) -> None:
    """Pages count; what an editor wrote of the plan stands, and hand-written pages say that it was the plan."""
    number = "|".join(danish.number(n) for n in range(2, 11) if n != len(larger.theme_conferences))
    stated = re.compile(rf"(?:\w+ )?(?:{number}) temakonferencer", re.IGNORECASE)
    records = " ".join(" ".join(p.read_text(encoding="utf-8").split()) for p in sorted(grown[0].rglob("*.yml")))
    plan = re.compile(r"plan|skulle|kilderne siger", re.IGNORECASE)
    wrong = []
    for path in sorted(written.rglob("*.md")):
        text = " ".join(path.read_text(encoding="utf-8").split())
        # The pattern looks at every letter: few pages have the word at all, and those have it in few places.
        ends = [m.end() for m in re.finditer("temakonferencer", text, re.IGNORECASE)]
        places = [m for end in ends for m in stated.finditer(text, max(0, end - 100), end) if m[0] not in records]
        unplanned = [m[0] for m in places if not plan.search(text[max(0, m.start() - 400) : m.end() + 100])]
        wrong += [f"{path.relative_to(written)}: {told}" for told in unplanned]
    assert wrong == []


def test_a_new_source_has_its_page_and_its_record(grown: tuple[Path, Growth], written: Path) -> None:
    """Cited and citing lead to one another."""
    assert f"erkendelser/{grown[1].record}/index.html" in _page(written, f"kilder/{SOURCE}")
    assert f"kilder/{SOURCE}/index.html" in _page(written, f"erkendelser/{grown[1].record}")
    assert f'kilder/{SOURCE}/index.html"' in _page(written, "kilder")


def test_a_new_record_is_told_wherever_one_looks_for_news(
    grown: tuple[Path, Growth], larger: KnowledgeBase, written: Path, tmp_path: Path
) -> None:
    """On Nyt, in the feeds of its theme and of the members of its cluster, in the newsletter and in each one's row."""
    record, members = larger.by_id[grown[1].record], grown[1].members
    news = _page(written, "nyt")
    assert news.index(f'data-kv-news="{record.recorded}-ny-{record.id}"') < news.index("Første udgave")
    for feed in ("alt", f"tema/{record.themes[0]}", *(f"kommune/{slug}" for slug in members)):
        assert f"Ny: erkendelse {record.id}." in (written / f"abonner/{feed}.xml").read_text(encoding="utf-8"), feed
    people, out = tmp_path / "liste.csv", tmp_path / "ud"
    outside = next(own for own in larger.municipalities if own.slug not in members)
    codes = [larger.municipality[slug].code for slug in members] + [outside.code]
    people.write_text("\n".join(["kommunekode", *codes]), encoding="utf-8")
    words = ["--siden", str(record.recorded), "--out", str(out), "--modtagere", str(people)]
    assert cli.main(["newsletter", "--findings", str(grown[0]), *words]) == 0
    assert danish.typeset(record.title) in (out / "nyhedsbrev.html").read_text(encoding="utf-8")
    _, *rows = (out / "fletning.csv").read_text(encoding="utf-8-sig").splitlines()
    told = [f"Ny: erkendelse {record.id}. " in row.rsplit(";", 2)[1] for row in rows]
    assert told == [True] * len(members) + [False]


def test_a_municipality_is_called_by_its_new_name_everywhere(grown: tuple[Path, Growth], written: Path) -> None:
    """The page has moved, the lists name it, and nothing generated leads to where it was."""
    new, old = danish.slug(NEW_NAME), danish.slug(grown[1].renamed)
    assert f"<h1>{NEW_NAME}</h1>" in _page(written, f"kommuner/{new}")
    assert not (written / "kommuner" / old / "index.md").exists()
    assert f"hed tidligere {grown[1].renamed}" in _page(written, f"kommuner/{new}")
    assert NEW_NAME in _page(written, "kommuner")
    leads = [path for path in written.rglob("*.md") if f"kommuner/{old}/" in path.read_text(encoding="utf-8")]
    assert leads == []


def test_a_name_of_before_leads_on(grown: tuple[Path, Growth], larger: KnowledgeBase, written: Path) -> None:
    """Old addresses and the QR codes of old handouts, and the field of the map."""
    new, old = danish.slug(NEW_NAME), danish.slug(grown[1].renamed)
    assert f'url=../../kommuner/{new}/index.html"' in (written / f"kommuner/{old}/index.html").read_text(
        encoding="utf-8"
    )
    for conference in larger.theme_conferences:
        moved = (written / f"haefter/{conference.slug}/{old}/index.html").read_text(encoding="utf-8")
        assert f'url=../../../haefter/{conference.slug}/{new}/index.html"' in moved
    assert f'data-navn="{NEW_NAME}" data-foer="{grown[1].renamed}"' in _page(written, "kommuner")


def test_results_are_provisional_until_they_are_final(grown: tuple[Path, Growth], written: Path) -> None:
    """Each says so, is among its cluster's, and is told of to editors."""
    first, *others = grown[1].results
    for own in others:
        assert "<strong>Foreløbig.</strong>" in _page(written, f"erkendelser/{own}")
        assert f"erkendelser/{own}/index.html" in _page(written, f"klynger/{CLUSTER}")
    assert "<strong>Foreløbig.</strong>" not in _page(written, f"erkendelser/{first}")


def test_a_withdrawn_record_leads_to_its_successor(
    grown: tuple[Path, Growth], larger: KnowledgeBase, written: Path
) -> None:
    """Its page stays and says so, the code on paper leads on, and no valid record leads to it."""
    gone, new = grown[1].withdrawn, grown[1].record
    page = _page(written, f"erkendelser/{gone}")
    assert "<strong>Trukket tilbage.</strong>" in page
    assert f"{new}/index.html" in page
    assert f"erkendelser/{new}/index.html" in (written / f"{gone}/index.html").read_text(encoding="utf-8")
    leading = [record.id for record in larger.valid_records if gone in {target for _, target in record.links()}]
    assert leading == []


def test_handouts_and_map_take_the_cluster_up(grown: tuple[Path, Growth], larger: KnowledgeBase) -> None:
    """What a member's cluster found is what matters to it; the map names the members."""
    members = grown[1].members
    assert set(members) <= set(named_municipalities(larger))
    conference = larger.conference[grown[1].conference]
    for slug in members:
        relevant = select(larger, larger.municipality[slug], conference).relevant
        assert set(grown[1].results) <= {item.record.id for item in relevant}
        assert relevant[0].record.id in grown[1].results


def test_the_search_finds_what_is_new(grown: tuple[Path, Growth], larger: KnowledgeBase) -> None:
    """A synonym, the name of before, the cluster, the conference and its first results."""
    index = build_index(larger, word_data(), site_sources.found_pages({}))

    def first(text: str) -> str:
        return query.search(text, index).hits[0].document.id

    assert first(grown[1].renamed) == danish.slug(NEW_NAME)
    assert first(NEW_NAME) == danish.slug(NEW_NAME)
    assert first("klynge på prøve") == CLUSTER
    assert first(larger.conference[grown[1].conference].name) == grown[1].conference
    assert first("fast mødedag") == grown[1].results[1]
    assert query.search(SYNONYM, index).hits


def test_the_publication_opens_with_what_is_now_true(base: KnowledgeBase, larger: KnowledgeBase) -> None:
    """It says that no cluster is known for as long as none is; its counts follow the registers."""
    before, after = (_introduction(each) for each in (dataclasses.replace(base, clusters=()), larger))
    assert "Ingen af kilderne nævner klyngerne" in before
    assert "Ingen af kilderne nævner klyngerne" not in after
    assert re.search(r"beskrevet, og .* fra en klynge", after)
    fewer = dataclasses.replace(larger, municipalities=larger.municipalities[:7], themes=larger.main_themes[:2])
    assert "7 kommuner til gode" in _introduction(fewer)
    assert f"programmets {danish.number(2)} temaer" in _introduction(fewer)


def _introduction(base: KnowledgeBase) -> str:
    edition = Edition("Udgave", dt.date(2026, 11, 21), "https://klyngeviden.example/", "Klyngeviden")
    return " ".join(_strings(chapters(base, Manuscript(base, edition).seams)))


def _strings(value: object) -> Iterator[str]:
    """Find every text in nested data, its lines joined."""
    if isinstance(value, str):
        yield " ".join(value.split())
    elif isinstance(value, (dict, list, tuple)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)
