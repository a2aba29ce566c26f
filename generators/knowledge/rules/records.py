"""Rules about single records and pairs of them: withdrawal, the editor's own fields, foundations."""

from collections.abc import Iterator

from generators import danish
from generators.knowledge.rules.breach import Breach, breach
from generators.problems import Level
from generators.reading.loader import Findings
from generators.records.fields import Path
from generators.records.record_types import Status


def withdrawn_records(findings: Findings) -> Iterator[Breach]:
    """A withdrawn record names its successor, and only a withdrawn record has one."""
    for path, record in findings.records:
        if record.status is Status.WITHDRAWN and not record.superseded_by:
            message = "Posten er trukket tilbage uden afløser."
            hint = "Tilføj afloest_af med id på den post, læseren skal se i stedet, hvis der er en."
            yield breach(path, ("status",), "uden-afloeser", message, hint, Level.WARNING)
        if record.superseded_by and record.status is not Status.WITHDRAWN:
            hint = "Skriv status: tilbagetrukket, eller slet afloest_af."
            yield breach(path, ("afloest_af",), "afloest", "Posten har en afløser, men er ikke trukket tilbage.", hint)


def editorial_fields(findings: Findings) -> Iterator[Breach]:
    """What is said to be the editor's own is a field of the record, and filled in."""
    for path, record in findings.records:
        keys = {info.alias: name for name, info in type(record).model_fields.items() if info.alias}
        for index, key in enumerate(record.editorial_fields):
            at: Path = ("redaktionelle_felter", index)
            if key not in keys:
                meant = danish.closest(key, keys)
                hint = f"Mente du »{meant}«?" if meant else "Skriv navnet på et af postens egne felter."
                hint = danish.run_together(key, keys) or hint
                yield breach(path, at, "redaktionelt-felt", f"Feltet »{key}« findes ikke i posten.", hint)
            elif not getattr(record, keys[key]):
                yield breach(path, at, "redaktionelt-felt", f"Feltet »{key}« er ikke udfyldt.", "Slet det fra listen.")


def former_ids(findings: Findings) -> Iterator[Breach]:
    """An id that a record has had belongs to no other, and is of its own type."""
    taken = {id_: id_ for id_ in findings.ids()}
    for path, record in findings.records:
        for index, former in enumerate(record.former_ids):
            holder = taken.setdefault(former, record.id)
            if holder == record.id and former == record.id:
                message, hint = f"{former} er postens eget id.", "Slet det fra listen."
            elif holder != record.id:
                message = f"{former} kan ikke være et tidligere id: {holder} har det."
                hint = "Slet det det ene sted; en adresse kan kun føre til én post."
            elif former[0] != record.id[0]:
                message = f"{former} kan ikke være et tidligere id: Posten er af en anden slags."
                hint = "Slet det. Skifter en post slags, så lav en ny, og træk den gamle tilbage."
            else:
                continue
            yield breach(path, ("tidligere_id", index), "tidligere-id", message, hint)


def mutual_foundations(findings: Findings) -> Iterator[Breach]:
    """Two records do not each build on the other."""
    builds = {record.id: set(record.builds_on) for _, record in findings.records}
    for path, record in findings.records:
        for index, target in enumerate(record.builds_on):
            if record.id < target and record.id in builds.get(target, ()):
                message = f"{record.id} og {target} bygger på hinanden."
                yield breach(path, ("bygger_paa", index), "kreds", message, "Slet den ene vej, eller brug relaterede.")
