"""Hostile inputs: sound files bent in every way, and records of allowed fields full of odd texts.

Knows no rule: whether an input is refused or goes through is for whoever uses it. The same seed gives the same inputs.
"""

import json
import random
from collections.abc import Callable, Mapping, Sequence
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
# Pieces of texts that are odd and mostly allowed.
PIECES = (
    *(
        "en leder",
        "børnene",
        "KL's råd",
        "»citat«",
        '"lige tegn"',
        "'enkelt'",
        "50 %",
        "1.000 kr.",
        "§ 4, stk. 2",
        "A/S",
    ),
    *(
        "**fed**",
        "*kursiv*",
        "***begge***",
        "**fed *og* kursiv**",
        "a * b * c",
        "2 * 3",
        "snake_case_ord",
        "_x_",
        "x^2^",
    ),
    *(
        "[E-001]",
        "[D-001], [A-001]",
        "[link](https://kl.dk/a_b?c=d&e=f)",
        "[**fed** link](https://kl.dk)",
        "mailto",
        "a@b",
    ),
    *(
        "\\*stjerne\\*",
        "\\[ikke link\\]",
        "C:\\mappe\\fil",
        "100 $ og 5 €",
        "#emne",
        "nr. 5",
        "~cirka~",
        "--",
        "...",
    ),
    *(
        "x" * 58,
        "ord-" * 14 + "ord",
        "a/b/c/d/e",
        "æøåÆØÅ",
        "naïve café",
        "Ærø–Fyn",
        "½ ¼ ×",
        "−5",
        "“engelsk”",
        "’",
        "…",
    ),
    *(
        "(parentes",
        "parentes)",
        "{krølle}",
        "<",
        ">",
        "a < b > c",
        "&",
        "&amp;",
        "&quot;",
        "|",
        "a | b",
        "=",
        "+",
    ),
    *("1) første", "- streg", "> citat", "### Overskrift", "1. punkt", "* punkt", "| a | b |\n|---|---|\n| 1 | 2 |"),
)
BREAKS = (" ", " ", " ", ", ", ". ", "\n", "\n\n", "\n\n- ", "\n- ", "\n\n1. ", "\n\n> ", "\n\n### ", "  \n", "\n\n3. ")

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


def hostile_text(rng: random.Random, least: int, most: int, *, lines: bool) -> str:
    """Put together an odd text of some length; `lines` lets it break into paragraphs and lists."""
    wanted, text = rng.randint(least, most), rng.choice(PIECES)
    while len(text) < wanted:
        text += (rng.choice(BREAKS) if lines else " ") + rng.choice(PIECES)
    text = text[:most].strip() if lines else " ".join(text[:most].split())
    return text if len(text) >= least else text + " og så videre" * (1 + least // 13)


def hostile_record(record_type: str, rng: random.Random) -> str:
    """Write a record whose fields are all there and whose texts are odd; JSON is YAML that needs no indentation."""
    plain = lambda least, most: hostile_text(rng, least, most, lines=False)  # noqa: E731 - as short as what it says
    rich = lambda least, most: hostile_text(rng, least, most, lines=True)  # noqa: E731 - as above
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
