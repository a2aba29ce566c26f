"""What the page for wrong addresses knows of all that there is."""

import json

from generators.website.lost import places


def test_every_address_stands_under_its_folder_in_order_and_records_by_their_codes() -> None:
    """Whatever order the pages were made in, so that the same pages give the same file."""
    pages = ["", "temaer/", "temaer/data/", "erkendelser/", "erkendelser/E-002/", "erkendelser/E-001/", "haefter/a/b/"]
    written = places(pages)
    assert places(pages[::-1]) == written
    assert json.loads(written.removeprefix("klyngeviden.places=").removesuffix(";\n")) == {
        "below": {"": ["erkendelser", "temaer"], "temaer/": ["data"], "haefter/a/": ["b"]},
        "codes": ["E-001", "E-002"],
    }
