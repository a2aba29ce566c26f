"""What an editor most likely typed where YAML gives up: the wrong sign for an item, a hard space, a missing mark.

Knows the lines of a file that cannot be read, or that reads as something else than was meant; asked only then.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from generators.problems import Fault
from generators.reading.slips import brackets, indents
from generators.reading.slips.conflicts import LEFT_OVER
from generators.reading.slips.ends import (
    BLOCK,
    Slip,
    doubled_sign,
    ended_by_comment,
    is_quoted_open,
    list_cut,
    two_fields,
)
from generators.reading.slips.marks import HARD, quoted, short, wrong_mark
from generators.reading.slips.swallowed import KEYS, LIST_KEYS, TOP_KEYS, between_items, fallen_out

_ITEM = re.compile(r"(\s*)- +\S")
_FIELD = re.compile(r"(\s*)(- +)?([a-z_]+):(.*)")
_TOP_FIELD = re.compile(r"[a-z_]+:")


Mark = tuple[int, int] | None


def behind(words: str, began: Mark, gave_up: Mark, lines: Sequence[str]) -> Slip | None:
    """Find the slip behind the parser's complaint; `began` and `gave_up` are (line, column) as for `translated`."""
    if gave_up is None:
        return None
    last = gave_up[0]
    opening = _indented_opening(lines, last) if "<document start>" in words else None
    if slip := opening or _nearest(lines, last, began[0] if began else last):
        return slip
    if "flow sequence" in words and began and (fault := brackets.unclosed(lines[began[0]])):
        return Slip(fault, began[0], began[1], 1)
    if "flow" in words or "quoted" in words:
        return list_cut(lines, began[0] if began else last, last) if "flow" in words else None
    looks = (
        _first_without_dash,
        two_fields,
        doubled_sign,
        ended_by_comment,
        _fallen_value,
        _too_deep_first_line,
        _stray_subfield,
        _text_without_mark,
    )
    if slip := _item_out_of_line(lines, last):
        return slip
    if "could not find expected ':'" in words and began:
        last = began[0]
    return next(filter(None, (look(lines, last) for look in looks)), None) or _one_line(lines, last, words)


def _indented_opening(lines: Sequence[str], last: int) -> Slip | None:
    """Recognise a first field that stands further in than those below it."""
    first = next((number for number, line in enumerate(lines) if line.strip() and not line.startswith("#")), last)
    match = re.match(r"( +)([a-z_]+):", lines[first])
    if match is None or first >= last or lines[last].startswith(" "):
        return None
    message = f"Feltet »{match[2]}« er rykket ind, og det er felterne under ikke."
    hint = indents.moved("Slet mellemrummene", lines[first], 0)
    return Slip(Fault("indrykning", message, hint), first, 0, len(match[1]))


def _nearest(lines: Sequence[str], last: int, began: int) -> Slip | None:
    """Find the slip nearest above the line where the parser gave up, within the field it was reading."""
    field = last
    while field > 0 and not (_TOP_FIELD.match(lines[field]) and field < last):
        field -= 1
    found = list(_slips(lines, min(field, began), last))
    return found[-1] if found else None


def _slips(lines: Sequence[str], first: int, last: int) -> Iterator[Slip]:
    # Of 200,000 lines that are alike one is looked at.
    known = cache(_slip_within)
    for number in outside_blocks(lines):
        if number > last:
            return
        if number < first:
            continue
        line = lines[number].rstrip()
        fault = known(line) or (_missing_dash(lines, number) if line.startswith(" ") else None)
        if fault:
            start = len(line) - len(line.lstrip())
            yield Slip(fault, number, start, max(1, len(line) - start))


def outside_blocks(lines: Sequence[str]) -> Iterator[int]:
    """Give the numbers of the lines that are not the text of a | or a >."""
    inside: int | None = None
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip(" "))
        if inside is not None and indent > inside:
            continue
        inside = indent if BLOCK.match(line) else None
        yield number


def _slip_within(line: str) -> Fault | None:
    return next(filter(None, (look(line) for look in _LOOKS)), None)


# --- looking at one line ----------------------------------------------------------------------------------------------


def _hard_space(line: str) -> Fault | None:
    match = re.match(rf"\s*((?:- +)?[a-z_]+:)[ ]*[{HARD}]+[ ]*(.*)", line)
    if match is None:
        return None
    message = f"Efter »{match[1]}« står et hårdt mellemrum, som ikke er et mellemrum i YAML."
    return Fault("haardt-mellemrum", message, f"Slet det, og skriv det igen: {match[1]} {short(match[2])}")


