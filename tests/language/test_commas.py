"""One comma system, startkomma: a comma before every subordinate clause. Danish quotation marks, one term a thing."""

import re

import pytest

from tests.language.texts import all_texts

# Words that always open a subordinate clause, unless one of these stands before them and opens it already, or
# joins it to another clause.
OPENERS = r"(fordi|hvis|hvordan|hvorfor|hvorvidt|skønt|eftersom)"
JOINED = {
    "og",
    "eller",
    "men",
    "samt",
    "ikke",
    "kun",
    "især",
    "også",
    "netop",
    "bare",
    "først",
    "end",
    "både",
    "andet",
    "hverken",
    "selv",
    "lige",
    "præcis",
    "navnlig",
    "blot",
    "enten",
    "uanset",
}
# A question word that ends its sentence, as in »ikke om hvordan«, opens no clause.
MISSING = re.compile(rf"(\w+) {OPENERS}\b(?= (?!og\b|eller\b)\w)")


def _missing_commas(text: str) -> list[str]:
    return [
        text[max(0, match.start() - 20) : match.end() + 20]
        for match in MISSING.finditer(text)
        if match[1].lower() not in JOINED
    ]


def test_subordinate_clauses_open_with_a_comma() -> None:
    """No clause with fordi, hvis, hvordan, hvorfor or hvorvidt stands without its comma."""
    missing = {f"{path} {field}": found for path, field, text in all_texts() if (found := _missing_commas(text))}
    assert missing == {}


@pytest.mark.parametrize("text", ["Ingen ved hvordan det går.", "Det sker fordi de vil."])
def test_a_missing_comma_would_be_found(text: str) -> None:
    """The rule sees a clause without its comma."""
    assert _missing_commas(text)


def test_only_danish_quotation_marks_are_used() -> None:
    """English and straight quotation marks do not reach a reader."""
    own = [(path, field, text) for path, field, text in all_texts() if not field.endswith("citat")]
    wrong = [f"{path} {field}" for path, field, text in own if re.search('["“”]', text)]
    assert wrong == []


def test_the_terms_are_the_same_everywhere() -> None:
    """One thing has one name in our own text; quotations and names keep their own."""
    others = re.compile(r"\b(børne- og ungeområdet|børn og unge-området|byrådet|byråd|daginstitution)\b", re.IGNORECASE)
    own = [
        (path, field, text)
        for path, field, text in all_texts()
        if not re.search(r"(citat|soegeord|ord\.|titel|sted|navn|begreb|former|forklaring)", field)
    ]
    assert [f"{path} {field}: {match[0]}" for path, field, text in own if (match := others.search(text))] == []
