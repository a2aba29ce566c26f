"""What stands in the handouts of a programme with clusters, as the plain data they are set from; nothing is set."""

import dataclasses
from collections.abc import Iterable

import pytest

from generators.handouts.setting.parts import source_line
from generators.handouts.sheets import document
from generators.handouts.sheets.document import PAGES, Handout
from generators.handouts.sheets.fitting import left_out_said
from generators.handouts.sheets.sizes import MM
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.selection import FEATURED, select
from generators.records.conference_day import ProgrammeItem
from generators.records.record_types import type_of
from generators.records.registers import Basis, Municipality
from generators.records.supplied import Supplied
from tests.handouts.made_up import handout_of, two_clusters
from tests.handouts.stand_in import ENTRY, FRONT, MAP, PAGE, QUESTION, SOURCE, StandIn, bench_of

ROOM = PAGE["room"] - MM


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return two_clusters()


@pytest.fixture(scope="module")
def member(base: KnowledgeBase) -> Municipality:
    return next(m for m in base.municipalities if base.cluster_of(m.slug))


def with_records(base: KnowledgeBase, **fields: object) -> KnowledgeBase:
    return dataclasses.replace(base, records=tuple(r.model_copy(update=fields) for r in base.records))


def on_pages(made: Handout) -> list[str]:
    return [i for page in made.data["pages"] for part in page if part["part"] != "left-out" for i in part["ids"]]


def listed(made: Handout) -> list[str]:
    return [i for page in made.data["pages"] for part in page if part["part"] == "left-out" for i in part["ids"]]


def kinds(ids: Iterable[str]) -> str:
    return "".join(sorted({i[0] for i in ids}))


# --- the whole --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("conference", [0, 1, 2])
def test_every_municipality_is_told_everything_once_on_pages_that_hold(base: KnowledgeBase, conference: int) -> None:
    """Every record of the themes is printed or listed, each page is full and none is over, something of each type."""
    day = base.theme_conferences[conference]
    themes = {entry.theme for entry in day.themes}
    wanted = {record.id for record in base.valid_records if themes.intersection(record.themes)}
    bench = bench_of(base, StandIn(), day)
    for municipality in base.municipalities:
        made = document.handout(bench, municipality)
        inside = on_pages(made) + listed(made)
        assert len(set(inside)) == len(inside)
        assert set(inside) <= wanted
        said = [part["said"] for page in made.data["pages"] for part in page if part["part"] == "left-out"]
        more = len(wanted) - len(inside)
        assert said == [left_out_said(more, after=bool(listed(made)))] * bool(len(wanted) - len(on_pages(made)))
        assert kinds(on_pages(made)) == kinds(wanted)
        assert set(made.data["featured"]) <= wanted
        assert set(made.records) == {*on_pages(made), *made.data["featured"]}
        assert len(made.heights) == made.data["page-count"] == PAGES
        assert max(made.heights) <= ROOM + 0.01
        assert min(made.heights[1:3]) >= ROOM - 34 * MM
        assert not made.stranded
        assert made.unweighed == ()


def test_the_handouts_of_two_clusters_differ_and_tell_why(base: KnowledgeBase) -> None:
    bench = bench_of(base, StandIn())
    made = {m.slug: document.handout(bench, m) for m in base.municipalities}
    firsts = {slug: tuple(one.data["featured"]) for slug, one in made.items()}
    assert len(set(firsts.values())) > 1
    for municipality in base.municipalities:
        given: set[str] = set()
        cluster, data = base.cluster_of(municipality.slug), made[municipality.slug].data
        selection = select(base, municipality, bench.conference)
        distinctive = "for " + municipality.name if selection.is_distinctive else "fra temaerne"
        assert data["heading"] == f"Det vigtigste {distinctive}"
        labels = {i.record.id: i.reasons[0].label for i in selection.relevant if i.reasons[0].label}
        assert data["own"] == {i: label for i, label in labels.items() if i in made[municipality.slug].records}
        results = {record.id for record in base.of_cluster(cluster.slug)} if cluster else set()
        assert results.intersection(made[municipality.slug].records) <= data["own"].keys()
        for item in selection.featured[: len(data["featured"])]:
            why = data["reasons"][item.record.id]
            # What is asked is so short that it never breaks.
            assert why.endswith(type_of(item.record).prompt.replace(" ", "\u00a0"))
            reason = f"{item.reasons[0].text}." if item.reasons else ""
            once = reason in given or reason == data["help"]
            assert why.startswith(reason) is (not reason or not once)
            given.add(reason)
    assert any(made[m.slug].data["own"] for m in base.municipalities)


