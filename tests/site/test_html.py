"""The HTML as built: nothing raw, nothing broken, nothing foreign, nothing in English."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlparse

import material
import pytest
from mkdocs.config import load_config

from tests.site.pages import Site, prose

pytestmark = pytest.mark.xdist_group("site")

#: What the theme, MkDocs and Python-Markdown say in English when nobody translates it.
ENGLISH = (
    "Permanent link",
    "Jump back to footnote",
    "Made with",
    "Edit this page",
    "Skip to content",
    "Back to top",
    "Table of contents",
    "Copy to clipboard",
    "Type to start searching",
    "404 - Not found",
)
#: Titles that the admonition and details extensions make up for a box without one.
ENGLISH_TITLES = frozenset(
    "Note Abstract Info Tip Success Question Warning Failure Danger Bug Example Quote Caution Important Hint Attention".split()
) - {"Note", "Attention", "Important", "Question", "Danger"}  # French as well


def test_the_strict_build_succeeds(site: Site) -> None:
    if site.status != 0:
        pytest.fail(f"« mkdocs build --strict » s'arrête :\n{site.printed}", pytrace=False)


def test_every_page_is_in_the_navigation_once(root: Path, site: Site) -> None:
    def pages(item: object) -> list[str]:
        if isinstance(item, str):
            return [item]
        return [page for child in (item.values() if isinstance(item, dict) else item) for page in pages(child)]

    listed = pages(load_config(str(root / "mkdocs.yml")).nav)
    assert sorted(listed) == site.sources


def test_pages_are_in_french(site: Site) -> None:
    for url, page in site.pages.items():
        assert page.html["lang"] == "fr", url


def test_nothing_raw(site: Site) -> None:
    faults = []
    for url, page in site.pages.items():
        for code in page.select("pre"):
            if not code.get_text().strip():
                faults.append(f"{url} : bloc de code vide")
        if "8<-" in page.get_text():
            faults.append(f"{url} : directive d'inclusion affichée telle quelle")
        for text in prose(page.body):
            if re.search(r"^\s*(///|!!!|\?\?\?|===|:::)", text) or "**" in text:
                faults.append(f"{url} : balisage affiché tel quel : {text.strip()[:80]!r}")
    assert not faults, "\n".join(faults)


#: The workshop's page, and what a link to it may open there: a program, an exercise.
WORKSHOP, WHAT_IT_OPENS = "atelier/", {"p", "exemple", "exercice"}


#: Words in italics that are French, the names of modules and of variables: any other is in a language that has to be told.
EMPHASIS = frozenset(
    "GIL asyncio threading localStorage k n contention coroutine invariant après attendre attendu autre avant avec ensuite et interdit "
    "prévoir sans surprenant tous un votre".split()
) | {
    "l’un après l’autre",
    "par lui-même",
    "ne pas commencer avant que quelque chose ait eu lieu",
    "le fil était là, il a lu ces morceaux, qui contenaient ceci ; il a écrit cela",
}


def test_the_language_of_english_words_is_told(site: Site) -> None:
    """The names of the glossary by themselves, any other by its author: ``*Monitors*{lang=en}``."""
    words = {" ".join(word.get_text().split()): url for url in site.urls for word in site.article(url).select("em:not([lang])")}
    unknown = {word: url for word, url in words.items() if word not in EMPHASIS}
    assert not unknown, f"ajoutez {{lang=en}}, ou, si c'est du français, le mot à EMPHASIS : {unknown}"
    assert sum(len(site.article(url).select('em[lang="en"]')) for url in site.urls) > 150


#: What an attribute of HTML or of SVG is called; an attribute list that has eaten a text leaves others.
ATTRIBUTE = re.compile(r"[a-z][a-z-]*|aria-[a-z]+|data-[a-z-]+|[a-z]+[A-Z]?[a-z]+|xmlns(:xlink)?|x[12]|y[12]")
BLOCKS = "address article aside blockquote div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul".split()


class _Outline(HTMLParser):
    """Finds the blocks inside of a paragraph, that a browser takes out of it, leaving empty ones."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if "p" in self.open and tag in BLOCKS:
            self.faults.append(f"<{tag}> dans <p>, ligne {self.getpos()[0]}")
        self.faults += [f"<{tag} {name}>, ligne {self.getpos()[0]}" for name, _ in attrs if not ATTRIBUTE.fullmatch(name)]
        if tag == "p" and "p" not in self.open:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "p" and self.open:
            self.open.pop()
        elif tag == "p":
            self.faults.append(f"</p> sans <p>, ligne {self.getpos()[0]}")


