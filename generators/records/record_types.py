"""The five types of record, every field with its Danish label, help, limits and example.

Knows what one record holds. How records hang together is for `knowledge`, how they look for the outputs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from generators.records.fields import (
    RECORD_ID,
    Choice,
    ClusterKey,
    Date,
    Entry,
    FormerId,
    FullDate,
    MunicipalityKey,
    PlainText,
    RecordId,
    RichText,
    SourceKey,
    ThemeKey,
    one_of,
)


class LeadershipLevel(Choice):
    """The levels of the chain of leadership."""

    POLITICAL = "politisk", "Politisk ledelse", "kommunalbestyrelse og fagudvalg"
    ADMINISTRATIVE = "forvaltning", "Forvaltning", "direktører, chefer og konsulenter"
    DECENTRAL = "decentral", "Decentral ledelse", "ledere af skoler, dagtilbud og andre institutioner"


class Area(Choice):
    """The part of the work with children and young people that a record is about."""

    SCHOOL = "skole", "Skole"
    DAY_CARE = "dagtilbud", "Dagtilbud"
    SOCIAL = "socialomraade", "Socialområde"
    ACROSS = "tvaergaaende", "På tværs"


class Origin(Choice):
    """What kind of knowledge a record is; always shown."""

    PROGRAMME = "program", "Fra programmets egen beskrivelse", "KL's beskrivelse af programmet og af tiden omkring det"
    CLUSTER = "klynge", "Fra en klynge", "et resultat, som en klynge af kommuner er nået frem til"
    CONTEXT = "kontekst", "Fra tiden omkring programmet", "temamøde, kommission eller en kommunes eget arbejde"


class Status(Choice):
    """How final a record is."""

    PROVISIONAL = "foreloebig", "Foreløbig", "delt undervejs og kan blive ændret"
    FINAL = "endelig", "Endelig", "gælder, indtil andet er skrevet"
    WITHDRAWN = "tilbagetrukket", "Trukket tilbage", "bliver stående, men skal ikke bruges"


class Role(Choice):
    """In what way a municipality appears in a source."""

    CLUSTER = "klynge", "Deltager i klynge", "bidrog til resultatet i en klynge"
    SPEAKER = "oplaeg", "Oplægsholder"
    PANEL = "panel", "Paneldeltager"
    HOST = "vaert", "Vært"


class ModelKind(Choice):
    """What sort of model a record describes."""

    MODEL = "model", "Model"
    METHOD = "metode", "Metode"
    GOALS = "maal", "Mål"
    OVERVIEW = "overblik", "Overblik", "en liste i kilden, som ikke er en fremgangsmåde"


class MunicipalityRole(Entry):
    """A municipality that a source names, and as what."""

    municipality: MunicipalityKey = Field(
        alias="kommune",
        title="Kommune",
        description="Kommunens navn, som det skrives til daglig.",
        examples=["Hedensted"],
    )
    role: Annotated[Role, one_of(Role)] = Field(
        alias="rolle",
        title="Rolle",
        description="Som hvad kommunen optræder i kilden. Kun »klynge« tæller som bidrag til et resultat.",
        examples=["oplaeg"],
    )


class SourcePlace(Entry):
    """A source and the place in it."""

    source: SourceKey = Field(
        alias="kilde",
        title="Kilde",
        description="Kildens slug: navnet på dens fil i _register/kilder.",
        examples=["projektbeskrivelse-2016"],
    )
    place: PlainText = Field(
        alias="sted",
        title="Sted",
        description="Hvor i kilden det står: side og afsnit, så en læser kan slå det op.",
        examples=["Side 8, afsnittet »Faglig ledelse får højere prioritet«"],
        min_length=3,
        max_length=200,
    )


class SourceReference(SourcePlace):
    """A source, the place in it, and perhaps a few of its words."""

    quote: PlainText | None = Field(
        default=None,
        alias="citat",
        title="Citat",
        description="Et kort, ordret citat. Resten af posten skrives med egne ord.",
        examples=["Skær de faglige lederstillinger skarpt til"],
        min_length=3,
        max_length=300,
    )


class Pole(Entry):
    """One side of a dilemma."""

    name: PlainText = Field(
        alias="navn",
        title="Navn",
        description="Hvad polen hedder.",
        examples=["Råderum til at lede"],
        min_length=3,
        max_length=60,
    )
    text: PlainText = Field(
        alias="tekst",
        title="Tekst",
        description="Hvad der taler for netop den side, lige så stærkt som for den anden.",
        examples=["Ledelsen kender børnene og hverdagen og kan handle hurtigt."],
        min_length=20,
        max_length=500,
    )


class Step(Entry):
    """One step of a model."""

    title: PlainText = Field(
        alias="titel",
        title="Trin",
        description="Hvad man gør, i bydeform.",
        examples=["Sæt holdet"],
        min_length=3,
        max_length=80,
    )
    text: PlainText = Field(
        alias="tekst",
        title="Tekst",
        description="Hvordan man gør.",
        examples=["Fire til seks personer fra hver kommune."],
        min_length=10,
        max_length=500,
    )


class Action(Entry):
    """Something a recommendation asks somebody to do."""

    text: PlainText = Field(
        alias="tekst",
        title="Handling",
        description="Hvad der skal gøres, i bydeform.",
        examples=["Skriv ned, hvad den faglige leder skal bruge sin uge på."],
        min_length=10,
        max_length=300,
    )
    level: Annotated[LeadershipLevel, one_of(LeadershipLevel)] = Field(
        alias="niveau", title="Niveau", description="Hvem i ledelseskæden der skal gøre det.", examples=["forvaltning"]
    )


class Obstacle(Entry):
    """What stands in the way of a recommendation, and an answer to it."""

    obstacle: PlainText = Field(
        alias="forhindring",
        title="Det står i vejen",
        description="Hvad der typisk står i vejen.",
        examples=["Ingen vil af med de administrative opgaver."],
        min_length=10,
        max_length=300,
    )
    answer: PlainText = Field(
        alias="svar",
        title="Og hvad så?",
        description="Hvad man kan gøre ved det.",
        examples=["Aftal, hvilke data lederen fortsat får."],
        min_length=10,
        max_length=300,
    )


Question = Annotated[PlainText, Field(min_length=20, max_length=240)]
Consideration = Annotated[PlainText, Field(min_length=10, max_length=400)]
SearchWord = Annotated[PlainText, Field(min_length=2, max_length=60)]


class Record(Entry):
    """What the five types have in common; `id` is the file name and does not stand in the file."""

    id: str
    title: PlainText = Field(
        alias="titel",
        title="Titel",
        description="Overskriften: et udsagn, ikke et emne.",
        examples=["Der er bred enighed om at styrke faglig ledelse, men ikke om hvordan"],
        min_length=8,
        max_length=120,
    )
    summary: PlainText = Field(
        alias="resume",
        title="Resumé",
        description="Det, en travl leder når at læse: pointen i to-tre sætninger uden formatering.",
        examples=["Parterne er enige om, at den faglige ledelse skal fylde mere, men ikke om, hvordan det skal ske."],
        min_length=40,
        max_length=320,
    )
    themes: tuple[ThemeKey, ...] = Field(
        alias="temaer",
        title="Temaer",
        description="De temaer, posten hører til, det vigtigste først.",
        examples=["faglig-ledelse"],
        min_length=1,
        max_length=5,
    )
    levels: tuple[Annotated[LeadershipLevel, one_of(LeadershipLevel)], ...] = Field(
        alias="niveauer",
        title="Ledelsesniveauer",
        description="De led i ledelseskæden, posten angår.",
        examples=["forvaltning"],
        min_length=1,
        max_length=3,
    )
    areas: tuple[Annotated[Area, one_of(Area)], ...] = Field(
        alias="omraader",
        title="Områder",
        description="Skole, dagtilbud, socialområde, eller på tværs af dem.",
        examples=["skole"],
        min_length=1,
        max_length=4,
    )
    origin: Annotated[Origin, one_of(Origin)] = Field(
        alias="ophav",
        title="Ophav",
        description="Hvilken slags viden det er. Vises altid.",
        examples=["program"],
    )
    clusters: tuple[ClusterKey, ...] = Field(
        default=(),
        alias="klynger",
        title="Klynger",
        description="De klynger, resultatet kommer fra, hvis en kilde siger det.",
        examples=["klynge-1"],
        max_length=20,
    )
    municipalities: tuple[MunicipalityRole, ...] = Field(
        default=(),
        alias="kommuner",
        title="Kommuner",
        description="De kommuner, kilden nævner, hver med sin rolle.",
        max_length=98,
    )
    status: Annotated[Status, one_of(Status)] = Field(
        alias="status", title="Status", description="Hvor færdig posten er.", examples=["endelig"]
    )
    superseded_by: RecordId | None = Field(
        default=None,
        alias="afloest_af",
        title="Afløst af",
        description="Id på den post, der træder i stedet for en, som er trukket tilbage.",
        examples=["A-012"],
    )
    former_ids: tuple[FormerId, ...] = Field(
        default=(),
        alias="tidligere_id",
        title="Tidligere id",
        description="Id, posten har haft før. Dets adresser fører hertil, og det bliver ikke brugt igen.",
        examples=["A-012"],
        max_length=5,
    )
    editorial_fields: tuple[str, ...] = Field(
        default=(),
        alias="redaktionelle_felter",
        title="Redaktionelle felter",
        description="Navnene på de felter i posten, som redaktionen har skrevet, og som kilden ikke selv siger.",
        examples=["spoergsmaal"],
    )
    sources: tuple[SourceReference, ...] = Field(
        alias="kilder",
        title="Kilder",
        description="Hvor det står. Mindst én kilde med sted.",
        min_length=1,
        max_length=12,
    )
    date: Date = Field(
        alias="dato",
        title="Dato",
        description="Hvornår resultatet forelå: år, måned eller dag, eller udateret.",
        examples=["2018-03-19"],
    )
    recorded: FullDate = Field(
        alias="optaget",
        title="Optaget",
        description="Dagen, posten kom ind i vidensbasen.",
        examples=["2026-11-21"],
    )
    revised: FullDate | None = Field(
        default=None,
        alias="revideret",
        title="Revideret",
        description="Seneste ændring af indholdet, med dag.",
        examples=["2026-11-21"],
    )
    change: PlainText | None = Field(
        default=None,
        alias="aendring",
        title="Ændring",
        description=(
            "Hvad der blev ændret den dag, posten blev revideret, og hvorfor. Redaktionens ord. Står ved datoen på "
            "siden, på Nyt og i nyhedsbrevet."
        ),
        examples=["Tallet for 2018 er rettet efter kilden."],
        min_length=10,
        max_length=200,
    )
    caveat: PlainText | None = Field(
        default=None,
        alias="forbehold",
        title="Redaktionens forbehold",
        description="Hvad der har ændret sig siden, eller hvad man skal være varsom med. Redaktionens ord.",
        examples=["Reglerne om lærernes arbejdstid er ændret siden 2016."],
        min_length=20,
        max_length=200,
    )
    text: RichText = Field(
        alias="tekst",
        title="Tekst",
        description=(
            "Brødteksten: kun det, som det nævnte sted i kilden bærer. Redaktionens egne råd står i redaktionens_bud. "
            "Afsnit, **fremhævning**, lister, citater, tabeller, links og overskrifter fra ### er tilladt; [A-012] "
            "bliver et link til posten."
        ),
        examples=["Klyngen er programmets hovedaktivitet."],
        min_length=200,
        max_length=4000,
    )
    advice: RichText | None = Field(
        default=None,
        alias="redaktionens_bud",
        title="Redaktionens bud",
        description="Redaktionens eget råd om, hvordan posten kan bruges. Det, kilden bærer, står i tekst.",
        examples=["Begynd med det næste stillingsopslag, og skriv, hvad lederen ikke skal tage sig af."],
        min_length=40,
        max_length=1500,
    )
    questions: tuple[Question, ...] = Field(
        default=(),
        alias="spoergsmaal",
        title="Spørgsmål til mødet",
        description="Spørgsmål, en ledergruppe kan tage op.",
        examples=["Hvilken opgave har vi reelt taget fra lederne for at give plads til den faglige ledelse?"],
        max_length=5,
    )
    builds_on: tuple[RecordId, ...] = Field(
        default=(),
        alias="bygger_paa",
        title="Bygger på",
        description="Poster, som denne hviler på.",
        examples=["E-001"],
        max_length=12,
    )
    handles: tuple[RecordId, ...] = Field(
        default=(),
        alias="haandterer",
        title="Håndterer",
        description="Dilemmaer eller vanskeligheder, som denne post hjælper med.",
        examples=["D-001"],
        max_length=12,
    )
    related: tuple[RecordId, ...] = Field(
        default=(),
        alias="relaterede",
        title="Se også",
        description="Andre poster, der er værd at læse sammen med denne.",
        examples=["M-001"],
        max_length=12,
    )
    search_words: tuple[SearchWord, ...] = Field(
        default=(),
        alias="soegeord",
        title="Søgeord",
        description="Ord, en læser ville søge på i stedet for postens egne.",
        examples=["ledelsesspænd"],
        max_length=12,
    )

    def is_editorial(self, key: str) -> bool:
        """Say whether the editor wrote the field with this Danish key, rather than the source."""
        return key in self.editorial_fields

    def links(self) -> Iterator[tuple[str, str]]:
        """Yield (Danish key, id) of every typed link to another record."""
        yield from (("bygger_paa", target) for target in self.builds_on)
        yield from (("haandterer", target) for target in self.handles)
        yield from (("relaterede", target) for target in self.related)
        if self.superseded_by:
            yield "afloest_af", self.superseded_by


class Finding(Record):
    """Something the programme came to understand."""

    meaning: RichText = Field(
        alias="betydning",
        title="Det betyder i praksis",
        description="Hvad erkendelsen betyder for den, der skal handle.",
        examples=["Beslutningen ligger i, hvad lederne skal holde op med."],
        min_length=40,
        max_length=1200,
    )


class Dilemma(Record):
    """Two legitimate concerns that pull apart."""

    poles: tuple[Pole, ...] = Field(
        alias="poler",
        title="De to poler",
        description="Præcis to hensyn, der begge er rigtige.",
        min_length=2,
        max_length=2,
    )
    considerations: tuple[Consideration, ...] = Field(
        default=(),
        alias="overvejelser",
        title="Overvejelser",
        description="Hvad man bør tænke over, før man stiller sig.",
        examples=["Aftal, hvad der er fælles, før I drøfter, hvad der er lokalt."],
        max_length=8,
    )


class Model(Record):
    """A model, a method or a set of goals that can be used elsewhere."""

    kind: Annotated[ModelKind, one_of(ModelKind)] = Field(
        alias="slags", title="Slags", description="Model, metode, mål eller overblik.", examples=["model"]
    )
    when: PlainText = Field(
        alias="hvornaar",
        title="Hvornår",
        description="Hvornår den er værd at bruge.",
        examples=["Når flere kommuner står med den samme udfordring."],
        min_length=20,
        max_length=400,
    )
    steps: tuple[Step, ...] = Field(
        default=(), alias="trin", title="Trin", description="Vejen igennem, ét trin ad gangen.", max_length=12
    )
    conditions: tuple[Consideration, ...] = Field(
        default=(),
        alias="forudsaetninger",
        title="Det kræver",
        description="Hvad der skal være på plads først.",
        examples=["En ledelse, der vil forpligte sig i et helt år."],
        max_length=8,
    )


class Recommendation(Record):
    """Something leaders are advised to do."""

    actions: tuple[Action, ...] = Field(
        default=(), alias="handlinger", title="Det kan I gøre", description="Hvad hvert led kan gøre.", max_length=12
    )
    obstacles: tuple[Obstacle, ...] = Field(
        default=(),
        alias="forhindringer",
        title="Det står i vejen – og hvad så?",
        description="Typiske forhindringer, hver med et svar.",
        max_length=8,
    )


class Idea(Record):
    """Something worth trying."""

    next_step: PlainText | None = Field(
        default=None,
        alias="naeste_skridt",
        title="Det næste skridt",
        description="Den mindste måde at prøve ideen på.",
        examples=["Invitér to medarbejderrepræsentanter med til næste ledermøde."],
        min_length=20,
        max_length=500,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordType:
    """A row of the table of record types.

    `text_heading` stands above `tekst`, and `before_text` names the type's own fields that are shown before it.
    `prompt` is asked of a record on the front of a handout; `on_paper` stands beside the type's heading inside.
    `asked` is what brings one out at the meeting of a cluster.
    """

    model: type[Record]
    letter: str
    slug: str
    folder: str
    singular: str
    plural: str
    explanation: str
    prompt: str
    on_paper: str
    asked: str
    text_heading: str
    before_text: tuple[str, ...] = ()
    article: str = "en"

    @property
    def icon(self) -> str:
        """Name its mark among the pictures of the theme and of print."""
        return f"type-{self.slug}"

    @property
    def this(self) -> str:
        """Point at one of them: `denne erkendelse`, `dette dilemma`."""
        return f"{'dette' if self.article == 'et' else 'denne'} {self.singular}"


RECORD_TYPES: tuple[RecordType, ...] = (
    RecordType(
        model=Finding,
        letter="E",
        slug="erkendelse",
        folder="erkendelser",
        singular="erkendelse",
        plural="erkendelser",
        explanation="Noget, programmet eller kilderne er nået frem til.",
        prompt="Er I enige?",
        on_paper="Sæt kryds ved det, I genkender.",
        asked="Hvad fandt I ud af?",
        text_heading="Om erkendelsen",
        before_text=("betydning",),
    ),
    RecordType(
        model=Dilemma,
        letter="D",
        slug="dilemma",
        folder="dilemmaer",
        singular="dilemma",
        plural="dilemmaer",
        explanation="To hensyn, der begge er rigtige, og som trækker hver sin vej.",
        prompt="Hvor står I?",
        on_paper="To gode hensyn. Hvor står I?",
        asked="Hvad trækker i to retninger?",
        text_heading="Hvad står på spil",
        before_text=("poler",),
        article="et",
    ),
    RecordType(
        model=Model,
        letter="M",
        slug="model",
        folder="modeller",
        singular="model",
        plural="modeller",
        explanation="En model, en metode eller et mål, som andre kan bruge.",
        prompt="Kunne I bruge den?",
        on_paper="Kunne I bruge noget af det?",
        asked="Hvad prøvede I?",
        text_heading="Sådan virker det",
        before_text=("hvornaar", "trin", "forudsaetninger"),
    ),
    RecordType(
        model=Recommendation,
        letter="A",
        slug="anbefaling",
        folder="anbefalinger",
        singular="anbefaling",
        plural="anbefalinger",
        explanation="Noget, ledere bliver rådet til at gøre.",
        prompt="Gør I det i dag?",
        on_paper="Sæt ét kryds, og nummerér jeres tre vigtigste.",
        asked="Hvad råder I andre til?",
        text_heading="Hvorfor",
    ),
    RecordType(
        model=Idea,
        letter="I",
        slug="ide",
        folder="ideer",
        singular="idé",
        plural="idéer",
        explanation="Noget, der er værd at prøve af.",
        prompt="Kunne I prøve det?",
        on_paper="Prøv i morgen.",
        asked="Hvad ville I prøve næste gang?",
        text_heading="Om ideen",
        before_text=("naeste_skridt",),
    ),
)
BY_LETTER = {record_type.letter: record_type for record_type in RECORD_TYPES}
BY_FOLDER = {record_type.folder: record_type for record_type in RECORD_TYPES}


_WHOLE_ID = re.compile(RECORD_ID, re.ASCII)


def type_of(record: Record) -> RecordType:
    """Find the type of a record by its letter."""
    return BY_LETTER[record.id[0]]


def type_of_id(word: str) -> RecordType | None:
    """Find the type that an id belongs to; None where the word is no id, or its letter that of no type."""
    return BY_LETTER.get(word[0]) if _WHOLE_ID.fullmatch(word) else None


def id_order(record: Record) -> tuple[int, int, str]:
    """Sort records as everything shows them: by type as in the table, then by number."""
    return RECORD_TYPES.index(type_of(record)), int(record.id[2:]), record.id
