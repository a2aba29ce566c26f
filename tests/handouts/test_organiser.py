"""What is made beside the handouts, and the volumes, as data: lists, cards, the hour at the table, Word, volumes."""

import dataclasses
import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any

import pytest

from generators import danish
from generators.handouts.manuscript import Manuscript
from generators.handouts.order import PrintOrder, whole
from generators.handouts.organiser import delivery, material
from generators.handouts.organiser.package import pack
from generators.handouts.production import Run
from generators.handouts.setting import pictures
from generators.handouts.setting.parts import Data, conference_data, source_line
from generators.handouts.typesetting import Job, MisprintError, Typesetter
from generators.handouts.volumes import publication
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.life import life
from generators.presentation import addresses
from generators.presentation import conference_files as known
from generators.records.conference_day import ProgrammeItem, TableWork
from generators.records.record_types import Dilemma, Record, type_of
from generators.records.registers import Cluster, Conference
from tests.handouts.conftest import EDITION, Changed
from tests.handouts.stand_in import PDF, StandIn, run_of


@pytest.fixture(scope="module")
def run(base: KnowledgeBase) -> Run:
    return run_of(base, StandIn())


@pytest.fixture(scope="module")
def some(base: KnowledgeBase) -> KnowledgeBase:
    """Few records, which take no time: each sixth, and all that they lead to is outside."""
    return dataclasses.replace(base, records=base.records[::6])


def timed(conference: Conference) -> Conference:
    items = tuple(ProgrammeItem.model_validate({"tid": f"{hour:02}.00", "punkt": "Velkomst"}) for hour in (9, 10))
    return conference.model_copy(update={"programme": items})


def of_the_day(base: KnowledgeBase, conference: Conference) -> list[Record]:
    themes = {entry.theme for entry in conference.themes}
    return [record for record in base.valid_records if themes.intersection(record.themes)]


