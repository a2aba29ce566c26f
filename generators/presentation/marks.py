"""Which mark stands for a value that is narrowed by, and for an entry of a register; their drawings are the theme's."""

from collections.abc import Mapping

from generators.knowledge import facets
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import identity
from generators.records.record_types import RECORD_TYPES

# What is not here has letters in place of a mark.
REGISTERS = {"kommune": "k-maerke", "klynge": "k-maerke", "konference": "k-ur", "kilde": "k-citat"} | {
    "situation": "k-vej",
    "rolle": "k-vej",
}
TYPES = {row.slug: identity.type_mark(row) for row in RECORD_TYPES}


def of_values(base: KnowledgeBase) -> Mapping[str, Mapping[str, str]]:
    """Map the keys of facets to the marks of their values."""
    themes = {theme.slug: identity.theme_mark(theme) for theme in base.themes}
    return {facets.THEME.key: themes, facets.TYPE.key: TYPES}
