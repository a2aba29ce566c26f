"""`klyngeviden search` finds in the terminal what the site finds, and measures itself."""

import io
import json
from pathlib import Path

import pytest

from generators import console
from generators.cli import main

SET = Path(__file__).parent / "evaluation"
FINDINGS = str(SET / "findings")


def test_the_best_hits_are_listed_with_id_type_and_title(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "ledelseskæden", "--findings", FINDINGS]) == 0
    first, *_ = capsys.readouterr().out.splitlines()
    assert first.split()[1] in {"model", "erkendelse"}
    assert "ledelseskæde" in first.casefold()


def test_json_is_whole_where_the_output_has_few_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """A console on Windows reads a pipe in its own letters: the JSON has none that it could take for others."""
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding="utf-8", write_through=True)
    monkeypatch.setattr(console, "console_page", lambda: 850)
    monkeypatch.setattr("sys.stdout", stream)
    assert main(["search", "--json", "læring", "--findings", FINDINGS]) == 0
    assert written.getvalue().isascii()
    assert any("læring" in hit["title"].casefold() for hit in json.loads(written.getvalue()))


def test_json_lists_every_hit_best_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--json", "trivsel", "i", "dagtilbud", "--findings", FINDINGS]) == 0
    hits = json.loads(capsys.readouterr().out)
    assert {tuple(hit) for hit in hits} == {("id", "title", "type", "score"), ("id", "title", "type", "score", "svag")}
    assert len(hits) > 10
    weak = [hit.get("svag", False) for hit in hits]
    assert weak == sorted(weak)


def test_a_hit_by_another_word_says_which(capsys: pytest.CaptureFixture[str]) -> None:
    main(["search", "rektor", "--findings", FINDINGS])
    assert "(viser også: skoleleder)" in capsys.readouterr().out


def test_nothing_found_is_an_answer_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "qqqqqqqq", "--findings", FINDINGS]) == 0
    assert capsys.readouterr().out == "Intet svarer til »qqqqqqqq«. Prøv et andet ord, eller en del af ordet.\n"


def test_a_word_that_is_not_found_is_told_and_the_nearest_are_few(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "trivselsxyzqwer", "--findings", FINDINGS]) == 0
    said, *hits = capsys.readouterr().out.splitlines()
    assert said == "Vi fandt ikke »trivselsxyzqwer«. Det nærmeste er:"
    assert 1 <= len([hit for hit in hits if not hit.startswith("…")]) <= 5
    main(["search", "dagtilbud", "xyzqwxyzqw", "--findings", FINDINGS])
    assert capsys.readouterr().out.startswith("Vi fandt ikke »xyzqwxyzqw«. Her er det, der svarer til resten.\n")


def test_nothing_asked_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--findings", FINDINGS]) == 2
    assert "Skriv, hvad du søger" in capsys.readouterr().err


def test_evaluation_translates_ids_and_prints_each_class(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--evaluer", str(SET / "queries.json"), "--findings", FINDINGS]) == 0
    heading, everything, *classes = capsys.readouterr().out.splitlines()
    assert heading.split() == ["klasse", "antal", "recall@10", "MRR@10", "NDCG@10", "P@5", "uden", "fund"]
    assert everything.split()[:2] == ["alle", "74"]
    assert len(classes) == 8


def test_evaluation_as_json_is_in_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    queries = tmp_path / "queries.json"
    queries.write_text(
        json.dumps([{"cls": "x", "q": "E-001", "rel": ["E-001"]}, {"cls": "x", "q": "qqqq", "rel": ["E-002"]}])
    )
    assert main(["search", "--json", "--evaluer", str(queries), "--findings", FINDINGS]) == 0
    everything, _ = json.loads(capsys.readouterr().out)
    assert everything == {"cls": "alle", "queries": 2, "recall": 0.5, "mrr": 0.5, "ndcg": 0.5, "p5": 0.5, "zero": 0.5}


@pytest.mark.parametrize("content", ["", "{", "[1]", '[{"q": "x"}]', '{"a": 1}'])
def test_a_file_that_holds_no_queries_is_named(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    queries = tmp_path / "queries.json"
    queries.write_text(content)
    assert main(["search", "--evaluer", str(queries), "--findings", FINDINGS]) == 2
    assert "queries.json kan ikke læses" in capsys.readouterr().err
