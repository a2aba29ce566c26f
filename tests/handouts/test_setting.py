"""What all print shares, before it is set: a conference as far as it is known, lines, drawings and where words part."""

import dataclasses
import json
import re

import cv2
import numpy as np
import pytest

from generators.handouts.setting import pictures
from generators.handouts.setting.parts import Edition, conference_data, identity_data, record_data, source_line
from generators.handouts.setting.prose import rich
from generators.handouts.setting.seams import SOFT_HYPHEN, Seams, long_words
from generators.handouts.sheets.sizes import Sizes
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation.identity import PRINT
from generators.records.conference_day import ProgrammeItem
from generators.records.record_types import Dilemma, Model, Recommendation
from generators.records.registers import Conference, Municipality
from tests.handouts.conftest import DATE, EDITION
from tests.presentation.filled import filled, one_of_each


def told(base: KnowledgeBase, **fields: object) -> dict[str, object]:
    """Give a conference about which only so much is known."""
    unknown = {"date": None, "period": None, "place": None, "programme": ()}
    conference: Conference = base.theme_conferences[0].model_copy(update=unknown | fields)
    return conference_data(base, conference, EDITION)


@pytest.mark.parametrize(
    ("fields", "unknown", "blanks"),
    [
        ({}, "Dag og sted er ikke oplyst. Skriv dem her, når I kender dem:", ["Dato", "Sted", "Hos os"]),
        (
            {"period": "foråret 2018"},
            "Konferencen var planlagt til foråret 2018. Dag og sted er ikke oplyst. Skriv dem her, når I kender dem:",
            ["Dato", "Sted", "Hos os"],
        ),
        ({"place": "Vejle"}, "Vejle. Dagen er ikke oplyst. Skriv den her:", ["Dato", "Hos os"]),
        (
            {"place": "Vejle", "period": "foråret 2018"},
            "Vejle i foråret 2018. Dagen er ikke oplyst. Skriv den her:",
            ["Dato", "Hos os"],
        ),
        ({"date": DATE}, "Den 21. november 2026. Stedet er ikke oplyst. Skriv det her:", ["Sted", "Hos os"]),
    ],
    ids=["intet", "periode", "sted", "sted og periode", "dag"],
)
def test_what_is_not_known_of_a_day_is_said_and_left_to_be_written(
    fields: dict[str, object], unknown: str, blanks: list[str], base: KnowledgeBase
) -> None:
    data = told(base, **fields)
    said = str(data["unknown"]).replace("\u00a0", " ")
    assert said.casefold().removeprefix("den ") == unknown.casefold().removeprefix("den ")
    assert data["blanks"] == blanks


@pytest.mark.parametrize(("times", "noted"), [((), False), (("09.00", "10.00"), False), (("09.00", None), True)])
def test_a_programme_with_gaps_says_that_the_sources_have_no_more(
    base: KnowledgeBase,
    times: tuple[str | None, ...],
    *,
    noted: bool,
) -> None:
    items = tuple(ProgrammeItem.model_validate({"punkt": "Velkomst", **({"tid": t} if t else {})}) for t in times)
    assert bool(told(base, programme=items)["agenda-note"]) is noted


def test_the_colophon_says_how_old_the_sources_are_that_the_handout_rests_on(base: KnowledgeBase) -> None:
    """Of the records that may stand in it; what has no records says nothing of age."""
    about = str(told(base)["about"]).replace("\u00a0", " ")
    assert "Udgave af 21. november 2026. Udgivet af " in about
    assert "opdigtet" not in about
    years = re.findall(r"\b20\d\d\b", about.split("Udgivet af", 1)[1])
    assert years
    empty = dataclasses.replace(base, records=())
    assert len(str(told(empty)["about"])) < len(about)


def test_a_reader_is_told_where_a_code_leads(base: KnowledgeBase) -> None:
    assert str(told(base)["codes"]).endswith("\u00a0klyngeviden.example/E-001.")


def test_a_name_in_a_sentence_begins_small(base: KnowledgeBase) -> None:
    assert told(base, name="Temakonference 1")["in-sentence"] == "temakonference 1"


@pytest.mark.parametrize("site", ["https://viden.kl.dk", "https://viden.kl.dk/"])
def test_an_address_is_whole_for_a_phone_and_short_for_a_reader(site: str) -> None:
    edition = Edition("x", DATE, site, "Viden")
    assert edition.url("E-001/") == "https://viden.kl.dk/E-001/"
    assert edition.shown("E-001/") == "viden.kl.dk/E-001"


