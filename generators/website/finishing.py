"""Finishes a built page: tables become such that anybody can read them. Pure."""

import re

_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_HEADING = re.compile(r"<th(?: [^>]*)?>(.*?)</th>", re.DOTALL)
# What Markdown writes for |---:|. The policy of the pages lets no style stand in them.
_ALIGNED = re.compile(r' style="text-align: ?(left|center|right);?"')
_TAG = re.compile(r"<[^>]+>")


def finish(html: str) -> str:
    """Give a page as it is delivered."""
    return _TABLE.sub(_readable, html)


def _readable(table: re.Match[str]) -> str:
    """Let a table be named by its columns, each heading be told with its cells, and a wide one be scrolled by keys."""
    whole = _ALIGNED.sub(r' class="kv-\1"', table[0])
    name = ", ".join(_TAG.sub("", heading).strip() for heading in _HEADING.findall(whole))
    told = re.sub(r"<th(?=[ >])", '<th scope="col"', whole)
    named = told.replace("<table>", f'<table><caption class="kv-vh">Tabel: {name}</caption>', 1)
    return f'<div class="kv-scroll" role="group" aria-label="Tabel, der kan rulles" tabindex="0">{named}</div>'