# --- the front --------------------------------------------------------------------------------------------------------


def test_the_front_names_the_municipality_and_its_cluster(base: KnowledgeBase, member: Municipality) -> None:
    cluster = base.cluster_of(member.slug)
    assert cluster
    data = handout_of(base, member).data
    fellows = [m.name for m in base.municipalities if base.cluster_of(m.slug) == cluster and m is not member]
    assert data["official"] == member.official_name == " ".join(data["lines"])
    assert data["lines"][1] == "Kommune"
    assert data["map-caption"] == f"{member.name}, {member.region}"
    caption, alone = data["cluster-caption"], data["map-alt"].split("De andre kommuner i klyngen")
    assert caption.startswith(f"{cluster.name} (")
    assert all(name in caption for name in [member.name, *fellows])
    assert len(alone) == 2
    assert all(name in alone[1] for name in fellows)
    assert member.name not in alone[1]
    assert f"et felt for hver af de {len(base.municipalities)} kommuner" in alone[0]
    assert f"{member.name} i {member.region} er fremhævet" in alone[0]
    assert "et opdigtet land" in alone[0]


def test_a_municipality_outside_the_clusters_has_none(base: KnowledgeBase) -> None:
    outside = next(m for m in base.municipalities if not base.cluster_of(m.slug))
    data = handout_of(base, outside.model_copy(update={"official_name": "Bornholm"})).data
    assert data["cluster-caption"] is None
    assert "klyngen" not in data["map-alt"]
    assert data["lines"] == ["Bornholm", ""]
    assert data["own"] == {} or "Jeres klynge" not in data["own"].values()


def test_the_code_leads_to_the_handouts_own_page(base: KnowledgeBase, member: Municipality) -> None:
    data = handout_of(base, member).data
    assert data["url"] == f"https://klyngeviden.example/haefter/temakonference-1/{member.slug}/"
    assert data["short-url"] == f"klyngeviden.example/haefter/temakonference-1/{member.slug}"


@pytest.mark.parametrize(("entry", "count"), [(70.0, 4), (100.0, 3), (150.0, 2), (250.0, 1), (500.0, 1)])
def test_the_front_shows_as_many_records_as_it_has_room_for(
    entry: float, count: int, base: KnowledgeBase, member: Municipality
) -> None:
    """At least one; and says how high it becomes."""
    selection = select(base, member, base.theme_conferences[0])
    assert len(selection.featured) == FEATURED >= 4
    press = StandIn()
    press.entry = entry
    made = handout_of(base, member, press)
    front = FRONT + max(MAP, PAGE["facts"])
    assert len(made.data["featured"]) == count
    assert made.heights[0] == pytest.approx(front + entry * count + PAGE["between-entries"] * (count - 1))
    assert made.heights[0] <= ROOM or count == 1


def test_a_record_as_high_as_the_rest_of_the_front_has_its_place(base: KnowledgeBase, member: Municipality) -> None:
    rest = (ROOM - FRONT - PAGE["facts"] - PAGE["between-entries"]) / 2
    for entry, count in ((rest - 0.01, 2), (rest + 0.01, 1)):
        press = StandIn()
        press.entry = entry
        made = handout_of(base, member, press)
        assert len(made.data["featured"]) == count


def test_what_is_supplied_stands_on_the_front_with_its_source(base: KnowledgeBase, member: Municipality) -> None:
    """Of this municipality and this conference only; nothing where nothing is supplied."""
    day, other = base.theme_conferences[:2]
    facts = [
        {"slags": "maal", "vaerdi": 'Alle skal "med"', "kilde": "Børnepolitikken"},
        {"slags": "bord", "vaerdi": "12", "konference": day.slug, "kilde": "KL's bordplan"},
        {"slags": "bord", "vaerdi": "3", "konference": other.slug, "kilde": "KL's bordplan"},
    ]
    own = Supplied.model_validate({"slug": member.slug, "oplysninger": facts})
    told = dataclasses.replace(base, supplied=(own,))
    assert handout_of(told, member).data["supplied"] == [
        {"label": "Jeres politiske mål", "value": "Alle skal »med«", "source": "Børnepolitikken"},
        {"label": "Bord", "value": "12", "source": "KL’s bordplan"},
    ]
    stranger = next(m for m in base.municipalities if m is not member)
    assert handout_of(told, stranger).data["supplied"] == handout_of(base, member).data["supplied"] == []


