"""`klyngeviden usage`: a server's log becomes counts of what was read, with no trace of who read it."""

import bz2
import gzip
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from generators import cli
from generators.commands.usage import PAGE, TABLE
from generators.exports.usage import log
from generators.exports.usage.log import Hit, Other
from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation import addresses
from generators.records.record_types import BY_FOLDER

WHO = "192.0.2.17"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:147.0) Gecko/20100101 Firefox/147.0"
GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"


def line(path: str, *, status: int = 200, program: str = FIREFOX, month: str = "Nov", method: str = "GET") -> str:
    return f'{WHO} - - [29/{month}/2026:10:01:02 +0100] "{method} {path} HTTP/1.1" {status} 512 "-" "{program}"'


# --- one line ---------------------------------------------------------------------------------------------------------

READ: dict[str, Hit | Other | None] = {
    line("/temaer/"): Hit("2026-11", "/temaer/", by_robot=False),
    line("/udforsk/index.html?q=min+sag#x", status=304): Hit("2026-11", "/udforsk/index.html", by_robot=False),
    line("/", program=GOOGLEBOT): Hit("2026-11", "/", by_robot=True),
    line("/", program="-"): Hit("2026-11", "/", by_robot=True),
    line("/temaer/%C3%A6/"): Hit("2026-11", "/temaer/æ/", by_robot=False),
    line("/med mellemrum/"): Hit("2026-11", "/med mellemrum/", by_robot=False),
    line("/", month="Jan").replace(WHO, "2001:db8::1").replace("- -", "- kari") + " 0.003 HIT": Hit(
        "2026-01", "/", by_robot=False
    ),
    # Apache with several hosts, and nginx as we set it up.
    f"viden.kl.dk:443 {line('/')}": Hit("2026-11", "/", by_robot=False),
    line("/").replace(WHO, "-"): Hit("2026-11", "/", by_robot=False),
    line("/", program='Mozilla/5.0 (\\"x\\") Firefox'): Hit("2026-11", "/", by_robot=False),
    line("/", status=404): Other(),
    line("/A-001", status=301): Other(),
    line("/haefter/x.pdf", status=206): Other(),
    line("/", method="HEAD"): Other(),
    line("/", method="POST"): Other(),
    f'{WHO} - - [29/Nov/2026:10:01:02 +0100] "\\x16\\x03\\x01" 400 150 "-" "-"': Other(),
    f'{WHO} - - [29/Nov/2026:10:01:02 +0100] "GET / HTTP/1.1" 200 512': None,
    "": None,
}


@pytest.mark.parametrize("written", READ, ids=range(len(READ)))
def test_a_line_says_what_was_shown_when(written: str) -> None:
    assert log.read(written) == READ[written]


ROBOTS = (
    "curl/8.5.0",
    "python-requests/2.32",
    "facebookexternalhit/1.1",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0 Safari/537.36",
    "klyngeviden-verify",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Mozilla/5.0 (compatible; Siteimprove; SiteCheck-sitecrawl)",
)
READERS = (
    FIREFOX,
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Edg/140.0.0.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1",
    "Mozilla/5.0 (Linux; Android 14; CUBOT_X90) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile",
    "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko",
)


@pytest.mark.parametrize("program", [*ROBOTS, *READERS])
def test_robots_are_told_from_readers(program: str) -> None:
    assert log.is_robot(program) == (program in ROBOTS)


@pytest.mark.parametrize(
    ("path", "base", "address"),
    [
        ("/", "/", ""),
        ("/index.html", "/", ""),
        ("/temaer/index.html", "/", "temaer/"),
        ("/kl/viden/temaer/", "/kl/viden/", "temaer/"),
        ("/haefter/x.pdf", "/", "haefter/x.pdf"),
        ("/xindex.html", "/", "xindex.html"),
        ("/kl/videnskab/", "/kl/viden/", None),
        ("/andet/", "/kl/", None),
    ],
)
def test_an_address_is_found_below_the_path_of_the_site(path: str, base: str, address: str | None) -> None:
    assert log.below(path, base) == address


