"""What the check lets through can be made: every page, handout, sheet, publication and Word file, whatever the texts.

Records are drawn from the models themselves, so a new field is tried without a word here.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any, get_args

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticUndefined

from generators import problems, site_sources, store
from generators.handouts.manuscript import Manuscript
from generators.handouts.order import whole
from generators.handouts.organiser.package import pack
from generators.handouts.product import Product
from generators.handouts.production import prepare, produce
from generators.handouts.setting.parts import Edition
from generators.handouts.typesetting import Typesetter
from generators.handouts.volumes import publication
from generators.knowledge.checks import check
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.problems import Level
from generators.reading.loader import load
from generators.records.fields import Choice, Entry, Text
from generators.records.record_types import RECORD_TYPES, RecordType
from generators.website import site_tree

SOUND = store.ROOT / "tests" / "golden" / "grundlag"
BASE, _ = store.read_findings(SOUND)
DATE = dt.date(2026, 11, 21)
EDITION = Edition("Udgave af 21. november 2026", DATE, "https://klyngeviden.example/", "Klyngeviden")

_ODD = (
    "en leder",
    "børnene",
    '"lige tegn"',
    "»citat«",
    "A/S & Co. (§ 4)",
    "1.000 kr. #5 ½ €",
    "5 > 3 og 2 < 4",
    "C:\\mappe\\fil",
    "{krølle} $x$ @navn",
    "naïve café – Ærø…",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk",
    "x" * 60,
    "1+1=2",
    "100 % af {{ x }}",
    "{% raw %} {# 1 < 2 #}",
    "a" * 40 + "-" + "b" * 19,
    "#set page() #let x = 1",
    "en\u00a0hård 2.\u202f000",
    "(a) ikke en liste: 1) heller ikke",
    "ω µ Ł ẞ ∞ ⅔",
)
_MARKED = (
    "**fed** og *kursiv* [E-001]",
    "[link](https://kl.dk/a_b?c=d&e=f)",
    "\\*stjerne\\* &amp; &nbsp;",
    "\n\n- et\n- to\n  - tre\n\n",
    "\n\n3. tre\n4. fire\n\n",
    "\n\n> citat\n\n",
    "\n\n### Overskrift\n\n",
    "\n\n| a | b | c | d |\n|---|---|---|---|\n| " + "W" * 13 + " | " + "i" * 40 + " | – | [D-001] |\n\n",
    "\n\n| [E-001] | **b** |\n|:--|--:|\n| a \\| b | [KL](https://kl.dk/) |\n\n",
    "linje  \nog linje",
    "\n\n- et\n\n  > citat\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n\n- to\n\n",
    "\n\n0. nul\n1. en\n\n",
    "\n\n> - punkt\n> - punkt\n>\n> **fed** slut\n\n",
    "\n\n#### [E-001] *og* mere\n\n",
    "<https://kl.dk/" + "sti/" * 30 + ">",
    "&#8364; &aelig; &mdash;",
)
# Where a field refers to something, what there is; the rest of the record is drawn.
_KNOWN: dict[str, Any] = {
    "temaer": ["faglig-ledelse"],
    "klynger": ["klynge-1"],
    "ophav": "klynge",
    "kommuner": [{"kommune": "Hedensted", "rolle": "klynge"}],
    "kilder": [{"kilde": "beskrivelsen", "sted": "Side 1"}],
    "status": "endelig",
    "dato": "2017-03",
    "optaget": "2026-11-21",
    "revideret": "2026-11-22",
    "bygger_paa": [],
    "haandterer": [],
    "relaterede": ["E-001"],
    "redaktionelle_felter": [],
    "tidligere_id": [],
}


def _texts(pieces: tuple[str, ...], least: int, most: int) -> st.SearchStrategy[str]:
    words = st.lists(st.sampled_from(pieces), min_size=1, max_size=12).map(" ".join)
    return words.map(lambda text: _fitted(text, least, most))


def _fitted(text: str, least: int, most: int) -> str:
    text = text.strip()
    if len(text) > most:  # never in the middle of a block or a word, which may be a mark
        text = text[:most].rsplit("\n\n" if "\n\n" in text[:most] else " ", maxsplit=1)[0].strip()
    text += "\n\n" if "\n" in text and len(text) < least else ""
    while len(text) < least:
        text += " og mere til"
    return text


def _limits(metadata: list[Any]) -> tuple[int, int]:
    least = max((getattr(mark, "min_length", None) or 0 for mark in metadata), default=0)
    most = min((getattr(mark, "max_length", None) or 10_000 for mark in metadata), default=10_000)
    return least, most


def _values(annotation: Any, metadata: list[Any]) -> st.SearchStrategy[Any]:
    """Draw a value for a field, as it stands in a file."""
    text = next((mark for mark in metadata if isinstance(mark, Text)), None)
    inner = [part for part in get_args(annotation) if part not in (type(None), Ellipsis)]
    if text:
        return _texts((*_ODD, *_MARKED) if text.rich else _ODD, *_limits(metadata))
    if getattr(annotation, "__metadata__", None) is not None:
        return _values(inner[0], [*metadata, *_flat(annotation.__metadata__)])
    if getattr(annotation, "__origin__", None) is tuple:
        least, most = _limits(metadata)
        return st.lists(_values(inner[0], []), min_size=least, max_size=min(most, 3), unique_by=str)
    return _values(inner[0], metadata) if inner else _of_type(annotation)


def _of_type(annotation: type) -> st.SearchStrategy[Any]:
    if issubclass(annotation, Choice):
        return st.sampled_from([str(choice) for choice in annotation])
    return _fields(annotation) if issubclass(annotation, Entry) else st.nothing()


def _flat(metadata: tuple[Any, ...]) -> Iterator[Any]:
    for mark in metadata:
        yield from getattr(mark, "metadata", None) or [mark]


def _fields(model: type[Entry]) -> st.SearchStrategy[dict[str, Any]]:
    drawn = {}
    for info in model.model_fields.values():
        if info.alias and info.alias not in _KNOWN:
            drawn[info.alias] = _values(info.annotation, list(info.metadata))
    needed = {key for key, info in _by_alias(model).items() if info.default is PydanticUndefined}
    return st.fixed_dictionaries(
        {key: value for key, value in drawn.items() if key in needed},
        optional={key: value for key, value in drawn.items() if key not in needed},
    )


def _by_alias(model: type[Entry]) -> dict[str, Any]:
    return {info.alias: info for info in model.model_fields.values() if info.alias}


def _record(row: RecordType) -> st.SearchStrategy[tuple[str, bytes]]:
    known = {key: value for key, value in _KNOWN.items() if key in _by_alias(row.model)}
    path = f"{row.folder}/{row.letter}-777.yml"
    # No two have the same title: that would be a fault of another kind.
    return _fields(row.model).map(lambda fields: (path, _dumped({**known, **fields, "titel": _own(row, fields)})))


def _own(row: RecordType, fields: dict[str, Any]) -> str:
    return _fitted(f"{row.singular}: {fields['titel']}", 8, 120)


def _dumped(fields: dict[str, Any]) -> bytes:
    # In double quotation marks each text keeps to its line, so none is folded.
    return yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=1_000_000, default_style='"').encode()


# An example takes seconds to make: what fails is shown as it was drawn.
_PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
_RECORDS = st.tuples(*(_record(row) for row in RECORD_TYPES))


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(store.TEMPLATES, store.FONTS / "print", DATE)


@settings(max_examples=15, phases=_PHASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(records=_RECORDS)
def test_odd_texts_are_let_through(records: tuple[tuple[str, bytes], ...]) -> None:
    """What means nothing to Markdown, YAML or a spreadsheet is nobody's error; warnings may be given."""
    found = [problem for problem in check(load(BASE | dict(records)), dt.date.max) if problem.level is Level.ERROR]
    assert found == [], problems.as_text(found)


@settings(max_examples=3, phases=_PHASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(records=_RECORDS)
def test_what_passes_the_check_is_made(typesetter: Typesetter, records: tuple[tuple[str, bytes], ...]) -> None:
    """Records that are not refused stop no output and lose nothing."""
    passed = dict(records)
    base = build(load(BASE | passed))
    _pages(base, passed)
    faults = [fault for product in _products(base, typesetter) for fault in product.problems]
    assert not problems.has_errors(faults), problems.as_text(faults)


def _pages(base: KnowledgeBase, passed: dict[str, bytes]) -> None:
    imprint = site_sources.imprint(base, SOUND, store.site())
    made = site_tree.pages(base, store.templates("pages"), imprint)
    assert {f"{path.removesuffix('.yml')}/index.md" for path in passed} <= set(made)


def _products(base: KnowledgeBase, typesetter: Typesetter) -> Iterator[Product]:
    manuscript = Manuscript(base, EDITION)
    run = prepare(whole(manuscript), typesetter)
    for conference in base.theme_conferences:
        made = list(produce(run, conference))
        yield from made
        yield from pack(run, conference, {p.address: p.content for p in made if p.content is not None})
    yield from publication.produce(manuscript, typesetter)
