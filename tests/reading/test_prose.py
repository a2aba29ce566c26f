"""A text that is taken for plain prose is not taken apart, so nothing in such a text may be wrong Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.reading import text_faults
from generators.reading.texts.prose import is_prose

_PIECES = (
    *("Ord", "ord med flere", "»citat«", "[A-012]", "[E-0012]", "2017", "a) en", "A-012", "[a-1]", "kl. 9:30"),
    *("eller/og", "- ", "  ", "    ", "\n", "\n\n", "\n- ", "\n  ", "\n    ", "• ", "– ", "1. ", "2) ", "+ ", "> "),
    *("# ", "#", "==", "---", "===", ":", "::: ", "!!! ", "(", ")", "](", "]: https://kl.dk", "www.kl.dk"),
    *(
        "mailto:a@b.dk",
        "*",
        "_",
        "~~",
        "|",
        "`",
        "<b>",
        "&amp;",
        "\\",
        "[^1]",
        "[ ] ",
        "[TOC]",
        "å",
        "\t",
        "\u00a0",
        ".",
    ),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_prose_holds_no_fault(text: str) -> None:
    """Whatever is mixed, what passes as prose has nothing to tell."""
    assert not is_prose(text) or list(text_faults.markdown_faults(text)) == []


@given(st.text(alphabet=st.sampled_from("aA»[]-012 \n)(:/.w*•"), max_size=40))
def test_prose_sign_by_sign_holds_no_fault(text: str) -> None:
    """Nor where the signs come one by one."""
    assert not is_prose(text) or list(text_faults.markdown_faults(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Et afsnit\nover to linjer.",
        "Se [A-012], [E-0123].\n\n- Et punkt\n  med mere\n- Et til\n\nSlut.\n",
        "»Citat« først.",
    ],
)
def test_most_texts_are_prose(text: str) -> None:
    """Paragraphs, lists and references need no taking apart."""
    assert is_prose(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Et *ord*",
            "a) en",
            "Tekst\n- punkt",
            "- Et\n\n    kode",
            "[A-012]: https://kl.dk",
            "[A-012](x)",
            "Se A-012.",
        ),
        *("• et", "1. en", "Se www.kl.dk", "[a-1]", "Titel\n---", "Ord\tord", "- "),
    ],
)
def test_what_may_be_wrong_is_taken_apart(text: str) -> None:
    """Where a sign may mean something, the text is read as Markdown."""
    assert not is_prose(text)
