"""The registers beside the records: themes, municipalities, clusters, conferences, sources, ways in, words.

Knows what one entry of each register holds, and in which file it stands.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Annotated

from pydantic import Field

from generators.records.advice import Advice
from generators.records.conference_day import MOST_ITEMS, ProgrammeItem, TableWork
from generators.records.fields import (
    Choice,
    Date,
    Entry,
    FullDate,
    MunicipalityKey,
    PlainText,
    RecordId,
    RichText,
    Slug,
    ThemeKey,
    WholeNumber,
    one_of,
    shaped,
)
from generators.records.record_types import Area, Question, SourcePlace
from generators.records.supplied import Supplied
from generators.records.ways_in import Audience, Reading, Situation

FOLDER = "_register"
WORD_LIST = f"{FOLDER}/ordliste.txt"
"""Words that are right though the dictionary does not know them."""
FINGERPRINTS = f"{FOLDER}/fingeraftryk.txt"
"""What the sources are known by, so that nothing is copied from them."""


class Region(Choice):
    """The five regions of 2007-2026 and the one that replaces two of them on 1 January 2027."""

    NORTH = "Region Nordjylland", "Nordjylland"
    MIDDLE = "Region Midtjylland", "Midtjylland"
    SOUTH = "Region Syddanmark", "Syddanmark"
    ZEALAND = "Region Sjælland", "Sjælland"
    CAPITAL = "Region Hovedstaden", "Hovedstaden"
    EAST = "Region Østdanmark", "Østdanmark"


class ThemeStatus(Choice):
    """Whether the programme took a theme up."""

    MAIN = "hovedtema", "Hovedtema"
    DEFERRED = "udskudt", "Udskudt tema"


class ConferenceKind(Choice):
    """What sort of event it was; only theme conferences get handouts."""

    THEME_CONFERENCE = "temakonference", "Temakonference"
    THEME_MEETING = "temamoede", "Temamøde"
    LOCAL = "lokal", "Lokal konference"


class Basis(Choice):
    """Where the themes of a conference come from."""

    SOURCE = "kilde", "Fra en kilde"
    PROPOSAL = "forslag", "Redaktionens forslag"


class SourceKind(Choice):
    """What sort of document a source is."""

    PROGRAMME = "programbeskrivelse", "Programbeskrivelse"
    NEWS = "nyhed", "Nyhed"
    SLIDES = "praesentation", "Præsentation"
    PAPER = "notat", "Notat"
    REPORT = "rapport", "Rapport"
    EVENT = "arrangement", "Arrangement"


Unknown = Annotated[PlainText, Field(min_length=20, max_length=180)]


class Theme(Entry):
    """One of the programme's themes; `slug` is the file name and does not stand in the file."""

    slug: str
    number: WholeNumber | None = Field(
        default=None, alias="nummer", title="Nummer", description="1-5; udskudte temaer har intet.", examples=["1"]
    )
    name: PlainText = Field(
        alias="navn",
        title="Navn",
        description="Temaets navn, som kilden skriver det.",
        examples=["Faglig ledelse i en politisk ledet organisation med mere præcise mål"],
        min_length=3,
        max_length=160,
    )
    short_name: PlainText = Field(
        alias="kortnavn",
        title="Kort navn",
        description="Et til tre ord.",
        examples=["Faglig ledelse"],
        min_length=3,
        max_length=40,
    )
    description: PlainText = Field(
        alias="beskrivelse",
        title="Beskrivelse",
        description="Hvad temaet handler om, i én sætning.",
        examples=["Fra politiske mål til ledelse tæt på børnene."],
        min_length=20,
        max_length=240,
    )
    status: Annotated[ThemeStatus, one_of(ThemeStatus)] = Field(
        alias="status", title="Status", description="Hovedtema eller udskudt.", examples=["hovedtema"]
    )
    headings: tuple[PlainText, ...] = Field(
        default=(),
        alias="overskrifter",
        title="Overskrifter i bilaget",
        description="De afsnit i programbeskrivelsens bilag, der hører til temaet.",
        examples=["De politiske mål bliver mere præcise"],
    )
    introduction: RichText | None = Field(
        default=None,
        alias="introduktion",
        title="Introduktion",
        description="Hvad temaet handler om, hvad der ændrede sig, og hvad posterne siger tilsammen.",
        min_length=200,
        max_length=4000,
    )
    readings: tuple[Reading, ...] = Field(
        default=(),
        alias="laeseraekkefoelge",
        title="Læs i denne rækkefølge",
        description="3-8 af temaets poster i den rækkefølge, de bør læses, hver med grunden. "
        "Temaarket tager sit udsagn, sit dilemma og sine handlinger herfra.",
        min_length=3,
        max_length=8,
    )
    questions: tuple[Question, ...] = Field(
        default=(),
        alias="spoergsmaal",
        title="Spørgsmål til mødet",
        description="Tre spørgsmål, der åbner temaet.",
        max_length=5,
    )
    unknown: tuple[Unknown, ...] = Field(
        default=(),
        alias="ved_ikke",
        title="Det ved vi ikke",
        description="Hvad ingen kilde fortæller om temaet.",
        examples=["Hvad klyngerne nåede frem til. Ingen kilde gengiver et resultat fra en klynge."],
        max_length=3,
    )
    sources: tuple[SourcePlace, ...] = Field(
        default=(), alias="kilder", title="Kilder", description="Hvor temaet er beskrevet."
    )


