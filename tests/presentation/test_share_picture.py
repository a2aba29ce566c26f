"""The picture that shows when a page is shared, read back sign by sign."""

import cv2
import numpy as np

from generators.presentation import share_picture
from generators.presentation.identity import SCREEN


def test_the_mark_stands_in_the_middle_of_the_cover_in_seven_squares() -> None:
    """Each of eight units of 16 with one between, one left out in two corners; the picture repeats itself."""
    written = share_picture.share_picture()
    assert share_picture.share_picture() == written
    picture = cv2.imdecode(np.frombuffer(written, np.uint8), cv2.IMREAD_COLOR)
    assert picture is not None
    assert picture.shape == (630, 1200, 3)
    ground, ink = (tuple(bytes.fromhex(SCREEN[name].light[1:])[::-1]) for name in ("band", "band-ink"))
    drawn = (picture == ink).all(axis=2)
    assert (drawn | (picture == ground).all(axis=2)).all()
    expected = np.zeros((630, 1200), bool)
    for column, row in ((0, 0), (1, 0), (0, 1), (1, 1), (2, 1), (1, 2), (2, 2)):
        left, top = 392 + 144 * column, 107 + 144 * row
        expected[top : top + 128, left : left + 128] = True
    assert (drawn == expected).all()


def test_a_head_says_what_the_picture_shows() -> None:
    assert share_picture.facts("Klyngeviden") == {
        "address": share_picture.ADDRESS,
        "width": 1200,
        "height": 630,
        "alt": "Mærket for Klyngeviden: syv felter",
    }