def test_paragraphs_hold_no_block_and_attributes_are_attributes(site: Site) -> None:
    faults = []
    for url in site.urls:
        outline = _Outline()
        outline.feed((site.folder / url / "index.html").read_text(encoding="utf-8"))
        faults += [f"{url} : {fault}" for fault in outline.faults]
    assert not faults, "\n".join(faults[:20])


def test_tables_and_figures_say_what_they_are(site: Site) -> None:
    tables = figures = 0
    for url in site.urls:
        article = site.article(url)
        for table in article.select("table"):
            assert table.select_one("thead th"), url
            assert all(cell.get("scope") in ("col", "row") for cell in table.select("th")), f"{url} : {table.get_text()[:80]}"
            assert not table.select("[colspan], [rowspan]"), url
            tables += 1
        for figure in article.select("figure"):
            drawing, caption = figure.select_one("svg[role=img]"), figure.select_one("figcaption")
            assert figure["role"] == "figure" and figure["aria-label"] == " ".join(caption.get_text().split()), url
            assert all(article.find(id=name).get_text().strip() for name in drawing["aria-labelledby"].split()), url
            figures += 1
    assert tables > 100 and figures >= 20


def test_links_and_anchors_lead_somewhere(site: Site) -> None:
    identifiers = {
        url: {element["id"] for element in page.select("[id]")} | {a["name"] for a in page.select("a[name]")}
        for url, page in site.pages.items()
    }
    faults = []
    for url, page in site.pages.items():
        if url == "404.html":  # its links are absolute, from the address of publication
            continue
        for element in page.select("[href], [src]"):
            target = element.get("href") or element.get("src") or ""
            parts = urlparse(target)
            if parts.scheme in ("data", "mailto") or parts.scheme.startswith("http"):
                continue
            if parts.scheme:
                faults.append(f"{url} : lien {target!r}")
                continue
            path = unquote(urlparse(urljoin(f"http://site/{url}", target)).path).lstrip("/")
            file = site.folder / path / "index.html" if path.endswith("/") or not path else site.folder / path
            if not file.is_file():
                faults.append(f"{url} : {target!r} ne mène nulle part")
                continue
            anchor = unquote(parts.fragment).partition("=")[0]  # after =, a player's schedule
            if path == WORKSHOP and anchor in WHAT_IT_OPENS and "=" in parts.fragment:
                continue
            if anchor and path in identifiers and anchor not in identifiers[path]:
                faults.append(f"{url} : {target!r}, cette ancre n'existe pas")
    assert not faults, "\n".join(faults)


def test_identifiers_are_unique(site: Site) -> None:
    for url, page in site.pages.items():
        found = [element["id"] for element in page.select("[id]")]
        assert len(found) == len(set(found)), f"{url} : {sorted({i for i in found if found.count(i) > 1})}"


def test_nothing_is_loaded_from_elsewhere(site: Site) -> None:
    faults = []
    for url, page in site.pages.items():
        loaded = page.select(
            "link[href], script[src], img[src], iframe[src], source[src], video, audio, object, embed, use[href]"
        )
        for element in loaded:
            if element.name == "link" and element.get("rel") in (["canonical"], ["prev"], ["next"]):
                continue
            target = element.get("href") or element.get("src") or element.get("data") or ""
            if "//" in target.partition("?")[0] and not target.startswith("data:"):
                faults.append(f"{url} : <{element.name}> charge {target}")
        for style in [style.get_text() for style in page.select("style")] + [e["style"] for e in page.select("[style]")]:
            if re.search(r"url\(\s*['\"]?(https?:)?//|@import", style):
                faults.append(f"{url} : style qui charge une adresse : {style[:80]}")
        if page.select(".mermaid"):  # the theme would fetch the drawing library
            faults.append(f"{url} : dessin mermaid")
    for sheet in site.folder.rglob("*.css"):
        if re.search(r"url\(\s*['\"]?(https?:)?//|@import", sheet.read_text(encoding="utf-8")):
            faults.append(f"{sheet.relative_to(site.folder)} charge une adresse")
    assert not faults, "\n".join(faults)