def test_every_theme_and_type_is_known_to_the_templates(base: KnowledgeBase) -> None:
    known = identity_data(base, dataclasses.replace(EDITION, site_name="Viden"))
    assert known["site"] == "Viden"
    assert list(known["themes"]) == [theme.slug for theme in (*base.main_themes, *base.deferred_themes)]
    assert [theme["number"] for theme in known["themes"].values()][:2] == [1, 2]
    assert all(row["singular"][0].isupper() and row["plural"][0].isupper() for row in known["types"].values())


@pytest.mark.parametrize(("title", "ends"), [("En rapport", "En rapport."), ("Hvem gør hvad?", "Hvem gør hvad?")])
def test_a_source_is_cited_with_one_stop(title: str, ends: str, base: KnowledgeBase) -> None:
    line = source_line(base.sources[0].model_copy(update={"title": title})).replace("\u00a0", " ")
    assert line.startswith(f"{base.sources[0].publisher} (")
    assert line.endswith(f"): {ends}")


def test_a_record_is_told_with_all_that_is_ever_printed(base: KnowledgeBase) -> None:
    """Tables with their heads and short choices; the rest in the shape of its field."""
    records = {type(record): filled(record)[0] for record in one_of_each(base.valid_records)}
    parts = {
        kind: {part["key"]: part for part in record_data(record, Seams())["parts"]} for kind, record in records.items()
    }
    actions = parts[Recommendation]["handlinger"]
    assert list(actions["labels"]) == list(actions["value"][0])
    recommendation = records[Recommendation]
    assert isinstance(recommendation, Recommendation)
    assert [row["level"] for row in actions["value"]] == [a.level.capitalize() for a in recommendation.actions]
    assert len(parts[Dilemma]["poler"]["value"]) == 2
    assert all(isinstance(text, str) for text in parts[Dilemma]["overvejelser"]["value"])
    assert isinstance(parts[Model]["hvornaar"]["value"], str)
    assert parts[Model]["tekst"]["value"][0]["k"] == "p"
    assert {part["labels"] != {} for kind in parts.values() for part in kind.values() if part["shape"] != "table"} == {
        False
    }


# --- drawings ---------------------------------------------------------------------------------------------------------


def squares(drawing: str, colour: str) -> dict[tuple[float, float], float]:
    """Give the squares of a colour: the middle of each, in tiles, and its side."""
    found = {}
    for path, fill in re.findall(r'<path d="([^"]*)" fill="([^"]*)"', drawing):
        if fill == colour:
            for x, y, side in re.findall(r"M(\S+) (\S+?)h([\d.]+)v\3h-\3z", path):
                middle = (float(x) + float(side) / 2) / 10 - 0.5, (float(y) + float(side) / 2) / 10 - 0.5
                found[round(middle[0], 3), round(middle[1], 3)] = float(side)
    return found


def tiles(municipalities: list[Municipality]) -> set[tuple[float, float]]:
    return {(m.tile.column, m.tile.row) for m in municipalities}


def test_every_code_is_read_though_its_pattern_is_not_weighed(whole_base: KnowledgeBase) -> None:
    """Addresses of many lengths, each decoded from what is shown on a screen."""
    wanted = [f"https://klyngeviden.example/haefter/temakonference-2/{m.slug}/" for m in whole_base.municipalities]
    drawn = [np.frombuffer(pictures.qr_code_on_screen(url), np.uint8) for url in wanted]
    found = [cv2.QRCodeDetectorAruco().detectAndDecode(cv2.imdecode(dots, cv2.IMREAD_GRAYSCALE))[0] for dots in drawn]  # type: ignore[arg-type]
    assert found == wanted


def test_the_map_shows_where_one_lies_and_who_is_in_its_cluster(whole_base: KnowledgeBase) -> None:
    """One dark on a white ground of its own, fellows white with an edge, the rest pale; each in its place."""
    everyone = list(whole_base.municipalities)
    own, *fellows = (whole_base.municipality[slug] for slug in ("aarhus", "odder", "samsoe"))
    rest = [m for m in everyone if m not in (own, *fellows)]
    drawing = pictures.tile_map(everyone, own, {m.slug for m in (own, *fellows)})
    assert squares(drawing, PRINT["tile"]).keys() == tiles(rest)
    assert squares(drawing, PRINT["petrol"]).keys() == tiles([own])
    paper = squares(drawing, PRINT["paper"])
    assert paper.keys() == tiles([own, *fellows])
    (dark,) = squares(drawing, PRINT["petrol"]).values()
    pale = set(squares(drawing, PRINT["tile"]).values())
    (own_tile,) = tiles([own])
    assert len(pale) == 1
    assert paper[own_tile] > dark > max(pale) > paper[next(iter(tiles(fellows)))]
    assert f'stroke="{PRINT["petrol"]}"' in drawing
    assert f'stroke="{PRINT["petrol"]}"' not in pictures.tile_map(everyone, own)


