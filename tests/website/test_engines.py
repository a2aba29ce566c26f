"""Free to leave MkDocs: ProperDocs makes the same pages by the same hook; Zensical reads the written tree.

One small made-up programme for all of them. What differs with Zensical stands in README, and here in `_alike`.
"""

import html
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generators import cli, site_build, store
from generators.commands.pages import write_tree
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.loading import load_base
from generators.site_build import build_pages
from generators.website.finishing import finish


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A programme of three records and six municipalities."""
    folder = tmp_path_factory.mktemp("motor") / "poster"
    assert cli.main(["demo", "--antal", "3", "--klynger", "1", "--kommuner", "6", "--out", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def few(findings: Path) -> KnowledgeBase:
    return load_base(findings)


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
site_build.build_pages(out, findings, loading.load_base(findings), engine="properdocs")
assert "properdocs.commands.build" in sys.modules and sys.modules["mkdocs"].__name__ == "properdocs"
"""


def test_properdocs_makes_the_same_pages_byte_for_byte(findings: Path, few: KnowledgeBase, tmp_path: Path) -> None:
    """With the same hook; what is printed and exported beside them asks no engine."""
    _run(store.ROOT, "-c", _WITH_PROPERDOCS, tmp_path / "properdocs", findings)
    build_pages(tmp_path / "mkdocs", findings, few)
    ours, theirs = _files(tmp_path / "mkdocs"), _files(tmp_path / "properdocs")
    assert len([name for name in ours if name.endswith(".html")]) > 50
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if theirs[name] != ours[name]] == []


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


def test_zensical_builds_the_tree(findings: Path, few: KnowledgeBase, tmp_path: Path) -> None:
    """A canary: the theme asks nothing of a page that only MkDocs gives it. Every page is there, and says the same."""
    tree = tmp_path / "tree"
    write_tree(tree, findings, few)
    build(load_config(str(tree / "mkdocs.yml"), site_dir=str(tmp_path / "mkdocs"), strict=True))
    _run(tree, "-m", "zensical", "build", "-f", "mkdocs.yml")
    ours, theirs = _files(tmp_path / "mkdocs"), _files(tree / "site")
    pages = {name for name in ours if name.endswith(".html")}
    assert pages == {name for name in theirs if name.endswith(".html")}
    differing = {name for name in pages if _alike(ours[name].decode()) != _alike(theirs[name].decode())}
    # It colours what is code.
    assert [name for name in differing if b'class="highlight"' not in theirs[name]] == []
    assert "404.html" in pages - differing
    places = [re.findall(r"<loc>(.*?)</loc>", html.unescape(site["sitemap.xml"].decode())) for site in (ours, theirs)]
    assert sorted(places[0]) == sorted(places[1])
