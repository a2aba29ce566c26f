"""Building the website into a folder, with MkDocs or ProperDocs; strict, so that every warning stops it."""

import contextlib
import io
import logging
import os
import re
import sys
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generators import cli_options, store
from generators.clock import dated, edition_date
from generators.handouts.proofing import finished
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses
from generators.website.file_facts import FileFacts, pages_that_tell, told
from generators.website.links import dead_links

# MkDocs speaks English; these are what an editor of a page in docs/ can bring about.
_IN_DANISH = (
    (
        re.compile(r"Doc file '(.+?)' contains a link '(.+?)', but the target .*?is not found .*", re.DOTALL),
        r"docs/\1: linket »\2« fører ingen steder. Ret det, eller slet det.",
    ),
    (
        re.compile(r"Doc file '(.+?)' contains a link '(.+?)', but .*does not contain an anchor .*", re.DOTALL),
        r"docs/\1: stedet efter # i linket »\2« findes ikke på siden. Ret det, eller slet det fra og med #.",
    ),
    (
        re.compile(r"Doc file '(.+?)' contains an (?:absolute|unrecognized relative) link '(.+?)'.*", re.DOTALL),
        r"docs/\1: linket »\2« kan ikke følges her. Skriv vejen til .md-filen, fx ../temaer/index.md.",
    ),
    (
        re.compile(r"A reference to '(.+?)' is included in the 'nav' configuration, which is not found .*", re.DOTALL),
        r"mkdocs.yml: siden »\1« i nav findes ikke. Ret vejen, eller slet linjen.",
    ),
)


class _Warnings(logging.Handler):
    """Keeps what MkDocs warns about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.messages.append(_in_danish(record.getMessage()))


@contextlib.contextmanager
def warnings_of_mkdocs(engine: str = cli_options.MKDOCS) -> Iterator[list[str]]:
    """Gather, in Danish, what MkDocs or who stands in for it warns about while the block runs."""
    kept, log = _Warnings(), logging.getLogger(engine)
    log.addHandler(kept)
    try:
        yield kept.messages
    finally:
        log.removeHandler(kept)


def build_pages(
    out: Path, findings: Path, base: KnowledgeBase, *, handouts_built: bool = True, engine: str = cli_options.MKDOCS
) -> None:
    """Build the pages into `out`.

    Raises EnvironmentProblem with all of MkDocs' warnings where there are any.
    """
    # Before MkDocs reads the same file and finds fault with it in English.
    store.site()
    silence_material()
    _choose(engine)
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    date = edition_date(base)
    extra = {"findings": str(findings), "knowledge_base": base, "handouts_built": handouts_built}
    with warnings_of_mkdocs(engine) as warnings:
        try:
            with dated(date):
                build(load_config(str(store.CONFIG), site_dir=str(out), strict=True, extra=extra))
        except (Abort, ConfigurationError) as failure:
            found = "\n".join(f"  {message}" for message in warnings) or f"  {failure}"
            raise store.EnvironmentProblem(f"Webstedet kunne ikke bygges:\n{found}") from None


def tell_files(site: Path, base: KnowledgeBase) -> None:
    """Tell on the pages for organisers how large each file is: pages are built before what is printed."""

    def look(address: str) -> FileFacts | None:
        path = site / address
        if not path.is_file():
            return None
        content = path.read_bytes()
        count = _slides(content) if path.suffix == ".pptx" else finished.pages(content)
        return FileFacts(len(content), count)

    for page in pages_that_tell(base):
        path = site / addresses.file_of(page)
        if path.is_file():
            html = told(path.read_text(encoding="utf-8"), page, base, cache(look))
            store.write(site, addresses.file_of(page), html)


def _slides(content: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return sum(bool(_SLIDE.fullmatch(name)) for name in file.namelist())


_SLIDE = re.compile(r"ppt/slides/slide\d+\.xml")


def _choose(engine: str) -> None:
    """Let ProperDocs answer for every module of MkDocs, in the hook too: it is the same program under another name."""
    if engine != cli_options.PROPERDOCS:
        return
    if "mkdocs.commands" in sys.modules:
        raise store.EnvironmentProblem("MkDocs er allerede i gang. Byg med ProperDocs i en kommando for sig.")
    import properdocs.replacement  # noqa: F401 - importing it is what does it


def check_links(site: Path) -> None:
    """Follow every link of a whole site, to its PDFs too; raises EnvironmentProblem with all that lead nowhere."""
    folders = ((Path(folder).relative_to(site), names) for folder, _, names in os.walk(site))
    files = {(folder / name).as_posix() for folder, names in folders for name in names}
    pages = sorted(name for name in files if name.endswith(".html"))
    dead = dead_links(pages, files, lambda name: (site / name).read_bytes().decode())
    if dead:
        found = "\n".join(f"  {link}" for link in dead)
        raise store.EnvironmentProblem(f"Webstedet har links, der ikke fører nogen steder hen:\n{found}")


def _in_danish(message: str) -> str:
    return next((known.sub(ours, message) for known, ours in _IN_DANISH if known.fullmatch(message)), message)


def silence_material() -> None:
    """Keep Material's notice about its end of support out of every run; the README tells what we do about it."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
