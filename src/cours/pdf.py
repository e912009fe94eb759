"""``python -m cours.pdf [SITE]``: the course as PDF files, printed by Chromium from the built site, and the links to them in its pages.

- ``pdf/verrous-python.pdf``: cover, contents, chapters, hints, then the answers of the exercises;
- ``pdf/verrous-python-sans-solutions.pdf``: the same for pupils, where no answer is printed;
- ``pdf/polycopies/….pdf``: a handout for each chapter, without answers.

It comes after ``mkdocs build`` (or after Zensical's), and never during ``mkdocs serve``: it takes minutes.  A page of the site links
to these files only once they are there: the theme leaves a mark in each page, ``<!-- pdf --><!-- /pdf -->``, that this command fills.

Chromium prints page numbers, links and bookmarks, but cannot write in the contents where a chapter falls (no ``target-counter`` in its
CSS): the document is printed, pypdf tells the page of each place, and it is printed again with these numbers, until none of them moves.
"""

from __future__ import annotations

import argparse
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from pypdf import PdfReader

from cours.booklet import BookletError, anchor_of, booklet, fill, printed_pages, read, title_of

FOLDER = "pdf"
NAME = "verrous-python"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
OLDEST = 131
"""The first version of Chromium that prints the margin boxes of ``@page``: page numbers are there."""
PASSES = 5
_MARK = re.compile(r"<!-- pdf(?P<long> liste)? -->.*?<!-- /pdf -->", re.DOTALL)


class PdfError(Exception):
    """The PDF files cannot be made; the message is in French."""


def browser() -> str:
    """The path of Chromium, or of Chrome. Raises ``PdfError``: none, or too old to number pages."""
    found = os.environ.get("CHROMIUM") or next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        raise PdfError(
            "il faut Chromium pour imprimer le cours. Sous Debian ou Ubuntu : « apt install chromium » ; ailleurs, Chromium ou Chrome,"
            " dont le chemin peut être donné ainsi : CHROMIUM=/chemin/vers/chrome."
        )
    try:
        said = subprocess.run([found, "--version"], capture_output=True, encoding="utf-8", timeout=60, check=True).stdout
    except (OSError, subprocess.SubprocessError) as error:
        raise PdfError(f"« {found} --version » échoue ({error}) : CHROMIUM doit être le chemin de Chromium ou de Chrome.") from None
    version = re.search(r"\b(\d+)\.\d+\.\d+", said)
    if not version or int(version[1]) < OLDEST:
        raise PdfError(f"{found} est trop ancien ({said.strip() or 'version inconnue'}) : il faut Chromium {OLDEST} ou plus récent.")
    return found


def print_page(chromium: str, page: Path, target: Path) -> None:
    """Print an HTML file, with its bookmarks. Raises ``PdfError``."""
    with tempfile.TemporaryDirectory(prefix="chromium-") as profile:
        options = "--headless --no-sandbox --disable-gpu --disable-background-networking --no-first-run".split()
        options += ["--no-pdf-header-footer", "--generate-pdf-document-outline", f"--user-data-dir={profile}", f"--print-to-pdf={target}"]
        target.unlink(missing_ok=True)
        try:
            done = subprocess.run([chromium, *options, page.as_uri()], capture_output=True, timeout=900)
        except subprocess.TimeoutExpired:
            raise PdfError(f"Chromium n'a pas fini d'imprimer {target.name} en un quart d'heure.") from None
    if done.returncode or not target.is_file():
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise PdfError(f"Chromium n'a pas imprimé {target.name} (état {done.returncode}) : {''.join(last)}")


def places(pdf: Path) -> dict[str, int]:
    """The page, from 1, of each place that a link of the document leads to."""
    reader = PdfReader(pdf)
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages, 1) if page.indirect_reference}
    found = {}
    for name, destination in reader.named_destinations.items():
        page = destination.page
        if page is not None and page.idnum in pages:
            found[name.removeprefix("/")] = pages[page.idnum]
    return found


