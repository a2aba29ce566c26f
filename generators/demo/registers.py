"""The registers of the fictional programme: themes, conferences, sources and words. Knows no record but by its id."""

from collections.abc import Mapping, Sequence

from generators.demo.places import Cluster
from generators.demo.topics import TOPICS, Topic
from generators.demo.wording import capitalised, imperative
from generators.presentation.yaml_text import Value

PROGRAMME: dict[str, Value] = {
    "navn": "Ledelse tæt på børnene",
    "ejer": "Eksempelforbundet",
    "periode": "2021-2023",
    "slags": "eksempel",
}
_CONFERENCES = (
    ("2022-11-17", "Fløjtesalen", ("faglig-ledelse", "opgavefordeling")),
    ("2023-03-21", "Det Gamle Garveri", ("data-og-dialog", "laeringsfaellesskaber")),
    ("2023-09-14", "Kongresfløjen ved havnen", ("stoettefunktioner", "laeringsfaellesskaber", "organisation")),
)
_PROGRAMME_ITEMS: tuple[tuple[str, str, str | None], ...] = (
    ("09.00", "Kaffe, rundstykker og udlevering af hæfter", None),
    ("09.30", "Velkomst, og hvad dagen skal ende med", "Direktør, Eksempelforbundet"),
    ("09.45", "Hvad klyngerne nåede frem til om {theme}", "Programleder, Eksempelforbundet"),
    ("10.30", "Sådan gjorde vi, og det ville vi gøre om", "Direktør for børn og unge, {first} Kommune"),
    ("11.15", "Skolens hverdag: tre korte fortællinger", "Skoleleder og vejleder, {second} Kommune"),
    ("11.15", "Dagtilbuddets hverdag: tre korte fortællinger", "Dagtilbudsleder, {third} Kommune"),
    ("12.15", "Frokost", None),
    ("13.00", "Arbejde med hæftet ved bordene: Hvad tager vi med hjem?", "Alle"),
    (
        "14.00",
        "Spørgsmål fra salen til et politisk panel",
        "Formænd for børne- og ungeudvalgene i {first} og {third}",
    ),
    ("14.50", "Forskerens blik: Hvad ved vi, og hvad ved vi ikke?", "Lektor i ledelse, Eksempeluniversitetet"),
    ("15.30", "Aftaler i kommunegrupper", None),
    ("16.00", "Tak for i dag", "Direktør, Eksempelforbundet"),
)
_ROOMS = {
    "Skolens hverdag: tre korte fortællinger": "Salen",
    "Dagtilbuddets hverdag: tre korte fortællinger": "Lokale 2",
}
_KINDS = {"Frokost": "pause", "Arbejde med hæftet ved bordene: Hvad tager vi med hjem?": "bordarbejde"}
_SOURCES = (
    ("programbeskrivelse", "Ledelse tæt på børnene: formål, form og temaer", "2021", "programbeskrivelse"),
    ("midtvejsnotat", "Midtvejs: det, klyngerne kan nu", "2022-06", "notat"),
    ("temamoede-1", "Slides fra temamødet om ledelseskæden", "2022-02-10", "praesentation"),
    ("lederdag-2022", "Nyhed om en kommunes lederdag", "2022-08-18", "nyhed"),
)
_FICTION = "Dokumentet er opdigtet og hører til eksempelprogrammet."
_TERMS = (
    (
        "ledelseskæde",
        "Alle led, der leder arbejdet med børn: fra kommunalbestyrelsen til den enkelte leder.",
        "ledelseskæden",
    ),
    (
        "klynge",
        "Seks til otte kommuner, der arbejder sammen om de samme temaer i et til to år.",
        "klyngen klynger klyngens",
    ),
    (
        "læringsfællesskab",
        "Kolleger, der forpligter sig på at lære af hinandens praksis.",
        "læringsfællesskabet læringsfællesskaber",
    ),
    ("sparring", "En samtale, hvor den ene hjælper den anden med at tænke sig om.", "sparringen"),
    (
        "støttefunktion",
        "Hjælp fra forvaltningen til det enkelte sted, for eksempel konsulenter og data.",
        "støttefunktioner",
    ),
    ("opfølgning", "Aftalt tilbageblik på, om et mål blev nået, og hvad der skal ske nu.", "opfølgningen"),
    ("årshjul", "Oversigt over, hvad der ligger fast hvert år, og hvornår.", "årshjulet"),
)
_SYNONYMS = (
    "skoleleder rektor skoleledelse",
    "dagtilbud børnehave vuggestue daginstitution",
    "feedback sparring tilbagemelding",
    "data tal nøgletal resultater",
    "udvalg politikere kommunalbestyrelse byråd",
    "konsulent rådgiver vejleder",
)
_FEWEST_TO_READ = 3
_WHY_READ = {
    "E": "Begynd her: Den siger, hvad klyngerne nåede frem til.",
    "D": "Viser, hvorfor det er sværere, end det lyder.",
    "M": "Giver en måde at gå til det på, som kan prøves af i det små.",
    "A": "Siger, hvad hvert led kan gøre, når de andre er enige.",
}