# --- the package ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("poster", [True, False])
def test_the_package_holds_what_is_promised(some: KnowledgeBase, *, poster: bool) -> None:
    """Sheets of as many pages as they should have; list and ZIP hold every handout that was made, and no other."""
    first, *others = some.theme_conferences
    conference = timed(first) if poster else first.model_copy(update={"programme": ()})
    changed = dataclasses.replace(some, conferences=(conference, *others))
    run = run_of(changed, StandIn())
    made = [addresses.of_handout_pdf(conference, m) for m in some.municipalities[:3]]
    handouts = dict.fromkeys([*made, addresses.of_volume(conference, 1)], PDF)
    products = {product.address: product for product in pack(run, conference, handouts)}
    assert sorted(products) == sorted(file.address(conference) for file in known.FILES)
    dilemmas = sum(isinstance(record, Dilemma) for record in of_the_day(some, conference))
    pages = {known.FACILITATOR: 1, known.CARDS: 2 * -(-dilemmas // 4), known.LIST_ON_PAPER: 0, known.AGENDA: 1}
    for file, count in pages.items():
        if file in known.FILES:
            assert products[file.address(conference)].pages == count
    listed = (products[known.LIST.address(conference)].content or b"").decode("utf-8-sig").splitlines()
    assert listed[0] == ";".join(delivery.HEADERS)
    assert [line.split(";")[:5] for line in listed[1:]] == [
        [m.official_name, f"{m.slug}.pdf", "1", "1", str(begins)]
        for m, begins in zip(some.municipalities, (1, 3, 5), strict=False)
    ]
    with zipfile.ZipFile(io.BytesIO(products[known.EVERYTHING.address(conference)].content or b"")) as archive:
        assert archive.namelist() == [known.LIST.name, *sorted(address.rsplit("/", 1)[-1] for address in handouts)]
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
        assert {info.external_attr >> 16 for info in archive.infolist()} == {0o644}


def test_an_order_counts_what_it_will_make(base: KnowledgeBase) -> None:
    """A handout for each; volumes and the organiser's files where all are asked for."""
    everything = whole(Manuscript(base, EDITION))
    files = sum(len(known.FILES) for conference in base.theme_conferences)
    assert everything.products == 3 * (4 + 1) + files
    assert everything.with_books
    two = PrintOrder(Manuscript(base, EDITION), base.theme_conferences[:1], base.municipalities[:2])
    assert (two.products, two.with_books) == (2, False)


def test_every_dilemma_of_the_day_has_a_card_with_its_address(base: KnowledgeBase, run: Run) -> None:
    conference = base.theme_conferences[1]
    cards = material.cards(run.workshop, conference)["cards"]
    wanted = [record.id for record in of_the_day(base, conference) if isinstance(record, Dilemma)]
    assert [(card["id"], card["address"]) for card in cards] == [(i, f"klyngeviden.example/{i}") for i in wanted]
    assert [card["qr"] for card in cards] == [pictures.qr_code(f"https://klyngeviden.example/{i}/") for i in wanted]


def test_the_hour_at_the_table_is_an_hour_and_follows_the_handout(run: Run) -> None:
    """Its turns follow on one another; each way on answers a moment that the talk stalls."""
    data = material.facilitator(run.workshop, run.workshop.base.theme_conferences[0])
    times = [tuple(map(int, turn["minutes"].split("–"))) for turn in data["plan"]]
    assert times[0][0] == 0
    assert times[-1][1] == 60
    assert [end for _, end in times[:-1]] == [start for start, _ in times[1:]]
    sides = [int(turn["where"].replace("\u00a0", " ").split()[1].strip(",")) for turn in data["plan"]]
    assert sides == sorted(sides)
    assert sides[-1] == 4
    assert all(len(stall["when"]) < 40 < len(stall["then"]) for stall in data["stuck"])
    assert len(data["prepare"]) > 2


def test_the_minutes_of_the_tables_are_those_of_the_conference(base: KnowledgeBase, run: Run) -> None:
    """The facilitator's sheet and the front of the handout count from the same minutes."""
    work = TableWork.model_validate({"ramme": "10", "laes": "20", "dilemma": "25", "vaelg": "30", "aftal": "5"})
    conference = base.theme_conferences[0].model_copy(update={"table_work": work})
    data = material.facilitator(run.workshop, conference)
    assert [turn["minutes"] for turn in data["plan"]] == ["0–10", "10–30", "30–55", "55–85", "85–90"]
    assert (data["time"], data["plan-heading"]) == ("90 minutter", "90 minutter ved bordet")
    front = conference_data(base, conference, EDITION)["minutes"]
    assert [text.replace("\u00a0", " ") for text in front] == ["45 min.", "30 min.", "5 min."]
    usual = material.facilitator(run.workshop, base.theme_conferences[0])
    assert (usual["time"], usual["plan-heading"]) == ("én time", "Én time ved bordet")


def test_what_runs_side_by_side_says_so_with_its_room(base: KnowledgeBase, run: Run) -> None:
    points = (
        {"tid": "09.00", "til": "10.00", "punkt": "Data", "hvem": "KL", "lokale": "Sal A"},
        {"tid": "09.00", "punkt": "Dialog", "lokale": "Sal B"},
        {"tid": "10.00", "punkt": "Kaffe", "slags": "pause"},
        {"tid": "10.15", "punkt": "Ved bordene", "slags": "bordarbejde"},
        {"punkt": "Uden tid"},
        {"punkt": "Heller ikke"},
    )
    items = tuple(ProgrammeItem.model_validate(point) for point in points)
    conference = base.theme_conferences[0].model_copy(update={"programme": items})
    rows = material.agenda(run.workshop, conference)["agenda"]
    assert [row["beside"] for row in rows] == [False, True, False, False, False, False]
    assert [row["break"] for row in rows] == [False, False, True, False, False, False]
    assert [row["more"] for row in rows] == ["KL, Sal A", "Sal B", "", "hæftets side\u00a02–4", "", ""]
    assert [row["until"] for row in rows] == ["10.00", None, None, None, None, None]


def test_the_poster_says_when_and_where(base: KnowledgeBase, run: Run) -> None:
    conference = timed(base.theme_conferences[0]).model_copy(update={"date": EDITION.date, "place": "Vejle"})
    data = material.agenda(run.workshop, conference)
    assert "21. november 2026" in data["when"]
    assert data["when"].endswith("Vejle")
    assert [item["time"] for item in data["agenda"]] == ["09.00", "10.00"]
    unknown = conference.model_copy(update={"date": None, "period": "foråret 2018", "place": None})
    assert material.agenda(run.workshop, unknown)["when"] == "foråret 2018"
    assert material.agenda(run.workshop, unknown.model_copy(update={"period": None}))["when"] == ""


@pytest.mark.parametrize(
    ("copies", "told"),
    [
        (6, "3 hæfter, 14 sider i ét bind. 6 eksemplarer til hver kommune, i alt 84 sider. "),
        (None, "3 hæfter, 14 sider i ét bind. Antallet af eksemplarer er ikke fastsat; skriv det ved hver kommune. "),
    ],
)
def test_the_list_adds_up_the_pages_and_the_copies(run: Run, copies: int | None, told: str) -> None:
    conference = run.workshop.base.theme_conferences[0].model_copy(update={"copies": copies})
    sent = [delivery.Delivery(f"Kommune {pages}", "x.pdf", pages, 1, 1, "1", "ab" * 32, copies) for pages in (4, 4, 6)]
    data = material.delivery_list(run.workshop, conference, sent)
    assert data["summary"].replace("\u00a0", " ").startswith(told)
    assert [(row["municipality"], row["pages"], row["copies"]) for row in data["rows"]] == [
        (f"Kommune {pages}", pages, copies) for pages in (4, 4, 6)
    ]
    rows = delivery.table(sent).decode("utf-8-sig").splitlines()
    assert rows[1].split(";")[-1] == ("" if copies is None else "6")


def test_a_zip_packed_again_has_the_same_files_and_no_time() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("a.txt", b"x" * 1000)
    again = delivery.without_times(content.getvalue())
    with zipfile.ZipFile(io.BytesIO(again)) as archive:
        (info,) = archive.infolist()
        assert archive.read("a.txt") == b"x" * 1000
        assert (info.date_time, info.compress_type) == ((1980, 1, 1, 0, 0, 0), zipfile.ZIP_DEFLATED)


# --- the publication --------------------------------------------------------------------------------------------------


def test_the_publication_holds_every_record_once_and_a_booklet_all_of_its_theme(base: KnowledgeBase) -> None:
    manuscript = Manuscript(base, EDITION)
    data = publication.whole(manuscript)
    ids = [record["id"] for theme in data["themes"] for group in theme["groups"] for record in group["records"]]
    assert sorted(ids) == sorted(record.id for record in base.valid_records)
    main = {theme.slug for theme in base.main_themes}
    for theme in data["themes"]:
        for group in theme["groups"]:
            for record in group["records"]:
                own = base.by_id[record["id"]].themes
                assert theme["slug"] == next((slug for slug in own if slug in main), own[0])
                assert type_of(base.by_id[record["id"]]).slug == group["kind"]
    in_order = [theme.slug for theme in (*base.main_themes, *base.deferred_themes)]
    assert [theme["slug"] for theme in data["themes"]] == [slug for slug in in_order if base.of_theme(slug)]
    cited = {reference.source for record in base.valid_records for reference in record.sources}
    assert len(data["sources"]) == len(cited)
    assert len(data["front"]) == 2
    assert len(data["glossary"]) == len(base.glossary)


def test_a_volume_tells_which_of_its_links_lead_inside(base: KnowledgeBase) -> None:
    theme = base.main_themes[1]
    data = publication.booklet(Manuscript(base, EDITION), theme)
    records = {r["id"]: r for group in data["themes"][0]["groups"] for r in group["records"]}
    assert records.keys() == {record.id for record in base.valid_records if theme.slug in record.themes}
    linked = {link["id"] for record in records.values() for link in record["links"]}
    assert linked & records.keys()
    assert linked - records.keys()
    for record_id, record in records.items():
        assert [link["id"] for link in record["links"]] == list(
            dict.fromkeys(target for _, target in base.by_id[record_id].links())
        )
    known = publication.job(Manuscript(base, EDITION), data, kin="").inputs["identity"]
    assert known["places"].keys() == records.keys()


def test_a_volume_tells_when_a_record_is_from(few: KnowledgeBase) -> None:
    data = publication.whole(Manuscript(few, EDITION))
    for theme in data["themes"]:
        for group in theme["groups"]:
            for record in group["records"]:
                own = few.by_id[record["id"]]
                told = record["foundation"].replace("\u00a0", " ")
                assert told.count(str(own.date)) <= 1
                assert str(own.date) in told or not own.date.month
                assert record["recorded"].replace("\u00a0", " ") == life(own)
                assert len(record["sources"]) == len(own.sources)
                quoted = [bool(reference.quote) for reference in own.sources]
                assert [source["quote"] is not None for source in record["sources"]] == quoted


def test_the_indexes_lead_to_every_record_by_code_and_municipality(base: KnowledgeBase) -> None:
    """Beside each code stand the levels that it concerns."""
    by_code, by_place = publication.whole(Manuscript(base, EDITION))["indexes"]
    (codes,) = ([entry["id"] for entry in group["records"]] for group in by_code["groups"])
    assert codes == sorted(record.id for record in base.valid_records)
    meant = {one["letter"]: one["label"] for one in by_code["levels"]}
    for entry in by_code["groups"][0]["records"]:
        levels = [meant[letter] for letter in entry["levels"].split()]
        assert sorted(levels) == sorted(level.label.lower() for level in base.by_id[entry["id"]].levels)
    named = {
        m.name: sorted({r.id for r, _ in base.roles_of(m.slug) if r in base.valid_records}) for m in base.municipalities
    }
    assert {g["name"]: [entry["id"] for entry in g["records"]] for g in by_place["groups"]} == {
        name: ids for name, ids in named.items() if ids
    }


def test_what_a_record_concerns_is_one_sentence(base: KnowledgeBase) -> None:
    """With a capital letter where it begins, and nowhere else."""
    for theme in publication.whole(Manuscript(base, EDITION))["themes"]:
        for group in theme["groups"]:
            for record in group["records"]:
                assert re.fullmatch(r"[PFD][a-zæøå ,-]+: [a-zæøå ,-]+\.", record["concerns"])


def test_a_long_margin_goes_below(base: KnowledgeBase) -> None:
    """What belongs closest to the text stays beside it; all of it is somewhere, once."""
    record = base.by_id["E-001"]
    short = record.model_copy(update={"text": "Kort tekst, som slutter, før margenen gør.", "questions": ()})
    changed = dataclasses.replace(base, records=tuple(short if r is record else r for r in base.records))
    for one in (base, changed):
        found = next(r for r in _records_of(publication.whole(Manuscript(one, EDITION))) if r["id"] == "E-001")
        assert [*found["beside"], *found["below"]] == ["concerns", "foundation", "links"]
        assert ("links" in found["below"]) == (one is changed)


def _records_of(data: Data) -> list[Data]:
    return [record for theme in data["themes"] for group in theme["groups"] for record in group["records"]]


def test_pages_are_looked_up_until_they_stand_still(some: KnowledgeBase) -> None:
    """A number that moved the record it leads to is set anew; one that swings for ever is not waited for."""

    class Swinging(StandIn):
        asked, still = 0, 3

        def _read(self, _: str, inputs: Mapping[str, Any], label: str) -> Any:
            self.asked += 1
            page = min(self.asked, self.still)
            return {record_id: [page, 0.0, 0.0] for record_id in inputs["identity"][label]}

    press = Swinging()
    data = publication.booklet(Manuscript(some, EDITION), some.main_themes[0])
    job = publication.job(Manuscript(some, EDITION), data, kin="")
    assert list(press.each([job])) == [PDF]
    ((_, inputs),) = press.printed
    assert {page for page, *_ in inputs["identity"]["places"].values()} == {3}
    assert press.asked == 4
    press.asked, press.still = 0, 99
    assert list(press.each([job])) == [PDF]
    assert press.asked == 6


def test_a_programme_with_clusters_says_how_much_is_from_them(base: KnowledgeBase) -> None:
    def told(clusters: tuple[Cluster, ...]) -> str:
        front = publication.whole(Manuscript(dataclasses.replace(base, clusters=clusters), EDITION))["front"]
        return str(front[0]["text"])

    cluster = Cluster.model_validate(
        {"slug": "k", "navn": "Klynge 1", "kommuner": [m.slug for m in base.municipalities]}
    )
    assert "Ingen af kilderne nævner klyngerne" in told(())
    assert "En klynge er beskrevet, og ingen poster er fra en klynge" in told((cluster,))


def test_volumes_are_one_publication_and_a_booklet_for_each_theme_with_records(some: KnowledgeBase) -> None:
    made = list(publication.produce(Manuscript(some, EDITION), StandIn()))
    main = [theme for theme in some.main_themes if some.of_theme(theme.slug)]
    booklets = [addresses.of_booklet(theme) for theme in main]
    assert len(main) > 2
    assert [product.address for product in made] == [addresses.of_publication(), *booklets]
    assert all(product.content and not product.problems for product in made)
    gone = main[0].slug
    records = tuple(r for r in some.records if gone not in r.themes)
    fewer = list(publication.produce(Manuscript(dataclasses.replace(some, records=records), EDITION), StandIn()))
    assert [product.address for product in fewer] == [addresses.of_publication(), *booklets[1:]]


@pytest.mark.parametrize(
    ("press", "code"),
    [(StandIn(lacking="漢"), "tegn-uden-skrift"), (StandIn(misprint="漢"), "kan-ikke-trykkes")],
)
def test_a_record_that_cannot_be_printed_keeps_back_the_volumes_it_is_named_in(
    press: StandIn, code: str, some: KnowledgeBase
) -> None:
    record = some.valid_records[-1]
    bad = record.model_copy(update={"title": "Tegn 漢 her", "themes": record.themes[:1]})
    broken = dataclasses.replace(some, records=tuple(bad if r.id == record.id else r for r in some.records))
    path = f"{type_of(record).folder}/{record.id}.yml"
    made = list(publication.produce(Manuscript(broken, EDITION), press))
    held = [product for product in made if product.content is None]
    assert 0 < len(held) < len(made)
    assert {(p.code, p.path) for product in held for p in product.problems} == {(code, path)}
    assert all(product.content for product in made if not product.problems)


def test_a_volume_that_fails_for_no_record_is_our_own_fault(some: KnowledgeBase) -> None:
    made = list(publication.produce(Manuscript(some, EDITION), StandIn(misprint="Poster efter kode")))
    problems = [problem for product in made for problem in product.problems if product.content is None]
    assert {problem.code for problem in problems} == {"kan-ikke-trykkes"}
    assert all("ingen enkelt post" in problem.message for problem in problems)


# --- the press itself -------------------------------------------------------------------------------------------------


def test_signs_that_our_fonts_lack_are_found_among_the_others(typesetter: Typesetter) -> None:
    assert typesetter.unprintable("abcæøåÆØÅ»«–…½") == set()
    assert typesetter.unprintable([*"abcdefghæøå", "🙂", "漢"]) == {"🙂", "漢"}
    assert typesetter.unprintable("") == set()


def test_a_template_that_fails_says_so(typesetter: Typesetter) -> None:
    with pytest.raises(MisprintError):
        typesetter.query("handouts/measure.typ", {"data": {}, "identity": {}}, "sizes")
    with pytest.raises(MisprintError):
        typesetter.print("handouts/leaf.typ", {"data": {}, "identity": {}})


def test_a_source_line_and_a_volume_agree_on_dates(base: KnowledgeBase) -> None:
    for source in base.sources:
        assert f"({source.date})" in source_line(source).replace("\u00a0", " ")
        assert danish.typeset(source.publisher) in source_line(source).replace("\u00a0", " ")


def test_what_is_kept_for_one_conference_is_dropped_with_it() -> None:
    """Handouts of one conference are much alike; a sheet between them is no reason to begin anew."""
    press = StandIn()
    sheets = [Job("handouts/handout.typ", {}, kin=kin) for kin in ("et", "et", "", "et", "to")]
    assert len(list(press.each(sheets))) == len(press.printed) == 5
    assert press.forgotten == 2


def test_what_was_measured_is_not_measured_again(base: KnowledgeBase, with_record: Changed) -> None:
    """As by `impact`, that measures the records before and now; one that is changed is measured as it is now."""
    press = StandIn()
    first = run_of(base, press)
    times = press.forgotten
    assert run_of(base, press).workshop.measured == first.workshop.measured
    assert press.forgotten == times > 1
    changed = run_of(with_record(base.records[0].id, questions=("Et?", "To?", "Tre?")), press)
    assert press.forgotten == times + 1
    assert len(changed.workshop.measured[base.records[0].id]["questions"]) == 3
