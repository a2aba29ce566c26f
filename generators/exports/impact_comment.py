"""What a change leads to, as one comment for a pull request: Markdown that stays readable however much is changed.

Knows the words and how much room there is; what differs is worked out in `knowledge.impact`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from generators import danish
from generators.knowledge.comparison import Difference, Pair
from generators.knowledge.impact import Impact, Link
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.knowledge.published_editions import Row
from generators.presentation import field_words
from generators.presentation.addresses import is_of_one_handout
from generators.presentation.differing import Piece, side_by_side
from generators.problems import Problem
from generators.records.record_types import Record, type_of_id

MARK = "<!-- klyngeviden impact -->"
"""What the comment of before is found by, so that it is written anew instead of repeated."""
HEADING = "## Hvad ændringen betyder"
ROOM_FOR_TEXTS, LONGEST_TEXT, SHOWN = 30_000, 700, 12
LONGEST = 60_000
"""Letters of a comment; GitHub takes 65,536."""
_LEFT_OUT = "Noget af det foldede er udeladt, fordi der er for meget. Se et mindre stykke ad gangen: `impact COMMIT`."
_AROUND = 80
_JOINER = "\u2060"
# Neither a mention of somebody nor a reference to an issue.
_INERT = str.maketrans({"@": f"@{_JOINER}", "#": f"#{_JOINER}"})

Handouts = Mapping[tuple[str, str], frozenset[str]]
"""The records printed in each handout, by conference and municipality."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the comment is made of: `pages` by address and what became of each, handouts of both sides."""

    now: KnowledgeBase
    impact: Impact
    unread: Sequence[Problem]
    registers: Sequence[str]
    pages: Mapping[str, str]
    changed_handouts: Sequence[tuple[str, str]]
    printed_before: Handouts
    printed_now: Handouts
    unset: Sequence[str] = ()


CHANGED, NEW, GONE = "ændret", "ny", "væk"


def unchanged(revision: str) -> str:
    """Say that there is nothing to tell."""
    return (
        f"{MARK}\n{HEADING}\n\nIngen ændringer i poster og registre i forhold til `{_code(revision)}`. "
        "Har du rettet noget, så se efter, at filen er gemt.\n"
    )


def in_error(problems: Sequence[Problem]) -> str:
    """Say what has to be mended before the rest can be told."""
    told = [f"`{_code(p.path)}` linje {p.line}: {_plain(p.message)} {_plain(p.hint)}".rstrip() for p in problems]
    lead = f"Posterne har fejl, så følgerne kan ikke regnes ud, før de er rettet ({len(problems)}):"
    return f"{MARK}\n{HEADING}\n\n{lead}\n\n{_listed(told)}\n"


def comment(told: Told, revision: str) -> str:
    """Write the comment."""
    parts = [MARK, HEADING, f"I forhold til `{_code(revision)}`: {_in_numbers(told)}."]
    parts += _to_see_to(told)
    parts += _records(told)
    parts += _pages(told)
    parts += _handouts(told)
    parts += _links(told)
    return "\n\n".join(_within(parts)) + "\n"


def _within(parts: Sequence[str]) -> list[str]:
    """Leave out what is folded, from the end, as far as the host takes no more."""
    kept, left = list(parts), 0
    for at in reversed(range(len(kept))):
        if sum(map(len, kept)) + 2 * len(kept) <= LONGEST:
            break
        short = kept[at].partition("<details>")[0].rstrip()
        left += short != kept[at]
        kept[at] = short
    return [part for part in kept if part] + [_LEFT_OUT] * bool(left)


def _in_numbers(told: Told) -> str:
    found = told.impact.found
    counts = (
        (len(found.added), "ny post", "nye poster"),
        (len(found.changed), "ændret post", "ændrede poster"),
        (len(told.impact.final), "gjort endelig", "gjort endelige"),
        (len(found.withdrawn), "trukket tilbage", "trukket tilbage"),
        (len(found.gone), "slettet", "slettede"),
        (len(told.impact.renamed), "med nyt nummer", "med nyt nummer"),
        (len(told.registers), "registerfil", "registerfiler"),
        (len(told.pages), "side", "sider"),
        (len(told.changed_handouts), "hæfte", "hæfter"),
    )
    shown = [f"**{count}** {one if count == 1 else many}" for count, one, many in counts if count]
    return danish.listing(shown) or "ingen poster siger noget andet end før"


