"""What the pure functions make: which pages there are, and what stands on them."""

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

import pytest

from generators import store
from generators.knowledge.editions import FrozenEdition, Printed, write
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.presentation import addresses
from generators.presentation.on_paper import frozen
from generators.reading.loader import load
from generators.records.conference_day import ProgrammeItem
from generators.records.record_types import Dilemma, Status, type_of
from generators.records.registers import ProgrammeKind
from generators.website.links import dead_links
from generators.website.meeting_pages import meeting_data
from generators.website.page import Imprint, Page, Press
from generators.website.place_pages import handout_pages
from generators.website.record_pages import record_page, relations
from generators.website.site_tree import PAGES, pages, small_files

KINDS = {
    "forside", "post", "type", "udforsk", "temaer", "tema", "kommuner", "kommune", "klynger", "konferencer",
    "konference", "haefter", "haefte", "kilder", "kilde", "redaktion", "ordbog", "moedepakke", "publikation",
    "situationer", "situation", "rolle", "nyt", "abonner", "foreslaa", "data", "udgaver",
}  # fmt: skip


@pytest.fixture(scope="module")
def texts(made: dict[str, Page]) -> dict[str, str]:
    """Every page written out, once: a page writes itself each time it is asked."""
    return {path: page.text for path, page in made.items()}


def test_every_record_theme_municipality_conference_and_source_has_its_page(
    base: KnowledgeBase, made: dict[str, Page]
) -> None:
    wanted = [addresses.of_record(record) for record in base.records]
    wanted += [addresses.of_theme(theme) for theme in base.themes]
    wanted += [addresses.of_municipality(municipality) for municipality in base.municipalities]
    wanted += [addresses.of_conference(conference) for conference in base.conferences]
    wanted += [addresses.of_source(source) for source in base.sources]
    wanted += [addresses.of_handout_page(c, m) for c in base.theme_conferences for m in base.municipalities]
    assert {addresses.source_of(address) for address in wanted} <= made.keys()


def test_all_kinds_of_page_are_made(base: KnowledgeBase, made: dict[str, Page]) -> None:
    wanted = KINDS | ({"klynge"} if base.clusters else set()) | ({"raad"} if base.advice else set())
    assert {page.meta["kind"] for page in made.values()} == wanted


def test_what_a_page_of_each_kind_leads_to_is_there(made: dict[str, Page]) -> None:
    """Another page, or what stands in docs; feeds are made by others, and the built site is looked through whole."""
    files = {addresses.file_of(page.address) for page in made.values()}
    docs = store.ROOT / "docs"
    files |= {path.relative_to(docs).as_posix().replace(".md", ".html") for path in docs.rglob("*")}
    one_of_each = {page.meta["kind"]: page for page in made.values()}
    texts = {addresses.file_of(page.address): page.text for page in one_of_each.values()}
    dead = [link.target.replace("../", "") for link in dead_links(texts, files, texts.__getitem__)]
    assert [target for target in dead if not target.startswith("abonner/")] == []


def test_the_page_of_a_source_names_the_conferences_that_cite_it(base: KnowledgeBase, made: dict[str, Page]) -> None:
    """Also one that cites others beside it, and no other."""
    assert any(len({entry.source for entry in conference.sources}) > 1 for conference in base.conferences)
    for source in base.sources:
        text = made[addresses.source_of(addresses.of_source(source))].text.split("<main", 1)[-1]
        cited = {c.slug for c in base.conferences if source.slug in {entry.source for entry in c.sources}}
        assert {c.slug for c in base.conferences if f"{addresses.of_conference(c)}index.html" in text} == cited


def test_the_same_records_give_the_same_pages(base: KnowledgeBase, chosen: Imprint, texts: dict[str, str]) -> None:
    again = pages(base, store.templates("pages"), chosen)
    assert {path: page.text for path, page in again.items()} == texts


def test_a_page_is_front_matter_and_one_unbroken_block(texts: dict[str, str]) -> None:
    """A blank line would end the HTML, and the rest would be read as Markdown."""
    for path, text in texts.items():
        matter, block = text.split("---\n\n", 1)
        assert matter.startswith("---\ntitle: ")
        assert block.startswith("<div>\n"), path
        assert block.endswith("</div>\n"), path
        assert "\n\n" not in block, path


