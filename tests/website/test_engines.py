"""Free to leave MkDocs: ProperDocs makes the same pages by the same hook; all three read the tree that `pages` writes.

One small made-up programme for all of them, and each of what is held against another is built once. What differs with
Zensical stands in README, and here in `_alike`.
"""

import html
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generators import cli, danish, site_build, store
from generators.commands.pages import write_tree
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.loading import load_base
from generators.presentation import addresses
from generators.site_build import build_pages
from generators.website.finishing import finish


@pytest.fixture(scope="module", autouse=True)
def day() -> Iterator[None]:
    """All are built on the same day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1790000000")
        yield


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A programme of three records and six municipalities."""
    folder = tmp_path_factory.mktemp("motor") / "poster"
    assert cli.main(["demo", "--antal", "3", "--klynger", "1", "--kommuner", "6", "--out", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def few(findings: Path) -> KnowledgeBase:
    return load_base(findings)


@pytest.fixture(scope="module")
def ours(findings: Path, few: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every file as MkDocs makes it with our hook."""
    folder = tmp_path_factory.mktemp("mkdocs") / "ud"
    build_pages(folder, findings, few, handouts_built=False)
    return _files(folder)


@pytest.fixture(scope="module")
def tree(findings: Path, few: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree that `pages` writes, which needs no hook."""
    folder = tmp_path_factory.mktemp("traeet")
    write_tree(folder, findings, few)
    return folder


@pytest.fixture(scope="module")
def without_hook(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every file as MkDocs makes it from that tree."""
    folder = tmp_path_factory.mktemp("uden") / "ud"
    build(load_config(str(tree / "mkdocs.yml"), site_dir=str(folder), strict=True))
    return _files(folder)


def _run(folder: Path, *words: str | Path) -> None:
    """Run a program of the environment by itself: an engine that has begun cannot be changed for another."""
    quiet = os.environ | {"PYTHONPATH": str(store.ROOT), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, *words]
    done = subprocess.run(command, cwd=folder, env=quiet, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


_WITH_PROPERDOCS = """
import sys
from pathlib import Path
from generators import loading, site_build
out, findings = map(Path, sys.argv[1:])
site_build.build_pages(out, findings, loading.load_base(findings), engine="properdocs", handouts_built=False)
assert "properdocs.commands.build" in sys.modules and sys.modules["mkdocs"].__name__ == "properdocs"
"""


def test_properdocs_makes_the_same_pages_byte_for_byte(findings: Path, ours: dict[str, bytes], tmp_path: Path) -> None:
    """With the same hook; what is printed and exported beside them asks no engine."""
    _run(store.ROOT, "-c", _WITH_PROPERDOCS, tmp_path / "properdocs", findings)
    theirs = _files(tmp_path / "properdocs")
    assert len([name for name in ours if name.endswith(".html")]) > 50
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if theirs[name] != ours[name]] == []


def test_the_tree_that_pages_writes_gives_the_same_pages(
    ours: dict[str, bytes], without_hook: dict[str, bytes]
) -> None:
    """With no hook, Python-Markdown reads the finished HTML and must leave it as it is."""
    # Material's own files are taken out by the hook; no page asks for them.
    assert _of_ours(without_hook) == _of_ours(ours)
    # It finishes each page too; a builder without it keeps what the theme holds for nobody.
    read = [name for name in ours if name.endswith((".html", ".js", ".css", ".svg"))]
    assert [name for name in read if ours[name] != _finished(name, without_hook[name])] == []


def _of_ours(files: dict[str, bytes]) -> set[str]:
    read = {name for name in files if name.endswith((".html", ".js", ".css", ".svg"))}
    return {name for name in read if not name.startswith("assets/")}


def _finished(name: str, content: bytes) -> bytes:
    return finish(content.decode()).encode() if name.endswith(".html") else content


def test_properdocs_builds_the_tree_that_pages_writes(
    tree: Path, ours: dict[str, bytes], few: KnowledgeBase, tmp_path: Path
) -> None:
    """The way out when MkDocs ends: the same pages from plain files, with no hook."""
    _run(tree, "-m", "properdocs", "build", "--strict", "--quiet", "-f", "mkdocs.yml", "-d", tmp_path / "ud")
    theirs = _files(tmp_path / "ud")
    assert {name for name in theirs if name.endswith(".html")} == {name for name in ours if name.endswith(".html")}
    first = few.records[0]
    name = f"{addresses.of_record(first)}index.html"
    plain = theirs[name].decode()
    assert danish.typeset(first.title) in plain
    assert _headings(plain) == _headings(ours[name].decode())


def _headings(page: str) -> list[str]:
    return re.findall(r"<h[123].*?</h[123]>", page, re.DOTALL)


def test_the_command_chooses_the_engine(findings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def refused(*_: object, engine: str) -> None:
        asked.append(engine)
        raise store.EnvironmentProblem("Nok.")

    monkeypatch.setattr(site_build, "build_pages", refused)
    command = ["site", "--findings", str(findings), "--out", str(tmp_path / "site")]
    assert [cli.main([*command, *more]) for more in ([], ["--motor", "properdocs"])] == [2, 2]
    assert asked == ["mkdocs", "properdocs"]


def test_an_engine_is_not_changed_on_the_way(findings: Path, few: KnowledgeBase, tmp_path: Path) -> None:
    with pytest.raises(store.EnvironmentProblem, match="MkDocs er allerede i gang"):
        build_pages(tmp_path / "site", findings, few, engine="properdocs")


def _alike(page: str) -> list[str]:
    """Give a page without what differs between MkDocs and Zensical and is meant to.

    The same letters written in another way, links within a folder, and what the hook takes out of the theme.
    """
    plain = re.sub(r'(href|src|action)="\./', r'\1="', html.unescape(finish(page)))
    return [part for part in re.split(r"\s*\n\s*|(?<=>)\s*(?=<)", plain) if part.strip()]


def test_zensical_builds_the_tree(tree: Path, without_hook: dict[str, bytes]) -> None:
    """A canary: the theme asks nothing of a page that only MkDocs gives it. Every page is there, and says the same."""
    _run(tree, "-m", "zensical", "build", "-f", "mkdocs.yml")
    theirs = _files(tree / "site")
    pages = {name for name in without_hook if name.endswith(".html")}
    assert pages == {name for name in theirs if name.endswith(".html")}
    differing = {name for name in pages if _alike(without_hook[name].decode()) != _alike(theirs[name].decode())}
    # It colours what is code.
    assert [name for name in differing if b'class="highlight"' not in theirs[name]] == []
    assert "404.html" in pages - differing
    sites = (without_hook, theirs)
    places = [re.findall(r"<loc>(.*?)</loc>", html.unescape(site["sitemap.xml"].decode())) for site in sites]
    assert sorted(places[0]) == sorted(places[1])
