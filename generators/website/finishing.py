"""Finishes a built page: without what the theme holds for nobody, and with tables that anybody can read. Pure."""

import re

# Two check boxes, their cover, a second link past the menu: nothing shows or works them, and a validator refuses them.
# Each begins a line, which is quick to look for.
_DEAD = re.compile(
    r'\n\s*(?:<input class="md-toggle"[^>]*>|<label class="md-overlay"[^>]*></label>'
    r'|<div data-md-component="(?:skip|announce)">(?:\s*<a [^>]*class="md-skip">[^<]*</a>)?\s*</div>'
    r'|<div class="md-dialog"[^>]*>\s*<div[^>]*></div>\s*</div>)'
)
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_HEADING = re.compile(r"<th(?: [^>]*)?>(.*?)</th>", re.DOTALL)
# What Markdown writes for |---:|. The policy of the pages lets no style stand in them.
_ALIGNED = re.compile(r' style="text-align: ?(left|center|right);?"')
_TAG = re.compile(r"<[^>]+>")


def finish(html: str) -> str:
    """Give a page as it is delivered."""
    return _TABLE.sub(_readable, _DEAD.sub("", html))


def _readable(table: re.Match[str]) -> str:
    """Let a table be named by its columns, each heading be told with its cells, and a wide one be scrolled by keys."""
    whole = _ALIGNED.sub(r' class="kv-\1"', table[0])
    name = ", ".join(_TAG.sub("", heading).strip() for heading in _HEADING.findall(whole))
    told = re.sub(r"<th(?=[ >])", '<th scope="col"', whole)
    named = told.replace("<table>", f'<table><caption class="kv-vh">Tabel: {name}</caption>', 1)
    return f'<div class="kv-scroll" role="group" aria-label="Tabel, der kan rulles" tabindex="0">{named}</div>'