# --- the back ---------------------------------------------------------------------------------------------------------


def test_each_record_asks_once_before_any_asks_twice(base: KnowledgeBase, member: Municipality) -> None:
    """In the order they are printed; no more than four questions, and those that have a room of lines below them."""
    asking = with_records(base, questions=("Hvad er det første spørgsmål?", "Hvad er det andet spørgsmål?"))
    press = StandIn()
    press.question = 10.0
    made = handout_of(asking, member, press)
    assert [question["id"] for question in made.data["questions"]] == list(made.records[:4])
    silent = with_records(base, questions=())
    only = made.records[0]
    records = tuple(r.model_copy(update={"questions": ("Et?", "To?")}) if r.id == only else r for r in silent.records)
    data = handout_of(dataclasses.replace(silent, records=records), member).data
    assert [(question["id"], question["text"]) for question in data["questions"]] == [(only, "Et?"), (only, "To?")]


def test_the_paper_asks_what_the_page_behind_its_code_asks(base: KnowledgeBase, member: Municipality) -> None:
    """As many as there is room for, from the first; a record that found no room asks nothing."""
    asked = [record.id for record, _ in select(base, member, base.theme_conferences[0]).asked]
    for question, all_fit in ((10.0, True), (90.0, False)):
        press = StandIn()
        press.question = question
        printed = [question["id"] for question in handout_of(base, member, press).data["questions"]]
        assert printed == asked[: len(printed)]
        assert (printed == asked) is all_fit


@pytest.mark.parametrize(
    ("question", "count", "lines"),
    [(40.0, 4, 3), (60.0, 4, 2), (90.0, 3, 3), (5.0, 4, 5), (140.0, 2, 5), (600.0, 1, 1)],
)
def test_questions_share_the_back_with_lines_to_write_on(
    question: float, count: int, lines: int, base: KnowledgeBase, member: Municipality
) -> None:
    """Two lines each, or one question fewer; lines stand 8.6 to 11.5 mm apart, and fill the page."""
    asking = with_records(base, questions=("Hvad er spørgsmålet?",))
    cited = {source: base.source[source] for source in list(base.source)[:1]}
    reference = base.records[0].sources[0].model_copy(update={"source": next(iter(cited))})
    asking = with_records(asking, sources=(reference,))
    press = StandIn()
    press.question = question
    made = handout_of(asking, member, press)
    data = made.data
    assert (len(data["questions"]), data["lines-each"]) == (count, lines)
    assert 8.6 * MM - 0.01 <= data["line-gap"] <= 11.5 * MM + 0.01
    foot = max(PAGE["about"], PAGE["sources-head"] + SOURCE + PAGE["between-sources"])
    fixed = PAGE["back"] + foot + count * (question + PAGE["under-question"])
    assert made.heights[3] == pytest.approx(fixed + count * lines * data["line-gap"])
    assert made.heights[3] <= ROOM + 0.01 or count == 1
    if 8.7 * MM < data["line-gap"] < 11.4 * MM:
        assert made.heights[3] == pytest.approx(ROOM)