def test_every_page_tells_where_its_knowledge_is_from_and_how_old_it_is(texts: dict[str, str]) -> None:
    for path, text in texts.items():
        body = text.split("---\n\n", 1)[1]
        assert re.search(r"Kilde(n|rne) er (fra (19|20)\d\d|udatere)", body), path


def test_a_made_up_programme_is_marked_on_every_page(base: KnowledgeBase, chosen: Imprint) -> None:
    fictional = dataclasses.replace(base, programme=base.programme.model_copy(update={"kind": ProgrammeKind.EXAMPLE}))
    for page in pages(fictional, store.templates("pages"), chosen).values():
        assert "EKSEMPEL" in page.body, page.address
    short = small_files(fictional, store.templates("pages"), chosen)["A-001/index.html"]
    assert "EKSEMPEL" in short


def test_edit_links_lead_to_the_yaml_file_of_the_page(made: dict[str, Page]) -> None:
    edited = {page.edit for page in made.values() if page.edit}
    assert len(edited) > 50
    assert [path for path in edited if not (store.ROOT / path).is_file()] == []
    assert made["dilemmaer/D-001/index.md"].edit == "findings/dilemmaer/D-001.yml"


def test_the_pencil_opens_the_file_of_the_page(base: KnowledgeBase, chosen: Imprint) -> None:
    """Where the repository is chosen."""
    record = base.records[0]
    body = record_page(Press(base, store.templates("pages"), chosen), record).body
    links = re.findall(r'href="([^"]+)" rel="edit"', body)
    assert links == [f"https://github.com/kl/klyngeviden/edit/main/findings/{type_of(record).folder}/{record.id}.yml"]


def test_who_asks_about_a_record_names_it(base: KnowledgeBase, chosen: Imprint) -> None:
    """The letter holds code and title; until there is a mailbox the page says that there is none."""
    record = base.records[0].model_copy(update={"title": "Mål & »midler«?"})
    body = record_page(Press(base, store.templates("pages"), chosen), record).body
    letter = re.search(r'href="mailto:kontor@kl.dk\?subject=([^"]+)"', body)
    assert letter
    assert unquote(letter[1]) == f"{record.id}: {record.title}"
    unchosen = dataclasses.replace(chosen, site=dataclasses.replace(chosen.site, contact=""))
    body = record_page(Press(base, store.templates("pages"), unchosen), record).body
    assert "mailto:" not in body
    assert "har endnu ikke valgt en adresse" in body


def test_records_outside_the_repository_have_no_edit_links(base: KnowledgeBase, chosen: Imprint) -> None:
    press = Press(base, store.templates("pages"), dataclasses.replace(chosen, records_folder=""))
    page = record_page(press, base.records[0])
    assert page.edit is None
    assert "Ret siden" not in page.body


def test_a_link_shows_on_both_records(base: KnowledgeBase) -> None:
    source, key, target = next(
        (record, key, target) for record in base.records for key, target in record.links() if target in base.by_id
    )
    assert key
    there = {linked.id for group in relations(base, base.by_id[target]) for linked in group.records}
    here = {linked.id for group in relations(base, source) for linked in group.records}
    assert source.id in there
    assert target in here


def test_what_handles_a_dilemma_is_shown_as_help(base: KnowledgeBase) -> None:
    dilemma = next(r for r in base.records if isinstance(r, Dilemma) and base.back_links(r.id).get("haandterer"))
    assert relations(base, dilemma)[0].heading == "Det kan hjælpe"


def test_a_withdrawn_record_says_so_and_leads_to_its_successor(base: KnowledgeBase, chosen: Imprint) -> None:
    old = base.by_id["A-001"].model_copy(update={"status": Status.WITHDRAWN, "superseded_by": "A-002"})
    changed = dataclasses.replace(base, records=tuple(old if r.id == "A-001" else r for r in base.records))
    body = record_page(Press(changed, store.templates("pages"), chosen), old).body
    notice = re.search(r'<p class="kv-notice">(.*?)</p>', body, re.DOTALL)
    assert notice
    assert "Trukket tilbage" in notice[1]
    assert "A-002" in notice[1]


def test_a_record_says_that_it_is_provisional_as_long_as_it_is(base: KnowledgeBase, chosen: Imprint) -> None:
    press = Press(base, store.templates("pages"), chosen)
    for status in Status:
        body = record_page(press, base.records[0].model_copy(update={"status": status})).body
        assert ("<strong>Foreløbig.</strong>" in body) is (status is Status.PROVISIONAL)


