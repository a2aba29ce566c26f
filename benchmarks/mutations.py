"""Hostile inputs: sound files bent in every way, and records of allowed fields full of odd texts.

Knows no rule: whether an input is refused or goes through is for whoever uses it. The same seed gives the same inputs.
"""

import json
import random
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import yaml

from generators import store

GOLDEN = store.ROOT / "tests" / "golden"
SOUND = GOLDEN / "grundlag"

# What editors, programs and attackers put into files: YAML's own signs, Markdown, odd letters, other files' lines.
TOKENS = (
    *("\t", " ", "  ", "    ", "\n", "\n\n", "\r\n", "\r", "\u00a0", "\ufeff", "\u200b", "\u00ad", "\u202e", "\u2028"),
    *(
        "-",
        "- ",
        "–",
        "– ",
        "• ",
        "* ",
        "1. ",
        "a) ",
        "#",
        "###",
        "# ",
        " #",
        "|",
        "|\n",
        ">-",
        ">",
        ">-\n  ",
        "&a",
        "*a",
    ),
    *(":", ": ", "::", "?", "? ", "!", "!!str ", "!!python/object:os.system ", "%YAML 1.2\n", "---\n", "...\n", "<<: "),
    *("'", '"', "''", '""', "“", "”", "»", "«", "`", "```", "~~~", "\\", "\\x00", "\\u0000", "@", "$", "€", "§", "£"),
    *("[", "]", "[]", "[A-001]", "[a-001]", "[A–001]", "[E-001, D-001]", "[x](y)", "[x](http://x)", "![x](y)", "[]("),
    *(
        "{",
        "}",
        "{a: b}",
        "{{ x }}",
        "{% x %}",
        "**",
        "*",
        "_",
        "__",
        "~~",
        "==",
        "^[1]",
        "[^1]",
        "[^1]: x",
        "| a | b |",
    ),
    *("|---|---|\n", "<b>", "</b>", "<!--", "-->", "<script>", "&amp;", "&#0;", "&#x202E;", "&shy;", "&nbsp;", "&"),
    *(
        "æ",
        "ø",
        "å",
        "Å",
        "a\u030a",
        "é",
        "ß",
        "漢字",
        "😀",
        "👩\u200d👧",
        "\U0001f1e9\U0001f1f0",
        "\u0301",
        "\ue000",
        "\x00",
        "\x07",
    ),
    *(
        "=1+1",
        "+1",
        "@x",
        "con",
        "aux",
        "0",
        "00",
        "-0",
        "1e9",
        "0x10",
        "0o7",
        "1_000",
        ".inf",
        "null",
        "~",
        "no",
        "ja",
    ),
    *("2018", "2018-13", "2018-02-30", "9999-12-31", "0000", "udateret", "28. november 2017", "09.30", "25.99", "12,5"),
    *(
        "titel: x\n",
        "id: E-001\n",
        "status: tilbagetrukket\n",
        "afloest_af: E-001\n",
        "klynger: [klynge-1]\n",
        "dato:\n",
    ),
    *("<<<<<<< HEAD\n", "=======\n", ">>>>>>> b\n", "x" * 61, "x" * 500, "ord " * 400, "010203-1234", "tlf. 12345678"),
)
# Pieces of texts that are odd and mostly allowed: in any field, and with the marks that only rich texts may have.
PLAIN = (
    *("en leder", "børnene", "KL's råd", "»citat«", '"lige tegn"', "'enkelt'", "50 %", "1.000 kr.", "§ 4, stk. 2"),
    *(
        "A/S",
        "2 * 3",
        "snake_case_ord",
        "x^2^",
        "C:\\mappe\\fil",
        "100 $ og 5 €",
        "#emne",
        "nr. 5",
        "…",
        "’",
        "“engelsk”",
    ),
    *("x" * 58, "ord-" * 14, "a/b/c/d/e", "æøåÆØÅ", "naïve café", "Ærø–Fyn", "½ ¼ ×", "−5", "(parentes", "parentes)"),
    *(
        "{krølle}",
        "a < b > c",
        "&",
        "a | b",
        "!",
        "?",
        "Å",
        "o" * 40,
        "= 3",
        "5-7",
        "@",
        "\\",
        "%",
        "~",
        "og/eller",
        "Nr.",
    ),
)
MARKED = (
    *("**fed**", "*kursiv*", "***begge***", "**fed *og* kursiv**", "[E-001]", "[D-001], [A-001]", "\\*stjerne\\*"),
    *(
        "[link](https://kl.dk/a_b?c=d&e=f)",
        "[**fed** link](https://kl.dk)",
        "[pris: 5 $](https://kl.dk/#a)",
        "**[A-001]**",
    ),
)