def _other_colon(line: str) -> Fault | None:
    match = re.fullmatch(r"\s*(?:- +)?([a-z_]+)\s*([：﹕ː∶꞉]|;(?=\s))\s*(.*)", line)  # noqa: RUF001 - the very signs
    if match is None or match[1] not in KEYS:
        return None
    what = "et semikolon" if match[2] == ";" else "et andet tegn end kolon"
    return Fault("kolon", f"»{match[2]}« efter »{match[1]}« er {what}.", f"Skriv: {match[1]}: {short(match[3])}")


def _no_space(line: str) -> Fault | None:
    match = re.fullmatch(r"\s*(?:- +)?([a-z_]+):([^\s/].*)", line)
    if match is None or match[1] not in KEYS:
        return None
    return Fault("kolon", "Efter kolon mangler et mellemrum.", f"Skriv: {match[1]}: {short(match[2])}")


def _comment(line: str) -> Fault | None:
    match = re.fullmatch(r"\s*(//|/\*|--(?!-)|;|<!--|REM\b)\s*(.*?)(?:\*/|-->)?", line)
    if match is None:
        return None
    message = f"»{match[1]}« begynder ikke en kommentar i YAML."
    return Fault("kommentartegn", message, f"Skriv: # {short(match[2].strip())}")


def _conflict(line: str) -> Fault | None:
    if not re.fullmatch(r"={5,}|<{5,}.*|>{5,}.*", line):
        return None
    return LEFT_OVER


def _apostrophe(line: str) -> Fault | None:
    match = re.fullmatch(r"\s*(?:- +)?(?:[a-z_]+: *)?(?:- +)?(['\"])(.*)\1", line)
    if match is None:
        return None
    mark, inner = match[1], match[2]
    if mark == "'" and "'" in inner.replace("''", ""):
        right = f'"{inner}"' if '"' not in inner else f"'{inner.replace(chr(39), chr(39) * 2)}'"
        message = "En apostrof inde i teksten lukker anførselstegnet '."
        return Fault("anfoerselstegn", message, f"Skriv: {short(right, 120)}")
    if mark == '"' and '"' in inner.replace('\\"', ""):
        right = re.sub(r'"([^"]*)"', r"»\1«", inner)
        message = "Et anførselstegn inde i teksten lukker det, der står om den."
        return Fault("anfoerselstegn", message, f'Skriv: "{short(right, 120)}"')
    return None


def _bare_key(line: str) -> Fault | None:
    match = re.fullmatch(r"\s*(?:- +)?([a-z_]+)(?:[;=.]| +)(\S.*)?|\s*(?:- +)?([a-z_]+)", line)
    key = match and (match[1] or match[3])
    if not match or key not in KEYS:
        return None
    right = f"{key}: {short(match[2].lstrip('-–:= '))}" if match[2] else f"{key}:"
    return Fault("felt", f"Efter feltets navn »{key}« mangler kolon.", f"Skriv: {right}")


def _quoted_start(line: str) -> Fault | None:
    """Recognise an item or a text whose first words alone stand in quotation marks."""
    match = re.fullmatch(r"\s*((?:- +)?(?:[a-z_]+: +)?)\"([^\"]+)\"( *[^\s\",#:][^\"]*)", line)
    if match is None:
        return None
    hint = f"Skriv: {match[1]}»{match[2]}«{short(match[3], 120)}"
    if ": " in match[3] or " #" in match[3]:
        hint = f'Skriv: {match[1]}"»{match[2]}«{short(match[3], 120)}"'
    return Fault("anfoerselstegn", "Der står mere tekst efter anførselstegnet.", hint)


_LOOKS = (
    _conflict,
    _comment,
    wrong_mark,
    _hard_space,
    _other_colon,
    _apostrophe,
    _quoted_start,
    _no_space,
    _bare_key,
    brackets.misplaced,
)


# --- looking at the lines around --------------------------------------------------------------------------------------


def _missing_dash(lines: Sequence[str], number: int) -> Fault | None:
    """Recognise a line that stands where an item begins, below an item, and has no mark of its own."""
    line = lines[number]
    indent = len(line) - len(line.lstrip(" "))
    if line.lstrip().startswith(("-", "#")):
        return None
    if fault := indents.too_far_in(lines, number):
        return fault
    for above in range(number - 1, -1, -1):
        other = lines[above]
        depth = len(other) - len(other.lstrip(" "))
        if other.strip() and depth <= indent:
            if depth == indent and _ITEM.match(other):
                return _beside_item(line, other, indent)
            return None
    return None


