"""The tables of the open data, as spreadsheets open them: whole, and with nothing that runs as a formula."""

import csv
import dataclasses
import datetime as dt
import io
import json
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from generators.exports.data.production import READ_ME, data_files
from generators.exports.data.tables import Table, all_tables, headings
from generators.exports.data.workbook import MOST_IN_A_CELL, workbook
from generators.exports.data.workbook import READ_ME as FIRST_SHEET
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses, licence, office_files, open_data
from generators.presentation.open_data import Issue
from generators.records.record_types import RECORD_TYPES, Status
from tests.exports.conftest import Files

WIDE = "\uff1d"  # the equals sign of East Asia
FORMULAS = ["=1+1", "+45", "-2", "@SUM(A1)", "\t=1+1", "\r=1", " =1+1", f"{WIDE}1+1", "\n=1", "=cmd|' /C calc'!A0"]


FINDINGS = "erkendelser"
Told = tuple[list[list[str]], list[list[str]]]


def _rows(content: bytes) -> list[list[str]]:
    """What csv reads, parted as it finds out by itself."""
    text = content.decode("utf-8-sig")
    parted = csv.Sniffer().sniff(text.partition("\r\n")[0]).delimiter
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=parted))


def _opened(content: bytes) -> Workbook:
    book: Workbook = openpyxl.load_workbook(io.BytesIO(content))
    return book


def _sheet(book: Workbook, name: str) -> list[list[str]]:
    return [[str(cell or "") for cell in row] for row in book[name.capitalize()].iter_rows(values_only=True)]


def test_a_table_is_read_by_semicolons_in_utf_8(data: Files) -> None:
    for name in open_data.TABLES:
        content = data[open_data.of_table(name)]
        assert content.startswith(b"\xef\xbb\xbf")
        assert csv.Sniffer().sniff(content.decode("utf-8-sig").partition("\r\n")[0]).delimiter == ";"
        first, *rows = _rows(content)
        assert first == headings(name)
        assert {len(row) for row in rows} <= {len(first)}


def test_every_record_has_a_row_with_the_words_of_its_fields(base: KnowledgeBase, data: Files, issue: Issue) -> None:
    for row in RECORD_TYPES:
        first, *rows = _rows(data[open_data.of_table(row.folder)])
        found = [dict(zip(first, cells, strict=True)) for cells in rows]
        records = base.of_type(row)
        assert [cells["Id"] for cells in found] == [record.id for record in records]
        for record, cells in zip(records, found, strict=True):
            assert cells["Titel"] == office_files.harmless(record.title)
            assert cells["Status"] == record.status.label
            assert cells["Temaer"].split(" | ") == [base.theme[slug].short_name for slug in record.themes]
            assert len(cells["Kilder"].split("\n")) == len(record.sources)
            assert base.source[record.sources[0].source].title in cells["Kilder"]
            assert cells["Adresse"] == issue.site.url + addresses.of_record(record)


def test_the_tables_hold_as_many_as_the_json(demo_data: Files) -> None:
    whole = json.loads(demo_data[open_data.EVERYTHING])["data"]
    counts = {row.folder: 0 for row in RECORD_TYPES} | {
        name: len(held or ()) for name, held in whole["registre"].items()
    }
    for record in whole["poster"]:
        counts[next(row.folder for row in RECORD_TYPES if row.slug == record["type"])] += 1
    for name in open_data.TABLES:
        assert len(_rows(demo_data[open_data.of_table(name)])) == counts[name] + 1, name


def test_municipalities_are_told_by_name_and_role(demo: KnowledgeBase, demo_data: Files) -> None:
    record = next(record for record in demo.records if record.municipalities)
    folder = next(row.folder for row in RECORD_TYPES if row.letter == record.id[0])
    first, *rows = _rows(demo_data[open_data.of_table(folder)])
    cells = dict(zip(first, next(row for row in rows if row[0] == record.id), strict=True))
    named = record.municipalities[0]
    assert cells["Kommuner"].split("\n")[0] == f"Kommune: {named.municipality}; Rolle: {named.role.label}"


def test_no_two_columns_of_a_table_have_the_same_heading() -> None:
    """Excel takes such a workbook for damaged, whatever their case."""
    for name in open_data.TABLES:
        folded = [heading.casefold() for heading in headings(name)]
        assert len(folded) == len(set(folded)), name


@pytest.fixture(scope="module")
def told(base: KnowledgeBase, issue: Issue) -> Callable[[list[str]], Told]:
    """How the titles and search words of findings come out: as cells of the table, and as cells of the sheet."""

    def tell(texts: list[str]) -> Told:
        record = base.records[0]
        update = [
            {"id": f"E-{number:03}", "title": text, "search_words": (text, "ord")} for number, text in enumerate(texts)
        ]
        records = tuple(record.model_copy(update=each) for each in update)
        files = dict(data_files(dataclasses.replace(base, records=records), issue))
        return _rows(files[open_data.of_table(FINDINGS)])[1:], _sheet(_opened(files[open_data.WORKBOOK]), FINDINGS)[1:]

    return tell


