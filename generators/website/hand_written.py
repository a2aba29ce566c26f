"""Says whether the HTML of a hand-written page is whole. Knows neither MkDocs nor what the page is about."""

from html.parser import HTMLParser


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# HTML's elements without content, and those whose end may be left out.
_ENDLESS = _words("area base br col embed hr img input link meta source track wbr")
_MAY_END_BY_ITSELF = _words("p li dt dd option tr td th thead tbody tfoot colgroup caption")


class _Reader(HTMLParser):
    """Keeps the elements that are open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.lost: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - HTMLParser's
        """Open an element."""
        if tag not in _ENDLESS and tag not in _MAY_END_BY_ITSELF:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element; what is still open inside it was never closed."""
        if tag not in self.open:
            return
        while (innermost := self.open.pop()) != tag:
            self.lost = self.lost or innermost


def never_closed(html: str) -> str | None:
    """Give the first element that is opened and never closed."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.lost or (reader.open[-1] if reader.open else None)