Entries = dict[str, dict[str, Value]]
"""Entries by their slugs."""


def themes(records: Mapping[str, Sequence[str]]) -> Entries:
    """Describe the themes from the ids of the valid records, each with its themes."""
    return {topic.slug: _theme(topic, number, records) for number, topic in enumerate(TOPICS, 1)}


def _theme(topic: Topic, number: int, records: Mapping[str, Sequence[str]]) -> dict[str, Value]:
    main: dict[str, Value] = {"nummer": number} if topic.main else {}
    record_ids = list(records)
    order = _reading_order([record_id for record_id in records if topic.slug in records[record_id]])
    return {
        **main,
        "navn": topic.name,
        "kortnavn": topic.short_name,
        "beskrivelse": topic.description,
        "status": "hovedtema" if topic.main else "udskudt",
        "overskrifter": [f"Om {topic.matter}"],
        "introduktion": _introduction(topic, record_ids[number % len(record_ids)]),
        **({"laeseraekkefoelge": order} if order else {}),
        "spoergsmaal": [
            f"Hvad ville der ske hos os, hvis vi aftalte at {topic.does[0]}?",
            f"Hvor kender vi til, at {topic.problems[0].plain}?",
            f"Hvem skal være med, når vi taler om {topic.matter}?",
        ],
        "ved_ikke": [f"Om {topic.effects[1].plain}, også når ingen længere spørger til det."],
        "kilder": [{"kilde": "programbeskrivelse", "sted": f"Side {number + 2}, afsnit 2"}],
    }


def _reading_order(record_ids: Sequence[str]) -> list[Value]:
    """Have the first record of each type read, where the theme has enough types."""
    first = {letter: next((own for own in record_ids if own.startswith(letter)), "") for letter in _WHY_READ}
    found: list[Value] = [{"post": first[letter], "hvorfor": why} for letter, why in _WHY_READ.items() if first[letter]]
    return found if len(found) >= _FEWEST_TO_READ else []


def _introduction(topic: Topic, record_id: str) -> str:
    first, second = topic.problems[:2]
    tried = "\n".join(f"- {capitalised(imperative(doing))}." for doing in topic.does[2:5])
    return (
        f"Temaet handler om {topic.matter}. Mange steder er erfaringen, at {first.plain}, og at {second.plain}. "
        f"Alligevel findes der steder, hvor {topic.effects[0].plain}.\n\n"
        "### Hvad klyngerne prøvede\n\n"
        f"De fleste begyndte det samme sted, nemlig med at {topic.does[0]}. Andre valgte at {topic.does[1]}. Et "
        f"eksempel står i [{record_id}].\n\n{tried}\n\n"
        "### Hvad der er åbent endnu\n\n"
        f"Ingen ved, om {topic.effects[1].plain}, når programmet er slut.\n"
    )


def conferences(municipalities: Sequence[str]) -> Entries:
    """Describe three theme conferences with their full programmes, a theme meeting and a local day for leaders."""
    entries = {
        f"temakonference-{number + 1}": _conference(number, municipalities) for number in range(len(_CONFERENCES))
    }
    return entries | {"temamoede-1": _meeting(), "lederdag-2022": _local_day(municipalities[0])}


