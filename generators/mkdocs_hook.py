"""Lets MkDocs build pages that lie in no folder. The only file that knows its hooks."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files

from generators import problems, store
from generators.loading import RecordProblems, load_base
from generators.site_sources import FONTS, imprint, sources
from generators.website.site_tree import site_facts

# Material's own style sheets and scripts, which the theme in templates/theme/ does without.
UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the records, unless a command has done so, and tell the theme what it says on every page."""
    findings = Path(config.extra.get("findings", store.FINDINGS))
    if "knowledge_base" not in config.extra:
        try:
            config.extra["knowledge_base"] = load_base(findings)
        except RecordProblems as found:
            raise BuildError("\n" + problems.as_text(found.problems)) from None
    base, site = config.extra["knowledge_base"], store.site(Path(config.config_file_path))
    config.extra.update(site_facts(base, site))
    config.extra["imprint"] = imprint(base, findings, site, handouts_built=config.extra.get("handouts_built", False))
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the generated pages and files, and take away what no page uses or what a generated one stands in for."""
    generated = sources(config.extra["knowledge_base"], config.extra["imprint"])
    for file in [file for file in files if file.src_uri.startswith(UNUSED) or file.src_uri in generated]:
        files.remove(file)
    for path, content in generated.items():
        files.append(File.generated(config, path, content=content))
    for path, font in FONTS.items():
        files.append(File.generated(config, path, abs_src_path=str(font)))
    return files
