"""What the site's search reads: each page cut at its headings into blocks of prose and lines of code, and the glossary.

Material's search ranks by its own means (every word optional, no synonyms, no typing fault) and loads its index with every page.
The course keeps its box, and not its index: ``search/cours.js`` is written here, ``docs/assets/recherche/moteur.js`` ranks it, and
``docs/assets/recherche/recherche.js`` loads both when the reader goes to the box.  It is a script rather than JSON, so that a page opened
from a disk can load it too.  No library: Pagefind runs WebAssembly, which the pages' policy refuses, and MiniSearch or lunr would leave all that
matters here (French forms, names of the glossary, one fault, what comes first) to be written all the same.

What may be said for the search alone:

- ``data-search-exclude`` on an element, ``search: {exclude: true}`` or ``{boost: …}`` in the front matter, as Material has them;
- ``recherche: [thread-safe, …]`` in the front matter: other names of what the page is about;
- ``data-recherche="…, …"`` on an entry of the glossary: other names of the term, which the course does not use.

MkDocs applies it as a hook. Under Zensical, which ignores hooks, the search is Zensical's own.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from cours import glossary
from cours.html_stream import INLINE, INLINE_CLOSED, VOID
from cours.pages import address
from cours.typography import typeset

GLOSSARY = Path("docs/memo/glossaire.md")
INDEX = "search/cours.js"
_HEADINGS = frozenset("h1 h2 h3 h4".split())
_SKIPPED = frozenset("button caption math script style svg template textarea thead".split())
#: Labels, sentences that every card or exercise repeats, and what would give an exercise away.
_SKIPPED_CLASSES = frozenset(
    "headerlink tabbed-labels preuve__verdict preuve__bilan preuve__joueur exercice__fiche jeu__consigne indice solution variante".split()
)
_IN_A_LINE = INLINE | INLINE_CLOSED
_CELLS = frozenset({"td", "th"})
_TELLING = re.compile(r"[^\W\d_]{3,}")


@dataclass
class Section:
    """What stands under one heading: ``prose`` a block a line, with code between backquotes; ``code`` a line a line."""

    anchor: str
    title: str = ""
    prose: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Cuts the article of a page into sections."""

    def __init__(self, skipped: frozenset[str]) -> None:
        super().__init__()
        self.skipped = _SKIPPED | skipped
        self.sections = [Section("")]
        self.open: list[tuple[str, bool]] = []  # (element, is it left out)
        self.line: list[str] = []
        self.heading = self.preformatted = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag in VOID:
            if tag == "br":
                self._end_line()
            return
        if tag not in _IN_A_LINE and tag not in _CELLS:
            self._end_line()
        classes = (attributes.get("class") or "").split()
        left_out = (
            (self.open[-1][1] if self.open else False)
            or tag in self.skipped
            or "data-search-exclude" in attributes
            or not _SKIPPED_CLASSES.isdisjoint(classes)
            or classes == ["filename"]  # « Sortie »; an example's has its path
        )
        self.open.append((tag, left_out))
        if left_out:
            return
        if tag in _HEADINGS and "id" in attributes:
            self.heading = True
            if tag != "h1":
                self.sections.append(Section(attributes["id"] or ""))
        elif tag == "pre":
            self.preformatted = True
        elif tag == "code" and not self.preformatted:
            self.line.append("`")

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or tag not in (name for name, _ in self.open):
            return
        left_out = self.open[-1][1]
        while self.open.pop()[0] != tag:
            pass
        if tag == "code" and not self.preformatted and not left_out:
            self.line.append("`")
        elif tag in _CELLS and not left_out:
            self.line.append(" · ")
        elif tag not in _IN_A_LINE and tag not in _CELLS:
            self._end_line()
            if tag in _HEADINGS:
                self.heading = False
            elif tag == "pre":
                self.preformatted = False

    def handle_data(self, data: str) -> None:
        if not (self.open and self.open[-1][1]):
            self.line.append(data)

    def _end_line(self) -> None:
        text, self.line = "".join(self.line), []
        section = self.sections[-1]
        if self.preformatted:
            section.code += text.split("\n")
        elif self.heading:
            section.title += " ".join(text.replace("`", "").split())
        elif text := " ".join(text.split()).strip(" ·"):
            (section.code if text.startswith("exemples/") and " " not in text else section.prose).append(text)