Change = Callable[[str, random.Random], str]


def seeds() -> list[tuple[str, str]]:
    """List sound and unsound files to begin from: the real records and registers, and those of the golden cases."""
    found = [
        (path.relative_to(folder).as_posix(), path)
        for folder in (SOUND, store.FINDINGS)
        for path in folder.rglob("*.yml")
    ]
    files = [(name, path.read_text(encoding="utf-8")) for name, path in sorted(found)]
    for path in sorted(GOLDEN.rglob("*.yml")):
        if SOUND not in path.parents:
            case = yaml.safe_load(path.read_text(encoding="utf-8"))
            files += [(name, text) for name, text in case.get("filer", {}).items() if name.endswith(".yml")]
    return files


def mutated(text: str, others: Sequence[tuple[str, str]], rng: random.Random) -> str:
    """Bend a file in one to five ways."""
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 5))):
        text = _splice(text, rng.choice(others)[1], rng) if rng.random() < 0.1 else rng.choice(CHANGES)(text, rng)
    return text


def _at(text: str, rng: random.Random) -> int:
    return rng.randrange(len(text) + 1)


def _insert(text: str, rng: random.Random) -> str:
    at = _at(text, rng)
    return text[:at] + rng.choice(TOKENS) + text[at:]


def _insert_at_value(text: str, rng: random.Random) -> str:
    starts = [at for at, char in enumerate(text) if char == " " and text[at - 1 : at] in (":", "-")]
    at = rng.choice(starts) + 1 if starts else 0
    return text[:at] + rng.choice(TOKENS) + text[at:]


def _delete(text: str, rng: random.Random) -> str:
    at = _at(text, rng)
    return text[:at] + text[at + rng.choice((1, 1, 2, 5, 40)) :]


def _replace(text: str, rng: random.Random) -> str:
    at = _at(text, rng)
    return text[:at] + rng.choice(TOKENS) + text[at + 1 :]


def _lines(change: Callable[[list[str], int, random.Random], None]) -> Change:
    def changed(text: str, rng: random.Random) -> str:
        lines = text.split("\n")
        change(lines, rng.randrange(len(lines)), rng)
        return "\n".join(lines)

    return changed


def _drop(lines: list[str], at: int, _: random.Random) -> None:
    del lines[at]


def _double(lines: list[str], at: int, _: random.Random) -> None:
    lines.insert(at, lines[at])


def _move(lines: list[str], at: int, rng: random.Random) -> None:
    lines.insert(rng.randrange(len(lines)), lines.pop(at))


def _indent(lines: list[str], at: int, rng: random.Random) -> None:
    lines[at] = " " * rng.randrange(1, 6) + lines[at]


def _outdent(lines: list[str], at: int, _: random.Random) -> None:
    lines[at] = lines[at].lstrip()


def _join(lines: list[str], at: int, _: random.Random) -> None:
    if at + 1 < len(lines):
        lines[at] += lines.pop(at + 1).strip()


def _repeat(lines: list[str], at: int, rng: random.Random) -> None:
    lines[at : at + 1] = [lines[at]] * rng.choice((5, 50, 300))


def _splice(text: str, other: str, rng: random.Random) -> str:
    mine, theirs = _at(text, rng), _at(other, rng)
    return text[:mine] + other[theirs:]


CHANGES: tuple[Change, ...] = (
    _insert,
    _insert,
    _insert_at_value,
    _delete,
    _replace,
    *map(_lines, (_drop, _double, _move, _indent, _outdent, _join, _repeat)),
)


# --- records that keep to the fields ----------------------------------------------------------------------------------


