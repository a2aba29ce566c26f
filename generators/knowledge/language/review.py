"""All of the language in one go: `check --sprog`."""

from collections.abc import Callable, Iterator, Sequence

from generators.knowledge.checks import located
from generators.knowledge.language import copying, spelling, style, word_list
from generators.knowledge.language.texts import Prose, prose, words
from generators.knowledge.rules.breach import Breach, placed
from generators.problems import Problem, has_errors, in_order
from generators.reading.loader import Findings
from generators.records.registers import FINGERPRINTS, WORD_LIST, Municipality


def review(findings: Findings, dictionary: Callable[[str], bool]) -> list[Problem]:
    """Find every fault of language in the findings, and in the list of words that stands with them."""
    texts = prose(findings)
    listed = word_list.read(findings.files.get(WORD_LIST, b""))
    # What could not be read may use any of the words.
    read_whole = not has_errors(findings.problems)
    needless = word_list.needless(listed, texts if read_whole else None, dictionary)
    return in_order([*located(findings, faults(findings, texts, dictionary)), *listed.faults(needless)])


def faults(findings: Findings, texts: Sequence[Prose], dictionary: Callable[[str], bool]) -> Iterator[Breach]:
    """Yield every fault of language in some texts, by the words, names and sources of the findings."""
    listed = word_list.read(findings.files.get(WORD_LIST, b"")).words
    known = frozenset(findings.files.get(FINGERPRINTS, b"").decode("ascii", errors="replace").split())
    yield from spelling.misspelt(texts, spelling.Speller(dictionary, listed | names_in(findings)))
    yield from style.missing_commas(texts)
    yield from style.foreign_quotation_marks(texts)
    yield from style.other_terms(texts)
    yield from copying.copied(texts, known)
    yield from copying.near_copies(texts)


def names_in(findings: Findings) -> frozenset[str]:
    """Give the words of the municipalities' names."""
    own = (entry for _, _, entry in placed(findings, Municipality))
    return frozenset(word for entry in own for text in (entry.name, entry.genitive) for word in words(text))
