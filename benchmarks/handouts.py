"""Measures the handouts, the volumes and the publication, with WeasyPrint setting the same handouts in the same run.

`python -m benchmarks.handouts [N]`: N handouts for WeasyPrint, 12 by default, since one takes it a second.
"""

import datetime as dt
import sys
import tempfile
from functools import cache, partial
from html import escape
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.measuring import ROOT, Cost, run
from generators import printing
from generators.handouts.manuscript import Manuscript
from generators.handouts.order import whole
from generators.handouts.production import make, prepare, sheaves, workbench
from generators.handouts.sheets.document import handouts_data
from generators.handouts.volumes import publication
from generators.loading import load_base
from generators.presentation.identity import PRINT
from generators.presentation.site import Site

DATE = dt.date(2026, 1, 1)
OURS, PEER = "klyngeviden (Typst)", "WeasyPrint"
ALL = 294
ONE, TWO = f"{ALL} handouts, 1 process", f"{ALL} handouts, 2 processes"
STYLE = """
@font-face { font-family: Sans; src: url(FONTS/SourceSans3_400Regular.ttf) }
@font-face { font-family: Sans; font-weight: 700; src: url(FONTS/SourceSans3_700Bold.ttf) }
@font-face { font-family: Serif; font-weight: 600; src: url(FONTS/SourceSerif4_600SemiBold.ttf) }
@page { size: A4; margin: 16mm 18mm 19mm 22mm; @bottom-right { content: "Side " counter(page) " af " counter(pages) } }
body { font: 10pt/14pt Sans } h1, h2 { font-family: Serif; font-weight: 600 } h1 { font-size: 42pt; line-height: 1.06 }
section { break-before: page } article { break-inside: avoid }
section { display: grid; grid-template-columns: 1fr 1fr; gap: 4mm } h2 { grid-column: 1 / 3; border-top: 1.4pt solid }
.columns { display: flex; gap: 4mm } .meta { display: flex; gap: 2mm }
blockquote { border-left: 1.4pt solid; margin: 0 }
"""


def html_of(data: dict[str, Any]) -> str:
    """Write a handout as a web page: the same texts, pictures and pages, in the plainest way that WeasyPrint has."""
    handout, records = data["handouts"][0], data["records"]
    parts = [f"<h1>{escape(handout['official'])}</h1>", handout["map"].replace("<svg", "<svg width='83mm'")]
    reasons = handout["reasons"]
    parts += [f"<h3>{i} {escape(records[i]['title'])}</h3><p>{escape(reasons[i])}</p>" for i in handout["featured"]]
    parts.append(handout["qr"].replace("<svg", "<svg width='25mm'"))
    for page in handout["pages"]:
        parts.append("<section>")
        for part in page:
            parts.append(f"<h2>{part['kind']}</h2>" if part["part"] == "head" else "")
            parts += [_article(records[i]) for i in part["ids"] if i in records]
        parts.append("</section>")
    questions = "".join(f"<h3>{escape(q['text'])}</h3><hr><hr>" for q in handout["questions"])
    sources = "".join(f"<li>{escape(source)}</li>" for source in handout["sources"])
    style = STYLE.replace("FONTS", (ROOT / "vendor" / "fonts" / "print").as_uri())
    body = "".join(parts) + f"<section>{questions}<ul>{sources}</ul></section>"
    head = f"<title>{escape(data['title'])}</title><style>{style}</style>"
    return f"<!doctype html><html lang='da'>{head}{body}</html>"


def _article(known: dict[str, Any]) -> str:
    icons = "".join(f"<svg width='4mm' viewBox='0 0 48 48'>{_drawing(slug)}</svg>" for slug in known["themes"])
    head = f"<div class='meta'><b>{known['id']}</b> <small>{escape(known['origin'])}</small> {icons}</div>"
    poles = "".join(f"<div><h4>{escape(p['name'])}</h4>{escape(p['text'])}</div>" for p in known.get("poles", ()))
    steps = "".join(f"<div><h4>{escape(s['title'])}</h4>{escape(s['text'])}</div>" for s in known.get("steps", ()))
    notes = "".join(f"<li>{escape(note)}</li>" for note in known.get("considerations", known.get("conditions", ())))
    columns = f"<div class='columns'>{poles or steps}</div><ul>{notes}</ul>"
    practice = f"<blockquote>{escape(_words(known.get('meaning', [])))}</blockquote>"
    texts = f"<h3>{escape(known['title'])}</h3><p>{escape(known['summary'])}</p>"
    return f"<article>{head}{texts}{practice}{columns}</article>"


@cache
def _drawing(slug: str) -> str:
    number = {"faglig-ledelse": 1, "data-og-dialog": 2, "laeringsfaellesskaber": 3, "opgavefordeling": 4}.get(slug, 5)
    text = (ROOT / "templates" / "marks" / f"tema-{number}.svg").read_text(encoding="utf-8")
    return text[text.index(">") + 1 : text.rindex("</svg>")].replace("currentColor", PRINT["petrol"])