def _conference(number: int, municipalities: Sequence[str]) -> dict[str, Value]:
    date, hall, slugs = _CONFERENCES[number]
    names = [municipalities[(number * 11 + step * 5) % len(municipalities)] for step in range(3)]
    matter = next(topic.matter for topic in TOPICS if topic.slug == slugs[0])
    words = {"theme": matter} | dict(zip(("first", "second", "third"), names, strict=True))
    return {
        "navn": f"Temakonference {number + 1}: {' samt '.join(_short_name(slug) for slug in slugs[:2])}",
        "slags": "temakonference",
        "dato": date,
        "sted": f"{hall}, {names[2]}",
        "temaer": [{"tema": slug, "grundlag": "kilde"} for slug in slugs],
        "program": [
            _programme_item(time, item.format(**words), who and who.format(**words))
            for time, item, who in _PROGRAMME_ITEMS
        ],
        "eksemplarer": 6 + number,
        "beskrivelse": (
            f"Konferencen samler, hvad klyngerne lærte om {matter}, og giver hver kommune tid til at vælge, hvad den "
            "selv vil arbejde videre med.\n\nBåde stedet og alle deltagere er opdigtede.\n"
        ),
        "kilder": [{"kilde": "programbeskrivelse", "sted": f"Side {12 + number}, afsnit 1"}],
    }


def _programme_item(time: str, item: str, who: str | None) -> dict[str, Value]:
    more = {"hvem": who, "lokale": _ROOMS.get(item), "slags": _KINDS.get(item)}
    return {"tid": time, "punkt": item, **{key: value for key, value in more.items() if value}}


def _short_name(slug: str) -> str:
    return next(topic.short_name for topic in TOPICS if topic.slug == slug).lower()


def _meeting() -> dict[str, Value]:
    return {
        "navn": "Temamøde om ledelseskæden",
        "slags": "temamoede",
        "dato": "2022-02-10",
        "temaer": [{"tema": "faglig-ledelse", "grundlag": "forslag"}],
        "program": [
            {"punkt": "Hvad ser de andre led?"},
            {"punkt": "Debat i panelet", "hvem": "Fire ledere fra fire led"},
        ],
        "beskrivelse": "Et opdigtet møde, hvor kun slides er bevaret. Stedet kendes ikke.\n",
        "kilder": [{"kilde": "temamoede-1", "sted": "Hele præsentationen"}],
    }


def _local_day(municipality: str) -> dict[str, Value]:
    return {
        "navn": f"Lederdag i {municipality}",
        "slags": "lokal",
        "periode": "Sensommeren 2022",
        "temaer": [{"tema": "laeringsfaellesskaber", "grundlag": "forslag"}],
        "beskrivelse": "En opdigtet kommunes egen dag for ledere. Kilden siger ikke, hvem der talte.\n",
        "kilder": [{"kilde": "lederdag-2022", "sted": "Hele nyheden"}],
    }


def sources(clusters: Sequence[Cluster]) -> Entries:
    """Describe the documents the records are built on, a report from each cluster among them."""
    reports = [
        (f"rapport-{c.slug}", f"Opsamling fra {c.name[:1].lower()}{c.name[1:]}", "2023", "rapport") for c in clusters
    ]
    return {slug: _source(slug, title, date, kind) for slug, title, date, kind in (*_SOURCES, *reports)}


def _source(slug: str, title: str, date: str, kind: str) -> dict[str, Value]:
    return {
        "titel": title,
        "udgiver": str(PROGRAMME["ejer"]),
        "dato": date,
        "slags": kind,
        "beskrivelse": _FICTION,
        "forbehold": "Intet i dokumentet har fundet sted.",
        "url": f"https://eksempel.example/{slug}",
    }


def dictionary() -> dict[str, Value]:
    """Explain the terms and group the words that mean the same."""
    return {
        "begreber": [
            {"begreb": term, "forklaring": explanation, "former": [term, *forms.split()]}
            for term, explanation, forms in _TERMS
        ],
        "synonymer": [{"ord": words.split()} for words in _SYNONYMS],
    }
