"""Where everything is found: the address of every page and file, from the root of the site.

An address ends in a slash; `file_of` gives the file a link leads to, so that the site works from a folder too.
"""

from collections.abc import Iterable, Iterator

from generators import danish
from generators.records.record_types import Record, RecordType, type_of
from generators.records.registers import Cluster, Conference, Municipality, Source, Theme
from generators.records.ways_in import Audience, Situation

HOME = ""
THEMES = "temaer/"
MUNICIPALITIES = "kommuner/"
CLUSTERS = "klynger/"
CONFERENCES = "konferencer/"
SOURCES = "kilder/"
PROGRAMME = "programmet/"
EXPLORE = "udforsk/"
HANDOUTS = "haefter/"
PUBLICATION = "publikation/"
SITUATIONS = "situationer/"
AUDIENCES = "for/"
ADVICE = "raad/"
DATA = "data/"
GLOSSARY = "ordbog/"
MEETING_PACK = "moedepakke/"
NEWS = "nyt/"
SUBSCRIBE = "abonner/"
PROPOSE = "foreslaa/"
EDITIONS = "udgaver/"
NOW = "nu"
UNKNOWN = "hvad-vi-ikke-ved/"
GAPS = "redaktion/mangler/"
FIELDS = "redaktion/felter/"
EDITORS = "redaktion/"
EDITOR = "rediger/"
EDITOR_SCRIPTS = "rediger"
"""What the names of the scripts of the editor in the browser begin with; they lie among the others."""
ORGANISERS = "arrangoerer/"
ASSETS = "assets/"
TWIN = "index.md"
ROBOTS, FOR_MODELS = "robots.txt", "llms.txt"
# What is sent as one script, in assets/js/: those of mkdocs.yml for every page, and those of the search.
EVERYWHERE, ENGINE = "everywhere.js", "engine.js"
# The parts of the search, which build on one another.
SEARCH_ENGINE = (
    "search-analysis.js",
    "search-slips.js",
    "search-words.js",
    "search-index.js",
    "search-scores.js",
    "search-engine.js",
)


def of_record(record: Record) -> str:
    """Give the address of a record's page."""
    return f"{type_of(record).folder}/{record.id}/"


def short_of_record(record: Record) -> str:
    """Give the short address that print uses."""
    return f"{record.id}/"


def former_of_record(record: Record) -> list[tuple[str, str]]:
    """List (address, id) of the addresses that a record had while it was called something else."""
    folder = type_of(record).folder
    return [(place, own) for own in record.former_ids for place in (f"{own}/", f"{folder}/{own}/")]


def pack_item(page: str) -> str:
    """Name a way in as a meeting pack keeps it: `situationer/udvalget-skal-se-resultater`."""
    return page.rstrip("/")


def of_meeting_data(item: str) -> str:
    """Give the script that brings a record, by its code, or a way in into a meeting pack."""
    return f"{ASSETS}moede/{item}.js"


def of_type(record_type: RecordType) -> str:
    """Give the address of the list of one type."""
    return f"{record_type.folder}/"


def of_theme(theme: Theme) -> str:
    """Give the address of a theme."""
    return f"{THEMES}{theme.slug}/"


def of_municipality(municipality: Municipality) -> str:
    """Give the address of a municipality."""
    return f"{MUNICIPALITIES}{municipality.slug}/"


def former_of_municipality(own: Municipality, conferences: Iterable[Conference]) -> Iterator[tuple[str, str, str]]:
    """Yield (address, where it leads now, name) of what a municipality had under names of before, on paper too."""
    for name in own.former_names:
        slug = danish.slug(name)
        yield f"{MUNICIPALITIES}{slug}/", of_municipality(own), name
        for conference in conferences:
            yield f"{HANDOUTS}{conference.slug}/{slug}/", of_handout_page(conference, own), name


def of_cluster(cluster: Cluster) -> str:
    """Give the address of a cluster."""
    return f"{CLUSTERS}{cluster.slug}/"


def of_conference(conference: Conference) -> str:
    """Give the address of a conference."""
    return f"{CONFERENCES}{conference.slug}/"


