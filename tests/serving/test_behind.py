"""Faults on hand-written pages are found while nothing is asked for, whichever page is looked at."""

import pytest

from generators.serving import behind
from generators.serving.preview import Preview
from tests.serving.conftest import Editor

WRITTEN, ADDRESS = "docs/privatliv/index.md", "privatliv/index.html"
DEAD = f"{WRITTEN}: linket »../redaktion/index.html#vaek« fører ingen steder; stedet på siden findes ikke."


def _with(editor: Editor, text: str) -> Preview:
    """Make a version in which somebody has written a page anew."""
    editor.maker.make()
    preview = editor.desk.state.preview
    assert preview
    preview._by_name[ADDRESS].content_string = f"# Privatliv\n\n{text}\n"
    return preview


def test_what_is_wrong_on_another_page_is_told_and_goes_when_it_is_mended(
    editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page looked at does not change by it; the terminal says it once."""
    _with(editor, '<a href="../redaktion/index.html#vaek">Væk</a>')
    page = editor.page()
    assert "kv-serve-hvad" not in page
    editor.maker.look_behind()
    assert editor.news(page)["ny"] is False
    assert "1 advarsel</summary>" in editor.page()
    assert f"<li>{DEAD}</li>" in editor.page()
    editor.maker.look_behind()
    assert capsys.readouterr().err == f"{DEAD}\n"
    editor.maker.make()
    editor.maker.look_behind()
    assert "kv-serve-hvad" not in editor.page()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[Væk](../vaek/index.md)", "docs/privatliv/index.md"),
        ("<b>Fed", "docs/privatliv/index.md: <b> bliver aldrig lukket. Skriv </b>, hvor den slutter."),
        ('<a href="../vaek/index.html">Væk</a>', "siden eller filen findes ikke."),
    ],
)
def test_each_kind_of_fault_is_told_in_one_line(editor: Editor, text: str, told: str) -> None:
    found = behind.faults(_with(editor, text), lambda: True)
    assert len(found) == 1
    assert told in found[0]


def test_what_is_printed_is_not_made_here_and_no_fault(editor: Editor) -> None:
    sound = '<a href="../publikation/publikation.pdf">Publikationen</a>, [Redaktionen](../redaktion/index.md)'
    assert behind.faults(_with(editor, sound), lambda: True) == []


def test_it_gives_way_to_what_is_saved(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    preview = _with(editor, "<b>Fed")
    made: list[str] = []
    monkeypatch.setattr(preview, "behind", made.append)
    assert behind.faults(preview, lambda: False) == []
    assert made == []


def test_what_is_found_in_an_older_version_is_not_told(editor: Editor) -> None:
    old = _with(editor, "<b>Fed")
    editor.maker.make()
    assert editor.desk.add(old, ["for sent"]) is False
    assert "kv-serve-hvad" not in editor.page()


def test_no_page_that_somebody_looks_at_gives_way(editor: Editor) -> None:
    preview = _with(editor, "Tekst")
    editor.page()
    kept = list(preview._kept)
    behind.faults(preview, lambda: True)
    assert list(preview._kept) == kept
