"""The course on paper: what Chromium prints of two long pages, and the PDF files of the course."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from cours import pdf
from cours.booklet import booklet, printed_pages
from tests.conftest import require_tool
from tests.site.pages import Site, parse
from tests.site.test_browser import opened, ready

if TYPE_CHECKING:
    from bs4 import Tag
    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("papier")
A4 = (595, 842)
COURSE = "Verrous et synchronisation en Python"
SOME = ("comprendre/pourquoi-synchroniser/", "memo/ressources/")
#: The bar above a program or an output, as text.
TITLE = re.compile(r"exemples/\S+\.py|›_ .*")


def article_of(site: Site, url: str) -> Tag:
    """One page; ``site.article`` reads them all."""
    return parse(site.folder / url / "index.html").select_one("article.md-content__inner")


def squeezed(text: str) -> str:
    """The letters and digits of a text: what layout, typography and Markdown leave alone."""
    return re.sub(r"[\W_]+", "", text)


@cache
def texts(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


# --- A page, printed by its reader -----------------------------------------------------------------------------------


@pytest.mark.parametrize("url, most", [("mecanismes/lock/", 19), ("mecanismes/condition/", 29)])
def test_a_long_page_prints_short_and_loses_no_label(url: str, most: int, browser: Browser, address: str, site: Site, tmp_path: Path) -> None:
    with opened(browser, address) as (context, faults):
        page = context.new_page()
        ready(page, address + url)
        page.pdf(path=tmp_path / "as-it-comes.pdf", prefer_css_page_size=True)
        assert len(PdfReader(tmp_path / "as-it-comes.pdf").pages) <= most
        shown = page.locator("details.solution").last
        shown.evaluate("one => { one.open = true }")
        page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
        assert page.locator("details[data-ferme]").count() == 0 and page.locator("details[open]").count() == 1, "as it was before"
        assert not faults
    reader = PdfReader(tmp_path / "page.pdf")
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {A4}
    pages = texts(tmp_path / "page.pdf")
    printed = squeezed("".join(pages))

    article = article_of(site, url)
    # Each tab under its name, each program under its path, each card with its verdict, none of its lines lost.
    for block in article.select(".tabbed-block"):
        code = block.select_one("code").get_text()
        path = (block.select_one(".exemple-chemin") or block.select_one(".filename")).get_text()
        assert squeezed(str(block["data-onglet"]) + path) in printed, block["data-onglet"]
        assert squeezed(code.partition("\n")[0]) in printed
    held = [one for details in article.select("details.solution, details.variante, details.indice") for one in details.select(".preuve, .highlight")]
    for card in article.select(".preuve"):
        if not any(card is one for one in held):
            assert squeezed(card.select_one(".preuve__titre").get_text()) in printed
    for program in article.select(".highlight"):
        if not any(program is one for one in held):
            lost = [line for line in program.code.get_text().splitlines() if squeezed(line) not in printed]
            assert lost == [], "a line is cut by the end of a page"
    # The open answer is printed, no other; nor is what only a screen can use.
    answers = [squeezed(details.select_one(".jeu__pourquoi, p, .exemple-chemin").get_text()) for details in article.select("details.solution")]
    assert [answer in printed for answer in answers] == [False] * (len(answers) - 1) + [True]
    assert not [word for word in ("Copier la commande", "Un pas", "Modifier", "Activez JavaScript") if squeezed(word) in printed]
    # Nor does a title stand alone at the foot of a page.
    assert [text.strip().splitlines()[-1] for text in pages if TITLE.fullmatch(text.strip().splitlines()[-1].strip())] == []


# --- The PDF files ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def books(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[bool, Path]]:
    """Two pages of the course as one PDF file: with the answers (True), and without."""
    require_tool("chromium")
    folder, pages = tmp_path_factory.mktemp("pdf"), [page for page in printed_pages(site.root / "mkdocs.yml") if page[1] in SOME]
    made = {solutions: folder / f"{solutions}.pdf" for solutions in (True, False)}
    for solutions, target in made.items():
        pdf.make(pdf.browser(), site.folder, pages, target, solutions=solutions, course=COURSE)
    yield made


def once(title: str) -> str:
    """Chromium 150 writes twice the bookmark of a heading that it has moved to the next page."""
    half = title[: len(title) // 2]
    return half if half and half * 2 == title else title


def bookmarks(reader: PdfReader) -> list[tuple[int, str, int]]:
    """(depth, title, page from 0) of each bookmark."""

    def walk(entries: list, depth: int) -> Iterator[tuple[int, str, int]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from walk(entry, depth + 1)
            else:
                yield depth, once(entry.title), reader.get_destination_page_number(entry)

    return list(walk(reader.outline, 0))


def test_bookmarks_contents_and_links_lead_where_they_say(books: dict[bool, Path]) -> None:
    reader, pages = PdfReader(books[True]), texts(books[True])
    assert reader.metadata.title == COURSE
    marks = bookmarks(reader)
    assert [(depth, title) for depth, title, _ in marks if depth < 2] == [
        (0, "Sommaire"), (0, "Comprendre"), (1, "Pourquoi synchroniser"), (0, "Mémo"), (1, "Ressources et suite"),
        (0, "Indices"), (1, "Pourquoi synchroniser"), (0, "Solutions"), (1, "Pourquoi synchroniser"),
    ]  # fmt: skip
    assert {(2, "L’idée"), (2, "Les pièges"), (2, "Exercices")} <= {mark[:2] for mark in marks}
    assert [depth for depth, title, _ in marks if title.startswith("Exercice 1")] == [3, 2, 2], "its text, its hints, its answer"
    contents, (hints,) = squeezed(pages[1]), [page for _, title, page in marks if title == "Indices"]
    for depth, title, page in marks:
        assert squeezed(title) in squeezed(pages[page]), title
        if depth in (1, 2) and page < hints:
            assert f"{squeezed(title)}{page + 1}" in contents, title
    places = pdf.places(books[True])
    led = [note.get_object() for page in reader.pages for note in page.get("/Annots", []) if note.get_object().get("/Subtype") == "/Link"]
    inside = [str(note["/Dest"]).removeprefix("/") for note in led if "/Dest" in note]
    assert len(inside) > 30 and [name for name in inside if name not in places] == []
    outside = {str(note["/A"]["/URI"]) for note in led if "/A" in note}
    assert outside and [address for address in outside if not address.startswith("https://")] == [], "a link to a file of this machine"


def test_pages_are_numbered_and_say_their_chapter(books: dict[bool, Path]) -> None:
    pages = texts(books[True])
    assert not re.search(r"^\d+$", pages[0], re.MULTILINE) and "Avec les solutions" in pages[0]
    for number, text in enumerate(pages[1:], 2):
        assert re.search(rf"^{number}$", text, re.MULTILINE), number
    assert "Pourquoi synchroniser" in pages[3].splitlines()[0] or "Pourquoi synchroniser" in pages[3].splitlines()[-1]


def test_wrong_programs_are_said_wrong_in_the_book_and_drawings_are_there(books: dict[bool, Path], site: Site) -> None:
    printed = squeezed("".join(texts(books[False])))
    article = article_of(site, SOME[0])
    for card in article.select(".preuve--faute"):
        if not card.find_parent("details"):
            assert squeezed(f"✗ {card.select_one('.preuve__titre').get_text(' ')}") in printed
    assert "Fauxsansjoinavantlalecture" in printed and squeezed(article.select_one("figcaption").get_text()) in printed


def test_the_pupils_book_has_no_answer(books: dict[bool, Path], site: Site) -> None:
    """What is told of a proposition comes from the exercises' own files."""
    whole, pupils = (squeezed("".join(texts(books[solutions]))) for solutions in (True, False))
    answers = reasons(site.root / "exemples/exercices/pourquoi-synchroniser")
    assert len(answers) > 10
    # The foot of a page may cut one.
    assert len([answer for answer in answers if answer not in whole]) <= 2, "the other book has them all"
    assert [answer for answer in answers if answer in pupils] == []
    assert "solutionpy" in whole and "solutionpy" not in pupils
    assert "Solutions" not in [title for _, title, _ in bookmarks(PdfReader(books[False]))]