def _translations(language: str) -> dict[str, str]:
    path = Path(material.__file__).parent / f"templates/partials/languages/{language}.html"
    return dict(re.findall(r'^\s*"([\w.]+)": "([^"]+)"', path.read_text(encoding="utf-8"), re.MULTILINE))


def test_no_english_of_the_theme(site: Site) -> None:
    english, french = _translations("en"), _translations("fr")
    words = tuple({text for key, text in english.items() if " " in text and french.get(key) != text} | set(ENGLISH))
    assert len(words) > 20
    faults = []
    for url, page in site.pages.items():
        shown = [
            element[name] for name in ("title", "aria-label", "placeholder", "alt") for element in page.select(f"[{name}]")
        ]
        shown += [text.strip() for text in prose(page.body)]
        faults += [f"{url} : {text!r}" for text in shown if text.startswith(words)]
        faults += [
            f"{url} : titre d'encadré {title.get_text()!r}"
            for title in page.select(".admonition-title, summary")
            if title.get_text().strip() in ENGLISH_TITLES
        ]
        faults += [f"{url} : {wrong!r}" for wrong in ("Editer cette page", "Précédent:", "Suivant:") if wrong in str(page)]
    assert not faults, "\n".join(faults)


def test_typography_reaches_every_page(site: Site) -> None:
    faults = []
    for url in site.urls:
        for text in prose(site.article(url)):
            for fault in re.findall(r"[^\W\d_]'\w|\w [;!?](?!\w)|\w :(?=\s)|« |\w »|\w\.\.\.", text):
                faults.append(f"{url} : {fault!r} dans {text.strip()[:90]!r}")
    assert not faults, "\n".join(faults)


#: Words that keep their capital inside a title, besides the names of Python's standard library.
NAMES = frozenset("Python CPython Dekker Lamport Peterson".split())


def test_titles_are_in_sentence_case(site: Site) -> None:
    import asyncio
    import concurrent.futures
    import queue
    import threading

    names = NAMES.union(*(dir(module) for module in (asyncio, concurrent.futures, queue, threading)))
    faults = []
    for url in site.urls:
        for title in site.article(url).select("h1, h2, h3, h4"):
            words = re.findall(r"[:.?!»«]|[\w’-]+", " ".join(prose(title)).replace("¶", ""))
            for before, word in zip(words, words[1:], strict=False):
                plain = word.split("’")[-1]
                if before not in ":.?!«»" and plain[:1].isupper() and plain[1:].islower() and plain not in names:
                    faults.append(f"{url} : « {word} » dans le titre {' '.join(words)!r}")
    assert not faults, "\n".join(faults)


def test_terms_of_the_glossary_are_linked_once_a_page(site: Site) -> None:
    linked = 0
    for url in site.urls:
        links = [a["href"].partition("#")[2] for a in site.article(url).select("a.terme")]
        linked += bool(links)
        assert len(links) == len(set(links)), f"{url} : {links}"
        assert not (links and url == "memo/glossaire/")
    assert linked > 5


def test_the_statement_of_accessibility_goes_through_every_criterion(site: Site) -> None:
    """One hundred and six, in thirteen themes (RGAA 4.1), each once; what it sums up is what its tables say."""
    article = site.article("projet/accessibilite/")
    states: dict[str, str] = {}
    for table in article.select("table"):
        if table.select_one("thead th").get_text() != "Critère":
            continue
        for row in table.select("tbody tr"):
            numbers, _, state, how = (cell.get_text() for cell in row.select("th, td"))
            assert how or state == "non vérifié", numbers
            for part in numbers.split(", "):
                theme, first, last = re.fullmatch(r"(\d+)\.(\d+)(?: à \1\.(\d+))?", part).groups()
                for number in range(int(first), int(last or first) + 1):
                    assert f"{theme}.{number}" not in states
                    states[f"{theme}.{number}"] = state
    sizes = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12]
    assert list(states) == [f"{theme}.{number}" for theme, size in enumerate(sizes, 1) for number in range(1, size + 1)]
    counted = {state: list(states.values()).count(state) for state in ("conforme", "non conforme", "non vérifié", "non applicable")}
    said = " ".join(article.select_one("#critere-par-critere ~ p strong").get_text().split())
    assert [int(number) for number in re.findall(r"\d+", said)] == list(counted.values()) and sum(counted.values()) == 106
