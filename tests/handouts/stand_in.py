"""A press that reckons instead of setting: records and parts are as high as it is told, and a handout costs nothing.

What it was asked to print stands in `printed`; a text that holds `misprint` cannot be set, and a sign in `lacking` has
no type.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generators import store
from generators.handouts.manuscript import Manuscript
from generators.handouts.order import PrintOrder
from generators.handouts.production import Run, prepare, workbench
from generators.handouts.sheets.workshop import Workbench
from generators.handouts.typesetting import ACCESSIBLE, MisprintError, Standard, Typesetter
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.records.registers import Conference, Municipality
from tests.handouts.conftest import EDITION

# As much as there is of everything, in points; a page has room for 740.
RECORD = {
    "forside": 60.0, "kort-0": 70.0, "kort-1": 100.0, "stort-0": 60.0, "stort-1": 90.0,
    "dilemma-0": 90.0, "dilemma-1": 120.0, "dilemma-2": 170.0, "model-0": 60.0, "model-1": 100.0, "model-2": 140.0,
    "raekke-0": 30.0, "raekke-1": 45.0, "handling-0": 70.0, "handling-1": 90.0, "handling-2": 120.0, "linje": 12.0,
    "ide-0": 40.0, "ide-1": 55.0,
}  # fmt: skip
PAGE = {
    "room": 742.0, "head": 30.0, "table-head": 20.0, "left-out": 20.0, "between-titles": 3.0,
    "between-entries": 12.0, "back": 100.0,
    "facts": 200.0, "facts-alone": 80.0, "under-question": 10.0, "about": 90.0, "about-wide": 60.0,
    "sources-head": 30.0, "between-sources": 4.0, "between-pairs": 6.0, "programme-head": 60.0, "programme-note": 20.0,
}  # fmt: skip
FRONT, MAP, ENTRY, QUESTION, SOURCE, POINT = 150.0, 180.0, 70.0, 40.0, 20.0, 15.0
PDF = b"<</Type/Page>> /StructTreeRoot 1 0 R /Marked true /DisplayDocTitle true /Title(x) /Lang(da-DK)"


class StandIn(Typesetter):
    """The press; `heights` and `parts` change what a record's forms and the parts of a page measure."""

    def __init__(
        self,
        *,
        misprint: str = "",
        lacking: str = "",
        heights: dict[str, float] | None = None,
        parts: dict[str, Any] | None = None,
    ) -> None:
        self.misprint, self.lacking = misprint, lacking
        self.heights, self.parts = RECORD | (heights or {}), PAGE | (parts or {})
        self.question, self.entry = QUESTION, ENTRY
        self.printed: list[tuple[str, Mapping[str, Any]]] = []
        self.forgotten = 0

    def print(self, template: str, inputs: Mapping[str, Any], _: Sequence[Standard] = ACCESSIBLE) -> bytes:
        self._set(inputs)
        self.printed.append((template, inputs))
        return PDF

    def _forget(self, rounds: int) -> None:
        self.forgotten += bool(rounds)

    def file(self, template: str) -> bytes:
        return (store.TEMPLATES / template).read_bytes()

    def _read(self, template: str, inputs: Mapping[str, Any], label: str) -> Any:
        if label == "places":
            return inputs["identity"]["places"]
        data = inputs["data"]
        if template == "handouts/measure.typ":
            self._set(inputs)
            return {record["id"]: self._record(record) for record in data["records"]}
        fronts, agenda = data["fronts"], data["conference"]["agenda"]
        return {
            "fronts": dict.fromkeys(fronts, FRONT),
            "maps": dict.fromkeys(fronts, MAP),
            "entries": [self.entry] * len(data["entries"]),
            "sources": dict.fromkeys(data["sources"], SOURCE),
            "programme": [POINT] * len(agenda),
        } | self.parts

    def unprintable(self, characters: Iterable[str]) -> set[str]:
        return set(characters).intersection(self.lacking)

    def _record(self, record: dict[str, Any]) -> dict[str, Any]:
        questions = [{"width": None, "height": self.question} for _ in record["questions"]]
        return {"widths": {}, "across": None, "heights": self.heights, "questions": questions}

    def _set(self, inputs: Mapping[str, Any]) -> None:
        if self.misprint and self.misprint in str(inputs):
            raise MisprintError(self.misprint)


def run_of(
    base: KnowledgeBase,
    press: Typesetter,
    municipalities: Sequence[Municipality] | None = None,
    files: dict[str, bytes] | None = None,
) -> Run:
    """Prepare the handouts of all theme conferences, for some municipalities or for all."""
    wanted = base.municipalities if municipalities is None else municipalities
    return prepare(PrintOrder(Manuscript(base, EDITION, files=files or {}), base.theme_conferences, wanted), press)


def bench_of(base: KnowledgeBase, press: Typesetter, conference: Conference | None = None) -> Workbench:
    """Lay a workbench for one conference alone: the first, unless another is named."""
    day = conference or base.theme_conferences[0]
    return workbench(prepare(PrintOrder(Manuscript(base, EDITION), [day], base.municipalities), press), day)
