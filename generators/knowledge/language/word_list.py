"""The list of words that are right though the dictionary does not know them: one a line, sorted, each one needed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generators import danish
from generators.knowledge.language.spelling import stem
from generators.knowledge.language.texts import Prose, words
from generators.problems import Level, Problem
from generators.records.registers import WORD_LIST


@dataclass(frozen=True, slots=True)
class WordList:
    """The words of the list, each with its line from 1."""

    lines: Sequence[tuple[int, str]]

    @property
    def words(self) -> frozenset[str]:
        """Give the words."""
        return frozenset(word for _, word in self.lines)

    def faults(self, needless: frozenset[str]) -> Iterator[Problem]:
        """Yield what is wrong with the list itself: words nobody needs, twice, or out of their order."""
        before = ""
        for number, word in self.lines:
            if word == before:
                yield _problem(number, word, f"»{word}« står to gange.", "Slet den ene linje.")
            elif word in needless:
                hint = "Slet linjen: Stavekontrollen kender ordet, eller ingen tekst bruger det."
                yield _problem(number, word, f"»{word}« behøver ikke stå i listen.", hint)
            elif before and danish.collation_key(word) < danish.collation_key(before):
                yield _problem(
                    number, word, f"»{word}« står ikke i alfabetisk orden.", f"Flyt linjen op over »{before}«."
                )
            before = word


def read(content: bytes) -> WordList:
    """Read the list; lines that begin with # are notes."""
    lines = content.decode("utf-8-sig", errors="replace").splitlines()
    stripped = ((number, line.strip()) for number, line in enumerate(lines, 1))
    return WordList([(number, word) for number, word in stripped if word and not word.startswith("#")])


def needless(listed: WordList, texts: Iterable[Prose] | None, dictionary: Callable[[str], bool]) -> frozenset[str]:
    """Find the words that no text uses any more, or that the dictionary knows; without texts, only the latter."""
    if texts is None:
        return frozenset(filter(dictionary, listed.words))
    used = {word for own in texts for word in words(own.plain)}
    used |= {stem(word) for word in used} | {part for word in used for part in word.split("-")}
    return frozenset(word for word in listed.words if word not in used or dictionary(word))


def _problem(line: int, word: str, message: str, hint: str) -> Problem:
    return Problem(
        path=WORD_LIST,
        code="ordliste",
        message=message,
        hint=hint,
        line=line,
        level=Level.WARNING,
        source=word,
        width=len(word),
    )
