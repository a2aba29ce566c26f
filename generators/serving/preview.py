"""One version of the whole site, each page made when it is asked for.

Knows MkDocs; nothing is written to disk, and nothing is known of requests.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.structure.files import File, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from generators import site_sources, store
from generators.compiled import COMPILED
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.site_build import warnings_of_mkdocs

LOST = "404.html"
# Pages that are kept once made: the one looked at is asked for again to see whether it has changed.
KEPT = 16


@dataclass(frozen=True, slots=True)
class Made:
    """A page or a file of the site; `fingerprint` differs where what is shown differs."""

    content: bytes
    fingerprint: str = ""
    warnings: tuple[str, ...] = ()


class Preview:
    """The site made of one state of records, templates and hand-written pages."""

    def __init__(self, base: KnowledgeBase, findings: Path, address: str) -> None:
        """Lay out the whole site and make none of it; raises EnvironmentProblem where mkdocs.yml is wrong."""
        self._one_at_a_time, self._others_once = threading.Lock(), threading.Lock()
        self._kept: OrderedDict[str, Made] = OrderedDict()
        self._base = base
        extra = {"findings": str(findings), "knowledge_base": base, "on_request": True}
        with warnings_of_mkdocs() as warnings:
            try:
                config = load_config(str(store.CONFIG), site_url=address, extra=extra)
            except (Abort, ConfigurationError) as fault:
                raise store.EnvironmentProblem("\n".join(warnings) or str(fault)) from None
            self._config = config = config.plugins.on_config(config)
            files, env = get_files(config), config.theme.get_env()
            env.bytecode_cache = COMPILED
            # Of the 15,000 files of the theme, which MkDocs goes through here, the hook keeps none.
            files = config.plugins.on_files(files, config=config)
            set_exclusions(files, config)
            nav = get_navigation(files, config)
            self._nav = config.plugins.on_nav(nav, config=config, files=files)
            self._env, self._files = env, files
        self.warnings = tuple(warnings)
        self._sources = files.documentation_pages()
        self._by_name: Mapping[str, File] = {file.dest_uri: file for file in files}

    def find(self, name: str) -> Made | None:
        """Make what lies at an address, a page anew at the first time; None where nothing does."""
        file = self._by_name.get(name)
        if file and file.is_documentation_page():
            return self._page(name, file)
        if file:
            return Made(file.content_bytes)
        if name in self._config.theme.static_templates:
            with self._one_at_a_time:
                return self._template(name)
        other = self.others.get(name)
        return None if other is None else Made(other.encode())

    @property
    def others(self) -> Mapping[str, str]:
        """Give what is no page, by address: the index of the search, feeds and addresses that lead on."""
        with self._others_once:
            return self._others

    @cached_property
    def _others(self) -> Mapping[str, str]:
        extra = self._config.extra
        return site_sources.files(self._base, extra["imprint"], extra["finished"])

    @property
    def hand_written(self) -> Mapping[str, str]:
        """Give the pages that come from docs/, each address with its file there."""
        finished = self._config.extra["finished"]
        return {file.dest_uri: file.src_uri for file in self._sources if file.src_uri not in finished}

    @property
    def names(self) -> frozenset[str]:
        """Give every address at which something lies."""
        return frozenset((*self._by_name, *self._config.theme.static_templates, *self.others))

    def behind(self, name: str) -> Made:
        """Make a page that nobody asked for: of those that somebody did, none gives way to it."""
        with self._one_at_a_time:
            return self._kept.get(name) or self._made(self._by_name[name])

    def _made(self, file: File) -> Made:
        with warnings_of_mkdocs() as warnings:
            content = self._rendered(file.page or Page(None, file, self._config))
        return _fingerprinted(content, tuple(warnings))

    def _page(self, name: str, file: File) -> Made:
        with self._one_at_a_time:
            if name not in self._kept:
                self._kept[name] = self._made(file)
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(name)
            return self._kept[name]

    def _rendered(self, page: Page) -> str:
        """Do with one page what a build does with all, hooks included."""
        config, hooks = self._config, self._config.plugins
        page.active = True
        try:
            page.read_source(config)
            page.render(config, self._files)
            page.content = hooks.on_page_content(page.content or "", page=page, config=config, files=self._files)
            context = get_context(self._nav, self._sources, config, page)
            context = hooks.on_page_context(context, page=page, config=config, nav=self._nav)
            output = self._env.get_template(page.meta.get("template", "main.html")).render(context)
            return str(hooks.on_post_page(output, page=page, config=config))
        finally:
            page.active = False

    def _template(self, name: str) -> Made:
        """Make a page that has no address of its own, the one for wrong addresses, or the map of the site."""
        config = self._config
        context = get_context(self._nav, self._sources, config, base_url="/" if name == LOST else ".")
        output = self._env.get_template(name).render(context)
        return _fingerprinted(config.plugins.on_post_template(output, template_name=name, config=config))


def _fingerprinted(page: str, warnings: tuple[str, ...] = ()) -> Made:
    content = page.encode(errors="xmlcharrefreplace")
    return Made(content, hashlib.sha256(content).hexdigest()[:16], warnings)
