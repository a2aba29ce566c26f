"""The records before and now, both read with today's code, and what is made of each, as data: pages and handouts.

Knows disk, Git and the press that measures; what differs is told by `knowledge.impact`.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from generators import checkout, loading, printing, site_sources, store
from generators.clock import edition_date
from generators.exports.impact_comment import CHANGED, GONE, NEW, Told
from generators.handouts.order import whole
from generators.handouts.production import Run, prepare, workbench
from generators.handouts.sheets.document import handout, handouts_data
from generators.handouts.typesetting import MisprintError, Typesetter
from generators.knowledge.impact import impact
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.presentation.editions import rows
from generators.problems import Problem, has_errors
from generators.reading.loader import Findings, Placed, id_at, load, record_type_at, register_at
from generators.records.fields import Entry
from generators.records.registers import Conference

KeyT = TypeVar("KeyT")
Of = tuple[str, str]
"""Whose a handout is: the slugs of a conference and of a municipality."""


@dataclass(frozen=True)
class Made:
    """What is made of the records, by fingerprints: pages by address, handouts and the records printed in each.

    `unset` names the conferences whose handouts cannot be laid out.
    """

    pages: Mapping[str, str]
    handouts: Mapping[Of, str]
    printed: Mapping[Of, frozenset[str]]
    unset: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Sides:
    """Both sides; `unread` are the problems of the files that were there before and that nobody can read today."""

    commit: str
    before: Findings
    now: Findings
    unread: tuple[Problem, ...]

    @property
    def unread_paths(self) -> frozenset[str]:
        """Give the files of before that cannot be read."""
        return frozenset(problem.path for problem in self.unread)

    @property
    def unread_ids(self) -> frozenset[str]:
        """Give the records of before that cannot be read."""
        return frozenset(id_at(path) for path in self.unread_paths if record_type_at(path))

    @property
    def is_unchanged(self) -> bool:
        """Say whether every record and register is as it was, to the letter."""
        return not self.changed_files

    @property
    def changed_files(self) -> list[str]:
        """List the files of records and registers that were added, changed or taken away."""
        before, now = _own_files(self.before), _own_files(self.now)
        return sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))


def read(folder: Path, revision: str) -> tuple[Sides, list[Problem]]:
    """Read both sides, and give the problems there are now; raises EnvironmentProblem where Git cannot tell."""
    now, problems = loading.read_checked(folder)
    commit = checkout.where_it_began(folder, revision)
    before = load(checkout.files_at(folder, commit))
    unread = tuple(p for p in before.problems if has_errors([p]) and (record_type_at(p.path) or register_at(p.path)))
    return Sides(commit, before, now, unread), problems


def bases(sides: Sides) -> tuple[KnowledgeBase, KnowledgeBase]:
    """Build both sides; what cannot be read of before is taken to be as it is now."""
    kept = {path for path, _ in sides.before.records}
    lent = tuple((path, own) for path, own in sides.now.records if path in sides.unread_paths - kept)
    registers = {name: _lent(sides, name) for name in sides.now.registers}
    before = replace(sides.before, records=(*sides.before.records, *lent), registers=registers)
    return build(before), build(sides.now)


def told(sides: Sides, folder: Path) -> Told:
    """Compare both sides, and what is made of them."""
    before, now = bases(sides)
    date = edition_date(now)
    press = printing.typesetter(date)
    was = made(before, sides.before, folder, date, press)
    is_now = made(now, sides.now, folder, date, press)
    held = {code: row for code, row in rows(before).items() if code not in sides.unread_ids}
    found = {code: row for code, row in rows(now).items() if code not in sides.unread_ids}
    return Told(
        now,
        impact(before, now, held, found),
        sides.unread,
        [path for path in sides.changed_files if register_at(path)],
        _became(_not_led_on(was.pages, now), is_now.pages),
        sorted(_became(was.handouts, is_now.handouts)),
        was.printed,
        is_now.printed,
        sorted(was.unset | is_now.unset),
    )


def _not_led_on(pages: Mapping[str, str], now: KnowledgeBase) -> dict[str, str]:
    """Leave out the pages of before whose address leads on to where they are now."""
    led_on = set(site_sources.known_addresses(now, {}))
    return {address: digest for address, digest in pages.items() if address not in led_on}


def _became(was: Mapping[KeyT, str], now: Mapping[KeyT, str]) -> dict[KeyT, str]:
    """Say of what differs whether it is new, gone or changed."""
    differing = (key for key in (*now, *(key for key in was if key not in now)) if was.get(key) != now.get(key))
    return {key: NEW if key not in was else GONE if key not in now else CHANGED for key in differing}


def _lent(sides: Sides, name: str) -> tuple[Placed[Entry], ...]:
    held, now = sides.before.registers.get(name), sides.now.registers[name]
    if held is None:
        return now
    paths = {path for path, _, _ in held}
    return (*held, *(row for row in now if row[0] in sides.unread_paths - paths))


def made(base: KnowledgeBase, findings: Findings, folder: Path, date: dt.date, press: Typesetter) -> Made:
    """Make pages and handouts of one side as data; both are made on the same date, and what is alike measured once."""
    site = store.site()
    chosen = replace(site_sources.imprint(base, folder, site), date=date)
    pages = {page.address: _digest([page.meta, page.body]) for page in site_sources.pages(base, chosen).values()}
    source = printing.manuscript(base, printing.edition(site, date), findings.files)
    run = prepare(whole(source), press)
    handouts: dict[Of, str] = {}
    printed: dict[Of, frozenset[str]] = {}
    unset = set()
    for conference in run.order.conferences:
        try:
            for of, digest, records in _handouts(run, conference):
                handouts[of], printed[of] = digest, records
        except MisprintError:
            unset.add(conference.slug)
    return Made(pages, handouts, printed, frozenset(unset))


def _handouts(run: Run, conference: Conference) -> list[tuple[Of, str, frozenset[str]]]:
    bench = workbench(run, conference)
    found = []
    for municipality in run.order.municipalities:
        own = handout(bench, municipality)
        data = handouts_data(bench, [own], municipality.official_name)
        found.append(((conference.slug, municipality.slug), _digest(data), frozenset(own.records)))
    return found


def _digest(data: object) -> str:
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()


def _own_files(findings: Findings) -> dict[str, bytes]:
    """Give the records and registers; a line that ends as Windows ends it is the same line."""
    return {
        path: content.replace(b"\r\n", b"\n")
        for path, content in findings.files.items()
        if record_type_at(path) or register_at(path)
    }
