"""The page where a cluster proposes knowledge after its meeting, and what its scripts know of what is asked.

Knows the page; which questions there are is for `presentation.proposal`.
"""

from collections.abc import Iterator
from dataclasses import asdict

from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.rules import privacy, registers
from generators.presentation import addresses, proposal
from generators.presentation.yaml_order import order_of
from generators.reading.texts import signs
from generators.records.fields import LONGEST_WORD
from generators.records.record_types import RECORD_TYPES, Status
from generators.records.registers import Cluster, Source
from generators.website.page import Page, Press

SCRIPTS = (
    *("names.js", "yaml.js", "zip.js", "proposal-checks.js", "proposal-files.js", "proposal-fields.js"),
    *("proposal-preview.js", "proposal-result.js", "foreslaa.js"),
)
_DESCRIPTION = "Klyngens egen opsamling, skrevet i formularen Foreslå viden efter mødet den"


def proposal_page(press: Press) -> Iterator[Page]:
    """Make the page with the form."""
    site = press.imprint.site
    yield press.page(
        addresses.PROPOSE,
        "proposal",
        title="Foreslå viden",
        description="Efter klyngens møde: Skriv, hvad I fandt ud af, og få filer, som redaktionen kan lægge ind. "
        "Intet bliver sendt af sig selv.",
        kind="foreslaa",
        section=addresses.CLUSTERS,
        scripts=SCRIPTS,
        types=RECORD_TYPES,
        sheets=[(addresses.of_meeting_sheet(name), name_of) for name, name_of in proposal.sheets()],
        form=form(press.base, site.name, site.contact),
    )


def form(base: KnowledgeBase, site: str, mail: str) -> dict[str, object]:
    """Give what the scripts know: the questions of each type, the registers, and the rules that both sides share."""
    return {
        "types": [
            {
                "slug": row.slug,
                "singular": row.singular,
                "asked": row.asked,
                "explanation": row.explanation,
                "icon": row.icon,
                "fields": [asdict(asked) for asked in (*proposal.of_type(row, base), *proposal.of_links())],
                "shown": proposal.shown(row),
                "order": order_of(row.model),
            }
            for row in RECORD_TYPES
        ],
        "source": [asdict(asked) for asked in proposal.of_source()],
        "cluster": [asdict(asked) for asked in proposal.of_cluster()],
        "orders": {"kilde": order_of(Source), "klynge": order_of(Cluster)},
        "said": {"description": _DESCRIPTION},
        "clusters": [(cluster.slug, cluster.name) for cluster in base.clusters],
        "records": [(record.id, record.title) for record in base.records if record.status is not Status.WITHDRAWN],
        "municipalities": [own.name for own in base.municipalities],
        "sizes": (registers.SMALLEST_CLUSTER, registers.LARGEST_CLUSTER),
        "rules": {
            "patterns": privacy.patterns(),
            "said": privacy.faults(),
            "open": sorted(privacy.PUBLIC_ADDRESSES),
            "printed": signs.PRINTED,
            "longestWord": LONGEST_WORD,
        },
        "site": site,
        "mail": mail,
    }
