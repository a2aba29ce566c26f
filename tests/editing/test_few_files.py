"""The files that are walked in the browser: few, and nothing that the others hold is missing among them."""

from typing import Any

import pytest

from generators.editing.browser import configuration as told
from tests.editing.editor_page import SITE
from tests.editing.few_files import covering, shapes

IDEAS = next(row for row in told.configuration(SITE, "findings")["collections"] if row.get("name") == "ideer")
PLAIN = "titel: Ro\nresume: En linje\ntekst: |\n  Et afsnit.\nsoegeord: [a, b]\n"


@pytest.mark.parametrize(
    "other",
    [
        "# Om posten\n" + PLAIN,
        PLAIN.replace("En linje", ">-\n  En linje"),
        PLAIN.replace("En linje", '"En: linje"'),
        PLAIN.replace("Et afsnit.", "- Et punkt"),
        PLAIN.replace("Et afsnit.", "Et\u00a0afsnit."),
        PLAIN.replace("[a, b]", "[a]"),
        PLAIN.replace(" [a, b]", "\n  - a\n  - b"),
        PLAIN + "dato: 2018-03-19\n",
        PLAIN + "kilder:\n  - kilde: a\n",
    ],
)
def test_what_is_new_in_a_file_makes_it_one_of_the_few(other: str) -> None:
    known: dict[str, Any] = {name: shapes(IDEAS, PLAIN) for name in ("A", "B")}
    assert covering(known) == ["A"]
    assert set(covering(known | {"C": shapes(IDEAS, other)})) >= {"C"}
