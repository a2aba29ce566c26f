"""What stands on a page that is shown while it is written: what is wrong, and the script that brings what is new.

Pure: a state comes in with a page, and HTML goes out.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Environment

from generators.serving.desk import State

OWN = "_serve"
MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Words:
    """The templates of our own words, and the name of this run of the server."""

    environment: Environment
    run: str

    def notice(self, state: State, warnings: Sequence[str] = ()) -> str:
        """Tell what is wrong, errors before warnings; empty where all is well."""
        trouble, warnings = state.trouble, tuple(dict.fromkeys((*warnings, *state.elsewhere)))
        found = list(trouble.problems if trouble else state.warnings)
        if not (found or trouble or warnings):
            return ""
        return self.environment.get_template("notice.html.j2").render(
            problems=found[:MOST_SHOWN],
            more=max(0, len(found) - MOST_SHOWN),
            errors=sum(problem.level == "fejl" for problem in found),
            text=trouble.text if trouble else "",
            warnings=warnings,
            has_page=state.preview is not None,
        )

    def page(self, content: bytes, state: State, fingerprint: str, warnings: Sequence[str] = ()) -> bytes:
        """Add the notice and the script to a page of the site."""
        style = f'<link rel="stylesheet" href="/{OWN}/live.css">'
        own = style + self.notice(state, warnings) + self._script(state, fingerprint)
        head, end, rest = content.rpartition(b"</body>")
        return head + own.encode() + end + rest if end else content + own.encode()

    def alone(self, state: State, title: str, text: str, fingerprint: str = "") -> bytes:
        """Make a page of our own, where there is none of the site to show."""
        page = self.environment.get_template("alone.html.j2").render(
            title=title, text=text, own=OWN, notice=self.notice(state), script=self._script(state, fingerprint)
        )
        return page.encode()

    def news(self, state: State, *, is_new: bool, warnings: Sequence[str] = ()) -> bytes:
        """Tell the script whether its page is a new one, and what there is to say."""
        told = {"maerke": self.mark(state), "ny": is_new, "besked": self.notice(state, warnings)}
        return json.dumps(told, ensure_ascii=False).encode()

    def mark(self, state: State) -> str:
        """Name a state, so that the script can say which it knows."""
        return f"{self.run}-{state.number}"

    def _script(self, state: State, fingerprint: str) -> str:
        known = f'data-maerke="{self.mark(state)}" data-aftryk="{fingerprint}"'
        return f'<script src="/{OWN}/live.js" {known} defer></script>'
