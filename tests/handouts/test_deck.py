"""What stands on the slides of a day and of a theme, as data; nothing is written."""

import dataclasses

import pytest

from generators import danish
from generators.handouts.manuscript import Manuscript
from generators.handouts.organiser.material import PLAN
from generators.handouts.setting.parts import ORIGIN_WORDS
from generators.handouts.slides import deck
from generators.handouts.slides.deck import Deck
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.theme_brief import brief
from generators.presentation import addresses, outline
from generators.records.conference_day import ProgrammeItem
from generators.records.record_types import Dilemma, Recommendation, Record
from generators.records.registers import Conference, ProgrammeKind
from tests.handouts.conftest import DATE, EDITION
from tests.handouts.made_up import with_points


@pytest.fixture(scope="module")
def day(base: KnowledgeBase) -> Conference:
    return with_points(base.theme_conferences[0], 14)


@pytest.fixture(scope="module")
def made(base: KnowledgeBase, day: Conference) -> Deck:
    return deck.of_conference(Manuscript(base, EDITION), day)


def records_of(base: KnowledgeBase, *themes: str) -> list[Record]:
    return [record for record in base.valid_records if {*themes} & {*record.themes}]


def test_a_theme_shows_its_claim_and_every_dilemma_and_recommendation(base: KnowledgeBase) -> None:
    for theme in base.main_themes:
        found = deck.of_theme(Manuscript(base, EDITION), theme).slides
        codes = [slide.way.shown for slide in found if slide.way and slide.layout not in (deck.SECTION, deck.QUESTIONS)]
        records = records_of(base, theme.slug)
        claim = brief(base, theme).claim
        assert found[0].title.replace("\u00a0", " ") == theme.name
        assert codes[:1] == ([claim.id] if claim else codes[:1])
        expected = [r.id for r in records if isinstance(r, Dilemma | Recommendation) or r is claim]
        assert sorted(codes) == sorted(expected)


def test_a_record_of_two_themes_comes_once_in_a_day(base: KnowledgeBase, day: Conference, made: Deck) -> None:
    codes = [slide.way.of for slide in made.slides if slide.way and slide.layout in (deck.DILEMMA, deck.ACTIONS)]
    records = records_of(base, *(entry.theme for entry in day.themes))
    assert len(codes) == len(set(codes))
    assert set(codes) == {r.id for r in records if isinstance(r, Dilemma | Recommendation)}


def test_a_record_is_shown_with_all_that_is_said_of_it(few: KnowledgeBase) -> None:
    """Poles or actions on the slide, whose words they are and the caveat; questions and sources in the notes."""
    manuscript = Manuscript(few, EDITION)
    by_code = {s.way.shown: s for s in deck.of_conference(manuscript, few.theme_conferences[0]).slides if s.way}
    dilemma = next(record for record in few.records if isinstance(record, Dilemma))
    advice = next(record for record in few.records if isinstance(record, Recommendation))
    shown = by_code[dilemma.id]
    assert [name for name, _ in shown.poles] == [pole.name for pole in dilemma.poles]
    assert [text for _, text in by_code[advice.id].lines or []] == [a.level.label for a in advice.actions]
    assert [line.text for line in by_code[advice.id].lines] == [action.text for action in advice.actions]
    for record in (dilemma, advice):
        slide, notes = by_code[record.id], "\n".join(by_code[record.id].notes).replace("\u00a0", " ")
        assert outline.EDITORS in slide.origin
        assert "Forbehold" in slide.origin.replace("forbehold", "Forbehold")
        assert all(question in notes for question in record.questions)
        assert all(few.source[one.source].title in notes for one in record.sources)
        assert record.summary in notes
    assert all(one.answer in "\n".join(by_code[advice.id].notes) for one in advice.obstacles)


def test_an_example_says_so_on_every_slide(base: KnowledgeBase) -> None:
    programme = base.programme.model_copy(update={"kind": ProgrammeKind.EXAMPLE})
    example = dataclasses.replace(base, programme=programme)
    assert "EKSEMPEL" in deck.of_theme(Manuscript(example, EDITION), base.main_themes[0]).foot
    assert "EKSEMPEL" not in deck.of_theme(Manuscript(base, EDITION), base.main_themes[0]).foot


def test_a_programme_without_times_is_no_slide(base: KnowledgeBase, day: Conference, made: Deck) -> None:
    unknown = day.model_copy(update={"programme": (ProgrammeItem.model_validate({"punkt": "Oplæg"}),)})
    without = deck.of_conference(Manuscript(base, EDITION), unknown)
    assert deck.PROGRAMME in {slide.layout for slide in made.slides}
    assert deck.PROGRAMME not in {slide.layout for slide in without.slides}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("fields", "when"),
    [
        ({"date": DATE, "period": "foråret", "place": "Vejle"}, "21. november 2026 · Vejle · "),
        ({"date": None, "period": "Foråret 2018", "place": None}, "Foråret 2018 · "),
        ({"date": None, "period": None, "place": "Vejle"}, "Vejle · "),
        ({"date": None, "period": None, "place": None}, ""),
    ],
    ids=["dag og sted", "periode", "sted", "intet"],
)
def test_a_day_opens_with_what_it_is_and_ends_with_what_is_next(
    fields: dict[str, object], when: str, few: KnowledgeBase
) -> None:
    """The first and the last lead to its handouts; the speaker sees which edition it is."""
    day = few.theme_conferences[0].model_copy(update=fields)
    first, *_, last = deck.of_conference(Manuscript(few, EDITION), day).slides
    named = {entry.theme for entry in day.themes}
    themes = danish.listing([theme.short_name for theme in few.themes if theme.slug in named])
    assert (first.layout, plain(first.title)) == (deck.TITLE, day.name)
    assert plain(first.text).removeprefix("Den ") == f"{when}{themes}"
    assert [plain(note) for note in first.notes] == [EDITION.label]
    address = f"haefter/{day.slug}"
    way = deck.Way(f"{EDITION.site_url}{address}/", f"klyngeviden.example/{address}", "konferencens hæfter")
    assert first.way == last.way == way
    agree = PLAN[-1]
    assert (last.layout, last.title, last.above) == (deck.QUESTIONS, "Aftal jeres næste skridt", agree.where)
    assert [line.text for line in last.lines] == ["Hvad gør vi først?", "Hvem gør det?", "Hvornår ser vi på det igen?"]
    assert [plain(note) for note in last.notes] == [agree.say]


