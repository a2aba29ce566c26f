"""What must be so before anything is frozen for ever: an address that leads somewhere, a commit that holds it all."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generators import checkout, store
from generators.presentation.site import Site


@dataclass(frozen=True, slots=True)
class Commit:
    """What something is frozen from, and the day of it."""

    name: str
    date: dt.date


def refuse_placeholder(site: Site, consequence: str) -> None:
    """Raise EnvironmentProblem while the address of the site is one that nobody has."""
    if site.is_provisional:
        message = f"Adressen {site.url} er kun en pladsholder, så {consequence}."
        raise store.EnvironmentProblem(f"{message} Skriv den rigtige adresse først: site_url i mkdocs.yml.")


@contextmanager
def unchanged(folder: Path, what: str) -> Iterator[Commit]:
    """Give the commit that holds all that lies in the checkout; raises EnvironmentProblem where there is none.

    Also where the checkout is another in the end: `what` was then made of something that nobody can find again.
    """
    name = checkout.clean_commit(folder)
    yield Commit(name, checkout.day_of(folder, name))
    if checkout.clean_commit(folder) != name:
        raise store.EnvironmentProblem(f"Projektet blev ændret, mens {what} blev lavet. Kør igen.")
