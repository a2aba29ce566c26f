"""What a cluster writes in the form becomes sound records: the same limits, the same checks, the same YAML as here."""

import dataclasses
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from generators import cli, store
from generators.editing import form as yaml_form
from generators.editing.proposals import kind_of
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.rules import privacy
from generators.loading import read_checked
from generators.problems import Level
from generators.reading.yaml_values import parse
from generators.records.record_types import RECORD_TYPES, Status
from generators.website.proposal_page import SCRIPTS, form
from tests.tools.scripts import asked
from tests.website.proposals import MEETING, TODAY, draft

PURE = [name for name in SCRIPTS if name in ("names.js", "yaml.js", "proposal-checks.js", "proposal-files.js")]


@pytest.fixture(scope="module")
def known(base: KnowledgeBase) -> dict[str, Any]:
    """What the page knows, as the browser reads it."""
    read: dict[str, Any] = json.loads(json.dumps(form(base, "Klyngeviden", "kontor@kl.dk")))
    return read


@pytest.fixture
def findings(tmp_path: Path) -> Path:
    """The real findings, which a test may change."""
    return Path(shutil.copytree(store.FINDINGS, tmp_path / "findings"))


def _one(name: str, *arguments: Any) -> Any:
    return asked(PURE, [[name, *arguments]])[0]


