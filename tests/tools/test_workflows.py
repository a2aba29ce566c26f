"""The workflows of GitHub and GitLab are sound, ask for no more than they need, and type what can be typed."""

import importlib.util
import json
import os
import re
import subprocess
import sys
import tomllib
import urllib.request
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from generators import cli, store
from generators.commands.check import FORMATS
from generators.exports.impact_comment import MARK
from generators.handouts.attendance import signups
from generators.loading import load_base
from tests.tools import client_code

ON_GITHUB = store.ROOT / ".github" / "workflows"
ON_GITLAB = store.ROOT / ".gitlab-ci.yml"
WORKFLOWS = sorted(ON_GITHUB.glob("*.yml"))
TOOLS = Path(sys.executable).parent
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def _audited(path: Path) -> "subprocess.CompletedProcess[str]":
    command: list[str | Path] = [TOOLS / "zizmor", "--offline", "--no-progress", "--persona", "pedantic", path]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def _by_schema(schema: str, *paths: Path) -> "subprocess.CompletedProcess[str]":
    command: list[str | Path] = [TOOLS / "check-jsonschema", "--builtin-schema", schema, *paths]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def test_nothing_can_be_slipped_in() -> None:
    """Actions are pinned, nothing is put into a script unread, and no job may more than it needs."""
    found = _audited(ON_GITHUB)
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r"actions/checkout@[0-9a-f]{40} # v[\d.]+", "actions/checkout@v6"),
        (r"(?m)^ +with:\n +persist-credentials: false\n", ""),
        (r"impact \"\$BASE\"", 'impact "${{ github.event.pull_request.head.ref }}"'),
        (r"(?m)^permissions: {}", "permissions: write-all"),
    ],
)
def test_the_audit_would_tell(old: str, new: str, tmp_path: Path) -> None:
    text = (ON_GITHUB / "pull-request.yml").read_text(encoding="utf-8")
    changed = tmp_path / ".github" / "workflows" / "pull-request.yml"
    changed.parent.mkdir(parents=True)
    changed.write_text(re.sub(old, new, text, count=1), encoding="utf-8")
    assert changed.read_text(encoding="utf-8") != text
    assert _audited(changed).returncode > 0


def _linted(*paths: Path) -> list[dict[str, Any]]:
    client_code.install()
    there = os.environ | {"NODE_PATH": str(client_code.MODULES)}
    command: list[str | Path] = [client_code.NODE, client_code.TOOLS / "lint_workflows.cjs", *paths]
    ran = subprocess.run(command, env=there, capture_output=True, check=True)
    found: list[dict[str, Any]] = json.loads(ran.stdout)
    return found


def test_what_a_workflow_says_of_itself_is_so(tmp_path: Path) -> None:
    """Names of machines, outputs and contexts: what no schema knows."""
    assert _linted(*WORKFLOWS) == []
    text = (ON_GITHUB / "pull-request.yml").read_text(encoding="utf-8")
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(text.replace("windows-latest", "windows-newest").replace("outputs.comment }}", "outputs.c }}"))
    assert [fault["kind"] for fault in _linted(wrong)] == ["runner-label", "expression"]


def test_both_hosts_can_read_them(tmp_path: Path) -> None:
    assert _by_schema("vendor.github-workflows", *WORKFLOWS).returncode == 0
    assert _by_schema("vendor.gitlab-ci", ON_GITLAB).returncode == 0
    for schema, path in (("vendor.github-workflows", WORKFLOWS[0]), ("vendor.gitlab-ci", ON_GITLAB)):
        wrong = tmp_path / path.name
        wrong.write_text(re.sub(r"timeout(-minutes)?:", "tid:", path.read_text(encoding="utf-8")), encoding="utf-8")
        assert _by_schema(schema, wrong).returncode == 1


def test_an_action_has_one_version_and_says_which() -> None:
    used = [
        line.partition("uses: ")[2]
        for path in WORKFLOWS
        for line in path.read_text("utf-8").split("\n")
        if "uses:" in line
    ]
    assert [action for action in used if not PINNED.fullmatch(action)] == []
    assert len(set(used)) == len({action.partition("@")[0] for action in used})


