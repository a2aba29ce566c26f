"""The pictures of the guide show what the commands say now, and are told to those who do not see them."""

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import cv2
import pytest

from tests.tools.guide_pictures import GUIDE, THREE, terminals

SHOWN = re.compile(r"!\[(.*?)\]\((.*?)\)\{ width=(\d+) height=(\d+) \}")


def test_the_terminal_says_what_its_pictures_show(tmp_path: Path) -> None:
    """Mended by: python -m tests.tools.guide_pictures."""
    folder = tmp_path / "findings"
    shutil.copytree(THREE, folder)
    drawn = {name: (GUIDE / name).read_text(encoding="utf-8") for name in ("terminal-ny.svg", "terminal-check.svg")}
    assert terminals(folder) == drawn


def test_every_picture_is_shown_and_small_and_has_its_shape_and_its_words() -> None:
    shown = SHOWN.findall((GUIDE / "index.md").read_text(encoding="utf-8"))
    assert {name for _, name, _, _ in shown} == {path.name for path in GUIDE.iterdir()} - {"index.md"}
    for words, name, width, height in shown:
        path = GUIDE / name
        assert len(words) > 30, name
        assert path.stat().st_size < 60_000, name
        wide, high = _size(path)
        assert int(width) / int(height) == pytest.approx(wide / high, rel=0.01), name


def _size(path: Path) -> tuple[int, int]:
    if path.suffix == ".svg":
        drawing = ET.parse(path).getroot()  # noqa: S314 - our own file
        return int(drawing.attrib["width"]), int(drawing.attrib["height"])
    picture = cv2.imread(str(path))
    assert picture is not None
    return picture.shape[1], picture.shape[0]
