"""Fingerprints of every run of eight words in the source documents; the documents themselves are not ours to publish.

Run it with the folder of the sources to write `fingerprints.txt` again: `python -m tests.language.fingerprints MAPPE`.
"""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from generators import danish
from tests.language.texts import words

RUN = 8
FILE = Path(__file__).with_name("fingerprints.txt")
# What stands before the transcript is the web page's list of other documents, not the programme's text.
TRANSCRIPT = "Transkript:"


def runs(text: str) -> Iterator[tuple[str, str]]:
    """Yield (fingerprint, words) for every run of eight words, blind to case and signs."""
    spelled = words(text)
    for start in range(len(spelled) - RUN + 1):
        run = spelled[start : start + RUN]
        folded = " ".join(danish.fold(word) for word in run)
        yield hashlib.sha256(folded.encode()).hexdigest()[:12], " ".join(run)


def main(folder: Path) -> None:
    """Write the fingerprints of all text files in a folder, sorted, one a line."""
    found: set[str] = set()
    for path in sorted(folder.glob("0*.txt")):
        text = path.read_text(encoding="utf-8")
        found |= {fingerprint for fingerprint, _ in runs(text.split(TRANSCRIPT)[-1])}
    FILE.write_text("\n".join(sorted(found)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