class Tile(Entry):
    """A place on the tile map, counted from the top left."""

    column: WholeNumber = Field(alias="kolonne", title="Kolonne", description="0-16, fra venstre.", examples=["4"])
    row: WholeNumber = Field(alias="raekke", title="Række", description="0-13, fra oven.", examples=["8"])


class Municipality(Entry):
    """One of the 98 municipalities."""

    code: Annotated[
        str,
        shaped(r"\d{4}", "kommunekode", "»{value}« er ikke en kommunekode.", "Fire cifre, også det første nul: 0101."),
    ] = Field(alias="kode", title="Kommunekode", description="Fire cifre.", examples=["0766"])
    name: PlainText = Field(
        alias="navn", title="Navn", description="Navnet til daglig.", examples=["Hedensted"], max_length=40
    )
    official_name: PlainText = Field(
        alias="officielt_navn",
        title="Officielt navn",
        description="Med Kommune.",
        examples=["Hedensted Kommune"],
        max_length=60,
    )
    former_names: tuple[PlainText, ...] = Field(
        default=(),
        alias="tidligere_navne",
        title="Tidligere navne",
        description="Navne, kommunen har haft til daglig. Der kan søges på dem, og deres adresser fører hertil.",
        examples=["Bogense"],
        max_length=5,
    )
    slug: Slug = Field(alias="slug", title="Slug", description="Navnet i adresser.", examples=["hedensted"])
    genitive: PlainText = Field(
        alias="genitiv",
        title="Genitiv",
        description="Hvad noget er, når det er kommunens.",
        examples=["Hedensteds"],
        max_length=42,
    )
    region: Annotated[Region, one_of(Region)] = Field(
        alias="region", title="Region", description="Regionen 2007-2026.", examples=["Region Midtjylland"]
    )
    region_from_2027: Annotated[Region, one_of(Region)] = Field(
        alias="region_fra_2027",
        title="Region fra 2027",
        description="Regionen fra 1. januar 2027.",
        examples=["Region Østdanmark"],
    )
    tile: Tile = Field(alias="felt", title="Felt", description="Pladsen på fliskortet.")
    neighbours: tuple[MunicipalityKey, ...] = Field(
        default=(),
        alias="naboer",
        title="Naboer",
        description="Kommunerne på den anden side af landegrænsen, den længste grænse først.",
        examples=["Horsens", "Vejle"],
        max_length=12,
    )
    nearest: tuple[MunicipalityKey, ...] = Field(
        default=(),
        alias="naermeste",
        title="Nærmeste",
        description="For en ø uden naboer: de kommuner, der ligger tættest på, den nærmeste først.",
        examples=["Kalundborg", "Odder"],
        max_length=5,
    )


class Meeting(Entry):
    """One of a cluster's full-day meetings."""

    date: FullDate = Field(alias="dato", title="Dato", description="Mødets dag.", examples=["2016-09-20"])
    topic: PlainText = Field(
        alias="emne", title="Emne", description="Hvad mødet handlede om.", examples=["Data i dialogen"], max_length=160
    )
    host: MunicipalityKey | None = Field(
        default=None,
        alias="vaert",
        title="Vært",
        description="Den kommune, mødet blev holdt i.",
        examples=["Hedensted"],
    )


