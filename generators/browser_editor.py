"""The files of the editor in the browser as the site is given them, where it has one.

Knows where the bundled editor and our scripts lie; what the page and its configuration hold is for `editing.browser`.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from generators import store
from generators.editing.browser.page import data, page
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses
from generators.website import fingerprints, lean
from generators.website.page import Imprint

SCRIPTS = store.ROOT / "docs" / addresses.ASSETS / "js"
# Our format must be known before the editor reads a file; our fields are made of what the editor brings.
_BEFORE = ("yaml.js", "rediger-format.js")
_AFTER = ("rediger-vagt.js", "rediger-felter.js", "rediger-visning.js", "rediger.js")
_STYLES = (f"{addresses.ASSETS}css/farver.css", f"{addresses.ASSETS}css/klyngeviden.css")
_VENDOR = store.ROOT / "vendor" / "sveltia-cms"


def is_on(chosen: Imprint) -> bool:
    """Say whether the site has the editor: it is switched on, and the records lie in the repository it opens."""
    return chosen.site.editor.is_on and bool(chosen.records_folder)


def files(base: KnowledgeBase, chosen: Imprint, names: Mapping[str, str]) -> dict[str, bytes]:
    """Give every file of the editor by its path under docs/; none where the site is without it.

    `names` are the names by content of the style sheets of the site.
    """
    if not is_on(chosen):
        return {}
    styles = [f"../{names[style]}" for style in _STYLES]
    scripts = {
        "opsaetning.js": data(base, chosen.site, chosen.records_folder, styles).encode(),
        "foer.js": _joined(_BEFORE),
        "sveltia-cms.js": (_VENDOR / "sveltia-cms.js").read_bytes(),
        "efter.js": _joined(_AFTER),
    }
    named = {fingerprints.name_of(name, content): content for name, content in scripts.items()}
    made = {"index.html": page(chosen.site, [*named]).encode(), **named, **_beside()}
    return {f"{addresses.EDITOR}{name}": content for name, content in made.items()}


def _joined(names: Sequence[str]) -> bytes:
    return lean.joined(lean.delivered((SCRIPTS / name).read_text(encoding="utf-8")) for name in names).encode()


def _beside() -> dict[str, bytes]:
    """Give the fonts of the editor, and the licences of what it is made of."""
    shipped = [*sorted((_VENDOR / "assets").iterdir()), *sorted(_VENDOR.glob("LICENSE*.txt"))]
    return {_place(path): path.read_bytes() for path in shipped}


def _place(path: Path) -> str:
    return path.relative_to(_VENDOR).as_posix()