@pytest.mark.parametrize(("count", "wide"), [(1, False), (6, False), (7, True), (11, True)])
def test_many_sources_stand_two_and_two(base: KnowledgeBase, member: Municipality, count: int, *, wide: bool) -> None:
    """Each once, as a line; and the page is reckoned with what they take."""
    sources = base.sources[:count]
    references = tuple(base.records[0].sources[0].model_copy(update={"source": source.slug}) for source in sources)
    made = handout_of(with_records(base, sources=references, questions=("Hvad?",)), member)
    assert made.data["sources"] == [source_line(source) for source in sources]
    assert made.data["wide-sources"] is wide
    high = PAGE["sources-head"] + count * (SOURCE + PAGE["between-sources"])
    pairs = -(-count // 2)
    foot = PAGE["about-wide"] + pairs * (SOURCE + PAGE["between-pairs"]) if wide else max(PAGE["about"], high)
    asked = len(made.data["questions"])
    lines = asked * (QUESTION + PAGE["under-question"] + made.data["lines-each"] * made.data["line-gap"])
    assert made.heights[3] == pytest.approx(PAGE["back"] + foot + lines)


def test_questions_of_the_editor_are_marked_together_or_one_by_one(base: KnowledgeBase, member: Municipality) -> None:
    asking = with_records(base, questions=("Hvad?",), editorial_fields=("spoergsmaal",))
    press = StandIn()
    press.question = 10.0
    data = handout_of(asking, member, press).data
    assert data["questions-by"] == "Redaktionens spørgsmål. "
    assert {question["mark"] for question in data["questions"]} == {""}
    first = data["questions"][0]["id"]
    records = tuple(r.model_copy(update={"editorial_fields": ()}) if r.id == first else r for r in asking.records)
    mixed = handout_of(dataclasses.replace(asking, records=records), member, press).data
    assert mixed["questions-by"] == ""
    assert [bool(question["mark"]) for question in mixed["questions"]] == [False, True, True, True]


# --- what is set ------------------------------------------------------------------------------------------------------


def test_a_document_holds_the_records_of_its_handouts_with_the_themes_of_the_day(base: KnowledgeBase) -> None:
    """Each once, in the order of their codes; other themes of a record are not shown."""
    bench = bench_of(base, StandIn())
    made = [document.handout(bench, m) for m in base.municipalities]
    data = document.handouts_data(bench, made, "alle kommuner")
    printed = sorted({i for one in made for i in one.records})
    day = bench.conference
    assert data["title"] == f"{day.name}: alle kommuner"
    assert list(data["records"]) == printed
    assert [one["official"] for one in data["handouts"]] == [m.official_name for m in base.municipalities]
    shown = {entry.theme for entry in day.themes}
    for record_id, record in data["records"].items():
        assert record["shown-themes"] == [slug for slug in base.by_id[record_id].themes if slug in shown]
    assert data["example"] is True


def test_a_long_day_stands_on_pages_of_its_own(base: KnowledgeBase, member: Municipality) -> None:
    """The front says where, and has the room for more records."""
    short, long = (StandIn(parts={"facts": facts}) for facts in (200.0, 400.0))
    on_front, inside = (handout_of(base, member, press) for press in (short, long))
    assert (on_front.data["programme"], on_front.data["page-count"]) == ([], PAGES)
    assert inside.data["page-count"] == PAGES + 2 == len(inside.heights)
    assert inside.heights[0] == pytest.approx(
        FRONT + max(MAP, PAGE["facts-alone"]) + len(inside.data["featured"]) * (ENTRY + 12) - 12
    )
    pages = [
        document.handouts_data(bench_of(base, press), [one], "x")["conference"]["programme-page"]
        for press, one in ((short, on_front), (long, inside))
    ]
    assert pages == [None, PAGES + 1]


def test_large_type_has_no_pages_that_a_programme_could_name(base: KnowledgeBase, member: Municipality) -> None:
    """The exercises are on other pages there than the programme of the day says."""
    point = ProgrammeItem.model_validate({"punkt": "Ved bordene", "slags": "bordarbejde"})
    bench = bench_of(base, StandIn())
    bench.conference = bench.conference.model_copy(update={"programme": (point,)})
    one = document.handout(bench, member)
    told = [
        document.handouts_data(bench, [one], "x", large=large)["conference"]["agenda"][0]["more"]
        for large in (False, True)
    ]
    assert told == ["hæftets side\u00a02–4", "hæftets opgaver"]


def test_themes_that_the_editor_proposes_are_told_to_be(base: KnowledgeBase) -> None:
    bench = bench_of(base, StandIn())
    about = document.pages_to_measure(bench.workshop, bench.conference)["conference"]["about"]
    themes = tuple(e.model_copy(update={"basis": Basis.PROPOSAL}) for e in bench.conference.themes)
    proposed = bench.conference.model_copy(update={"themes": themes})
    assert "Hvilke temaer konferencen har" in document.pages_to_measure(bench.workshop, proposed)["conference"]["about"]
    sourced = tuple(e.model_copy(update={"basis": Basis.SOURCE}) for e in bench.conference.themes)
    plain = bench.conference.model_copy(update={"themes": sourced})
    assert (
        "Hvilke temaer konferencen har" not in document.pages_to_measure(bench.workshop, plain)["conference"]["about"]
    )
    assert "opdigtet" in about
