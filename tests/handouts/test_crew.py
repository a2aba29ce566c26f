"""Several processes set type at once: what they make, in which order, and how they end."""

import contextlib
import dataclasses
import datetime as dt
import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pytest

from generators import printing, store
from generators.crew import Crew, WorkerLostError
from generators.handouts.manuscript import Manuscript
from generators.handouts.order import PrintOrder, whole
from generators.handouts.typesetting import Job, MisprintError, Typesetter
from generators.knowledge.knowledge_base import KnowledgeBase
from tests.handouts.conftest import DATE, EDITION

EMPTY = Job("handouts/glyphs.typ", {"data": {"text": "", "faces": []}}, standards=())
IMPOSSIBLE = Job("handouts/handout.typ", {"data": {}, "identity": {}})


@contextlib.contextmanager
def crew(count: int) -> Iterator[Crew]:
    with Crew(count, store.TEMPLATES, store.FONTS / "print", DATE) as made:
        yield made


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_crew_makes_the_same_in_the_same_order(
    few: KnowledgeBase, typesetter: Typesetter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bytes, the table of preflight and what is told: two processes and none at all agree."""
    small = dataclasses.replace(few, municipalities=few.municipalities[:2], conferences=few.conferences[:1])
    told = []
    with crew(2) as many:
        for name, press in (("alone", typesetter), ("crew", Typesetter(store.TEMPLATES, FONTS, DATE, many.each))):
            outcome = printing.print_handouts(whole(Manuscript(small, EDITION)), tmp_path / name, press)
            told.append((outcome, capsys.readouterr().err))
    assert told[0] == told[1]
    assert files(tmp_path / "crew") == files(tmp_path / "alone")


FONTS = store.FONTS / "print"


def test_what_fails_is_handed_over_where_it_stands() -> None:
    """A job that cannot be done keeps no other back, and where there is nothing to do there is nothing."""
    with crew(2) as made:
        found = list(made.each([EMPTY, IMPOSSIBLE, None, EMPTY]))
    assert [type(one) for one in found] == [bytes, MisprintError, type(None), bytes]
    assert found[0] == found[3]


def test_a_process_that_is_killed_ends_the_run_and_leaves_none_behind() -> None:
    """The user is told in Danish; nobody waits for ever."""

    def killed() -> None:
        with printing.manned(DATE, 2, 1000) as press:
            done = press.each([EMPTY] * 64)
            next(done)
            for process in multiprocessing.active_children():
                process.kill()
            list(done)

    with pytest.raises(store.EnvironmentProblem, match="blev stoppet midt i arbejdet"):
        killed()
    assert multiprocessing.active_children() == []


def test_an_interruption_ends_every_process() -> None:
    def interrupted() -> None:
        with crew(2) as made:
            next(made.each([EMPTY] * 64))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert multiprocessing.active_children() == []


def test_a_worker_lost_before_it_is_asked_is_told_too() -> None:
    with crew(1) as made:
        (process,) = multiprocessing.active_children()
        process.terminate()
        process.join()
        with pytest.raises(WorkerLostError):
            list(made.each([EMPTY]))


def test_a_few_documents_need_no_crew(base: KnowledgeBase) -> None:
    """The handouts of one municipality are set at once, without a wait for other processes."""
    order = PrintOrder(Manuscript(base, EDITION), base.theme_conferences, base.municipalities[:1])
    with printing.manned(dt.date(2026, 1, 1), 8, order.products) as press:
        assert press.crew is None
        assert multiprocessing.active_children() == []
