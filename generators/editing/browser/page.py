"""The page of the editor in the browser, with a policy of its own: it may ask the host of the files, and nobody else.

Pure: what it needs comes in, and no other page of the site loads any of it.
"""

import json
from collections.abc import Sequence
from html import escape
from typing import Any

from generators.editing.browser.configuration import configuration, forms, origins, registers
from generators.editing.browser.looks import looks, terms
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation.site import Site
from generators.records.record_types import RECORD_TYPES

_PAGE = """<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>Redigér · {name}</title>
<link rel="icon" href="../assets/favicon.svg" type="image/svg+xml">
<style>{style}</style>
{scripts}
</head>
<body>
<noscript>
<p>Editoren kræver JavaScript. Posterne er almindelige filer og kan også rettes i en teksteditor.</p>
</noscript>
</body>
</html>
"""
_STYLE = """
.kv-links ol{margin:0 0 .5rem;padding:0;list-style:none}
.kv-links li{display:flex;gap:.5rem;align-items:center;padding:.25rem 0}
.kv-links li span{flex:1}
.kv-links button{min-width:2rem;min-height:2rem;border:1px solid currentcolor;border-radius:4px;background:none;
color:inherit;font:inherit;cursor:pointer}
.kv-links button:disabled{opacity:.4;cursor:default}
.kv-links input{box-sizing:border-box;width:100%}
.kv-fault{margin:.25rem 0 0;color:#b3261e}
.kv-own{margin:0}
@media (prefers-color-scheme:dark){.kv-fault{color:#ffb4ab}}
"""
# Where the files lie in a folder there is nobody to sign in to.
_STYLE_OF_FOLDER = ".buttons .button.secondary,.buttons .spacer{display:none}"


def page(site: Site, scripts: Sequence[str]) -> str:
    """Give the page with its scripts, which lie beside it."""
    tags = "\n".join(f'<script src="{escape(script)}" defer></script>' for script in scripts)
    style = _STYLE if site.editor.is_online else _STYLE + _STYLE_OF_FOLDER
    return _PAGE.format(policy=policy(site), name=escape(site.name), style=style, scripts=tags)


def policy(site: Site) -> str:
    """Give the policy of the page: the site's own, and what the editor and the configured host need beyond it."""
    hosts = "".join(f" {origin}" for origin in origins(site))
    return (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
        f"img-src 'self' data: blob:{hosts}; connect-src 'self' blob: data:{hosts}; frame-src 'self' blob:; "
        "worker-src 'self' blob:; form-action 'none'; base-uri 'self'"
    )


def data(base: KnowledgeBase, site: Site, findings: str, styles: Sequence[str]) -> str:
    """Give the script that holds what the build knows; `styles` lead to the style sheets of the site."""
    told: dict[str, Any] = {
        "configuration": configuration(site, findings),
        "forms": forms(),
        "names": _names(base),
        "highest": _highest(base),
        "folder": not site.editor.is_online,
        "looks": looks(registers()),
        "terms": terms(base),
        "letters": f"[{''.join(row.letter for row in RECORD_TYPES)}]",
        "styles": list(styles),
        "types": [{"letter": row.letter, "folder": row.folder} for row in RECORD_TYPES],
    }
    return f"var CMS_MANUAL_INIT=true,klyngeviden={{editor:{json.dumps(told, ensure_ascii=False)}}};\n"


def _highest(base: KnowledgeBase) -> dict[str, int]:
    """Give the highest number of each letter that a record has, has had, or bears on paper."""
    ids = {record.id for record in base.records} | {code for record in base.records for code in record.former_ids}
    ids |= {code for edition in base.editions for code in edition.rows}
    return {
        row.letter: max((int(code[2:]) for code in ids if code[0] == row.letter), default=0) for row in RECORD_TYPES
    }


def _names(base: KnowledgeBase) -> dict[str, list[tuple[str, str]]]:
    """List what a link can lead to when the site is built: the key in the file, and the words it is chosen by."""
    return {
        "poster": [(record.id, record.title) for record in base.records],
        "temaer": [(theme.slug, theme.short_name) for theme in base.themes],
        "kommuner": [(own.name, own.name) for own in base.municipalities],
        "klynger": [(cluster.slug, cluster.name) for cluster in base.clusters],
        "konferencer": [(conference.slug, conference.name) for conference in base.conferences],
        "kilder": [(source.slug, source.title) for source in base.sources],
    }
