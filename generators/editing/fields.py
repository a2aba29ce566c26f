"""Sets single fields of a record in its text, so that only the lines in question change.

Works by the places of the parser's marks; what the values mean is decided elsewhere.
"""

from generators.presentation import yaml_text
from generators.presentation.yaml_order import key_order
from generators.reading.loader import record_type_at
from generators.reading.yaml_positions import Document
from generators.reading.yaml_values import parse


def with_field(path: str, text: str, key: str, value: yaml_text.Value) -> str:
    """Write a top-level field of a record: in place of what it held, or where the order of keys has it."""
    document = parse(path, text.encode())
    lines = text.split("\n")
    first, last = _extent(document, key) or (_place_for(path, document, key),) * 2
    lines[first:last] = [line.text for line in yaml_text.lines({key: value})]
    return "\n".join(lines)


def _extent(document: Document, key: str) -> tuple[int, int] | None:
    """Give the first line of a field and the line after its last; None where it is not there."""
    place = document.keys.get((key,))
    if place is None:
        return None
    following = [other.line for path, other in document.keys.items() if len(path) == 1 and other.line > place.line]
    end = min(following, default=len(document.lines))
    # Comments and empty lines before the next field belong to that one.
    while end > place.line + 1 and (not document.lines[end - 1].strip() or document.lines[end - 1].startswith("#")):
        end -= 1
    return place.line, end


def _place_for(path: str, document: Document, key: str) -> int:
    """Find the line that a new field belongs on: after the last field there is of those before it."""
    row = record_type_at(path)
    order = key_order(row.model) if row else ()
    before = set(order[: order.index(key)]) if key in order else set(order)
    extents = [_extent(document, str(name)) for name, *rest in document.keys if not rest and name in before]
    return max((extent[1] for extent in extents if extent), default=0)
