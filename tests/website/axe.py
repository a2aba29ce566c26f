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
# Text of one colour and size upon the same grounds has one contrast, which is nearly all that takes axe its time: the
# first of it is looked at, and whatever stands out of the flow, for what lies under that is told by the place alone.
ONE_OF_EACH_COLOUR = """() => {
    const grounds = new Map([[document, '']]), seen = new Set();
    for (const e of document.querySelectorAll('*')) {
        const style = getComputedStyle(e), isLoose = ['absolute', 'fixed'].includes(style.position);
        const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter, isLoose ? 'loose' : ''];
        const under = `${grounds.get(e.parentNode)}|${own}`;
        grounds.set(e, under);
        const isField = e.matches('input, select, textarea');
        const isText = isField || [...e.childNodes].some((c) => c.nodeType === Node.TEXT_NODE && c.data.trim());
        const letters = [style.color, style.fontSize, style.fontWeight, style.textShadow, e.matches(':disabled')];
        const key = `${letters}|${under}`;
        const isSeen = isText && e.checkVisibility({visibilityProperty: true}) && e.getBoundingClientRect().width > 1;
        e.toggleAttribute('data-kv-colour', isSeen && (under.includes('loose') || !seen.has(key)));
        if (isSeen) seen.add(key);
    }
}"""
ONLY_THE_MARKED = "axe.configure({rules: [{id: 'color-contrast', selector: '[data-kv-colour]'}]})"
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
        page.evaluate(ONLY_THE_MARKED)
    page.evaluate(ONE_OF_EACH_COLOUR)
    result = page.evaluate(
        "options => axe.run(document, options).then(found => JSON.stringify(found.violations.map("
        "v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | '))))",
        {"runOnly": only, "resultTypes": ["violations"]},
    )
    found: list[str] = json.loads(result)
    return found
