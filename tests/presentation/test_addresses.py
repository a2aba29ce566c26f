"""Where everything is found, as paths alone: links without a server, addresses of before, files beside a page."""

from collections.abc import Sequence

import pytest

from generators import store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.loading import load_base
from generators.presentation import addresses, conference_files
from generators.presentation.conference_files import Week, is_timed, week_of
from generators.records.conference_day import ProgrammeItem


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return load_base(store.ROOT / "tests" / "golden" / "grundlag")


@pytest.mark.parametrize(
    ("target", "here", "link"),
    [
        ("kilder/", "", "kilder/index.html"),
        ("kilder/", "erkendelser/E-001/", "../../kilder/index.html"),
        ("", "kilder/", "../index.html"),
        ("", "", "index.html"),
        ("nyt/#2026-11-21-ny", "temaer/x/", "../../nyt/index.html#2026-11-21-ny"),
        ("haefter/a/b.pdf", "kilder/", "../haefter/a/b.pdf"),
    ],
)
def test_a_link_leads_from_where_the_page_is(target: str, here: str, link: str) -> None:
    assert addresses.relative(target, here) == link


def test_a_page_has_its_file_its_source_and_its_twin() -> None:
    assert [addresses.file_of(address) for address in ("", "kilder/", "a/b.pdf")] == [
        "index.html", "kilder/index.html", "a/b.pdf",
    ]  # fmt: skip
    assert addresses.source_of("kilder/") == addresses.twin_of("kilder/") == "kilder/index.md"
    assert addresses.of_sheet("for/ledere/") == "for/ledere.pdf"
    assert addresses.pack_item("situationer/x/") == "situationer/x"


@pytest.mark.parametrize(
    ("page", "is_one"),
    [("haefter/dag/aarhus/", True), ("haefter/dag/", False), ("kilder/dag/aarhus/", False), ("haefter/a/b/c/", False)],
)
def test_the_page_behind_the_code_of_one_handout_is_told_from_the_others(page: str, *, is_one: bool) -> None:
    assert addresses.is_of_one_handout(page) is is_one


def test_what_was_called_otherwise_is_found_under_its_names_of_before(base: KnowledgeBase) -> None:
    """A record by its code alone and in its folder; a municipality by its page and by that of each handout."""
    record = base.by_id["E-001"].model_copy(update={"former_ids": ("E-900", "E-901")})
    assert addresses.former_of_record(record) == [
        ("E-900/", "E-900"), ("erkendelser/E-900/", "E-900"), ("E-901/", "E-901"), ("erkendelser/E-901/", "E-901"),
    ]  # fmt: skip
    day, own = base.theme_conferences[0], base.municipalities[0].model_copy(update={"former_names": ("Gl. Å",)})
    assert list(addresses.former_of_municipality(own, [day])) == [
        ("kommuner/gl-aa/", f"kommuner/{own.slug}/", "Gl. Å"),
        (f"haefter/{day.slug}/gl-aa/", f"haefter/{day.slug}/{own.slug}/", "Gl. Å"),
    ]


def test_the_files_of_a_day_lie_beside_its_handouts_and_are_needed_in_their_week(base: KnowledgeBase) -> None:
    day = base.theme_conferences[0]
    assert conference_files.SLIDES.address(day) == f"haefter/{day.slug}/oplaeg.pptx"
    weeks = {week: [file for file in conference_files.FILES if week_of(file) is week] for week in Week}
    assert weeks[Week.PLANNING] == [conference_files.WORD]
    assert conference_files.EVERYTHING in weeks[Week.PRINTING]
    assert conference_files.AGENDA in weeks[Week.SIGNED_UP]
    assert {conference_files.CARDS, conference_files.FACILITATOR} <= {*weeks[Week.PACKING]}


@pytest.mark.parametrize(
    ("times", "timed"), [((), False), (("09.00",), True), (("09.00", None), False), ((None,), False)]
)
def test_a_day_is_known_when_every_point_has_its_time(
    times: Sequence[str | None], base: KnowledgeBase, *, timed: bool
) -> None:
    items = tuple(ProgrammeItem.model_validate({"punkt": "Oplæg", **({"tid": t} if t else {})}) for t in times)
    assert is_timed(base.theme_conferences[0].model_copy(update={"programme": items})) is timed
