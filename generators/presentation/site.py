"""What mkdocs.yml says of the site: its name, its address, where its sources can be edited, and whom to write to.

The only reader of these; pure: the text comes in, and a wrong value is told with its line.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

import yaml

FILE = "mkdocs.yml"
CONTACT, OWNERS = "kontakt", "ansvarlige"
EDITOR, ACCESS = "rediger", "rediger_adgang"
OFF, FOLDER = "fra", "mappe"
HOSTS = ("github", "gitlab")
# Names that are set aside for examples: nobody can be reached there.
_PLACEHOLDERS = (".example", ".invalid", ".test", ".localhost")
# Such signs as mean nothing to a shell, a server's configuration or a QR code; neither a page nor anybody's password.
_PLAIN_ADDRESS = re.compile(r"https?://[\w.:\[\]-]+(?:/(?!\.)[\w.~+-]+(?<!\.html))*/?", re.ASCII)
_EXAMPLES = (
    "Skriv fx https://klyngeviden.dk/ eller https://www.kl.dk/klyngeviden/: en mappe, med a-z, tal, punktum og "
    "bindestreg."
)
_MAILBOX = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}")


class SiteFault(ValueError):
    """Something in mkdocs.yml is missing or wrong; the message is Danish and names the line."""


@dataclass(frozen=True, slots=True)
class EditorHost:
    """Where the editor in the browser finds the files: nowhere, in a folder of the machine, or at a host.

    `access` is the number that GitLab gave the application, or the address of a relay for GitHub.
    """

    kind: str = OFF
    access: str = ""

    @property
    def is_on(self) -> bool:
        """Say whether the site has the editor at all."""
        return self.kind != OFF

    @property
    def is_online(self) -> bool:
        """Say whether a host has the files."""
        return self.kind in HOSTS


@dataclass(frozen=True, slots=True)
class Site:
    """A site by its name and address, which ends in a slash.

    `repository` is the address of its Git repository, empty where there is none, or only a placeholder. `edit_path`
    leads from there to the files of a branch in the editor of the host: `edit/main`. `contact` is the mailbox of an
    office, empty until one is chosen.
    """

    name: str
    url: str
    repository: str = ""
    edit_path: str = ""
    branch: str = ""
    contact: str = ""
    owners: Mapping[str, str] = field(default_factory=dict)
    """Who answers for what has been decided, by the key of the decision."""
    editor: EditorHost = EditorHost()

    @property
    def is_provisional(self) -> bool:
        """Say whether the address is a placeholder, where nothing can be found."""
        return _is_placeholder(urlsplit(self.url).hostname or "")

    @property
    def shown(self) -> str:
        """Give the address as a reader types it."""
        return self.url.split("://", maxsplit=1)[-1].rstrip("/")

    @property
    def edit_root(self) -> str:
        """Give the address that a file's path is put behind to edit it; empty where there is no repository."""
        return f"{self.repository}/{self.edit_path}" if self.repository else ""

    def mail(self, subject: str) -> str:
        """Give the address that opens a letter to the office about something; empty until one is chosen."""
        return f"mailto:{self.contact}?subject={quote(subject, safe='')}" if self.contact else ""

    def repository_links(self, path: str) -> Mapping[str, str]:
        """Give the addresses that edit a file, show its history and report a fault; none without a repository."""
        if not self.repository:
            return {}
        # GitLab puts a hyphen before what it adds to the address of a repository.
        root = f"{self.repository}/-" if self.edit_path.startswith("-/") else self.repository
        return {
            "edit": f"{self.edit_root}/{path}",
            "history": f"{root}/commits/{self.branch}/{path}",
            "report": f"{root}/issues/new",
        }


_Value = tuple[str, int]
"""A text and its line, from 1."""


def read_site(text: str) -> Site:
    """Read the site from the text of mkdocs.yml; raises SiteFault."""
    values, owners = _top_level(text)
    name = _required(values, "site_name", "navnet, der står på hver side")
    url = _address(values, "site_url", _required(values, "site_url", "adressen, som QR-koderne fører til"))
    contact, editor = _mailbox(values), _editor(values)
    if "repo_url" not in values:
        return Site(name, f"{url}/", contact=contact, owners=owners, editor=_of_folder(editor, values))
    repository = _address(values, "repo_url", values["repo_url"][0])
    _required(values, "edit_uri", "vejen fra repo_url til filerne på en gren: edit/main/docs/")
    edited = _edit_path(values)
    if _is_placeholder(urlsplit(repository).hostname or ""):
        return Site(name, f"{url}/", contact=contact, owners=owners, editor=_of_folder(editor, values))
    return Site(name, f"{url}/", repository, *edited, contact, owners, editor)


