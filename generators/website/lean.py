"""Takes from scripts and style sheets what only their writers read: comments and indentation, and joins what is always
asked for together. Pure; knows no file.

Lines stay lines, so that an error still names one. Only what stands alone on its lines goes, and the types that are
told inside a line: nothing that a text or a pattern could hold. No template of a script runs over several lines.
"""

import re
from collections.abc import Iterable

# From the first sign of a line to the last of one.
_ALONE = re.compile(r"^[ \t]*/\*(?:(?!\*/).)*\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
_TYPE = re.compile(r"/\*\* @type \{[^\n]*?\} \*/ ?")
_INDENTED = re.compile(r"^[ \t]+", re.MULTILINE)
_EMPTY = re.compile(r"^\n", re.MULTILINE)
_STRICT = '"use strict";\n'


def delivered(text: str) -> str:
    """Give a script or a style sheet as a browser is sent it."""
    for pattern in (_ALONE, _TYPE, _INDENTED, _EMPTY):
        text = pattern.sub("", text)
    return text


def joined(scripts: Iterable[str]) -> str:
    """Make one script of several that are run one after the other; each keeps what it names in a block of its own."""
    return _STRICT + "".join(script.replace(_STRICT, "", 1) for script in scripts)
