"""What a run of the press is made from, whatever it prints."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generators.handouts.setting.parts import Edition
from generators.handouts.setting.seams import Seams
from generators.knowledge.knowledge_base import KnowledgeBase


@dataclass(frozen=True)
class Manuscript:
    """What is printed from: the records, the edition, where words part, and the files a problem is shown in."""

    base: KnowledgeBase
    edition: Edition
    seams: Seams = field(default_factory=Seams)
    files: Mapping[str, bytes] = field(default_factory=dict)