# --- the command ------------------------------------------------------------------------------------------------------

Run = Callable[..., int]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "brug"


@pytest.fixture
def counted(tmp_path: Path, out: Path) -> Run:
    """Write logs and count them."""

    def run(*logs: Sequence[str] | bytes, words: Sequence[str] = ()) -> int:
        paths = []
        for number, written in enumerate(logs):
            packed = isinstance(written, bytes) and written.startswith(b"\x1f\x8b")
            paths.append(tmp_path / f"access.log.{number}{'.gz' if packed else ''}")
            paths[-1].write_bytes(written if isinstance(written, bytes) else "\n".join(written).encode())
        return cli.main(["usage", *map(str, paths), "--out", str(out), *words])

    return run


def _rows(out: Path) -> dict[tuple[str, str, str], tuple[int, int]]:
    """Give the counts of people and robots by month, measure and name."""
    lines = (out / TABLE).read_bytes().decode("utf-8-sig").split("\r\n")[1:-1]
    cells = [row.split(";") for row in lines]
    return {(c[0], c[1], c[2].strip('"')): (int(c[-2]), int(c[-1])) for c in cells}


def test_pages_types_themes_handouts_and_months_are_counted(base: KnowledgeBase, counted: Run, out: Path) -> None:
    record = next(record for record in base.records if len(record.themes) == 2)
    theme, conference, own = base.theme[record.themes[0]], base.theme_conferences[0], base.municipalities[0]
    page, handout = addresses.of_record(record), addresses.of_handout_pdf(conference, own)
    first = [line(f"/{page}index.html"), line(f"/{page}", month="Dec"), line(f"/{page}", program=GOOGLEBOT)]
    second = [line(f"/{handout}"), line(f"/{addresses.of_theme(theme)}"), line(f"/{record.id}/"), line("/favicon.ico")]
    assert counted(first, gzip.compress("\n".join(second).encode())) == 0
    rows = _rows(out)
    kind = BY_FOLDER[page.split("/")[0]].plural.capitalize()
    assert rows["2026-11", "Type", kind] == (1, 1)
    assert rows["2026-12", "Type", kind] == (1, 0)
    assert rows["2026-11", "Tema", theme.name] == (2, 1)
    assert rows["2026-11", "Tema", base.theme[record.themes[1]].name] == (1, 1)
    assert rows["2026-11", "Hæfte", f"{conference.name}: {own.name}"] == (1, 0)
    assert rows["2026-11", "Kort adresse", record.id] == (1, 0)
    assert sum(people for (_, measure, _), (people, _) in rows.items() if measure == "Side") == 3
    told = (out / PAGE).read_text(encoding="utf-8")
    assert "fra november 2026 til december 2026" in told
    assert theme.name in told