# --- what somebody must do something about ----------------------------------------------------------------------------


def _to_see_to(told: Told) -> Iterator[str]:
    impact = told.impact
    yield from _section(
        "⚠ Ændret i indhold uden ny dato i `revideret`",
        [f"{_named(pair.now)}: {_keys(pair)}" for pair in impact.undated],
    )
    yield from _section(
        "⚠ Slettet (træk hellere tilbage med `withdraw`, så adressen lever videre)", map(_named, impact.found.gone)
    )
    moved = [f"{was} hedder nu {now}; skriv `tidligere_id: [{was}]`, eller brug `rename`" for was, now in impact.moved]
    yield from _section("⚠ Ligner et nyt nummer uden `tidligere_id`", moved)
    yield from _section("⚠ Links, der nu fører galt", [_link(told, link) for link in impact.astray])
    unread = {problem.path: problem for problem in reversed(told.unread)}
    lines = [f"`{_code(path)}`: {_plain(problem.message)}" for path, problem in sorted(unread.items())]
    yield from _section("Kan ikke læses, som det var før, og er ikke sammenlignet", lines)
    yield from _section("Hæfter, der ikke kan sættes og ikke er sammenlignet", told.unset)


# --- records ----------------------------------------------------------------------------------------------------------


def _records(told: Told) -> Iterator[str]:
    found, impact = told.impact.found, told.impact
    yield from _section("Nye poster", map(_named, found.added))
    yield from _section("Gjort endelige", [_named(pair.now) for pair in impact.final])
    withdrawn = [
        _named(p.now) + (f", afløst af {p.now['afloest_af']}" if p.now["afloest_af"] else "") for p in found.withdrawn
    ]
    yield from _section("Trukket tilbage", withdrawn)
    yield from _section("Nyt nummer", [f"{pair.before['id']} hedder nu {_named(pair.now)}" for pair in impact.renamed])
    yield from _texts(told.now, [*found.changed, *found.withdrawn])
    yield from _section("Registre", [f"`{_code(path)}`" for path in told.registers])


def _texts(base: KnowledgeBase, pairs: Sequence[Pair]) -> Iterator[str]:
    """Show the text before and after of as many records as there is room for, and name the rest."""
    if not pairs:
        return
    yield f"### Ændret tekst ({len(pairs)})"
    room, shown = ROOM_FOR_TEXTS, 0
    for pair in pairs:
        block = _record(base, pair)
        room -= len(block)
        if room < 0:
            break
        shown += 1
        yield block
    rest = [f"{_named(pair.now)}: {_keys(pair)}" for pair in pairs[shown:]]
    if rest:
        yield _folded(f"{len(rest)} til, uden teksten", _listed(rest))


def _record(base: KnowledgeBase, pair: Pair) -> str:
    rows = "".join(_field(base, pair, difference) for difference in pair.differences)
    head = "<tr><th>Felt</th><th>Før</th><th>Nu</th></tr>"
    return _folded(f"{_named(pair.now)}: {_keys(pair)}", f"<table>{head}{rows}</table>")


def _field(base: KnowledgeBase, pair: Pair, difference: Difference) -> str:
    model = _model(pair)
    texts = [field_words.in_words(base, model, difference.key, value) for value in (difference.before, difference.now)]
    before, now = side_by_side(*texts)
    label = _plain(field_words.label(model, difference.key))
    return f"<tr><td>{label}</td><td>{_marked(before, 'del')}</td><td>{_marked(now, 'ins')}</td></tr>"


def _marked(pieces: Sequence[Piece], tag: str) -> str:
    """Mark what the other version does not have; of what both have, only the nearest words stand."""
    told, room = [], LONGEST_TEXT
    for text, is_own in pieces:
        short = _cut(text, room) if is_own else _near(text)
        room -= len(short)
        inside = _plain(short).replace("\n", "<br>")
        told.append(f"<{tag}>{inside}</{tag}>" if is_own else inside)
        if room <= 0:
            told.append(" …")
            break
    return "".join(told)


def _near(text: str) -> str:
    return text if len(text) <= 2 * _AROUND else f"{text[:_AROUND]} … {text[-_AROUND:]}"


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[:room]}…"


def _model(pair: Pair) -> type[Record]:
    row = type_of_id(pair.now["id"])
    return row.model if row else Record


def _keys(pair: Pair) -> str:
    return danish.listing([_plain(field_words.label(_model(pair), d.key)) for d in pair.differences])