def _words(nodes: list[dict[str, Any]]) -> str:
    return " ".join(node.get("t", "") + _words(node.get("c", [])) for node in nodes)


def print_handouts(count: int, findings: Path, *, processes: int) -> None:
    """Print some handouts, as the command does."""
    manuscript = _manuscript(findings)
    order = whole(manuscript)
    with printing.manned(DATE, processes, 1000) as press:
        started, left = prepare(order, press), count
        for conference in order.conferences if count else ():
            bench = workbench(started, conference)
            some = min(left, len(order.municipalities))
            assert all(product.content for product in make(started, bench, islice(sheaves(started, bench), some)))
            left -= some


def print_with_peer(count: int, findings: Path) -> None:
    """Print the same handouts with WeasyPrint."""
    import weasyprint

    order = whole(_manuscript(findings))
    started = prepare(order, printing.typesetter(DATE))
    bench = workbench(started, order.conferences[0])
    for sheaf in islice(sheaves(started, bench), count):
        page = html_of(handouts_data(bench, sheaf.handouts, "x"))
        weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")


def print_volumes(findings: Path) -> None:
    """Print the volumes and nothing else, with a crew of one."""
    order = whole(_manuscript(findings))
    with printing.manned(DATE, 1, 1000) as press:
        started = prepare(order, press)
        for conference in order.conferences:
            bench = workbench(started, conference)
            bound = islice(sheaves(started, bench), len(order.municipalities), None)
            assert all(product.content for product in make(started, bench, bound))


def print_publication(findings: Path) -> None:
    """Print the publication without the booklets, with a crew of one."""
    manuscript = _manuscript(findings)
    job = publication.job(manuscript, publication.whole(manuscript), kin="publication")
    with printing.manned(DATE, 1, 1000) as press:
        assert all(isinstance(content, bytes) for content in press.each([job]))


def _manuscript(findings: Path) -> Manuscript:
    edition = printing.edition(Site("Klyngeviden", "https://klyngeviden.example/"), DATE)
    return printing.manuscript(load_base(findings), edition, {})


def ours(what: str, count: int, findings: Path, processes: int = 1) -> Cost:
    """Run one kind of printing in a process of its own."""
    # A module that is run is imported by every process of the crew; the command is a small one.
    one = "import sys; from benchmarks.handouts import only; only(*sys.argv[1:])"
    return run([sys.executable, "-c", one, what, str(count), findings, str(processes)])


def measured(peers: int, folder: Path) -> str:
    """Measure everything and write it as tables."""
    findings, large = ROOT / "findings", folder / "demo"
    run([sys.executable, "-m", "generators", "demo", "--antal", "100", "--kommuner", "327", "--out", large])
    jobs = {
        "0 handouts: start and measuring": partial(ours, "handouts", 0, findings),
        ONE: partial(ours, "handouts", ALL, findings),
        TWO: partial(ours, "handouts", ALL, findings, 2),
        f"{ALL} handouts of the demo": partial(ours, "handouts", ALL, large),
        "980 handouts of the demo": partial(ours, "handouts", 980, large),
        "12 volumes of 24 or 25": partial(ours, "volumes", 0, findings),
        "publication": partial(ours, "publication", 0, findings),
        f"0 handouts, {PEER}": partial(ours, "peer", 0, findings),
        f"{peers} handouts, {PEER}": partial(ours, "peer", peers, findings),
    }
    costs = {name: job() for name, job in jobs.items()}
    # Ours with all that comes before, the peer's without.
    each = costs[ONE].seconds / ALL
    peer_each = (costs[f"{peers} handouts, {PEER}"].seconds - costs[f"0 handouts, {PEER}"].seconds) / peers
    rows = [f"| {name} | {c.seconds:.1f} | {c.elapsed:.1f} | {c.megabytes:.0f} |" for name, c in costs.items()]
    ratio = f"One handout: {OURS} {each * 1000:.0f} ms, start and measuring in it; {PEER} {peer_each * 1000:.0f} ms"
    ratio += f" without: {peer_each / each:.0f} times."
    ratio += f" Two processes take {costs[TWO].elapsed / costs[ONE].elapsed:.2f} of the time of one."
    return "\n".join(["| product | CPU s | s | MB of the largest process |", "|---|--:|--:|--:|", *rows, "", ratio])


def only(what: str, count: str, findings: str, processes: str) -> None:
    """Do one job in this process."""
    folder = Path(findings)
    jobs = {
        "handouts": partial(print_handouts, int(count), folder, processes=int(processes)),
        "peer": partial(print_with_peer, int(count), folder),
        "volumes": partial(print_volumes, folder),
        "publication": partial(print_publication, folder),
    }
    jobs[what]()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        print(measured(int(sys.argv[1]) if sys.argv[1:] else 12, Path(temporary)))
