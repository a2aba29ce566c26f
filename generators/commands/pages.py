"""pages: writes the sources of the website to a folder, for any builder that reads mkdocs.yml."""

import argparse
import shutil
import sys
from pathlib import Path
from typing import Any

import yaml

from generators import browser_editor, cli_options, store
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.loading import load_base
from generators.search.shards import first_needed
from generators.site_sources import EVERYWHERE, FONTS, by_content, files, imprint, known_addresses, pages, pictures
from generators.website.fingerprints import renamed
from generators.website.site_tree import site_facts


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Offer the options."""
    cli_options.add_findings(parser)
    cli_options.add_out(parser, "kilderne")


def run(arguments: argparse.Namespace) -> int:
    """Write the tree; 0 when it is whole."""
    base = load_base(arguments.findings)
    with store.replacing(arguments.out, sign="theme") as folder:
        write_tree(folder, arguments.findings, base)
    print(f"Kilderne til sitet ligger i {arguments.out}.", file=sys.stderr)
    return 0


def write_tree(folder: Path, findings: Path, base: KnowledgeBase) -> None:
    """Write docs/, the theme and a mkdocs.yml that needs no hook."""
    config: dict[str, Any] = yaml.safe_load(store.CONFIG.read_text(encoding="utf-8"))
    chosen = imprint(base, findings, store.site())
    under_other_names = shutil.ignore_patterns("js", "css")
    shutil.copytree(store.CONFIG.parent / config["docs_dir"], folder / "docs", ignore=under_other_names)
    shutil.copytree(store.TEMPLATES / "theme", folder / "theme")
    finished = pages(base, chosen)
    for path, page in finished.items():
        store.write(folder / "docs", path, page.text)
    small = files(base, chosen, finished)
    for path, content in small.items():
        store.write(folder / "docs", path, content)
    for path, picture in pictures().items():
        store.write(folder / "docs", path, picture)
    for path, font in FONTS.items():
        store.write(folder / "docs", path, font.read_bytes())
    known = known_addresses(base, finished)
    named = by_content(store.CONFIG.parent / config["docs_dir"], known, config["extra_javascript"])
    for name, held in named.values():
        store.write(folder / "docs", name, held)
    names = {path: name for path, (name, _) in named.items()}
    for path, made in browser_editor.files(base, chosen, names).items():
        store.write(folder / "docs", path, made)
    config["extra_css"] = renamed(config["extra_css"], names)
    config["extra_javascript"] = renamed([EVERYWHERE], names)
    for key in ("hooks", "watch"):
        del config[key]
    config["theme"]["custom_dir"] = "theme"
    config["extra"] = site_facts(base, chosen) | {"names": names, "search_first": first_needed(small)}
    store.write(folder, "mkdocs.yml", yaml.safe_dump(config, allow_unicode=True, sort_keys=False))
