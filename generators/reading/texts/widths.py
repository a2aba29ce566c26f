"""How wide signs are on paper, in thousandths of the letter size; held to the vendored fonts by a test.

Knows no text; what a cell has room for is measured by it, in the check and where words are parted.
"""

from functools import cache

# The widest of the four sans faces, rounded up to twenty.
WIDTHS = (
    (280, "ij|¦ìíîïĩīįıĵ"),
    (300, "',.:;l·ĺļ"),
    (320, "IÌÍÎÏĨĪĮİľ"),
    (340, "!-¡"),
    (360, "()/[\\]f{}ªł"),
    (380, "°²³¹º"),
    (400, "rtŕŗřţť"),
    (460, "*szŀśŝşšźżž"),
    (480, "?c«®»¿çćĉċč"),
    (500, "_"),
    (520, "JLexèéêëēĕėęěĴĹĻĽĿ"),
    (540, '"#$+0123456789<=>FY^agvy~¢£¤¥§¬±×Ýàáâãäå÷ýÿāăąĝğġģŶŷŸ'),
    (560, "ESTVZ`ko¨¯ÈÉÊËðòóôõöøĒĔĖĘĚķĸŁōŏőŚŜŞŠŢŤŹŻŽ"),
    (580, "AXbdhnpquÀÁÂÃÄÅñùúûüþĀĂĄđĥħńņňŋũūŭůűų"),
    (600, "CPµÇĆĈĊČ"),
    (620, "BKRÞďĶŔŖŘ"),
    (640, "DG¶ßĎĜĞĠĢ"),
    (660, "ÐĐ"),
    (680, "&HNUÑÙÚÛÜĤŃŅŇŊŨŪŬŮŰŲ"),
    (700, "OQÒÓÔÕÖØŌŎŐ"),
    (720, "Ħ"),
    (760, "©"),
    (780, "Mwŵ"),
    (800, "æ"),
    (820, "W¼¾Ŵ"),
    (840, "œ"),
    (860, "%m½Æŉ"),
    (880, "Œ"),
    (920, "@"),
    (1260, "‰"),
    (1500, "⸺"),
    (2200, "⸻"),
)
# Any other sign that can be printed.
_OTHER = 1000
_MM = 9 / 1000 * 25.4 / 72  # cells are set in 9 points


@cache
def _widths() -> dict[str, int]:
    return {sign: width for width, signs in WIDTHS for sign in signs}


def width(word: str) -> int:
    """Give the width of a word without its kerning, in thousandths of the letter size."""
    known = _widths()
    return sum(known.get(sign, _OTHER) for sign in word)


def millimetres(word: str) -> float:
    """Give the width of a word in the cell of a table."""
    return width(word) * _MM


# --- what the templates leave a table: the narrowest is half a handout's page, and each cell has an inset -------------

_TABLE, _INSET = 83.0, 2.8


def room(columns: int) -> float:
    """Give the room for a line in a cell of a table of so many columns, in millimetres."""
    return _TABLE / columns - _INSET