def test_the_day_has_its_points_with_who_and_where(base: KnowledgeBase, day: Conference, made: Deck) -> None:
    programme = made.slides[1]
    assert (programme.layout, programme.title) == (deck.PROGRAMME, "Dagens program")
    assert [(time, plain(text)) for time, text in programme.rows] == [
        (item.time, f"{item.item} · KL") for item in day.programme
    ]
    alone = day.model_copy(
        update={"programme": (ProgrammeItem.model_validate({"tid": "09.00", "punkt": "Oplæg"}),) * 2}
    )
    assert deck.of_conference(Manuscript(base, EDITION), alone).slides[1].rows == [("09.00", "Oplæg")] * 2


def test_each_theme_of_a_day_begins_with_its_name_and_goes_from_claim_to_questions(base: KnowledgeBase) -> None:
    """In the order of the themes; a dilemma before a recommendation, and what to talk about last."""
    day = base.theme_conferences[0]
    named = {entry.theme for entry in day.themes}
    order = [deck.CLAIM, deck.DILEMMA, deck.ACTIONS, deck.QUESTIONS]
    slides = [s for s in deck.of_conference(Manuscript(base, EDITION), day).slides if s.theme]
    themes = [theme for theme in base.themes if theme.slug in named]
    assert [plain(s.title) for s in slides if s.layout == deck.SECTION] == [theme.name for theme in themes]
    for theme in themes:
        section, *inside = [s for s in slides if s.theme == theme.number]
        assert section.layout == deck.SECTION
        assert (section.above, plain(section.text)) == (f"Tema {theme.number}", plain(theme.description))
        ranks = [order.index(s.layout) for s in inside if s.layout != deck.CLAIM]
        assert ranks == sorted(ranks)
        assert all(plain(s.above).endswith(f" · Tema {theme.number} · {theme.short_name}") for s in inside)
        *_, asked = inside
        assert (asked.layout, asked.title) == (deck.QUESTIONS, "Tal om det ved bordene")
        assert [plain(line.text) for line in asked.lines] == [plain(question) for question in theme.questions]
        assert asked.origin == outline.EDITORS
        assert asked.way == section.way
        assert section.way == deck.Way(
            f"{EDITION.site_url}{addresses.of_theme(theme)}",
            f"klyngeviden.example/{addresses.of_theme(theme)}".rstrip("/"),
            "temaets side",
        )


def test_a_theme_without_a_number_or_questions_names_none(base: KnowledgeBase) -> None:
    theme = base.main_themes[0]
    bare = theme.model_copy(update={"number": None, "questions": ()})
    changed = dataclasses.replace(base, themes=tuple(bare if t is theme else t for t in base.themes))
    made = deck.of_theme(Manuscript(changed, EDITION), bare)
    numbered = deck.of_theme(Manuscript(base, EDITION), theme)
    assert (numbered.title, made.title) == (f"Tema {theme.number}: {theme.short_name}", theme.short_name)
    assert plain(made.foot) == f"{base.programme.name} · {theme.short_name}"
    assert {slide.theme for slide in made.slides} == {0}
    section, *records = made.slides
    assert section.above == "Tema"
    assert deck.QUESTIONS not in {slide.layout for slide in records}
    assert all(
        plain(s.above) in (f"{kind} · {theme.short_name}" for kind in ("Erkendelse", "Dilemma", "Anbefaling"))
        for s in records
    )


def test_a_slide_tells_whose_words_it_has_and_from_when(few: KnowledgeBase) -> None:
    by_code = {s.way.shown: s for s in deck.of_theme(Manuscript(few, EDITION), few.main_themes[0]).slides if s.way}
    dilemma = next(record for record in few.records if isinstance(record, Dilemma))
    shown = by_code[dilemma.id]
    words = plain(shown.origin).split(" · ")
    assert words[0] == f"{ORIGIN_WORDS[dilemma.origin]}, {dilemma.date.year or 'udateret'}"
    assert words[1] == outline.byline(dilemma)
    assert words[-1] == plain(outline.caveat(dilemma))
    assert [plain(text) for text in shown.notes[1 : 1 + len(dilemma.considerations)]] == [
        f"Overvej: {plain(text)}" for text in dilemma.considerations
    ]
    assert "langs væggen" in shown.notes[0]
    cited = "; ".join(f"{few.source[one.source].title}, {one.place}" for one in dilemma.sources)
    assert plain(shown.notes[-1]) == f"Kilde: {plain(cited)}."
    unmarked = dilemma.model_copy(update={"editorial_fields": ()})
    alone = dataclasses.replace(few, records=(unmarked,))
    slide = next(
        s for s in deck.of_theme(Manuscript(alone, EDITION), few.main_themes[0]).slides if s.layout == deck.DILEMMA
    )
    assert outline.EDITORS not in slide.origin
