"""What a page is, and how a template becomes one.

Knows front matter and the Jinja environment it is given; which pages there are is for `site_tree`.
"""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from jinja2 import Environment
from markupsafe import Markup

from generators import danish
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses
from generators.presentation.about import briefly
from generators.presentation.feeds import of_pages
from generators.presentation.site import Site
from generators.website import head, machines
from generators.website.here import Here
from generators.website.machines import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What pages say beyond the records: which site and edition they belong to.

    `records_folder` is where the records lie in the site's repository, empty where they cannot be edited there, as with
    a made-up programme.
    """

    site: Site
    date: dt.date
    handouts_built: bool = False
    records_folder: str = "findings"

    @property
    def edition(self) -> str:
        """Name the edition by its date."""
        return danish.long_date(self.date)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: where it stands, its front matter, how its HTML is made, and what it is about in its own words only.

    The HTML is made each time it is asked for and never kept, so that thousands of pages take the room of one.
    """

    address: str
    meta: Mapping[str, str | list[str]]
    render: Callable[[], str] = field(repr=False)
    description: str = ""

    @property
    def source(self) -> str:
        """Give the path of the Markdown source: `kilder/index.md`."""
        return addresses.source_of(self.address)

    @property
    def edit(self) -> str | None:
        """Give the YAML file that the page is made of, from the root of the repository."""
        path = self.meta.get("edit")
        return path if isinstance(path, str) else None

    @property
    def body(self) -> str:
        """Give the finished HTML, without blank lines: at those Markdown would end a block."""
        lines = (line.strip() for line in self.render().splitlines())
        return "<div>\n" + "\n".join(line for line in lines if line) + "\n</div>"

    @property
    def front_matter(self) -> str:
        """Give what the page says of itself, as MkDocs reads it."""
        # JSON's strings and lists are YAML too, and quote everything that YAML might take for something else.
        matter = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in self.meta.items())
        return f"---\n{matter}---\n"

    @property
    def text(self) -> str:
        """Give the whole page as Markdown, for a builder without our hook."""
        return f"{self.front_matter}\n{self.body}\n"


@dataclass(frozen=True)
class Press:
    """Turns templates into pages."""

    base: KnowledgeBase
    environment: Environment
    imprint: Imprint
    drawn: dict[tuple[object, ...], Markup] = field(default_factory=dict, repr=False)

    def page(  # noqa: PLR0913 - keywords: what a page says of itself
        self,
        address: str,
        template: str,
        *,
        title: str,
        description: str,
        kind: str,
        section: str = "",
        edit: str = "",
        scripts: tuple[str, ...] = (),
        label: str = "",
        facts: Facts = machines.NONE,
        worked_out: Callable[[], Mapping[str, object]] = dict,
        **context: object,
    ) -> Page:
        """Make one page; `section` is the address of the menu point it belongs to, `edit` its file of records.

        `label` tells its title from that of another page in the head: `kilde`. `worked_out` gives what is costly
        to work out, when the page is drawn.
        """
        here = Here(address, self.base, self.imprint.handouts_built, self._repository_links(edit), self.drawn)
        meta: dict[str, str | list[str]] = {"title": title, "kind": kind}
        meta |= self._head(f"{title} ({label})" if label else title, description, str(context.get("code") or ""))
        meta |= self._for_machines(address, title, description, facts)
        meta |= {"section": section} if section else {}
        meta |= {"edit": f"{self.imprint.records_folder}/{edit}"} if here.repository else {}
        meta |= {"scripts": list(scripts)} if scripts else {}
        feed = of_pages(self.base).get(address)
        meta |= {"feed": [feed.address, feed.name]} if feed else {}
        code = context.get("code")
        meta |= {"code": code} if isinstance(code, str) else {}
        render = partial(self._rendered, template, here, {"title": title, **context}, worked_out)
        return Page(address, meta, render, description)

    def _head(self, title: str, description: str, code: str) -> dict[str, str]:
        name = self.imprint.site.name
        fitted = head.description_of(description, f"{name}: {briefly(self.base)}")
        return {"head": head.title_of(title, code, name), "description": fitted}

    def _for_machines(self, address: str, title: str, description: str, facts: Facts) -> dict[str, str]:
        site = self.imprint.site
        told = machines.meta(
            facts, {"url": site.url + address, "name": title, "description": description}, site, self.base
        )
        # The rest is made with the print and the data.
        return told if self.imprint.handouts_built else {k: v for k, v in told.items() if k not in ("card", "twin")}

    def _rendered(
        self, template: str, here: Here, context: Mapping[str, object], worked_out: Callable[[], Mapping[str, object]]
    ) -> str:
        try:
            return self.environment.get_template(f"{template}.html.j2").render(
                here=here, base=self.base, imprint=self.imprint, **context, **worked_out()
            )
        except Exception as fault:
            fault.add_note(f"Siden {here.address or 'forsiden'} kunne ikke laves af skabelonen {template}.html.j2.")
            raise

    def _repository_links(self, edit: str) -> Mapping[str, str]:
        if not (edit and self.imprint.records_folder):
            return {}
        return self.imprint.site.repository_links(f"{self.imprint.records_folder}/{edit}")
