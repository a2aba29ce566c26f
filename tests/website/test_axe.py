"""That axe still finds what it is there for, though it is shown text of one colour and ground once only."""

import pytest
from playwright.sync_api import Page

from tests.website.axe import colours, everything, without_room

pytestmark = pytest.mark.browser

PLAIN = "<p>Sort på hvidt.</p><p>Det er det samme.</p>"
SHEET = """<!doctype html><html lang="da"><meta name="viewport" content="width=device-width"><title>Prøve</title><style>
body { color: #000; background: #fff; font-size: 16px } .pale { color: #999 } .dark { background: #333 }
.over { position: absolute; top: 0; left: 0 } .under { position: absolute; inset: 0; height: 9em; background: #222 }
.see-through { opacity: .3 } .heading { font-size: 32px } .grey { color: #949494 }
@media (prefers-color-scheme: dark) { .night { color: #333; background: #222 } }
</style><main><h1>Prøve</h1>%s</main></html>"""


@pytest.mark.parametrize(
    "body",
    [
        f"{PLAIN}<p class='pale'>Gråt på hvidt.</p>",
        f"{PLAIN}<div class='dark'>{PLAIN}</div>",
        f"{PLAIN}<p class='see-through'>Svagt.</p>",
        "<p class='heading grey'>Stort må være lysere.</p><p class='grey'>Småt må ikke.</p>",
        f"{PLAIN}<p class='pale' style='visibility: hidden'>Skjult.</p><p class='pale'>Gråt på hvidt.</p>",
        f"{PLAIN}<p class='night'>Det samme om dagen.</p>",
        f"{PLAIN}<p>Forklaring <input aria-label='Navn' class='pale' value='Gråt på hvidt'></p>",
    ],
    ids=["colour", "ground", "see-through", "size", "one is hidden", "at night", "field"],
)
def test_a_poor_contrast_among_good_ones_is_found(page: Page, body: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.set_content(SHEET % body)
    assert [fault.split(":")[0] for fault in everything(page)] == ["color-contrast"]
    assert [fault.split(":")[0] for fault in colours(page)] == ["color-contrast"]


def test_what_lies_over_another_is_looked_at_each_time(page: Page) -> None:
    over = "<p class='over' style='left:{}'>Sort.</p>"
    page.set_content(SHEET % f"{over.format('90%')}<div class='under'></div>{over.format(0)}")
    assert [fault.split(":")[0] for fault in colours(page)] == ["color-contrast"]


def test_each_look_is_at_the_page_as_it_stands(page: Page) -> None:
    page.set_content(SHEET % PLAIN)
    assert (everything(page), without_room(page)) == ([], [])
    page.evaluate("document.querySelectorAll('p')[1].className = 'pale'")
    assert [fault.split(":")[0] for fault in everything(page)] == ["color-contrast"]
    page.evaluate("document.querySelectorAll('p')[1].className = ''")
    page.emulate_media(color_scheme="dark")
    assert everything(page) == []
