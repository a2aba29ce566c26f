"""Writes plain values as YAML in the one form that the records have: `fmt`, `new` and the demo all write it.

No quotes without need, short lists in brackets, long texts on lines of their own. Knows neither records nor files.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generators.records.fields import Path

WIDTH = 120
LONGEST_IN_BRACKETS = 40
# What reads back as the same text without quotes: no sign that means something in YAML, and no number or date.
# Letters are named, since what else counts as one differs from reader to reader and from year to year.
_LETTERS = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_PLAIN = re.compile(rf"[{_LETTERS}»](?:[^:#\n]|:(?! |$)|(?<! )#)*(?<! )")
# Whole dates and small numbers stay bare as well; a year, a code or a time would be read as something else elsewhere.
_BARE = re.compile(r"\d{4}-\d{2}-\d{2}|0|[1-9]\d{0,2}", re.ASCII)
_IN_BRACKETS = re.compile(rf"[{_LETTERS}][{_LETTERS}0-9_ /.-]*(?<! )")
# What a reader of YAML takes for the end of a line or refuses: it stands as its number, in quotation marks.
_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# What begins a block in Markdown, and what begins an item of a list.
_BLOCK = re.compile(r"[-+*#=_~`]+(?: |$)|[0-9]+[.)](?: |$)|[>|]")
_ITEM = re.compile(r" *(?:[-+*]|[0-9]+[.)]) +")
_OF_SENTENCES = frozenset(',?!:;"[]{}#')
_WORDS = {"null", "true", "false", "yes", "no", "on", "off", "y", "n", "ja", "nej"}

Value = str | int | Sequence["Value"] | Mapping[str, "Value"] | None


class Line(NamedTuple):
    """A line, and the parts of the value that begin on it, the outermost first."""

    text: str
    begins: tuple[Path, ...] = ()


def written(value: Value) -> str:
    """Write a file that is one entry, or a list of entries."""
    return "".join(f"{line.text}\n" for line in lines(value))


def lines(value: Value) -> Iterator[Line]:
    """Write a file line by line."""
    if isinstance(value, Mapping):
        yield from _fields(value, "", ())
    elif value is None or isinstance(value, str | int):
        yield Line(scalar(value))
    elif value:
        yield from _items(value, "", ())
    else:
        yield Line("[]")


def in_lines(text: str, indent: int = 2) -> str:
    """Break a text of several paragraphs where there is a space, so that no line is wider than a window."""
    return "\n".join(part for line in text.split("\n") for part in _broken(line, WIDTH - indent))


def _broken(line: str, width: int) -> list[str]:
    """Break a line of Markdown into lines that mean the same: none of them begins a block of its own."""
    # A table or a heading ends where its line does.
    if line.startswith(("|", "#")):
        return [line]
    mark = _ITEM.match(line)
    inside = " " * len(mark[0]) if mark else ""
    parts: list[str] = []
    for part in _wrapped(line, width - len(inside)):
        if parts and _BLOCK.match(part):
            parts[-1] += f" {part}"
        else:
            parts.append(f"{inside}{part}" if parts else part)
    return parts


def scalar(value: str | int | None) -> str:
    """Write a text on one line, in quotation marks where it would be read as something else."""
    if value is None:
        return ""
    if isinstance(value, int) or _BARE.fullmatch(value):
        return str(value)
    is_plain = _PLAIN.fullmatch(value) and value.lower() not in _WORDS and not _is_odd(value)
    return value if is_plain else _quoted(value)


def _quoted(text: str) -> str:
    return _ODD.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _is_odd(text: str) -> bool:
    return "\t" in text or bool(_ODD.search(text))


def _fields(fields: Mapping[str, Value], indent: str, at: Path) -> Iterator[Line]:
    for key, value in fields.items():
        here = (*at, key)
        if value is None or isinstance(value, str | int):
            yield from _text(f"{indent}{key}:", value, indent, (here,))
        elif short := _on_one_line(value, len(indent) + len(key) + 2):
            yield Line(f"{indent}{key}: {short}", (here,))
        else:
            yield Line(f"{indent}{key}:", (here,))
            yield from _nested(value, f"{indent}  ", here)


def _nested(value: Sequence[Value] | Mapping[str, Value], indent: str, at: Path) -> Iterator[Line]:
    yield from _fields(value, indent, at) if isinstance(value, Mapping) else _items(value, indent, at)


def _items(items: Sequence[Value], indent: str, at: Path) -> Iterator[Line]:
    for index, item in enumerate(items):
        here = (*at, index)
        if item is None or isinstance(item, str | int):
            yield from _text(f"{indent}-", item, indent, (here,))
        elif short := None if isinstance(item, Mapping) and item else _on_one_line(item, len(indent) + 2):
            yield Line(f"{indent}- {short}", (here,))
        else:
            first, *rest = _nested(item, f"{indent}  ", here)
            yield Line(f"{indent}- {first.text.lstrip()}", (here, *first.begins))
            yield from rest


def _text(before: str, text: str | int | None, indent: str, begins: tuple[Path, ...]) -> Iterator[Line]:
    if isinstance(text, str) and "\n" in text and text.strip("\n") and not _ODD.search(text):
        yield Line(f"{before} |{_block_sign(text)}", begins)
        yield from (Line(f"{indent}  {line}" if line else "") for line in _block_lines(text))
    elif isinstance(text, str) and len(before) + 1 + len(text) > WIDTH and _folds(text):
        yield Line(f"{before} >-", begins)
        yield from (Line(f"{indent}  {line}") for line in _wrapped(text, WIDTH - len(indent) - 2))
    else:
        yield Line(before if text is None else f"{before} {scalar(text)}", begins)


def _block_sign(text: str) -> str:
    """Say of a text in lines what its indentation and its end would not: spaces first, and the empty lines last."""
    ends = len(text) - len(text.rstrip("\n"))
    return ("2" if text.lstrip("\n").startswith(" ") else "") + ("-" if not ends else "+" if ends > 1 else "")


def _block_lines(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n")


def _folds(text: str) -> bool:
    """Say whether a long text can be broken: at a space, and neither end is one."""
    return " " in text and text == text.strip(" ") and not text.startswith("#") and not _is_odd(text)


def _on_one_line(value: Sequence[Value] | Mapping[str, Value], before: int) -> str | None:
    """Write short lists of words in brackets, and a few numbers in braces, as editors do."""
    if not value:
        return "{}" if isinstance(value, Mapping) else "[]"
    if isinstance(value, Mapping):
        parts = [f"{key}: {item}" for key, item in value.items() if _is_number(item)]
        line = "{" + ", ".join(parts) + "}"
    else:
        parts = [text for item in value if (text := _in_brackets(item))]
        line = "[" + ", ".join(parts) + "]"
    return line if len(parts) == len(value) and before + len(line) <= WIDTH else None


def _is_number(item: Value) -> bool:
    return isinstance(item, int) or (isinstance(item, str) and bool(_BARE.fullmatch(item)))


def _in_brackets(item: Value) -> str | None:
    # A sentence has a line of its own, however short.
    if not isinstance(item, str | int) or len(str(item)) > LONGEST_IN_BRACKETS or set(str(item)) & _OF_SENTENCES:
        return None
    text = scalar(item)
    if _is_number(item) or text.startswith('"'):
        return text
    return text if _IN_BRACKETS.fullmatch(text) else _quoted(text)


def _wrapped(text: str, width: int) -> Iterator[str]:
    while len(text) > width:
        cut = text.rfind(" ", 0, width + 1)
        # A break stands for one space: where there are more, the line goes on.
        while cut > 0 and " " in (text[cut - 1], text[cut + 1 : cut + 2]):
            cut = text.rfind(" ", 0, cut)
        if cut <= 0:
            break
        yield text[:cut]
        text = text[cut + 1 :]
    yield text
