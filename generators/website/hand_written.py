"""Says whether the HTML of a hand-written page is whole, and works under the policy of the pages.

Knows neither MkDocs nor what the page is about.
"""

import re
from html.parser import HTMLParser


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# HTML's elements without content, and those whose end may be left out.
_ENDLESS = _words("area base br col embed hr img input link meta source track wbr")
_MAY_END_BY_ITSELF = _words("p li dt dd option tr td th thead tbody tfoot colgroup caption")


# What loads or runs something, which the policy of the pages keeps to files of the site's own.
_LOADING = _words("script style iframe object embed link base")
_ALIGNED = re.compile(r"text-align: ?(?:left|center|right);?")


class _Reader(HTMLParser):
    """Keeps the elements that are open, and what would not work."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.lost: str | None = None
        self.kept_out: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        self.kept_out += [f"<{tag}>"] if tag in _LOADING else []
        self.kept_out += [f"{name}=" for name, value in attrs if _is_kept_out(tag, name, value or "")]
        if tag not in _ENDLESS and tag not in _MAY_END_BY_ITSELF:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element; what is still open inside it was never closed."""
        if tag not in self.open:
            return
        while (innermost := self.open.pop()) != tag:
            self.lost = self.lost or innermost


def _is_kept_out(tag: str, name: str, value: str) -> bool:
    """Say whether an attribute would be without effect; columns that Markdown aligns get a class later."""
    if name == "style":
        return tag not in ("th", "td") or not _ALIGNED.fullmatch(value)
    return name.startswith("on") or (name in ("src", "srcset") and "//" in value)


def never_closed(html: str) -> str | None:
    """Give the first element that is opened and never closed."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.lost or (reader.open[-1] if reader.open else None)


def kept_out(html: str) -> str | None:
    """Give the first element or attribute that the policy of the pages would keep from working."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return next(iter(reader.kept_out), None)