def of_source(source: Source) -> str:
    """Give the address of a source."""
    return f"{SOURCES}{source.slug}/"


def of_situation(situation: Situation) -> str:
    """Give the address of a situation."""
    return f"{SITUATIONS}{situation.slug}/"


def of_audience(audience: Audience) -> str:
    """Give the address of the page for a role."""
    return f"{AUDIENCES}{audience.slug}/"


def of_sheet(page: str) -> str:
    """Give the address of the sheet that holds a page on paper: `for/ledere/` is `for/ledere.pdf`."""
    return f"{page.rstrip('/')}.pdf"


def of_meeting_sheet(name: str) -> str:
    """Give the address of a sheet to write on at a cluster's meeting: `moedet`, or a type."""
    return f"{PROPOSE}moedeark/{name}.pdf"


def of_handout_page(conference: Conference, municipality: Municipality) -> str:
    """Give the address of the page behind a handout's QR code."""
    return f"{HANDOUTS}{conference.slug}/{municipality.slug}/"


def is_of_one_handout(page: str) -> bool:
    """Say whether a page is the one behind the QR code of a handout."""
    return page.startswith(HANDOUTS) and page.count("/") == 3


def of_handout_pdf(conference: Conference, municipality: Municipality) -> str:
    """Give the address of a handout's PDF."""
    return f"{HANDOUTS}{conference.slug}/{municipality.slug}.pdf"


def of_large_handout_pdf(conference: Conference, municipality: Municipality) -> str:
    """Give the address of the same handout in large type, beside the ordinary one."""
    return f"{HANDOUTS}{conference.slug}/{municipality.slug}-stor-skrift.pdf"


def of_volume(conference: Conference, number: int) -> str:
    """Give the address of the print-ready book of a conference."""
    return f"{HANDOUTS}{conference.slug}/bind-{number}.pdf"


def of_handouts(conference: Conference) -> str:
    """Give the address of the page with all handouts of a conference."""
    return f"{HANDOUTS}{conference.slug}/"


def of_card(name: str) -> str:
    """Give the picture that a kind of page is shared with: `type-model`, `tema-data-og-dialog`."""
    return f"{ASSETS}deling/{name}.png"


def of_edition(name: str) -> str:
    """Give the address of a frozen edition."""
    return f"{EDITIONS}{name}/"


def of_edition_file(name: str, file: str) -> str:
    """Give the address of one of the files that an edition keeps."""
    return f"{EDITIONS}{name}/{file}"


def of_comparison(name: str, later: str) -> str:
    """Give the address of what is different in a later edition, or now."""
    return f"{EDITIONS}{name}/{later}/"


def twin_of(page: str) -> str:
    """Give the Markdown that holds the same words as a page."""
    return f"{page}{TWIN}"


def file_of(address: str) -> str:
    """Give the file behind an address: `kilder/` is `kilder/index.html`."""
    return f"{address}index.html" if address.endswith("/") or not address else address


def source_of(address: str) -> str:
    """Give the Markdown source of a page: `kilder/` is `kilder/index.md`."""
    return f"{address}index.md"


def relative(target: str, here: str) -> str:
    """Lead from the page at `here` to the file behind `target`, without a server: `../../kilder/index.html`."""
    path, _, fragment = target.partition("#")
    upwards = "../" * here.count("/")
    return f"{upwards}{file_of(path)}" + (f"#{fragment}" if fragment else "")


def of_publication() -> str:
    """Give the address of the publication's PDF."""
    return f"{PUBLICATION}publikation.pdf"


def of_booklet(theme: Theme) -> str:
    """Give the address of a theme's booklet."""
    return f"{PUBLICATION}{theme.slug}.pdf"


def of_theme_slides(theme: Theme) -> str:
    """Give the address of the slides of a theme."""
    return f"{PUBLICATION}oplaeg/{theme.slug}.pptx"


def of_theme_sheet(theme: Theme) -> str:
    """Give the address of the sheet that holds a theme on one side."""
    return f"{PUBLICATION}temaark/{theme.slug}.pdf"