def _typed() -> Iterator[list[str]]:
    for path in (*WORKFLOWS, ON_GITLAB):
        for words in re.findall(r"python dev\.py ([^\n>|]+)", path.read_text(encoding="utf-8")):
            yield words.split()


def test_every_command_is_there_with_its_flags(capsys: pytest.CaptureFixture[str]) -> None:
    """What is typed in a workflow is found out of date here, and not on the day of publication."""
    typed = list(_typed())
    assert {words[0] for words in typed} == {"check", "fmt", "site", "impact", "ready", "handouts", "conference"}
    for name, *rest in typed:
        known = _help(name, capsys)
        assert [word for word in rest if word.startswith("--") and word not in known] == []


def _help(name: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit):
        cli.main([name, "--help"])
    return capsys.readouterr().out


def test_remarks_come_in_a_form_that_there_is() -> None:
    asked = [path.read_text(encoding="utf-8") for path in (*WORKFLOWS, ON_GITLAB)]
    forms = {form for text in asked for form in re.findall(r"(?:--format|remarks:) (\w+)", text)}
    assert forms == {"text", "github", "gitlab"}
    assert forms <= set(FORMATS)


def _read(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


def test_who_may_write_runs_nothing_of_what_is_proposed() -> None:
    """The one job with leave to comment neither checks out nor runs a command; publishing is apart from building."""
    for path in WORKFLOWS:
        read = _read(path)
        assert read["permissions"] == {}
        for job in read["jobs"].values():
            may_write = "write" in job["permissions"].values()
            steps = job["steps"]
            assert not may_write or not any("run" in step or "checkout" in step["uses"] for step in steps)


def test_nothing_is_published_before_all_is_decided() -> None:
    """`ready` comes before the site is built, and both before it is delivered."""
    steps = [step.get("run") or step["uses"] for step in _read(ON_GITHUB / "publish.yml")["jobs"]["build"]["steps"]]
    assert steps.index("python dev.py ready") < steps.index("python dev.py site") < len(steps) - 1
    assert _read(ON_GITHUB / "publish.yml")["jobs"]["deploy"]["needs"] == "build"
    assert _read(ON_GITLAB)["pages"]["script"] == ["python dev.py ready", "python dev.py site --komprimer"]


# --- a conference day from the browser --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["Hedensted;6;3 / Horsens;4;1", "Hedensted;6;3/Horsens;4;1", "Hedensted;6;3; Åge Prøve"]
)
def test_a_list_typed_into_a_form_is_read_and_has_no_room_for_names(typed: str, tmp_path: Path) -> None:
    """As the steps of both hosts write it, away from the checkout."""
    (step,) = [s for s in _read(ON_GITHUB / "conference.yml")["jobs"]["conference"]["steps"] if "run" in s]
    written, command = step["run"].splitlines()
    told = {"TILMELDTE": typed, "RUNNER_TEMP": str(tmp_path)}
    subprocess.run(["bash", "-c", written], env=os.environ | told, check=True)
    on_gitlab = _read(ON_GITLAB)["conference"]["script"]
    assert written.replace("RUNNER_TEMP", "TEMP") in on_gitlab
    assert '--out "$RUNNER_TEMP/dag"' in command
    known = load_base(store.FINDINGS).municipalities
    found, problems = signups.read((tmp_path / "tilmeldte.csv").read_bytes(), "tilmeldte.csv", known)
    if "Åge" in typed:
        assert [problem.code for problem in problems] == ["felter"]
    else:
        assert problems == []
        assert [(one.whose, one.people, one.table) for one in found] == [
            ("Hedensted Kommune", 6, "3"),
            ("Horsens Kommune", 4, "1"),
        ]


