"""What all this is, in one sentence and in two: what the programme was, for whom, and what one gets.

The two stand under the heading of the front page and at the foot of everything printed.
"""

from generators import danish
from generators.knowledge.knowledge_base import KnowledgeBase


def briefly(base: KnowledgeBase) -> str:
    """Say it in one sentence, for those who see a page among others."""
    return f"Viden om ledelse af børns læring og trivsel, samlet til ledere i alle {len(base.municipalities)} kommuner."


def about(base: KnowledgeBase, site: str) -> str:
    """Say it for a site by its name; a made-up programme says that it is one."""
    if base.is_example:
        return (
            f"Programmet {base.programme.name} er opdigtet, og det er alt, hvad der står her. Eksemplet viser, hvordan "
            "en fuld vidensbase ser ud på skærm og papir."
        )
    owner, period = danish.genitive(base.programme.owner), base.programme.period.replace("-", "–")
    return (
        f"{base.programme.name} var {owner} udviklingsprogram fra {period}, hvor kommuner i klynger skulle udvikle "
        f"deres ledelse af skoler og dagtilbud. {site} samler, hvad kilderne fortæller, til politikere, forvaltninger "
        f"og ledere i alle {len(base.municipalities)} kommuner: viden at læse før et møde, spørgsmål at tage med og "
        "ark at skrive ud."
    )
