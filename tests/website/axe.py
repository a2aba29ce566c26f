"""What a machine can tell of how accessible a page is as it stands: axe-core, and whether its text has room.

Knows no page.
"""

import json

from playwright.sync_api import Page

from generators import store

AXE = (store.ROOT / "vendor/axe-core/axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The only rules that see whether it is light or dark.
OF_COLOUR = ["color-contrast", "link-in-text-block"]
# WCAG 1.4.12.
SPACED = (
    "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"
    "p{margin-bottom:2em!important}"
)
# Text that its own box hides, or that stands where no scrolling leads; what is for the ear alone is one pixel wide.
CUT = """() => [...document.querySelectorAll('body *')].filter((e) => {
    if (!(e instanceof HTMLElement) || !e.textContent.trim() || !e.getClientRects().length) return false;
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    const isMeant = e.closest('.kv-vh, .kv-skip, script, style, option') || box.width <= 1;
    if (style.visibility === 'hidden' || isMeant) return false;
    const hides = (overflow) => ['hidden', 'clip'].includes(overflow);
    return (hides(style.overflowX) && e.scrollWidth > e.clientWidth + 1)
        || (hides(style.overflowY) && e.scrollHeight > e.clientHeight + 1)
        || (box.left < -1 && style.position !== 'static');
}).map((e) => `skåret: ${e.outerHTML.slice(0, 120)}`)"""


def everything(page: Page) -> list[str]:
    """Give what axe finds on a page as it stands."""
    return _found(page, {"type": "tag", "values": RULES})


def colours(page: Page) -> list[str]:
    """Give what axe finds of that which another scheme of colours may change."""
    return _found(page, {"type": "rule", "values": OF_COLOUR})


def too_wide(page: Page) -> list[str]:
    """Tell whether a page scrolls sideways."""
    return ["ruller sidelæns"] if page.evaluate("document.documentElement.scrollWidth > innerWidth") else []


def without_room(page: Page) -> list[str]:
    """Tell whether a page scrolls sideways or hides some of its text."""
    return [*too_wide(page), *page.evaluate(CUT)]


def _found(page: Page, only: dict[str, object]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    result = page.evaluate(
        "options => axe.run(document, options).then(found => JSON.stringify(found.violations.map("
        "v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | '))))",
        {"runOnly": only, "resultTypes": ["violations"]},
    )
    found: list[str] = json.loads(result)
    return found