def test_what_looks_for_holes_is_pinned_and_reads_every_lock_that_is_run() -> None:
    """Both hosts look in what the product runs on and in what tests it, and fail where nothing could be looked up."""
    project = tomllib.loads((store.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (tool,) = project["dependency-groups"]["huller"]
    assert re.fullmatch(r"pip-audit==[\d.]+", tool)
    for path in (ON_GITHUB / "weekly.yml", ON_GITLAB):
        text = path.read_text(encoding="utf-8")
        assert "pip install --group huller" in text
        (words,) = re.findall(r"pip_audit (.*)", text)
        assert re.findall(r"-r (\S+)", words) == ["requirements.lock", "requirements-test.lock"]
        # Without it a package that the service does not answer for is passed over, and »no known holes« is said.
        assert "--strict" in words.split()
    # YAML 1.1 takes the key »on« for a yes.
    started: dict[Any, Any] = dict(_read(ON_GITHUB / "weekly.yml"))
    assert "schedule" in str(started[True])


def test_every_python_from_the_oldest_to_the_newest_builds_the_site() -> None:
    builds = _read(ON_GITHUB / "pull-request.yml")["jobs"]["build"]["strategy"]["matrix"]["python"]
    assert builds == _read(ON_GITLAB)["build"]["parallel"]["matrix"][0]["PYTHON"]
    assert builds == [f"3.{minor}" for minor in range(11, 11 + len(builds))]
    assert f'requires-python = ">={builds[0]}"' in (store.ROOT / "pyproject.toml").read_text(encoding="utf-8")


# --- the comment stands once ------------------------------------------------------------------------------------------

_AROUND = """
const asked = [];
const note = (how) => async (what) => { asked.push([how, what.comment_id ?? null, what.body]); };
const github = {
  rest: { issues: { listComments: 0, updateComment: note('update'), createComment: note('create') } },
  paginate: async () => JSON.parse(process.env.SAID),
};
const repo = { owner: 'kl', repo: 'viden' };
const context = { serverUrl: 'https://git.example', repo, runId: 7, issue: { number: 3 } };
(async () => { %s })().then(() => console.log(JSON.stringify(asked)));
"""


@pytest.mark.parametrize(
    ("said", "how"),
    [
        ([], ["create", None]),
        ([{"id": 5, "user": {"type": "Bot"}, "body": f"{MARK}\nFør"}], ["update", 5]),
        ([{"id": 5, "user": {"type": "User"}, "body": f"{MARK}\nEn andens"}], ["create", None]),
    ],
)
def test_on_github_the_comment_is_written_anew(said: list[object], how: list[object]) -> None:
    (step,) = _read(ON_GITHUB / "pull-request.yml")["jobs"]["comment"]["steps"]
    told = {"COMMENT": f"{MARK}\nNu", "BUILT": "success", "SAID": json.dumps(said)}
    command = [client_code.NODE, "-e", _AROUND % step["with"]["script"]]
    ran = subprocess.run(command, env=os.environ | told, capture_output=True, text=True, check=True, encoding="utf-8")
    ((action, comment, body),) = json.loads(ran.stdout)
    assert [action, comment] == how
    assert body.startswith(f"{MARK}\nNu\n")
    assert "https://git.example/kl/viden/actions/runs/7#artifacts" in body


@pytest.fixture
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("comment", store.ROOT / ".ci" / "comment.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("said", "how"), [("En andens", ("POST", "")), (f"{MARK}\nFør", ("PUT", "/105"))])
def test_on_gitlab_the_comment_is_written_anew(
    said: str, how: tuple[str, str], script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where it stands on the second page of the comments."""
    job = {"CI_PROJECT_ID": "1", "CI_MERGE_REQUEST_IID": "2", "CI_API_V4_URL": "https://git.example/api/v4"}
    for key, value in (job | {"COMMENT_TOKEN": "x"}).items():
        monkeypatch.setenv(key, value)
    pages = [[{"id": n, "body": "En andens"} for n in range(100)], [{"id": 105, "body": said}], []]
    written: list[tuple[str | None, str, bytes]] = []

    def answered(request: urllib.request.Request, timeout: int) -> BytesIO:
        del timeout
        if request.data is None:
            return BytesIO(json.dumps(pages.pop(0)).encode())
        assert isinstance(request.data, bytes)
        written.append((request.method, request.full_url, request.data))
        return BytesIO(b"{}")

    monkeypatch.setattr(urllib.request, "urlopen", answered)
    told = tmp_path / "impact.md"
    told.write_text(f"{MARK}\nNu", encoding="utf-8")
    script.main(str(told))
    ((method, address, data),) = written
    assert (method, address.partition("/notes")[2]) == how
    assert json.loads(data) == {"body": f"{MARK}\nNu"}
