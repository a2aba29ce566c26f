"""What is wrong with a copy of the site: which files differ, are missing or are too much, and what to do. Pure."""

import enum
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generators import danish
from generators.exports.manifest import print_of
from generators.exports.packing import PACKINGS, packing_of, unpacked


class Wrong(enum.StrEnum):
    """What can be wrong with a file of a copy, as it is told."""

    DIFFERS = "afviger"
    MISSING = "mangler"
    SURPLUS = "for meget"
    UNREAD = "ikke læst"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A file that is not as it should be, and why where that can be told."""

    wrong: Wrong
    path: str
    why: str = ""

    def __str__(self) -> str:
        """Tell it on a line."""
        return f"{self.wrong:10}{self.path}{f'  ({self.why})' if self.why else ''}"


PACKED_TWICE = "er pakket en gang for meget; en browser kan ikke vise den"
OLD_PACKING = "er pakket af en anden udgave af filen; browsere får den gamle"


def why(content: bytes, wanted: str) -> str:
    """Tell what has been done to a file that differs, where that shows."""
    if not content:
        return "er tom"
    if any((inner := unpacked(content, packing)) and print_of(inner) == wanted for packing in PACKINGS):
        return PACKED_TWICE
    if print_of(content.replace(b"\r\n", b"\n")) == wanted:
        return "har fået andre linjeskift; kopiér filer, som de er (binært)"
    return ""


def packed_from(path: str, wanted: Mapping[str, str]) -> str:
    """Give the fingerprint of the file that a packed one lies beside; empty where it lies beside none."""
    packing = packing_of(path)
    return wanted.get(path.removesuffix(packing.ending), "") if packing else ""


def packed_well(path: str, content: bytes, wanted: str) -> bool:
    """Say whether a packed file holds what lies beside it."""
    packing = packing_of(path)
    inner = unpacked(content, packing) if packing else None
    return inner is not None and print_of(inner) == wanted


def told(faults: Collection[Fault], wanted: Mapping[str, str]) -> list[str]:
    """Tell every fault on a line of its own; a folder that is missing whole takes one."""
    missing = {fault.path for fault in faults if fault.wrong is Wrong.MISSING}
    grouped = [*(fault for fault in faults if fault.wrong is not Wrong.MISSING), *_by_folder(missing, wanted)]
    return [str(fault) for fault in sorted(grouped)]


def _by_folder(missing: Collection[str], wanted: Iterable[str]) -> Iterator[Fault]:
    """Gather missing files under the highest folder that is missing whole."""
    held = Counter(folder for path in wanted for folder in _folders(path))
    gone = Counter(folder for path in missing for folder in _folders(path))
    gathered: dict[str, int] = defaultdict(int)
    for path in missing:
        whole = next((folder for folder in _folders(path) if gone[folder] == held[folder] > 1), "")
        if whole:
            gathered[whole] += 1
        else:
            yield Fault(Wrong.MISSING, path)
    for folder, count in gathered.items():
        yield Fault(Wrong.MISSING, folder, f"hele mappen, {danish.counted(count, 'fil', 'filer')}")


def _folders(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:depth]) + "/" for depth in range(1, len(parts))]


def summary(faults: Collection[Fault], wanted: Mapping[str, str]) -> str:
    """Say whether a copy is whole, and what to do where it is not."""
    counts = Counter(fault.wrong for fault in faults)
    spoiled = len({fault.path for fault in faults} & wanted.keys())
    right = f"{danish.counted(len(wanted) - spoiled, 'fil', 'filer')} er, som de skal være"
    if not faults:
        return f"Kopien er hel: {right}."
    verbs = {Wrong.DIFFERS: "afviger", Wrong.MISSING: "mangler", Wrong.SURPLUS: "er for meget"}
    verbs[Wrong.UNREAD] = "kunne ikke læses"
    parts = [f"{danish.number(counts[wrong])} {verb}" for wrong, verb in verbs.items() if counts[wrong]]
    lines = [f"Kopien er ikke hel: {danish.listing(parts)}; {right}.", *_remedies(faults, counts, wanted)]
    return "\n".join(lines)


_MANY = 3


def _remedies(faults: Collection[Fault], counts: Mapping[Wrong, int], wanted: Mapping[str, str]) -> Iterator[str]:
    differing = [fault for fault in faults if fault.wrong is Wrong.DIFFERS]
    pages = [fault for fault in differing if fault.path.endswith(".html") and not fault.why]
    if counts.get(Wrong.MISSING, 0) >= _MANY:
        yield "Der mangler så meget, at kopieringen kan være standset undervejs. Kopiér alt igen."
    elif counts.get(Wrong.MISSING, 0):
        yield "Kopiér det, der mangler, igen."
    if len(pages) >= _MANY and len(pages) == len(differing) and len(pages) * 2 > _pages(wanted):
        yield (
            "Kun siderne afviger. Så er kopien fra en anden dag, eller serveren laver om på siderne på vejen: "
            "slå det fra (hos et CDN fx »minify« og »email obfuscation«)."
        )
    elif any(fault.why == PACKED_TWICE for fault in differing):
        yield "Serveren pakker filer, der er pakket i forvejen: slå den ene pakning fra."
    elif differing:
        yield "Det, der afviger, er fra en anden udgave eller blev ødelagt: Kopiér det igen, og tøm serverens cache."
    if counts.get(Wrong.SURPLUS, 0):
        yield "Slet det, der er for meget: Det kan være gamle sider, som stadig kan findes."
    if counts.get(Wrong.UNREAD, 0):
        yield "Giv adgang til det, der ikke kunne læses, og kør igen."


def _pages(wanted: Iterable[str]) -> int:
    return sum(path.endswith(".html") for path in wanted)


def ordered(faults: Iterable[Fault]) -> Sequence[Fault]:
    """Put faults in the order that they are told in."""
    return sorted(set(faults))
