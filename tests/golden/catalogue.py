"""The page of faults, made of the golden cases: what the check says, the file as it was, and the file mended.

`python -m tests.golden.catalogue` writes it anew. Knows no rule; the cases hold what is shown.
"""

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import escape
from pathlib import Path
from typing import Any

from generators import store
from tests.golden.cases import MENDED, case_of, files_of, found_in, mended

FILE = store.ROOT / "docs" / "redaktion" / "fejl" / "index.md"
MEND = "python -m tests.golden.catalogue"
GROUPS = {
    "Filens form": ("yaml",),
    "Felter": ("felter",),
    "Tekster": ("tekster",),
    "Poster, registre og filer": ("tvaers", "temaer", "situationer", "raad"),
    "Sprog": ("sprog",),
}
LONGEST = 8
_BEGINNING = """---
title: Kontrollens beskeder
description: En fejl af hver slags, som kontrollen finder, med besked, råd og filen før og efter.
kun_titel_soeges: true
---

# Kontrollens beskeder

Her står en fejl af hver slags, som `check` finder: beskeden, rådet, filen, som den var, og filen, når rådet er fulgt.
Søg på siden med Ctrl + F efter et par ord fra beskeden eller efter fejlens navn, som kontrollen skriver i kantede
parenteser foran den. Navne, tal og filer er fra prøverne; i din besked står dine egne.

`check --ret` retter selv det, der kun kan rettes på én måde. Sprog bliver læst med `check --sprog`.
"""


# A file, the lines that went and those that came.
Change = tuple[str, list[str], list[str]]


def page() -> str:
    """Write the page: each kind of fault once, by the case that shows it in the fewest lines and signs."""
    cases = {path: case_of(path) for path in MENDED}
    changes = {path: list(_changes(case)) for path, case in cases.items()}
    size = {path: _size(changes[path]) for path in MENDED}
    best: dict[str, Path] = {}
    for path in sorted(MENDED, key=lambda each: size[each]):
        for entry in cases[path]["problemer"]:
            best.setdefault(entry["kode"], path)
    entries = {code: _entry(code, cases[path], changes[path]) for code, path in sorted(best.items())}
    parts = [_BEGINNING]
    for name, folders in GROUPS.items():
        parts.append(f"\n## {name} {{#{_anchor(name)}}}\n")
        parts += [entry for code, entry in entries.items() if best[code].parent.name in folders]
    return "".join(parts)


def _size(changes: list[Change]) -> tuple[int, int]:
    lines = [line for _, went, came in changes for line in (*went, *came)]
    return len(lines), sum(map(len, lines))


def _changes(case: dict[str, Any]) -> Iterator[Change]:
    broken, whole = files_of(case), mended(case)
    for path in sorted(broken.keys() | whole.keys()):
        before, after = broken.get(path, b""), whole.get(path, b"")
        if before != after:
            yield _changed(path, before, after)


def _changed(path: str, before: bytes, after: bytes) -> Change:
    old, new = (content.decode("utf-8", "replace").splitlines() for content in (before, after))
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    went = [line for step, a, b, _, _ in steps if step != "equal" for line in old[a:b]]
    return path, went, [line for step, _, _, a, b in steps if step != "equal" for line in new[a:b]]


def _entry(code: str, case: dict[str, Any], changes: list[Change]) -> str:
    problem = next(each for each in found_in(case, files_of(case)) if each.code == code)
    blocks = "".join(_file(*change) for change in changes if change[1] or change[2])
    return f"\n### {_text(problem.message)} {{#{code}}}\n\n`{code}` {_text(problem.hint)}\n{blocks}"


def _file(path: str, went: list[str], came: list[str]) -> str:
    if not went:
        return f"\nSkriv i `{path}`:\n\n{_code(came)}"
    if not came:
        return f"\nSlet i `{path}`:\n\n{_code(went)}"
    return f"\nI `{path}` stod der:\n\n{_code(went)}\nRettet:\n\n{_code(came)}"


def _code(lines: list[str]) -> str:
    more = ["…"] if len(lines) > LONGEST else []
    return "".join(f"    {_visible(line)}\n" for line in [*lines[:LONGEST], *more])


def _text(text: str) -> str:
    quoted = escape(_visible(" ".join(text.split())), quote=False)
    return re.sub(r"([\\`*_{}\[\]#])", r"\\\1", quoted)


def _visible(text: str) -> str:
    """What cannot be seen is named by its number."""
    return "".join(f"[U+{ord(sign):04X}]" if _is_unseen(sign) else sign for sign in text[:200])


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"} or sign == "\xa0"


def _anchor(name: str) -> str:
    return name.split(maxsplit=1)[0].strip(",").lower()


if __name__ == "__main__":
    store.write(FILE.parent, FILE.name, page())
