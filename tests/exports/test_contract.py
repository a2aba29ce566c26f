"""What the open data promise is kept within a version, since programs of others rely on it."""

from generators.exports.data.schemas import all_schemas
from tests.exports import contract

BEFORE = "1.0\npost-ide.status = endelig\npost-ide.titel: string\n"


def test_no_promise_is_broken_within_a_version() -> None:
    assert contract.broken(contract.FILE.read_text(encoding="utf-8"), contract.now()) == []


def test_every_promise_is_written_down() -> None:
    assert contract.FILE.read_text(encoding="utf-8") == contract.now(), f"Run: {contract.MEND}"


def test_what_is_taken_away_or_changed_breaks_a_promise() -> None:
    gone, changed = "1.1\npost-ide.status = endelig\n", BEFORE.replace("titel: string", "titel: string | null")
    assert contract.broken(BEFORE, gone) == ["post-ide.titel: string"]
    assert contract.broken(BEFORE, changed) == ["post-ide.titel: string"]
    assert contract.broken(BEFORE, BEFORE.replace("endelig", "faerdig")) == ["post-ide.status = endelig"]


def test_what_is_added_breaks_none_and_a_new_version_may_break_any() -> None:
    assert contract.broken(BEFORE, BEFORE + "post-ide.ny: string\n") == []
    assert contract.broken(BEFORE, "2.0\n") == []


def test_the_whole_holds_what_is_promised_of_each_record_and_register() -> None:
    """So that it need not be promised twice."""
    schemas = all_schemas()
    whole = schemas.pop("alt")["properties"]["data"]["properties"]
    types = [schema for name, schema in schemas.items() if name.startswith("post-")]
    assert whole["poster"]["items"]["oneOf"] == [schema["properties"]["data"] for schema in types]
    for name, schema in whole["registre"]["properties"].items():
        assert schemas[f"register-{name}"]["properties"]["data"] == schema
