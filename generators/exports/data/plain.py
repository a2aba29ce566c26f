"""Records as the open data hold them: their own fields, and what tells where they are found."""

from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses, open_data
from generators.presentation.plain import Plain, of_entry
from generators.presentation.site import Site
from generators.records.record_types import Record, type_of


def of_record(base: KnowledgeBase, record: Record, site: Site) -> dict[str, Plain]:
    """Give a record with its type and the address of its page."""
    fields = of_entry(base, record)
    return {"id": fields.pop("id")} | _added(record, site) | fields


def brief(record: Record, site: Site) -> dict[str, Plain]:
    """Give what is enough to find a record and to see whether it has changed."""
    return {
        "id": record.id,
        **_added(record, site),
        "data": site.url + open_data.of_record(record),
        "titel": record.title,
        "status": record.status.value,
        "optaget": record.recorded.isoformat(),
        "revideret": record.revised.isoformat() if record.revised else None,
    }


def _added(record: Record, site: Site) -> dict[str, Plain]:
    """Give what a record has here beyond its own fields."""
    return {"type": type_of(record).slug, "adresse": site.url + addresses.of_record(record)}