def _beside_item(line: str, item: str, indent: int) -> Fault:
    """Say where a line belongs that stands as far in as the hyphen of the item above it."""
    own, first = (re.match(r"\s*(?:- +)?([a-z_]+):", text) for text in (line, item))
    if own and first and own[1] != first[1]:
        hint = f"Ryk linjen ind, så den har {indent + 2} mellemrum først."
        return Fault("indrykning", f"Feltet »{own[1]}« er ikke rykket ind under punktet over.", hint)
    if first and first[1] in KEYS and not own:
        hint = f"Ryk linjen ind, så den har {indent + 4} mellemrum først."
        return Fault("indrykning", "Linjen er ikke rykket ind under teksten over.", hint)
    hint = f"Skriv: - {short(line.strip())}"
    return Fault("punkttegn", "Mangler der en bindestreg foran linjen? Punktet over har en.", hint)


def _first_without_dash(lines: Sequence[str], last: int) -> Slip | None:
    """Recognise the first item of a list that has no hyphen, by the one below that has the same field."""
    item = re.match(r"( +)- ([a-z_]+):", lines[last])
    opening = next((at for at in range(last - 1, -1, -1) if re.fullmatch(r"[a-z_]+: *", lines[at])), last)
    if item is None or not re.match(rf"{item[1]}  {item[2]}:", lines[min(opening + 1, last)]):
        return None
    hint = f"Begynd linjen med {len(item[1])} mellemrum og en bindestreg: - {short(lines[opening + 1].strip())}"
    message = "Mangler der en bindestreg foran linjen? Punktet under har en."
    return Slip(Fault("punkttegn", message, hint), opening + 1, len(item[1]) + 2, len(item[2]))


def _too_deep_first_line(lines: Sequence[str], last: int) -> Slip | None:
    """Recognise a | text whose first line stands further in than the rest, so that the rest falls out of it."""
    current = len(lines[last]) - len(lines[last].lstrip(" "))
    for number in range(last - 1, -1, -1):
        match = BLOCK.match(lines[number])
        if match is None:
            if lines[number].strip() and not lines[number].startswith(" "):
                return None
            continue
        first = next((at for at in range(number + 1, last) if lines[at].strip()), None)
        if first is None or not len(match[1]) < current:
            return None
        depth = len(lines[first]) - len(lines[first].lstrip(" "))
        if depth <= current:
            return None
        if _line_falls_out(lines, first, last, depth):
            return _fallen_line(lines[last], last, depth)
        message = "Tekstens første linje er rykket længere ind end resten."
        fault = Fault("indrykning", message, f"Ryk den ud, så den har {current} mellemrum først som de andre linjer.")
        return Slip(fault, first, 0, depth)
    return None


def _line_falls_out(lines: Sequence[str], first: int, last: int, depth: int) -> bool:
    """Say whether it is the last line that stands wrong, and not the first: those around it are as the first."""
    below = next((line for line in lines[last + 1 :] if line.strip()), "")
    indent = len(below) - len(below.lstrip(" "))
    above = sum(bool(line.strip()) for line in lines[first:last])
    return indent == depth or (above > 1 and not 0 < indent < depth) or bool(_key_of(lines[last]))


def _key_of(line: str) -> str:
    match = re.match(r" +([a-z_]+):", line)
    return match[1] if match and match[1] in TOP_KEYS else ""


def _fallen_line(line: str, number: int, depth: int) -> Slip:
    message, hint = "Linjen er rykket mindre ind end teksten over.", f"Ryk den ind, så den har {depth} mellemrum først."
    if key := _key_of(line):
        message = f"Feltet »{key}« er rykket ind, og det er postens andre felter ikke."
        hint = indents.moved("Slet mellemrummene", line, 0)
    return Slip(Fault("indrykning", message, hint), number, 0, len(line) - len(line.lstrip(" ")))


def _item_out_of_line(lines: Sequence[str], last: int) -> Slip | None:
    """Recognise an item that stands a little further in or out than the items above it."""
    item = _ITEM.match(lines[last])
    if item is None:
        return None
    for above in range(last - 1, -1, -1):
        other = _ITEM.match(lines[above])
        if other and abs(len(other[1]) - len(item[1])) == 1:
            message = "Punktet er rykket anderledes ind end punkterne over."
            hint = f"Ryk linjen, så den har {len(other[1])} mellemrum først som punktet i linje {above + 1}."
            return Slip(Fault("indrykning", message, hint), last, len(item[1]), 1)
        if re.match(r"\w", lines[above]):
            return None
    return None


