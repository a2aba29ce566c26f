"""The check before printing: one rule for each thing that has gone wrong on paper before, and a table of the outcome.

Works on finished products and on settings; a fault in a record is named by its file, one of ours by the product.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from generators.handouts.product import Product
from generators.handouts.proofing import finished
from generators.handouts.proofing.finished import Finished
from generators.handouts.setting import pictures
from generators.handouts.setting.parts import Edition
from generators.handouts.sheets.sizes import MM
from generators.presentation.identity import Text, contrast, readable_in_print
from generators.problems import Level, Problem

LOWEST_CONTRAST = 4.5
# In millimetres, as the side of a code is.
_FINEST_MODULE = 0.5


@dataclass(frozen=True, slots=True)
class Rule:
    """Something every product must satisfy: what it is called in the table, and how a breach is found."""

    name: str
    check: Callable[[Product, Finished], Iterator[str]]


def _pages(product: Product, facts: Finished) -> Iterator[str]:
    if product.pages and facts.pages != product.pages:
        yield f"Der er {facts.pages} sider; der skulle være {product.pages}."


def _space(product: Product, _: Finished) -> Iterator[str]:
    for number, height in enumerate(product.heights, start=1):
        if height > product.room + 0.5:
            yield f"Side {number} er {(height - product.room) / MM:.0f} mm for høj."


def _headings(product: Product, _: Finished) -> Iterator[str]:
    if product.stranded:
        yield "En overskrift står nederst på en side uden noget under sig."


def _tags(_: Product, facts: Finished) -> Iterator[str]:
    if not facts.tagged:
        yield "PDF'en har ingen mærker til skærmlæsere."


def _title(_: Product, facts: Finished) -> Iterator[str]:
    if not facts.titled:
        yield "PDF'en har ingen titel, eller den vises ikke."


def _language(_: Product, facts: Finished) -> Iterator[str]:
    if facts.language != "da-DK":
        yield f"PDF'ens sprog er »{facts.language}«; det skal være da-DK."


def _alternatives(_: Product, facts: Finished) -> Iterator[str]:
    if facts.described < facts.figures:
        yield f"{facts.figures - facts.described} af {facts.figures} billeder har ingen beskrivelse."


def _qr(product: Product, _: Finished) -> Iterator[str]:
    for url in product.codes:
        modules = int(re.search(r'viewBox="0 0 (\d+)', pictures.qr_code(url))[1])  # type: ignore[index]
        if pictures.QR_SIDE / modules < _FINEST_MODULE:
            yield f"QR-koden er for fin til en telefon; adressen er for lang: {url}"
        if not (product.page or product.address).startswith(urlsplit(url).path.strip("/")):
            yield f"QR-koden fører et andet sted hen: {url}"


def _press_pages(product: Product, facts: Finished) -> Iterator[str]:
    if facts.pages % product.press:
        yield f"Der er {facts.pages} sider; det skal gå op i {product.press}."


def _press_boxes(_: Product, facts: Finished) -> Iterator[str]:
    if facts.boxed < facts.pages:
        yield f"{facts.pages - facts.boxed} sider mangler TrimBox eller BleedBox."


def _press_inks(_: Product, facts: Finished) -> Iterator[str]:
    if facts.on_screen:
        yield "Der er farver til skærm (RGB); alt skal være i trykfarver."


RULES = (
    Rule("Sidetal", _pages),
    Rule("Plads på siden", _space),
    Rule("Overskrifter", _headings),
    Rule("Mærker til skærmlæsere", _tags),
    Rule("Titel", _title),
    Rule("Sprog", _language),
    Rule("Billedbeskrivelser", _alternatives),
    Rule("QR-koder", _qr),
)
# Files for the print shop are no documents to read: they are cut and folded, and have neither tags nor language.
PRESS_RULES = (
    Rule("Trykfiler: sidetal", _press_pages),
    Rule("Trykfiler: beskæring", _press_boxes),
    Rule("Trykfiler: trykfarver", _press_inks),
)
_ABOUT_PRESS = (
    "Trykfilerne ligger i trykkeri/ og er til trykkeriet: uden mærker til skærmlæsere, og ingen side på nettet fører "
    "til dem."
)
_SIGNS, _CONTRAST, _ADDRESS = "Tegn i skrifterne", "Kontrast", "Adressen på nettet"


@dataclass
class Preflight:
    """Collects the outcome while products are made."""

    checked: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)

    def settings(self, edition: Edition) -> None:
        """Check what is the same for all products: the colours and the address of the site."""
        printed = list(readable_in_print())
        self._note(_CONTRAST, len(printed), [_setting(message) for message in faint(printed)])
        self._note(_ADDRESS, 1, list(placeholder(edition)))

    def product(self, product: Product) -> None:
        """Check one product."""
        self._note(_SIGNS, 1, product.problems)
        if product.content is None or not product.address.endswith(".pdf"):
            return
        facts = finished.read(product.content)
        for rule in PRESS_RULES if product.press else RULES:
            found = [_in_product(product, rule, message) for message in rule.check(product, facts)]
            self._note(rule.name, 1, found)

    def table(self) -> str:
        """Give the outcome as a table: rule, how many were checked, how many failed."""
        wide = max(len(name) for name in self.checked)
        lines = [f"{'Kontrol før tryk':{wide}}  kontrolleret  fejl"]
        lines += [f"{name:{wide}}  {count:>12}  {self.broken[name]:>4}" for name, count in self.checked.items()]
        if any(self.checked[rule.name] for rule in PRESS_RULES):
            lines.append(_ABOUT_PRESS)
        return "\n".join(lines) + "\n"

    def _note(self, name: str, count: int, found: Iterable[Problem]) -> None:
        found = list(found)
        self.checked[name] += count
        self.broken[name] += len(found)
        self.problems += found


def faint(texts: Iterable[Text]) -> Iterator[str]:
    """Yield what is wrong with each colour that is too faint for text on its ground."""
    for name, colour, ground in texts:
        found = contrast(colour, ground)
        if found < LOWEST_CONTRAST:
            yield f"Farven {name} ({colour}) har kontrasten {found:.1f} mod {ground}; mindst {LOWEST_CONTRAST}."


def placeholder(edition: Edition) -> Iterator[Problem]:
    """Warn while the address that the codes lead to is one that nobody has."""
    host = urlsplit(edition.site_url).hostname or ""
    if host.endswith((".example", ".invalid", ".test", "localhost")) or not host:
        message = f"QR-koderne fører til {edition.site_url}, som ikke findes. Vent med at trykke."
        hint = "Skriv webstedets rigtige adresse i site_url i mkdocs.yml."
        yield Problem(path="mkdocs.yml", code="adresse-ikke-valgt", message=message, hint=hint, level=Level.WARNING)


def _in_product(product: Product, rule: Rule, message: str) -> Problem:
    return Problem(path=product.address, code="kontrol-foer-tryk", message=f"{rule.name}: {message}")


def _setting(message: str) -> Problem:
    return Problem(path="generators/presentation/identity.py", code="kontrol-foer-tryk", message=message)
