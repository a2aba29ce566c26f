"""Reads and makes the site again each time something is saved, and never stops for what is wrong with it.

Knows records, the disk and the terminal; nothing of requests.
"""

import sys
import threading
import time
import traceback
from collections.abc import Collection, Sequence
from pathlib import Path

from mkdocs.exceptions import BuildError

from generators import disk, loading, problems, store
from generators.knowledge import knowledge_base
from generators.problems import Problem
from generators.serving import behind
from generators.serving.desk import Desk, Trouble
from generators.serving.preview import Preview
from generators.serving.watching import PAUSE, Watch

# Seconds of rest after which the index is made for who may search.
REST = 1.5


class Maker:
    """Makes versions of the site of one findings folder and puts them on the desk."""

    def __init__(self, desk: Desk, findings: Path, address: str) -> None:
        self._desk, self._findings, self._address = desk, findings, address
        docs = store.CONFIG.parent / "docs"
        self._watch = Watch((findings, store.TEMPLATES, docs, store.CONFIG))
        self._written: set[str] = set()

    def run(self) -> None:
        """Make the first version, and a new one after each change, for as long as the program runs."""
        self.make()
        made, is_whole = time.monotonic(), False
        while True:
            time.sleep(PAUSE)
            if written := self._watch.changed():
                self.make(written)
                made, is_whole = time.monotonic(), False
            elif not is_whole and time.monotonic() - made > REST:
                is_whole = True
                threading.Thread(target=self.look_behind, daemon=True).start()

    def make(self, written: Collection[str] = ()) -> None:
        """Read everything and lay out the site, the page that is looked at first; what is wrong is put on the desk.

        `written` are the paths of what was just saved: only about such files the reader is warned.
        """
        self._written.update(written)
        try:
            found = self._show()
        except loading.RecordProblems as fault:
            self._report(Trouble(problems=tuple(fault.problems)), problems.as_text(fault.problems))
        except (store.EnvironmentProblem, BuildError) as fault:
            self._report(Trouble(text=str(fault).strip()), f"{str(fault).strip()}\n")
        except OSError as error:
            text = f"{disk.reason(error).capitalize()}: {error.filename or self._findings}."
            self._report(Trouble(text=text), f"{text}\n")
        except Exception as fault:  # noqa: BLE001 - a template that is being written must not stop the server
            self._report(Trouble(text=in_words(fault)), "".join(traceback.format_exception(fault)))
        else:
            sys.stderr.write(problems.as_text(found))

    def _show(self) -> Sequence[Problem]:
        """Put the next version on the desk; give the warnings about what was written."""
        findings, found = loading.read_checked(self._findings)
        if problems.has_errors(found):
            raise loading.RecordProblems(found, len(findings.ids()))
        # Before MkDocs reads the same file and finds fault with it in English.
        store.site()
        preview = Preview(knowledge_base.build(findings), self._findings, self._address)
        preview.find(self._desk.looked_at)
        was_wrong = self._desk.state.trouble
        warnings = [problem for problem in found if str(self._findings / problem.path) in self._written]
        self._desk.show(preview, warnings)
        if was_wrong:
            sys.stderr.write("Rettet: Siden i browseren er den nye.\n")
        return warnings

    def _report(self, trouble: Trouble, told: str) -> None:
        self._desk.report(trouble)
        last = "er den seneste uden fejl" if self._desk.state.preview else "viser fejlene"
        sys.stderr.write(f"{told}Siden i browseren {last}. Ret, og gem, så kommer den nye af sig selv.\n")

    def look_behind(self) -> None:
        """Make what no page waits for, and look through the hand-written pages, until something else is saved."""
        preview = self._desk.state.preview
        if preview is None:
            return
        try:
            _ = preview.others
            found = behind.faults(preview, lambda: self._desk.state.preview is preview)
            if self._desk.add(preview, found) and found:
                sys.stderr.write("".join(f"{fault}\n" for fault in found))
        except Exception as fault:  # noqa: BLE001 - as above
            self._report(Trouble(text=in_words(fault)), "".join(traceback.format_exception(fault)))


def in_words(fault: Exception) -> str:
    """Say what went wrong: what a hand-written page lacks, else the words of the program or a template."""
    if isinstance(fault, BuildError):
        return f"Siden kan ikke laves\n{str(fault).strip()}"
    said = "".join(traceback.format_exception_only(fault)).strip()
    return f"Siden kan ikke laves. Fejlen er i en skabelon eller i programmet, ikke i posterne:\n{said}"
