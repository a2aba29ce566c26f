"""What stands first in the workbook and in the ZIP: what it is, how it is cited, and what it may be used for."""

from generators import danish
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses, licence, open_data
from generators.presentation.open_data import Issue
from generators.records.record_types import RECORD_TYPES, Status


def read_me(base: KnowledgeBase, issue: Issue) -> list[str]:
    """Write it, a paragraph each."""
    counts = [danish.counted(len(base.of_type(row)), row.singular, row.plural) for row in RECORD_TYPES]
    example = ["EKSEMPEL: programmet, kommunernes bidrag og alle poster er opdigtede."] if base.is_example else []
    return [
        f"{issue.site.name}: viden fra {danish.genitive(base.programme.owner)} program {base.programme.name}",
        *example,
        f"Udgave af {danish.long_date(issue.date)}. {danish.capitalised(danish.listing(counts))}.",
        f"Henvis sådan: {open_data.citation(base, issue)}",
        f"Licens: {licence.NAME}, {licence.ADDRESS}. {licence.IN_WORDS}",
        "Feltet »Redaktionelle felter« nævner det, redaktionen har skrevet, og som kilden ikke siger.",
        f"Poster med status »{Status.WITHDRAWN.label}« bliver stående, men skal ikke bruges.",
        f"Hvad felterne betyder, står på {issue.site.url}{addresses.DATA}",
    ]


def as_text(lines: list[str]) -> bytes:
    """Write it as a text file that any editor on Windows opens."""
    return "".join(f"{line}\r\n\r\n" for line in lines).encode("utf-8-sig")
