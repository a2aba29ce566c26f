"""Private data are found however they are written, and other numbers are let through."""

import pytest

from generators.knowledge.rules.privacy import found_in


def _codes(text: str) -> list[str]:
    return [fault.code for fault, _, _ in found_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Ring på tlf. 12345678.",
        "Tlf.: 12 34 56 78",
        "tlf nr. 1234 5678",
        "Telefon 12-34-56-78",
        "telefonnummer 12345678",
        "TELEFONNR. 12345678",
        "mobil: 12 34 56 78",
        "+45 12345678",
        "+4512345678",
        "0045 12 34 56 78",
        "skriv eller ring (12 34 56 78)",
        "12.34.56.78",
    ],
)
def test_telephone_numbers_are_found(text: str) -> None:
    """After its name, after the country's number, or in pairs."""
    assert _codes(text) == ["telefon"]


@pytest.mark.parametrize("text", ["030798-1234", "0307981234", "030798 1234", "(290204-0001)", "Cpr 311299-9999."])
def test_civil_registration_numbers_are_found(text: str) -> None:
    """With a day that is in the calendar."""
    assert _codes(text) == ["cpr-nummer"]


@pytest.mark.parametrize("text", ["h.b@x.dk", "[skriv](mailto:h.b@x.dk)", "HANNE_B+1@mail.example.org", "æble@ø.dk"])
def test_addresses_are_found(text: str) -> None:
    """In links as well."""
    assert _codes(text) == ["e-mail"]


@pytest.mark.parametrize(
    "text",
    [
        "I 2016-2018 og 2019-2020.",
        "12345678 kr.",
        "12.345.678 kr.",
        "1 234 567 børn",
        "den 28.11.2017 kl. 09.30-10.15",
        "2017-11-28",
        "sag 20161018",
        "2016 2017 2018 2019",
        "CVR 12345678",
        "CVR-nr. 12 34 56 78",
        "EAN: 5798 0000 1234 5",
        "ISBN 978-87-1234-567-8",
        "ISBN 9788712345678",
        "kommunekode 0766 og 0101",
        "3,1415926535",
        "25, 50, 75 og 100 procent",
        "§ 12, stk. 34, nr. 56",
        "320798-1234",
        "a @ b",
        "KL@KL.DK",
        "kl@kl.dk.",
    ],
)
def test_other_numbers_are_nobodys(text: str) -> None:
    """Years, codes, sums, dates and references, and the organisation's own address."""
    assert _codes(text) == []
