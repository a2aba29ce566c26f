"""What a week's trial of the newest packages changes: pins are loosened, save what is held back for a reason."""

import tomllib

from generators import store
from tests.tools.newest import held_back, loosened, table

PROJECT = (store.ROOT / "pyproject.toml").read_text(encoding="utf-8")


def _packages(project: str) -> list[str]:
    read = tomllib.loads(project)
    extras = read["project"]["optional-dependencies"].values()
    return [*read["project"]["dependencies"], *(package for extra in extras for package in extra)]


def test_all_but_what_is_held_back_may_be_newer() -> None:
    held = held_back(PROJECT)
    pinned = [package for package in _packages(loosened(PROJECT)) if "==" in package]
    assert sorted(package.partition("==")[0] for package in pinned) == sorted(held)
    assert all(reason.endswith(".") for reason in held.values())
    assert len(_packages(loosened(PROJECT))) == len(_packages(PROJECT))


def test_what_changed_is_told() -> None:
    before = "jinja2==3.1.6 \\\n    --hash=sha256:a\nmkdocs==1.6.1\n"
    after = "jinja2==3.2.0 \\\n    --hash=sha256:b\nmkdocs==1.6.1\nny==1.0\n"
    assert table(before, after).splitlines()[2:] == ["| jinja2 | 3.1.6 | 3.2.0 |", "| ny |  | 1.0 |"]
    assert table(before, before) == "Alle pakker er de nyeste."
