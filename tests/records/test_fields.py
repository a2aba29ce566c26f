"""Every field carries its Danish label, help and an example that its own rules accept."""

import dataclasses
import datetime as dt
import string
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from generators.records import fields, record_types, registers
from generators.records.fields import Entry, PartialDate, parse_full_date, parse_partial_date, parse_whole_number


def _models() -> Iterator[type[Entry]]:
    for module in (record_types, registers):
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Entry) and value is not Entry:
                yield value


# The name of a file is a field without a key: it does not stand in the file.
FILE_NAMES = {row.model: row.key for row in registers.REGISTERS if row.form is registers.Form.FOLDER} | dict.fromkeys(
    (record_types.Record, *(row.model for row in record_types.RECORD_TYPES)), "id"
)
FIELDS = [
    pytest.param(model, name, info, id=f"{model.__name__}.{name}")
    for model in dict.fromkeys(_models())
    for name, info in model.model_fields.items()
    if name != FILE_NAMES.get(model)
]


PROSE_LISTS = ("questions", "headings", "description", "introduction", "caveat", "reason", "forms", "words")


def _has_parts(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return True
    return any(_has_parts(part) for part in get_args(annotation))


@pytest.mark.parametrize(("model", "name", "info"), FIELDS)
def test_a_field_tells_editors_what_it_is(model: type[Entry], name: str, info: FieldInfo) -> None:
    """Key, label and help are there; the key is plain ASCII."""
    assert info.alias
    assert info.alias.isascii()
    assert info.title, f"{model.__name__}.{name} mangler navn"
    assert info.description


@pytest.mark.parametrize(("model", "name", "info"), FIELDS)
def test_the_example_of_a_field_is_right(model: type[Entry], name: str, info: FieldInfo) -> None:
    """What is shown to editors as an example passes the field's own rules of form; prose needs none."""
    prose = (info.metadata and any(isinstance(mark, fields.Text) for mark in info.metadata)) or name in PROSE_LISTS
    assert info.examples or _has_parts(info.annotation) or prose
    is_list = "tuple" in str(info.annotation)
    for example in info.examples or []:
        # The rest of the entry is missing here; only what is said of this field counts. Prose may be shown in brief.
        with pytest.raises(ValidationError) as raised:
            model.model_validate({"": "", info.alias: [example] if is_list else example})
        own = [error["type"] for error in raised.value.errors() if error["loc"][:1] == (info.alias,)]
        assert set(own) <= {"string_too_short", "too_short"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2018", PartialDate(2018)),
        ("2018-03", PartialDate(2018, 3)),
        ("2018-03-19", PartialDate(2018, 3, 19)),
        ("udateret", PartialDate()),
    ],
)
def test_dates_may_be_known_in_part(written: str, read: PartialDate) -> None:
    """A date is a year, a month, a day or nothing, and is written back as it was."""
    assert parse_partial_date(written) == read
    assert read.iso() == written


@pytest.mark.parametrize(
    "written", ["0", "1463961600", "2018-13", "2018-02-30", "18-03-19", "2018-3-1", "19.3.2018", "", None, 2018, "٢٠١٨"]
)
def test_what_is_no_date_is_refused(written: object) -> None:
    """Nothing is taken for a date that an editor did not write as one."""
    with pytest.raises(Exception, match=r"dato|kalenderen"):
        parse_partial_date(written)


def test_a_full_date_needs_its_day() -> None:
    """A month is not enough where the day matters."""
    assert parse_full_date("2018-03-19") == dt.date(2018, 3, 19)
    with pytest.raises(Exception, match="hel dato"):
        parse_full_date("2018-03")


@pytest.mark.parametrize("written", ["1_000", "1.5", "-1", "1e3", "", " 1", "٣", "123456"])
def test_numbers_are_figures_only(written: str) -> None:
    """Nothing but one to five plain figures is a number."""
    with pytest.raises(Exception, match="helt tal"):
        parse_whole_number(written)


def test_partial_dates_read_as_danish() -> None:
    """A reader sees words, not figures and dashes."""
    assert [str(PartialDate(*parts)) for parts in ((), (2018,), (2018, 3), (2018, 3, 19))] == [
        "udateret",
        "2018",
        "marts 2018",
        "19. marts 2018",
    ]


def test_an_entry_cannot_be_changed() -> None:
    """What was read stays as it was read."""
    pole = record_types.Pole.model_validate({"navn": "Nærhed", "tekst": "Den, der er til stede, ser det."})
    with pytest.raises(ValidationError):
        pole.name = "Overblik"  # type: ignore[misc]


def test_types_are_told_apart() -> None:
    """Letters, slugs and folders are each used once."""
    for told in ("letter", "slug", "folder", "model"):
        assert len({getattr(row, told) for row in record_types.RECORD_TYPES}) == len(record_types.RECORD_TYPES)


def test_only_the_table_knows_the_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new row is all that makes its letter that of a type."""
    letters = {row.letter for row in record_types.RECORD_TYPES}
    new = next(letter for letter in string.ascii_uppercase if letter not in letters)
    assert record_types.type_of_id(f"{new}-001") is None
    row = dataclasses.replace(record_types.RECORD_TYPES[0], letter=new)
    monkeypatch.setitem(record_types.BY_LETTER, new, row)
    assert record_types.type_of_id(f"{new}-001") is row


@pytest.mark.parametrize(
    ("word", "is_id"),
    [("E-001", True), ("A-12345", True), ("E-12", False), ("E-123456", False), ("e-001", False), ("E-00٢", False)],
)
def test_an_id_is_a_letter_and_three_to_five_digits(word: str, is_id: bool) -> None:  # noqa: FBT001 - a row of the table
    """Nothing else names a record."""
    assert (record_types.type_of_id(word) is not None) is is_id


def test_marked_values_reach_into_parts_and_lists() -> None:
    """Walking an entry finds the texts and keys of its parts, each with its path in the file."""
    conference = registers.Conference.model_validate(
        {
            "slug": "temakonference-1",
            "navn": "Temakonference 1",
            "slags": "temakonference",
            "temaer": [{"tema": "faglig-ledelse", "grundlag": "forslag"}],
            "program": [{"tid": "09.30", "punkt": "Velkomst"}],
            "beskrivelse": "Den første konference, hvor resultaterne bliver delt.",
            "kilder": [{"kilde": "beskrivelsen", "sted": "Side 6"}],
        }
    )
    keys = {(path, mark.register, value) for path, mark, value in fields.marked_values(conference, fields.RefersTo)}
    assert keys == {
        (("temaer", 0, "tema"), "temaer", "faglig-ledelse"),
        (("kilder", 0, "kilde"), "kilder", "beskrivelsen"),
    }
    texts = {path for path, _, _ in fields.marked_values(conference, fields.Text)}
    assert ("program", 0, "punkt") in texts