def make(chromium: str, site: Path, pages: Sequence[tuple[str, str]], target: Path, *, solutions: bool, course: str) -> int:
    """Print `pages` in `target`; return how many sheets it has. Raises ``BookletError``, ``PdfError``."""
    document = booklet(site, pages, solutions=solutions, course=course)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="livre-") as folder:
        page, printed = Path(folder, "livre.html"), Path(folder, "livre.pdf")
        known: dict[str, int] = {}
        for _ in range(PASSES):
            page.write_text(str(document), encoding="utf-8")
            print_page(chromium, page, printed)
            found = places(printed)
            if found == known or not document.select_one("[data-vers]"):
                break
            known = found
            fill(document, found)
        else:
            raise PdfError(f"{target.name} : après {PASSES} impressions, les numéros de page changent encore.")
        # The site may be on another disk: a file is there whole, or not at all.
        fresh = target.with_name(f".{target.name}")
        _lighten(printed, fresh)
        fresh.replace(target)
    return len(PdfReader(target).pages)


def _lighten(printed: Path, target: Path) -> None:
    """Copy a PDF file, a third as large where Debian's qpdf is there: Chromium does not compress what makes it accessible."""
    if qpdf := shutil.which("qpdf"):
        done = subprocess.run([qpdf, "--object-streams=generate", "--recompress-flate", "--compression-level=9", printed, target], capture_output=True)
        if done.returncode in (0, 3):  # 3: with warnings
            return
    shutil.copyfile(printed, target)


# --- In the pages of the site ----------------------------------------------------------------------------------------


def publish(site: Path) -> None:
    """Write in each page of the site the links to the files that are there; where there are none, take the links away."""
    for path in sorted(site.rglob("index.html")):
        text = path.read_text(encoding="utf-8")
        url = path.parent.relative_to(site).as_posix().removeprefix(".")
        url = url + "/" * bool(url)
        changed = _MARK.sub(partial(_filled, site, url), text)
        if changed != text:
            path.write_text(changed, encoding="utf-8", newline="\n")


def _filled(site: Path, url: str, mark: re.Match[str]) -> str:
    long = bool(mark["long"])
    return f"<!-- pdf{' liste' * long} -->{_links(site, url, '../' * url.count('/'), long)}<!-- /pdf -->"


def _links(site: Path, url: str, up: str, long: bool) -> str:
    whole = [(f"{FOLDER}/{NAME}.pdf", "Le cours en PDF"), (f"{FOLDER}/{NAME}-sans-solutions.pdf", "Le cours en PDF, sans les solutions")]
    if not long:
        told = [whole[0], (handout(url), "Cette page en PDF")]
        return " ".join(f'<a href="{up}{name}">{said}</a>' for name, said in told if (site / name).is_file())
    listed = "".join(
        f'<p><a class="md-button" href="{up}{name}">{said} ({_size(site / name)})</a></p>' for name, said in whole if (site / name).is_file()
    )
    items = "".join(
        f'<li><a href="{up}{handout(one)}">{html.escape(title_of(read(site, one)))}</a></li>'
        for _, one in printed_pages()
        if (site / handout(one)).is_file()
    )
    return listed + (f"<details><summary>Un polycopié par page, sans les solutions</summary><ul>{items}</ul></details>" if items else "")


def handout(url: str) -> str:
    """Where the handout of a page is, from the root of the site."""
    return f"{FOLDER}/polycopies/{anchor_of(url)}.pdf"


def _size(path: Path) -> str:
    pages = len(PdfReader(path).pages)
    return f"{pages}\u00a0pages, {path.stat().st_size / 1_000_000:.1f}\u00a0Mo".replace(".", ",")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m cours.pdf", description="Imprime en PDF le site construit, et le dit dans ses pages.")
    parser.add_argument("site", nargs="?", type=Path, default=Path("site"), help="le site construit (site)")
    parser.add_argument("--page", metavar="ADRESSE", help="le seul polycopié de cette page, par exemple mecanismes/lock/")
    options = parser.parse_args(arguments)
    site = options.site.resolve()
    try:
        chromium = browser()
        course = title_of(read(site, ""))
        pages = printed_pages()
        jobs = [] if options.page else [(pages, f"{FOLDER}/{NAME}.pdf", True), (pages, f"{FOLDER}/{NAME}-sans-solutions.pdf", False)]
        wanted = [one for one in pages if not options.page or one[1].strip("/") == options.page.strip("/")]
        if not wanted:
            raise PdfError(f"« {options.page} » n'est pas une page que l'on imprime : {', '.join(url for _, url in pages if url)}.")
        jobs += [([one], handout(one[1]), False) for one in wanted]
        for held, name, solutions in jobs:
            count = make(chromium, site, held, site / name, solutions=solutions, course=course)
            print(f"{name} : {count} page{'s' * (count > 1)}")
        publish(site)
    except (PdfError, BookletError) as error:
        print(f"Les PDF ne sont pas faits : {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
