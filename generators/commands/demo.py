"""demo: writes a fictional programme of any size to a folder that the other commands take as --findings."""

import argparse
import sys
from pathlib import Path

from generators import cli_options, danish, store
from generators.demo.programme import Size, files
from generators.reading.loader import load
from generators.records.record_types import BY_FOLDER
from generators.records.registers import FOLDER, Programme, ProgrammeKind

_PROGRAMME = f"{FOLDER}/program.yml"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Offer the options."""
    usual = Size(records=100)
    parser.add_argument("--antal", type=int, default=usual.records, metavar="N", help="antal poster")
    parser.add_argument("--klynger", type=int, default=usual.clusters, metavar="K", help="antal klynger")
    parser.add_argument("--kommuner", type=int, default=usual.municipalities, metavar="M", help="antal kommuner")
    cli_options.add_out(parser, "det opdigtede program")


def run(arguments: argparse.Namespace) -> int:
    """Write the programme, in place of an earlier one; 0 when it is whole."""
    size = Size(arguments.antal, arguments.klynger, arguments.kommuner)
    if fault := size.fault():
        raise store.EnvironmentProblem(fault)
    _refuse_others(arguments.out)
    with store.replacing(arguments.out, sign=_PROGRAMME) as folder:
        for path, text in files(size):
            store.write(folder, path, text)
    records = danish.counted(size.records, "opdigtet post", "opdigtede poster")
    sys.stderr.write(f"Skrev {records} i {arguments.out}. Brug dem med --findings {arguments.out}\n")
    return 0


def _refuse_others(folder: Path) -> None:
    """Keep from replacing anything but an earlier demo."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise store.EnvironmentProblem(f"»{folder}« er en fil. Angiv en mappe: --out MAPPE")
    others = {path.name for path in folder.iterdir()} - {FOLDER, *BY_FOLDER}
    if any(folder.iterdir()) and (others or not _is_demo(folder)):
        raise store.EnvironmentProblem(
            f"Mappen »{folder}« er ikke tom og rummer andet end et tidligere eksempel, så den bliver ikke overskrevet. "
            "Angiv en ny mappe: --out MAPPE"
        )


def _is_demo(folder: Path) -> bool:
    path = folder / _PROGRAMME
    if not path.is_file():
        return False
    programmes = load({_PROGRAMME: path.read_bytes()}).entries("program", Programme)
    return any(programme.kind is ProgrammeKind.EXAMPLE for programme in programmes)
