"""Which handouts are made, and what keeps one back: its record, a register, or our own fault."""

import dataclasses

import pytest

from generators.handouts.production import Sheaf, make, produce, sheaves
from generators.handouts.sheets import document
from generators.handouts.sheets.document import PAGES
from generators.handouts.sheets.sizes import MM
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses
from generators.records.record_types import type_of
from tests.handouts.made_up import changed_record, handout_of, two_clusters
from tests.handouts.stand_in import PAGE, StandIn, bench_of, run_of

ROOM = PAGE["room"] - MM


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return two_clusters()


def test_there_is_a_handout_for_each_that_is_asked_for_and_a_volume_of_all(base: KnowledgeBase) -> None:
    day = base.theme_conferences[0]
    all_of_them = list(produce(run_of(base, StandIn()), day))
    assert [one.address for one in all_of_them] == [
        *(addresses.of_handout_pdf(day, m) for m in base.municipalities),
        addresses.of_volume(day, 1),
    ]
    assert all(one.content and not one.problems for one in all_of_them)
    *singles, book = all_of_them
    assert {one.pages for one in singles} == {PAGES}
    assert book.pages == PAGES * len(base.municipalities)
    assert (book.codes, book.records) == ((), ())
    for one, municipality in zip(singles, base.municipalities, strict=True):
        assert one.codes == (f"https://klyngeviden.example/haefter/{day.slug}/{municipality.slug}/",)
        assert len(one.records) > 10
        assert len(one.heights) == PAGES
        assert one.room == pytest.approx(ROOM)
    two = base.municipalities[:2]
    assert len(list(produce(run_of(base, StandIn(), two), day))) == 2


def test_a_record_with_a_sign_that_has_no_type_keeps_only_its_handouts_back(base: KnowledgeBase) -> None:
    """It is named by its file and line."""
    day = base.theme_conferences[0]
    printed = handout_of(base, base.municipalities[0]).records
    shown = base.by_id[printed[-1]]
    changed = changed_record(base, shown, title="Ledelse 漢")
    path = f"{type_of(shown).folder}/{shown.id}.yml"
    files = {path: "temaer: x\ntitel: Ledelse 漢\n".encode()}
    run = run_of(changed, StandIn(lacking="漢"), base.municipalities[:2], files)
    made = list(produce(run, day))
    for one in made:
        assert (one.content is None) is (shown.id in one.records)
        assert [(p.path, p.line, p.column, p.width) for p in one.problems] == [(path, 2, 16, 1)] * (
            shown.id in one.records
        )
    assert any(one.content is None for one in made)


def test_a_sign_without_type_in_a_register_keeps_everything_back(base: KnowledgeBase) -> None:
    """The place of the day, or a word of the glossary."""
    first, *others = base.conferences
    place = dataclasses.replace(base, conferences=(first.model_copy(update={"place": "Sal 漢"}), *others))
    files = {f"_register/konferencer/{first.slug}.yml": "navn: x\nsted: Sal 漢\n".encode()}
    made = list(
        produce(run_of(place, StandIn(lacking="漢"), base.municipalities[:2], files), base.theme_conferences[1])
    )
    assert [one.content for one in made] == [None, None]
    assert [(p.path, p.line, p.column) for p in made[0].problems] == [
        (f"_register/konferencer/{first.slug}.yml", 2, 11)
    ]


def test_a_record_that_cannot_be_set_is_found_among_the_others(base: KnowledgeBase) -> None:
    """Before anything is measured; it stands in no handout, and those that would weigh it say so."""
    shown = base.by_id[handout_of(base, base.municipalities[0]).records[-1]]
    changed = changed_record(base, shown, title="FORBUDT")
    day = base.theme_conferences[0]
    run = run_of(changed, StandIn(misprint="FORBUDT"), base.municipalities[:1])
    assert run.broken.keys() == {shown.id}
    assert shown.id not in run.workshop.records
    (made,) = produce(run, day)
    assert made.content is None
    assert [problem.code for problem in made.problems] == ["kan-ikke-trykkes"]
    assert shown.id not in made.records


def test_a_record_that_fails_only_in_print_keeps_back_what_it_stands_in(base: KnowledgeBase) -> None:
    """No product depends on what came before it: several processes make them at once."""
    shown = base.by_id[handout_of(base, base.municipalities[0]).records[-1]]
    changed = changed_record(base, shown, title="FORBUDT")
    press = StandIn()
    run = run_of(changed, press)
    bench = bench_of(changed, press)
    press.misprint = "FORBUDT"
    ones = [document.handout(bench, m) for m in base.municipalities]
    one = next(one for one in ones if shown.id in one.records)
    (product,) = make(run, bench, [Sheaf("x.pdf", "x", [one])])
    assert product.content is None
    assert [problem.path for problem in product.problems] == [f"{type_of(shown).folder}/{shown.id}.yml"]
    made = list(produce(run, bench.conference))
    assert [one.content is None for one in made] == [shown.id in one.records for one in ones] + [True]
    assert [bool(one.problems) for one in made] == [one.content is None for one in made]
    assert made == list(reversed(list(make(run, bench, list(reversed(list(sheaves(run, bench))))))))


def test_a_handout_can_be_set_before_the_next_is_written(base: KnowledgeBase) -> None:
    """A crew has something to do from the first on."""
    run, bench = run_of(base, StandIn()), bench_of(base, StandIn())
    waiting = sheaves(run, bench)
    assert next(make(run, bench, waiting)).address.endswith(f"/{base.municipalities[0].slug}.pdf")
    assert next(waiting).address.endswith(f"/{base.municipalities[1].slug}.pdf")


def test_a_fault_of_no_record_is_our_own(base: KnowledgeBase) -> None:
    press = StandIn()
    run = run_of(base, press, base.municipalities[:1])
    bench = bench_of(base, press)
    one = document.handout(bench, base.municipalities[0])
    press.misprint = "temakonference-1"
    (made,) = make(run, bench, [Sheaf("x.pdf", "x", [one])])
    assert made.content is None
    assert [(problem.path, problem.code) for problem in made.problems] == [
        ("_register/konferencer/temakonference-1.yml", "kan-ikke-trykkes")
    ]


def test_fronts_are_measured_without_drawing_a_code_for_each(base: KnowledgeBase) -> None:
    """All codes take the same room, and each takes longer to draw than anything else on its page."""
    bench = bench_of(base, StandIn())
    measured = document.pages_to_measure(bench.workshop, bench.conference)["fronts"].values()
    handouts = [document.handout(bench, municipality) for municipality in base.municipalities]
    assert len({front["qr"] for front in measured}) == 1
    assert len({one.data["qr"] for one in handouts}) == len(base.municipalities)