def test_pdfs_that_are_not_built_are_named_without_a_link(made: dict[str, Page]) -> None:
    page = made["kommuner/hedensted/index.md"].body
    assert "bygges ikke her" in page
    assert ".pdf" not in page


def test_pdfs_that_are_built_are_linked(base: KnowledgeBase, chosen: Imprint) -> None:
    built = pages(base, store.templates("pages"), dataclasses.replace(chosen, handouts_built=True))
    assert '"../../haefter/temakonference-1/hedensted.pdf"' in built["kommuner/hedensted/index.md"].body
    assert "bygges ikke her" not in built["kommuner/hedensted/index.md"].body


def _frozen(base: KnowledgeBase, number: int, **handouts: Printed) -> FrozenEdition:
    return frozen(base, base.theme_conferences[0], number, "c0ffee", dt.date(2026, 11, number), handouts)


def test_the_page_of_a_handout_tells_what_has_changed_since_it_was_printed(
    base: KnowledgeBase, chosen: Imprint
) -> None:
    """Changed, withdrawn and deleted records, old beside new; other municipalities' handouts are not told about."""
    inside = Printed("ab" * 32, ("E-001", "E-002", "M-001"))
    printed = {"temakonference-1": (_frozen(base, 2, hedensted=inside, odder=Printed("cd" * 32, ("A-001",))),)}
    fresh = _handout_pages(dataclasses.replace(base, printed=printed), chosen)
    assert "Intet er ændret: Alt i hæftet er, som det blev trykt." in fresh["hedensted"]
    assert "ikke gemt en trykt udgave" in fresh["vejle"]
    changed = base.by_id["E-001"].model_copy(update={"summary": "Et andet resumé end det på tryk."})
    withdrawn = base.by_id["M-001"].model_copy(update={"status": Status.WITHDRAWN, "superseded_by": "M-002"})
    by_id = {"E-001": changed, "M-001": withdrawn}
    records = tuple(by_id.get(r.id, r) for r in base.records if r.id != "E-002")
    now = _handout_pages(dataclasses.replace(base, records=records, printed=printed), chosen)
    head = r'<h4><span class="kv-code">([^<]*)</span>(?:(?!</h4>).)*</h4>(?:<p class="kv-q">(.*?)</p>)?'
    assert re.findall(head, now["hedensted"]) == [
        ("E-001", ""),
        ("E-002", "Taget ud."),
        ("M-001", "Trukket tilbage, afløst af M-002."),
    ]
    assert "En post er ændret, en post er taget ud, og en post er trukket tilbage." in now["hedensted"]
    assert "<ins>" in now["hedensted"]
    assert "Intet er ændret" in now["odder"]


def _point(time: str) -> ProgrammeItem:
    return ProgrammeItem.model_validate({"tid": time, "punkt": "Velkomst", "hvem": "KL", "lokale": "Sal A"})


def test_the_page_of_a_handout_knows_every_edition_and_all_that_it_says(base: KnowledgeBase, chosen: Imprint) -> None:
    """Each has its place, where its QR code leads; the day, the place, the programme and the sources are compared."""
    inside = Printed("ab" * 32, ("E-001",))
    day, *others = base.conferences
    held, moved = (
        dataclasses.replace(base, conferences=(day.model_copy(update={"place": "Vejle", **known}), *others))
        for known in (
            {"date": dt.date(2027, 3, 4), "programme": (_point("09.30"),)},
            {"date": dt.date(2027, 3, 5), "programme": (_point("10.00"),)},
        )
    )
    source = base.source[base.by_id["E-001"].sources[0].source]
    renamed = source.model_copy(update={"title": "En anden titel på kilden"})
    sources = tuple(renamed if one is source else one for one in moved.sources)
    printed = {day.slug: (_frozen(moved, 2, hedensted=inside), _frozen(held, 1, hedensted=inside))}
    page = _handout_pages(dataclasses.replace(moved, sources=sources, printed=printed), chosen)["hedensted"]
    second, first = re.findall(r'<section class="kv-issue" id="udgave-(?:2|1)">.*?</section>', page, re.DOTALL)
    assert "En kilde er ændret." in second
    assert "Dagen er ændret, og en kilde er ændret." in first
    assert re.findall(r"<h5>(.*?)</h5>", first) == ["Dato", "Program", "Titel"]
    assert "<del>09.30</del> Velkomst (KL, Sal A)" in first
    assert "<del>4.</del> marts 2027" in first.replace("\u00a0", " ")


