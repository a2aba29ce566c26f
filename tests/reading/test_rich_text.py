"""The allowed Markdown becomes one small tree, and the tree becomes HTML, data and plain text."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.reading import rich_text, text_faults


def _html(text: str) -> str:
    return rich_text.to_html(rich_text.parse(text), lambda record_id: f'<a href="{record_id}">{record_id}</a>')


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Et *ord* og **et til**.", "<p>Et <em>ord</em> og <strong>et til</strong>.</p>"),
        ("Linje\nog linje", "<p>Linje og linje</p>"),
        ("Efter en linje\n- en\n- to", "<p>Efter en linje</p><ul><li>en</li><li>to</li></ul>"),
        ("1. en\n2. to", "<ol><li>en</li><li>to</li></ol>"),
        ("3. tre\n4. fire", '<ol start="3"><li>tre</li><li>fire</li></ol>'),
        ("0. nul", '<ol start="0"><li>nul</li></ol>'),
        ("> citat", "<blockquote><p>citat</p></blockquote>"),
        ("### Emne", "<h3>Emne</h3>"),
        ("Se [A-012].", '<p>Se <a href="A-012">A-012</a>.</p>'),
        ("[KL](https://kl.dk/?a=1&b=2)", '<p><a href="https://kl.dk/?a=1&amp;b=2" rel="noopener">KL</a></p>'),
        ("2 < 3 & 4", "<p>2 &lt; 3 &amp; 4</p>"),
    ],
)
def test_text_becomes_html(text: str, html: str) -> None:
    """Each allowed form has one rendering."""
    assert _html(text) == html


def test_tables_have_column_headers() -> None:
    """A table on a page tells a screen reader which cells are headings."""
    assert '<th scope="col">Hvem</th>' in _html("| Hvem | Hvad |\n|---|---|\n| a | b |")


def test_quotation_marks_become_danish() -> None:
    """Straight marks are set as »…«, and dashes and points as print has them."""
    assert _html('Han sagde "ja" -- og så...') == "<p>Han sagde »ja« – og så…</p>"


def test_headings_are_lowered_to_fit_the_page() -> None:
    """A text may stand under a heading of its own."""
    nodes = rich_text.parse("### Emne")
    assert rich_text.to_html(nodes, str, heading_shift=1) == "<h4>Emne</h4>"


def test_plain_text_keeps_the_words_apart() -> None:
    """Blocks are separated by a space, inline parts are not."""
    assert rich_text.to_text(rich_text.parse("Et *o*rd.\n\n- en\n- to [A-012]")) == "Et ord. en to A-012"


def test_data_keeps_the_first_number_and_what_is_empty() -> None:
    """Paper counts as the page does, and a part without children is still one that holds."""
    assert rich_text.to_data(rich_text.parse("3. tre\n4.")) == [
        {
            "k": "ol",
            "s": 3,
            "c": [{"k": "li", "c": [{"k": "text", "t": "tre"}]}, {"k": "li", "c": []}],
        }
    ]


def test_data_for_print_is_plain_json() -> None:
    """The tree for Typst holds only what is filled in."""
    assert json.loads(json.dumps(rich_text.to_data(rich_text.parse("Se [A-012]")))) == [
        {"k": "p", "c": [{"k": "text", "t": "Se "}, {"k": "record", "t": "A-012"}]}
    ]


def test_the_first_place_of_a_term_is_marked() -> None:
    """A term is marked once, in any of its forms, as a whole word, and never inside a link or heading."""
    forms = {"ledelseskæde": "ledelseskaede", "ledelseskæden": "ledelseskaede", "mål": "maal"}
    text = "### Mål\n\nLedelseskæden [mål](https://kl.dk) og målet, *mål* og ledelseskæde."
    nodes = rich_text.with_terms(rich_text.parse(text), forms)
    html = rich_text.to_html(nodes, str, term=lambda word, key: f"<{key}>{word}</{key}>")
    assert html == (
        '<h3>Mål</h3><p><ledelseskaede>Ledelseskæden</ledelseskaede> <a href="https://kl.dk" rel="noopener">mål</a> '
        "og målet, <em><maal>mål</maal></em> og ledelseskæde.</p>"
    )


def test_without_terms_nothing_is_marked() -> None:
    """An empty glossary leaves the text as it is."""
    nodes = rich_text.parse("Et ord.")
    assert rich_text.with_terms(nodes, {}) == nodes


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_no_text_breaks_the_reading(text: str) -> None:
    """Whatever a text holds, its faults and its tree can be made, and no tag of its own reaches the page."""
    list(text_faults.rich_faults(text))
    html = _html(text)
    assert "<script" not in html.lower()
    json.dumps(rich_text.to_data(rich_text.parse(text)))


@given(
    st.lists(
        st.sampled_from(
            ["<b>", "*", "**", "[", "](", ")", "> ", "- ", "\n", "\n\n", "| a |", "---", "[A-012]", "ø", "`"]
        )
    )
)
def test_no_mixture_of_markup_breaks_the_reading(parts: list[str]) -> None:
    """Markup that is cut short or tangled becomes text or a fault."""
    text = "".join(parts)
    list(text_faults.rich_faults(text))
    assert "<b>" not in _html(text)


def test_the_longest_term_is_marked_and_each_once() -> None:
    """A phrase before the words in it, whatever order they come in; the second time it is plain."""
    nodes = rich_text.with_terms(
        rich_text.parse("Data og dialog, data og DATA og dialog."), {"data": "d", "data og dialog": "dd"}
    )
    html = rich_text.to_html(nodes, str, term=lambda text, key: f"[{key}:{text}]")
    assert html == "<p>[dd:Data og dialog], [d:data] og DATA og dialog.</p>"
