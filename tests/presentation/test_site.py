"""mkdocs.yml is read once, as YAML, and a wrong value is told in Danish with its line."""

import pytest

from generators.presentation.site import Site, SiteFault, read_site

SOUND = """\
# The website.
site_name: Klyngeviden
site_url: https://klyngeviden.dk/   # chosen
repo_url: https://github.com/kl/klyngeviden
edit_uri: edit/main/docs/
docs_dir: docs
"""
READ = Site("Klyngeviden", "https://klyngeviden.dk/", "https://github.com/kl/klyngeviden", "edit/main", "main")


def _with(**changed: str) -> str:
    lines = SOUND.splitlines()
    kept = [
        f"{line.split(':')[0]}: {changed[line.split(':')[0]]}" if line.split(":")[0] in changed else line
        for line in lines
    ]
    return "\n".join(line for line in kept if not line.endswith(": -")) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        SOUND,
        _with(site_url="https://klyngeviden.dk"),
        _with(site_url="'https://klyngeviden.dk'"),
        _with(site_url='"https://klyngeviden.dk/"', repo_url='"https://github.com/kl/klyngeviden/"'),
        _with(site_url=">-\n  https://klyngeviden.dk"),
        _with(edit_uri="/edit/main/docs"),
        _with(docs_dir="-"),
        SOUND + "extra: {run: !!python/name:os.system , home: !ENV [HOME, x]}\n",
        "\ufeff" + SOUND.replace("\n", "\r\n"),
    ],
)
def test_however_it_is_written_it_is_the_same_site(text: str) -> None:
    """Quotes, a comment, a slash left out, a folded text, tags of MkDocs' own."""
    assert read_site(text) == READ


def test_a_site_may_lie_in_a_folder() -> None:
    """The folder stays in the address."""
    site = read_site(_with(site_url="https://kl.dk/klyngeviden"))
    assert (site.url, site.shown) == ("https://kl.dk/klyngeviden/", "kl.dk/klyngeviden")


@pytest.mark.parametrize(
    ("edit_uri", "edit", "history"),
    [
        ("edit/main/docs/", "edit/main/a.yml", "commits/main/a.yml"),
        ("blob/udgave/2018/docs/", "blob/udgave/2018/a.yml", "commits/udgave/2018/a.yml"),
        ("-/edit/main/docs/", "-/edit/main/a.yml", "-/commits/main/a.yml"),
    ],
)
def test_the_branch_is_that_of_the_pencil(edit_uri: str, edit: str, history: str) -> None:
    """Editing, history and faults lead to the branch and host that edit_uri tells of."""
    site = read_site(_with(edit_uri=edit_uri))
    links = site.repository_links("a.yml")
    assert links["edit"] == f"{site.repository}/{edit}"
    assert links["history"] == f"{site.repository}/{history}"
    assert links["report"].startswith(site.repository)


def test_a_site_without_a_repository_has_no_links_to_it() -> None:
    """The pencil is an offer, the address is not."""
    site = read_site(_with(repo_url="-", edit_uri="-"))
    assert site.edit_root == ""
    assert site.repository_links("a.yml") == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (_with(site_url="-"), "mkdocs.yml mangler site_url"),
        (_with(site_name="-"), "mkdocs.yml mangler site_name"),
        (_with(edit_uri="-"), "mkdocs.yml mangler edit_uri"),
        (_with(site_url=""), "mkdocs.yml, linje 3: site_url skal være en tekst"),
        (_with(site_url="!ENV SITE"), "mkdocs.yml, linje 3: site_url er ikke en hel adresse: »SITE«"),
        (_with(site_url="[https://a.dk]"), "mkdocs.yml, linje 3: site_url skal være en tekst"),
        (_with(site_url="klyngeviden.dk"), "mkdocs.yml, linje 3: site_url er ikke en hel adresse: »klyngeviden.dk«"),
        (_with(site_url="https://"), "linje 3: site_url"),
        (_with(site_url="https://klynge viden.dk"), "linje 3: site_url"),
        (_with(site_url="https://[x"), "linje 3: site_url"),
        (_with(site_url="https://a.dk:port/"), "linje 3: site_url"),
        (_with(site_url="https://a.dk/?x=1"), "linje 3: site_url"),
        (_with(repo_url="git@github.com:kl/klyngeviden.git"), "mkdocs.yml, linje 4: repo_url er ikke en hel adresse"),
        (_with(edit_uri="docs/"), "mkdocs.yml, linje 5: edit_uri viser ingen gren: »docs/«"),
        (_with(edit_uri="edit/main/sider/"), "mkdocs.yml, linje 5: edit_uri"),
        (SOUND + "nav: [\n", "mkdocs.yml, linje 8: Filen kan ikke læses som YAML"),
        (SOUND + "a: \x00", "mkdocs.yml, linje 1: Filen kan ikke læses som YAML"),
        ("- liste\n", "mkdocs.yml mangler site_name"),
        ("", "mkdocs.yml mangler site_name"),
    ],
)
def test_a_wrong_value_is_told_with_its_line(text: str, told: str) -> None:
    """The message says in Danish where it stands and what to write."""
    with pytest.raises(SiteFault) as raised:
        read_site(text)
    assert told in str(raised.value)