@pytest.mark.parametrize("most", [False, True], ids=["least", "most"])
def test_what_the_form_makes_is_taken_in_without_an_error(
    findings: Path, tmp_path: Path, known: dict[str, Any], capsys: pytest.CaptureFixture[str], *, most: bool
) -> None:
    """One record of every type, at the shortest and at the longest that the form lets through."""
    written = draft(known, most=most)
    problems, files = asked(
        PURE, [["proposal.problems", written, known, TODAY], ["proposal.files", written, known, TODAY]]
    )
    assert problems == []
    folder = tmp_path / "sendt"
    for file in files:
        store.write(folder, file["name"], file["text"])
    before = {path.name for path in findings.rglob("*.yml")}
    assert cli.main(["new", "--fra", *map(str, sorted(folder.iterdir())), "--findings", str(findings)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(RECORD_TYPES) + 2
    found = [problem for problem in read_checked(findings)[1] if Path(problem.path).name not in before]
    assert [problem for problem in found if problem.level is Level.ERROR] == []
    for file in files:
        row = kind_of(file["name"], {})
        path = f"{getattr(row, 'folder', '')}/X-001.yml" if hasattr(row, "letter") else f"{row.path}/x.yml"
        assert yaml_form.formatted(path, file["text"].encode()) == file["text"]


def test_what_must_be_there_is_asked_for(known: dict[str, Any]) -> None:
    """An empty record is told every field that its model cannot do without, but for what the meeting says."""
    for row, own in zip(RECORD_TYPES, known["types"], strict=True):
        told = _one("proposalChecks.problems", own["fields"], {}, known["rules"])
        with pytest.raises(ValidationError) as error:
            row.model.model_validate({})
        required = {str(fault["loc"][0]) for fault in error.value.errors()}
        given = {"id", "ophav", "status", "kilder", "dato", "optaget"}
        assert {problem["path"][0] for problem in told} == required - given | {"sted"}


def test_what_it_builds_on_is_there_and_stands_in_the_file(known: dict[str, Any]) -> None:
    """A record is linked to once; one that has gone since the draft was kept is told, and so is what is no number."""
    written = draft(known)
    fields = written["poster"][0]["felter"]
    first, second, *_ = [record for record, _ in known["records"]]
    fields["relaterede"] = [second, first, second]
    files = _one("proposal.files", written, known, TODAY)
    assert _one("proposal.problems", written, known, TODAY) == []
    assert f"relaterede: [{second}, {first}]\n" in files[0]["text"]
    fields["relaterede"] = [first, "Z-999", "<b>"]
    told = _one("proposal.problems", written, known, TODAY)
    assert {problem["message"] for problem in told if problem["path"] == ["poster", 0, "relaterede"]} == {
        "»Z-999« er ikke en post her.",
        "»<b>« er ikke en post her.",
    }


def test_only_records_that_hold_can_be_built_on(base: KnowledgeBase) -> None:
    """One that is withdrawn is not offered."""
    first = base.records[0].model_copy(update={"status": Status.FINAL})
    withdrawn = first.model_copy(update={"status": Status.WITHDRAWN})
    offered = _offered(dataclasses.replace(base, records=(withdrawn, *base.records[1:])))
    assert first.id in _offered(dataclasses.replace(base, records=(first, *base.records[1:])))
    assert first.id not in offered


def _offered(base: KnowledgeBase) -> list[str]:
    read: dict[str, Any] = json.loads(json.dumps(form(base, "Klyngeviden", "")))
    return [record for record, _ in read["records"]]


@pytest.mark.parametrize(
    ("typed", "title", "holds"),
    [
        ("e001", "E-001 Ledere mangler tid", True),
        ("E-001", "E-001 Ledere mangler tid", True),
        ("tid leder", "E-001 Ledere mangler tid", True),
        ("TID  arbejds", "E-001 Arbejdstiden skrider", True),
        ("laering", "E-002 Fælles læring", True),
        ("tid skole", "E-001 Ledere mangler tid", False),
        ("E-001", "A-001 En leder mangler tid", False),
        ("", "E-001 Ledere mangler tid", False),
    ],
)
def test_a_record_is_found_by_words_of_its_title_or_its_number(typed: str, title: str, *, holds: bool) -> None:
    """In any order, blind to case and to how æ, ø and å are written."""
    assert _one("names.holds", typed, title) is holds


def test_one_sign_more_or_less_is_told(known: dict[str, Any]) -> None:
    """Whole signs are counted, as the check counts them."""
    field = {**known["types"][0]["fields"][0], "least": 8, "most": 10}
    texts = ["a" * 7, "a" * 8, "å" * 10, "a" * 11, "😀" * 10]
    told = asked(PURE, [["proposalChecks.problems", [field], {"titel": text}, known["rules"]] for text in texts])
    assert [[each["message"] for each in found] for found in told] == [
        ["7 tegn; der skal mindst være 8."],
        [],
        [],
        ["11 tegn; der er højst plads til 10."],
        ["»😀😀😀😀😀😀« kan ikke trykkes."],
    ]


PRIVATE = [
    "Skriv til anne@hedensted.dk.",
    "Søren.ågård+x@århus-skole.dk og kl@kl.dk",
    "kl@kl.dk",
    "010170-1234",
    "310299 1234",
    "320170-1234",
    "Ring på tlf. 12 34 56 78",
    "Mobilnr.: +45 12345678",
    "0045 12 34 56 78",
    "12-34-56-78 og 12.34.56.78",
    "CVR 12 34 56 78",
    "EAN-nummer 12 34 56 78",
    "12345678 elever, 2016-2018, kl. 12.30",
    "side 12 13 14 15 16",
    "Budget 12 345 678 kr.",
]


def test_private_data_is_found_as_the_check_finds_it(known: dict[str, Any]) -> None:
    """E-mail, CPR and telephone: the same words on both sides."""
    there = asked(PURE, [["proposalChecks.privateIn", text, known["rules"]] for text in PRIVATE])
    here = [[snippet for _, snippet, _ in privacy.found_in(text)] for text in PRIVATE]
    assert [[each["words"] for each in found] for found in there] == here
    assert sum(map(bool, here)) > len(PRIVATE) / 3


def test_what_word_brings_along_goes() -> None:
    """Bullets with tabs, hard spaces, soft hyphens, lone ends of lines: words and lists are left."""
    pasted = (
        "Vi\u00a0tal\u00adte om\u200b tid.\r\n\u2022\tSkoler\r\n"
        "\uf0b7\tDagtilbud\r\no\tSFO\v1)\tFørst\r\n\r\n\r\nSlut\u2011ord \u202e"
    )
    assert _one("proposalChecks.paragraphs", pasted) == (
        "Vi talte om tid.\n\n- Skoler\n- Dagtilbud\n- SFO\n1. Først\n\nSlut-ord"
    )
    assert _one("proposalChecks.line", "En titel\r\npå\tto  linjer ") == "En titel på to linjer"


HOSTILE = [
    "null",
    "[]",
    '"x"',
    '{"klyngeviden":"foreslaa","udgave":1}',
    '{"klyngeviden":"foreslaa","udgave":1,"moede":[],"poster":{"length":3}}',
    '{"klyngeviden":"foreslaa","udgave":1,"moede":{"navn":{"toString":1},"__proto__":{"dato":"x"}},"poster":[null,1,"a",[]]}',
    '{"klyngeviden":"foreslaa","udgave":1,"poster":[{"type":"__proto__"},{"type":"constructor","felter":null}]}',
    '{"klyngeviden":"foreslaa","udgave":1,"poster":[{"type":"dilemma","felter":{"poler":[1,[[]],{"navn":[]}],"temaer":{"0":1}}}]}',
    '{"klyngeviden":"foreslaa","udgave":1,"poster":[{"type":"ide","felter":{"titel":"<img src=x onerror=alert(1)>"}}]}',
]


def test_a_hostile_draft_gives_texts_or_a_message(known: dict[str, Any]) -> None:
    """Whatever stands in the file, what comes out has the shape of a draft and can be checked and written."""
    for text, read in zip(HOSTILE, asked(PURE, [["proposal.fromFile", text, known] for text in HOSTILE]), strict=True):
        if isinstance(read, str):
            assert "Vælg en, der er hentet" in read, text
            continue
        assert list(read["draft"]["moede"]) == list(MEETING)
        assert all(isinstance(value, str) for value in read["draft"]["moede"].values())
        told, files = asked(
            PURE, [["proposal.problems", read["draft"], known, TODAY], ["proposal.files", read["draft"], known, TODAY]]
        )
        assert told
        assert all(parse(file["name"], file["text"].encode()).value for file in files), files
        assert any("img" in problem["message"] for problem in told) == ("<img" in text)


def test_what_cannot_be_kept_is_told(known: dict[str, Any]) -> None:
    """An unknown type and one record too many are named, and the rest is there."""
    many = [{"type": "ide", "felter": {"titel": f"Idé {number}"}} for number in range(102)]
    read = _one("proposal.of", {"poster": [{"type": "x"}, *many]}, known)
    assert len(read["draft"]["poster"]) == 100
    assert read["strange"][0] == "Post 1 har en slags, der ikke findes."
    assert read["strange"][-1] == "Post 103 er ikke med: Der er plads til 100."
    former = {"type": "ide", "felter": {"titel": "Idé", "baggrund": "Det stod her."}}
    (told,) = _one("proposal.of", {"poster": [former]}, known)["strange"]
    assert told == "Feltet »baggrund« findes ikke mere. Der stod: Det stod her."


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"kommuner": "Hedensted, Horsens, Odder, Skanderborg, Silkeborg og Favrskv"}, "»Favrskv« er ikke navnet"),
        ({"kommuner": "Hedensted"}, "1 kommune; en klynge har 6-8."),
        ({"dato": "2026-11-30"}, "Den dag er ikke kommet endnu."),
        ({"dato": "2026-02-30"}, "Her mangler en dag."),
        ({"titel": " \u200b "}, "Her mangler noget."),
        ({"navn": "x"}, "1 tegn; der skal mindst være 3."),
        ({"titel": "Skriv til anne@hedensted.dk"}, "Her står en e-mailadresse."),
    ],
)
def test_what_is_wrong_with_the_meeting_is_told(known: dict[str, Any], change: dict[str, str], told: str) -> None:
    """Who, when and from where."""
    written = {**draft(known), "moede": MEETING | change}
    (problem,) = _one("proposal.problems", written, known, TODAY)
    assert told in f"{problem['message']} {problem['hint']}"
    assert problem["path"] == ["moede", next(iter(change))]


