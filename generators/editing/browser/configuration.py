"""What the editor in the browser is told: where the files lie, what each kind of file holds, and which host has them.

Derived from the models. Pure: the host and the findings folder come in.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from generators import danish
from generators.editing.browser.fields import FILE, LINK, MUNICIPALITY, NAME, NUMBER, SLUG, Field, fields_of, form_of
from generators.presentation.site import Site
from generators.records.fields import Entry
from generators.records.record_types import RECORD_TYPES, RecordType
from generators.records.registers import REGISTERS, Form, Register

FORMAT = "klyngeviden-"
PREVIEW = "forhåndsvisning"
"""The name of the status that leads from a draft to the site as it will be."""
# Municipalities are renamed by a command that mends what names them, and the candidates were weighed once and for all.
LEFT_OUT = ("kommuner", "kandidater")
_ICONS = {"E": "lightbulb", "D": "balance", "M": "schema", "A": "thumb_up", "I": "emoji_objects"}
_TITLES = ("titel", "navn")
_REGISTER_ICON, _SINGLE_ICON = "folder_open", "description"
_PUBLIC = {"github": "github.com", "gitlab": "gitlab.com"}
# A file keeps the name it gets: a record is withdrawn, not renamed or deleted.
_NAMED = {"slug": {"template": f"{{{{fields.{NAME}}}}}", "editable": False}}
# Nobody is asked to sign in where the files are opened from a folder; the editor wants a name all the same.
_FOLDER = {"name": "github", "repo": "din-egen/mappe", "auth_methods": ["token"]}


def configuration(site: Site, findings: str) -> dict[str, Any]:
    """Give the configuration; `findings` is the folder of the records within the repository."""
    host = site.editor
    workflow = {"publish_mode": "editorial_workflow"} if host.is_online else {}
    return {
        "load_config_file": False,
        "backend": _backend(site),
        **workflow,
        "app_title": f"Redigér {site.name}",
        "site_url": site.url,
        "media_folder": f"{findings}/_billeder",
        # The files have no pictures, and no place for any.
        "media_libraries": {"all": {"max_file_size": 0}},
        "slug": {"encoding": "ascii", "clean_accents": True, "lowercase": False},
        "output": {"omit_empty_optional_fields": True},
        "show_preview_links": host.is_online,
        "collections": list(_collections(findings)),
    }


def forms() -> dict[str, Any]:
    """Say for each format what its writer must know."""
    rows: list[tuple[str, type[Entry]]] = [(row.slug, row.model) for row in RECORD_TYPES]
    rows += [(row.name, row.model) for row in registers()]
    return {f"{FORMAT}{name}": form_of(model) for name, model in rows}


def origins(site: Site) -> tuple[str, ...]:
    """List what the page may ask beyond the site itself: the host, where there is one."""
    host = site.editor
    if not host.is_online:
        return ()
    root = _root(site)
    return ("https://api.github.com",) if root == "https://github.com" else (root,)


def _backend(site: Site) -> dict[str, Any]:
    host = site.editor
    if not host.is_online:
        return {**_FOLDER, "branch": site.branch or "main"}
    root = _root(site)
    backend: dict[str, Any] = {
        "name": host.kind,
        "repo": urlsplit(site.repository).path.strip("/"),
        "branch": site.branch,
        "preview_context": PREVIEW,
        "commit_messages": _messages(),
    }
    own = urlsplit(root).hostname != _PUBLIC[host.kind]
    if host.kind == "gitlab":
        return (
            backend
            | {"auth_type": "pkce", "app_id": host.access, "base_url": root}
            | ({"api_root": f"{root}/api/v4"} if own else {})
        )
    keys = {"base_url": host.access} if host.access else {"auth_methods": ["token"]}
    own_roots = {"api_root": f"{root}/api/v3", "graphql_api_root": f"{root}/api/graphql"}
    return backend | keys | (own_roots if own else {})


def _root(site: Site) -> str:
    parts = urlsplit(site.repository)
    return f"{parts.scheme}://{parts.netloc}"


def _messages() -> dict[str, str]:
    """Write in the history what was done, as editors say it."""
    what = "{{collection}} {{slug}}"
    return {"create": f"Ny {what}", "update": f"Ret {what}", "delete": f"Slet {what}"}


def _collections(findings: str) -> Iterator[dict[str, Any]]:
    yield from (_of_type(row, findings) for row in RECORD_TYPES)
    yield {"divider": True}
    yield from (_of_folder(row, findings) for row in registers() if row.form is Form.FOLDER)
    yield {
        "name": "andet",
        "label": "Ordbog og andet",
        "icon": _SINGLE_ICON,
        "files": [_of_file(row, findings) for row in registers() if row.form is Form.ONE],
    }


def registers() -> list[Register]:
    """List the registers that are edited here."""
    return [row for row in REGISTERS if row.name not in LEFT_OUT]


def _of_type(row: RecordType, findings: str) -> dict[str, Any]:
    return {
        "name": row.folder,
        "label": danish.capitalised(row.plural),
        "label_singular": danish.capitalised(row.singular),
        "description": row.explanation,
        "icon": _ICONS.get(row.letter, _SINGLE_ICON),
        "folder": f"{findings}/{row.folder}",
        "preview_path": f"{row.folder}/{{{{slug}}}}/",
        "delete": False,
        "summary": "{{slug}}: {{titel}}",
        "identifier_field": "titel",
        "sortable_fields": {"fields": ["slug", "titel", "optaget"], "default": {"field": "slug"}},
        "view_groups": [{"label": "Status", "field": "status"}, {"label": "Ophav", "field": "ophav"}],
        **_file_form(row.slug),
        "fields": [_name(NUMBER, "Nummer", row.letter), *fields_of(row.model, "id"), _as_read()],
    }


def _of_folder(row: Register, findings: str) -> dict[str, Any]:
    fields = fields_of(row.model, row.key)
    chosen = [] if any(field["name"] in _TITLES for field in fields) else [_municipality()]
    title = next((field["name"] for field in fields if field["name"] in _TITLES), MUNICIPALITY)
    return {
        "name": row.name,
        "label": danish.capitalised(row.name),
        "label_singular": danish.capitalised(row.singular),
        "icon": _REGISTER_ICON,
        "folder": f"{findings}/{row.path}",
        "summary": "{{slug}}" if chosen else f"{{{{{title}}}}}",
        "identifier_field": title,
        "sortable_fields": {"fields": ["slug"] if chosen else [title]},
        **_file_form(row.name),
        # First, since the editor makes only the fields that come into view.
        "fields": [*chosen, _name(SLUG, "Navn i adressen", title), *fields, _as_read()],
    }


def _of_file(row: Register, findings: str) -> dict[str, Any]:
    form = _file_form(row.name)
    return {
        "name": row.name,
        "label": danish.capitalised(row.singular),
        "file": f"{findings}/{row.path}",
        "format": form["format"],
        "fields": [*fields_of(row.model), _as_read()],
    }


def _file_form(name: str) -> dict[str, Any]:
    return {"extension": "yml", "format": f"{FORMAT}{name}", **_NAMED, "thumbnail": False}


def _name(widget: str, label: str, source: str) -> Field:
    """Give the field that names a new file: by the next number of a letter, or by another field."""
    return {"name": NAME, "label": label, "widget": widget, "source": source, "required": False}


def _municipality() -> Field:
    """Give the field that names what is supplied about a municipality, which has no title of its own."""
    hint = "Vælges, når filen er ny: Den kommer til at hedde som kommunen."
    asked = {"widget": LINK, "register": "kommuner", "multiple": False, "required": False}
    return {"name": MUNICIPALITY, "label": "Kommune", "hint": hint, **asked}


def _as_read() -> Field:
    return {"name": FILE, "widget": "hidden"}
