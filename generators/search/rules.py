"""What a match is worth and where a search stops: every number and sign that terminal and browser share.

The index carries them, and its scripts take them to the browser; neither side knows a number of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# What a plain letter may stand for.
PLAIN = {"a": ("aa", "ae"), "o": ("oe",)}


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
    twin: int = 90
    joined: int = 90
    prefix: int = 75
    verb: int = 60
    part: int = 50
    part_of_known: int = 15
    one_letter: int = 70
    two_letters: int = 60
    synonym: int = 70
    beginning: int = 25
    # How much of a word is covered by its synonym, and by all parts of a compound together.
    synonym_covers: int = 100
    compound: int = 80
    # What a word covers at least that may be the beginning of another.
    begun: int = 60
    # What a word counts that says little, and one that stands nowhere, of what it would count.
    light: int = 30
    nowhere: int = 50
    # What is taken off the rarity of every word, in sixteenths of a doubling.
    common: int = 14
    # Of the score, what a document keeps that covers nothing of the query.
    uncovered: int = 70
    # What words that stand together add, of the lesser one; and in a title.
    together: int = 60
    together_in_title: int = 120
    # What a document gains of what those score that its record is linked with, in hundredths, where so many words are
    # typed: a word or two name what is wanted, a sentence tells of it.
    linked: int = 30
    fewest_to_link: int = 3
    # Which hits are weak: all, where the best covers less than `least_cover` of the query, or no word is covered by
    # `least_word`, so that only half of a compound is known; else those below so much of the best score, and behind
    # the first few those below more, or that cover less than a share of what the best does.
    least_cover: int = 35
    least_word: int = 60
    first_hits: int = 10
    weak_first: int = 3
    weak_score: int = 25
    weak_cover: int = 40
    # Of matches beside the best one in the same document, in tenths.
    beside: int = 3
    # How many words of the vocabulary may stand in for one that is typed.
    most_prefixes: int = 12
    most_prefixes_of_known: int = 4
    most_prefixes_of_part: int = 4
    most_similar: int = 8
    most_of_beginning: int = 8
    shortest_prefix: int = 3
    # The last word of several is passed over while it is so short or may become a small word, unless it is known.
    shortest_unfinished: int = 3
    shortest_similar: int = 5
    shortest_beginning: int = 4
    # A word may be a longer form of a term with so many letters, by an ending of so many.
    shortest_stem: int = 4
    longest_ending: int = 4
    # What makes a noun of a verb: evaluering of evaluere.
    endings_of_deeds: tuple[str, ...] = ("ning", "ing")
    # What a slip of a letter may have made of it: the Danish ones, folded to two signs, are one letter each.
    alphabet: tuple[str, ...] = (*"abdefghijklmnoprstuvy", "aa", "ae", "oe")
    # From here on two slips are forgiven rather than one.
    two_slips_from: int = 8
    # The parts a word may fall into, and what may link them.
    shortest_modifier: int = 4
    shortest_head: int = 4
    links: str = "se"
    shortest_half: int = 4
    # The half that stands last is longer: shorter ones are mostly endings.
    shortest_last_half: int = 5
    # How many spellings are tried of a word that may lack the second half of its Danish letters.
    most_spellings: int = 80
    # Words of a synonym, and the signs that hold words together.
    longest_expression: int = 3
    quotes: str = '"»«“”„'
    # What is marked inside longer words.
    shortest_marked: int = 4
    # The words that are offered where nothing is found: those that begin alike, or are a slip away
    # for every so many letters.
    shortest_typed: int = 3
    longest_compared: int = 40
    alike_beginning: int = 4
    letters_to_a_slip: int = 3
    most_suggestions: int = 5

    @property
    def plain(self) -> Mapping[str, Sequence[str]]:
        """Give what a plain letter may stand for: the folded Danish letters."""
        return PLAIN


RULES = Rules()


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much the search field and the search page show."""

    longest_query: int = RULES.longest_query
    # The field in the header: from how many letters it answers, and with how many hits.
    shortest_typed: int = 3
    hits_below_field: int = 7
    # As many of them stay while one types on, for as long as they are found at all.
    staying_hits: int = 4
    # The search page; a facet with more values than these shows the fullest first.
    hits_on_page: int = 10
    # As many are told of where nothing answers well.
    nearest_hits: int = 5
    values_in_order: int = 12
    open_facets: int = 2


SIZES = Sizes()