class Cluster(Entry):
    """A committed group of municipalities; `slug` is the file name and does not stand in the file."""

    slug: str
    name: PlainText = Field(
        alias="navn", title="Navn", description="Klyngens navn.", examples=["Klynge 1"], min_length=3, max_length=80
    )
    municipalities: tuple[MunicipalityKey, ...] = Field(
        alias="kommuner",
        title="Kommuner",
        description="De seks til otte kommuner i klyngen, skrevet som i kommuner.yml.",
        examples=["Hedensted"],
        min_length=1,
    )
    start: Date | None = Field(
        default=None,
        alias="start",
        title="Start",
        description="Første møde: år, måned eller dag.",
        examples=["2016-09"],
    )
    end: Date | None = Field(
        default=None,
        alias="slut",
        title="Slut",
        description="Sidste møde: år, måned eller dag.",
        examples=["2017-09"],
    )
    themes: tuple[ThemeKey, ...] = Field(
        default=(),
        alias="temaer",
        title="Temaer",
        description="De temaer, klyngen valgte.",
        examples=["data-og-dialog"],
    )
    areas: tuple[Annotated[Area, one_of(Area)], ...] = Field(
        default=(),
        alias="omraader",
        title="Områder",
        description="Skole alene eller flere områder.",
        examples=["skole"],
    )
    meetings: tuple[Meeting, ...] = Field(
        default=(), alias="moeder", title="Møder", description="Op til fem heldagsmøder.", max_length=5
    )


class ConferenceTheme(Entry):
    """A theme of a conference, and whether a source says so."""

    theme: ThemeKey = Field(alias="tema", title="Tema", description="Temaets slug.", examples=["faglig-ledelse"])
    basis: Annotated[Basis, one_of(Basis)] = Field(
        alias="grundlag",
        title="Grundlag",
        description="Om en kilde siger det, eller det er redaktionens forslag.",
        examples=["forslag"],
    )


class Conference(Entry):
    """A conference or meeting where knowledge was shared; `slug` is the file name and does not stand in the file."""

    slug: str
    name: PlainText = Field(
        alias="navn",
        title="Navn",
        description="Konferencens navn.",
        examples=["Temakonference 1"],
        min_length=3,
        max_length=120,
    )
    kind: Annotated[ConferenceKind, one_of(ConferenceKind)] = Field(
        alias="slags", title="Slags", description="Kun temakonferencer får hæfter.", examples=["temakonference"]
    )
    date: FullDate | None = Field(
        default=None, alias="dato", title="Dato", description="Dagen, hvis den kendes.", examples=["2017-11-28"]
    )
    period: PlainText | None = Field(
        default=None,
        alias="periode",
        title="Periode",
        description="Tiden, når dagen ikke kendes.",
        examples=["2018"],
        max_length=60,
    )
    place: PlainText | None = Field(
        default=None,
        alias="sted",
        title="Sted",
        description="Stedet, hvis det kendes.",
        examples=["Aarhus"],
        max_length=120,
    )
    themes: tuple[ConferenceTheme, ...] = Field(
        default=(), alias="temaer", title="Temaer", description="Konferencens temaer."
    )
    programme: tuple[ProgrammeItem, ...] = Field(
        default=(),
        alias="program",
        title="Program",
        description="Det, der kendes af programmet.",
        max_length=MOST_ITEMS,
    )
    table_work: TableWork = Field(
        default=TableWork(),
        alias="bordarbejde",
        title="Bordarbejde",
        description="Minutter til hvert trin ved bordet; udelades det, er de 5, 15, 15, 15 og 10.",
    )
    copies: WholeNumber | None = Field(
        default=None,
        alias="eksemplarer",
        title="Eksemplarer",
        description="Trykte hæfter til hver kommune.",
        examples=["6"],
    )
    description: RichText = Field(
        alias="beskrivelse",
        title="Beskrivelse",
        description="Hvad der vides, og hvad der ikke vides.",
        examples=["Kilden nævner kun dagen og stedet. Emnet er ikke oplyst."],
        min_length=40,
        max_length=2000,
    )
    sources: tuple[SourcePlace, ...] = Field(
        alias="kilder", title="Kilder", description="Hvor konferencen er nævnt.", min_length=1
    )


