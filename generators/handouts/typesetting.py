"""Plain data -> PDF, through Typst: the only module that knows Typst, its templates and its fonts.

No text is ever evaluated: data travels as JSON. System fonts are never used: pages are alike on every machine.
Data comes in as files, since what Typst laid out for one document serves the next only where both have the same inputs.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import typst

Standard = Literal["ua-1", "a-2a"]
ACCESSIBLE: tuple[Standard, ...] = ("ua-1",)
ARCHIVAL: tuple[Standard, ...] = ("ua-1", "a-2a")
# Nobody reads those: they are put in inks and cut. Both standards forbid it, and tags would not survive it.
FOR_THE_PRESS: tuple[Standard, ...] = ()

# Typst keeps what it laid out for ten further documents. A handout shares much with those before it, and a volume with
# the one before; but what a volume does not share is large, and is dropped before the second after it.
_LARGE = 1_000_000
_ROUNDS_AFTER_A_LARGE_ONE = 6
_ROUNDS_TO_FORGET_ALL = 12
# A number that is narrower than was thought may move a line, and so another number; hardly ever more than once.
_MOST_LAYOUTS = 6


class MisprintError(Exception):
    """Typst could not make the document; what it said, in English, for the developer."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document to print or, where a label is named, to lay out and read back.

    Those of one `kin` are laid out much alike; what is kept for them is dropped when another kin comes. One that is
    `numbered` names pages of its own: it tells under its label where things stand, and is told so in its identity.
    """

    template: str
    inputs: Mapping[str, Any]
    standards: tuple[Standard, ...] = ACCESSIBLE
    label: str = ""
    kin: str = ""
    numbered: bool = False


Done = Any
"""A PDF, what stood under a label, or the MisprintError of a job that failed; None where there was no job."""
Crew = Callable[[Iterable[Job | None]], Iterator[Done]]
"""Does many jobs at once and hands them over in the order they came."""


class Typesetter:
    """Typst with our templates and fonts and a fixed time, ready to print; a crew helps with many documents."""

    crew: Crew | None = None
    _kin = ""

    def __init__(self, templates: Path, fonts: Path, date: dt.date, crew: Crew | None = None) -> None:
        self.crew = crew
        self._templates = templates
        self._fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)])
        self._timestamp = dt.datetime(date.year, date.month, date.day, tzinfo=dt.UTC)
        self._compiler = typst.Compiler(root=str(templates), font_paths=self._fonts)

    def each(self, jobs: Iterable[Job | None]) -> Iterator[Done]:
        """Do many jobs, in order; one that fails gives its error and keeps no other back."""
        return self.crew(jobs) if self.crew else map(self.done, jobs)

    def done(self, job: Job | None) -> Done:
        """Do one job by itself."""
        if job is None:
            return None
        if job.kin and job.kin != self._kin:
            self._kin = job.kin
            self._forget(_ROUNDS_TO_FORGET_ALL)
        try:
            if job.label and not job.numbered:
                return self.query(job.template, job.inputs, job.label)
            inputs = self.numbered(job) if job.numbered else job.inputs
            return self.print(job.template, inputs, job.standards)
        except MisprintError as error:
            return error

    def numbered(self, job: Job) -> Mapping[str, Any]:
        """Lay a document out until the page numbers in it move nothing more; raises MisprintError where Typst fails."""
        inputs, identity = job.inputs, job.inputs["identity"]
        for _ in range(_MOST_LAYOUTS):
            found = self._read(job.template, inputs, job.label)
            moved = _pages(found) != _pages(inputs["identity"][job.label])
            inputs = {**inputs, "identity": identity | {job.label: found}}
            if not moved:
                break
        return inputs

    def print(self, template: str, inputs: Mapping[str, Any], standards: Sequence[Standard] = ACCESSIBLE) -> bytes:
        """Set one document; raises MisprintError where Typst fails or warns."""
        try:
            content, warnings = self._compiler.compile_with_warnings(
                files(template, inputs),  # type: ignore[type-var]
                sys_inputs=flags(inputs),
                pdf_standards=list(standards),
                timestamp=self._timestamp,
                pdf_tags=standards != FOR_THE_PRESS,
            )
        except typst.TypstError as error:
            raise MisprintError(str(error)) from error
        if content is not None and len(content) > _LARGE:
            self._forget(_ROUNDS_AFTER_A_LARGE_ONE)
        if warnings or not isinstance(content, bytes):
            raise MisprintError("\n".join(warning.message for warning in warnings))
        return content

    def file(self, template: str) -> bytes:
        """Give a template that another program fills."""
        return (self._templates / template).read_bytes()

    def draw(self, template: str, inputs: Mapping[str, Any]) -> bytes:
        """Draw one page as a PNG, a point to each dot; raises MisprintError where Typst fails or warns."""
        try:
            content, warnings = self._reading(template, inputs).compile_with_warnings(format="png", ppi=72)
        except typst.TypstError as error:
            raise MisprintError(str(error)) from error
        if warnings or not isinstance(content, bytes):
            raise MisprintError("\n".join(warning.message for warning in warnings))
        return content

    def query(self, template: str, inputs: Mapping[str, Any], label: str) -> Any:
        """Lay out a document, once, and read back what it noted under a label; raises MisprintError where Typst fails.

        What is given is for reading: whoever asks the same again gets the same.
        """
        question = _fingerprint(template, inputs, label)
        if question not in self._noted:
            try:
                self._noted[question] = self._read(template, inputs, label)
            finally:
                self._forget(_ROUNDS_TO_FORGET_ALL)
        return self._noted[question]

    def _read(self, template: str, inputs: Mapping[str, Any], label: str) -> Any:
        try:
            return json.loads(self._reading(template, inputs).query(f"<{label}>", field="value", one=True))
        except RuntimeError as error:
            raise MisprintError(str(error)) from error

    def unprintable(self, characters: Iterable[str]) -> set[str]:
        """Find the characters that one of our fonts has no sign for."""
        wanted = sorted(set(characters))
        if not wanted or self._can_print(wanted):
            return set()
        half = len(wanted) // 2
        if not half:
            return set(wanted)
        return self.unprintable(wanted[:half]) | self.unprintable(wanted[half:])

    def _can_print(self, characters: list[str]) -> bool:
        try:
            self.print("handouts/glyphs.typ", {"data": {"text": " ".join(characters), "faces": self._faces}})
        except MisprintError:
            return False
        return True

    def _forget(self, rounds: int) -> None:
        """Let Typst drop layouts it keeps from earlier documents: it counts by documents, so empty ones will do."""
        for _ in range(rounds):
            self._compiler.compile(_EMPTY, format="svg")  # type: ignore[type-var]

    @cached_property
    def _noted(self) -> dict[bytes, Any]:
        return {}

    @cached_property
    def _faces(self) -> list[dict[str, Any]]:
        faces = {(font.family, font.style, font.weight) for font in self._fonts.fonts()}
        return [{"family": family, "style": style.lower(), "weight": weight} for family, style, weight in sorted(faces)]

    def _reading(self, template: str, inputs: Mapping[str, Any]) -> typst.Compiler:
        return typst.Compiler(
            files(template, inputs),  # type: ignore[type-var]
            root=str(self._templates),
            font_paths=self._fonts,
            sys_inputs=flags(inputs),
        )


_EMPTY = {"main.typ": b""}


def _pages(places: Mapping[str, Sequence[float]]) -> dict[str, float]:
    return {name: page for name, (page, *_) in places.items()}


def _fingerprint(template: str, inputs: Mapping[str, Any], label: str) -> bytes:
    return hashlib.sha256(json.dumps([template, inputs, label], ensure_ascii=False).encode()).digest()


def files(template: str, inputs: Mapping[str, Any]) -> dict[str, bytes]:
    """Give what a template reads as files of JSON beside it."""
    data = {name: value for name, value in inputs.items() if value is not True}
    written = {f"{name}.json": json.dumps(value, ensure_ascii=False).encode() for name, value in data.items()}
    return {"main.typ": f'#include "/{template}"'.encode()} | written


def flags(inputs: Mapping[str, Any]) -> dict[str, str]:
    """Give what is only said to be so: a template asks whether it is there."""
    return {name: "" for name, value in inputs.items() if value is True}