def test_nothing_of_a_visitor_is_written(counted: Run, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither who asked, nor what was searched for, nor where from, nor an address that the site does not have."""
    hidden = ["hemmeligt", "2001:db8::7", "mail.kommune.dk", "kari@kommune.dk", "kari", WHO, "Windows"]
    written = line("/udforsk/?q=hemmeligt").replace('"-" "Moz', '"https://mail.kommune.dk/kari" "Moz')
    more = [line("/kari@kommune.dk/"), line("/").replace(WHO, "2001:db8::7").replace("- -", "- kari")]
    assert counted([written, *more]) == 0
    everything = "".join(path.read_text(encoding="utf-8") for path in out.iterdir()) + "".join(capsys.readouterr())
    assert [word for word in hidden if word in everything] == []
    assert {path.name for path in out.iterdir()} == {TABLE, PAGE}


def test_the_site_may_lie_below_a_path(counted: Run, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [line("/kl/viden/temaer/"), line("/andet/")]
    assert counted(lines) == 2
    assert "--sti /klyngeviden/" in capsys.readouterr().err
    assert not out.exists()
    for typed in ("https://www.kl.dk/kl/viden", "kl/viden"):
        assert counted(lines, words=["--sti", typed]) == 0
    assert capsys.readouterr().err.startswith("1 sidevisning i en måned.")
    assert ("2026-11", "Side", "Temaer") in _rows(out)


COMBINED = "Sæt serveren til formatet »combined«"
OTHER_LOGS: dict[str, tuple[bytes, str]] = {
    "json": (b'{"request":{"remote_ip":"192.0.2.17","uri":"/"},"status":200}\n' * 3, "er skrevet som JSON"),
    "iis": (b"#Software: Microsoft Internet Information Services 10.0\n#Fields: date time\n", "er i W3C-format"),
    "common": (b'192.0.2.17 - - [29/Nov/2026:10:01:02 +0100] "GET / HTTP/1.1" 200 512\n' * 30, "formatet »common«"),
    "nginx' fejl": (b"2026/11/29 10:01:02 [error] 7#7: *1 open() failed, client: 192.0.2.17\n", "fejllog"),
    "apaches fejl": (b"[Sun Nov 29 10:01:02.123456 2026] [core:error] [client 192.0.2.17] x\n", "fejllog"),
    "syslog": (b"Nov 29 10:01:02 web1 nginx[12]: 192.0.2.17 GET /\n", "systemets samlede log"),
    "en side": (b"<!doctype html>\n<title>Log ind</title>\n", "er en side, ikke en log"),
    "noget andet": (b"dato,side,antal\n2026-11-29,/,3\n", f"er ikke en log, der kan læses. {COMBINED}"),
    "billede": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d", "er ikke en tekstfil"),
    "bzip2": (bz2.compress(b"x"), "er pakket med bzip2. Pak den ud først"),
    "utf-16": (line("/").encode("utf-16"), "er gemt som UTF-16"),
    "halv": (gzip.compress(b"x" * 9000)[:-9], "er kun halv eller ødelagt. Hent den igen."),
    "mest andet": (f"{line('/')}\n".encode() + b'{"uri":"/"}\n' * 3, "er skrevet som JSON"),
}


@pytest.mark.parametrize("what", OTHER_LOGS)
def test_another_log_is_told_with_what_to_do(
    what: str, counted: Run, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, told = OTHER_LOGS[what]
    assert counted(content) == 2
    said = capsys.readouterr().err
    assert told in said
    assert WHO not in said
    assert not out.exists()


def test_a_log_is_never_counted_twice(counted: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """Also where it was packed in between, or went on."""
    whole = "\n".join(line(f"/{number}/") for number in range(40)) + "\n"
    assert counted(whole.encode(), gzip.compress(whole.encode())) == 2
    assert "»access.log.1.gz« begynder som »access.log.0«" in capsys.readouterr().err
    assert counted(whole.encode(), (whole + line("/")).encode()) == 2


def test_a_star_names_all_logs_of_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A shell of Windows leaves it as it is."""
    for number in (1, 2):
        (tmp_path / f"{number}.log").write_text(line(f"/erkendelser/E-00{number}/"), encoding="utf-8")
    assert cli.main(["usage", str(tmp_path / "*.log"), "--out", str(tmp_path / "ud")]) == 0
    assert "2 sidevisninger" in capsys.readouterr().err
    assert cli.main(["usage", str(tmp_path / "*.gz"), "--out", str(tmp_path / "x")]) == 2
    assert "Der er ingen log" in capsys.readouterr().err


def test_an_empty_log_among_others_is_nothing(counted: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert counted(b"", b"", [line("/")]) == 0
    assert counted(b"") == 2
    assert "access.log.1" in capsys.readouterr().err
    assert cli.main(["usage", str(tmp_path / "væk"), "--out", str(tmp_path / "x")]) == 2
    assert "Der er ingen log" in capsys.readouterr().err
