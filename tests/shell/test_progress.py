"""The progress bar: one line on a terminal, with how long is left; one line at the end elsewhere."""

import io

import pytest

from generators.progress import Progress


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        """Say that somebody watches."""
        return True


@pytest.mark.parametrize(
    ("seconds_each", "done", "said"),
    [
        (0.1, 4, "fil-4.pdf"),
        (2, 1, "fil-1.pdf"),
        (2, 2, "ca. 16 sek. tilbage"),
        (30, 2, "ca. 4 min. tilbage"),
        (30, 8, "ca. 1 min. tilbage"),
        (2, 10, "fil-10.pdf"),
    ],
)
def test_the_bar_tells_how_long_is_left(seconds_each: float, done: int, said: str) -> None:
    """Once that can be told, and not where nothing is left."""
    stream, clock = _Terminal(), iter(seconds_each * step for step in range(20))
    progress = Progress(10, "Hæfter", stream, now=lambda: next(clock))
    for number in range(1, done + 1):
        progress.step(f"haefter/x/fil-{number}.pdf".rsplit("/", 1)[-1])
    shown = stream.getvalue().rsplit("\r", 1)[-1]
    assert f" {done}/10 {said}" in shown
    progress.end()
    assert stream.getvalue().endswith(f"\rHæfter: {done}\n")


def test_elsewhere_there_is_one_line() -> None:
    """A log is not filled with bars."""
    stream = io.StringIO()
    progress = Progress(2, "Hæfter", stream)
    progress.step("a.pdf")
    progress.step("b.pdf")
    progress.end()
    assert stream.getvalue() == "Hæfter: 2\n"