def test_sixty_records_have_files_of_their_own_and_a_letter_that_fits(known: dict[str, Any]) -> None:
    """The same title twice is told; the files have names of their own, and the address of the letter stays short."""
    written = draft(known)
    written["poster"] = [written["poster"][number % 5] for number in range(60)]
    told, files, letter = asked(
        PURE,
        [
            ["proposal.problems", written, known, TODAY],
            ["proposal.files", written, known, TODAY],
            ["proposal.letter", written, known, "forslag.zip"],
        ],
    )
    assert {problem["message"] for problem in told} == {"En anden post har samme titel."}
    assert len({file["name"] for file in files}) == len(files) == 62
    assert "- og 50 til" in letter["body"]
    assert len(letter["href"]) < 2000
    assert letter["href"].startswith("mailto:kontor@kl.dk?subject=Forslag%20fra%20Klynge%20Midt")


def test_a_cluster_that_is_known_is_chosen_by_name(known: dict[str, Any]) -> None:
    """It is not made once more, whether it is chosen or typed."""
    own = {**known, "clusters": [["klynge-midt", "Klynge Midt"]]}
    for meeting in (MEETING, MEETING | {"klynge": "klynge-midt"}):
        files = _one("proposal.files", {**draft(own), "moede": meeting}, own, TODAY)
        assert not [file for file in files if file["name"].startswith("klynge-")]
    (problem,) = _one("proposal.problems", {**draft(own), "moede": MEETING | {"klynge": ""}}, own, TODAY)
    assert problem["hint"] == "Vælg jeres klynge."
