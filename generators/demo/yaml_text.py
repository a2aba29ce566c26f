"""Writes plain values as YAML the way an editor would: no quotes without need, long texts on lines of their own.

Knows neither records nor files. Whole numbers stay bare; every other scalar is text.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

WIDTH = 120
# What reads back as the same text without quotes: no sign that means something in YAML, and no number or date.
_PLAIN = re.compile(r"(?:[^\W\d_]|»)(?:[^:#\n]|:(?! |$)|(?<! )#)*(?<! )")
_IN_BRACKETS = re.compile(r"[^\W\d_][\w .-]*(?<! )")
_WORDS = {"null", "true", "false", "yes", "no", "on", "off", "y", "n", "ja", "nej"}

Value = str | int | Sequence["Value"] | Mapping[str, "Value"]


def mapping(fields: Mapping[str, Value]) -> str:
    """Write a file that is one entry."""
    return "\n".join(_fields(fields, "")) + "\n"


def sequence(entries: Sequence[Mapping[str, Value]]) -> str:
    """Write a file that is a list of entries."""
    return "\n".join(_items(entries, "")) + "\n" if entries else "[]\n"


def _fields(fields: Mapping[str, Value], indent: str) -> Iterator[str]:
    for key, value in fields.items():
        if isinstance(value, str | int):
            yield from _text(f"{indent}{key}:", value, indent)
        elif short := _on_one_line(value, len(indent) + len(key) + 2):
            yield f"{indent}{key}: {short}"
        elif isinstance(value, Mapping):
            yield f"{indent}{key}:"
            yield from _fields(value, indent + "  ")
        else:
            yield f"{indent}{key}:"
            yield from _items(value, indent + "  ")


def _items(items: Sequence[Value], indent: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, str | int):
            yield from _text(f"{indent}-", item, indent)
        elif isinstance(item, Mapping):
            first, *rest = _fields(item, indent + "  ")
            yield f"{indent}- {first.lstrip()}"
            yield from rest
        else:
            raise TypeError("A list in a list has no place in a record.")


def _text(before: str, text: str | int, indent: str) -> Iterator[str]:
    if isinstance(text, int):
        yield f"{before} {text}"
    elif "\n" in text:
        yield f"{before} |"
        yield from (f"{indent}  {line}" if line else "" for line in _wrapped_lines(text.rstrip("\n"), len(indent) + 2))
    elif len(before) + len(text) >= WIDTH:
        yield f"{before} >-"
        yield from (f"{indent}  {line}" for line in _wrapped(text, WIDTH - len(indent) - 2))
    else:
        yield f"{before} {_scalar(text, _PLAIN)}"


def _scalar(text: str | int, plain: re.Pattern[str]) -> str:
    if isinstance(text, int):
        return str(text)
    return text if plain.fullmatch(text) and text.lower() not in _WORDS else json.dumps(text, ensure_ascii=False)


def _on_one_line(value: Sequence[Value] | Mapping[str, Value], before: int) -> str | None:
    """Write short lists and pairs in brackets, as editors do."""
    if isinstance(value, Mapping):
        parts = [f"{key}: {_scalar(item, _IN_BRACKETS)}" for key, item in value.items() if isinstance(item, str | int)]
        line = "{" + ", ".join(parts) + "}"
    else:
        parts = [_scalar(item, _IN_BRACKETS) for item in value if isinstance(item, str) and len(item) <= 40]
        line = "[" + ", ".join(parts) + "]"
    return line if len(parts) == len(value) and before + len(line) <= WIDTH else None


def _wrapped_lines(text: str, indent: int) -> Iterator[str]:
    for line in text.split("\n"):
        # A table or a heading ends where its line does.
        yield from [line] if line.startswith(("|", "#")) else _wrapped(line, WIDTH - indent)


def _wrapped(text: str, width: int) -> Iterator[str]:
    while len(text) > width:
        cut = text.rfind(" ", 0, width + 1)
        if cut <= 0:
            break
        yield text[:cut]
        text = text[cut + 1 :]
    yield text
