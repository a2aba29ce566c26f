"""What a match is worth and where a search stops: every number and sign that terminal and browser share.

The index carries them, and its scripts take them to the browser; neither side knows a number of its own.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """The numbers of a search. Worths are in hundredths of the word itself, lengths in letters."""

    longest_query: int = 200
    most_words: int = 12
    # What a document is worth that is asked for by its code, and the signs that may stand in the code.
    code: int = 1000
    code_signs: str = " .-"
    # What a match is worth; parts of a word that the vocabulary knows are worth less than those of another.
    whole: int = 100
    prefix: int = 60
    part: int = 50
    part_of_known: int = 15
    one_letter: int = 60
    two_letters: int = 30
    synonym: int = 45
    beginning: int = 25
    # Of matches beside the best one in the same document, in tenths.
    beside: int = 3
    # How many words of the vocabulary may stand in for one that is typed.
    most_prefixes: int = 12
    most_prefixes_of_known: int = 4
    most_prefixes_of_part: int = 4
    most_similar: int = 8
    most_of_beginning: int = 8
    shortest_prefix: int = 3
    shortest_similar: int = 5
    shortest_beginning: int = 4
    # From here on two slips are forgiven rather than one.
    two_slips_from: int = 8
    # The parts a word may fall into, and what may link them.
    shortest_modifier: int = 4
    shortest_head: int = 4
    links: str = "se"
    # Words of a synonym, and the signs that hold words together.
    longest_expression: int = 3
    quotes: str = '"»«“”„'
    # What is marked inside longer words.
    shortest_marked: int = 4
    # The words that are offered where nothing is found: those that begin alike, or are few slips away.
    shortest_typed: int = 3
    longest_compared: int = 40
    alike_beginning: int = 4
    most_slips: int = 4
    most_suggestions: int = 5


RULES = Rules()


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much the search field and the search page show."""

    longest_query: int = RULES.longest_query
    # The field in the header: from how many letters it answers, and with how many hits.
    shortest_typed: int = 3
    hits_below_field: int = 7
    # The search page; a facet with more values than these shows the fullest first.
    hits_on_page: int = 10
    values_in_order: int = 12
    open_facets: int = 2


SIZES = Sizes()