def _fallen_value(lines: Sequence[str], last: int) -> Slip | None:
    """Recognise a value on the line below its field, no further in than the field itself."""
    field = re.fullmatch(r"((?:- +)?[a-z_]+): *", lines[last - 1]) if last else None
    value = lines[last].rstrip()
    if field is None or value.startswith(" ") or re.match(r"[a-z_]+:|#|- ", value):
        return None
    right = f"[{short(value)}]" if field[1] in LIST_KEYS else short(value)
    hint = f"Skriv: {field[1]}: {right}"
    return Slip(
        Fault("felt", "Linjen er ikke rykket ind under feltet over, som den hører til.", hint), last, 0, len(value)
    )


def _text_without_mark(lines: Sequence[str], last: int) -> Slip | None:
    """Recognise a text on the lines below its field, whose colon makes a field of it because >- is missing."""
    field = _FIELD.match(lines[last])
    if lines[last].lstrip().startswith("- ") or (field and field[3] in KEYS) or is_quoted_open(lines, last):
        return None
    for number in range(last - 1, -1, -1):
        line = lines[number]
        if not line.strip():
            continue
        match = re.fullmatch(r"(\s*)((?:- +)?([a-z_]+):)\s*(.*)", line)
        if match and match[3] in KEYS:
            indent = len(lines[last]) - len(lines[last].lstrip(" "))
            if indent <= len(match[1]):
                return None
            return _without_mark(match, number, _sign(lines, number))
        if line.lstrip().startswith("- "):
            return None
    return None


def _sign(lines: Sequence[str], number: int) -> str:
    """Give the sign that a text takes: with | its paragraphs stay apart."""
    below = "\n".join(lines[number + 1 :])
    return "|" if re.match(r" .*(?:\n .*)*\n\s*\n ", below) else ">-"


def _without_mark(match: re.Match[str], number: int, sign: str) -> Slip:
    message = f"Teksten har et kolon, så den skal have {sign} efter feltets navn."
    if not match[4]:
        fault = Fault("kolon", message, f"Skriv: {match[3]}: {sign} og lad teksten stå på linjerne under.")
    else:
        fault = Fault("kolon", message, f"Skriv: {match[3]}: {sign} og hele teksten på linjerne under.")
    return Slip(fault, number, len(match[1]), len(match[2]))


def _one_line(lines: Sequence[str], last: int, words: str) -> Slip | None:
    """Give the line as it should be where a text on one line needs quotation marks."""
    match = re.fullmatch(r"(\s*(?:- +)?)(?:([a-z_]+): +)?(.*?) *", lines[last])
    if match is None or match[3][:1] in ("'", '"', "[", "{", "") or match[3].startswith(("- ", "? ")):
        return None
    field = f"{match[2]}: " if match[2] in KEYS else ""
    rest = match[3] if field or not match[2] else f"{match[2]}: {match[3]}"
    if not field and not match[1].strip():
        return None
    column = len(match[1]) + len(field)
    hint = f"Skriv: {field or '- '}{short(quoted(rest), 160)}"
    if "mapping values" in words and ": " in rest:
        message = "Der står et kolon inde i teksten, og det læses som et nyt felt."
        return Slip(Fault("kolon", message, hint), last, column + rest.index(": "), 1)
    if "block scalar" in words and re.match(r"[|>] *[\d(]", rest):
        message = f"Et {rest[0]} først i en tekst betyder, at teksten begynder på næste linje."
        return Slip(Fault("blok", message, hint), last, column, 1)
    if "cannot start any token" in words:
        message = f"En tekst kan ikke begynde med {rest[0]} uden anførselstegn."
        if rest[0] == "@":  # in quotation marks it would be a formula to a spreadsheet
            message, hint = "En tekst kan ikke begynde med @.", f"Slet tegnet: {field}{short(rest[1:])}"
        return Slip(Fault("tegn", message, hint), last, column, 1)
    return None


def _stray_subfield(lines: Sequence[str], last: int) -> Slip | None:
    """Recognise a part of an item that stands in column 1, just above the line where the parser gave up."""
    for number in range(last, max(-1, last - 3), -1):
        match = re.match(r"([a-z_]+):", lines[number])
        above = next((at for at in range(number - 1, -1, -1) if lines[at].strip()), None)
        if match is None or above is None:
            continue
        if depth := between_items(lines, number):
            return Slip(fallen_out(lines[number], depth), number, 0, len(match[1]))
        if match[1] not in KEYS - TOP_KEYS:
            continue
        item = re.match(r"( +)(- +)?[a-z_]+:", lines[above])
        if item and (item[2] or number < last):
            depth = len(item[1]) + len(item[2] or "")
            return Slip(fallen_out(lines[number], depth), number, 0, len(match[1]))
    return None
