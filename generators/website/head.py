"""What a page says of itself in its head: a title and a description of the lengths that search engines show. Pure."""

LONGEST_TITLE = 68
SHORTEST_DESCRIPTION, LONGEST_DESCRIPTION = 70, 158
# Words that cannot stand last.
_LEANING = frozenset(
    ("", "og", "eller", "men", "at", "af", "for", "fra", "i", "med", "om", "på", "til", "der", "som")
) | {*("den", "det", "de", "en", "et", "er", "kan", "skal")}


def title_of(title: str, code: str, site: str) -> str:
    """Write the title of a page with the name of the site: a long one is cut at a word, and told apart by its code."""
    whole = f"{title} · {site}"
    if len(whole) <= LONGEST_TITLE:
        return whole
    tail = f" ({code}) · {site}" if code else f" · {site}"
    return f"{_cut(title, LONGEST_TITLE - len(tail))}{tail}"


def description_of(text: str, about: str) -> str:
    """Bring a description to a fitting length: a long one is cut, a short one goes on with what all pages are about."""
    if len(text) < SHORTEST_DESCRIPTION:
        return _cut(f"{text} {about}", LONGEST_DESCRIPTION)
    return _cut(text, LONGEST_DESCRIPTION)


def _cut(text: str, most: int) -> str:
    """Cut a text before a word, or after a sentence where that leaves enough."""
    if len(text) <= most:
        return text
    words = text[:most].rsplit(" ", 1)[0]
    sentence = words.rfind(". ") + 1
    if sentence >= SHORTEST_DESCRIPTION:
        return words[:sentence]
    kept = words.split(" ")
    while len(kept) > 1 and kept[-1].lower().strip("–,;:") in _LEANING:
        kept.pop()
    return " ".join(kept).rstrip(" ,;:–»") + " …"