def _named(row: Row) -> str:
    return f"{row['id']} »{_plain(row['titel'])}«"


# --- pages, handouts and links ----------------------------------------------------------------------------------------


def _pages(told: Told) -> Iterator[str]:
    """Count the pages by their place in the address, and fold the list."""
    if not told.pages:
        return
    yield f"### Sider ({len(told.pages)})"
    for what, heading in ((GONE, "⚠ Væk"), (NEW, "Nye"), (CHANGED, "Ændrede")):
        addresses = sorted(address for address, became in told.pages.items() if became == what)
        if addresses:
            kinds = Counter(address.partition("/")[0] or "forsiden" for address in addresses)
            counts = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
            own = [f"`/{_code(a)}`" for a in addresses if not is_of_one_handout(a)]
            yield _folded(f"{heading}: {len(addresses)} ({counts})", _listed(own) or "Kun sider bag hæfternes koder.")


def _handouts(told: Told) -> Iterator[str]:
    """Say for whom the handouts change, and which records come into them or go out."""
    total = len(told.printed_now)
    if not told.changed_handouts:
        return
    yield f"### Hæfter ({len(told.changed_handouts)} af {total})"
    by_conference: dict[str, list[str]] = {}
    for conference, municipality in told.changed_handouts:
        by_conference.setdefault(conference, []).append(municipality)
    yield "\n".join(f"- {_for_whom(told.now, slug, whose)}" for slug, whose in by_conference.items())
    moves = [
        *_moves(told.printed_now, told.printed_before, "kommer ind i"),
        *_moves(told.printed_before, told.printed_now, "går ud af"),
    ]
    if moves:
        yield _folded("Poster, der kommer ind eller går ud", _listed(moves))


def _for_whom(base: KnowledgeBase, conference: str, whose: Sequence[str]) -> str:
    held = base.conference.get(conference)
    name = _plain(held.name) if held else conference
    if len(whose) >= len(base.municipalities):
        return f"{name}: alle {len(whose)} kommuner"
    names = sorted((base.municipality_name(slug) for slug in whose), key=danish.collation_key)
    more = f" og {len(names) - SHOWN} til" if len(names) > SHOWN else ""
    return f"{name}: {len(names)} af {len(base.municipalities)}: {', '.join(names[:SHOWN])}{more}"


def _moves(there: Handouts, here: Handouts, what: str) -> Iterator[str]:
    found = Counter(code for of, printed in there.items() for code in printed - here.get(of, frozenset()))
    for code, count in sorted(found.items()):
        yield f"{code} {what} {danish.counted(count, 'hæfte', 'hæfter')}"


def _links(told: Told) -> Iterator[str]:
    yield from _section("Nye links", [_link(told, link) for link in told.impact.new_links])


def _link(told: Told, link: Link) -> str:
    target = told.now.called(link.end)
    if target is None:
        return f"{link.start} → {link.end}, som ikke findes"
    return f"{link.start} → {link.end} »{_plain(target.title)}« ({target.status.label.lower()})"


# --- Markdown ---------------------------------------------------------------------------------------------------------


def _section(heading: str, lines: Iterable[str]) -> Iterator[str]:
    told = list(lines)
    if told:
        yield f"### {heading} ({len(told)})\n\n{_listed(told)}"


def _listed(lines: Iterable[str]) -> str:
    """List the first, and fold some of the rest; what is beyond that is counted."""
    told = [f"- {line}" for line in lines]
    more = len(told) - SHOWN
    if more <= 0:
        return "\n".join(told)
    beyond = more - _FOLDED
    end = [f"- … og {beyond} til"] if beyond > 0 else []
    rest = "\n".join([*told[SHOWN : SHOWN + _FOLDED], *end])
    return "\n".join(told[:SHOWN]) + f"\n\n{_folded(f'{more} til', rest)}"


_FOLDED = 60


def _folded(summary: str, inside: str) -> str:
    return f"<details><summary>{summary}</summary>\n\n{inside}\n\n</details>"


def _plain(text: str) -> str:
    """Write a text so that neither Markdown nor the host reads anything into it."""
    shown = escape(text, quote=False).translate(_INERT)
    for sign in "\\`*_[]|~":
        shown = shown.replace(sign, f"&#{ord(sign)};")
    return shown


def _code(text: str) -> str:
    return text.replace("`", "'").replace("\n", " ")