def _handout_pages(base: KnowledgeBase, imprint: Imprint) -> dict[str, str]:
    made = handout_pages(Press(base, store.templates("pages"), imprint))
    return {
        page.address.split("/")[2]: page.body for page in made if page.address.startswith("haefter/temakonference-1/")
    }


def test_a_frozen_edition_is_read_with_the_records(base: KnowledgeBase) -> None:
    edition = _frozen(base, 1)
    files, _ = store.read_findings(store.FINDINGS)
    assert build(load(files | {edition.path: write(edition)})).printed["temakonference-1"] == (edition,)


def test_a_municipality_that_nothing_sets_apart_is_told_so(base: KnowledgeBase, made: dict[str, Page]) -> None:
    named = {m.slug for m in base.municipalities if base.involving(m.slug)}
    unnamed = next(m for m in base.municipalities if not named & {m.slug, *(n.slug for n in base.nearby(m))})
    body = made[addresses.source_of(addresses.of_municipality(unnamed))].body
    assert "Fælles udvalg: det vigtigste fra temaerne" in body
    assert "Udvalgt til" not in body
    assert f"Intet i kilderne skiller {unnamed.name} ud." in body
    assert made["kommuner/hedensted/index.md"].body.count("Udvalgt til Hedensted") == 1


def test_short_addresses_lead_on_without_scripts(base: KnowledgeBase, chosen: Imprint) -> None:
    files = small_files(base, store.templates("pages"), chosen)
    page = files["A-001/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=../anbefalinger/A-001/index.html">' in page
    assert '<a href="../anbefalinger/A-001/index.html">' in page
    assert 'rel="canonical" href="https://klyngeviden.example/anbefalinger/A-001/"' in page


def test_text_of_a_record_cannot_end_the_script_it_travels_in(base: KnowledgeBase, chosen: Imprint) -> None:
    record = base.records[0].model_copy(update={"title": "Titel med </script> i"})
    assert "</script>" not in meeting_data(record, chosen)


def test_what_an_editor_writes_is_never_markup(base: KnowledgeBase, chosen: Imprint) -> None:
    record = base.by_id["D-001"].model_copy(
        update={"summary": "Et resumé <script>alert(1)</script> & mere", "title": "<b>Titel</b>"}
    )
    page = record_page(Press(base, store.templates("pages"), chosen), record)
    assert "<script>" not in page.body
    assert "<b>Titel" not in page.body


def test_the_signs_on_the_site_are_those_on_paper() -> None:
    sprite = (store.TEMPLATES / "theme/partials/marks.html").read_text(encoding="utf-8")
    for mark in sorted((store.TEMPLATES / "marks").glob("*.svg")):
        drawing = re.sub(r"</?svg[^>]*>|\s+", "", mark.read_text(encoding="utf-8"))
        assert drawing in re.sub(r"\s+", "", sprite), mark.name


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.__name__)
def test_every_kind_of_page_stands_alone(
    kind: Callable[[Press], Iterator[Page]], base: KnowledgeBase, chosen: Imprint
) -> None:
    found = list(kind(Press(base, store.templates("pages"), chosen)))
    assert bool(found) is (kind.__name__ != "example_pages")


def test_a_programme_without_clusters_and_records_still_has_its_pages(chosen: Imprint, base: KnowledgeBase) -> None:
    empty = dataclasses.replace(base, records=(), clusters=())
    made = pages(empty, store.templates("pages"), chosen)
    assert "Hvad vi ikke ved" in made["klynger/index.md"].body
    assert load({}).records == ()


def test_the_original_is_linked_wherever_its_address_is_known(base: KnowledgeBase, made: dict[str, Page]) -> None:
    """From the records that cite it too; where none is known, that is said."""
    for source in base.sources:
        body = made[addresses.source_of(addresses.of_source(source))].body
        assert (f'href="{source.url}"' in body) if source.url else ("kender ingen adresse" in body), source.slug
    for record in base.records:
        body = made[addresses.source_of(addresses.of_record(record))].body
        for entry in record.sources:
            if url := base.source[entry.source].url:
                assert f'href="{url}"' in body, record.id
