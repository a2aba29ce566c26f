"""`klyngeviden handouts`: the handouts of one or all municipalities, and the books for the printer."""

import argparse
import dataclasses
import datetime as dt
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generators import cli_options, danish, loading, problems, store
from generators.clock import edition_date
from generators.knowledge import editions
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.presentation.conference_files import files_of
from generators.problems import Problem
from generators.progress import Progress
from generators.records.registers import Conference, Municipality

if TYPE_CHECKING:
    from generators.handouts.product import Product
    from generators.handouts.production import Run
    from generators.handouts.setting.parts import Edition
    from generators.handouts.setting.seams import Seams
    from generators.handouts.typesetting import Press


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Offer --findings, --konference, --kommune and --out."""
    cli_options.add_findings(parser)
    cli_options.add_out(parser, "hæfterne")
    parser.add_argument("--konference", metavar="NAVN", help="kun én temakonference, fx temakonference-1")
    parser.add_argument("--kommune", metavar="NAVN", help="kun én kommune, fx Hedensted")
    parser.add_argument("--frys", action="store_true", help="gem i _oplag/, hvad der nu bliver trykt, som en ny udgave")


def run(arguments: argparse.Namespace) -> int:
    """Write the handouts asked for; 1 where a record kept any of them from being made."""
    findings, found = loading.read_checked(arguments.findings)
    if problems.has_errors(found):
        raise loading.RecordProblems(found, len(findings.ids()))
    base = build(findings)
    conferences, municipalities = _asked_for(base, arguments.konference, arguments.kommune)
    if arguments.frys:
        broken = _freeze(base, arguments, conferences, municipalities, findings.files)
    else:
        printing = edition(store.site().url, edition_date(base))
        broken = _write(base, arguments.out, printing, conferences, municipalities, findings.files)[0]
    sys.stderr.write(problems.as_text(broken))
    return 1 if problems.has_errors(broken) else 0


def _freeze(
    base: KnowledgeBase,
    arguments: argparse.Namespace,
    conferences: Sequence[Conference],
    municipalities: Sequence[Municipality],
    files: Mapping[str, bytes],
) -> list[Problem]:
    """Print a numbered edition of each conference, and keep what stands in it if all of it could be printed."""
    if len(municipalities) < len(base.municipalities):
        raise store.EnvironmentProblem("En udgave fryses for alle kommuner på én gang: Udelad --kommune.")
    date = edition_date(base)
    found: list[Problem] = []
    for conference in conferences:
        last = editions.latest(files, conference.slug)
        number = last.number + 1 if last else 1
        numbered = dataclasses.replace(edition(store.site().url, date), label=editions.label(number, date))
        broken, printed = _write(base, arguments.out, numbered, [conference], municipalities, files)
        found += broken
        if not problems.has_errors(broken):
            new = editions.frozen(base, conference.slug, number, date, printed)
            store.write(arguments.findings, new.path, editions.write(new))
            sys.stderr.write(f"Frosset: {new.label} af {conference.name} ({new.path}).\n")
    return problems.in_order(found)


def write_handouts(
    base: KnowledgeBase, out: Path, *, site_url: str, date: dt.date, files: Mapping[str, bytes] | None = None
) -> list[Problem]:
    """Write all handouts and books under `out`; return what kept any of them from being made."""
    return _write(base, out, edition(site_url, date), base.theme_conferences, base.municipalities, files or {})[0]


def open_press(date: dt.date) -> "Press":
    """Make Typst ready with the project's own templates and fonts."""
    from generators.handouts.typesetting import Press

    return Press(store.TEMPLATES, store.FONTS / "print", date)


def edition(site: str, date: dt.date) -> "Edition":
    """Name an edition by its date."""
    from generators.handouts.setting.parts import Edition

    return Edition(f"Udgave af {danish.long_date(date)}", date, site)


