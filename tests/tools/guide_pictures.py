"""Makes the pictures of the editors' guide from what the commands say and the pages show.

`python -m tests.tools.guide_pictures` writes them. Knows a folder with three records; nothing in a picture is
drawn by hand.
"""

import contextlib
import io
import shutil
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path
from threading import Thread

import cv2
import numpy as np
from playwright.sync_api import sync_playwright

from generators import cli, store
from generators.presentation import identity
from generators.serving.answers import Clerk
from generators.serving.desk import Desk
from generators.serving.making import Maker
from generators.serving.server import Server
from generators.serving.showing import Words
from generators.site_build import silence_material
from tests.tools.provide import find

THREE = store.ROOT / "tests" / "golden" / "grundlag"
GUIDE = store.ROOT / "docs" / "redaktion" / "kom-i-gang"
HOME = "/home/redaktion/klyngeviden"
TITLE = "Giv lederne ro om morgenen"
COLUMNS, LINE, LETTER, EDGE = 88, 20, 8.45, 16
WIDTH, HEIGHT = 1140, 810
QUALITY = 60
FILLED = {
    "resume: >-\n": "resume: >-\n  Ledere får mere tid til det faglige, når beskeder, der kan vente, bliver samlet\n"
    "  og sendt én gang om dagen.\n",
    "temaer: []": "temaer: [faglig-ledelse]",
    "niveauer: []": "niveauer: [forvaltning]",
    "omraader: []": "omraader: [skole]",
    "ophav:\n": "ophav: kontekst\n",
    "dato:\n": "dato: 2016\n",
    "  - kilde:\n    sted:\n": "  - kilde: beskrivelsen\n    sted: Side 8\n",
    "tekst: |\n": "tekst: |\n  Mange beskeder kan vente. Samles de i én besked om dagen, vælger lederen selv,\n"
    "  hvornår den bliver læst, og morgenen er fri til børn, forældre og medarbejdere.\n\n"
    "  - Aftal, hvad der haster.\n  - Saml alt andet, og send det på et fast tidspunkt.\n",
}
TWO_FAULTS = {"status: foreloebig": "status: færdig", "dato: 2016": "dato: 28. november 2017"}


def said(folder: Path, *words: str) -> str:
    """Run a command on a folder, and give the line that was typed and everything that it said."""
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        cli.main([*words, "--findings", str(folder)])
    typed = " ".join(f'"{word}"' if " " in word else word for word in words)
    return f"$ python3 dev.py {typed}\n{told.getvalue()}".replace(str(folder.parent), HOME)


def drawn(text: str) -> str:
    """Draw what stands in a terminal, line by line, in the colours of the site by day."""
    lines = [part for line in text.rstrip().splitlines() for part in _cut(line)]
    high = 2 * EDGE + LINE * len(lines)
    colours = {name: colour.light for name, colour in identity.SCREEN.items()}
    rows = "".join(
        f'<tspan x="{EDGE}" y="{EDGE + LINE * number + 14}"{_weight(line)}>{escape(line) or " "}</tspan>'
        for number, line in enumerate(lines)
    )
    wide = round(2 * EDGE + COLUMNS * LETTER)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}">'
        f'<rect width="{wide}" height="{high}" rx="6" fill="{colours["wash"]}"/>'
        f'<text xml:space="preserve" font-family="ui-monospace,Consolas,Menlo,monospace" font-size="14" '
        f'fill="{colours["ink"]}">{rows}</text></svg>\n'
    )


def _weight(line: str) -> str:
    return ' font-weight="700"' if line.startswith("$ ") else ""


def _cut(line: str) -> Iterator[str]:
    """Break a line where a terminal of that width would."""
    while len(line) > COLUMNS:
        yield line[:COLUMNS]
        line = line[COLUMNS:]
    yield line


def replaced(path: Path, texts: dict[str, str]) -> None:
    """Write other texts into a file; each must be there."""
    text = path.read_text(encoding="utf-8")
    for old, new in texts.items():
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def terminals(folder: Path) -> dict[str, str]:
    """Walk the guide's way in a folder with three records, and give what the terminal showed."""
    made = said(folder, "new", "anbefaling", TITLE)
    record = folder / "anbefalinger" / "A-002.yml"
    replaced(record, FILLED)
    said(folder, "fmt")
    replaced(record, {'dato: "2016"': "dato: 2016"})
    replaced(record, TWO_FAULTS)
    checked = said(folder, "check")
    replaced(record, {new: old for old, new in TWO_FAULTS.items()})
    return {"terminal-ny.svg": drawn(made), "terminal-check.svg": drawn(checked)}


def shots(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Show the record of the walk in a browser, sound and then with the two faults."""
    silence_material()
    desk = Desk()
    maker = Maker(desk, folder, "http://127.0.0.1:8000/")
    server = Server(0, Clerk(desk, Words(store.templates("serve"), "guide")))
    Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find("browser"), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        maker.make()
        page.goto(f"http://127.0.0.1:{server.server_port}/anbefalinger/A-002/", wait_until="load")
        yield "side.webp", page.screenshot()
        replaced(folder / "anbefalinger" / "A-002.yml", TWO_FAULTS)
        maker.make()
        page.wait_for_selector("#kv-serve")
        yield "side-med-fejl.webp", page.screenshot()
        browser.close()
    server.shutdown()


def main() -> None:
    """Write every picture beside the guide."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "findings"
        shutil.copytree(THREE, folder)
        told = terminals(folder)
        for name, content in told.items():
            (GUIDE / name).write_text(content, encoding="utf-8")
        for name, shot in shots(folder):
            picture = cv2.imdecode(np.frombuffer(shot, np.uint8), cv2.IMREAD_COLOR)
            assert picture is not None
            cv2.imwrite(str(GUIDE / name), picture, [cv2.IMWRITE_WEBP_QUALITY, QUALITY])


if __name__ == "__main__":
    main()
