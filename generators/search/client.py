"""What the scripts of every page know: facets, letters of records, folding and sizes of the search; as one script."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from generators import danish
from generators.knowledge.facets import FACETS, MUNICIPALITY, THEME, TYPE
from generators.presentation import addresses
from generators.records.record_types import RECORD_TYPES
from generators.search.rules import SIZES
from generators.search.shards import in_camel_case

TABLES = f"{addresses.ASSETS}js/tables.js"


def tables(engine: Sequence[str] = addresses.SEARCH_ENGINE) -> str:
    """Write the tables as the script that all others build on; `engine` names the files of the search."""
    known = {
        "facets": [[facet.key, facet.label] for facet in FACETS],
        "keys": {"theme": THEME.key, "type": TYPE.key, "municipality": MUNICIPALITY.key},
        "letters": "".join(row.letter for row in RECORD_TYPES),
        "ways": [addresses.SITUATIONS, addresses.AUDIENCES],
        "folded": danish.FOLDED,
        "places": {
            "municipality": addresses.file_of(f"{addresses.MUNICIPALITIES}*/"),
            "handout": addresses.file_of(f"{addresses.HANDOUTS}*/*/"),
        },
        "engine": list(engine),
        "sizes": in_camel_case(asdict(SIZES)),
    }
    return f"var klyngeviden={{tables:{json.dumps(known, ensure_ascii=False, separators=(',', ':'))}}};\n"