def test_nothing_runs_as_a_formula(told: Callable[[list[str]], Told]) -> None:
    """The sheet needs no apostrophe: openpyxl would give a formula as `=`."""
    table, sheet = told(FORMULAS)
    for text, row, cells in zip(FORMULAS, table, sheet, strict=True):
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@", WIDE)) for cell in row)
        assert {f"'{text}", f"'{text} | ord"} <= set(row)
        # Excel's way to write a carriage return.
        assert cells[1].replace("_x000D_", "\r") == text


def test_a_sheet_holds_texts_alone() -> None:
    texts = [*FORMULAS, "https://kl.dk", "0101"]
    book = _opened(workbook([Table("proever", ["Tekst"], [[text] for text in texts])], ["Læs"], dt.date(2026, 11, 28)))
    cells = [row[0] for row in book["Proever"].iter_rows(min_row=2)]
    assert [cell.data_type for cell in cells] == ["s"] * len(texts)
    assert [cell.hyperlink for cell in cells] == [None] * len(texts)


def test_any_text_comes_out_as_it_went_in(told: Callable[[list[str]], Told]) -> None:
    texts = ["Å" * 300, 'To "ord"; og et semikolon', "to\nlinjer", "0101", "2018-03", "1e5"]
    for found in told(texts):
        assert [row[1] for row in found] == texts


def test_the_workbook_has_a_sheet_for_each_table_after_the_read_me(data: Files) -> None:
    book = _opened(data[open_data.WORKBOOK])
    assert book.sheetnames == [FIRST_SHEET, *(name.capitalize() for name in open_data.TABLES)]
    for name in open_data.TABLES:
        rows = [row for row in _sheet(book, name) if any(row)]
        told = _rows(data[open_data.of_table(name)])
        assert [[office_files.harmless(cell) for cell in row] for row in rows] == told, name


def test_the_read_me_tells_the_edition_the_licence_and_how_to_cite(data: Files, base: KnowledgeBase) -> None:
    sheet = _opened(data[open_data.WORKBOOK])[FIRST_SHEET]
    lines = [str(row[0]) for row in sheet.iter_rows(values_only=True)]
    with zipfile.ZipFile(io.BytesIO(data[open_data.ARCHIVE])) as archive:
        text = archive.read(READ_ME)
    assert [line for line in text.decode("utf-8-sig").split("\r\n") if line] == lines
    told = " ".join(lines)
    assert "28. november 2026" in told
    assert licence.ADDRESS in told
    assert f"Henvis sådan: {base.programme.owner}" in told
    assert "EKSEMPEL" not in told


def test_a_made_up_programme_says_so_in_its_workbook(demo_data: Files) -> None:
    sheet = _opened(demo_data[open_data.WORKBOOK])[FIRST_SHEET]
    assert any("EKSEMPEL" in str(row[0]) for row in sheet.iter_rows(values_only=True))


def test_a_record_withdrawn_today_stays_and_says_so(base: KnowledgeBase, issue: Issue) -> None:
    record = base.records[0].model_copy(update={"status": Status.WITHDRAWN, "revised": issue.date})
    tables = all_tables(dataclasses.replace(base, records=(record,)), issue.site)
    table = next(table for table in tables if table.rows and table.rows[0][0] == record.id)
    told = dict(zip(table.headings, table.rows[0], strict=True))
    assert (told["Status"], told["Revideret"]) == ("Trukket tilbage", "2026-11-28")


def test_a_text_that_excel_cannot_hold_is_cut_rather_than_lost(base: KnowledgeBase, issue: Issue) -> None:
    record = base.records[0].model_copy(update={"text": "Å" * (MOST_IN_A_CELL + 1)})
    files = dict(data_files(dataclasses.replace(base, records=(record,)), issue))
    row = next(row for row in RECORD_TYPES if row.letter == record.id[0])
    cells = _sheet(_opened(files[open_data.WORKBOOK]), row.folder)[1]
    assert "Å" * MOST_IN_A_CELL in cells


def test_the_zip_holds_the_files_that_are_whole_with_fixed_times(data: Files) -> None:
    with zipfile.ZipFile(io.BytesIO(data[open_data.ARCHIVE])) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in names[1:]:
            assert archive.read(name) == data[open_data.ADDRESS + name]
    wanted = [open_data.EVERYTHING, open_data.WORKBOOK, *map(open_data.of_table, open_data.TABLES)]
    assert {address.removeprefix(open_data.ADDRESS) for address in wanted} <= set(names)


def test_the_same_records_give_the_same_bytes(base: KnowledgeBase, issue: Issue, data: Files) -> None:
    again = dict(data_files(base, issue))
    assert [address for address, content in again.items() if data[address] != content] == []
    assert again.keys() == data.keys()
