"""Entries that lie in files of their own stand in an order that no file name decides by accident."""

from generators.demo.programme import Size, files
from generators.knowledge.knowledge_base import KnowledgeBase, build
from generators.reading.loader import load

SOUND = {path: text.encode() for path, text in files(Size(20))}


def _base(**added: str) -> KnowledgeBase:
    extra = {f"_register/{path.replace('__', '/')}.yml": text.encode() for path, text in added.items()}
    return build(load(SOUND | extra))


def _as(path: str, **changed: str) -> str:
    """Give the text of an entry with some of its lines changed."""
    lines = SOUND[f"_register/{path}.yml"].decode().splitlines()
    kept = [line for line in lines if line.split(":")[0] not in changed]
    return "\n".join([*kept, *(f"{key}: {value}" for key, value in changed.items())]) + "\n"


def test_themes_stand_by_number_and_deferred_ones_last() -> None:
    """The order of the programme, not of the alphabet."""
    base = _base(**{"temaer__aaben-skole": _as("temaer/data-og-dialog", nummer="6")})
    assert [theme.number for theme in base.themes] == [1, 2, 3, 4, 5, 6, None, None]
    assert base.themes == (*base.main_themes, *base.deferred_themes)


def test_clusters_stand_by_the_number_in_their_slug() -> None:
    """The second comes before the tenth."""
    assert [cluster.slug for cluster in _base().clusters] == [f"klynge-{number}" for number in range(1, 15)]


def test_theme_conferences_come_first_and_by_number() -> None:
    """A fourth theme conference, and an eleventh, come after the third and before the meetings."""
    fourth = _as("konferencer/temakonference-1", navn="Temakonference 4")
    base = _base(**{"konferencer__temakonference-11": fourth, "konferencer__temakonference-4": fourth})
    theirs = [f"temakonference-{number}" for number in (1, 2, 3, 4, 11)]
    assert [c.slug for c in base.conferences] == [*theirs, "temamoede-1", "lederdag-2022"]
    assert [c.slug for c in base.theme_conferences] == theirs


def test_sources_stand_by_date_and_undated_ones_last() -> None:
    """The oldest source is the first a reader meets; sources of one day stand by slug."""
    undated = _as("kilder/midtvejsnotat", dato="udateret")
    same = _as("kilder/midtvejsnotat", dato='"2021"')
    base = _base(**{"kilder__aa-uden-dato": undated, "kilder__zz-samme-aar": same})
    slugs = [source.slug for source in base.sources]
    assert slugs[:2] == ["programbeskrivelse", "zz-samme-aar"]
    assert slugs[-1] == "aa-uden-dato"
    dates = [source.date for source in base.sources[:-1]]
    assert dates == sorted(dates)


def test_records_stand_by_type_and_then_by_number() -> None:
    """The ninth comes before the thousandth, also in what points at a record."""
    own = {path: text.decode() for path, text in SOUND.items() if path.startswith("erkendelser/")}
    text = own["erkendelser/E-001.yml"]
    added = {f"erkendelser/{code}.yml": text.encode() for code in ("E-10000", "E-1000", "E-999", "E-101")}
    ids = [record.id for record in build(load(SOUND | added)).records]
    findings = [code for code in ids if code[0] == "E"]
    assert findings[-4:] == ["E-101", "E-999", "E-1000", "E-10000"]
    assert "".join(dict.fromkeys(code[0] for code in ids)) == "EDMAI"
