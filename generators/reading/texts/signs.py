"""Signs: which cannot be seen, which were lost or saved twice, and which the fonts on paper have.

Knows characters, not texts; PRINTED is held to the vendored fonts by a test.
"""

import re
import unicodedata
from collections.abc import Iterator

from generators.problems import Fault

# Code points that every face of the print fonts has, as hexadecimal ranges.
PRINTED = (
    "20-7e a0-12b 12e-131 134-165 168-17f 18f 192 1a0-1a1 1af-1b0 1cd-1dc 1e6-1e7 1f8-1f9 218-21b 237 251 259 261 "
    "2b0 2b2-2b3 2b7-2b8 2bb-2bc 2be-2bf 2c6-2cc 2d8-2dd 2e1-2e3 300-304 306-30c 31b 323-324 326-329 32e 331 374-375 "
    "37e 384-38a 38c 38e-3a1 3a3-3ce 3d7 3d9 3db 3dd 3e1 400-45f 462-463 472-475 490-493 496-49b 4a0-4a3 4aa-4ab "
    "4ae-4b3 4b6-4b7 4ba-4bb 4c0-4c2 4cf-4d1 4d4-4d9 4e2-4e3 4e6-4e9 4ee-4ef 4f2-4f3 1d43 1d47-1d49 1d4d 1d4f-1d50 "
    "1d52 1d56-1d58 1d5b 1d9c 1da0 1dbb 1e0c-1e0f 1e20-1e21 1e24-1e25 1e2a-1e2b 1e36-1e3b 1e3e-1e3f 1e42-1e49 "
    "1e5a-1e63 1e6c-1e6f 1e80-1e85 1e8e-1e8f 1e92-1e93 1e97 1e9e 1ea0-1ef9 2007 2009-200b 2010 2012-2015 2018-201a "
    "201c-201e 2020-2022 2026 202f-2030 2032-2033 2039-203a 203c 2044 2047-2049 2070-2071 2074-2079 207d-2089 "
    "208d-208e 20a1 20a4 20a6-20a7 20a9 20ab-20ac 20ae 20b1-20b2 20b4-20b5 20b8-20ba 20bd 2113 2116-2117 2120 2122 "
    "2126 212e 2153-2154 215b-215e 2190-2193 2196-2199 2202 2206 220f 2211-2212 2215 2219-221a 221e 222b 2248 2260 "
    "2264-2265 25a0 25b2-25b3 25b6-25b7 25bc-25bd 25c0-25c1 25c6 25c9-25ca 2610-2611 266a 2713 2752 2e3a-2e3b "
    "fb00-fb04 1f12f 1f16a-1f16b"
)


def printed_ranges() -> Iterator[tuple[int, int]]:
    """Give the first and last code point of each range of PRINTED."""
    for part in PRINTED.split():
        first, _, last = part.partition("-")
        yield int(first, 16), int(last or first, 16)


# What nearly every file keeps to: a quick way to know that there is nothing to look for.
_PLAIN = re.compile("[^\n -~\u00a1-\u00ac\u00ae-\u00c1\u00c4-\u00e1\u00e3-\u00ff–—‘’“”„•…›‹€−]")
_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufeff\ufffe\uffff]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
_BULLET_OF_WORD = re.compile("[\uf0b7\uf0a7\uf0d8\uf076\uf0fc]")
_LOST = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
_ODD_INDENT = re.compile("^ *([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+)", re.MULTILINE)
_UNPRINTED = re.compile(r"[^\t\n" + "".join(rf"\U{first:08x}-\U{last:08x}" for first, last in printed_ranges()) + "]+")

# What UTF-8 becomes when it is read as Windows' character set and saved again: Ã, Â or â and what follows.
_TRAIL = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"  # noqa: RUF001 - the very signs
_TWICE = re.compile(f"(?:[ÂÃ]{_TRAIL}|â[€\x80]{_TRAIL})+")

_LOST_FAULT = Fault(
    "tabt-tegn", "Her er et tegn gået tabt.", "Slet det, og skriv det bogstav eller tegn, der skulle stå her."
)
_CHARACTERS = (
    (
        _UNSHOWABLE,
        Fault("kontroltegn", "Her står et tegn, der ikke kan vises.", "Slet tegnet, og skriv teksten igen."),
    ),
    (
        _INVISIBLE,
        Fault("usynligt-tegn", "Her står et usynligt tegn.", "Slet det; det følger ofte med, når tekst er kopieret."),
    ),
    (
        _BULLET_OF_WORD,
        Fault("tabt-tegn", "Her står et punkttegn fra Word, som kun Words egen skrift har.", "Skriv - i stedet."),
    ),
    (_LOST, _LOST_FAULT),
)
_HARD_INDENT = Fault(
    "haardt-mellemrum", "Linjen er rykket ind med hårde mellemrum.", "Slet dem, og tryk på mellemrumstasten i stedet."
)

Found = tuple[Fault, int, int]
"""A fault and the part of the text it is about, as first and last position."""


def in_file(text: str) -> Iterator[Found]:
    """Find the signs that no file may hold."""
    if not _PLAIN.search(text):
        return
    for match in _TWICE.finditer(text):
        if right := _read_again(match[0]):
            message = f"»{match[0]}« er {_named(right)}, gemt to gange som UTF-8."
            yield Fault("dobbelt-kodet", message, f"Skriv {right} i stedet."), *match.span()
    text = _TWICE.sub(lambda match: "x" * len(match[0]) if _read_again(match[0]) else match[0], text)
    for pattern, fault in (*_CHARACTERS, (_ODD_INDENT, _HARD_INDENT)):
        for match in pattern.finditer(text):
            if not (fault is _LOST_FAULT and _BULLET_OF_WORD.match(match[0])):
                yield fault, *match.span(pattern.groups)


def of_value(value: str) -> Fault | None:
    """Find what stands behind a backslash or an entity and could not stand there itself."""
    if not _PLAIN.search(value):
        return None
    return next((fault for pattern, fault in _CHARACTERS if pattern.search(value)), None)


# A hyphen that does not break comes with text from Word.
_TWINS = {"\u2011": "-"}


def unprinted(text: str) -> Iterator[tuple[Fault, str, int]]:
    """Yield what the fonts on paper have no signs for, with the signs and where they begin."""
    for match in _UNPRINTED.finditer(text):
        signs = match[0]
        codes = ", ".join(f"U+{ord(sign):04X}" for sign in signs[:3])
        message = f"»{signs[:12]}« ({codes}) kan ikke trykkes: skrifterne på papir har ikke det tegn."
        plain = _TWINS.get(signs) or unicodedata.normalize("NFKC", signs)
        has_twin = plain.strip() and plain != signs and not _UNPRINTED.search(plain)
        hint = f"Skriv {plain} i stedet." if has_twin else "Slet det, eller skriv det med ord."
        yield Fault("tegn-paa-papir", message, hint), signs, match.start()


def _read_again(text: str) -> str | None:
    """Undo one saving too many; None where the signs are not such a case."""
    content = b"".join(_byte(sign) for sign in text)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _byte(sign: str) -> bytes:
    return bytes([ord(sign)]) if ord(sign) < 0x100 else sign.encode("cp1252")


def _named(text: str) -> str:
    return "et mellemrum" if text.isspace() else text
