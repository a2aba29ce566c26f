"""The pass over the links of a built site: each dead one is told, and nothing else."""

import pytest

from generators.website.links import dead_links

HOME = '<a href="temaer/index.html#to">Temaer</a><h1 id="top">Hjem</h1>'
THEMES = '<a href="../index.html#top">Hjem</a><h2 id="to">To</h2>'
SITE = {"index.html": HOME, "temaer/index.html": THEMES}
FILES = {*SITE, "haefter/et haefte.pdf", "assets/js/site.js", "assets/a.css", "404.html"}


def dead_on(html: str, page: str = "temaer/A-001/index.html") -> list[str]:
    site = SITE | {page: html}
    return [found.target for found in dead_links(site, {*FILES, page}, site.__getitem__)]


def test_a_sound_site_has_none() -> None:
    assert dead_links(SITE, FILES, SITE.__getitem__) == []


@pytest.mark.parametrize(
    "html",
    [
        '<a href="../index.html">',
        '<a class="x"\nhref="../index.html#to">',
        '<a href="../../haefter/et%20haefte.pdf">',
        '<a href="../index.html?tema=en&amp;type=ide#to">',
        '<a href="#sted"><p id="sted">',
        '<a href="#s%C3%B8g"><p id="søg">',
        '<a href="../../">',
        '<a href="../../?q=ro#top">',
        '<a href="../../#top">',
        '<a href="../../temaer/../index.html">',
        '<script src="../../assets/js/site.js"></script>',
        '<link rel="stylesheet" href="../../assets/a.css">',
        '<meta http-equiv="refresh" content="0; url=../index.html">',
        '<form action="../index.html">',
        '<a href="https://www.kl.dk/findes-ikke">',
        '<a href="mailto:navn@kl.dk">',
        '<use href="#ikon"/>',
        '&lt;a href="findes-ikke.html"&gt;',
        '<p data-href="findes-ikke.html">',
        "<script>const x = '<a href=\"findes-ikke.html\">';</script>",
        '<!-- <a href="findes-ikke.html"> -->',
    ],
)
def test_what_leads_somewhere_is_not_told(html: str) -> None:
    assert dead_on(html) == []


@pytest.mark.parametrize(
    ("html", "target"),
    [
        ('<a href="findes-ikke.html">', "findes-ikke.html"),
        ('<a href="../index.html#findes-ikke">', "../index.html#findes-ikke"),
        ('<a href="#findes-ikke">', "#findes-ikke"),
        ('<img alt="" src="../billede.png">', "../billede.png"),
        ('<form action="../soeg.html">', "../soeg.html"),
        ('<a href="../../haefter/andet.pdf">', "../../haefter/andet.pdf"),
        ('<a href="../../../index.html">', "../../../index.html"),
        ('<a href="../../#findes-ikke">', "../../#findes-ikke"),
        ('<meta http-equiv="refresh" content="0; url=../vaek.html">', "../vaek.html"),
        ('<a data-x="1" href="../a&amp;b.html">', "../a&b.html"),
        ("<p>href='x'</p>\n<a\nhref=\"../vaek.html\">", "../vaek.html"),
    ],
)
def test_what_leads_nowhere_is_told_with_its_page(html: str, target: str) -> None:
    assert dead_on(html) == [target]


def test_the_page_for_what_is_not_found_links_from_the_root() -> None:
    assert dead_on('<a href="/temaer/">', page="404.html") == []


def test_the_message_tells_page_link_and_what_is_missing() -> None:
    site = {"a.html": '<a href="b.html"><a href="a.html#x">'}
    place, page = dead_links(site, site, site.__getitem__)
    assert str(page) == "a.html: linket »b.html« fører ingen steder; siden eller filen findes ikke."
    assert str(place) == "a.html: linket »a.html#x« fører ingen steder; stedet på siden findes ikke."


def test_what_is_sound_from_one_page_is_asked_again_from_a_page_elsewhere() -> None:
    """The same words lead to one place from pages beside each other, and to another from a deeper or higher page."""
    link = '<a href="../ord/index.html">'
    site = {
        "a/b/index.html": link,
        "a/c/index.html": link,
        "a/c/d/index.html": link,
        "e/index.html": link,
        "f.html": link,
    }
    dead = dead_links(site, {*site, "a/ord/index.html"}, site.__getitem__)
    assert [found.page for found in dead] == ["a/c/d/index.html", "e/index.html", "f.html"]


def test_a_missing_place_is_told_of_every_page_that_leads_there() -> None:
    site = {"a/b.html": '<a href="../c.html#x">', "a/d.html": '<a href="../c.html#x">', "c.html": "<p>"}
    assert [found.page for found in dead_links(site, site, site.__getitem__)] == ["a/b.html", "a/d.html"]