class Source(Entry):
    """A document that records are built on; `slug` is the file name and does not stand in the file."""

    slug: str
    title: PlainText = Field(
        alias="titel",
        title="Titel",
        description="Dokumentets titel.",
        examples=["Bedre sammenhæng i ledelseskæden"],
        min_length=3,
        max_length=200,
    )
    publisher: PlainText = Field(
        alias="udgiver",
        title="Udgiver",
        description="Hvem der har udgivet det.",
        examples=["KL"],
        min_length=2,
        max_length=120,
    )
    date: Date = Field(
        alias="dato", title="Dato", description="Udgivelsen: år, måned eller dag, eller udateret.", examples=["2016"]
    )
    kind: Annotated[SourceKind, one_of(SourceKind)] = Field(
        alias="slags", title="Slags", description="Hvad det er for et dokument.", examples=["programbeskrivelse"]
    )
    description: PlainText = Field(
        alias="beskrivelse",
        title="Beskrivelse",
        description="Hvad dokumentet er, og hvad det kan bruges til.",
        examples=["Klyngens egen opsamling på det, kommunerne nåede frem til sammen."],
        min_length=20,
        max_length=800,
    )
    caveat: PlainText | None = Field(
        default=None,
        alias="forbehold",
        title="Forbehold",
        description="Hvad man skal være varsom med.",
        min_length=10,
        max_length=500,
    )
    url: (
        Annotated[
            str,
            shaped(
                r"https?://[^\s<>\"]+",
                "adresse",
                "»{value}« er ikke en netadresse.",
                "Skriv hele adressen med https://.",
            ),
        ]
        | None
    ) = Field(
        default=None,
        alias="url",
        title="Adresse",
        description="Hvor dokumentet ligger, hvis det vides.",
        examples=["https://www.kl.dk/"],
    )


class GlossaryEntry(Entry):
    """A term and what it means here."""

    term: PlainText = Field(
        alias="begreb",
        title="Begreb",
        description="Ordet i grundform.",
        examples=["ledelseskæde"],
        min_length=2,
        max_length=60,
    )
    explanation: PlainText = Field(
        alias="forklaring",
        title="Forklaring",
        description="Hvad ordet betyder her.",
        examples=["Alle ledelsesled fra kommunalbestyrelse til den enkelte institution."],
        min_length=20,
        max_length=300,
    )
    forms: tuple[PlainText, ...] = Field(
        default=(),
        alias="former",
        title="Former",
        description="Bøjninger, der skal markeres i teksterne.",
        examples=["ledelseskæden"],
    )


class SynonymGroup(Entry):
    """Words that a search treats alike."""

    words: tuple[PlainText, ...] = Field(
        alias="ord",
        title="Ord",
        description="To eller flere ord, en læser kan mene det samme med.",
        examples=["dagtilbud"],
        min_length=2,
    )


class Dictionary(Entry):
    """The glossary and the synonyms."""

    glossary: tuple[GlossaryEntry, ...] = Field(
        default=(),
        alias="begreber",
        title="Begreber",
        description="Ordforklaringer: kun ord, en leder i en kommune kan være i tvivl om, eller som betyder noget "
        "særligt her. Ord som »forvaltning« og »trivsel« forklares ikke.",
    )
    synonyms: tuple[SynonymGroup, ...] = Field(
        default=(), alias="synonymer", title="Synonymer", description="Ord, der søges som ét."
    )


class ProgrammeKind(Choice):
    """Whether the programme took place."""

    REAL = "virkeligt", "Virkeligt program"
    EXAMPLE = "eksempel", "Opdigtet eksempel", "alt er opdigtet og mærkes EKSEMPEL på hver side"


