"""What is saved is shown, what is wrong is told over the last good version, and nothing stops the server."""

import gc
import threading
import weakref
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import Files

from generators import loading, store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.reading.loader import read_file
from generators.serving import answers
from tests.serving.conftest import DILEMMA_PAGE, Editor


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a page that waits for news be answered at once: nothing comes in these tests."""
    monkeypatch.setattr(answers, "PATIENCE", 0.01)


def test_what_is_saved_is_on_its_page_and_on_those_that_list_it(editor: Editor) -> None:
    editor.maker.make()
    before = editor.page()
    editor.retitle("Et helt andet dilemma for ledelsen")
    assert "<h1>Et helt andet dilemma for ledelsen" in editor.page()
    assert "Et helt andet dilemma for ledelsen" in editor.page("/dilemmaer/index.html")
    assert "Et helt andet dilemma for ledelsen" not in before


def test_a_fault_is_told_over_the_last_good_version_until_it_is_mended(
    editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    editor.maker.make()
    good = editor.text()
    editor.retitle("Kort")
    page = editor.page()
    assert '<aside id="kv-serve"' in page
    assert "dilemmaer/D-001.yml, linje 1" in page
    assert "<mark>Kort</mark>" in page
    assert "<h1>Kort" not in page
    assert "<h1>" in page
    assert "dilemmaer/D-001.yml:1:8: fejl" in capsys.readouterr().err
    editor.save(good)
    assert "kv-serve-hvad" not in editor.page()
    assert capsys.readouterr().err == "Rettet: Siden i browseren er den nye.\n"


def test_it_answers_before_the_first_version_and_where_records_were_wrong_from_the_beginning(editor: Editor) -> None:
    waiting = editor.ask()
    assert waiting.status == 503
    assert "Sitet bliver lavet" in waiting.body.decode()
    good = editor.text()
    editor.save("titel: [\n")
    page = editor.page()
    assert "Ret fejlene" in page
    assert "dilemmaer/D-001.yml, linje 1" in page
    assert editor.news(waiting.body.decode())["ny"] is False
    editor.save(good)
    assert editor.news(page)["ny"] is True
    assert editor.ask().status == 200


@pytest.mark.usefixtures("impatient")
def test_only_a_page_that_is_another_is_fetched_again(editor: Editor) -> None:
    editor.maker.make()
    own, other = editor.page(), editor.page("/erkendelser/E-001/index.html")
    editor.retitle("Et helt andet dilemma for ledelsen")
    assert editor.news(own)["ny"] is True
    assert editor.news(other, "/kilder/index.html")["ny"] is True
    lost = editor.page("/findes-ikke/index.html")
    sources = editor.page("/kilder/index.html")
    editor.retitle("Et tredje dilemma for ledelsen")
    assert editor.news(sources, "/kilder/index.html")["ny"] is False
    assert editor.news(lost, "/findes-ikke/index.html")["ny"] is False
    editor.retitle("Kort")
    assert "kv-serve-hvad" in editor.news(editor.page("/kilder/index.html"), "/kilder/index.html")["besked"]


def test_a_page_hears_of_what_is_saved_while_it_waits(editor: Editor) -> None:
    editor.maker.make()
    page, heard = editor.page(), []
    waiting = threading.Thread(target=lambda: heard.append(editor.news(page)))
    waiting.start()
    editor.retitle("Et helt andet dilemma for ledelsen")
    waiting.join(timeout=60)
    assert [news["ny"] for news in heard] == [True]


@pytest.mark.usefixtures("impatient")
def test_a_page_does_not_wait_for_ever(editor: Editor) -> None:
    editor.maker.make()
    assert editor.news(editor.page()) == {"maerke": "koersel-1", "ny": False, "besked": ""}


def test_warnings_are_of_what_was_written_here(editor: Editor) -> None:
    """What others left behind is for »check«."""
    other = "erkendelser/E-001.yml"
    (editor.folder / other).with_name("gammel.txt").write_text("", encoding="utf-8")
    editor.maker.make()
    assert "kv-serve-hvad" not in editor.page()
    editor.save("", "dilemmaer/D-001.yml.txt")
    page = editor.page()
    assert "1 advarsel</summary>" in page
    assert "D-001.yml.txt" in page
    assert "gammel.txt" not in page


def test_a_folder_that_goes_away_and_comes_back_is_told(editor: Editor, tmp_path: Path) -> None:
    editor.maker.make()
    editor.folder.rename(tmp_path / "vaek")
    editor.maker.make()
    page = editor.page()
    assert "Der er ingen mappe" in page
    assert "<h1>" in page
    (tmp_path / "vaek").rename(editor.folder)
    editor.maker.make()
    assert "kv-serve-hvad" not in editor.page()


def test_a_fault_of_the_program_is_told_and_the_next_page_comes(
    editor: Editor, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    editor.maker.make()
    editor.page()

    def fails(*_: object) -> None:
        raise KeyError("en ukendt ting")

    with monkeypatch.context() as broken:
        broken.setattr("generators.serving.making.Preview", fails)
        editor.retitle("Et helt andet dilemma for ledelsen")
    page = editor.page()
    assert "Fejlen er i en skabelon eller i programmet" in page
    assert "en ukendt ting" in page
    assert "KeyError" in capsys.readouterr().err
    editor.maker.make()
    assert "<h1>Et helt andet dilemma for ledelsen" in editor.page()


@pytest.mark.usefixtures("impatient")
def test_a_page_that_cannot_be_made_says_why_and_others_are_shown(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor.maker.make()
    preview = editor.desk.state.preview
    assert preview

    def fails(_: object) -> None:
        raise ZeroDivisionError("midt på siden")

    with monkeypatch.context() as broken:
        broken.setattr(preview, "_rendered", fails)
        answer = editor.ask()
        assert answer.status == 500
        assert "midt på siden" in answer.body.decode()
        # The page is there again as soon as it can be made.
        assert 'data-aftryk="fejl"' in answer.body.decode()
    assert editor.news(answer.body.decode())["ny"] is True
    assert editor.ask().status == 200


def test_only_what_was_written_is_read_again(editor: Editor) -> None:
    read_file.cache_clear()
    loading.read_checked(editor.folder)
    read = read_file.cache_info().misses
    assert read > 1
    editor.retitle("Et helt andet dilemma for ledelsen")
    findings, _ = loading.read_checked(editor.folder)
    assert read_file.cache_info().misses == read + 1
    read_file.cache_clear()
    assert findings == loading.read_checked(editor.folder)[0]


def test_a_folder_as_large_as_any_that_is_measured_is_remembered_whole() -> None:
    """`benchmarks.reach` goes to 10,000 records; of a folder too large each pass pushes out what the next asks for."""
    strays = [f"{number}.txt" for number in range(11_000)]
    read_file.cache_clear()
    for path in strays * 2:
        read_file(path, b"")
    read = read_file.cache_info().misses
    read_file.cache_clear()
    assert read == len(strays)


def test_versions_that_are_not_shown_are_let_go(editor: Editor) -> None:
    """An editor may save hundreds of times a day."""
    editor.maker.make()
    assert editor.desk.state.preview
    first = weakref.ref(editor.desk.state.preview._base)
    for number in range(6):
        editor.retitle(f"Et helt andet dilemma for ledelsen, nummer {number}")
        editor.page(DILEMMA_PAGE)
    gc.collect()
    assert first() is None


def test_the_theme_has_no_file_that_is_kept(base: KnowledgeBase) -> None:
    """So a version that is shown need not go through them, as a built site does."""
    extra = {"findings": str(store.FINDINGS), "knowledge_base": base, "on_request": True}
    config = load_config(str(store.CONFIG), extra=extra)
    config = config.plugins.on_config(config)
    files = Files([])
    files.add_files_from_theme(config.theme.get_env(), config)
    theirs = {file.src_uri for file in files}
    assert theirs
    assert not theirs & {file.src_uri for file in config.plugins.on_files(files, config=config)}
