"""The 98 municipalities by their codes, as Statistics Denmark has them since 2007, and that all of them are there.

An outside fact to hold the register against; what else is known of a municipality stands in the register.
"""

from collections.abc import Iterator, Sequence

from generators import danish
from generators.knowledge.rules.breach import Breach, breach, placed
from generators.problems import Level
from generators.reading.loader import Findings
from generators.records.fields import Path
from generators.records.registers import Municipality, Programme, ProgrammeKind

_TABLE = """
0101 København  0147 Frederiksberg  0151 Ballerup  0153 Brøndby  0155 Dragør  0157 Gentofte  0159 Gladsaxe
0161 Glostrup  0163 Herlev  0165 Albertslund  0167 Hvidovre  0169 Høje-Taastrup  0173 Lyngby-Taarbæk  0175 Rødovre
0183 Ishøj  0185 Tårnby  0187 Vallensbæk  0190 Furesø  0201 Allerød  0210 Fredensborg  0217 Helsingør
0219 Hillerød  0223 Hørsholm  0230 Rudersdal  0240 Egedal  0250 Frederikssund  0253 Greve  0259 Køge  0260 Halsnæs
0265 Roskilde  0269 Solrød  0270 Gribskov  0306 Odsherred  0316 Holbæk  0320 Faxe  0326 Kalundborg  0329 Ringsted
0330 Slagelse  0336 Stevns  0340 Sorø  0350 Lejre  0360 Lolland  0370 Næstved  0376 Guldborgsund  0390 Vordingborg
0400 Bornholm  0410 Middelfart  0420 Assens  0430 Faaborg-Midtfyn  0440 Kerteminde  0450 Nyborg  0461 Odense
0479 Svendborg  0480 Nordfyns  0482 Langeland  0492 Ærø  0510 Haderslev  0530 Billund  0540 Sønderborg  0550 Tønder
0561 Esbjerg  0563 Fanø  0573 Varde  0575 Vejen  0580 Aabenraa  0607 Fredericia  0615 Horsens  0621 Kolding
0630 Vejle  0657 Herning  0661 Holstebro  0665 Lemvig  0671 Struer  0706 Syddjurs  0707 Norddjurs  0710 Favrskov
0727 Odder  0730 Randers  0740 Silkeborg  0741 Samsø  0746 Skanderborg  0751 Aarhus  0756 Ikast-Brande
0760 Ringkøbing-Skjern  0766 Hedensted  0773 Morsø  0779 Skive  0787 Thisted  0791 Viborg  0810 Brønderslev
0813 Frederikshavn  0820 Vesthimmerlands  0825 Læsø  0840 Rebild  0846 Mariagerfjord  0849 Jammerbugt  0851 Aalborg
0860 Hjørring
"""
_WORDS = _TABLE.split()
OFFICIAL = dict(zip(_WORDS[::2], _WORDS[1::2], strict=True))
_SLUGS = frozenset(map(danish.slug, OFFICIAL.values()))
_MOST_NAMED = 12


def is_official(name: str) -> bool:
    """Say whether a name or slug is that of one of the 98."""
    return danish.slug(name) in _SLUGS


def now_called(findings: Findings, name: str) -> str | None:
    """Give the name that the register has for one of the 98 where that is another."""
    codes = {code for code, official in OFFICIAL.items() if danish.slug(official) == danish.slug(name)}
    known = (own for _, _, own in placed(findings, Municipality))
    called = danish.slug(name)
    return next((o.name for o in known if o.code in codes or called in map(danish.slug, o.former_names)), None)


def all_municipalities(findings: Findings) -> Iterator[Breach]:
    """A real programme knows all 98 municipalities, each under its own name and code."""
    own = list(placed(findings, Municipality))
    if not own or not any(entry.kind is ProgrammeKind.REAL for entry in findings.entries("program", Programme)):
        return
    yield from _misnamed(own)
    yield from _missing(own)


def _misnamed(own: Sequence[tuple[str, Path, Municipality]]) -> Iterator[Breach]:
    codes = {name: code for code, name in OFFICIAL.items()}
    for path, at, entry in own:
        right = codes.get(entry.name)
        if right == entry.code:
            continue
        if right:
            message = f"{entry.name} har ikke koden {entry.code}."
            yield breach(path, (*at, "kode"), "kommune-kode", message, f'Skriv kode: "{right}".')
        elif official := OFFICIAL.get(entry.code):
            if official in entry.former_names:
                continue
            message = f"Kommunen med koden {entry.code} hedder {official}, ikke {entry.name}."
            hint = f"Skriv {official}. Har kommunen fået nyt navn, så skriv også tidligere_navne: [{official}]."
            yield breach(path, (*at, "navn"), "kommune-navn", message, hint, Level.WARNING)
        else:
            hint = "Slet den, eller slå kommunens navn og kode op."
            yield breach(path, (*at, "navn"), "kommune-navn", f"{entry.name} er ikke en af de 98 kommuner.", hint)


def _missing(own: Sequence[tuple[str, Path, Municipality]]) -> Iterator[Breach]:
    names, codes = (
        {entry.name for _, _, entry in own},
        {entry.code for _, _, entry in own if not is_official(entry.name)},
    )
    gone = [f"{name} ({code})" for code, name in OFFICIAL.items() if name not in names and code not in codes]
    if gone:
        more = [f"{len(gone) - _MOST_NAMED} til"] if len(gone) > _MOST_NAMED else []
        count = danish.capitalised(danish.number(len(gone)))
        message = f"{count} af de 98 kommuner mangler: {danish.listing([*gone[:_MOST_NAMED], *more])}."
        yield breach(own[0][0], (), "mangler-kommune", message, "Skriv dem ind igen, eller hent filen igen fra Git.")