def hostile_text(rng: random.Random, least: int, most: int) -> str:
    """Put together an odd text without marks, of some length."""
    text, wanted = rng.choice(PLAIN), rng.randint(least, most)
    while len(text) < wanted:
        text += rng.choice((" ", " ", ", ", ". ", ": ", "; ", " – ")) + rng.choice(PLAIN)
    text = " ".join(text[:most].split()).strip()
    return text if len(text) >= least else text + " og så videre" * (1 + least // 13)


def hostile_markdown(rng: random.Random, least: int, most: int) -> str:
    """Put together an odd text of paragraphs, lists, quotes, headings and tables."""
    text, wanted = _line(rng, 60), rng.randint(least, most)
    while len(text) < max(wanted, least):
        block = rng.choice(_BLOCKS)(rng)
        if len(text) + len(block) + 2 > most:
            break
        text += f"\n\n{block}"
    return text if len(text) >= least else f"{text}\n\n" + "Og så videre. " * (1 + least // 14)


def _line(rng: random.Random, most: int) -> str:
    words = rng.choice(PLAIN)
    while len(words) < rng.randrange(1, most):
        words += " " + rng.choice(MARKED if rng.random() < 0.3 else PLAIN)
    return f"Ord {words}"


def _items(rng: random.Random, mark: str, inner: str) -> str:
    lines = [f"{mark}{_line(rng, 80)}" for _ in range(rng.randint(1, 6))]
    if rng.random() < 0.3:
        lines.insert(1, f"{inner}- {_line(rng, 40)}")
    return "\n".join(lines)


def _table(rng: random.Random) -> str:
    columns = rng.randint(1, 4)
    cells = [[_line(rng, 30).replace("|", "") for _ in range(columns)] for _ in range(rng.randint(2, 5))]
    rows = [f"| {' | '.join(row)} |" for row in cells]
    return "\n".join([rows[0], f"|{'---|' * columns}", *rows[1:]])


_BLOCKS: tuple[Callable[[random.Random], str], ...] = (
    lambda rng: _line(rng, 300),
    lambda rng: f"{_line(rng, 90)}\n{_line(rng, 90)}",
    lambda rng: f"### {_line(rng, 60)}",
    lambda rng: f"> {_line(rng, 120)}\n>\n> {_line(rng, 60)}",
    lambda rng: _items(rng, "- ", "  "),
    lambda rng: _items(rng, f"{rng.randint(1, 12)}. ", "    "),
    _table,
)


def hostile_record(record_type: str, rng: random.Random) -> str:
    """Write a record whose fields are all there and whose texts are odd; JSON is YAML that needs no indentation."""
    plain, rich = partial(hostile_text, rng), partial(hostile_markdown, rng)
    value: dict[str, object] = {
        "titel": plain(8, 120),
        "resume": plain(40, 320),
        "temaer": rng.sample(["faglig-ledelse", "data-og-dialog"], rng.randint(1, 2)),
        "niveauer": ["forvaltning"],
        "omraader": ["skole"],
        "ophav": "kontekst",
        "status": rng.choice(["endelig", "foreloebig", "tilbagetrukket"]),
        "dato": rng.choice(["2016", "2018-03", "udateret"]),
        "optaget": "2026-11-21",
        "kilder": [{"kilde": "beskrivelsen", "sted": plain(3, 200), "citat": plain(3, 300)}],
        "tekst": rich(200, rng.choice((400, 1500, 4000))),
        "redaktionens_bud": rich(40, 1500),
        "spoergsmaal": [plain(20, 240) for _ in range(rng.randrange(6))],
        "soegeord": [plain(2, 60) for _ in range(rng.randrange(4))],
    }
    return json.dumps(value | _OWN[record_type](plain, rich), ensure_ascii=False, indent=1)


_Make = Callable[[int, int], str]
_OWN: Mapping[str, Callable[[_Make, _Make], dict[str, object]]] = {
    "E": lambda _, rich: {"betydning": rich(40, 1200)},
    "D": lambda plain, _: {"poler": [{"navn": plain(3, 60), "tekst": plain(20, 500)} for _ in range(2)]},
    "M": lambda plain, _: {
        "slags": "model",
        "hvornaar": plain(20, 400),
        "trin": [{"titel": plain(3, 80), "tekst": plain(10, 500)}] * 3,
    },
    "A": lambda plain, _: {
        "handlinger": [{"tekst": plain(10, 300), "niveau": "decentral"}],
        "forhindringer": [{"forhindring": plain(10, 300), "svar": plain(10, 300)}],
    },
    "I": lambda plain, _: {"naeste_skridt": plain(20, 500)},
}


def sound_files() -> dict[str, bytes]:
    """Read the small sound folder of the golden cases."""
    return {path.relative_to(SOUND).as_posix(): path.read_bytes() for path in sorted(Path(SOUND).rglob("*.yml"))}
