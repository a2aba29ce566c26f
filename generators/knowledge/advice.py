"""Sets of advice beside each other: which of a set agree with others, and what only one set says.

Pure: the editor says what agrees; what stands alone follows from that.
"""

from collections.abc import Mapping

from generators.knowledge.knowledge_base import KnowledgeBase
from generators.records.advice import Advice, AdviceSet, Agreement
from generators.records.record_types import Record

STANDING_ALONE = "Det siger kun ét af sættene"
"""What heads the advice that no other set gives."""


def beside(base: KnowledgeBase, advice: Advice, agreement: Agreement) -> Mapping[str, tuple[Record, ...]]:
    """Give the records of an agreement by the name of their set, in the order of the sets; none where one is silent."""
    return {
        given.name: base.linked(code for code in given.records if code in agreement.records) for given in advice.sets
    }


def alone(base: KnowledgeBase, advice: Advice, given: AdviceSet) -> tuple[Record, ...]:
    """Give what only one set says."""
    agreed = {code for agreement in advice.agreements for code in agreement.records}
    return base.linked(code for code in given.records if code not in agreed)


def all_of(base: KnowledgeBase, advice: Advice) -> tuple[Record, ...]:
    """Give every record of every set."""
    return base.linked(code for given in advice.sets for code in given.records)