def test_squares_of_neighbours_do_not_touch_and_all_are_in_the_picture(whole_base: KnowledgeBase) -> None:
    drawing = pictures.tile_map(whole_base.municipalities, whole_base.municipality["bornholm"])
    left, top, wide, high = map(float, re.findall(r'viewBox="(\S+) (\S+) (\S+) (\S+)"', drawing)[0])
    pale = squares(drawing, PRINT["tile"])
    assert all(0 < side < 10 for side in pale.values())
    assert all(left <= 10 * column and 10 * column + 10 <= left + wide for column, _ in pale)
    assert all(top <= 10 * row and 10 * row + 10 <= top + high for _, row in pale)
    assert (left, top) == (-2, -2)
    assert wide == 10 * (max(m.tile.column for m in whole_base.municipalities) + 1) + 4
    assert high == 10 * (max(m.tile.row for m in whole_base.municipalities) + 1) + 4


def test_a_number_stands_in_the_middle_of_its_square(whole_base: KnowledgeBase) -> None:
    """In shares of the picture, however large it is set."""
    everyone = whole_base.municipalities
    drawing = pictures.tile_map(everyone, everyone[0])
    left, top, wide, high = map(float, re.findall(r'viewBox="(\S+) (\S+) (\S+) (\S+)"', drawing)[0])
    for place, numbered in zip(pictures.numbers_on_map(everyone, everyone), everyone, strict=True):
        at = (left + place["x"] * wide, top + place["y"] * high)
        assert at == pytest.approx((10 * numbered.tile.column + 5, 10 * numbered.tile.row + 5))


def moved(municipality: Municipality, column: int, row: int) -> Municipality:
    tile = municipality.tile.model_copy(update={"column": column, "row": row})
    return municipality.model_copy(update={"tile": tile})


@pytest.mark.parametrize(
    ("places", "framed"),
    [
        ([(0, 0), (4, 4)], True),
        ([(0, 0), (3, 4), (4, 4)], False),
        ([(0, 0), (4, 3), (4, 4)], False),
        ([(0, 4), (4, 0)], False),
        ([(0, 0), (3, 3), (4, 4)], True),
    ],
    ids=["alene i hjørnet", "nabo til venstre", "nabo over", "intet i hjørnet", "kun på skrå"],
)
def test_an_island_alone_in_the_corner_is_framed(
    base: KnowledgeBase,
    places: list[tuple[int, int]],
    *,
    framed: bool,
) -> None:
    """It is drawn nearer than it is, and the frame around it says so."""
    country = [moved(m, *place) for m, place in zip(base.municipalities, places, strict=False)]
    drawing = pictures.tile_map(country, country[0])
    frames = [tuple(map(float, f)) for f in re.findall(r'x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"', drawing)]
    assert bool(frames) is framed
    for x, y, wide, high in frames:
        assert 35 < x < 40
        assert 50 < x + wide < 55
        assert (x, wide) == (y, high)


def test_a_small_country_is_drawn_as_small_as_a_large_one(base: KnowledgeBase, whole_base: KnowledgeBase) -> None:
    """Its picture is no smaller, so its tiles are no larger."""
    small, large = (
        re.findall(r'viewBox="([^"]*)"', pictures.tile_map(one, one[0]))[0]
        for one in ([moved(m, n, n) for n, m in enumerate(base.municipalities)], whole_base.municipalities)
    )
    assert [float(a) <= float(b) for a, b in zip(large.split(), small.split(), strict=True)] == [True] * 4


def test_the_cover_draws_each_municipality_once_in_shades_that_are_spread(whole_base: KnowledgeBase) -> None:
    shades = ("#111111", "#222222", "#333333")
    drawing = pictures.cover_map(whole_base.municipalities, shades)
    found = [squares(drawing, shade) for shade in shades]
    assert sum(map(len, found)) == len(whole_base.municipalities)
    assert set().union(*found) == tiles(list(whole_base.municipalities))
    assert min(map(len, found)) > len(whole_base.municipalities) / 5


# --- where words part -------------------------------------------------------------------------------------------------


def parted(text: str, *parts: str, form: str = "narrow") -> str:
    return str(getattr(Seams(lambda _: parts), form)(text)).replace(SOFT_HYPHEN, "|")


