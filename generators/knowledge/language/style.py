"""One system of commas, startkomma; Danish quotation marks; one term for a thing."""

import re
from collections.abc import Iterable, Iterator, Mapping

from generators.knowledge.language.texts import Prose
from generators.knowledge.rules.breach import Breach
from generators.problems import Fault, Level

# Words that always open a subordinate clause, unless one of these stands before them and opens it already, or
# joins it to another clause.
_OPENERS = r"(fordi|hvis|hvordan|hvorfor|hvorvidt|skønt|eftersom)"
_JOINED = frozenset(
    {
        *("og", "eller", "men", "samt", "ikke", "kun", "især", "også", "netop", "bare", "først", "end", "både"),
        *("andet", "hverken", "selv", "lige", "præcis", "navnlig", "blot", "enten", "uanset"),
    }
)
# A question word that ends its sentence, as in »ikke om hvordan«, opens no clause.
_MISSING = re.compile(rf"(\w+) {_OPENERS}\b(?= (?!og\b|eller\b)\w)")
_FOREIGN = re.compile(r'["“”„]')
# What the knowledge base calls a thing, and the words it does not use for it. Names, quotations, headings and
# explanations of words keep their own.
TERMS: Mapping[str, str] = {
    "børne- og ungeområdet": "børn og unge",
    "børn og unge-området": "børn og unge",
    "byrådet": "kommunalbestyrelsen",
    "byråd": "kommunalbestyrelse",
    "daginstitution": "dagtilbud",
}
_OTHER_TERM = re.compile(rf"\b({'|'.join(map(re.escape, TERMS))})\b", re.IGNORECASE)
_OWN_TERMS = frozenset({"citat", "soegeord", "ord", "titel", "sted", "navn", "begreb", "former", "forklaring"})


def missing_commas(texts: Iterable[Prose]) -> Iterator[Breach]:
    """Yield a breach for each subordinate clause that opens without its comma."""
    for own in texts:
        for match in _MISSING.finditer(own.plain) if own.field != "citat" else ():
            if match[1].lower() not in _JOINED:
                message, hint = f"Her mangler et komma foran »{match[2]}«.", f"Skriv »{match[1]}, {match[2]}«."
                yield Breach(own.place(match[0]), Fault("komma", message, hint, Level.WARNING))


def foreign_quotation_marks(texts: Iterable[Prose]) -> Iterator[Breach]:
    """Yield a breach for each text with English, German or straight quotation marks."""
    for own in texts:
        if own.field != "citat" and (match := _FOREIGN.search(own.plain)):
            word = next(iter(own.plain[match.end() :].split()), "").strip('.,;:!?"“”„')
            message, hint = f"{match[0]} er ikke et dansk anførselstegn.", f"Skriv »{word or '…'} …«."
            yield Breach(own.place(word), Fault("anfoerselstegn-sprog", message, hint, Level.WARNING))


def other_terms(texts: Iterable[Prose]) -> Iterator[Breach]:
    """Yield a breach for each thing that is called something else than in the other texts."""
    for own in texts:
        for match in _OTHER_TERM.finditer(own.plain) if own.field not in _OWN_TERMS else ():
            term = TERMS[match[0].lower()]
            fault = Fault("term", f"Her siger vi ellers »{term}«.", f"Skriv »{term}«.", Level.WARNING)
            yield Breach(own.place(match[0]), fault)
