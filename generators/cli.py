"""The command line: which commands there are, and how they end.

The only place that catches a bad environment or bad records. A command is imported when it is called.
"""

import argparse
import gc
import importlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from generators import console, danish, disk

COMMANDS = {
    "check": "læs alle poster og vis alle fejl",
    "fmt": "giv alle filer samme form: rækkefølge, indrykning og linjer",
    "new": "lav en ny post eller et nyt punkt i et register",
    "rename": "giv en post et andet nummer, og ret alle henvisninger",
    "withdraw": "træk en post tilbage, og sig, hvad der afløser den",
    "references": "vis, hvem der henviser til en post, med fil og linje",
    "status": "vis, hvad der mangler i vidensbasen",
    "impact": "vis, hvad der følger af ændringerne siden en gren eller commit",
    "ready": "vis, hvad der skal være besluttet, før sitet går i luften",
    "site": "byg hele sitet med hæfter og data i site/",
    "serve": "vis sitet, mens du skriver",
    "pages": "skriv sitets sider som Markdown i en mappe",
    "handouts": "lav hæfter til temakonferencerne",
    "conference": "lav alt til en konference efter tilmeldingslisten",
    "publication": "lav den samlede publikation og temahæfterne",
    "edition": "frys alt, som det er nu, som en udgave, man kan henvise til",
    "hosting": "skriv opsætningen til en webserver (nginx), der skal vise sitet",
    "verify": "se efter, om en kopi af sitet er hel, i en mappe eller på en server",
    "usage": "tæl i serverens log, hvad der bliver læst, uden at nogen bliver fulgt",
    "newsletter": "lav et udkast til nyhedsbrevet om det, der er nyt",
    "search": "søg i vidensbasen fra terminalen",
    "schema": "skriv skemaer og indstillinger til VS Code",
    "demo": "lav et opdigtet program til afprøvning",
}
GOOD, BAD_RECORDS, BAD_USE = 0, 1, 2
INTERRUPTED, ENOUGH = 130, 141  # what a shell reports of a program ended by a signal


class _Parser(argparse.ArgumentParser):
    """argparse, in Danish."""

    def format_help(self) -> str:
        return _in_danish(super().format_help())

    def format_usage(self) -> str:
        return _in_danish(super().format_usage())

    def error(self, message: str) -> NoReturn:
        self.exit(BAD_USE, f"{self.format_usage()}{self.prog}: {_in_danish(message)}\n")


_WORDS = (
    ("usage:", "brug:"),
    ("positional arguments:", "argumenter:"),
    ("options:", "valg:"),
    ("show this help message and exit", "vis denne hjælp"),
    ("the following arguments are required:", "her mangler:"),
    ("unrecognized arguments:", "kendes ikke:"),
    ("expected one argument", "skal have en værdi"),
    ("expected at least one argument", "skal have mindst en værdi"),
    ("invalid choice:", "kan ikke være"),
    ("(choose from", "(vælg mellem"),
    ("invalid int value:", "er ikke et helt tal:"),
    ("not allowed with argument", "kan ikke bruges sammen med"),
    ("argument ", ""),
)


def _in_danish(text: str) -> str:
    for english, own in _WORDS:
        text = text.replace(english, own)
    return text


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; 0 is good, 1 problems in the records, 2 wrong use or environment."""
    console.speak_danish()
    look_seldom_for_garbage()
    words = list(sys.argv[1:] if words is None else words)
    if not words or words[0] in ("-h", "--help"):
        sys.stdout.write(_overview())
        return GOOD if words else BAD_USE
    if words[0] not in COMMANDS:
        sys.stderr.write(_unknown(words[0]))
        return BAD_USE
    return _run(words[0], words[1:])


def look_seldom_for_garbage() -> None:
    """Nearly all that is read is kept: looking after every 700 objects cost a seventh of a check."""
    gc.set_threshold(10_000)


def _run(name: str, words: list[str]) -> int:
    from generators import loading, problems, store

    command = importlib.import_module(f"generators.commands.{name}")
    parser = _Parser(
        prog=f"klyngeviden {name}", description=danish.capitalised(COMMANDS[name]) + ".", allow_abbrev=False
    )
    command.add_arguments(parser)
    try:
        arguments = parser.parse_args(words)
        if hasattr(arguments, "out"):
            store.refuse_misplaced(arguments.out, getattr(arguments, "findings", store.FINDINGS))
        code = int(command.run(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads the output, such as »head«, has had enough; what is left must not fail on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ENOUGH
    except loading.RecordProblems as found:
        sys.stderr.write(problems.as_text(found.problems) + problems.summary(found.problems, found.records) + "\n")
        return BAD_RECORDS
    except store.EnvironmentProblem as problem:
        sys.stderr.write(f"klyngeviden: {problem}\n")
        return BAD_USE
    except OSError as error:
        if error.errno not in disk.REASONS:
            raise
        place = f" ({error.filename})" if error.filename else ""
        sys.stderr.write(f"klyngeviden: {danish.capitalised(disk.reason(error))}{place}.\n")
        return BAD_USE
    except KeyboardInterrupt:
        sys.stderr.write("\nAfbrudt.\n")
        return INTERRUPTED
    return code


def _overview() -> str:
    width = max(map(len, COMMANDS)) + 2
    lines = [f"  {name:{width}}{what}" for name, what in COMMANDS.items()]
    return "\n".join(
        ["brug: klyngeviden KOMMANDO [valg]", "", *lines, "", "Hjælp til en kommando: klyngeviden KOMMANDO --help", ""]
    )


def _unknown(word: str) -> str:
    meant = danish.closest(word, COMMANDS)
    suggestion = f" Mente du »{meant}«?" if meant else ""
    return f"klyngeviden: kommandoen »{word}« findes ikke.{suggestion}\n\n{_overview()}"
