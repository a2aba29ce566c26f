"""Building the website with MkDocs into a folder; strict, so that every warning stops it."""

import logging
import os
from pathlib import Path

from generators import store
from generators.clock import dated, edition_date
from generators.knowledge.knowledge_base import KnowledgeBase


class _Warnings(logging.Handler):
    """Keeps what MkDocs warns about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.messages.append(record.getMessage())


def build_pages(out: Path, findings: Path, base: KnowledgeBase, *, handouts_built: bool = True) -> None:
    """Build the pages into `out`.

    Raises EnvironmentProblem with all of MkDocs' warnings where there are any.
    """
    # Before MkDocs reads the same file and finds fault with it in English.
    store.site()
    silence_material()
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    date = edition_date(base)
    extra = {"findings": str(findings), "knowledge_base": base, "handouts_built": handouts_built}
    warnings, log = _Warnings(), logging.getLogger("mkdocs")
    log.addHandler(warnings)
    try:
        with dated(date):
            build(load_config(str(store.CONFIG), site_dir=str(out), strict=True, extra=extra))
    except (Abort, ConfigurationError) as failure:
        found = "\n".join(f"  {message}" for message in warnings.messages) or f"  {failure}"
        raise store.EnvironmentProblem(f"Webstedet kunne ikke bygges:\n{found}") from None
    finally:
        log.removeHandler(warnings)


def silence_material() -> None:
    """Keep Material's notice about its end of support out of every run; the README tells what we do about it."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