def sections(article: str, skipped: frozenset[str] = frozenset()) -> list[Section]:
    """Return the sections of ``article`` (HTML), the first of which is what stands before any ``h2``; ``skipped``: elements to leave out.

    A line of code is kept once, without its indentation, and only if it holds a word.
    """
    reader = _Reader(skipped)
    reader.feed(article)
    reader.close()
    reader._end_line()
    seen: set[str] = set()
    for section in reader.sections:
        lines = [line.strip() for line in section.code]
        section.code = [line for line in dict.fromkeys(lines) if _TELLING.search(line) and line not in seen]
        seen.update(section.code)
    return reader.sections


def page_data(url: str, title: str, meta: dict[str, Any], article: str) -> dict[str, Any] | None:
    """Return what the search reads of one page, or None when its front matter excludes it."""
    settings = meta.get("search") or {}
    if settings.get("exclude"):
        return None
    # The entries of the glossary are each on their own.
    found = sections(article, frozenset({"dl"}) if url == address(GLOSSARY) else frozenset())
    return {
        "adresse": url,
        "titre": found[0].title or title,
        "resume": meta.get("description", ""),
        "noms": meta.get("recherche") or [],
        "poids": settings.get("boost", 1),
        "parties": [[one.anchor, one.title if one.anchor else "", "\n".join(one.prose), "\n".join(one.code)] for one in found],
    }


def glossary_data(path: Path = GLOSSARY) -> list[dict[str, Any]]:
    """Return what the search reads of each entry of the glossary: its names, its definition, the page that explains it."""
    return [
        {
            "adresse": f"{address(path)}#{entry.anchor}",
            "titre": _typeset(entry.term),
            "noms": [*entry.forms[1:], *entry.english, *entry.searched],
            "page": address(Path(entry.page)) if entry.page else None,
            "texte": _typeset(entry.tooltip),
        }
        for entry in glossary.read(path)
    ]


def _typeset(text: str) -> str:
    return html.unescape(typeset(html.escape(text, quote=False)))


def script(pages: list[dict[str, Any]], terms: list[dict[str, Any]]) -> str:
    """Return the script that gives ``moteur.js`` all it reads."""
    data = json.dumps({"pages": pages, "termes": terms}, ensure_ascii=False, separators=(",", ":"))
    return f"var rechercheDuCours={data};\n"


# ---- MkDocs ---------------------------------------------------------------------------------------------------------

_pages: dict[str, dict[str, Any] | None] = {}
"""By address; the preview renders again the pages that changed, and those alone."""


def on_page_content(html: str, page: Any, **_: Any) -> None:
    _pages[page.url] = page_data(page.url, str(page.title), page.meta, html)


def on_env(env: Any, files: Any, **_: Any) -> None:
    shown = [file.page.url for file in files.documentation_pages() if file.page]
    for url in [url for url in _pages if url not in shown]:
        del _pages[url]


def on_post_build(config: Any, **_: Any) -> None:
    """Write our index; leave of Material's what its script asks for: settings, and no document."""
    site = Path(config.site_dir)
    pages = [page for _, page in sorted(_pages.items()) if page]
    terms = glossary_data() if any(page["adresse"] == address(GLOSSARY) for page in pages) else []
    text = script(pages, terms)
    (site / INDEX).write_text(text, encoding="utf-8", newline="\n")
    theirs = site / "search/search_index.json"
    settings = json.loads(theirs.read_text(encoding="utf-8"))["config"]
    theirs.write_text(json.dumps({"config": settings, "docs": []}), encoding="utf-8", newline="\n")