def seams(base: KnowledgeBase) -> "Seams":
    """Look up every long word of the records, and let go of the dictionary: it is large, and the words are few."""
    from generators.handouts.setting.seams import Seams, long_words
    from generators.search.compounds import Splitter, read_lexicon
    from generators.word_data import word_data

    data = word_data()
    splitter = Splitter(read_lexicon(data.affixes, data.dictionary))
    entries = (*base.records, *base.themes, *base.sources)
    texts = (entry.model_dump_json(warnings=False).replace("\\n", " ") for entry in entries)
    parts = {word: splitter.split(word) for word in sorted(long_words(texts))}
    return Seams(lambda word: parts.get(word, ()))


def _write(
    base: KnowledgeBase,
    out: Path,
    printing: "Edition",
    conferences: Sequence[Conference],
    municipalities: Sequence[Municipality],
    files: Mapping[str, bytes],
) -> tuple[list[Problem], dict[str, editions.Printed]]:
    """Write what is asked for; give what preflight found, and what was printed by municipality."""
    from generators.handouts.manuscript import Manuscript
    from generators.handouts.organiser.delivery import fingerprint
    from generators.handouts.production import prepare
    from generators.handouts.proofing.preflight import Preflight

    printed: dict[str, editions.Printed] = {}
    preflight = Preflight()
    preflight.settings(printing)
    progress = Progress(_count(base, conferences, municipalities), "Hæfter, bøger og ark")
    run = prepare(Manuscript(base, printing, seams(base), files), open_press(printing.date))
    for product in _products(run, conferences, municipalities):
        progress.step(product.address)
        preflight.product(product)
        if product.content is not None:
            store.write(out, product.address, product.content)
        if product.content is not None and product.records:
            slug = PurePosixPath(product.address).stem
            printed[slug] = editions.Printed(fingerprint(product.content), product.records)
    progress.end()
    sys.stderr.write(preflight.table())
    return problems.in_order(preflight.problems), printed


def _products(
    run: "Run", conferences: Sequence[Conference], municipalities: Sequence[Municipality]
) -> Iterator["Product"]:
    """Make handouts and books, and for all municipalities together the organiser's package of each conference."""
    from generators.handouts.organiser.package import pack
    from generators.handouts.production import produce, with_book

    for conference in conferences:
        made: dict[str, bytes] = {}
        for product in produce(run, [conference], municipalities):
            if product.content is not None:
                made[product.address] = product.content
            yield product
        if with_book(run.workshop.base, municipalities):
            yield from pack(run, conference, made)


def _count(base: KnowledgeBase, conferences: Sequence[Conference], municipalities: Sequence[Municipality]) -> int:
    from generators.handouts.production import count, with_book

    handouts = count(base, conferences, municipalities)
    packages = sum(len(files_of(conference)) for conference in conferences)
    return handouts + packages * with_book(base, municipalities)


def _asked_for(
    base: KnowledgeBase, conference: str | None, municipality: str | None
) -> tuple[Sequence[Conference], Sequence[Municipality]]:
    conferences: Sequence[Conference] = base.theme_conferences
    municipalities: Sequence[Municipality] = base.municipalities
    if conference is not None:
        slug = _found(conference, {c.slug: c.name for c in conferences}, "temakonference")
        conferences = [c for c in conferences if c.slug == slug]
    if municipality is not None:
        slug = _found(municipality, {m.slug: m.name for m in municipalities}, "kommune")
        municipalities = [m for m in municipalities if m.slug == slug]
    return conferences, municipalities


def _found(asked: str, names: Mapping[str, str], what: str) -> str:
    """Find the slug of what was asked for by slug or name; raises EnvironmentProblem with the nearest."""
    by_word = {danish.slug(word): slug for slug, name in names.items() for word in (slug, name)}
    if danish.slug(asked) in by_word:
        return by_word[danish.slug(asked)]
    meant = danish.closest(asked, names.values())
    suggestion = f" Mente du »{meant}«?" if meant else f" Vælg mellem {danish.listing(list(names.values()))}."
    raise store.EnvironmentProblem(f"Der er ingen {what}, der hedder »{asked}«.{suggestion}")
