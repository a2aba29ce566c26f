"""Made-up situations and roles, which lead into the fictional records.

Knows which records are valid and which rest on the description of the programme; writes no file.
"""

from collections.abc import Mapping, Sequence

from generators.demo.plans import Plan
from generators.presentation.yaml_text import Value
from generators.records.record_types import LeadershipLevel, Origin, Status
from generators.records.ways_in import EACH

_REASONS = (
    "Siger, hvad de opdigtede kommuner kom frem til, da de stod i det samme.",
    "Viser, hvad der trækker den anden vej, så I ikke vælger for hurtigt.",
    "Er en måde at begynde på, som kan prøves i den kommende måned.",
)
_QUESTIONS = (
    "Hvad vil vi gerne kunne se om et år, som vi ikke ser i dag?",
    "Hvem mærker det først, hvis det lykkes, og hvem, hvis det ikke gør?",
    "Hvad holder vi op med for at få tid til det?",
)
_STEP = "Spørg to kolleger, hvad de ville gøre, og skriv deres svar ned, før I mødes næste gang."
_WHEN = "Når alle er enige om, at noget må ske, men ingen endnu har sagt, hvad det er."
_SITUATIONS = ("Nogen skal begynde", "Planen er god, men den bliver liggende", "Udvalget vil høre, hvordan det går")
_ROLES = {
    "politikere": ("For dig, der er politiker", LeadershipLevel.POLITICAL),
    "forvaltning": ("For dig, der arbejder i forvaltningen", LeadershipLevel.ADMINISTRATIVE),
    "ledere": ("For dig, der leder et sted med børn", LeadershipLevel.DECENTRAL),
}

Entries = Mapping[str, Mapping[str, Value]]


def ways_in(planned: Sequence[Plan]) -> Mapping[str, Entries]:
    """Give the entries of both registers by folder and slug; none where there are too few records to lead to."""
    valid = [plan for plan in planned if plan.status is not Status.WITHDRAWN]
    described = [plan for plan in valid if plan.origin is Origin.PROGRAMME and not plan.clusters]
    if len(valid) < EACH or not described:
        return {}
    first = described[0].id
    others = [plan.id for plan in valid if plan.id != first]
    situations = {
        f"situation-{number + 1}": _common(title, [first, *_two_of(others, number)])
        | {"skridt": _STEP, "kilder": [{"kilde": "programbeskrivelse", "sted": f"Side {number + 3}, afsnit 2"}]}
        for number, title in enumerate(_SITUATIONS)
    }
    roles = {
        slug: _common(title, [first, *_two_of(others, number)]) | {"niveau": level}
        for number, (slug, (title, level)) in enumerate(_ROLES.items(), start=len(situations))
    }
    return {"situationer": situations, "roller": roles}


def _two_of(ids: Sequence[str], number: int) -> list[str]:
    return [ids[(2 * number + step) % len(ids)] for step in range(EACH - 1)]


def _common(title: str, ids: Sequence[str]) -> dict[str, Value]:
    return {
        "titel": title,
        "hvornaar": _WHEN,
        "poster": [{"post": own, "hvorfor": why} for own, why in zip(ids, _REASONS, strict=True)],
        "spoergsmaal": list(_QUESTIONS),
    }
