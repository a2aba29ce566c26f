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


def test_nothing_leads_to_a_placeholder() -> None:
    """A repository that is only an example has no links; a wrong edit_uri is told all the same."""
    site = read_site(_with(repo_url="https://github.example/kl/klyngeviden"))
    assert (site.edit_root, site.repository_links("a.yml"), site.mail("A-001")) == ("", {}, "")
    with pytest.raises(SiteFault):
        read_site(_with(repo_url="https://github.example/kl/klyngeviden", edit_uri="docs/"))


@pytest.mark.parametrize("extra", ["extra: {kontakt: kontor@kl.dk}", "extra:\n  andet: [1]\n  kontakt: 'kontor@kl.dk'"])
def test_an_office_can_be_written_to(extra: str) -> None:
    """The letter is about what stands on the page, whatever signs it holds."""
    site = read_site(f"{SOUND}{extra}\n")
    assert site.contact == "kontor@kl.dk"
    assert site.mail("A-001: Mål & håb?") == "mailto:kontor@kl.dk?subject=A-001%3A%20M%C3%A5l%20%26%20h%C3%A5b%3F"


@pytest.mark.parametrize(
    "extra", ["", "extra: {kontakt: ''}", "extra:\n  kontakt:", "extra: [kontakt]", "kontakter: a@kl.dk"]
)
def test_until_an_office_is_chosen_there_is_no_mail(extra: str) -> None:
    """Empty, or not there at all."""
    assert read_site(f"{SOUND}{extra}\n").mail("A-001") == ""


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("kl.dk", "mkdocs.yml, linje 8: kontakt er ikke en mailadresse: »kl.dk«"),
        ("mailto:kontor@kl.dk", "linje 8: kontakt er ikke en mailadresse"),
        ("kontor@kl.dk?cc=andre@kl.dk", "linje 8: kontakt er ikke en mailadresse"),
        ("kontor@kl", "linje 8: kontakt er ikke en mailadresse"),
        ("kontor @kl.dk", "linje 8: kontakt er ikke en mailadresse"),
        ("a@kl.dk, b@kl.dk", "linje 8: kontakt er ikke en mailadresse"),
        ("kontor@klyngeviden.example", "linje 8: kontakt er en pladsholder"),
        ("kontor@example.com", "linje 8: kontakt er en pladsholder"),
    ],
)
def test_a_wrong_mailbox_is_told_with_its_line(value: str, told: str) -> None:
    """And with what to write."""
    with pytest.raises(SiteFault) as raised:
        read_site(f"{SOUND}extra:\n  kontakt: {value}\n")
    assert told in str(raised.value)
    assert "kontor@kl.dk" in str(raised.value)


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
        *(
            (_with(site_url=f"'https://{wrong}'"), "https://www.kl.dk/klyngeviden/: en mappe")
            for wrong in (
                'a.dk/x"y/',
                "a.dk/x;y{}/",
                "a.dk/$host/",
                "a.dk/x/index.html",
                "a.dk//x/",
                "a.dk/../x/",
                "kari:ord@a.dk/",
            )
        ),
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
