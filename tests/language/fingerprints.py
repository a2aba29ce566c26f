"""Fingerprints of every run of eight words in the source documents; the documents themselves are not ours to publish.

Run it with the folder of the sources to write the register again: `python -m tests.language.fingerprints MAPPE`.
"""

import sys
from pathlib import Path

from generators import store
from generators.knowledge.language.copying import runs
from generators.records.registers import FINGERPRINTS

# What stands before the transcript is the web page's list of other documents, not the programme's text.
TRANSCRIPT = "Transkript:"


def main(folder: Path) -> None:
    """Write the fingerprints of all text files in a folder, sorted, one a line."""
    found: set[str] = set()
    for path in sorted(folder.glob("0*.txt")):
        text = path.read_text(encoding="utf-8")
        found |= {fingerprint for fingerprint, _ in runs(text.split(TRANSCRIPT)[-1])}
    store.write(store.FINDINGS, FINGERPRINTS, "\n".join(sorted(found)) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
