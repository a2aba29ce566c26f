"""An editor at work: a folder with three records, and the site that is shown of it, in this process."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlencode

import pytest

from generators import store
from generators.serving.answers import Answer, Clerk
from generators.serving.desk import Desk
from generators.serving.making import Maker
from generators.serving.server import Server
from generators.serving.showing import Words
from generators.site_build import silence_material

THREE = store.ROOT / "tests" / "golden" / "grundlag"
DILEMMA = "dilemmaer/D-001.yml"
DILEMMA_PAGE = "/dilemmaer/D-001/index.html"


class Editor:
    """Saves files, and asks for pages as a browser does; nothing is made until something is saved."""

    def __init__(self, folder: Path) -> None:
        silence_material()
        self.folder = folder
        self.desk = Desk()
        self.maker = Maker(self.desk, folder, "http://127.0.0.1:8000/")
        self.clerk = Clerk(self.desk, Words(store.templates("serve"), "koersel"))

    def text(self, name: str = DILEMMA) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def save(self, text: str, name: str = DILEMMA) -> None:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        self.maker.make([str(path)])

    def retitle(self, title: str, name: str = DILEMMA) -> None:
        self.save(re.sub("(?m)^titel: .*", f"titel: {title}", self.text(name)), name)

    def ask(self, target: str = DILEMMA_PAGE) -> Answer:
        return self.clerk.answer(target)

    def page(self, target: str = DILEMMA_PAGE) -> str:
        return self.ask(target).body.decode()

    def news(self, page: str, side: str = DILEMMA_PAGE) -> Any:
        """Ask as the script on a page does."""
        known = re.search(r'data-maerke="(.*?)" data-aftryk="(.*?)"', page)
        assert known
        asked = urlencode({"maerke": known[1], "side": side, "aftryk": known[2]})
        return json.loads(self.ask(f"/_serve/nyt?{asked}").body)


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    """One who has not saved anything yet."""
    folder = tmp_path / "findings"
    shutil.copytree(THREE, folder)
    return Editor(folder)


@pytest.fixture
def served(editor: Editor) -> Iterator[str]:
    """The address where the editor's site is shown."""
    server = Server(0, editor.clerk)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