def test_no_answer_of_the_course_is_in_what_pupils_get(site: Site) -> None:
    """All the pages, as they are given to Chromium: neither a reason, nor a program that solves."""
    pages = printed_pages(site.root / "mkdocs.yml")
    document = booklet(site.folder, pages, solutions=False, course=COURSE)
    pupils = squeezed(document.get_text())
    exercises = site.root / "exemples/exercices"
    answers = [answer for page in exercises.iterdir() if page.is_dir() for answer in reasons(page)]
    answers += [squeezed(program.read_text(encoding="utf-8")) for program in exercises.rglob("solution.py")]
    assert len(answers) > 500 and [answer for answer in answers if answer in pupils] == []
    assert [bar for bar in document.select(".filename") if "solution.py" in bar.get_text()] == []


def reasons(page: Path) -> list[str]:
    """Why each proposition of the exercises of a page is right or wrong; a few words could be found anywhere."""
    found = []
    for file in (*page.rglob("exercice.toml"), *page.rglob("questions.toml")):
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        for asked in (told, *told.get("question", ())):
            for kind, name in (("choix", "pourquoi"), ("issue", "phrase"), ("variante", "phrase")):
                found += [str(choice.get(name, "")) for choice in asked.get(kind, ())]
        for choice in told.get("variante", ()):
            claim = choice.get("preuve", {})
            found += [claim.get("affirmation", ""), *(result.get("phrase", "") for result in claim.get("resultats", ()))]
    return [short for answer in found if len(short := squeezed(answer)) > 40]
