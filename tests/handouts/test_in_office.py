"""Files for office programs, opened and set by LibreOffice: the only test that starts it, and once."""

import subprocess
from pathlib import Path

import pypdfium2
import pytest

from generators import store
from generators.handouts.manuscript import Manuscript
from generators.handouts.slides import deck, powerpoint, production
from generators.knowledge.knowledge_base import KnowledgeBase
from tests.handouts.conftest import DATE, EDITION
from tests.handouts.reading_pdf import page_texts
from tests.tools.provide import find

LONGEST = 240


@pytest.mark.office
def test_slides_open_in_another_program_and_show_their_words(few: KnowledgeBase, tmp_path: Path) -> None:
    """Each slide a page of 16:9, with its title, its code and what stands on it."""
    made = deck.of_conference(Manuscript(few, EDITION), few.theme_conferences[0])
    template = (store.TEMPLATES / production.TEMPLATE).read_bytes()
    (tmp_path / "oplaeg.pptx").write_bytes(powerpoint.written(made, template, DATE))
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = [str(find("office")), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "oplaeg.pptx")], check=True, capture_output=True, timeout=LONGEST)
    content = (tmp_path / "oplaeg.pdf").read_bytes()
    texts = [text.replace("\u00a0", " ") for text in page_texts(content)]
    assert len(texts) == len(made.slides)
    for slide, text in zip(made.slides, texts, strict=True):
        words = [
            slide.title,
            slide.text if not (slide.poles or slide.lines) else "",
            *(line.text for line in slide.lines),
        ]
        words += [part for pole in slide.poles for part in pole]
        words += (
            [slide.way.shown] if slide.way and slide.layout not in (deck.TITLE, deck.SECTION, deck.QUESTIONS) else []
        )
        squeezed = "".join(text.split())
        assert [word for word in words if "".join(word.split()) not in squeezed] == []
    with pypdfium2.PdfDocument(content) as pdf:
        assert {round(page.get_width() / page.get_height(), 2) for page in pdf} == {1.78}