@pytest.mark.parametrize(
    ("word", "parts", "seams"),
    [
        ("elleveellev", ("elleve", "ellev"), "elleveellev"),
        ("elleveelleve", ("elleve", "elleve"), "elleve|elleve"),
        ("arbejdstidsregler", ("arbejde", "tid", "regler"), "arbejds|tids|regler"),
        ("sagsbehandlingstid", ("sag", "behandling", "tid"), "sags|behandlingstid"),
        ("behandlingstidsfri", ("behandling", "tid", "fri"), "behandlings|tidsfri"),
        ("mestlederskaber", ("mest", "lederskaber"), "mest|lederskaber"),
        ("mesLederskaberne", ("mes", "lederskaberne"), "mesLederskaberne"),
        ("ledernesledermål", ("leder", "leder", "mål"), "ledernes|ledermål"),
        ("forvaltningslederne", ("forvaltning", "findesikke"), "forvaltningslederne"),
        ("forvaltningslederne", ("forvaltning", "findesikke", "lederne"), "forvaltningslederne"),
        ("ledermålskolerne", ("leder", "mål", "skolerne"), "leder|målskolerne"),
        ("forvaltningsplan", ("forvaltning", "plan"), "forvaltnings|plan"),
        ("ledelsrummet", ("ledelse", "rummet"), "ledels|rummet"),
        ("y" * 31, (), "y" * 7 + "|" + "|".join(["y" * 8] * 3)),
        ("y" * 24, (), "y" * 24),
        ("y" * 25, (), "y" * 8 + "|" + "y" * 8 + "|" + "y" * 9),
        ("x" * 12 + "y" * 30, ("x" * 12, "y" * 30), "x" * 12 + "|" + "|".join(["y" * 10] * 3)),
        ("x" * 30 + "y" * 12, ("x" * 30, "y" * 12), "|".join(["x" * 10] * 3) + "|" + "y" * 12),
    ],
)
def test_a_word_parts_at_its_seams_and_a_long_piece_evenly(word: str, parts: tuple[str, ...], seams: str) -> None:
    assert parted(word, *parts) == seams


def test_a_wide_column_parts_words_from_22_letters_on() -> None:
    short, long = "kommunalledelsesformer", "kommunalledelsesforme"
    assert len(short) == 22
    assert parted(f"{short} {long}", "kommunal", "ledelse", "forme", form="wide") == (
        f"kommunal|ledelses|former {long}"
    )


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("abcdefghijk", "abcdefghijk"),
        ("abcdefghijkmn", "abcdef|ghijkmn"),
        ("a" * 18, "a" * 9 + "|" + "a" * 9),
        ("a" * 20, "a" * 6 + "|" + "a" * 7 + "|" + "a" * 7),
        ("12345678901/12345678", "12345|678901/12345678"),
        ("i" * 8 + "m" * 8, "iiiii|iiimm|mmmmmm"),
        ("to ord-sammen", "to ord-sammen"),
    ],
)
def test_the_narrowest_cell_has_room_for_some_ten_letters(text: str, cell: str) -> None:
    """Whatever is longer parts in even pieces, at no sign where it may break anyway."""
    assert parted(text, form="tight") == cell


def test_only_cells_of_a_table_are_tight() -> None:
    tree = rich("| a | b |\n|---|---|\n| abcdefghijkmn | x |\n\nabcdefghijkmn\n", Seams())
    table, paragraph = (json.dumps(node, ensure_ascii=False).replace(SOFT_HYPHEN, "|") for node in tree)
    assert "abcdef|ghijkmn" in table
    assert "abcdefghijkmn" in paragraph


def test_words_that_may_have_to_part_are_looked_up_in_small_letters() -> None:
    assert long_words(["Forvaltningen og ELLEVEBOGST", "ellevebogst tolvbogstav1 tolvbogstave"]) == {
        "forvaltningen",
        "tolvbogstave",
    }


# --- heights ----------------------------------------------------------------------------------------------------------


def test_titles_stand_two_and_two_and_take_the_higher() -> None:
    records = {code: {"heights": {"linje": height}} for code, height in (("A", 10.0), ("B", 20.0), ("C", 10.0))}
    sizes = Sizes(records, {"between-titles": 3.0})
    assert [sizes.titles("ABC"[:count]) for count in range(4)] == [0.0, 13.0, 23.0, 36.0]
    assert sizes.has("A", "linje")
    assert not sizes.has("A", "handling-0")


def test_sources_take_their_lines_or_two_and_two_the_higher() -> None:
    part = {"about": 50.0, "about-wide": 30.0, "between-pairs": 6.0, "sources-head": 20.0, "between-sources": 4.0}
    sizes = Sizes({}, part | {"sources": {"a": 10.0, "b": 30.0, "c": 15.0}})
    assert sizes.colophon(["a"], wide=False) == 50.0
    assert sizes.colophon(["a", "b", "c"], wide=False) == 20 + 55 + 12
    assert sizes.colophon(["a", "b", "c"], wide=True) == 30 + 30 + 15 + 12