def _top_level(text: str) -> tuple[dict[str, _Value], dict[str, str]]:
    """Read the fields that are plain texts, some of the extra ones among them, and the owners.

    The tags that MkDocs' configuration may hold are never acted upon.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _fault(mark.line + 1 if mark else 1, "Filen kan ikke læses som YAML.") from error
    except yaml.YAMLError as error:
        raise _fault(1, "Filen kan ikke læses som YAML.") from error
    extra = next((value for key, value in _pairs(root) if key.value == "extra"), None)
    own = [(key, value) for key, value in _pairs(extra) if key.value in (CONTACT, EDITOR, ACCESS)]
    named = next((value for key, value in _pairs(extra) if key.value == OWNERS), None)
    owners = {key.value: str(value.value).strip() for key, value in _pairs(named) if isinstance(value, yaml.ScalarNode)}
    values = {
        key.value: (str(value.value).strip() if isinstance(value, yaml.ScalarNode) else "", key.start_mark.line + 1)
        for key, value in (*own, *_pairs(root))
    }
    return values, owners


def _pairs(node: yaml.Node | None) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    """List what a mapping holds under plain keys; nothing where it is no mapping."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return [(key, value) for key, value in pairs if isinstance(key, yaml.ScalarNode)]


def _required(values: Mapping[str, _Value], key: str, what: str) -> str:
    if key not in values:
        raise SiteFault(f"{FILE} mangler {key}: {what}.")
    value, line = values[key]
    if not value:
        raise _fault(line, f"{key} skal være en tekst: {what}.")
    return value


def _address(values: Mapping[str, _Value], key: str, value: str) -> str:
    """Give a whole address without its last slash."""
    fault = _fault(values[key][1], f"{key} er ikke en hel adresse: »{value}«. {_EXAMPLES}")
    try:
        parts = urlsplit(value)
        parts.port  # noqa: B018 - asking for it is what finds a wrong one
    except ValueError:
        raise fault from None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise fault
    if not _PLAIN_ADDRESS.fullmatch(value):
        raise fault
    return value.rstrip("/")


def _mailbox(values: Mapping[str, _Value]) -> str:
    """Give the address of the office that answers; empty while none is chosen."""
    value, line = values.get(CONTACT, ("", 0))
    if not value:
        return ""
    example = f"Skriv et kontors adresse, fx {CONTACT}: kontor@kl.dk, eller slet linjen, til den er valgt."
    if not _MAILBOX.fullmatch(value):
        raise _fault(line, f"{CONTACT} er ikke en mailadresse: »{value}«. {example}")
    if _is_placeholder(value.rsplit("@", 1)[-1]):
        raise _fault(line, f"{CONTACT} er en pladsholder, som ingen læser: »{value}«. {example}")
    return value


def _editor(values: Mapping[str, _Value]) -> EditorHost:
    """Read which host the editor asks, and how; off where nothing is said."""
    kind, line = values.get(EDITOR, (OFF, 0))
    access, access_line = values.get(ACCESS, ("", 0))
    known = (OFF, FOLDER, *HOSTS)
    if kind not in known:
        raise _fault(line, f"{EDITOR} kan ikke være »{kind}«. Vælg mellem {', '.join(known[:-1])} og {known[-1]}.")
    if kind == "gitlab" and not access:
        raise _fault(line, f"{EDITOR}: gitlab kræver {ACCESS}: det Application ID, som GitLab gav klienten.")
    if kind == "github" and access and not access.startswith("https://"):
        raise _fault(access_line, f"{ACCESS} er ikke en hel adresse: »{access}«. Skriv fx https://login.kl.dk")
    return EditorHost(kind, access)


def _of_folder(editor: EditorHost, values: Mapping[str, _Value]) -> EditorHost:
    """Refuse a host where no repository is named."""
    if editor.is_online:
        line = values[EDITOR][1]
        raise _fault(line, f"{EDITOR}: {editor.kind} kræver, at repo_url er adressen på det rigtige arkiv.")
    return editor


def _is_placeholder(host: str) -> bool:
    return f".{host.lower()}".endswith((*_PLACEHOLDERS, ".example.com", ".example.org", ".example.net"))


def _edit_path(values: Mapping[str, _Value]) -> tuple[str, str]:
    """Part edit_uri into the way to the files of a branch, and the branch; a branch may hold slashes."""
    value, line = values["edit_uri"]
    folder = values.get("docs_dir", ("docs", 0))[0].strip("/")
    match = re.fullmatch(rf"/?((?:-/)?[a-z_]+/([^\s?#]+?))/{re.escape(folder)}/?", value)
    if match is None:
        raise _fault(line, f"edit_uri viser ingen gren: »{value}«. Skriv fx edit/main/{folder}/")
    return match[1], match[2]


def _fault(line: int, message: str) -> SiteFault:
    return SiteFault(f"{FILE}, linje {line}: {message}")
