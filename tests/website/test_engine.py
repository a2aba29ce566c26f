"""How pages meet MkDocs: finished, one at a time, and never half; what a hand-written page can get wrong is told."""

import dataclasses
import logging
from pathlib import Path
from unittest.mock import patch

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined
from mkdocs.structure.pages import Page

from generators import danish, store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.site_build import build_pages, check_links
from generators.website import site_tree
from generators.website.hand_written import kept_out, never_closed
from generators.website.page import Imprint, Press
from tests.website.test_built_site import few_of, small_checkout


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = small_checkout(tmp_path)
    monkeypatch.setattr(store, "CONFIG", root / "mkdocs.yml")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    return root


def refused(root: Path, base: KnowledgeBase, text: str) -> str:
    """Build with one more hand-written page, and give what is said of it."""
    (root / "docs/fejl.md").write_text(text, encoding="utf-8")
    with pytest.raises(store.EnvironmentProblem) as told:
        build_pages(root / "ud", store.FINDINGS, few_of(base))
    return str(told.value)


def test_each_page_is_made_once_and_let_go_of(
    checkout: Path, base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Markdown is made of what is written by hand or named by the menu, and nothing is left when the site is built."""
    held: list[int] = []
    monkeypatch.setattr(
        "mkdocs.structure.pages.Page.validate_anchor_links", lambda page, **_: held.append(len(page.content or ""))
    )
    with (
        patch.object(Page, "render", autospec=True, side_effect=Page.render) as read,
        patch.object(site_tree, "pages", side_effect=site_tree.pages) as made,
    ):
        build_pages(checkout / "ud", store.FINDINGS, few_of(base))
    assert len(held) > 10
    assert sum(held) == 0
    assert made.call_count == 1
    paths = [call.args[0].file.src_uri for call in read.call_args_list]
    assert [path for path in paths if path.count("/") > 1 and not (store.ROOT / "docs" / path).is_file()] == []


def test_a_hand_written_page_that_is_not_whole_is_refused(checkout: Path, base: KnowledgeBase) -> None:
    told = refused(checkout, base, "# Fejl\n\n<div class='x'>Aldrig lukket\n")
    assert "docs/fejl.md: <div> bliver aldrig lukket. Skriv </div>, hvor den slutter." in told


def test_every_wrong_link_of_a_hand_written_page_is_told_in_danish(checkout: Path, base: KnowledgeBase) -> None:
    wrong = {
        "findes-ikke.md": "linket »{}« fører ingen steder.",
        "ordbog/index.md#findes-ikke": "stedet efter # i linket »{}« findes ikke på siden.",
        "/temaer/index.md": "linket »{}« kan ikke følges her.",
    }
    told = refused(checkout, base, "# Fejl\n\n" + "\n".join(f"[Væk]({link})" for link in wrong))
    assert [line for line in told.splitlines() if "MkDocs" in line or "Doc file" in line] == []
    for link, words in wrong.items():
        assert f"docs/fejl.md: {words.format(link)}" in told


def test_a_hand_written_page_may_link_to_a_place_on_a_generated_one(checkout: Path, base: KnowledgeBase) -> None:
    """MkDocs has not read the generated page, and must still know its places; what looks like a template is text."""
    place = danish.slug(base.glossary[0].term)
    link = f"[Ordet](ordbog/index.md#{place})"
    (checkout / "docs/side.md").write_text(f"# Side\n\n{link} {{{{ 7 * 7 }}}} {{% raw %}}\n", encoding="utf-8")
    build_pages(checkout / "ud", store.FINDINGS, few_of(base))
    page = (checkout / "ud/side.html").read_text(encoding="utf-8")
    assert f"#{place}" in page
    assert "{{ 7 * 7 }} {% raw %}" in page


def test_what_looks_like_a_template_in_a_record_is_text(checkout: Path, base: KnowledgeBase) -> None:
    """A record's words pass two template engines and are never taken for their own."""
    few = few_of(base)
    text = "{{ 7 * 7 }} {% raw %} {# væk #} ${x} **fed**"
    changed = few.records[0].model_copy(update={"summary": text, "text": text})
    few = dataclasses.replace(few, records=(changed, *few.records[1:]))
    build_pages(checkout / "ud", store.FINDINGS, few)
    page = (checkout / f"ud/erkendelser/{changed.id}/index.html").read_text(encoding="utf-8")
    assert page.count("{{ 7 * 7 }} {% raw %} {# væk #} ${x}") >= 2


def test_a_template_that_raises_tells_page_and_template(base: KnowledgeBase, chosen: Imprint) -> None:
    """A fault of ours keeps its traceback, and says where it was."""
    loader = DictLoader({"x.html.j2": "{{ findes_ikke.felt }}"})
    press = Press(base, Environment(loader=loader, undefined=StrictUndefined, autoescape=True), chosen)
    page = press.page("temaer/x/", "x", title="X", description="", kind="x")
    with pytest.raises(Exception, match="findes_ikke") as told:
        page.body  # noqa: B018 - made when it is asked for
    assert told.value.__notes__ == ["Siden temaer/x/ kunne ikke laves af skabelonen x.html.j2."]


def test_a_page_that_raises_publishes_nothing_of_itself(
    checkout: Path, base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The build stops; there is no half page."""
    monkeypatch.setattr("generators.website.here.Here.themes_of", lambda *_: 1 / 0)
    # Put back afterwards: a logger that is silent hides the warnings that stop a build.
    caplog.set_level(logging.CRITICAL, logger="mkdocs")
    with pytest.raises(ZeroDivisionError) as told:
        build_pages(checkout / "ud", store.FINDINGS, few_of(base))
    assert any("kunne ikke laves af skabelonen" in note for note in told.value.__notes__)


def test_the_links_of_a_whole_site_are_followed_in_the_build(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="haefte.pdf">Hæfte</a>', encoding="utf-8")
    with pytest.raises(store.EnvironmentProblem, match=r"index\.html: linket »haefte\.pdf« fører ingen steder"):
        check_links(tmp_path)
    (tmp_path / "haefte.pdf").write_bytes(b"%PDF")
    check_links(tmp_path)


@pytest.mark.parametrize(
    ("html", "tag"),
    [
        ("<div><p>Uden slut<br><img></div>", None),
        ("<ul><li>En<li>To</ul>", None),
        ("<div><section></div>", "section"),
        ("<div>", "div"),
        ("</div><p>", None),
        ("<b><i></b></i>", "i"),
        ("<details><summary>Mere</details>", "summary"),
    ],
)
def test_what_is_never_closed_is_found(html: str, tag: str | None) -> None:
    assert never_closed(html) == tag


@pytest.mark.parametrize(
    ("html", "part"),
    [
        ('<td style="text-align: right;">1</td><img src="../assets/a.png"><a href="https://kl.dk">KL</a>', None),
        ('<p style="color: red">Rød</p>', "style="),
        ('<td style="text-align:right;color:red">1</td>', "style="),
        ("<style>p{}</style>", "<style>"),
        ("<script>x()</script>", "<script>"),
        ('<p onclick="x()">Tryk</p>', "onclick="),
        ('<img src="https://andre.example/a.png">', "src="),
        ('<iframe title="Film"></iframe>', "<iframe>"),
    ],
)
def test_what_the_policy_would_keep_from_working_is_found(html: str, part: str | None) -> None:
    assert kept_out(html) == part


def test_a_hand_written_page_that_the_policy_would_spoil_is_refused(checkout: Path, base: KnowledgeBase) -> None:
    told = refused(checkout, base, '# Fejl\n\n<p style="color: red">Rød</p>\n')
    assert "docs/fejl.md: style= virker ikke på en side" in told
