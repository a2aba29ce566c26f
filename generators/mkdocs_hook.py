"""Lets MkDocs build pages that lie in no folder. The only file that knows its hooks."""

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.templates import TemplateContext

from generators import browser_editor, problems, site_sources, store
from generators.loading import RecordProblems, load_base
from generators.search.shards import first_needed
from generators.website.fingerprints import renamed
from generators.website.finishing import finish
from generators.website.hand_written import kept_out, never_closed
from generators.website.links import places
from generators.website.page import Page as Finished
from generators.website.site_tree import site_facts

# Material's own style sheets and scripts, which the theme in templates/theme/ does without.
UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
# Ours are delivered under other names.
SOURCES = ("assets/js/", "assets/css/")


class _FinishedPage(Page):
    """A page that MkDocs neither reads nor makes: setting up Python-Markdown takes longer than most pages do."""

    def __init__(self, finished: Finished, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.told = dict(finished.meta)

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' names
        """Take what the page says of itself as it was made."""
        self.markdown, self.meta = "", self.told

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs' names
        """Leave it empty until it is built."""
        self.content, self.toc = "", TableOfContents([])


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the records, unless a command has done so, and tell the theme what it says on every page."""
    findings = Path(config.extra.get("findings", store.FINDINGS))
    if "knowledge_base" not in config.extra:
        try:
            config.extra["knowledge_base"] = load_base(findings)
        except RecordProblems as found:
            raise BuildError("\n" + problems.as_text(found.problems)) from None
    base, site = config.extra["knowledge_base"], store.site(Path(config.config_file_path))
    config.extra["imprint"] = site_sources.imprint(
        base, findings, site, handouts_built=config.extra.get("handouts_built", False)
    )
    config.extra.update(site_facts(base, config.extra["imprint"]))
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the generated pages and files, and take away what no page uses or what a generated one stands in for."""
    base, chosen = config.extra["knowledge_base"], config.extra["imprint"]
    finished = config.extra["finished"] = site_sources.pages(base, chosen)
    for file in [file for file in files if file.src_uri.startswith(UNUSED + SOURCES) or file.src_uri in finished]:
        files.remove(file)
    small = {path: page.front_matter for path, page in finished.items()}
    # Who shows the site while it is written makes the index when somebody searches.
    if not config.extra.get("on_request"):
        small |= site_sources.files(base, chosen, finished)
    for path, content in small.items():
        files.append(File.generated(config, path, content=content))
    for path, picture in site_sources.pictures().items():
        files.append(File.generated(config, path, content=picture))
    for path, font in site_sources.FONTS.items():
        files.append(File.generated(config, path, abs_src_path=str(font)))
    config.extra["search_first"] = first_needed(small)
    _name_by_content(files, config)
    for path, made in browser_editor.files(base, chosen, config.extra["names"]).items():
        files.append(File.generated(config, path, content=made))
    return files


def _name_by_content(files: Files, config: MkDocsConfig) -> None:
    """Let scripts and style sheets be found under names that change with what they hold."""
    known = site_sources.known_addresses(config.extra["knowledge_base"], config.extra["finished"])
    named = site_sources.by_content(Path(config.docs_dir), known, map(str, config.extra_javascript))
    for name, content in named.values():
        files.append(File.generated(config, name, content=content))
    names = config.extra["names"] = {path: name for path, (name, _) in named.items()}
    config.extra_css = renamed(config.extra_css, names)
    config.extra_javascript = [*renamed([site_sources.EVERYWHERE], names)]


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Spare the generated pages being read and made; the few in the menu have their names from there, and are read."""
    in_menu = {page.file.src_uri for page in nav.pages}
    for path, finished in config.extra["finished"].items():
        file = files.get_file_from_path(path)
        if file and path not in in_menu:
            _FinishedPage(finished, file, config)
    return nav


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs' names
    """Refuse a hand-written page whose HTML is not whole, or that holds what a browser would be told to leave out."""
    if page.file.src_uri in config.extra["finished"]:
        return html
    if tag := never_closed(html):
        raise BuildError(f"docs/{page.file.src_uri}: <{tag}> bliver aldrig lukket. Skriv </{tag}>, hvor den slutter.")
    if part := kept_out(html):
        told = "virker ikke på en side: kun sitets egne filer får lov at bestemme, hvad siden henter og viser"
        raise BuildError(f"docs/{page.file.src_uri}: {part} {told}. Tag det ud, eller læg det i docs/assets/.")
    return html


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Tell MkDocs the places on the generated pages that a hand-written one links to."""
    pages = [file.page for file in files.documentation_pages() if file.page]
    for target in {target for page in pages for target in page.links_to_anchors or ()}:
        if target.page and (finished := config.extra["finished"].get(target.src_uri)):
            target.page.present_anchor_ids = set(places(finished.body))
    return env


def on_page_context(context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:  # noqa: ARG001
    """Hand over a finished page: no Markdown is read again, and only one page is held at a time."""
    if finished := config.extra["finished"].get(page.file.src_uri):
        page.content = finished.body
    return context


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Let go of a page that is done, and finish it."""
    page.content = None
    return finish(output)


def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Finish the page of wrong addresses, which is no page to MkDocs."""
    return finish(output) if template_name.endswith(".html") else output