class Programme(Entry):
    """The programme that all knowledge here comes from."""

    name: PlainText = Field(
        alias="navn",
        title="Navn",
        description="Programmets navn.",
        examples=["Ledelse af læring og trivsel"],
        min_length=3,
        max_length=120,
    )
    owner: PlainText = Field(
        alias="ejer",
        title="Ejer",
        description="Hvem der stod for programmet.",
        examples=["KL"],
        min_length=2,
        max_length=120,
    )
    period: PlainText = Field(
        alias="periode",
        title="Periode",
        description="Årene, kilderne stammer fra.",
        examples=["2016-2018"],
        min_length=4,
        max_length=40,
    )
    kind: Annotated[ProgrammeKind, one_of(ProgrammeKind)] = Field(
        alias="slags", title="Slags", description="Virkeligt program eller opdigtet eksempel.", examples=["virkeligt"]
    )


class Outcome(Choice):
    """What became of a candidate."""

    RECORD = "post", "Blev til en post"
    MERGED = "flettet", "Flettet ind i en post"
    BACKGROUND = "baggrund", "Står på en baggrundsside"
    REJECTED = "afvist", "Afvist"


class Candidate(Entry):
    """A passage of the sources that was weighed as a possible record."""

    id: Annotated[
        str, shaped(r"K\d{3}", "id", "»{value}« er ikke et kandidatnummer.", "Skriv K og tre cifre, fx K001.")
    ] = Field(alias="id", title="Id", description="Kandidatens nummer.", examples=["K001"])
    outcome: Annotated[Outcome, one_of(Outcome)] = Field(
        alias="udfald", title="Udfald", description="Hvad der blev af den.", examples=["post"]
    )
    records: tuple[RecordId, ...] = Field(
        default=(), alias="poster", title="Poster", description="De poster, den blev til.", examples=["E-001"]
    )
    pages: tuple[PlainText, ...] = Field(
        default=(), alias="sider", title="Sider", description="De sider, den står på.", examples=["programmet"]
    )
    reason: PlainText | None = Field(
        default=None,
        alias="begrundelse",
        title="Begrundelse",
        description="Hvorfor, når den er afvist.",
        min_length=5,
        max_length=400,
    )


class Form(Enum):
    """How the entries of a register lie in files."""

    ONE = "a file that is one entry"
    TABLE = "a file that is a list of entries"
    FOLDER = "a folder with a file for each entry, named after its slug"


@dataclass(frozen=True, slots=True)
class Register:
    """A row of the table of registers; `key` is the field that must be unique, and `singular` is one entry."""

    name: str
    model: type[Entry]
    form: Form
    singular: str
    key: str = "slug"
    required: bool = True

    @property
    def path(self) -> str:
        """Give the place in the findings folder: of the file, or of the folder."""
        return f"{FOLDER}/{self.name}" if self.form is Form.FOLDER else f"{FOLDER}/{self.name}.yml"

    @property
    def shown(self) -> str:
        """Name the place as editors do: `kommuner.yml`, `mappen kilder`."""
        return f"mappen {self.name}" if self.form is Form.FOLDER else f"{self.name}.yml"


# A folder without files does not travel with Git: a register that may be empty cannot be required.
REGISTERS: tuple[Register, ...] = (
    Register("program", Programme, Form.ONE, "program"),
    Register("temaer", Theme, Form.FOLDER, "tema"),
    Register("kommuner", Municipality, Form.TABLE, "kommune"),
    Register("klynger", Cluster, Form.FOLDER, "klynge", required=False),
    Register("konferencer", Conference, Form.FOLDER, "konference", required=False),
    Register("oplysninger", Supplied, Form.FOLDER, "oplysning", required=False),
    Register("kilder", Source, Form.FOLDER, "kilde"),
    Register("situationer", Situation, Form.FOLDER, "situation", required=False),
    Register("roller", Audience, Form.FOLDER, "rolle", required=False),
    Register("raad", Advice, Form.ONE, "råd", required=False),
    Register("ordbog", Dictionary, Form.ONE, "ordbog"),
    Register("kandidater", Candidate, Form.TABLE, "kandidat", key="id", required=False),
)
BY_NAME = {register.name: register for register in REGISTERS}


def file_of(entry: Entry) -> str:
    """Give the file that holds an entry: its own, or the table it is a row of."""
    register = next(register for register in REGISTERS if isinstance(entry, register.model))
    return f"{register.path}/{getattr(entry, register.key)}.yml" if register.form is Form.FOLDER else register.path
